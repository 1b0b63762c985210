#include "protocol/protobufcodec.h"

#include <QRandomGenerator>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

QString codeOf(const auto &result)
{
    return result ? u"(no error)"_s : result.error().name;
}

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

QByteArray varint(quint64 value)
{
    QByteArray bytes;
    for (; value >= 0x80; value >>= 7)
        bytes += char(value | 0x80);
    return bytes + char(value);
}

//! A field of wire type 2.
QByteArray field(int number, const QByteArray &value)
{
    return varint(quint64(number) << 3 | 2) + varint(quint64(value.size())) + value;
}

//! A group message down; \p data is a MessageData, \p more stands behind it.
QByteArray message(const QByteArray &data, const QByteArray &more = {})
{
    return field(2, field(1, "group") + field(2, "g") + field(3, data) + more);
}

//! sendToGroup up; as above.
QByteArray send(const QByteArray &data, const QByteArray &more = {})
{
    return field(1, field(1, "g") + field(3, data) + more);
}

const QByteArray url = "type.googleapis.com/x.Y";

} // namespace

//! The families (27) to (37), as far as protobuf has them, and (39) to (47) of reliability-security.md
//! section 3, row by row and in both directions. What is no matter of one frame is tested elsewhere: (30),
//! (35) and (38) in tst_connectionsession_protobuf and tst_localhub_protobuf.
class TestBadFramesProtobuf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothDirections_data();
    void bothDirections();
    void up_data();
    void up();
    void down_data();
    void down();
    void harmless_data();
    void harmless();
    void unknownFramesAreNoError_data();
    void unknownFramesAreNoError();
    void errorsTellThePlace();
    void nothingBrokenSurprises();

private:
    void compare(const QString &code, const auto &result)
    {
        QCOMPARE(codeOf(result), code);
        QCOMPARE(result.error().kind, ErrorKind::Protocol);
        QVERIFY2(result.error().message.contains(u"xpected"_s), qPrintable(result.error().message));
        QVERIFY2(!result.error().message.contains(u"CANARY"_s), qPrintable(result.error().message));
    }

    ProtobufCodec m_codec{true};
};

