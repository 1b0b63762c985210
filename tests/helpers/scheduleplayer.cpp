#include "helpers/scheduleplayer.h"

#include "helpers/lifecyclewatch.h"

#include <QTimer>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Milliseconds = std::chrono::milliseconds;

class Schedule {
public:
    Schedule(VirtualTime &time, quint32 seed, const ScheduleOptions &options)
        : m_time(time)
        , m_plant(options.plant)
        , m_random(seed)
        , m_log(options.wantsStory)
        , m_service(protocol(), m_random, m_log)
        , m_client(std::make_unique<WebPubSubClient>([this] { return provideUrl(); }))
    {
        m_client->setTransportFactory([this] { return m_service.makeTransport(); });
        m_client->setOptions(clientOptions());
        m_watch = std::make_unique<LifecycleWatch>(*m_client, m_service, m_log);
        m_service.opening = [this](bool isRecovery) {
            if (m_watch)
                m_watch->transportOpened(isRecovery);
        };
        letHandlersInterfere();
    }

    ScheduleResult play();

private:
    struct Request {
        quint64 number = 0;
        QPointer<WebPubSubClient::AckReply> reply;
        bool isExecuted = false; //!< takes effect at the service once, and is answered
        int finished = 0;
    };

    QString protocol()
    {
        static constexpr QLatin1String names[] = {Subprotocol::json, Subprotocol::protobuf,
            Subprotocol::reliableJson, Subprotocol::reliableProtobuf};
        const int unreliable = m_random.bounded(5) == 0 ? 0 : 2;
        return QString(names[unreliable + m_random.bounded(2)]);
    }
    bool chance(int oneIn) { return m_random.bounded(oneIn) == 0; }
    ClientOptions clientOptions();
    void letHandlersInterfere();
    void interfere();
    WebPubSubReplyOf<QUrl> *provideUrl();
    void step();
    void pause();
    void callClient();
    void send();
    void abortOne();
    void start();
    void stop();
    void destroy();
    void comeToRest();
    void checkReplies(const char *when);

    VirtualTime &m_time;
    std::function<void(WebPubSubClient &client, ModelService &service)> m_plant;
    QRandomGenerator m_random;
    ScheduleLog m_log;
    ModelService m_service;
    std::unique_ptr<WebPubSubClient> m_client;
    std::unique_ptr<LifecycleWatch> m_watch;
    std::vector<std::shared_ptr<Request>> m_requests;
    quint64 m_number = 0;
    bool m_interferes = true;
};

ClientOptions Schedule::clientOptions()
{
    ClientOptions options;
    options.protocol = m_service.protocol();
    options.autoReconnect = !chance(8);
    options.autoRejoinGroups = !chance(5);
    options.reconnectRetry.jitter = 0; // its random numbers are not the schedule's
    if (chance(4))
        options.reconnectRetry.maxRetries = 2;
    static constexpr int retries[] = {3, 0, 1, -1};
    options.messageRetry.maxRetries = retries[m_random.bounded(4)];
    options.ackTimeout = chance(2) ? 10s : 30s;
    options.recoveryDelay = chance(3) ? 100ms : 1000ms;
    options.keepAliveInterval = chance(6) ? 0s : 20s;
    // Without pings a quiet connection cannot be told from a dead one.
    options.keepAliveTimeout = chance(6) || options.keepAliveInterval == 0s ? 0s : 60s;
    return options;
}

void Schedule::letHandlersInterfere()
{
    // After the watch, so that it has seen what a handler then reacts to.
    const WebPubSubClient *c = m_client.get();
    const auto connectTo = [this, c](auto signal) {
        QObject::connect(c, signal, m_watch.get(), [this] { interfere(); });
    };
    connectTo(&WebPubSubClient::stateChanged);
    connectTo(&WebPubSubClient::connected);
    connectTo(&WebPubSubClient::disconnected);
    connectTo(&WebPubSubClient::stopped);
    connectTo(&WebPubSubClient::retryScheduled);
    connectTo(&WebPubSubClient::recovering);
    connectTo(&WebPubSubClient::recovered);
    connectTo(&WebPubSubClient::discontinuity);
    connectTo(&WebPubSubClient::errorOccurred);
    connectTo(&WebPubSubClient::groupMessageReceived);
}

