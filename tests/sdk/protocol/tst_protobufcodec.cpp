#include "protocol/protobufcodec.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(WebPubSub::ClientFrame)
Q_DECLARE_METATYPE(WebPubSub::ServerFrame)

namespace {

constexpr quint64 largestId = std::numeric_limits<quint64>::max();
constexpr quint64 beyondDouble = (1ULL << 53) + 1;

QString codeOf(const auto &result)
{
    return result ? u"(no error)"_s : result.error().name;
}

// "type.googleapis.com/x.Y" and the value 08 01, as a serialized google.protobuf.Any.
const QByteArray any =
    QByteArray::fromHex("0a17") + "type.googleapis.com/x.Y" + QByteArray::fromHex("12020801");

} // namespace

class TestProtobufCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientVector_data();
    void clientVector();
    void serverVector_data();
    void serverVector();
    void clientFrame_data();
    void clientFrame();
    void serverFrame_data();
    void serverFrame();
    void plainSubprotocolHasNoReliableFields();
    void withSequenceId();
    void mapsAreSorted();
    void whatIsNoAnyGoesAsBinary();
    void textIsAlwaysUtf8();
    void payloadOutlivesTheNextFrame();

private:
    ProtobufCodec m_reliable{true};
    ProtobufCodec m_plain{false};
};

//! The golden vectors of client-protocol.md section 7.3.
void TestProtobufCodec::clientVector_data()
{
    QTest::addColumn<ClientFrame>("frame");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, ClientFrame frame, const char *hex) {
        QTest::newRow(name) << frame << QByteArray::fromHex(hex);
    };
    row("join room7 ack 300", JoinGroupFrame{u"room7"_s, 300}, "320a0a05726f6f6d3710ac02");
    row("leave room7", LeaveGroupFrame{u"room7"_s, {}}, "3a070a05726f6f6d37");
    row("sendToGroup room7 text hi ack 1 noEcho",
        SendToGroupFrame{u"room7"_s, Payload::text(u"hi"_s), 1, true, {}, {}},
        "0a110a05726f6f6d3710011a040a0268692001");
    row("event buy, json, ack 5", EventFrame{u"buy"_s, Payload::jsonText(R"({"q":2})"), 5, {}},
        "2a120a03627579120922077b2271223a327d1805");
    row("sequenceAck 900", SequenceAckFrame{900}, "4203088407");
    row("ping", PingFrame{}, "4a00");
    row("invoke sum, id i-1, binary 01 02",
        InvokeFrame{u"i-1"_s, u"sum"_s, Payload::binary(QByteArray::fromHex("0102")), {}},
        "52100a0373756d1203692d311a0412020102");
    row("cancel i-1", CancelInvocationFrame{u"i-1"_s}, "5a050a03692d31");
    row("stream start room7 s1 60000 ms", StreamStartFrame{u"room7"_s, u"s1"_s, false, 60000},
        "0a110a05726f6f6d373a080a02733110e0d403");
    row("streamData s1 #1 text a", StreamDataFrame{u"s1"_s, 1, Payload::text(u"a"_s)},
        "6a0b0a02733110011a030a0161");
    row("stream keepalive s1", StreamDataFrame{u"s1"_s, {}, {}}, "6a040a027331");
    row("streamEnd s1", StreamEndFrame{u"s1"_s, {}}, "72040a027331");
    row("setGroupState room7 mood=ok ack 6",
        SetGroupStateFrame{u"room7"_s, 6, GroupState{{u"mood"_s, u"ok"_s}}},
        "7a170a05726f6f6d3710061a0c0a0a0a046d6f6f6412026f6b");
    row("subscribe room7 ack 7", SubscribeGroupStateFrame{u"room7"_s, 7}, "8201090a05726f6f6d371007");
    row("unsubscribe room7 ack 8", UnsubscribeGroupStateFrame{u"room7"_s, 8}, "8a01090a05726f6f6d371008");
}

