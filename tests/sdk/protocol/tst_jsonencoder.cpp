#include "protocol/jsoncodec.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(WebPubSub::ClientFrame)
Q_DECLARE_METATYPE(WebPubSub::ServerFrame)

class TestJsonEncoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientFrame_data();
    void clientFrame();
    void serverFrame_data();
    void serverFrame();
    void plainSubprotocolHasNoReliableFields();
    void emptyJsonIsStillAFrame();
    void withSequenceId();

private:
    JsonCodec m_reliable{true};
    JsonCodec m_plain{false};
};

void TestJsonEncoder::clientFrame_data()
{
    QTest::addColumn<ClientFrame>("frame");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, ClientFrame frame, QByteArray bytes) {
        QTest::newRow(name) << frame << bytes;
    };

    row("joinGroup", JoinGroupFrame{u"lobby"_s, 1}, R"({"type":"joinGroup","group":"lobby","ackId":1})");
    row("leaveGroup", LeaveGroupFrame{u"lobby"_s, 2}, R"({"type":"leaveGroup","group":"lobby","ackId":2})");
    row("without ackId", JoinGroupFrame{u"lobby"_s, {}}, R"({"type":"joinGroup","group":"lobby"})");
    row("text without echo", SendToGroupFrame{u"lobby"_s, Payload::text(u"hi"_s), 3, true, {}, {}},
        R"({"type":"sendToGroup","group":"lobby","ackId":3,"noEcho":true,"dataType":"text","data":"hi"})");
    row("json with lifetime and metadata; noEcho is always there",
        SendToGroupFrame{
            u"lobby"_s, Payload::jsonText(R"({"n":1})"), {}, false, 30, {{u"trace-id"_s, u"7f"_s}}},
        R"({"type":"sendToGroup","group":"lobby","noEcho":false,"dataType":"json","data":{"n":1},"ttlSeconds":30,"metadata":{"trace-id":"7f"}})");
    row("binary",
        SendToGroupFrame{u"lobby"_s, Payload::binary(QByteArray::fromHex("0001ff")), 4, false, {}, {}},
        R"({"type":"sendToGroup","group":"lobby","ackId":4,"noEcho":false,"dataType":"binary","data":"AAH/"})");
    row("empty binary", EventFrame{u"e"_s, Payload::binary({}), {}, {}},
        R"({"type":"event","event":"e","dataType":"binary","data":""})");
    row("protobuf", EventFrame{u"e"_s, {DataType::Protobuf, QByteArray::fromHex("0a01")}, {}, {}},
        R"({"type":"event","event":"e","dataType":"protobuf","data":"CgE="})");
    row("event", EventFrame{u"buy"_s, Payload::jsonText(R"({"q":2})"), 5, {}},
        R"({"type":"event","event":"buy","ackId":5,"dataType":"json","data":{"q":2}})");
    row("two metadata entries",
        EventFrame{u"e"_s, Payload::text({}), {}, {{u"a"_s, u"1"_s}, {u"b"_s, u"\""_s}}},
        R"({"type":"event","event":"e","dataType":"text","data":"","metadata":{"a":"1","b":"\""}})");
    row("ping", PingFrame{}, R"({"type":"ping"})");
    row("sequenceAck", SequenceAckFrame{42}, R"({"type":"sequenceAck","sequenceId":42})");
    row("sequenceAck 0 is not lost", SequenceAckFrame{0}, R"({"type":"sequenceAck","sequenceId":0})");
    row("largest ids", JoinGroupFrame{u"g"_s, std::numeric_limits<quint64>::max()},
        R"({"type":"joinGroup","group":"g","ackId":18446744073709551615})");
}

void TestJsonEncoder::clientFrame()
{
    QFETCH(ClientFrame, frame);
    QFETCH(QByteArray, bytes);
    QCOMPARE(m_reliable.encode(frame), bytes);
    const auto back = m_plain.decodeClientFrame(bytes);
    QVERIFY(back);
    QVERIFY(*back == frame);
}

