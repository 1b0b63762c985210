#include "client/webpubsubclient.h"
#include "helpers/clientbench.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

class tst_WebPubSubClient_Reconnect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rejoinsGroupsBeforeConnected();
    void connectedIsBoundedByTheAckTimeout();
    void tellsFailedRejoins();
    void doesNotRejoinWhenToldNotTo();
    void aDropDuringTheRejoinStartsItAgain();
    void asksTheProviderForEachConnectionButNotForARecovery();
    void asksForANewUrlOnceAfterA401();
    void tellsEachRetry();
    void reconnectNowDoesNotWait();
};

void tst_WebPubSubClient_Reconnect::rejoinsGroupsBeforeConnected()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.client->joinGroup(u"a"_qs);
    bench.client->joinGroup(u"b"_qs);
    bench.client->joinGroup(u"c"_qs);
    for (quint64 ackId = 1; ackId <= 3; ++ackId)
        bench.wire()->reply(ClientBench::ok(ackId));
    bench.client->leaveGroup(u"b"_qs);
    bench.wire()->closeFromPeer(1008);
    bench.takeNews();

    QVERIFY(bench.reconnectNow(2, "c-2"));
    QVERIFY(bench.wire()->expect(R"({"type":"joinGroup","group":"a","ackId":5})"));
    QVERIFY(bench.wire()->expect(R"({"type":"joinGroup","group":"c","ackId":6})"));
    QCOMPARE(bench.wire()->sentCount(), 0);
    bench.wire()->reply(ClientBench::message(1)); // not lost, though connected() is still to come
    bench.wire()->reply(ClientBench::ok(5));
    bench.wire()->reply(ClientBench::ok(6));
    QTRY_COMPARE(bench.news, QStringList({u"Connected"_qs, u"message hi"_qs, u"connected c-2 ann"_qs}));
}

void tst_WebPubSubClient_Reconnect::connectedIsBoundedByTheAckTimeout()
{
    ClientOptions options = ClientBench::quickOptions();
    options.ackTimeout = 30ms;
    ClientBench bench(options);
    QVERIFY(bench.connectNow());
    bench.client->joinGroup(u"a"_qs);
    bench.wire()->reply(ClientBench::ok(1));
    bench.wire()->closeFromPeer(1008);
    bench.takeNews();
    QVERIFY(bench.reconnectNow(2, "c-2"));
    QTRY_COMPARE(bench.news,
        QStringList({u"Connected"_qs, u"rejoin failed a AckTimeout"_qs, u"connected c-2 ann"_qs}));
}

void tst_WebPubSubClient_Reconnect::tellsFailedRejoins()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.client->joinGroup(u"a"_qs);
    bench.wire()->reply(ClientBench::ok(1));
    bench.wire()->closeFromPeer(1008);
    bench.takeNews();
    QVERIFY(bench.reconnectNow(2, "c-2"));
    bench.wire()->reply(
        R"({"type":"ack","ackId":2,"success":false,"error":{"name":"Forbidden","message":"no"}})");
    QTRY_COMPARE(
        bench.news, QStringList({u"Connected"_qs, u"rejoin failed a Forbidden"_qs, u"connected c-2 ann"_qs}));
}

void tst_WebPubSubClient_Reconnect::doesNotRejoinWhenToldNotTo()
{
    ClientOptions options = ClientBench::quickOptions();
    options.autoRejoinGroups = false;
    ClientBench bench(options);
    QVERIFY(bench.connectNow());
    bench.client->joinGroup(u"a"_qs);
    bench.wire()->reply(ClientBench::ok(1));
    bench.wire()->closeFromPeer(1008);
    QVERIFY(bench.reconnectNow(2, "c-2"));
    QCOMPARE(bench.news.last(), u"connected c-2 ann"_qs);
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_WebPubSubClient_Reconnect::aDropDuringTheRejoinStartsItAgain()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.client->joinGroup(u"a"_qs);
    bench.wire()->reply(ClientBench::ok(1));
    bench.wire()->closeFromPeer(1008);
    QVERIFY(bench.reconnectNow(2, "c-2"));
    bench.takeNews();
    bench.wire()->drop();
    QVERIFY(bench.waitForWire(3));
    bench.wire()->accept();
    bench.wire()->reply(R"({"type":"pong"})");
    QVERIFY(bench.wire()->expect(R"({"type":"joinGroup","group":"a","ackId":3})"));
    bench.wire()->reply(ClientBench::ok(3));
    QTRY_COMPARE(bench.news,
        QStringList({u"Recovering"_qs, u"recovering c-2"_qs, u"Connected"_qs, u"recovered c-2"_qs,
            u"connected c-2 ann"_qs}));
}

