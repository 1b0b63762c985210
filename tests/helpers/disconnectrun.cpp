#include "helpers/disconnectrun.h"

#include "helpers/faultproxy.h"
#include "helpers/spin.h"
#include "helpers/testhub.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype maxTroubles = 20;
const QString room = u"room"_s;

ClientOptions quickOptions(const QString &protocol)
{
    ClientOptions options;
    options.protocol = protocol;
    options.recoveryDelay = 2ms;
    options.reconnectRetry.delay = 20ms;
    options.messageRetry.maxRetries = -1; // each round may cut it off again
    options.sequenceAckInterval = 5ms;
    options.keepAliveInterval = 30ms; // finds half-open connections
    options.keepAliveTimeout = 150ms;
    options.connectTimeout = 2s;
    return options;
}

bool isCut(Fault::Kind kind)
{
    return kind != Fault::Delay;
}

//! What the seed has decided for one round.
struct Round {
    int victim = 0; //!< 0: the publisher, else a subscriber
    Fault cut = {};
    QList<Fault> delays = {}; //!< of the same connection
    QList<Fault> cutsOfRecovery = {}; //!< of the connection after it
};

Round planRound(QRandomGenerator &random, int clients)
{
    Round round;
    round.victim = random.bounded(clients);
    const bool isPublisher = round.victim == 0;
    // The publisher's messages go up and its acks down, a subscriber's the other way round.
    const auto bytesARound = [isPublisher](Fault::Way way) {
        return isPublisher ? (way == Fault::Up ? 3000 : 900) : (way == Fault::Down ? 3000 : 120);
    };
    const auto way = [&random] { return random.bounded(2) == 0 ? Fault::Up : Fault::Down; };
    const int kind = random.bounded(40);
    round.cut.kind = kind == 0 ? Fault::HalfOpen
        : kind == 1            ? Fault::Dead
        : kind % 2 == 0        ? Fault::Fin
                               : Fault::Reset;
    round.cut.way = way();
    round.cut.atByte = random.bounded(bytesARound(round.cut.way));
    for (int i = random.bounded(4); i > 0; --i) {
        const Fault::Way delayed = way();
        round.delays += {.kind = Fault::Delay,
            .way = delayed,
            .atByte = random.bounded(bytesARound(delayed)),
            .delay = std::chrono::milliseconds(random.bounded(3))};
    }
    if (random.bounded(6) == 0) // in the midst of the handshake, or of the replay
        round.cutsOfRecovery += {.kind = random.bounded(2) == 0 ? Fault::Fin : Fault::Reset,
            .way = way(),
            .atByte = random.bounded(1200)};
    return round;
}

