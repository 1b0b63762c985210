#include "protocol/jsonfields.h"

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

class TestJsonFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eitherDirectionError_data();
    void eitherDirectionError();
    void largestFrame();
    void bufferIsReusedAfterAnError();
    void fieldsKeepTheirText();
    void membersAreVisitedInOrder();
    void anyObjectIsVisited();

private:
    JsonCodec m_codec{true};
};

void TestJsonFields::eitherDirectionError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("offset"); // in the text, or -1
    const auto row = [](const char *name, QByteArray bytes, const char *code, int offset = -1) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code) << offset;
    };

    row("empty", "", "FRAME_JSON", 0);
    row("blanks only", "  \n", "FRAME_JSON", 3);
    row("not JSON", "hello", "FRAME_JSON", 0);
    row("truncated", R"({"type":"ping")", "FRAME_JSON", 14);
    row("truncated in a string", R"({"type":"pi)", "FRAME_JSON", 11);
    row("trailing bytes", R"({"type":"ping"}x)", "FRAME_JSON", 15);
    row("two frames at once", R"({"type":"ping"}{"type":"ping"})", "FRAME_JSON", 15);
    row("byte order mark", "\xEF\xBB\xBF{\"type\":\"ping\"}", "FRAME_JSON", 0);
    row("broken value in a field nobody reads", R"({"type":"ping","x":flase})", "FRAME_JSON", 19);
    row("broken nesting in a field nobody reads", R"({"type":"ping","x":[1,2}})", "FRAME_JSON", 23);
    row("trailing comma", R"({"type":"ping",})", "FRAME_JSON", 15);
    row("leading zero", R"({"type":"ping","ackId":01})", "FRAME_JSON", 24);
    row("control character in a string", "{\"type\":\"pi\nng\"}", "FRAME_JSON", 11);
    row("bad escape", R"({"type":"pi\qng"})", "FRAME_JSON", 12);
    row("NUL after the frame", QByteArray("{\"type\":\"ping\"}\0", 16), "FRAME_JSON", 15);
    row("array at the top", R"([{"type":"ping"}])", "FRAME_NOT_OBJECT");
    row("number at the top", "5", "FRAME_NOT_OBJECT");
    row("string at the top", R"("ping")", "FRAME_NOT_OBJECT");
    row("null at the top", "null", "FRAME_NOT_OBJECT");
    row("type missing", "{}", "FRAME_TYPE");
    row("type a number", R"({"type":5})", "FRAME_TYPE");
    row("type null", R"({"type":null})", "FRAME_TYPE");
    row("type an object", R"({"type":{"type":"ping"}})", "FRAME_TYPE");
    row("type of the last duplicate", R"({"type":"ping","type":7})", "FRAME_TYPE");
    row("depth 10,000", R"({"type":"ping","x":)" + QByteArray(10000, '['), "FRAME_DEPTH", 82);
    row("depth 65", R"({"type":"ping","x":)" + QByteArray(64, '[') + QByteArray(64, ']') + '}', "FRAME_DEPTH",
        82);
    row("invalid UTF-8", "{\"type\":\"ping\",\"x\":\"a\xFF\"}", "FRAME_UTF", 21);
    row("overlong UTF-8", "{\"type\":\"ping\",\"x\":\"\xC0\xAF\"}", "FRAME_UTF", 20);
    row("encoded surrogate", "{\"type\":\"ping\",\"x\":\"\xED\xA0\x80\"}", "FRAME_UTF", 20);
    row("half a surrogate pair in a field", R"({"type":"ping","data":"\ud800"})", "FRAME_UTF");
    row("second half alone", R"({"type":"ping","data":"\udc00x"})", "FRAME_UTF");
    row("first half before another escape", R"({"type":"ping","data":"\ud800\u0041"})", "FRAME_UTF");
    row("half a surrogate pair in a name", R"({"type":"ping","\ud800":1})", "FRAME_UTF");
}

void TestJsonFields::eitherDirectionError()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(int, offset);
    const auto up = m_codec.decodeClientFrame(bytes);
    const auto down = m_codec.decodeServerFrame(bytes);
    QCOMPARE(codeOf(up), code);
    QCOMPARE(codeOf(down), code);
    QVERIFY(up.error().message.contains(u"xpected"_s));
    if (offset >= 0)
        QVERIFY2(down.error().message.contains(u"byte %1)"_s.arg(offset)), qPrintable(down.error().message));
}