void TestProtobufCodec::clientVector()
{
    QFETCH(ClientFrame, frame);
    QFETCH(QByteArray, bytes);
    QCOMPARE(m_reliable.encode(frame).toHex(), bytes.toHex());
    const auto back = m_plain.decodeClientFrame(bytes);
    QVERIFY2(back, qPrintable(codeOf(back)));
    QVERIFY(*back == frame);
}

void TestProtobufCodec::serverVector_data()
{
    QTest::addColumn<ServerFrame>("frame");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, ServerFrame frame, const char *hex) {
        QTest::newRow(name) << frame << QByteArray::fromHex(hex);
    };
    row("ack 300 ok", AckFrame{300, true, {}}, "0a0508ac021001");
    row("ack 300 Forbidden", AckFrame{300, false, AckError{u"Forbidden"_s, u"no"_s}},
        "0a1408ac021a0f0a09466f7262696464656e12026e6f");
    row("group message room7 text hi seq 12",
        GroupMessageFrame{u"room7"_s, {}, Payload::text(u"hi"_s), 12, {}, {}},
        "12160a0567726f75701205726f6f6d371a040a026869200c");
    row("server message binary 00 ff seq 13",
        ServerMessageFrame{Payload::binary(QByteArray::fromHex("00ff")), 13, {}},
        "12100a067365727665721a04120200ff200d");
    row("connected c1, ann, tok", ConnectedFrame{u"c1"_s, u"ann"_s, u"tok"_s},
        "1a100a0e0a0263311203616e6e1a03746f6b");
    row("disconnected bye", DisconnectedFrame{u"bye"_s}, "1a0712051203627965");
    row("pong", PongFrame{}, "2200");
    row("invokeResponse i-1 ok text 3", InvokeResponseFrame{u"i-1"_s, true, Payload::text(u"3"_s), {}, {}},
        "2a0c0a03692d3110011a030a0133");
    row("streamAck s1 2", StreamAckFrame{u"s1"_s, 2}, "32060a0273311002");
    row("streamNack s1 InvalidSequenceId gap 2",
        StreamNackFrame{u"s1"_s, u"InvalidSequenceId"_s, u"gap"_s, 2},
        "3a1e0a0273311211496e76616c696453657175656e636549641a036761702002");
    row("streamClosed s1", StreamClosedFrame{u"s1"_s, {}}, "42040a027331");
    row("groupStateUpdate room7 c1 mood=ok 1700000000000",
        GroupStateUpdateFrame{
            u"room7"_s, {{u"c1"_s, {}, GroupState{{u"mood"_s, u"ok"_s}}, 1700000000000}}, {}},
        "4a220a05726f6f6d3712190a0263311a0c0a0a0a046d6f6f6412026f6b2080d095ffbc31");
}

void TestProtobufCodec::serverVector()
{
    QFETCH(ServerFrame, frame);
    QFETCH(QByteArray, bytes);
    QCOMPARE(m_reliable.encode(frame).toHex(), bytes.toHex());
    const auto back = m_reliable.decodeServerFrame(bytes);
    QVERIFY2(back, qPrintable(codeOf(back)));
    QVERIFY(*back == frame);
}