Payload makeBody(quint64 number, QRandomGenerator &random)
{
    // Now and then one that crosses the lengths at which frames change their form.
    const int padding = random.bounded(40) == 0 ? random.bounded(70'000) : random.bounded(120);
    const QByteArray bytes = QByteArray::number(number) + ':' + QByteArray(padding, 'x');
    return number % 2 == 0 ? Payload::binary(bytes) : Payload::text(QString::fromLatin1(bytes));
}

quint64 numberOf(const Payload &payload)
{
    return payload.bytes.first(std::max(qsizetype(0), payload.bytes.indexOf(':'))).toULongLong();
}

//! One client behind its proxy.
struct Member {
    std::unique_ptr<FaultProxy> proxy;
    std::unique_ptr<WebPubSubClient> client;
    int returns = 0; //!< times it was Connected
    int cuts = 0;
    QElapsedTimer sinceLoss;

    bool isConnected() const { return client->state() == WebPubSubClient::State::Connected; }
};

class Run {
public:
    explicit Run(const DisconnectRunOptions &options)
        : m_options(options)
        , m_random(options.seed)
        , m_checker(1, options.subscribers)
    {
    }

    DisconnectRunResult play()
    {
        QElapsedTimer timer;
        timer.start();
        bool goesOn = connectAll();
        for (int round = 0; goesOn && round < m_options.disconnects; ++round)
            goesOn = playRound(planRound(m_random, int(m_members.size())));
        // Also after a failure, so that what is merely late does not count as lost.
        (void)waitFor([this] { return m_checker.isComplete(); }, u"what is still owed"_s);
        m_result.verdict = m_checker.verdict();
        for (const Member &member : m_members)
            m_result.cutRecoveries += member.cuts;
        m_result.cutRecoveries -= m_result.disconnects;
        m_result.seconds = double(timer.elapsed()) / 1000.0;
        return m_result;
    }

private:
    bool connectAll();
    void add(int index);
    bool playRound(const Round &round);
    void send();
    bool allConnected() const
    {
        return std::all_of(
            m_members.begin(), m_members.end(), [](const Member &m) { return m.isConnected(); });
    }
    bool waitFor(const std::function<bool()> &condition, const QString &what);
    void trouble(const QString &what)
    {
        if (m_result.troubles.size() < maxTroubles)
            m_result.troubles += what;
    }

    DisconnectRunOptions m_options;
    QRandomGenerator m_random;
    DeliveryChecker m_checker;
    TestHub m_hub;
    std::vector<Member> m_members;
    QObject m_context; //!< of what the members tell: gone before them
    DisconnectRunResult m_result;
    quint64 m_sent = 0;
};

bool Run::connectAll()
{
    m_members.resize(size_t(m_options.subscribers) + 1);
    for (int i = 0; i <= m_options.subscribers; ++i)
        add(i);
    if (!waitFor([this] { return allConnected(); }, u"the clients to connect"_s))
        return false;
    int joined = 0;
    for (size_t i = 1; i < m_members.size(); ++i)
        m_members[i].client->joinGroup(room)->then(
            &m_context, [&joined](const Result<Ack> &result) { joined += result ? 1 : 0; });
    return waitFor([&] { return joined == m_options.subscribers; }, u"the subscribers to join"_s);
}

void Run::add(int index)
{
    Member &member = m_members[size_t(index)];
    const QString name = index == 0 ? u"publisher"_s : u"subscriber %1"_s.arg(index - 1);
    const QUrl url = m_hub.clientUrl(
        u"chat"_s, {.userId = name, .roles = {u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s}});
    member.proxy = std::make_unique<FaultProxy>(m_hub.port());
    member.client = std::make_unique<WebPubSubClient>(member.proxy->through(url));
    ClientOptions options = quickOptions(m_options.protocol);
    if (m_options.tweak)
        m_options.tweak(options);
    member.client->setOptions(options);
    if (m_options.transport)
        member.client->setTransportFactory([this, index] { return m_options.transport(index); });

    QObject::connect(member.proxy.get(), &FaultProxy::struck, &m_context,
        [&member](const Fault &fault) { member.cuts += isCut(fault.kind) ? 1 : 0; });
    const WebPubSubClient *client = member.client.get();
    QObject::connect(
        client, &WebPubSubClient::recovering, &m_context, [&member] { member.sinceLoss.start(); });
    QObject::connect(client, &WebPubSubClient::recovered, &m_context, [this, &member] {
        ++member.returns;
        m_result.recoveryTimes.add(double(member.sinceLoss.nsecsElapsed()) / 1e6);
    });
    QObject::connect(client, &WebPubSubClient::connected, &m_context, [&member] { ++member.returns; });
    QObject::connect(client, &WebPubSubClient::errorOccurred, &m_context,
        [this, name](const Error &error) { trouble(name + u": "_s + error.message); });
    QObject::connect(client, &WebPubSubClient::disconnected, &m_context,
        [this, name, index](const QString &, const Error &e) {
            trouble(name + u" lost its connection: "_s + e.message);
            if (index > 0)
                m_checker.newConnection(index - 1);
        });
    QObject::connect(client, &WebPubSubClient::discontinuity, &m_context,
        [this, name, index](quint64 first, quint64 last) {
            trouble(u"%1 tells a gap %2-%3"_s.arg(name).arg(first).arg(last));
            if (index > 0)
                m_checker.discontinuity(index - 1, first, last);
        });
    QObject::connect(client, &WebPubSubClient::groupMessageReceived, &m_context,
        [this, index](const GroupMessage &message) {
            m_checker.received(index - 1, 0, numberOf(message.payload), message.sequenceId);
        });
    member.client->start();
}

bool Run::playRound(const Round &round)
{
    Member &victim = m_members[size_t(round.victim)];
    const int returnsBefore = victim.returns;
    const int cutsBefore = victim.cuts;
    for (const Fault &fault : round.delays)
        (void)victim.proxy->inject(fault);
    (void)victim.proxy->inject(round.cut);
    if (!round.cutsOfRecovery.isEmpty())
        victim.proxy->planNext(round.cutsOfRecovery);

    for (int i = 0; i < m_options.messagesARound; ++i) {
        if (!waitFor([this] { return m_members[0].isConnected(); }, u"the publisher to come back"_s))
            return false;
        send();
        if (m_random.bounded(3) == 0)
            QCoreApplication::processEvents();
    }
    if (!waitFor([this] { return m_checker.isAnswered(); }, u"the round's acks"_s))
        return false;
    if (victim.cuts == cutsBefore) // the byte lies beyond what this round's traffic came to
        (void)victim.proxy->inject({.kind = Fault::Reset, .way = round.cut.way});
    ++m_result.disconnects;
    return waitFor([&] { return victim.returns > returnsBefore && allConnected(); },
        u"client %1 to come back"_s.arg(round.victim));
}

void Run::send()
{
    const quint64 number = ++m_sent;
    m_checker.sent(0, number);
    m_members[0]
        .client->sendToGroup(room, makeBody(number, m_random), {.noEcho = true})
        ->then(&m_context, [this, number](const Result<Ack> &result) {
            if (result)
                m_checker.acked(0, number);
            else
                m_checker.refused(0, number, result.error().name);
        });
}

bool Run::waitFor(const std::function<bool()> &condition, const QString &what)
{
    if (spinUntil(condition, m_options.patience))
        return true;
    trouble(u"waited in vain for %1, in round %2"_s.arg(what).arg(m_result.disconnects + 1));
    return false;
}

} // namespace

QString DisconnectRunResult::report() const
{
    QString text =
        u"%1 forced disconnects and %2 cut recoveries in %3 s\n%4\nrecovery of %5: p50 %6 ms, p99 %7 ms, "
        u"longest %8 ms"_s.arg(disconnects)
            .arg(cutRecoveries)
            .arg(seconds, 0, 'f', 1)
            .arg(verdict.summary())
            .arg(recoveryTimes.count())
            .arg(recoveryTimes.percentile(0.5), 0, 'f', 1)
            .arg(recoveryTimes.percentile(0.99), 0, 'f', 1)
            .arg(recoveryTimes.percentile(1.0), 0, 'f', 1);
    for (const QString &line : verdict.examples + troubles)
        text += u"\n  "_s + line;
    return text;
}

DisconnectRunResult runDisconnects(const DisconnectRunOptions &options)
{
    return Run(options).play();
}
