#include "client/webpubsubclient.h"
#include "helpers/testhub.h"

#include <QRandomGenerator>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

/*
    The guarantee, against the local hub over real sockets (reliability-security.md section 2.1, the short
   version): with a reliable subprotocol, whatever the network does meanwhile, every acknowledged message
   comes exactly once and in order, and every request gets its answer.
*/
class tst_Disconnects : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void losesNothing_data();
    void losesNothing();
    void reconnectsAndRejoinsAfterTheHubRestarted();
};

namespace {

constexpr int rounds = 60;
constexpr int messagesARound = 20;

ClientOptions options()
{
    ClientOptions options;
    options.recoveryDelay = 2ms;
    options.reconnectRetry.delay = 20ms;
    options.messageRetry.maxRetries = -1; // each round may cut it off again
    options.sequenceAckInterval = 5ms;
    return options;
}

std::unique_ptr<WebPubSubClient> makeClient(const TestHub &hub, const QString &user)
{
    auto client = std::make_unique<WebPubSubClient>(hub.clientUrl(u"chat"_qs,
        {.userId = user, .roles = {u"webpubsub.joinLeaveGroup"_qs, u"webpubsub.sendToGroup"_qs}}));
    client->setOptions(options());
    return client;
}

//! Answers of one client's requests.
struct Answers {
    int expected = 0;
    int ok = 0;
    QStringList errors;

    void count(WebPubSubClient::AckReply *reply, const QObject *context)
    {
        ++expected;
        reply->then(context, [this](const Result<Ack> &result) {
            if (result)
                ++ok;
            else
                errors += result.error().name;
        });
    }
    bool complete() const { return ok + errors.size() == expected; }
};

} // namespace

void tst_Disconnects::losesNothing_data()
{
    QTest::addColumn<bool>("cutPublisher");
    QTest::addColumn<bool>("cutSubscriber");
    QTest::addColumn<bool>("cutByHub");
    QTest::newRow("the subscriber is cut") << false << true << false;
    QTest::newRow("the publisher is cut") << true << false << false;
    QTest::newRow("both are cut") << true << true << false;
    QTest::newRow("the hub cuts both") << true << true << true;
}

void tst_Disconnects::losesNothing()
{
    QFETCH(bool, cutPublisher);
    QFETCH(bool, cutSubscriber);
    QFETCH(bool, cutByHub);
    TestHub hub;
    const auto publisher = makeClient(hub, u"publisher"_qs);
    const auto subscriber = makeClient(hub, u"subscriber"_qs);
    QList<int> received;
    connect(subscriber.get(), &WebPubSubClient::groupMessageReceived, this,
        [&](const GroupMessage &message) { received += message.payload.bytes.toInt(); });
    QStringList troubles;
    for (const WebPubSubClient *client : {publisher.get(), subscriber.get()}) {
        connect(client, &WebPubSubClient::discontinuity, this,
            [&](quint64 first, quint64 last) { troubles += u"gap %1-%2"_qs.arg(first).arg(last); });
        connect(client, &WebPubSubClient::disconnected, this,
            [&](const QString &, const Error &error) { troubles += error.message; });
    }
    const auto isConnected = [](const WebPubSubClient &client) {
        return client.state() == WebPubSubClient::State::Connected;
    };
    publisher->start();
    subscriber->start();
    QTRY_VERIFY(isConnected(*publisher) && isConnected(*subscriber));
    Answers answers;
    answers.count(subscriber->joinGroup(u"room"_qs), this);
    QTRY_COMPARE(answers.ok, 1);

    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const auto cut = [&](WebPubSubClient *client) {
        if (cutByHub)
            hub.hub().dropConnection(client->connectionId());
        else
            client->dropTransport();
    };
    int sent = 0;
    for (int round = 0; round < rounds; ++round) {
        // The hub keeps 1000 messages for a receiver that is away; more would be lost, and told
        // (section 4.4).
        QVERIFY2(QTest::qWaitFor([&] { return isConnected(*publisher) && sent - received.size() < 300; }),
            qPrintable(troubles.join(u"; ")));
        const int cutAt = random.bounded(messagesARound);
        for (int i = 0; i < messagesARound && isConnected(*publisher); ++i) {
            if (i == cutAt && cutSubscriber)
                cut(subscriber.get());
            answers.count(
                publisher->sendToGroup(u"room"_qs, Payload::text(QString::number(++sent)), {.noEcho = true}),
                this);
            if (i == cutAt && cutPublisher)
                cut(publisher.get());
            if (random.bounded(4) == 0)
                QCoreApplication::processEvents();
        }
    }
    QVERIFY(sent > rounds);
    QTRY_VERIFY_WITH_TIMEOUT(answers.complete(), 20'000);
    QVERIFY2(answers.errors.isEmpty(), qPrintable(troubles.join(u", ")));
    (void)QTest::qWaitFor([&] { return received.size() >= sent || !troubles.isEmpty(); }, 20'000);
    QVERIFY2(troubles.isEmpty(), qPrintable(troubles.join(u"; ")));
    QCOMPARE(received.size(), sent);
    for (int i = 0; i < sent; ++i)
        QCOMPARE(received.at(i), i + 1); // none lost, none twice, none out of order
}

void tst_Disconnects::reconnectsAndRejoinsAfterTheHubRestarted()
{
    TestHub hub;
    const auto client = makeClient(hub, u"ann"_qs);
    QStringList news;
    connect(client.get(), &WebPubSubClient::connected, this, [&] { news += u"connected"_qs; });
    connect(client.get(), &WebPubSubClient::recovering, this, [&] { news += u"recovering"_qs; });
    connect(client.get(), &WebPubSubClient::disconnected, this, [&] { news += u"disconnected"_qs; });
    connect(client.get(), &WebPubSubClient::discontinuity, this, [&] { news += u"gap"_qs; });
    QStringList received;
    connect(client.get(), &WebPubSubClient::groupMessageReceived, this,
        [&](const GroupMessage &message) { received += QString::fromUtf8(message.payload.bytes); });
    client->start();
    QTRY_COMPARE(news, QStringList(u"connected"_qs));
    Answers answers;
    answers.count(client->joinGroup(u"room"_qs), this);
    QTRY_COMPARE(answers.ok, 1);

    const quint16 port = hub.port();
    const QString key = hub.hub().accessKey();
    hub.hub().stop();
    QTRY_VERIFY(!hub.hub().isRunning());
    hub.hub().start({.port = port, .accessKey = key});
    QTRY_COMPARE(news,
        QStringList({u"connected"_qs, u"recovering"_qs, u"gap"_qs, u"disconnected"_qs, u"connected"_qs}));
    answers.count(client->sendToGroup(u"room"_qs, Payload::text(u"hello again"_qs)), this);
    QTRY_COMPARE(received, QStringList(u"hello again"_qs));
    QTRY_COMPARE(answers.ok, 2);
}

QTEST_GUILESS_MAIN(tst_Disconnects)
#include "tst_disconnects.moc"
