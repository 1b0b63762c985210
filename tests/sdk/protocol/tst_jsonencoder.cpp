#include "protocol/jsoncodec.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(WebPubSub::ClientFrame)
Q_DECLARE_METATYPE(WebPubSub::ServerFrame)

namespace {

constexpr quint64 largestId = std::numeric_limits<quint64>::max();

} // namespace

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
    row("invoke", InvokeFrame{u"1"_s, u"sum"_s, Payload::jsonText("[1,2]"), {}},
        R"({"type":"invoke","invocationId":"1","target":"event","event":"sum","dataType":"json","data":[1,2]})");
    row("invoke without data, with metadata", InvokeFrame{u"1"_s, u"sum"_s, {}, {{u"k"_s, u"v"_s}}},
        R"({"type":"invoke","invocationId":"1","target":"event","event":"sum","metadata":{"k":"v"}})");
    row("invoke with an empty text", InvokeFrame{u"1"_s, u"sum"_s, Payload::text({}), {}},
        R"({"type":"invoke","invocationId":"1","target":"event","event":"sum","dataType":"text","data":""})");
    row("cancelInvocation", CancelInvocationFrame{u"1"_s},
        R"({"type":"cancelInvocation","invocationId":"1"})");
    row("stream start", StreamStartFrame{u"lobby"_s, u"s1"_s, false, 60000},
        R"({"type":"sendToGroup","group":"lobby","noEcho":false,"stream":{"streamId":"s1","idleTimeoutMs":60000}})");
    row("stream start without echo and timeout", StreamStartFrame{u"lobby"_s, u"s1"_s, true, {}},
        R"({"type":"sendToGroup","group":"lobby","noEcho":true,"stream":{"streamId":"s1"}})");
    row("longest idle timeout", StreamStartFrame{u"g"_s, u"s1"_s, false, std::numeric_limits<quint32>::max()},
        R"({"type":"sendToGroup","group":"g","noEcho":false,"stream":{"streamId":"s1","idleTimeoutMs":4294967295}})");
    row("streamData", StreamDataFrame{u"s1"_s, 1, Payload::text(u"par"_s)},
        R"({"type":"streamData","streamId":"s1","streamSequenceId":1,"dataType":"text","data":"par"})");
    row("streamData of nothing", StreamDataFrame{u"s1"_s, largestId, Payload::binary({})},
        R"({"type":"streamData","streamId":"s1","streamSequenceId":18446744073709551615,"dataType":"binary","data":""})");
    row("stream keepalive", StreamDataFrame{u"s1"_s, {}, {}}, R"({"type":"streamData","streamId":"s1"})");
    row("streamEnd", StreamEndFrame{u"s1"_s, {}}, R"({"type":"streamEnd","streamId":"s1"})");
    row("streamEnd with error", StreamEndFrame{u"s1"_s, StreamAbort{u"gave up"_s, u"E42"_s}},
        R"({"type":"streamEnd","streamId":"s1","error":{"message":"gave up","userErrorCode":"E42"}})");
    row("setGroupState", SetGroupStateFrame{u"lobby"_s, 6, GroupState{{u"mood"_s, u"ok"_s}}},
        R"({"type":"setGroupState","group":"lobby","ackId":6,"state":{"mood":"ok"}})");
    row("setGroupState that clears", SetGroupStateFrame{u"lobby"_s, 7, {}},
        R"({"type":"setGroupState","group":"lobby","ackId":7})");
    row("setGroupState to an empty state", SetGroupStateFrame{u"lobby"_s, {}, GroupState()},
        R"({"type":"setGroupState","group":"lobby","state":{}})");
    row("subscribeGroupState", SubscribeGroupStateFrame{u"lobby"_s, 8},
        R"({"type":"subscribeGroupState","group":"lobby","ackId":8})");
    row("unsubscribeGroupState", UnsubscribeGroupStateFrame{u"lobby"_s, largestId},
        R"({"type":"unsubscribeGroupState","group":"lobby","ackId":18446744073709551615})");
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
    row("unknown", UnknownFrame{u"moved"_s, 15}, R"({"type":"moved","sequenceId":15})");
    row("group message of a stream",
        GroupMessageFrame{
            u"lobby"_s, u"ann"_s, Payload::text(u"par"_s), 11, {}, StreamInfo{u"s1"_s, 1, false, {}}},
        R"({"type":"message","from":"group","group":"lobby","fromUserId":"ann","dataType":"text","data":"par","stream":{"streamId":"s1","streamSequenceId":1},"sequenceId":11})");
    row("last message of a stream",
        GroupMessageFrame{u"lobby"_s, u"ann"_s, Payload::text({}), 13, {}, StreamInfo{u"s1"_s, 3, true, {}}},
        R"({"type":"message","from":"group","group":"lobby","fromUserId":"ann","dataType":"text","data":"","stream":{"streamId":"s1","streamSequenceId":3,"endOfStream":true},"sequenceId":13})");
    row("stream broken off by its publisher",
        GroupMessageFrame{u"g"_s, {}, Payload::text({}), 1, {},
            StreamInfo{u"s1"_s, largestId, true, StreamError{u"UserError"_s, u"gave up"_s, u"E42"_s}}},
        R"({"type":"message","from":"group","group":"g","dataType":"text","data":"","stream":{"streamId":"s1","streamSequenceId":18446744073709551615,"endOfStream":true,"error":{"name":"UserError","message":"gave up","userErrorCode":"E42"}},"sequenceId":1})");
    row("invokeResponse", InvokeResponseFrame{u"1"_s, true, Payload::jsonText("3"), {}, {}},
        R"({"type":"invokeResponse","invocationId":"1","success":true,"dataType":"json","data":3})");
    row("invokeResponse, failed",
        InvokeResponseFrame{u"1"_s, false, {}, AckError{u"BadRequest"_s, u"no numbers"_s}, {}},
        R"({"type":"invokeResponse","invocationId":"1","success":false,"error":{"name":"BadRequest","message":"no numbers"}})");
    row("invokeResponse without data, with metadata",
        InvokeResponseFrame{u"1"_s, true, {}, {}, {{u"k"_s, u"v"_s}}},
        R"({"type":"invokeResponse","invocationId":"1","success":true,"metadata":{"k":"v"}})");
    row("streamAck", StreamAckFrame{u"s1"_s, largestId},
        R"({"type":"streamAck","streamId":"s1","expectedSequenceId":18446744073709551615})");
    row("streamNack", StreamNackFrame{u"s1"_s, u"InvalidSequenceId"_s, u"gap"_s, 2},
        R"({"type":"streamNack","streamId":"s1","name":"InvalidSequenceId","message":"gap","expectedSequenceId":2})");
    row("streamClosed", StreamClosedFrame{u"s1"_s, {}}, R"({"type":"streamClosed","streamId":"s1"})");
    row("streamClosed with error", StreamClosedFrame{u"s1"_s, AckError{u"IdleTimeout"_s, u"60 s"_s}},
        R"({"type":"streamClosed","streamId":"s1","error":{"name":"IdleTimeout","message":"60 s"}})");
    row("groupStateSnapshot",
        GroupStateSnapshotFrame{u"lobby"_s,
            {{u"c-1"_s, u"ann"_s, GroupState{{u"mood"_s, u"ok"_s}}, 1700000000000},
                {u"c-2"_s, {}, GroupState(), 1}},
            14},
        R"({"type":"groupStateSnapshot","group":"lobby","items":[{"connectionId":"c-1","userId":"ann","state":{"mood":"ok"},"updatedAt":1700000000000},{"connectionId":"c-2","state":{},"updatedAt":1}],"sequenceId":14})");
    row("groupStateSnapshot of nobody", GroupStateSnapshotFrame{u"lobby"_s, {}, 1},
        R"({"type":"groupStateSnapshot","group":"lobby","items":[],"sequenceId":1})");
    row("groupStateUpdate", GroupStateUpdateFrame{u"lobby"_s, {{u"c-1"_s, u"ann"_s, {}, 1700000005000}}, 15},
        R"({"type":"groupStateUpdate","group":"lobby","items":[{"connectionId":"c-1","userId":"ann","updatedAt":1700000005000}],"sequenceId":15})");
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
    QCOMPARE(m_plain.encode(ServerFrame(GroupStateUpdateFrame{u"g"_s, {}, 8})),
        R"({"type":"groupStateUpdate","group":"g","items":[]})");
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
    QCOMPARE(
        m_reliable.withSequenceId(m_reliable.encode(ServerFrame(GroupStateUpdateFrame{u"g"_s, {}, {}})), 9),
        m_reliable.encode(ServerFrame(GroupStateUpdateFrame{u"g"_s, {}, 9})));
}

QTEST_GUILESS_MAIN(TestJsonEncoder)
#include "tst_jsonencoder.moc"