//! A handler of the application that calls back in, or deletes the client.
void Schedule::interfere()
{
    if (!m_interferes || !m_client || !chance(40))
        return;
    m_log.tell([] { return u"(a handler)"_s; });
    if (chance(30))
        destroy();
    else
        callClient();
}

WebPubSubReplyOf<QUrl> *Schedule::provideUrl()
{
    auto *reply = new WebPubSubReplyOf<QUrl>(m_client.get());
    const QUrl url(u"wss://demo.example.net/client/hubs/chat?access_token=abc"_s);
    const bool fails = m_interferes && chance(20);
    QTimer::singleShot(Milliseconds(chance(5) ? m_random.bounded(3000) : 0), reply, [reply, url, fails] {
        if (fails)
            reply->complete(Error{.kind = ErrorKind::Network, .name = u"NegotiateFailed"_s});
        else
            reply->complete(url);
    });
    return reply;
}

void Schedule::start()
{
    m_log.tell([] { return u"start()"_s; });
    // While stopping it starts again afterwards, by itself.
    m_watch->started();
    m_client->start();
}

void Schedule::stop()
{
    m_log.tell([] { return u"stop()"_s; });
    m_watch->stopCalled();
    m_client->stop();
}

void Schedule::destroy()
{
    m_log.tell([] { return u"~WebPubSubClient()"_s; });
    m_watch.reset();
    m_client.reset();
}

void Schedule::send()
{
    const auto request = std::make_shared<Request>();
    request->number = ++m_number;
    const QString group = chance(2) ? u"room"_s : u"hall"_s;
    const Payload payload = Payload::text(QString::number(request->number));
    const SendOptions options{.fireAndForget = chance(12)};
    const int kind = m_random.bounded(6);
    request->isExecuted = kind > 1 && !options.fireAndForget;
    m_log.tell([&] { return u"request %1"_s.arg(request->number); });
    if (kind == 0)
        request->reply = m_client->joinGroup(group, options);
    else if (kind == 1)
        request->reply = m_client->leaveGroup(group, options);
    else if (kind == 2)
        request->reply = m_client->sendEvent(u"e"_s, payload, options);
    else
        request->reply = m_client->sendToGroup(group, payload, options);
    request->reply->then(m_watch.get(), [this, request](const Result<Ack> &result) {
        m_log.tell([&] {
            return u"request %1 is done: %2"_s.arg(request->number)
                .arg(result ? u"ok"_s : result.error().name);
        });
        if (++request->finished > 1)
            m_log.violation(u"request %1 finished twice"_s.arg(request->number));
        if (result && request->isExecuted && m_service.executions(request->number) != 1)
            m_log.violation(u"request %1 succeeded without taking effect"_s.arg(request->number));
    });
    m_requests.push_back(request);
}

void Schedule::abortOne()
{
    for (const std::shared_ptr<Request> &request : m_requests) {
        if (request->finished == 0 && request->reply && chance(2)) {
            request->reply->abort();
            return;
        }
    }
}

void Schedule::callClient()
{
    switch (m_random.bounded(12)) {
    case 0:
    case 1:
        start();
        break;
    case 2:
        stop();
        break;
    case 3:
        m_log.tell([] { return u"reconnectNow()"_s; });
        m_watch->waitsCutShort();
        m_client->reconnectNow();
        break;
    case 4:
        m_log.tell([] { return u"dropTransport()"_s; });
        m_client->dropTransport();
        break;
    case 5:
        abortOne();
        break;
    default:
        send();
        break;
    }
}