//! What the vectors leave out: there and back.
void TestProtobufCodec::clientFrame_data()
{
    QTest::addColumn<ClientFrame>("frame");
    const auto row = [](const char *name, ClientFrame frame) { QTest::newRow(name) << frame; };
    row("ackId 0", JoinGroupFrame{u"g"_s, 0});
    row("ackId 2^53+1", JoinGroupFrame{u"g"_s, beyondDouble});
    row("ackId 2^64-1", LeaveGroupFrame{u"g"_s, largestId});
    row("group outside ASCII", JoinGroupFrame{u"grüß 😀"_s, {}});
    row("empty text", SendToGroupFrame{u"g"_s, Payload::text({}), {}, false, {}, {}});
    row("empty binary", SendToGroupFrame{u"g"_s, Payload::binary({}), {}, false, {}, {}});
    row("binary with zeros",
        SendToGroupFrame{u"g"_s, Payload::binary(QByteArray(3, '\0')), {}, false, {}, {}});
    row("Any", SendToGroupFrame{u"g"_s, {DataType::Protobuf, any}, {}, false, {}, {}});
    row("json keeps its text", EventFrame{u"e"_s, Payload::jsonText(R"([ 1.0 ,"\u0041" ])"), {}, {}});
    row("json string keeps its quotes", EventFrame{u"e"_s, Payload::jsonText(R"("a")"), {}, {}});
    row("lifetime and metadata",
        SendToGroupFrame{u"g"_s, Payload::text(u"a"_s), 1, false, 300, {{u"k"_s, u"v"_s}, {u"l"_s, u""_s}}});
    row("lifetime 0", SendToGroupFrame{u"g"_s, Payload::text(u"a"_s), 1, false, 0, {}});
    row("event with metadata", EventFrame{u"e"_s, Payload::text({}), 1, {{u"k"_s, u"v"_s}}});
    row("sequenceAck 0", SequenceAckFrame{0});
    row("sequenceAck 2^64-1", SequenceAckFrame{largestId});
    row("invoke without data", InvokeFrame{u"1"_s, u"sum"_s, {}, {}});
    row("invoke with an empty text and metadata",
        InvokeFrame{u"1"_s, u"sum"_s, Payload::text({}), {{u"k"_s, u"v"_s}}});
    row("stream start without echo", StreamStartFrame{u"g"_s, u"s1"_s, true, {}});
    row("longest idle timeout", StreamStartFrame{u"g"_s, u"s1"_s, true, std::numeric_limits<quint32>::max()});
    row("streamData with an empty text", StreamDataFrame{u"s1"_s, largestId, Payload::text({})});
    row("streamEnd with error", StreamEndFrame{u"s1"_s, StreamAbort{u"gave up"_s, u"E42"_s}});
    row("streamEnd with an empty error", StreamEndFrame{u"s1"_s, StreamAbort{}});
    row("setGroupState that clears", SetGroupStateFrame{u"g"_s, 7, {}});
    row("setGroupState to an empty state", SetGroupStateFrame{u"g"_s, {}, GroupState()});
    row("setGroupState with two entries",
        SetGroupStateFrame{u"g"_s, {}, GroupState{{u"ä"_s, u"😀"_s}, {u"b"_s, u""_s}}});
}

void TestProtobufCodec::clientFrame()
{
    QFETCH(ClientFrame, frame);
    const auto back = m_reliable.decodeClientFrame(m_plain.encode(frame));
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QVERIFY(*back == frame);
}