void tst_WebPubSubClient_Reconnect::asksTheProviderForEachConnectionButNotForARecovery()
{
    int asked = 0;
    ClientBench bench([&] {
        return ClientBench::answered(QUrl(u"wss://h/client/hubs/chat?access_token=t%1"_qs.arg(++asked)));
    });
    QVERIFY(bench.connectNow());
    QCOMPARE(asked, 1);
    bench.wire()->drop();
    QVERIFY(bench.waitForWire(2));
    QCOMPARE(asked, 1);
    QVERIFY(bench.wire()->url().query().startsWith(u"access_token=t1&awps_connection_id=c-1"));
    bench.wire()->accept();
    bench.wire()->closeFromPeer(1008);
    QVERIFY(bench.reconnectNow(3, "c-2"));
    QCOMPARE(asked, 2);
    QCOMPARE(bench.wire()->url().query(), u"access_token=t2"_qs);
}

void tst_WebPubSubClient_Reconnect::asksForANewUrlOnceAfterA401()
{
    int asked = 0;
    ClientBench bench([&] {
        ++asked;
        return ClientBench::answered(ClientBench::url);
    });
    QVERIFY(bench.connectNow());
    bench.wire()->closeFromPeer(1008);
    const Error refused{.kind = ErrorKind::Unauthorized,
        .name = u"TokenRefused"_qs,
        .message = u"token refused (401)"_qs,
        .httpStatus = 401};
    QVERIFY(bench.waitForWire(2));
    bench.wire()->refuse(refused);
    QVERIFY(bench.waitForWire(3));
    QCOMPARE(asked, 3);
    bench.takeNews();
    bench.wire()->refuse(refused);
    QCOMPARE(bench.takeNews(), QStringList({u"Stopped"_qs, u"error TokenRefused"_qs, u"stopped"_qs}));
}

void tst_WebPubSubClient_Reconnect::tellsEachRetry()
{
    ClientOptions options = ClientBench::quickOptions();
    options.reconnectRetry.jitter = 0.0;
    ClientBench bench(options);
    QVERIFY(bench.connectNow());
    QStringList retries;
    connect(bench.client.get(), &WebPubSubClient::retryScheduled, this,
        [&](int attempt, std::chrono::milliseconds delay, const Error &why) {
            retries += u"%1 in %2 after %3"_qs.arg(attempt).arg(delay.count()).arg(why.name);
        });
    bench.wire()->closeFromPeer(1008);
    QVERIFY(bench.waitForWire(2));
    bench.wire()->refuse({.name = u"HandshakeRejected"_qs, .httpStatus = 502});
    QVERIFY(bench.waitForWire(3));
    bench.wire()->refuse({.name = u"ConnectionRefused"_qs});
    QCOMPARE(retries,
        QStringList({u"1 in 0 after ConnectionClosed"_qs, u"2 in 5 after HandshakeRejected"_qs,
            u"3 in 10 after ConnectionRefused"_qs}));
}

void tst_WebPubSubClient_Reconnect::reconnectNowDoesNotWait()
{
    ClientOptions options = ClientBench::quickOptions();
    options.reconnectRetry.delay = 1h;
    options.reconnectRetry.maxDelay = 1h;
    ClientBench bench(options);
    bench.client->reconnectNow(); // nothing when there is nothing to try
    QVERIFY(bench.connectNow());
    bench.client->reconnectNow();
    bench.wire()->closeFromPeer(1008);
    QVERIFY(bench.waitForWire(2));
    bench.wire()->refuse({.name = u"ConnectionRefused"_qs});
    QVERIFY(!QTest::qWaitFor([&] { return bench.network.opened() > 2; }, 30));
    bench.client->reconnectNow();
    QVERIFY(bench.reconnectNow(3, "c-2"));
}

QTEST_GUILESS_MAIN(tst_WebPubSubClient_Reconnect)
#include "tst_webpubsubclient_reconnect.moc"
