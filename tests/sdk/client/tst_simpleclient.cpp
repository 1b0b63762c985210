#include "client/webpubsubclient.h"
#include "helpers/clientbench.h"
#include "helpers/rawpeer.h"
#include "helpers/testhub.h"

#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = WebPubSubClient::State;

/*
    A connection without a Web PubSub subprotocol (client-protocol.md section 2.3): against the local hub
   where frames matter, on a fake network where time does.
*/
class tst_SimpleClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isConnectedWithItsSocket();
    void publishesToTheUrlsGroup();
    void receivesBarePayloads();
    void anEventNobodyHandlesEndsTheConnection();
    void refusesWhatItCannotSay();
    void nothingIsAcknowledged();
    void aForeignSubprotocolIsBareToo();
    void aForeignSubprotocolMustBeAccepted();
    void reconnectsAndNeverRecovers();
    void pingsWithoutFrames();
    void noticesASilentPeer();
    void correlatesNothingWithTheHub();
};

namespace {

const TokenOptions everything{
    .userId = u"ann"_s, .roles = {u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s}};

ClientOptions simple()
{
    ClientOptions options = ClientBench::quickOptions();
    options.protocol = QString(Subprotocol::none);
    return options;
}

QUrl withQuery(const QUrl &url, const QString &query)
{
    return QUrl(url.toString(QUrl::FullyEncoded) + u'&' + query);
}

bool connectNow(WebPubSubClient &client)
{
    QSignalSpy connected(&client, &WebPubSubClient::connected);
    client.start();
    return connected.wait();
}

//! Notes what \p client receives, as "text hi".
void collect(WebPubSubClient &client, QStringList &into)
{
    const auto note = [&into](const Payload &payload) {
        into += dataTypeName(payload.type) + u' ' + QString::fromLatin1(payload.bytes.toPercentEncoding());
    };
    QObject::connect(&client, &WebPubSubClient::serverMessageReceived,
        [note](const ServerMessage &message) { note(message.payload); });
    QObject::connect(&client, &WebPubSubClient::groupMessageReceived,
        [note](const GroupMessage &message) { note(message.payload); });
}

} // namespace

void tst_SimpleClient::isConnectedWithItsSocket()
{
    TestHub hub;
    WebPubSubClient client(hub.clientUrl(u"chat"_s, everything));
    client.setOptions(simple());
    QSignalSpy connected(&client, &WebPubSubClient::connected);
    client.start();
    QVERIFY(connected.wait());
    QCOMPARE(connected.at(0), QVariantList({QString(), QString()}));
    QCOMPARE(client.state(), State::Connected);
    QCOMPARE(client.connectionId(), QString());
    const auto connections = hub.connections();
    QCOMPARE(connections.size(), 1);
    QCOMPARE(connections.at(0).protocol, QString());
    QCOMPARE(connections.at(0).userId, u"ann"_s);
    QSignalSpy stopped(&client, &WebPubSubClient::stopped);
    client.stop();
    QVERIFY(stopped.wait());
    QTRY_VERIFY(hub.connections().isEmpty());
}

void tst_SimpleClient::publishesToTheUrlsGroup()
{
    TestHub hub;
    WebPubSubClient receiver(hub.clientUrl(u"chat"_s, everything));
    QStringList received;
    collect(receiver, received);
    QVERIFY(connectNow(receiver));
    QSignalSpy joined(receiver.joinGroup(u"a b"_s), &WebPubSubReply::finished);
    QVERIFY(joined.wait());

    WebPubSubClient client(
        withQuery(hub.clientUrl(u"chat"_s, everything), u"webpubsub_mode=sendToGroup&group=a%20b"_s));
    client.setOptions(simple());
    QVERIFY(connectNow(client));
    client.sendToGroup(u"a b"_s, Payload::text(u"h\u00E9"_s));
    client.sendToGroup(u"a b"_s, Payload::binary(QByteArray("\0\xFF", 2)));
    client.sendToGroup(u"a b"_s, Payload::jsonText(R"({"n":1})"));
    QTRY_COMPARE(received, QStringList({u"text h%C3%A9"_s, u"binary %00%FF"_s, u"text %7B%22n%22%3A1%7D"_s}));
}