void TestProtobufCodec::serverFrame_data()
{
    QTest::addColumn<ServerFrame>("frame");
    const auto row = [](const char *name, ServerFrame frame) { QTest::newRow(name) << frame; };
    row("ack 2^64-1, Duplicate", AckFrame{largestId, false, AckError{u"Duplicate"_s, u"again"_s}});
    row("ack 0", AckFrame{0, true, {}});
    row("ack with an empty error", AckFrame{1, false, AckError{}});
    row("sequenceId 2^53+1", ServerMessageFrame{Payload::text({}), beyondDouble, {}});
    row("sequenceId 2^64-1", GroupMessageFrame{u"g"_s, {}, Payload::binary({}), largestId, {}, {}});
    row("Any", ServerMessageFrame{{DataType::Protobuf, any}, 1, {}});
    row("json null", ServerMessageFrame{Payload::jsonText("null"), 1, {}});
    row("metadata",
        GroupMessageFrame{u"g"_s, {}, Payload::text({}), 1, {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}}, {}});
    row("stream fragment",
        GroupMessageFrame{u"g"_s, {}, Payload::text(u"par"_s), 11, {}, StreamInfo{u"s1"_s, 1, false, {}}});
    row("end of a stream",
        GroupMessageFrame{u"g"_s, {}, Payload::text({}), 13, {}, StreamInfo{u"s1"_s, largestId, true, {}}});
    row("stream broken off",
        GroupMessageFrame{u"g"_s, {}, Payload::text({}), {}, {{u"k"_s, u"v"_s}},
            StreamInfo{u"s1"_s, 3, true, StreamError{u"UserError"_s, u"gave up"_s, u"E42"_s}}});
    row("connected, anonymous", ConnectedFrame{u"c-1"_s, {}, {}});
    row("disconnected without reason", DisconnectedFrame{});
    row("invokeResponse of nothing", InvokeResponseFrame{u"1"_s, true, {}, {}, {}});
    row("invokeResponse of an empty text with metadata",
        InvokeResponseFrame{u"1"_s, true, Payload::text({}), {}, {{u"k"_s, u"v"_s}}});
    row("invokeResponse, failed",
        InvokeResponseFrame{u"1"_s, false, {}, AckError{u"BadRequest"_s, u"no numbers"_s}, {}});
    row("streamAck 2^64-1", StreamAckFrame{u"s1"_s, largestId});
    row("streamClosed with error", StreamClosedFrame{u"s1"_s, AckError{u"IdleTimeout"_s, u"60 s"_s}});
    row("groupStateSnapshot",
        GroupStateSnapshotFrame{u"g"_s,
            {{u"c-1"_s, u"ann"_s, GroupState{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}}, 1700000000000},
                {u"c-2"_s, {}, GroupState(), -1}, {u"c-3"_s, {}, {}, std::numeric_limits<qint64>::max()}},
            14});
    row("groupStateSnapshot of nobody", GroupStateSnapshotFrame{u"g"_s, {}, 1});
    row("groupStateUpdate with sequenceId",
        GroupStateUpdateFrame{u"g"_s, {{u"c-1"_s, u"ann"_s, {}, 5}}, largestId});
}

void TestProtobufCodec::serverFrame()
{
    QFETCH(ServerFrame, frame);
    const auto back = m_plain.decodeServerFrame(m_reliable.encode(frame));
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QVERIFY(*back == frame);
}

void TestProtobufCodec::plainSubprotocolHasNoReliableFields()
{
    const ServerMessageFrame numbered{Payload::text(u"a"_s), 8, {}};
    const ServerMessageFrame plain{Payload::text(u"a"_s), {}, {}};
    QCOMPARE(m_plain.encode(ServerFrame(numbered)), m_plain.encode(ServerFrame(plain)));
    QCOMPARE(m_plain.encode(ServerFrame(ConnectedFrame{u"c1"_s, u"ann"_s, u"secret"_s})),
        m_plain.encode(ServerFrame(ConnectedFrame{u"c1"_s, u"ann"_s, {}})));
    QCOMPARE(m_plain.encode(ServerFrame(GroupStateUpdateFrame{u"g"_s, {}, 8})),
        m_plain.encode(ServerFrame(GroupStateUpdateFrame{u"g"_s, {}, {}})));
}

