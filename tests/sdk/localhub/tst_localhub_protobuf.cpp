#include "localhub/localhub.h"

#include "helpers/frameclient.h"
#include "helpers/testhub.h"
#include "service/webpubsubserviceclient.h"

#include <QMutex>
#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString protobuf(Subprotocol::protobuf);
const QString reliableProtobuf(Subprotocol::reliableProtobuf);
const QString reliableJson(Subprotocol::reliableJson);

const QStringList everything{u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s};
const TokenOptions ann{.userId = u"ann"_s, .roles = everything};
const TokenOptions inLobby{.userId = u"bob"_s, .roles = everything, .groups = {u"lobby"_s}};
const TokenOptions outside{.userId = u"carol"_s, .roles = everything};

// The Any of a message x.Y.
const QByteArray any =
    QByteArray::fromHex("0a17") + "type.googleapis.com/x.Y" + QByteArray::fromHex("12020801");

template <typename Frame>
Frame last(const FrameClient &client)
{
    const auto *frame = client.frames.isEmpty() ? nullptr : std::get_if<Frame>(&client.frames.last());
    return frame ? *frame : Frame();
}

bool isBinary(const Payload &payload)
{
    return payload.type == DataType::Binary || payload.type == DataType::Protobuf;
}

} // namespace

//! The hub's protobuf subprotocols over the wire (client-protocol.md sections 3.9, 4 and 7).
class TestLocalHubProtobuf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClientJoinsAndSendsAndIsAcked();
    void withoutReliabilityNothingIsNumbered();
    void aDroppedClientRecoversWhatItMissed();
    void everyKindOfDataCrosses_data();
    void everyKindOfDataCrosses();
    void theOtherKindOfFrameCloses_data();
    void theOtherKindOfFrameCloses();
    void aBrokenFrameClosesWithItsCode();
    void theTraceHasNoToken();
};

void TestLocalHubProtobuf::aClientJoinsAndSendsAndIsAcked()
{
    TestHub hub;
    FrameClient client(hub.clientUrl(u"chat"_s, ann), reliableProtobuf);
    QVERIFY(client.waitFor(1));
    QCOMPARE(client.socket().subprotocol(), reliableProtobuf);
    const ConnectedFrame connected = last<ConnectedFrame>(client);
    QCOMPARE(connected.userId, u"ann"_s);
    QVERIFY(!connected.connectionId.isEmpty() && !connected.reconnectionToken.isEmpty());

    client.send(JoinGroupFrame{u"lobby"_s, 1});
    QVERIFY(client.waitFor(2));
    QVERIFY(last<AckFrame>(client) == (AckFrame{1, true, {}}));
    client.send(SendToGroupFrame{.group = u"lobby"_s, .payload = Payload::text({}), .ackId = 2});
    QVERIFY(client.waitFor(4));
    QVERIFY(std::get<GroupMessageFrame>(client.frames[2])
        == (GroupMessageFrame{.group = u"lobby"_s, .payload = Payload::text({}), .sequenceId = 1}));
    QVERIFY(last<AckFrame>(client) == (AckFrame{2, true, {}}));
    client.send(SendToGroupFrame{.group = u"lobby"_s, .payload = Payload::text(u"again"_s), .ackId = 2});
    QVERIFY(client.waitFor(5));
    QCOMPARE(last<AckFrame>(client).error->name, u"Duplicate"_s);
    client.send(PingFrame{});
    QVERIFY(client.waitFor(6));
    QVERIFY(std::holds_alternative<PongFrame>(client.frames.last()));
    client.send(LeaveGroupFrame{u"lobby"_s, 3});
    QVERIFY(client.waitFor(7));
    QVERIFY(last<AckFrame>(client) == (AckFrame{3, true, {}}));
}