void Schedule::step()
{
    // 1012 to 1014 are left to other tests: they bring in random numbers that are not the schedule's.
    static constexpr int closeCodes[] = {1006, 1006, 1001, 1011, 1008, 1000, 1002, 4000};
    switch (m_random.bounded(24)) {
    case 0:
    case 1:
    case 2:
        m_service.closeConnection(1006);
        break;
    case 3:
        m_service.closeConnection(closeCodes[m_random.bounded(int(std::size(closeCodes)))]);
        break;
    case 4:
        m_service.goSilent();
        break;
    case 5:
        m_service.skipSequenceId();
        break;
    case 6:
        m_service.repeatMessage();
        break;
    case 7:
        m_service.sendUnreadable();
        break;
    case 8:
        m_service.refreshToken();
        break;
    case 9:
        m_service.forgetSession();
        break;
    case 10:
    case 11:
    case 12:
        for (int i = m_random.bounded(5); i >= 0; --i)
            m_service.publish();
        break;
    case 13:
        if (chance(10))
            destroy();
        break;
    default:
        callClient();
        break;
    }
}

void Schedule::pause()
{
    switch (m_random.bounded(5)) {
    case 0:
        break;
    case 1:
    case 2:
        m_time.runFor(Milliseconds(m_random.bounded(30)));
        break;
    case 3:
        m_time.runFor(Milliseconds(m_random.bounded(2500)));
        break;
    default:
        m_time.runFor(Milliseconds(m_random.bounded(45'000)));
        break;
    }
}

ScheduleResult Schedule::play()
{
    start();
    pause();
    // Mostly short, as many short lives meet more than a few long ones in the same time.
    for (int steps = 3 + std::min(m_random.bounded(16), m_random.bounded(16)); steps > 0 && m_client;
         --steps) {
        step();
        pause();
        if (m_plant && m_client && chance(4))
            std::exchange(m_plant, {})(*m_client, m_service);
    }
    m_interferes = false;
    m_service.heal();
    if (m_client)
        comeToRest();
    m_time.runFor(60s); // what was deleted must not come back; the model's own timers run out
    if (m_time.timerCount() > 0)
        m_log.violation(u"%1 timers run on"_s.arg(m_time.timerCount()));
    return {.violations = m_log.violations(), .lines = m_log.lines()};
}

void Schedule::comeToRest()
{
    m_log.tell([] { return u"all is well from here on"_s; });
    m_time.runFor(150s);
    checkReplies("after the network healed");
    if (m_client->state() == WebPubSubClient::State::Stopped) {
        start();
        m_time.runFor(60s);
    }
    if (m_client->state() != WebPubSubClient::State::Connected)
        m_log.violation(u"the client does not come to rest"_s);
    m_service.publish();
    m_time.runFor(5s);
    const ModelService::Session *session = m_service.session();
    if (m_service.isReliable() && (!session || m_watch->lastSequenceId() != session->lastSequenceId))
        m_log.violation(u"messages are missing in the end"_s);

    stop();
    m_time.runFor(5s);
    if (m_watch->isRunning())
        m_log.violation(u"stop() did not end it"_s);
    checkReplies("after stop()");
    m_time.runFor(100s);
    if (m_time.timerCount() > 0)
        m_log.violation(u"%1 timers run on after stop()"_s.arg(m_time.timerCount()));
    destroy();
}

void Schedule::checkReplies(const char *when)
{
    for (const std::shared_ptr<Request> &request : m_requests) {
        if (request->finished != 1)
            m_log.violation(u"request %1 finished %2 times %3"_s.arg(request->number)
                                .arg(request->finished)
                                .arg(QLatin1String(when)));
    }
}

} // namespace

ScheduleResult playSchedule(VirtualTime &time, quint32 seed, const ScheduleOptions &options)
{
    time.begin();
    // Coarse timers may be a twentieth early, and on a busy machine every timer is late now and then.
    QRandomGenerator random(seed);
    time.setUnpunctuality([&](VirtualTime::Nanoseconds interval, Qt::TimerType type) {
        const bool isPrecise = type == Qt::PreciseTimer && !options.preciseTimersAreEarly;
        const double share = isPrecise ? 0 : random.generateDouble() - 0.5;
        const auto late =
            random.bounded(20) == 0 ? VirtualTime::Nanoseconds(random.bounded(50'000'000)) : 0ns;
        return VirtualTime::Nanoseconds(qint64(double(interval.count()) * share * 0.1)) + late;
    });
    const ScheduleResult result = Schedule(time, seed, options).play();
    time.setUnpunctuality({});
    time.end();
    return result;
}
