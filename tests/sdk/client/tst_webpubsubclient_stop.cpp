#include "client/webpubsubclient.h"
#include "helpers/clientbench.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

const QStringList connectedNews{u"Connecting"_qs, u"Connected"_qs, u"connected c-1 ann"_qs};

} // namespace

class tst_WebPubSubClient_Stop : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stopsInOrder();
    void stopIsBoundedAgainstASilentPeer();
    void startAndStopAtOddTimes();
    void startsAfreshAfterAStop();
    void startWhileStoppingStartsAgain();
    void stopDuringTheRejoinIsFinal();
    void stopAbortsTheProvidersReply();
    void optionsCountFromTheNextStart();
    void nothingBeginsAfterAStopInAHandler_data();
    void nothingBeginsAfterAStopInAHandler();
    void aStopBetweenTheTwoSignalsOfALossKeepsTheirOrder();
    void nothingIsSentWhileClosing();
    void startBeforeStoppedIsToldStartsAfterIt_data();
    void startBeforeStoppedIsToldStartsAfterIt();
};

void tst_WebPubSubClient_Stop::stopsInOrder()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    Error pending;
    bench.client->joinGroup(u"a"_qs)->then(
        this, [&](const Result<Ack> &result) { pending = result.error(); });
    bench.takeNews();
    bench.client->stop();
    QCOMPARE(bench.wire()->closeCode(), 1000);
    QVERIFY(bench.news.isEmpty());
    bench.client->stop();
    QTRY_COMPARE(bench.news, QStringList({u"disconnected c-1 Stopped"_qs, u"Stopped"_qs, u"stopped"_qs}));
    QTRY_COMPARE(pending.name, u"Stopped"_qs);
    QCOMPARE(pending.kind, ErrorKind::Cancelled);
    QVERIFY(!bench.wire());
    QCOMPARE(bench.client->connectionId(), QString());
}

void tst_WebPubSubClient_Stop::stopIsBoundedAgainstASilentPeer()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.wire()->answersClose = false;
    bench.client->stop();
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
    QVERIFY(!bench.wire());
}

void tst_WebPubSubClient_Stop::startAndStopAtOddTimes()
{
    ClientBench bench;
    bench.client->stop(); // before start: nothing
    QVERIFY(bench.news.isEmpty());
    bench.client->start();
    bench.client->start();
    bench.client->stop(); // before the URL is there
    bench.client->stop();
    QCOMPARE(bench.takeNews(), QStringList({u"Connecting"_qs, u"Stopped"_qs, u"stopped"_qs}));
    QVERIFY(!QTest::qWaitFor([&] { return bench.network.opened() > 0; }, 30));
    QVERIFY(bench.connectNow());
    bench.client->start(); // while running: nothing
    QCOMPARE(bench.takeNews(), connectedNews);
    QCOMPARE(bench.network.opened(), 1);
}

void tst_WebPubSubClient_Stop::startsAfreshAfterAStop()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.wire()->reply(ClientBench::message(9));
    bench.client->stop();
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
    bench.takeNews();
    QVERIFY(bench.connectNow("c-2"));
    bench.wire()->reply(ClientBench::message(1));
    QCOMPARE(bench.takeNews(),
        QStringList({u"Connecting"_qs, u"Connected"_qs, u"connected c-2 ann"_qs, u"message hi"_qs}));
}

void tst_WebPubSubClient_Stop::startWhileStoppingStartsAgain()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.takeNews();
    bench.client->stop();
    bench.client->start();
    QVERIFY(bench.reconnectNow(2, "c-2"));
    QCOMPARE(bench.takeNews(),
        QStringList({u"disconnected c-1 Stopped"_qs, u"Stopped"_qs, u"stopped"_qs, u"Connecting"_qs,
            u"Connected"_qs, u"connected c-2 ann"_qs}));
    // The last word counts.
    bench.client->stop();
    bench.client->start();
    bench.client->stop();
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
    QVERIFY(!QTest::qWaitFor([&] { return bench.network.opened() > 2; }, 30));
}

