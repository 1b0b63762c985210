#include "client/webpubsubclient.h"
#include "core/correlation.h"
#include "helpers/clientbench.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace WebPubSub;
using namespace std::chrono_literals;
using State = WebPubSubClient::State;

namespace {

const QStringList connectedNews{u"Connecting"_qs, u"Connected"_qs, u"connected c-1 ann"_qs};

} // namespace

class tst_WebPubSubClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void connects();
    void failsOnceWhenTheFirstConnectFails();
    void refusesBadUrlsBeforeConnecting_data();
    void refusesBadUrlsBeforeConnecting();
    void refusesUnknownProtocols();
    void givesUpWithoutAConnectedFrame();
    void sendsRequests();
    void failsSendsWhileNotConnected_data();
    void failsSendsWhileNotConnected();
    void tellsUnreadableFramesAndLivesOn();
    void newsGoesOnWhileAHandlerWaits();
    void livesInAnotherThread();
    void tracesWhileSomeoneListens();
    void tracesTheTurnsOfALife();
    void hidesSecrets();
};

void tst_WebPubSubClient::connects()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    QCOMPARE(bench.takeNews(), connectedNews);
    QCOMPARE(bench.wire()->subprotocol(), u"json.reliable.webpubsub.azure.v1"_qs);
    QCOMPARE(bench.wire()->url(), ClientBench::url);
    QCOMPARE(bench.client->connectionId(), u"c-1"_qs);
    QCOMPARE(bench.client->userId(), u"ann"_qs);
    bench.wire()->reply(ClientBench::connectedFrame());
    QVERIFY(bench.takeNews().isEmpty());
}

void tst_WebPubSubClient::failsOnceWhenTheFirstConnectFails()
{
    ClientBench bench;
    bench.client->start();
    QVERIFY(bench.waitForWire(1));
    bench.wire()->refuse({.kind = ErrorKind::Network, .name = u"ConnectionRefused"_qs});
    const QStringList news{u"Connecting"_qs, u"Stopped"_qs, u"error ConnectionRefused"_qs, u"stopped"_qs};
    QCOMPARE(bench.takeNews(), news);
    QVERIFY(!QTest::qWaitFor([&] { return bench.network.opened() > 1; }, 30));
    QVERIFY(bench.connectNow()); // and may be started again
    QCOMPARE(bench.takeNews(), connectedNews);
}

void tst_WebPubSubClient::refusesBadUrlsBeforeConnecting_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("error");
    QTest::newRow("empty") << QUrl() << u"URL_EMPTY"_qs;
    QTest::newRow("REST endpoint") << QUrl(u"https://demo.example.net/"_qs) << u"URL_SCHEME"_qs;
    QTest::newRow("token of 8,200 bytes")
        << QUrl(u"wss://h/?access_token="_qs + QString(8200, u'a')) << u"TOKEN_TOO_LONG"_qs;
}

void tst_WebPubSubClient::refusesBadUrlsBeforeConnecting()
{
    QFETCH(QUrl, url);
    QFETCH(QString, error);
    ClientBench bench([url] { return ClientBench::answered(url); });
    bench.client->start();
    QTRY_COMPARE(
        bench.news, QStringList({u"Connecting"_qs, u"Stopped"_qs, u"error "_qs + error, u"stopped"_qs}));
    QCOMPARE(bench.network.opened(), 0);
}

void tst_WebPubSubClient::refusesUnknownProtocols()
{
    ClientBench bench({.protocol = u"json.webpubsub.azure.v2"_qs});
    bench.client->start();
    QCOMPARE(bench.takeNews(),
        QStringList({u"Connecting"_qs, u"Stopped"_qs, u"error PROTOCOL"_qs, u"stopped"_qs}));
    QVERIFY(!QTest::qWaitFor([&] { return bench.network.opened() > 0; }, 30));
}

void tst_WebPubSubClient::givesUpWithoutAConnectedFrame()
{
    ClientBench bench({.connectTimeout = 20ms});
    bench.client->start();
    QVERIFY(bench.waitForWire(1));
    bench.wire()->accept();
    QCOMPARE(bench.client->state(), State::Connecting);
    QTRY_COMPARE(bench.news,
        QStringList({u"Connecting"_qs, u"Stopped"_qs, u"error ConnectedFrameTimeout"_qs, u"stopped"_qs}));
    QVERIFY(!bench.wire());
}