void TestProtobufCodec::withSequenceId()
{
    // Of 100 to 300 bytes, so that the length's varint grows on the way.
    for (qsizetype size = 100; size < 300; ++size) {
        const Payload payload = Payload::binary(QByteArray(size, 'x'));
        for (const quint64 id : {quint64(1), quint64(300), beyondDouble, largestId}) {
            const ServerFrame group = GroupMessageFrame{u"g"_s, {}, payload, {}, {}, {}};
            const ServerFrame numbered = GroupMessageFrame{u"g"_s, {}, payload, id, {}, {}};
            QCOMPARE(m_reliable.withSequenceId(m_reliable.encode(group), id), m_reliable.encode(numbered));
        }
    }
    // Behind metadata and stream the field stands in another order, which readers do not see.
    GroupMessageFrame full{
        u"g"_s, {}, Payload::text(u"a"_s), {}, {{u"k"_s, u"v"_s}}, StreamInfo{u"s"_s, 1, true, {}}};
    const QByteArray spliced = m_reliable.withSequenceId(m_reliable.encode(ServerFrame(full)), 7);
    full.sequenceId = 7;
    QVERIFY(*m_reliable.decodeServerFrame(spliced) == ServerFrame(full));
    for (const auto &[bare, numbered] : std::initializer_list<std::pair<ServerFrame, ServerFrame>>{
             {GroupStateUpdateFrame{u"g"_s, {{u"c"_s, {}, {}, 5}}, {}},
                 GroupStateUpdateFrame{u"g"_s, {{u"c"_s, {}, {}, 5}}, 9}},
             {GroupStateSnapshotFrame{u"g"_s, {}, {}}, GroupStateSnapshotFrame{u"g"_s, {}, 9}}})
        QCOMPARE(m_reliable.withSequenceId(m_reliable.encode(bare), 9), m_reliable.encode(numbered));
    QCOMPARE(m_reliable.withSequenceId(m_reliable.encode(ServerFrame(PongFrame{})), 9),
        m_reliable.encode(ServerFrame(PongFrame{})));
    QCOMPARE(m_plain.withSequenceId(spliced, 9), spliced);
}

void TestProtobufCodec::mapsAreSorted()
{
    Metadata metadata;
    for (int i = 0; i < 40; ++i)
        metadata.insert(u"key%1"_s.arg(i), u"v"_s);
    const QByteArray bytes = m_plain.encode(ClientFrame(EventFrame{u"e"_s, Payload::text({}), {}, metadata}));
    qsizetype last = 0;
    for (auto it = metadata.keyBegin(); it != metadata.keyEnd(); ++it) {
        const qsizetype at = bytes.indexOf(char(it->size()) + it->toUtf8() + '\x12');
        QVERIFY2(at > last, qPrintable(*it));
        last = at;
    }
}

void TestProtobufCodec::whatIsNoAnyGoesAsBinary()
{
    const QByteArray torn = QByteArray::fromHex("0a05");
    const QByteArray frame =
        m_plain.encode(ServerFrame(ServerMessageFrame{{DataType::Protobuf, torn}, {}, {}}));
    const auto back = m_plain.decodeServerFrame(frame);
    QVERIFY2(back, qPrintable(codeOf(back)));
    QCOMPARE(std::get<ServerMessageFrame>(*back).payload, Payload::binary(torn));
}

void TestProtobufCodec::textIsAlwaysUtf8()
{
    const Payload latin1{DataType::Text, QByteArray("gr\xFC\xDF")};
    const auto text =
        m_plain.decodeServerFrame(m_plain.encode(ServerFrame(ServerMessageFrame{latin1, {}, {}})));
    QVERIFY2(text, qPrintable(codeOf(text)));
    QCOMPARE(std::get<ServerMessageFrame>(*text).payload, Payload::text(u"gr\uFFFD\uFFFD"_s));
    const QString half(QChar(0xD800));
    QVERIFY(m_plain.decodeServerFrame(m_plain.encode(ServerFrame(DisconnectedFrame{half}))));
}

void TestProtobufCodec::payloadOutlivesTheNextFrame()
{
    const auto first = m_plain.decodeClientFrame(
        m_plain.encode(ClientFrame(EventFrame{u"one"_s, Payload::text(QString(100, u'a')), {}, {}})));
    const auto second = m_plain.decodeClientFrame(
        m_plain.encode(ClientFrame(EventFrame{u"two"_s, Payload::text(QString(100, u'b')), {}, {}})));
    QVERIFY(first && second);
    QCOMPARE(std::get<EventFrame>(*first).payload, Payload::text(QString(100, u'a')));
    QCOMPARE(std::get<EventFrame>(*first).event, u"one"_s);
}

QTEST_GUILESS_MAIN(TestProtobufCodec)
#include "tst_protobufcodec.moc"