void tst_WebPubSubClient_Stop::stopDuringTheRejoinIsFinal()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.client->joinGroup(u"a"_qs);
    bench.wire()->reply(ClientBench::ok(1));
    bench.wire()->closeFromPeer(1008);
    QVERIFY(bench.reconnectNow(2, "c-2"));
    bench.takeNews();
    bench.client->stop();
    bench.wire()->reply(ClientBench::ok(2)); // the rejoin's, too late
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
    QVERIFY(!QTest::qWaitFor([&] { return !bench.lastNewsIs("stopped"); }, 30));
    QVERIFY(!bench.news.contains(u"connected c-2 ann"));
}

void tst_WebPubSubClient_Stop::stopAbortsTheProvidersReply()
{
    QPointer<WebPubSubReplyOf<QUrl>> asked;
    ClientBench bench([&] { return asked = new WebPubSubReplyOf<QUrl>(qApp); });
    bench.client->start();
    QVERIFY(asked);
    bench.client->stop();
    QVERIFY(asked->isFinished());
    QCOMPARE(bench.takeNews(), QStringList({u"Connecting"_qs, u"Stopped"_qs, u"stopped"_qs}));
    QTRY_VERIFY(!asked);
}

void tst_WebPubSubClient_Stop::optionsCountFromTheNextStart()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    ClientOptions options = ClientBench::quickOptions();
    options.autoReconnect = false;
    options.protocol = QString(Subprotocol::json);
    bench.client->setOptions(options);
    QCOMPARE(bench.client->options().autoReconnect, false);
    bench.wire()->closeFromPeer(1008);
    QVERIFY(bench.reconnectNow(2, "c-2")); // still as started
    QCOMPARE(bench.wire()->subprotocol(), QString(Subprotocol::reliableJson));
    bench.client->stop();
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
    QVERIFY(bench.connectNow("c-3"));
    QCOMPARE(bench.wire()->subprotocol(), QString(Subprotocol::json));
    bench.takeNews();
    bench.wire()->drop();
    QCOMPARE(
        bench.takeNews(), QStringList({u"disconnected c-3 ConnectionLost"_qs, u"Stopped"_qs, u"stopped"_qs}));
}

void tst_WebPubSubClient_Stop::nothingBeginsAfterAStopInAHandler_data()
{
    QTest::addColumn<int>("closeCode");
    QTest::addColumn<QString>("stopIn");
    QTest::newRow("a recovery that was decided") << 1006 << u"Recovering"_qs;
    QTest::newRow("a recovery that was told") << 1006 << u"recovering c-1"_qs;
    QTest::newRow("a new connection that was decided") << 1008 << u"disconnected c-1 ConnectionClosed"_qs;
    QTest::newRow("a new connection that was told") << 1008 << u"Reconnecting"_qs;
}

// Found by the random schedules: a transport was opened, and aborted at once.
void tst_WebPubSubClient_Stop::nothingBeginsAfterAStopInAHandler()
{
    QFETCH(int, closeCode);
    QFETCH(QString, stopIn);
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.takeNews();
    const auto stopWhenTold = [&] {
        if (bench.lastNewsIs(qPrintable(stopIn)))
            bench.client->stop();
    };
    connect(bench.client.get(), &WebPubSubClient::stateChanged, this, stopWhenTold);
    connect(bench.client.get(), &WebPubSubClient::recovering, this, stopWhenTold);
    connect(bench.client.get(), &WebPubSubClient::disconnected, this, stopWhenTold);
    bool isScheduled = false;
    connect(bench.client.get(), &WebPubSubClient::retryScheduled, this, [&] { isScheduled = true; });
    bench.wire()->closeFromPeer(closeCode);
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
    QVERIFY(bench.news.contains(stopIn));
    QVERIFY(!isScheduled);
    QVERIFY(!QTest::qWaitFor([&] { return bench.network.opened() > 1; }, 30));
}

