#include "protocol/codec.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codecByName();
    void typesOfFrames();
    void refusesTheOtherKindOfFrame();
    void idsOfFrames();
};

void TestCodec::codecByName()
{
    struct Kind {
        QLatin1String name;
        bool isReliable;
        bool isBinary;
    };
    const Kind kinds[] = {{Subprotocol::json, false, false}, {Subprotocol::reliableJson, true, false},
        {Subprotocol::protobuf, false, true}, {Subprotocol::reliableProtobuf, true, true}};
    for (const Kind &kind : kinds) {
        const auto codec = makeCodec(QString(kind.name));
        QVERIFY2(codec, kind.name.data());
        QCOMPARE(codec->name(), kind.name);
        QCOMPARE(codec->isReliable(), kind.isReliable);
        QCOMPARE(codec->isBinary(), kind.isBinary);
    }
    QCOMPARE(Subprotocol::json, "json.webpubsub.azure.v1"_L1);
    QCOMPARE(Subprotocol::reliableJson, "json.reliable.webpubsub.azure.v1"_L1);
    QCOMPARE(Subprotocol::protobuf, "protobuf.webpubsub.azure.v1"_L1);
    QCOMPARE(Subprotocol::reliableProtobuf, "protobuf.reliable.webpubsub.azure.v1"_L1);
    QCOMPARE(Subprotocol::all.size(), std::size(kinds));
    for (const QString &other :
        {u""_s, u"JSON.webpubsub.azure.v1"_s, u"mqtt"_s, u"json.webpubsub.azure.v2"_s})
        QVERIFY(!makeCodec(other));
}

void TestCodec::typesOfFrames()
{
    QCOMPARE(frameType(ClientFrame(JoinGroupFrame{})), u"joinGroup"_s);
    QCOMPARE(frameType(ClientFrame(LeaveGroupFrame{})), u"leaveGroup"_s);
    QCOMPARE(frameType(ClientFrame(SendToGroupFrame{})), u"sendToGroup"_s);
    QCOMPARE(frameType(ClientFrame(EventFrame{})), u"event"_s);
    QCOMPARE(frameType(ClientFrame(SequenceAckFrame{})), u"sequenceAck"_s);
    QCOMPARE(frameType(ClientFrame(PingFrame{})), u"ping"_s);
    QCOMPARE(frameType(ClientFrame(InvokeFrame{})), u"invoke"_s);
    QCOMPARE(frameType(ClientFrame(CancelInvocationFrame{})), u"cancelInvocation"_s);
    QCOMPARE(frameType(ClientFrame(StreamStartFrame{})), u"sendToGroup"_s);
    QCOMPARE(frameType(ClientFrame(StreamDataFrame{})), u"streamData"_s);
    QCOMPARE(frameType(ClientFrame(StreamEndFrame{})), u"streamEnd"_s);
    QCOMPARE(frameType(ClientFrame(SetGroupStateFrame{})), u"setGroupState"_s);
    QCOMPARE(frameType(ClientFrame(SubscribeGroupStateFrame{})), u"subscribeGroupState"_s);
    QCOMPARE(frameType(ClientFrame(UnsubscribeGroupStateFrame{})), u"unsubscribeGroupState"_s);
    QCOMPARE(frameType(ServerFrame(AckFrame{})), u"ack"_s);
    QCOMPARE(frameType(ServerFrame(GroupMessageFrame{})), u"message"_s);
    QCOMPARE(frameType(ServerFrame(ServerMessageFrame{})), u"message"_s);
    QCOMPARE(frameType(ServerFrame(ConnectedFrame{})), u"system"_s);
    QCOMPARE(frameType(ServerFrame(DisconnectedFrame{})), u"system"_s);
    QCOMPARE(frameType(ServerFrame(PongFrame{})), u"pong"_s);
    QCOMPARE(frameType(ServerFrame(InvokeResponseFrame{})), u"invokeResponse"_s);
    QCOMPARE(frameType(ServerFrame(StreamAckFrame{})), u"streamAck"_s);
    QCOMPARE(frameType(ServerFrame(StreamNackFrame{})), u"streamNack"_s);
    QCOMPARE(frameType(ServerFrame(StreamClosedFrame{})), u"streamClosed"_s);
    QCOMPARE(frameType(ServerFrame(GroupStateSnapshotFrame{})), u"groupStateSnapshot"_s);
    QCOMPARE(frameType(ServerFrame(GroupStateUpdateFrame{})), u"groupStateUpdate"_s);
    QCOMPARE(frameType(ServerFrame(UnknownFrame{u"moved"_s, {}})), u"moved"_s);
}

void TestCodec::idsOfFrames()
{
    for (ClientFrame frame : {ClientFrame(JoinGroupFrame{}), ClientFrame(LeaveGroupFrame{}),
             ClientFrame(SendToGroupFrame{}), ClientFrame(EventFrame{}), ClientFrame(SetGroupStateFrame{}),
             ClientFrame(SubscribeGroupStateFrame{}), ClientFrame(UnsubscribeGroupStateFrame{})}) {
        QVERIFY2(!ackIdOf(frame), qPrintable(frameType(frame)));
        setAckId(frame, 7);
        QCOMPARE(ackIdOf(frame), std::optional<quint64>(7));
    }
    for (ClientFrame frame :
        {ClientFrame(PingFrame{}), ClientFrame(SequenceAckFrame{}), ClientFrame(InvokeFrame{}),
            ClientFrame(CancelInvocationFrame{}), ClientFrame(StreamStartFrame{}),
            ClientFrame(StreamDataFrame{}), ClientFrame(StreamEndFrame{})}) {
        setAckId(frame, 7);
        QVERIFY2(!ackIdOf(frame), qPrintable(frameType(frame)));
    }
    QCOMPARE(sequenceIdOf(ServerFrame(GroupMessageFrame{.sequenceId = 1})), std::optional<quint64>(1));
    QCOMPARE(sequenceIdOf(ServerFrame(ServerMessageFrame{.sequenceId = 2})), std::optional<quint64>(2));
    QCOMPARE(sequenceIdOf(ServerFrame(GroupStateSnapshotFrame{.sequenceId = 3})), std::optional<quint64>(3));
    QCOMPARE(sequenceIdOf(ServerFrame(GroupStateUpdateFrame{.sequenceId = 4})), std::optional<quint64>(4));
    QCOMPARE(sequenceIdOf(ServerFrame(StreamAckFrame{u"s"_s, 5})), std::optional<quint64>());
}

void TestCodec::refusesTheOtherKindOfFrame()
{
    const auto codec = makeCodec(QString(Subprotocol::json));
    QVERIFY(codec->decodeMessage(R"({"type":"pong"})", false));
    QVERIFY(!codec->nextOfMessage());
    const auto refused = codec->decodeMessage(R"({"type":"pong"})", true);
    QVERIFY(!refused);
    QCOMPARE(refused.error().name, u"FRAME_KIND"_s);
    QCOMPARE(refused.error().kind, ErrorKind::Protocol);
    QVERIFY(codec->hasEnvelope() && !codec->isBinaryFrame(PingFrame{}));
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