void tst_WebPubSubClient::sendsRequests()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    auto *join = bench.client->joinGroup(u"lobby"_qs);
    auto *send =
        bench.client->sendToGroup(u"lobby"_qs, Payload::text(u"hi"_qs), {.noEcho = true, .ttlSeconds = 30});
    auto *event =
        bench.client->sendEvent(u"buy"_qs, Payload::binary("\x01\x02"), {.metadata = {{u"k"_qs, u"v"_qs}}});
    auto *leave = bench.client->leaveGroup(u"lobby"_qs);
    QVERIFY(bench.wire()->expect(R"({"type":"joinGroup","group":"lobby","ackId":1})"));
    QVERIFY(bench.wire()->expect(R"({"type":"sendToGroup","group":"lobby","ackId":2,"noEcho":true,
                                     "dataType":"text","data":"hi","ttlSeconds":30})"));
    QVERIFY(bench.wire()->expect(R"({"type":"event","event":"buy","ackId":3,"dataType":"binary","data":"AQI=",
                                     "metadata":{"k":"v"}})"));
    QVERIFY(bench.wire()->expect(R"({"type":"leaveGroup","group":"lobby","ackId":4})"));
    bench.wire()->reply(ClientBench::message(1)); // the ack need not be the next frame
    bench.wire()->reply(ClientBench::ok(1));
    bench.wire()->reply(
        R"({"type":"ack","ackId":2,"success":false,"error":{"name":"Forbidden","message":"not allowed"}})");
    bench.wire()->reply(ClientBench::ok(4));
    QCOMPARE(ClientBench::outcome(join), u"ok"_qs);
    QCOMPARE(ClientBench::outcome(send), u"Forbidden"_qs);
    QCOMPARE(ClientBench::outcome(event), u"pending"_qs);
    QCOMPARE(ClientBench::outcome(leave), u"ok"_qs);
    QCOMPARE(bench.wire()->sentCount(), 0); // Forbidden is not tried again
}