void TestLocalHubProtobuf::withoutReliabilityNothingIsNumbered()
{
    TestHub hub;
    FrameClient client(hub.clientUrl(u"chat"_s, inLobby), protobuf);
    QVERIFY(client.waitFor(1));
    QCOMPARE(client.socket().subprotocol(), protobuf);
    QVERIFY(last<ConnectedFrame>(client).reconnectionToken.isEmpty());
    client.publish(u"lobby"_s, Payload::text(u"hi"_s));
    QVERIFY(client.waitFor(2));
    QVERIFY(last<GroupMessageFrame>(client)
        == (GroupMessageFrame{.group = u"lobby"_s, .payload = Payload::text(u"hi"_s)}));
}

void TestLocalHubProtobuf::aDroppedClientRecoversWhatItMissed()
{
    TestHub hub;
    const QUrl url = hub.clientUrl(u"chat"_s, inLobby);
    FrameClient before(url, reliableProtobuf);
    FrameClient publisher(hub.clientUrl(u"chat"_s, outside), protobuf);
    QVERIFY(before.waitFor(1) && publisher.waitFor(1));
    for (const QString &text : {u"one"_s, u"two"_s})
        publisher.publish(u"lobby"_s, Payload::text(text));
    QVERIFY(before.waitFor(3));
    before.send(SequenceAckFrame{1});
    before.send(PingFrame{}); // its pong tells that the ack was read
    QVERIFY(before.waitFor(4));
    hub.hub().dropConnection(before.connectedFrame().connectionId);
    publisher.send(SendToGroupFrame{.group = u"lobby"_s, .payload = Payload::text(u"three"_s), .ackId = 1});
    QVERIFY(publisher.waitFor(2));

    FrameClient after(before.recoveryUrl(url), reliableProtobuf);
    QVERIFY(after.waitFor(3));
    QCOMPARE(after.connectedFrame().connectionId, before.connectedFrame().connectionId);
    QCOMPARE(after.sequenceIds(), (QList<quint64>{2, 3}));
    QCOMPARE(after.payloads, (QList<Payload>{Payload::text(u"two"_s), Payload::text(u"three"_s)}));
    publisher.publish(u"lobby"_s, Payload::text(u"four"_s));
    QVERIFY(after.waitFor(4));
    QCOMPARE(after.sequenceIds(), (QList<quint64>{2, 3, 4}));
}

void TestLocalHubProtobuf::everyKindOfDataCrosses_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<bool>("fromRest"); // it has no content type for an Any
    QTest::newRow("text") << Payload::text(u"hi 😀"_s) << true;
    QTest::newRow("empty text") << Payload::text({}) << true;
    QTest::newRow("text that looks like JSON") << Payload::text(u"{\"n\":1}"_s) << true;
    QTest::newRow("JSON object") << Payload::jsonText(R"({ "n" : 1.0 })") << true;
    QTest::newRow("JSON string") << Payload::jsonText(R"("hi")") << true;
    QTest::newRow("JSON number") << Payload::jsonText("18446744073709551616") << true;
    QTest::newRow("binary") << Payload::binary(QByteArray::fromHex("0001feff")) << true;
    QTest::newRow("empty binary") << Payload::binary({}) << true;
    QTest::newRow("protobuf Any") << Payload{DataType::Protobuf, any} << false;
}