// Found by the random schedules: disconnected() came after stopped().
void tst_WebPubSubClient_Stop::aStopBetweenTheTwoSignalsOfALossKeepsTheirOrder()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.takeNews();
    connect(bench.client.get(), &WebPubSubClient::discontinuity, bench.client.get(), &WebPubSubClient::stop);
    bench.wire()->closeFromPeer(1008);
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
    QCOMPARE(bench.news,
        QStringList({u"gap 1-0"_qs, u"disconnected c-1 ConnectionClosed"_qs, u"Reconnecting"_qs,
            u"Stopped"_qs, u"stopped"_qs}));
}

// Found by the random schedules: retries and sequence acks went out after the close frame.
void tst_WebPubSubClient_Stop::nothingIsSentWhileClosing()
{
    ClientOptions options = ClientBench::quickOptions();
    options.ackTimeout = 5ms;
    options.messageRetry.delay = 1ms;
    options.sequenceAckInterval = 5ms;
    ClientBench bench(options);
    QVERIFY(bench.connectNow());
    bench.client->sendToGroup(u"lobby"_qs, Payload::text(u"hi"_qs));
    bench.wire()->reply(ClientBench::message(1));
    bench.wire()->answersClose = false;
    const qsizetype sent = bench.wire()->sentCount();
    bench.client->stop();
    bench.wire()->reply(ClientBench::message(2)); // was under way
    QVERIFY(!QTest::qWaitFor([&] { return bench.wire() && bench.wire()->sentCount() > sent; }, 30));
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
}

void tst_WebPubSubClient_Stop::startBeforeStoppedIsToldStartsAfterIt_data()
{
    QTest::addColumn<QString>("startIn");
    QTest::newRow("what was under way") << u"recovering c-1"_qs;
    QTest::newRow("the loss") << u"disconnected c-1 Stopped"_qs;
    QTest::newRow("the last state") << u"Stopped"_qs;
    QTest::newRow("the end") << u"stopped"_qs;
}

// Found by the random schedules: the new life began in the midst of telling the old one's end, which then
// told an empty connection id and forgot the replies that were waiting.
void tst_WebPubSubClient_Stop::startBeforeStoppedIsToldStartsAfterIt()
{
    QFETCH(QString, startIn);
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.takeNews();
    QString request = u"pending"_qs;
    bench.client->joinGroup(u"a"_qs)->then(
        this, [&](const Result<Ack> &result) { request = result ? u"ok"_qs : result.error().name; });
    bool isStarted = false;
    const auto act = [&](WebPubSubClient::State state) {
        if (state == WebPubSubClient::State::Recovering)
            bench.client->stop();
    };
    const auto startWhenTold = [&] {
        if (!isStarted && bench.lastNewsIs(qPrintable(startIn))) {
            isStarted = true;
            bench.client->start();
        }
    };
    WebPubSubClient *client = bench.client.get();
    connect(client, &WebPubSubClient::stateChanged, this, act);
    connect(client, &WebPubSubClient::stateChanged, this, startWhenTold);
    connect(client, &WebPubSubClient::recovering, this, startWhenTold);
    connect(client, &WebPubSubClient::disconnected, this, startWhenTold);
    connect(client, &WebPubSubClient::stopped, this, startWhenTold);
    bench.wire()->drop();
    QVERIFY(bench.reconnectNow(2, "c-2"));
    QCOMPARE(bench.news,
        QStringList({u"Recovering"_qs, u"recovering c-1"_qs, u"disconnected c-1 Stopped"_qs, u"Stopped"_qs,
            u"stopped"_qs, u"Connecting"_qs, u"Connected"_qs, u"connected c-2 ann"_qs}));
    QTRY_VERIFY(request != u"pending");
}

QTEST_GUILESS_MAIN(tst_WebPubSubClient_Stop)
#include "tst_webpubsubclient_stop.moc"
