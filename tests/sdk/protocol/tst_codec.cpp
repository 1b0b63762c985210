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
};

void TestCodec::codecByName()
{
    const auto reliable = makeCodec(u"json.reliable.webpubsub.azure.v1");
    QVERIFY(reliable && reliable->isReliable() && !reliable->isBinary());
    QCOMPARE(reliable->name(), Subprotocol::reliableJson);
    const auto plain = makeCodec(u"json.webpubsub.azure.v1");
    QVERIFY(plain && !plain->isReliable());
    QCOMPARE(plain->name(), Subprotocol::json);
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
    QCOMPARE(frameType(ServerFrame(AckFrame{})), u"ack"_s);
    QCOMPARE(frameType(ServerFrame(GroupMessageFrame{})), u"message"_s);
    QCOMPARE(frameType(ServerFrame(ServerMessageFrame{})), u"message"_s);
    QCOMPARE(frameType(ServerFrame(ConnectedFrame{})), u"system"_s);
    QCOMPARE(frameType(ServerFrame(DisconnectedFrame{})), u"system"_s);
    QCOMPARE(frameType(ServerFrame(PongFrame{})), u"pong"_s);
    QCOMPARE(frameType(ServerFrame(UnknownFrame{u"streamAck"_s, {}})), u"streamAck"_s);
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
