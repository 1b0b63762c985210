#include "client/webpubsubclient.h"
#include "helpers/clientbench.h"

#include <QTest>
#include <QUrlQuery>

using namespace WebPubSub;
using namespace std::chrono_literals;

class tst_WebPubSubClient_Recovery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recoversWithoutASecondConnected();
    void resendsPendingRequestsWithTheSameAckId();
    void resendsBeforeAnythingNew();
    void failsPendingRequestsWhenLostForGood();
    void tellsTheDiscontinuityOfALostConnection();
    void notesASessionThatWasReplaced();
    void probesARecovery();
    void recoversFromADeadPeer();
    void dropTransportIsABrokenNetwork();
};

void tst_WebPubSubClient_Recovery::recoversWithoutASecondConnected()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.wire()->reply(ClientBench::message(1, "one"));
    bench.takeNews();
    bench.wire()->drop();
    QCOMPARE(bench.takeNews(), QStringList({u"Recovering"_qs, u"recovering c-1"_qs}));
    QVERIFY(bench.waitForWire(2));
    bench.wire()->accept();
    QVERIFY(bench.takeNews().isEmpty()); // an open socket proves nothing
    bench.wire()->reply(ClientBench::message(1, "one"));
    bench.wire()->reply(ClientBench::message(2, "two"));
    bench.wire()->reply(ClientBench::connectedFrame());
    QCOMPARE(bench.takeNews(), QStringList({u"Connected"_qs, u"recovered c-1"_qs, u"message two"_qs}));
}

void tst_WebPubSubClient_Recovery::resendsPendingRequestsWithTheSameAckId()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    auto *reply = bench.client->sendToGroup(u"lobby"_qs, Payload::text(u"hi"_qs));
    const QByteArray sent = bench.wire()->takeSent();
    bench.wire()->drop();
    QVERIFY(bench.waitForWire(2));
    bench.wire()->accept();
    bench.wire()->reply(R"({"type":"pong"})");
    QVERIFY(bench.wire()->expect(sent));
    bench.wire()->reply(
        R"({"type":"ack","ackId":1,"success":false,"error":{"name":"Duplicate","message":"again"}})");
    QCOMPARE(ClientBench::outcome(reply), u"ok"_qs);
    QVERIFY(reply->result()->duplicate);
}

void tst_WebPubSubClient_Recovery::resendsBeforeAnythingNew()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.client->sendEvent(u"one"_qs, Payload::text(u"1"_qs));
    bench.client->sendEvent(u"two"_qs, Payload::text(u"2"_qs));
    bench.wire()->drop();
    // A handler that is quick to send again must not overtake what was sent before.
    connect(bench.client.get(), &WebPubSubClient::stateChanged, this,
        [&] { bench.client->sendEvent(u"three"_qs, Payload::text(u"3"_qs)); });
    QVERIFY(bench.waitForWire(2));
    bench.wire()->accept();
    bench.wire()->reply(R"({"type":"pong"})");
    for (const char *name : {"one", "two", "three"})
        QVERIFY(bench.wire()->takeSent().contains(name));
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_WebPubSubClient_Recovery::failsPendingRequestsWhenLostForGood()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    auto *reply = bench.client->sendToGroup(u"lobby"_qs, Payload::text(u"hi"_qs));
    bench.wire()->closeFromPeer(1008, u"buffer full"_qs);
    QCOMPARE(ClientBench::outcome(reply), u"ConnectionClosed"_qs);
    QVERIFY2(reply->result().error().message.contains(u"may have taken effect"),
        qPrintable(reply->result().error().message));
    // Never sent again on a new connection id, whose service side does not know the ack id.
    QVERIFY(bench.reconnectNow(2, "c-2"));
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_WebPubSubClient_Recovery::tellsTheDiscontinuityOfALostConnection()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.wire()->reply(ClientBench::message(1));
    bench.wire()->reply(ClientBench::message(4));
    bench.takeNews();
    bench.wire()->closeFromPeer(1008);
    QVERIFY(bench.reconnectNow(2, "c-2"));
    QCOMPARE(bench.takeNews(),
        QStringList({u"gap 5-0"_qs, u"disconnected c-1 ConnectionClosed"_qs, u"Reconnecting"_qs,
            u"Connected"_qs, u"connected c-2 ann"_qs}));
    bench.wire()->reply(ClientBench::message(1)); // counted anew
    QCOMPARE(bench.takeNews(), QStringList(u"message hi"_qs));
}

void tst_WebPubSubClient_Recovery::notesASessionThatWasReplaced()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.wire()->drop();
    QVERIFY(bench.waitForWire(2));
    bench.wire()->accept();
    bench.takeNews();
    bench.wire()->reply(ClientBench::connectedFrame("c-2"));
    QCOMPARE(bench.takeNews(),
        QStringList({u"gap 1-0"_qs, u"disconnected c-1 SessionReplaced"_qs, u"Reconnecting"_qs,
            u"Connected"_qs, u"connected c-2 ann"_qs}));
}

void tst_WebPubSubClient_Recovery::probesARecovery()
{
    ClientOptions options = ClientBench::quickOptions();
    options.keepAliveInterval = 1h;
    ClientBench bench(options);
    QVERIFY(bench.connectNow());
    bench.wire()->drop();
    QVERIFY(bench.waitForWire(2));
    bench.wire()->accept();
    QVERIFY(bench.wire()->expect(R"({"type":"ping"})"));
}

void tst_WebPubSubClient_Recovery::recoversFromADeadPeer()
{
    ClientOptions options = ClientBench::quickOptions();
    options.keepAliveTimeout = 30ms;
    ClientBench bench(options);
    QVERIFY(bench.connectNow());
    bench.wire()->answersClose = false;
    QTRY_VERIFY(bench.news.contains(u"recovering c-1"));
    QVERIFY(bench.waitForWire(2));
}

void tst_WebPubSubClient_Recovery::dropTransportIsABrokenNetwork()
{
    ClientBench bench;
    bench.client->dropTransport();
    QVERIFY(bench.news.isEmpty());
    QVERIFY(bench.connectNow());
    bench.takeNews();
    bench.client->dropTransport();
    QCOMPARE(bench.takeNews(), QStringList({u"Recovering"_qs, u"recovering c-1"_qs}));
    QVERIFY(bench.waitForWire(2));
    QCOMPARE(
        QUrlQuery(bench.wire()->url()).queryItemValue(u"awps_reconnection_token"_qs), u"token-of-c-1"_qs);
}

QTEST_GUILESS_MAIN(tst_WebPubSubClient_Recovery)
#include "tst_webpubsubclient_recovery.moc"