//! Each row is put into a message of each direction, in a place where it means the same.
void TestBadFramesProtobuf::bothDirections_data()
{
    QTest::addColumn<QByteArray>("up");
    QTest::addColumn<QByteArray>("down");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, QByteArray up, QByteArray down, const char *code) {
        QTest::newRow(name) << up << down << QString::fromLatin1(code);
    };
    const auto same = [&row](const char *name, QByteArray frame, const char *code) {
        row(name, frame, frame, code);
    };
    const auto data = [&row](const char *name, QByteArray inside, const char *code) {
        row(name, send(inside), message(inside), code);
    };
    // Field 6 up is joinGroup, down streamAck: both have a string and then a number.
    const auto number = [&same](const char *name, QByteArray digits, const char *code) {
        same(name, field(6, field(1, "s") + '\x10' + digits), code);
    };

    same("(39) empty message", {}, "PB_EMPTY");
    data("(39) data with no member", {}, "PB_EMPTY");
    same("(40) varint truncated in a tag", hex("80"), "PB_VARINT");
    number("(40) varint truncated in a number", hex("ff"), "PB_VARINT");
    same("(40) varint truncated in a length", hex("32ff"), "PB_VARINT");
    number("(40) varint of 11 bytes", QByteArray(10, '\xff') + '\x01', "PB_VARINT");
    same("(40) tag of 6 bytes", hex("b28080808000"), "PB_VARINT");
    same("(40) tag of 11 bytes", QByteArray(10, '\x80') + '\x00', "PB_VARINT");
    same("(41) length beyond the frame", hex("320a0a05"), "PB_LENGTH");
    same("(41) length beyond the message inside", field(6, hex("0a0241")) + hex("4a00"), "PB_LENGTH");
    same("(41) length 2^31", hex("328080808008"), "PB_LENGTH");
    same("(41) length negative", hex("32ffffffffffffffffff01"), "PB_LENGTH");
    same("(41) length with leading zeros", hex("32808080808000"), "PB_LENGTH");
    same("(41) eight bytes cut", hex("990600000000"), "PB_LENGTH");
    same("(41) four bytes cut", hex("9d06000000"), "PB_LENGTH");
    same("(42) message as a number", hex("3005"), "PB_WIRE");
    same("(42) string as a number", field(6, hex("0805")), "PB_WIRE");
    same("(42) number as a string", field(6, field(1, "s") + field(2, "CANARY")), "PB_WIRE");
    same("(42) number as eight bytes", field(6, field(1, "s") + hex("110000000000000000")), "PB_WIRE");
    data("(42) text as a number", hex("0805"), "PB_WIRE");
    same("(42) group start", hex("0b"), "PB_WIRE");
    same("(42) group start and end", hex("0b0c"), "PB_WIRE");
    same("(42) group end", hex("0c"), "PB_WIRE");
    same("(42) group in an unknown field", field(6, field(1, "s")) + hex("9b069c06"), "PB_WIRE");
    same("(42) wire type 6", hex("0e"), "PB_WIRE");
    same("(42) wire type 7", hex("9f06"), "PB_WIRE");
    same("(45) string", field(6, field(1, "CANARY\xFF")), "PB_UTF8");
    data("(45) text", field(1, "CANARY\xC0\xAF"), "PB_UTF8");
    data("(45) text cut inside a character", field(1, "\xE2\x82"), "PB_UTF8");
    data("(45) text with half a surrogate pair", field(1, "\xED\xA0\x80"), "PB_UTF8");
    data("(45) JSON", field(4, "\"\xFF\""), "PB_UTF8");
    row("(45) key of metadata", send(field(1, "a"), field(6, field(1, "\xFF"))),
        message(field(1, "a"), field(5, field(1, "\xFF"))), "PB_UTF8");
    row("(45) value of metadata", send(field(1, "a"), field(6, field(2, "\xFF"))),
        message(field(1, "a"), field(5, field(2, "\xFF"))), "PB_UTF8");
    data("(46) Any cut off", field(3, hex("0a05")), "PB_ANY");
    data("(46) Any that is text", field(3, "CANARY"), "PB_ANY");
    data("(46) Any with a number as type_url", field(3, hex("0805")), "PB_ANY");
    data("(46) Any with a type_url that is no UTF-8", field(3, field(1, url + '\xFF')), "PB_ANY");
    data("(46) Any with a group", field(3, field(1, url) + hex("1b1c")), "PB_ANY");
    same("(46) groups 10,000 deep", QByteArray(10'000, '\x0b') + QByteArray(10'000, '\x0c'), "PB_DEPTH");
    same("(46) groups 10,000 deep without an end", QByteArray(10'000, '\x0b'), "PB_DEPTH");
    data("(46) groups 10,000 deep in an Any", field(3, field(1, url) + QByteArray(10'000, '\x1b')),
        "PB_DEPTH");
    same("(47) field number 0", hex("0200"), "PB_FIELD");
    same("(47) field number 0 inside", field(6, hex("0200")), "PB_FIELD");
    // The library takes it modulo 2^29: as field 6.
    same("(47) field number 2^29+6", varint((1ULL << 29 | 6) << 3 | 2) + field(1, "s").prepend('\x03'),
        "PB_FIELD");
    same("(47) field number 2^32", varint(1ULL << 35 | 2) + '\0', "PB_FIELD");
    data("(25) json_data that is no JSON", field(4, "CANARY"), "FRAME_JSON");
    data("(25) json_data of nothing", field(4, ""), "FRAME_JSON");
    data("(33) json_data of depth 10,000", field(4, QByteArray(10'000, '[')), "FRAME_DEPTH");
    same("(37) frame above 2 MiB", field(6, field(1, QByteArray(2 * 1024 * 1024, 'x'))), "FRAME_SIZE");
}

void TestBadFramesProtobuf::bothDirections()
{
    QFETCH(QByteArray, up);
    QFETCH(QByteArray, down);
    QFETCH(QString, code);
    compare(code, m_codec.decodeClientFrame(up));
    compare(code, m_codec.decodeServerFrame(down));
}

void TestBadFramesProtobuf::up_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, QByteArray bytes, const char *code) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code);
    };
    const QByteArray text = field(1, "a");
    row("(27) field unknown", field(12, {}), "FRAME_TYPE");
    row("(32) data missing", field(1, field(1, "g")), "FRAME_DATA");
    row("(32) event without data", field(5, field(1, "e")), "FRAME_DATA");
    row("(32) JSON null", send(field(4, " null ")), "FRAME_DATA");
    row("(32) streamData with a number but no data", field(13, field(1, "s") + hex("1001")), "FRAME_DATA");
    row("(28) streamData without a number", field(13, field(1, "s") + field(3, text)), "FRAME_SEQ");
    row("(28) streamData number 0", field(13, field(1, "s") + hex("1000") + field(3, text)), "FRAME_SEQ");
    row("(36) group name missing", field(6, {}), "GROUP_NAME");
    row("(36) group name of 1025 characters", field(6, field(1, QByteArray(1025, 'x'))), "GROUP_NAME");
    row("(36) control character in a group name", field(7, field(1, "CANARY\x07")), "GROUP_NAME");
    row("(36) event name with a blank", field(5, field(1, "CAN ARY") + field(2, text)), "EVENT_NAME");
    row("(37) lifetime 301", send(text, hex("28ad02")), "FRAME_FIELD");
    row("(37) metadata of bad characters", send(text, field(6, field(1, "a b") + field(2, "CANARY"))),
        "FRAME_FIELD");
    row("(37) metadata too long", send(text, field(6, field(1, "k") + field(2, QByteArray(1025, 'x')))),
        "FRAME_FIELD");
    row("(37) frame above 1 MiB", send(field(1, QByteArray(1024 * 1024, 'x'))), "FRAME_SIZE");
    row("stream start with data", send(text, field(7, field(1, "s"))), "FRAME_FIELD");
    row("stream start without stream_id", field(1, field(1, "g") + field(7, {})), "FRAME_FIELD");
    row("stream start with idle timeout 0", field(1, field(1, "g") + field(7, field(1, "s") + hex("1000"))),
        "FRAME_FIELD");
    row("streamEnd without stream_id", field(14, {}), "FRAME_FIELD");
    row("invoke without invocation_id", field(10, field(1, "e")), "FRAME_FIELD");
    row("cancelInvocation without invocation_id", field(11, {}), "FRAME_FIELD");
    row("(46) Any without type_url", send(field(3, field(2, "CANARY"))), "PB_ANY");
    row("(46) Any of nothing", send(field(3, {})), "PB_ANY");
    row("(46) Any with a type_url without a slash", send(field(3, field(1, "CANARY"))), "PB_ANY");
    row("(46) Any with a type_url without a name", send(field(3, field(1, "CANARY/"))), "PB_ANY");
}

void TestBadFramesProtobuf::up()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    compare(code, m_codec.decodeClientFrame(bytes));
}

void TestBadFramesProtobuf::down_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, QByteArray bytes, const char *code) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code);
    };
    row("(39) system message with no member", field(3, {}), "PB_EMPTY");
    row("(28) sequence_id 0", message(field(1, "a"), hex("2000")), "FRAME_SEQ");
    row("(28) sequence_id 0 of group states", field(9, field(1, "g") + hex("1800")), "FRAME_SEQ");
    row("(32) data missing", field(2, field(1, "server")), "FRAME_DATA");
    row("(35) connected without id", field(3, field(1, field(2, "CANARY"))), "FRAME_FIELD");
    row("group missing", field(2, field(1, "group") + field(3, field(1, "a"))), "FRAME_FIELD");
    row("stream without stream_id", message(field(1, "a"), field(6, hex("1001"))), "FRAME_FIELD");
    row("invokeResponse without invocation_id", field(5, hex("1001")), "FRAME_FIELD");
    row("streamAck without stream_id", field(6, hex("1001")), "FRAME_FIELD");
    row("streamNack without stream_id", field(7, hex("2001")), "FRAME_FIELD");
    row("streamClosed without stream_id", field(8, {}), "FRAME_FIELD");
    row("item without connection_id", field(10, field(1, "g") + field(2, hex("2001"))), "FRAME_FIELD");
}

