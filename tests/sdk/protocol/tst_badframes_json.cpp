#include "protocol/jsoncodec.h"
#include "protocol/names.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

QString codeOf(const auto &result)
{
    return result ? u"(no error)"_s : result.error().name;
}

} // namespace

//! The families (25) to (38) of reliability-security.md section 3, row by row and in both directions. What is
//! no matter of one frame is tested elsewhere: (29) a repeated ackId in tst_hubrouter, (30) in tst_acktable,
//! (35) in tst_connectionsession, (38) in tst_codec and tst_localhub_protobuf.
class TestBadFramesJson : public QObject {
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
    void unknownTypesAreNoError_data();
    void unknownTypesAreNoError();

private:
    void compare(const QString &code, const auto &result)
    {
        QCOMPARE(codeOf(result), code);
        QCOMPARE(result.error().kind, ErrorKind::Protocol);
        QVERIFY2(result.error().message.contains(u"xpected"_s), qPrintable(result.error().message));
        QVERIFY2(!result.error().message.contains(u"CANARY"_s), qPrintable(result.error().message));
    }

    JsonCodec m_codec{true};
};

void TestBadFramesJson::bothDirections_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("offset"); // in the text, or -1
    const auto row = [](const char *name, QByteArray bytes, const char *code, int offset = -1) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code) << offset;
    };
    row("(25) not JSON", "CANARY", "FRAME_JSON", 0);
    row("(25) empty", "", "FRAME_JSON", 0);
    row("(25) truncated", R"({"type":"pong","x":"CANARY)", "FRAME_JSON", 26);
    row("(25) trailing bytes", R"({"type":"pong"}CANARY)", "FRAME_JSON", 15);
    row("(25) byte order mark", "\xEF\xBB\xBF{\"type\":\"pong\"}", "FRAME_JSON", 0);
    row("(26) array at the top", R"([{"type":"pong"}])", "FRAME_NOT_OBJECT");
    row("(26) number at the top", "42", "FRAME_NOT_OBJECT");
    row("(26) null at the top", "null", "FRAME_NOT_OBJECT");
    row("(27) type missing", R"({"group":"CANARY"})", "FRAME_TYPE");
    row("(27) type a number", R"({"type":7})", "FRAME_TYPE");
    row("(33) depth 10,000", R"({"type":"pong","x":)" + QByteArray(10'000, '['), "FRAME_DEPTH", 82);
    row("(33) depth 65", R"({"type":"pong","x":)" + QByteArray(64, '[') + QByteArray(64, ']') + '}',
        "FRAME_DEPTH", 82);
    row(
        "(33) 1 M keys",
        [] {
            QByteArray frame = R"({"type":"pong")";
            for (int i = 0; i < 1'000'000; ++i)
                frame += ",\"" + QByteArray::number(i, 36) + "\":1";
            return QByteArray(frame + '}');
        }(),
        "FRAME_SIZE");
    row("(34) lone first half of a pair", R"({"type":"pong","data":"CANARY\ud800"})", "FRAME_UTF");
    row("(34) lone second half of a pair", R"({"type":"pong","data":"\udfffCANARY"})", "FRAME_UTF");
    row("(34) bytes that are no UTF-8", "{\"type\":\"pong\",\"data\":\"\xFF\"}", "FRAME_UTF", 23);
}

void TestBadFramesJson::bothDirections()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(int, offset);
    const auto fromClient = m_codec.decodeClientFrame(bytes);
    const auto fromServer = m_codec.decodeServerFrame(bytes);
    compare(code, fromClient);
    compare(code, fromServer);
    const QString place = u"(byte %1)"_s.arg(offset);
    QVERIFY2(
        offset < 0 || fromServer.error().message.contains(place), qPrintable(fromServer.error().message));
}

void TestBadFramesJson::up_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, QByteArray bytes, const char *code) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code);
    };
    const auto sequenceAck = [](QByteArray id) {
        return R"({"type":"sequenceAck","sequenceId":)" + id + '}';
    };
    const auto join = [](QByteArray members) { return R"({"type":"joinGroup",)" + members + '}'; };
    const auto send = [](QByteArray members) {
        return R"({"type":"sendToGroup","group":"g",)" + members + '}';
    };

    row("(27) type unknown", R"({"type":"CANARY"})", "FRAME_TYPE");
    row("(28) sequenceId -1", sequenceAck("-1"), "FRAME_SEQ");
    row("(28) sequenceId 1.5", sequenceAck("1.5"), "FRAME_SEQ");
    row("(28) sequenceId \"7\"", sequenceAck(R"("7")"), "FRAME_SEQ");
    row("(28) sequenceId 2^64", sequenceAck("18446744073709551616"), "FRAME_SEQ");
    row("(28) sequenceId missing", R"({"type":"sequenceAck"})", "FRAME_SEQ");
    row("(29) ackId negative", join(R"("group":"g","ackId":-1)"), "FRAME_ACKID");
    row("(29) ackId above 2^64", join(R"("group":"g","ackId":18446744073709551616)"), "FRAME_ACKID");
    row("(31) bad base64", send(R"("dataType":"binary","data":"CANARY=A")"), "FRAME_BASE64");
    row("(32) data missing", send(R"("dataType":"text")"), "FRAME_DATA");
    row("(32) data null", send(R"("dataType":"json","data":null)"), "FRAME_DATA");
    row("(36) group name empty", join(R"("group":"")"), "GROUP_NAME");
    row("(36) group name of 1025 characters", join(R"("group":")" + QByteArray(1025, 'x') + '"'),
        "GROUP_NAME");
    row("(36) control character in a group name", join(R"("group":"CANARY\u0007")"), "GROUP_NAME");
    row("(37) group of another type", join(R"("group":{"a":"CANARY"})"), "FRAME_FIELD");
    row("(37) string above 1 MiB", send(R"("dataType":"text","data":")" + QByteArray(1024 * 1024, 'x') + '"'),
        "FRAME_SIZE");
}