void TestLocalHubProtobuf::everyKindOfDataCrosses()
{
    QFETCH(Payload, payload);
    QFETCH(bool, fromRest);
    TestHub hub;
    const QUrl url = hub.clientUrl(u"chat"_s, inLobby);
    FrameClient viaJson(url, reliableJson);
    FrameClient viaProtobuf(url, reliableProtobuf);
    FrameClient simple(url, {});
    QVERIFY(viaJson.waitFor(1) && viaProtobuf.waitFor(1) && simple.waitForOpen());

    viaJson.publish(u"lobby"_s, payload);
    QVERIFY(viaJson.waitFor(2) && viaProtobuf.waitFor(2) && simple.waitFor(1));
    viaProtobuf.publish(u"lobby"_s, payload);
    QVERIFY(viaJson.waitFor(3) && viaProtobuf.waitFor(3) && simple.waitFor(2));
    qsizetype count = 2;
    if (fromRest) {
        WebPubSubServiceClient service(hub.connectionString(), u"chat"_s);
        service.group(u"lobby"_s).sendToAll(payload);
        QVERIFY(viaJson.waitFor(4) && viaProtobuf.waitFor(4) && simple.waitFor(3));
        service.sendToConnection(viaProtobuf.connectedFrame().connectionId, payload);
        QVERIFY(viaProtobuf.waitFor(5));
        QVERIFY(last<ServerMessageFrame>(viaProtobuf) == (ServerMessageFrame{payload, 4, {}}));
        count = 3;
    }
    QCOMPARE(viaJson.payloads, QList<Payload>(count, payload));
    QCOMPARE(viaProtobuf.payloads.first(count), QList<Payload>(count, payload));
    QCOMPARE(simple.payloads,
        QList<Payload>(count, {isBinary(payload) ? DataType::Binary : DataType::Text, payload.bytes}));
    // Only JSON names the sender.
    QCOMPARE(std::get<GroupMessageFrame>(viaJson.frames[2]).fromUserId, u"bob"_s);
    QCOMPARE(std::get<GroupMessageFrame>(viaProtobuf.frames[1]).fromUserId, QString());
    QCOMPARE(std::get<GroupMessageFrame>(viaProtobuf.frames[1]).group, u"lobby"_s);
}

void TestLocalHubProtobuf::theOtherKindOfFrameCloses_data()
{
    QTest::addColumn<QString>("subprotocol");
    QTest::addColumn<bool>("sendsBinary");
    for (const QLatin1String name : Subprotocol::all)
        QTest::newRow(name.data()) << QString(name) << !makeCodec(QString(name))->isBinary();
}

void TestLocalHubProtobuf::theOtherKindOfFrameCloses()
{
    QFETCH(QString, subprotocol);
    QFETCH(bool, sendsBinary);
    TestHub hub;
    FrameClient client(hub.clientUrl(u"chat"_s, ann), subprotocol);
    QVERIFY(client.waitFor(1));
    // Good frames of the other kind, so that nothing but the kind can be wrong.
    if (sendsBinary)
        client.socket().sendBinaryMessage(R"({"type":"ping"})");
    else
        client.socket().sendTextMessage(QString::fromLatin1(QByteArray::fromHex("4a00")));
    QCOMPARE(client.waitForClose(), 1003);
    QCOMPARE(client.frames.size(), 1);
}

void TestLocalHubProtobuf::aBrokenFrameClosesWithItsCode()
{
    TestHub hub;
    FrameClient client(hub.clientUrl(u"chat"_s, ann), reliableProtobuf);
    QVERIFY(client.waitFor(1));
    client.socket().sendBinaryMessage(QByteArray::fromHex("320a0a05")); // ten bytes told, two there
    QCOMPARE(client.waitForClose(), 1007);
    QVERIFY2(client.socket().closeReason().startsWith(u"PB_LENGTH: Byte 1 in join_group_message"_s),
        qPrintable(client.socket().closeReason()));
}

void TestLocalHubProtobuf::theTraceHasNoToken()
{
    QMutex mutex;
    QByteArrayList payloads; // both outlive the hub, which traces to its end
    TestHub hub({.traceFrames = true});
    connect(
        &hub.hub(), &LocalHub::traced, &hub.hub(),
        [&](const TraceEntry &entry) {
            const QMutexLocker lock(&mutex);
            payloads.append(entry.payload);
        },
        Qt::DirectConnection);
    FrameClient client(hub.clientUrl(u"chat"_s, ann), reliableProtobuf);
    QVERIFY(client.waitFor(1));
    hub.connections(); // all before is done
    const QByteArray token = client.connectedFrame().reconnectionToken.toUtf8();
    QVERIFY(token.size() > 20);
    const QMutexLocker lock(&mutex);
    const QByteArray all = payloads.join();
    QVERIFY(all.contains(client.connectedFrame().connectionId.toUtf8()));
    QVERIFY(!all.contains(token));
}

QTEST_GUILESS_MAIN(TestLocalHubProtobuf)
#include "tst_localhub_protobuf.moc"