void tst_SimpleClient::receivesBarePayloads()
{
    TestHub hub;
    TokenOptions inLobby = everything;
    inLobby.groups = {u"lobby"_s};
    WebPubSubClient client(hub.clientUrl(u"chat"_s, inLobby));
    client.setOptions(simple());
    QStringList received;
    collect(client, received);
    QVERIFY(connectNow(client));
    WebPubSubClient sender(hub.clientUrl(u"chat"_s, everything));
    QVERIFY(connectNow(sender));
    sender.sendToGroup(u"lobby"_s, Payload::text(u"hi"_s));
    sender.sendToGroup(u"lobby"_s, Payload::text({}));
    sender.sendToGroup(u"lobby"_s, Payload::jsonText("\"quoted\""));
    sender.sendToGroup(u"lobby"_s, Payload::binary("\x01"));
    QTRY_COMPARE(received, QStringList({u"text hi"_s, u"text "_s, u"text %22quoted%22"_s, u"binary %01"_s}));
}

void tst_SimpleClient::anEventNobodyHandlesEndsTheConnection()
{
    TestHub hub;
    WebPubSubClient client(hub.clientUrl(u"chat"_s, everything));
    ClientOptions options = simple();
    options.autoReconnect = false;
    client.setOptions(options);
    QVERIFY(connectNow(client));
    QSignalSpy disconnected(&client, &WebPubSubClient::disconnected);
    QSignalSpy gap(&client, &WebPubSubClient::discontinuity);
    client.sendEvent(u"message"_s, Payload::text(u"anyone?"_s));
    QVERIFY(disconnected.wait());
    const Error why = disconnected.at(0).at(1).value<Error>();
    QVERIFY2(why.message.contains(u"code 1011"), qPrintable(why.message));
    QVERIFY(gap.isEmpty()); // nothing was promised
}

void tst_SimpleClient::refusesWhatItCannotSay()
{
    ClientBench bench(simple());
    bench.client->start();
    QVERIFY(bench.waitForWire(1));
    bench.wire()->accept();
    for (auto *reply : {bench.client->joinGroup(u"lobby"_s), bench.client->leaveGroup(u"lobby"_s),
             bench.client->sendToGroup(u"lobby"_s, Payload::text(u"hi"_s)),
             bench.client->sendEvent(u"buy"_s, Payload::text(u"hi"_s)),
             bench.client->joinGroup(u"lobby"_s, {.fireAndForget = true})})
        QCOMPARE(ClientBench::outcome(reply), u"SIMPLE_CLIENT"_s);
    QCOMPARE(bench.wire()->sentCount(), 0);
    QVERIFY(bench.client->joinedGroups().isEmpty());
}

void tst_SimpleClient::nothingIsAcknowledged()
{
    ClientBench bench(simple());
    bench.client->start();
    QVERIFY(bench.waitForWire(1));
    bench.wire()->accept();
    auto *reply = bench.client->sendEvent(u"message"_s, Payload::binary("\x01"), {.ackId = 7});
    QVERIFY(reply->isFinished()); // with the socket's taking it
    QVERIFY(reply->result());
    QCOMPARE(reply->result()->id, std::nullopt);
    QCOMPARE(bench.wire()->takeSent(), "\x01");
    QVERIFY(bench.wire()->lastWasBinary);
    // What looks like an ack is a payload here.
    QSignalSpy received(bench.client.get(), &WebPubSubClient::serverMessageReceived);
    bench.wire()->reply(ClientBench::ok(7));
    QCOMPARE(received.size(), 1);
    QCOMPARE(received.at(0).at(0).value<ServerMessage>().payload.bytes, ClientBench::ok(7));
}