void TestBadFramesProtobuf::down()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    compare(code, m_codec.decodeServerFrame(bytes));
}

//! What looks bad and is not.
void TestBadFramesProtobuf::harmless_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("kept");
    const QByteArray text = field(1, "a");
    QTest::newRow("(39) a text that is empty") << message(field(1, "")) << QByteArray("");
    QTest::newRow("(43) unknown fields of each wire type")
        << message(text,
               hex("9806ffffffffffffffffff01") + hex("99060102030405060708") + field(99, "\xFF")
                   + hex("9d0601020304"))
            + hex("980601")
        << QByteArray("a");
    QTest::newRow("(43) unknown field in the data") << message(text + hex("980601")) << QByteArray("a");
    QTest::newRow("(43) the largest field number")
        << message(text) + varint(quint64((1 << 29) - 1) << 3) + '\x01' << QByteArray("a");
    QTest::newRow("(44) two members of data: the last wins")
        << message(field(2, "b") + text) << QByteArray("a");
    QTest::newRow("(44) one member twice: the last wins") << message(field(1, "b") + text) << QByteArray("a");
    QTest::newRow("(44) two messages: the last wins") << field(4, {}) + message(text) << QByteArray("a");
    QTest::newRow("(45) text of every length of character")
        << message(field(1, "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"))
        << QByteArray("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    QTest::newRow("(45) text with U+0000")
        << message(field(1, QByteArray("a\0b", 3))) << QByteArray("a\0b", 3);
    QTest::newRow("(45) binary is no text") << message(field(2, "\xFF")) << QByteArray("\xFF");
    QTest::newRow("(46) Any of tomorrow's address") << message(field(3, field(1, "x.Y"))) << field(1, "x.Y");
    QTest::newRow("number of ten bytes") << message(text, hex("20ffffffffffffffffff01")) << QByteArray("a");
    QTest::newRow("number with leading zeros") << message(text, hex("208180808000")) << QByteArray("a");
    QByteArray deep = field(1, url);
    for (int i = 0; i < 10'000; ++i)
        deep = field(1, url) + field(2, deep);
    const QByteArray any = field(1, url) + field(2, deep);
    QTest::newRow("(46) Any in Any, which nobody opens") << message(field(3, any)) << any;
}

void TestBadFramesProtobuf::harmless()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, kept);
    const auto frame = m_codec.decodeServerFrame(bytes);
    QVERIFY2(frame, frame ? "" : qPrintable(frame.error().message));
    QVERIFY(std::holds_alternative<GroupMessageFrame>(*frame));
    QCOMPARE(std::get<GroupMessageFrame>(*frame).payload.bytes, kept);
}