void tst_WebPubSubClient::failsSendsWhileNotConnected_data()
{
    QTest::addColumn<QString>("state");
    for (const char *state : {"Stopped", "Connecting", "Recovering", "Reconnecting", "Stopping"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void tst_WebPubSubClient::failsSendsWhileNotConnected()
{
    QFETCH(QString, state);
    ClientBench bench;
    if (state == u"Connecting") {
        bench.client->start();
        QVERIFY(bench.waitForWire(1));
        bench.wire()->accept(); // an open socket is not enough
    } else if (state != u"Stopped") {
        QVERIFY(bench.connectNow());
        if (state == u"Recovering")
            bench.wire()->drop();
        else if (state == u"Reconnecting")
            bench.wire()->closeFromPeer(1008);
        else
            bench.client->stop();
    }
    auto *reply = bench.client->sendToGroup(u"lobby"_qs, Payload::text(u"hi"_qs));
    QCOMPARE(ClientBench::outcome(reply), u"NotConnected"_qs);
    QVERIFY2(reply->result().error().message.contains(u"is "_qs + state),
        qPrintable(reply->result().error().message));
    QVERIFY(!bench.wire() || bench.wire()->sentCount() == 0);
}

void tst_WebPubSubClient::tellsUnreadableFramesAndLivesOn()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.takeNews();
    bench.wire()->reply("{");
    bench.wire()->reply(R"({"type":"ack","ackId":99,"success":true})"); // of nobody
    bench.wire()->reply(ClientBench::message(1));
    QCOMPARE(bench.takeNews(), QStringList({u"error FRAME_JSON"_qs, u"message hi"_qs}));
    QCOMPARE(bench.client->state(), State::Connected);
}

void tst_WebPubSubClient::newsGoesOnWhileAHandlerWaits()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bool reconnected = false;
    connect(bench.client.get(), &WebPubSubClient::disconnected, this, [&] {
        // As a dialog would: an event loop inside the handler. The reconnect must not wait for its end.
        reconnected = bench.reconnectNow(2, "c-2");
    });
    bench.wire()->closeFromPeer(1008);
    QVERIFY(reconnected);
    QCOMPARE(bench.news.last(), u"connected c-2 ann"_qs);
}

void tst_WebPubSubClient::livesInAnotherThread()
{
    QThread thread;
    FakeNetwork network;
    auto *client = new WebPubSubClient(ClientBench::url);
    client->setTransportFactory(network.factory());
    std::atomic<QThread *> toldIn = nullptr;
    connect(client, &WebPubSubClient::connected, client, [&] { toldIn = QThread::currentThread(); });
    client->moveToThread(&thread);
    thread.start();
    const auto inThread = [&](auto call) {
        QMetaObject::invokeMethod(client, call, Qt::BlockingQueuedConnection);
    };
    inThread([&] { client->start(); });
    const auto hasWire = [&] {
        bool has = false;
        inThread([&] { has = network.last() != nullptr; });
        return has;
    };
    QTRY_VERIFY(hasWire());
    inThread([&] {
        network.last()->accept();
        network.last()->reply(ClientBench::connectedFrame());
    });
    QCOMPARE(toldIn.load(), &thread);
    inThread([&] { delete client; });
    thread.quit();
    QVERIFY(thread.wait(5000));
}

void tst_WebPubSubClient::tracesWhileSomeoneListens()
{
    ClientBench bench;
    bench.client->setTraceLane(u"Alice"_qs);
    QVERIFY(bench.connectNow());
    QSignalSpy traced(bench.client.get(), &WebPubSubClient::traced);
    auto *reply = bench.client->joinGroup(u"lobby"_qs);
    bench.wire()->reply(ClientBench::ok(1));
    QCOMPARE(traced.size(), 2);
    const auto sent = traced.at(0).at(0).value<TraceEntry>();
    const auto ack = traced.at(1).at(0).value<TraceEntry>();
    QCOMPARE(sent.lane, u"Alice"_qs);
    QCOMPARE(sent.event, u"joinGroup"_qs);
    QCOMPARE(sent.hub, u"chat"_qs);
    QCOMPARE(sent.connectionId, u"c-1"_qs);
    QCOMPARE(sent.userId, u"ann"_qs);
    QCOMPARE(sent.correlation, correlationOf(u"c-1"_qs, 1, 0));
    QCOMPARE(ack.event, u"ack"_qs);
    QCOMPARE(ack.correlation, sent.correlation);
    QVERIFY(ack.durationUs >= 0);
    QCOMPARE(reply->result()->correlation, sent.correlation);
}

void tst_WebPubSubClient::tracesTheTurnsOfALife()
{
    ClientBench bench;
    QStringList turns;
    connect(bench.client.get(), &WebPubSubClient::traced, this, [&](const TraceEntry &entry) {
        if (entry.direction == TraceDirection::Inside)
            turns += entry.event;
    });
    QVERIFY(bench.connectNow());
    bench.wire()->drop();
    QVERIFY(bench.waitForWire(2));
    bench.wire()->accept();
    bench.wire()->reply(R"({"type":"pong"})");
    bench.client->stop();
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
    QCOMPARE(turns,
        QStringList({u"ConnectionStarted"_qs, u"recovering"_qs, u"retryScheduled"_qs, u"recovered"_qs,
            u"ConnectionEnded"_qs}));
}

void tst_WebPubSubClient::hidesSecrets()
{
    ClientBench bench;
    QString everything;
    const auto note = [&](const Error &error) { everything += error.message; };
    connect(bench.client.get(), &WebPubSubClient::errorOccurred, this, note);
    connect(bench.client.get(), &WebPubSubClient::disconnected, this,
        [&](const QString &, const Error &error) { note(error); });
    connect(bench.client.get(), &WebPubSubClient::retryScheduled, this,
        [&](int, std::chrono::milliseconds, const Error &error) { note(error); });
    connect(bench.client.get(), &WebPubSubClient::traced, this, [&](const TraceEntry &entry) {
        everything += entry.message + entry.exception + entry.url + QString::fromUtf8(entry.payload);
    });
    QVERIFY(bench.connectNow());
    everything += bench.client->url().toString();
    bench.wire()->drop();
    QVERIFY(bench.waitForWire(2));
    bench.wire()->accept();
    bench.wire()->closeFromPeer(1008);
    QVERIFY(everything.contains(u"demo.example.net"));
    QVERIFY2(!everything.contains(u"SECRET"), qPrintable(everything));
    QVERIFY2(!everything.contains(u"token-of-c-1"), qPrintable(everything));
}

QTEST_GUILESS_MAIN(tst_WebPubSubClient)
#include "tst_webpubsubclient.moc"