void TestBadFramesJson::up()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    compare(code, m_codec.decodeClientFrame(bytes));
}

void TestBadFramesJson::down_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, QByteArray bytes, const char *code) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code);
    };
    const auto message = [](QByteArray members) {
        return R"({"type":"message","from":"group","group":"g",)" + members + '}';
    };
    const auto numbered = [&message](const QByteArray &id) {
        return message(R"("dataType":"text","data":"","sequenceId":)" + id);
    };
    const auto ack = [](QByteArray id) { return R"({"type":"ack","success":true,"ackId":)" + id + '}'; };

    row("(28) sequenceId 0", numbered("0"), "FRAME_SEQ");
    row("(28) sequenceId -1", numbered("-1"), "FRAME_SEQ");
    row("(28) sequenceId 1.5", numbered("1.5"), "FRAME_SEQ");
    row("(28) sequenceId \"7\"", numbered(R"("7")"), "FRAME_SEQ");
    row("(28) sequenceId 2^64", numbered("18446744073709551616"), "FRAME_SEQ");
    row("(28) expectedSequenceId 2^64",
        R"({"type":"streamAck","streamId":"s","expectedSequenceId":18446744073709551616})", "FRAME_SEQ");
    row("(29) ackId negative", ack("-1"), "FRAME_ACKID");
    row("(29) ackId above 2^64", ack("18446744073709551616"), "FRAME_ACKID");
    row("(31) bad base64", message(R"("dataType":"binary","data":"CANARY=A")"), "FRAME_BASE64");
    row("(31) bad base64 of an Any", message(R"("dataType":"protobuf","data":"__8=")"), "FRAME_BASE64");
    row("(32) data missing", message(R"("dataType":"text")"), "FRAME_DATA");
    row("(35) connected without id", R"({"type":"system","event":"connected","userId":"CANARY"})",
        "FRAME_FIELD");
    row("(37) fromUserId of another type", message(R"("dataType":"text","data":"","fromUserId":["CANARY"])"),
        "FRAME_FIELD");
    row("(37) string above 2 MiB",
        message(R"("dataType":"text","data":")" + QByteArray(2 * 1024 * 1024, 'x') + '"'), "FRAME_SIZE");
}

void TestBadFramesJson::down()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    compare(code, m_codec.decodeServerFrame(bytes));
}

//! What looks bad and is not; the value that was kept is compared.
void TestBadFramesJson::harmless_data()
{
    QTest::addColumn<QByteArray>("data"); // behind "dataType":"text","data":
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<quint64>("sequenceId");
    const quint64 largest = std::numeric_limits<quint64>::max();
    QTest::newRow("(28) sequenceId 2^53+1")
        << QByteArray(R"("","sequenceId":9007199254740993)") << QByteArray() << quint64(9007199254740993);
    QTest::newRow("(28) sequenceId 2^64-1")
        << QByteArray(R"("","sequenceId":18446744073709551615)") << QByteArray() << largest;
    QTest::newRow("(33) duplicate keys: the last wins")
        << QByteArray(R"("a","sequenceId":1,"data":"b","sequenceId":2)") << QByteArray("b") << quint64(2);
    QTest::newRow("(34) U+0000 as an escape")
        << QByteArray(R"("a\u0000b","sequenceId":1)") << QByteArray("a\0b", 3) << quint64(1);
    QTest::newRow("(34) both halves of a pair")
        << QByteArray(R"("\ud83d\ude00","sequenceId":1)") << QByteArray("\xF0\x9F\x98\x80") << quint64(1);
    QTest::newRow("(37) string of 1 MiB") << "\"" + QByteArray(1024 * 1024, 'x') + R"(","sequenceId":1)"
                                          << QByteArray(1024 * 1024, 'x') << quint64(1);
}

void TestBadFramesJson::harmless()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, kept);
    QFETCH(quint64, sequenceId);
    const auto frame = m_codec.decodeServerFrame(
        R"({"type":"message","from":"server","dataType":"text","data":)" + data + '}');
    QCOMPARE(codeOf(frame), u"(no error)"_s);
    const auto &message = std::get<ServerMessageFrame>(*frame);
    QCOMPARE(message.payload.bytes, kept);
    QCOMPARE(message.sequenceId, std::optional(sequenceId));
}

void TestBadFramesJson::unknownTypesAreNoError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *name, QByteArray bytes, const char *type) {
        QTest::newRow(name) << bytes << QString::fromLatin1(type);
    };
    row("(27) type unknown", R"({"type":"moved"})", "moved");
    row("(27) type empty", R"({"type":""})", "");
    row("(27) system event unknown", R"({"type":"system","event":"moved"})", "system");
    row("(27) from unknown", R"({"type":"message","from":"moon","dataType":"text","data":""})", "message");
    row("(27) dataType unknown", R"({"type":"message","from":"server","dataType":"xml","data":""})",
        "message");
}

void TestBadFramesJson::unknownTypesAreNoError()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, type);
    const auto frame = m_codec.decodeServerFrame(bytes);
    QCOMPARE(codeOf(frame), u"(no error)"_s);
    QVERIFY(std::holds_alternative<UnknownFrame>(*frame));
    QCOMPARE(frameType(*frame), type);
}

QTEST_GUILESS_MAIN(TestBadFramesJson)
#include "tst_badframes_json.moc"