void TestBadFramesProtobuf::unknownFramesAreNoError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    QTest::addColumn<quint64>("sequenceId");
    QTest::newRow("(27) a field of tomorrow") << field(99, "x") << u"field 99"_s << quint64(0);
    QTest::newRow("(27) a number of tomorrow") << hex("9806 01") << u"field 99"_s << quint64(0);
    QTest::newRow("(27) a system message of tomorrow")
        << field(3, field(3, "x")) << u"system"_s << quint64(0);
    QTest::newRow("(27) a sender of tomorrow")
        << field(2, field(1, "moon") + field(3, field(1, "a")) + hex("2007")) << u"message"_s << quint64(7);
    QTest::newRow("(27) no sender") << field(2, field(3, field(1, "a")) + hex("2007")) << u"message"_s
                                    << quint64(7);
    QTest::newRow("(27) data of tomorrow")
        << message(field(5, "x"), hex("2007")) << u"message"_s << quint64(7);
    QTest::newRow("(27) an answer of data of tomorrow")
        << field(5, field(1, "1") + hex("1001") + field(3, field(5, "x"))) << u"invokeResponse"_s
        << quint64(0);
}

void TestBadFramesProtobuf::unknownFramesAreNoError()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, type);
    QFETCH(quint64, sequenceId);
    const auto frame = m_codec.decodeServerFrame(bytes);
    QVERIFY2(frame, frame ? "" : qPrintable(frame.error().message));
    QVERIFY(std::holds_alternative<UnknownFrame>(*frame));
    QCOMPARE(frameType(*frame), type);
    QCOMPARE(sequenceIdOf(*frame).value_or(0), sequenceId);
}