void TestJsonEncoder::serverFrame_data()
{
    QTest::addColumn<ServerFrame>("frame");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, ServerFrame frame, QByteArray bytes) {
        QTest::newRow(name) << frame << bytes;
    };

    row("ack", AckFrame{1, true, {}}, R"({"type":"ack","ackId":1,"success":true})");
    row("ack with error", AckFrame{3, false, AckError{u"Forbidden"_s, u"not allowed to publish to lobby"_s}},
        R"({"type":"ack","ackId":3,"success":false,"error":{"name":"Forbidden","message":"not allowed to publish to lobby"}})");
    row("group message", GroupMessageFrame{u"lobby"_s, u"bob"_s, Payload::text(u"hi"_s), 7, {}},
        R"({"type":"message","from":"group","group":"lobby","fromUserId":"bob","dataType":"text","data":"hi","sequenceId":7})");
    row("anonymous sender", GroupMessageFrame{u"g"_s, {}, Payload::jsonText("null"), 1, {}},
        R"({"type":"message","from":"group","group":"g","dataType":"json","data":null,"sequenceId":1})");
    row("server message", ServerMessageFrame{Payload::binary(QByteArray::fromHex("0001ff")), 8, {}},
        R"({"type":"message","from":"server","dataType":"binary","data":"AAH/","sequenceId":8})");
    row("message with metadata", ServerMessageFrame{Payload::text(u"a"_s), {}, {{u"k"_s, u"v"_s}}},
        R"({"type":"message","from":"server","dataType":"text","data":"a","metadata":{"k":"v"}})");
    row("connected", ConnectedFrame{u"c-1"_s, u"ann"_s, u"eyJ..."_s},
        R"({"type":"system","event":"connected","userId":"ann","connectionId":"c-1","reconnectionToken":"eyJ..."})");
    row("connected, anonymous", ConnectedFrame{u"c-1"_s, {}, {}},
        R"({"type":"system","event":"connected","connectionId":"c-1"})");
    row("disconnected", DisconnectedFrame{u"closed by the application"_s},
        R"({"type":"system","event":"disconnected","message":"closed by the application"})");
    row("pong", PongFrame{}, R"({"type":"pong"})");
    row("unknown", UnknownFrame{u"groupStateUpdate"_s, 15}, R"({"type":"groupStateUpdate","sequenceId":15})");
}

void TestJsonEncoder::serverFrame()
{
    QFETCH(ServerFrame, frame);
    QFETCH(QByteArray, bytes);
    QCOMPARE(m_reliable.encode(frame), bytes);
    const auto back = m_reliable.decodeServerFrame(bytes);
    QVERIFY(back);
    QVERIFY(*back == frame);
}

void TestJsonEncoder::plainSubprotocolHasNoReliableFields()
{
    QCOMPARE(m_plain.encode(ServerFrame(ServerMessageFrame{Payload::text(u"a"_s), 8, {}})),
        R"({"type":"message","from":"server","dataType":"text","data":"a"})");
    QCOMPARE(m_plain.encode(ServerFrame(ConnectedFrame{u"c-1"_s, u"ann"_s, u"secret"_s})),
        R"({"type":"system","event":"connected","userId":"ann","connectionId":"c-1"})");
}

void TestJsonEncoder::emptyJsonIsStillAFrame()
{
    const QByteArray frame = m_plain.encode(ServerFrame(ServerMessageFrame{Payload::jsonText({}), {}, {}}));
    QCOMPARE(frame, R"({"type":"message","from":"server","dataType":"json","data":null})");
}

void TestJsonEncoder::withSequenceId()
{
    const ServerFrame message =
        GroupMessageFrame{u"g"_s, u"bob"_s, Payload::text(u"}"_s), {}, {{u"k"_s, u"v"_s}}};
    auto numbered = std::get<GroupMessageFrame>(message);
    for (const quint64 id : {quint64(1), quint64(9007199254740993), std::numeric_limits<quint64>::max()}) {
        numbered.sequenceId = id;
        QCOMPARE(m_reliable.withSequenceId(m_reliable.encode(message), id),
            m_reliable.encode(ServerFrame(numbered)));
    }
    QCOMPARE(m_plain.withSequenceId(m_plain.encode(message), 7), m_plain.encode(message));
}

QTEST_GUILESS_MAIN(TestJsonEncoder)
#include "tst_jsonencoder.moc"