void TestJsonFields::largestFrame()
{
    QByteArray frame = R"({"type":"event","event":"e","dataType":"text","data":")";
    const qsizetype textSize = maxFrameBytes - frame.size() - 2;
    frame += QByteArray(textSize, 'x') + "\"}";
    QCOMPARE(frame.size(), maxFrameBytes);
    const auto large = m_codec.decodeClientFrame(frame);
    QVERIFY(large);
    QCOMPARE(std::get<EventFrame>(*large).payload.bytes.size(), textSize);
    QVERIFY(m_codec.decodeClientFrame(R"({"type":"ping"})"));
    QVERIFY(m_codec.decodeClientFrame(frame));
}

void TestJsonFields::bufferIsReusedAfterAnError()
{
    JsonCodec codec(false);
    QVERIFY(!codec.decodeServerFrame("{"));
    QVERIFY(codec.decodeServerFrame(R"({"type":"ack","ackId":5,"success":true})"));
    // No field of an earlier frame shows through.
    QCOMPARE(codeOf(codec.decodeServerFrame(R"({"type":"ack","success":true})")), u"FRAME_ACKID"_s);
}

void TestJsonFields::fieldsKeepTheirText()
{
    JsonFields fields;
    QVERIFY(!fields.read(
        R"({ "data" : [1, {"a" : 2}] , "ackId":  1.50 ,"group":"a\tb", "noEcho":true,"metadata":null})",
        200));
    QCOMPARE(fields[JsonKey::Data].kind, JsonField::Array);
    QCOMPARE(fields[JsonKey::Data].raw, R"([1, {"a" : 2}])");
    QCOMPARE(fields[JsonKey::AckId].kind, JsonField::Number);
    QCOMPARE(fields[JsonKey::AckId].raw, "1.50");
    QCOMPARE(fields[JsonKey::Group].kind, JsonField::String);
    QCOMPARE(fields[JsonKey::Group].raw, R"("a\tb")");
    QCOMPARE(fields[JsonKey::Group].text, "a\tb");
    QCOMPARE(fields[JsonKey::NoEcho].kind, JsonField::Bool);
    QCOMPARE(fields[JsonKey::Metadata].kind, JsonField::Null);
    QCOMPARE(fields[JsonKey::Event].kind, JsonField::Absent);
    QCOMPARE(fields[JsonKey::Event].kindName(), "nothing"_L1);
}

void TestJsonFields::membersAreVisitedInOrder()
{
    JsonFields fields;
    QVERIFY(!fields.read(R"({"type":"x","metadata":{"b":"1","a":2,"b":"3"},"group":"g"})", 200));
    QByteArrayList seen;
    const auto see = [&](std::string_view name, const JsonField &value) {
        seen += QByteArray(name.data(), qsizetype(name.size()))
            + QByteArray(value.raw.data(), qsizetype(value.raw.size()));
        return seen.size() < 3;
    };
    QVERIFY(!fields.visitMembers(fields[JsonKey::Metadata], see)); // stopped at the third
    QCOMPARE(seen, (QByteArrayList{"b\"1\"", "a2", "b\"3\""}));
    QCOMPARE(fields[JsonKey::Group].text, "g"); // the frame's own fields are still there
}

void TestJsonFields::anyObjectIsVisited()
{
    JsonFields fields;
    int count = 0;
    const auto see = [&count](std::string_view, const JsonField &) { return ++count > 0; };
    QVERIFY(fields.visitObject("{}", see));
    QCOMPARE(count, 0);
    QVERIFY(fields.visitObject(R"( {"a":{"b":1},"c":"d"} )", see));
    QCOMPARE(count, 2);
    for (const char *text : {"", "[]", "5", "{", "{} x", "{\"a\":tru}", "{\"a\":\"\\ud800\"}"})
        QVERIFY2(!fields.visitObject(text, see), text);
}

QTEST_GUILESS_MAIN(TestJsonFields)
#include "tst_jsonfields.moc"