void TestBadFramesProtobuf::errorsTellThePlace()
{
    const auto fault = [this](const QByteArray &frame) {
        return m_codec.decodeServerFrame(frame).error().message;
    };
    QCOMPARE(fault(message(field(1, "hi\xFF"))),
        u"Byte 16 in data_message.data.text_data: expected UTF-8 but found bytes that are not. Encode the "
        u"frame by "
        "the service's .proto file."_s);
    QVERIFY(fault(hex("2280")).startsWith(u"Byte 1 in pong_message: expected a length"_s));
    QVERIFY(fault(message(field(1, "a")) + hex("0200")).startsWith(u"Byte 17: expected a field number"_s));
    QVERIFY(fault(message(field(1, "a"), hex("2200")))
                .startsWith(u"Byte 17 in data_message.sequence_id: "
                            "expected a varint"_s));
}

//! Every frame cut at every byte, and with random bytes in it: a clear error or a frame, and the validator
//! refuses all that the library refuses.
void TestBadFramesProtobuf::nothingBrokenSurprises()
{
    const QByteArrayList seeds = {
        hex("12160a0567726f75701205726f6f6d371a040a026869200c"),
        hex("1a100a0e0a0263311203616e6e1a03746f6b"),
        hex("0a1408ac021a0f0a09466f7262696464656e12026e6f"),
        hex("3a1e0a0273311211496e76616c696453657175656e636549641a036761702002"),
        hex("4a220a05726f6f6d3712190a0263311a0c0a0a0a046d6f6f6412026f6b2080d095ffbc31"),
        hex("0a110a05726f6f6d3710011a040a0268692001"),
        hex("7a170a05726f6f6d3710061a0c0a0a0a046d6f6f6412026f6b"),
        message(field(3, field(1, url) + field(2, "x")), field(5, field(1, "k") + field(2, "v"))),
        m_codec.encode(ServerFrame(GroupMessageFrame{u"g"_s, {}, Payload::text(u"ü"_s), 7, {{u"k"_s, u"v"_s}},
            StreamInfo{u"s"_s, 3, true, StreamError{u"n"_s, u"m"_s, u"c"_s}}})),
    };
    // What the validator let pass and the library did not.
    const auto surprises = [this](const QByteArray &frame) {
        const auto down = m_codec.decodeServerFrame(frame);
        const auto up = m_codec.decodeClientFrame(frame);
        const auto isOne = [](const auto &result) {
            return !result && result.error().message.startsWith(u"The frame is no protobuf message"_s);
        };
        return isOne(down) || isOne(up);
    };
    QRandomGenerator random(20'261'121);
    for (const QByteArray &seed : seeds) {
        for (qsizetype size = 0; size < seed.size(); ++size)
            QVERIFY2(!surprises(seed.first(size)), seed.first(size).toHex().constData());
        for (int round = 0; round < 5'000; ++round) {
            QByteArray frame = seed;
            for (int i = random.bounded(1, 4); i > 0; --i)
                frame[random.bounded(frame.size())] = char(random.generate());
            QVERIFY2(!surprises(frame), frame.toHex().constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestBadFramesProtobuf)
#include "tst_badframes_protobuf.moc"