void tst_SimpleClient::aForeignSubprotocolIsBareToo()
{
    RawPeer peer;
    peer.answerWith([](const QByteArray &head) { return RawPeer::acceptance(head, "my.protocol"); });
    WebPubSubClient client(QUrl(u"ws://localhost:%1/client/hubs/chat"_s.arg(peer.port())));
    ClientOptions options = simple();
    options.protocol = u"my.protocol"_s;
    client.setOptions(options);
    QStringList received;
    collect(client, received);
    QVERIFY(connectNow(client));
    QVERIFY(peer.head().contains("Sec-WebSocket-Protocol: my.protocol\r\n"));
    peer.send(RawPeer::frame(1, "hi") + RawPeer::frame(2, "\x02"));
    QTRY_COMPARE(received, QStringList({u"text hi"_s, u"binary %02"_s}));
}

void tst_SimpleClient::aForeignSubprotocolMustBeAccepted()
{
    TestHub hub; // which does not know it
    WebPubSubClient client(hub.clientUrl(u"chat"_s, everything));
    ClientOptions options = simple();
    options.protocol = u"my.protocol"_s;
    client.setOptions(options);
    QSignalSpy failed(&client, &WebPubSubClient::errorOccurred);
    client.start();
    QVERIFY(failed.wait());
    QCOMPARE(failed.at(0).at(0).value<Error>().name, u"SubprotocolMismatch"_s);
    QCOMPARE(client.state(), State::Stopped);
}

void tst_SimpleClient::reconnectsAndNeverRecovers()
{
    ClientBench bench(simple());
    bench.client->start();
    QVERIFY(bench.waitForWire(1));
    QVERIFY(bench.wire()->subprotocol().isEmpty());
    bench.wire()->accept();
    QCOMPARE(bench.takeNews(), QStringList({u"Connecting"_s, u"Connected"_s, u"connected  "_s}));
    bench.wire()->drop();
    QCOMPARE(bench.takeNews(), QStringList({u"disconnected  ConnectionLost"_s, u"Reconnecting"_s}));
    QVERIFY(bench.waitForWire(2));
    QCOMPARE(bench.wire()->url(), ClientBench::url); // no recovery parameters
    bench.wire()->accept();
    QCOMPARE(bench.takeNews(), QStringList({u"Connected"_s, u"connected  "_s}));
}

void tst_SimpleClient::pingsWithoutFrames()
{
    ClientOptions options = simple();
    options.keepAliveInterval = 5ms;
    options.keepAliveTimeout = 60ms;
    ClientBench bench(options);
    bench.client->start();
    QVERIFY(bench.waitForWire(1));
    bench.wire()->accept();
    // A peer that answers is kept far beyond the timeout.
    QElapsedTimer time;
    time.start();
    int answered = 0;
    while (time.elapsed() < 200) {
        QVERIFY(QTest::qWaitFor([&] { return bench.wire() && bench.wire()->pings > answered; }, 50));
        answered = bench.wire()->pings;
        bench.wire()->answerPing();
    }
    QCOMPARE(bench.client->state(), State::Connected);
    QCOMPARE(bench.network.opened(), 1);
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_SimpleClient::noticesASilentPeer()
{
    ClientOptions options = simple();
    options.keepAliveInterval = 5ms;
    options.keepAliveTimeout = 30ms;
    ClientBench bench(options);
    bench.client->start();
    QVERIFY(bench.waitForWire(1));
    bench.wire()->accept();
    bench.takeNews();
    QTRY_COMPARE(bench.news, QStringList({u"disconnected  ConnectionLost"_s, u"Reconnecting"_s}));
}

void tst_SimpleClient::correlatesNothingWithTheHub()
{
    // Two clients without a connection id must not seem to send the same frame.
    QStringList correlations;
    for (int i = 0; i < 2; ++i) {
        ClientBench bench(simple());
        bench.client->start();
        QVERIFY(bench.waitForWire(1));
        bench.wire()->accept();
        auto *reply = bench.client->sendEvent(u"message"_s, Payload::text(u"hi"_s));
        correlations += reply->result()->correlation;
    }
    QCOMPARE(correlations.at(0).size(), 8);
    QVERIFY(correlations.at(0) != correlations.at(1));
}

QTEST_GUILESS_MAIN(tst_SimpleClient)
#include "tst_simpleclient.moc"
