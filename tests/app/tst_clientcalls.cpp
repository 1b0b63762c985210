#include "clientcalls.h"

#include <QTest>

using namespace App;
using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 largest = std::numeric_limits<quint64>::max();

bool isSame(const SendOptions &a, const SendOptions &b)
{
    return a.noEcho == b.noEcho && a.fireAndForget == b.fireAndForget && a.ackId == b.ackId
        && a.ttlSeconds == b.ttlSeconds && a.metadata == b.metadata;
}

} // namespace

class tst_ClientCalls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsNamesAndIds_data();
    void readsNamesAndIds();
    void readsEachDataType_data();
    void readsEachDataType();
    void readsTheOptionsOfASend();
    void readsAnEvent();
    void readsAnInvocation_data();
    void readsAnInvocation();
    void keepsTheIdAsItStands_data();
    void keepsTheIdAsItStands();
    void refuses_data();
    void refuses();
    void tellsWhatItIgnored();
    void isFitForTheNextLineAfterABadOne();
};

void tst_ClientCalls::readsNamesAndIds_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<ClientCall>("call");
    const auto row = [](const char *name, const char *line, const ClientCall &call) {
        QTest::newRow(name) << QByteArray(line) << call;
    };
    row("start", R"({"id":1,"call":"start"})", StartCall{});
    row("stop", R"({"id":1,"call":"stop"})", StopCall{});
    row("exit", R"({"id":1,"call":"exit"})", ExitCall{});
    row("join", R"({"id":1,"call":"joinGroup","group":"lobby"})", JoinGroupCall{u"lobby"_s, {}});
    row("leave", R"({"id":1,"call":"leaveGroup","group":"lobby","ackId":7})", LeaveGroupCall{u"lobby"_s, 7});
    row("any order", R"( {"group":"lobby", "ackId":0,"call":"joinGroup","id":1}	)",
        JoinGroupCall{u"lobby"_s, 0});
    row("escapes", R"({"id":1,"call":"joinGroup","group":"gr\u00fc\u00dfe \"\ud83c\udf89\""})",
        JoinGroupCall{u"grüße \"🎉\""_s, {}});
    row("ack id beyond 2^53", R"({"id":1,"call":"joinGroup","group":"g","ackId":9007199254740993})",
        JoinGroupCall{u"g"_s, 9007199254740993ULL});
    row("largest ack id", R"({"id":1,"call":"joinGroup","group":"g","ackId":18446744073709551615})",
        JoinGroupCall{u"g"_s, largest});
    row("null is no ack id", R"({"id":1,"call":"joinGroup","group":"g","ackId":null})",
        JoinGroupCall{u"g"_s, {}});
    row("cancel by number", R"({"id":2,"call":"cancel","target":1})", CancelCall{"1"});
    row("cancel by name", R"({"id":2,"call":"cancel","target":"a b"})", CancelCall{"\"a b\""});
}

void tst_ClientCalls::readsNamesAndIds()
{
    QFETCH(QByteArray, line);
    QFETCH(ClientCall, call);
    JsonFields fields;
    const CallLine parsed = parseCall(fields, line);
    QVERIFY2(parsed.call, qPrintable(parsed.call ? QString() : parsed.call.error().message));
    QCOMPARE(parsed.call->index(), call.index());
    const bool isEqual = std::visit(
        [&](const auto &read) {
            using Call = std::decay_t<decltype(read)>;
            if constexpr (std::equality_comparable<Call>)
                return read == std::get<Call>(call);
            else
                return false;
        },
        *parsed.call);
    QVERIFY(isEqual);
    QCOMPARE(parsed.ignored, QStringList());
}

void tst_ClientCalls::readsEachDataType_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<Payload>("payload");
    const auto row = [](const char *name, const char *members, DataType type, const QByteArray &bytes) {
        QTest::newRow(name) << QByteArray(members) << Payload{type, bytes};
    };
    row("text", R"("dataType":"text","data":"gr\u00fc\u00dfe\n\u4e16")", DataType::Text, "grüße\n世");
    row("empty text", R"("dataType":"text","data":"")", DataType::Text, "");
    row("text with a zero", R"("dataType":"text","data":"a\u0000b")", DataType::Text, QByteArray("a\0b", 3));
    row("an object keeps its text", R"("dataType":"json","data": { "b":1.0,"a":  18446744073709551615 } )",
        DataType::Json, R"({ "b":1.0,"a":  18446744073709551615 })");
    row("a string stays one", R"("dataType":"json","data":"\u00e9")", DataType::Json, R"("\u00e9")");
    row("a number keeps its digits", R"("dataType":"json","data":1.50e+1)", DataType::Json, "1.50e+1");
    row("a boolean", R"("dataType":"json","data":false)", DataType::Json, "false");
    row("an array", R"("dataType":"json","data":[1, [ ]])", DataType::Json, "[1, [ ]]");
    row("binary", R"("dataType":"binary","data":"AAH/")", DataType::Binary, QByteArray("\0\1\xff", 3));
    row("no bytes", R"("dataType":"binary","data":"")", DataType::Binary, "");
    row("protobuf", R"("dataType":"protobuf","data":"CgFh")", DataType::Protobuf, "\n\1a");
}

void tst_ClientCalls::readsEachDataType()
{
    QFETCH(QByteArray, members);
    QFETCH(Payload, payload);
    JsonFields fields;
    const CallLine send = parseCall(fields, R"({"id":1,"call":"sendToGroup","group":"g",)" + members + "}");
    QVERIFY2(send.call, qPrintable(send.call ? QString() : send.call.error().message));
    const auto &call = std::get<SendToGroupCall>(*send.call);
    QCOMPARE(call.group, u"g"_s);
    QCOMPARE(call.payload, payload);
    QVERIFY(isSame(call.options, {}));
}

void tst_ClientCalls::readsTheOptionsOfASend()
{
    JsonFields fields;
    const CallLine line = parseCall(fields,
        R"({"id":1,"call":"sendToGroup","metadata":{"trace":"a","k":"v w"},"group":"g","dataType":"text",)"
        R"("data":"x","noEcho":true,"fireAndForget":true,"ackId":18446744073709551615,"ttlSeconds":300})");
    QVERIFY(line.call);
    const auto &call = std::get<SendToGroupCall>(*line.call);
    QCOMPARE(call.group, u"g"_s);
    QCOMPARE(call.payload, Payload::text(u"x"_s));
    QVERIFY(isSame(call.options,
        {.noEcho = true,
            .fireAndForget = true,
            .ackId = largest,
            .ttlSeconds = 300,
            .metadata = {{u"trace"_s, u"a"_s}, {u"k"_s, u"v w"_s}}}));
}

void tst_ClientCalls::readsAnEvent()
{
    JsonFields fields;
    const CallLine line = parseCall(fields,
        R"({"id":1,"call":"sendEvent","event":"buy","dataType":"json","data":{"q":2},"ackId":3,)"
        R"("fireAndForget":false,"metadata":{"k":"v"}})");
    QVERIFY(line.call);
    const auto &call = std::get<SendEventCall>(*line.call);
    QCOMPARE(call.event, u"buy"_s);
    QCOMPARE(call.payload, (Payload{DataType::Json, R"({"q":2})"}));
    QVERIFY(isSame(call.options, {.ackId = 3, .metadata = {{u"k"_s, u"v"_s}}}));
}

void tst_ClientCalls::readsAnInvocation_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QString>("invocationId");
    QTest::newRow("no id") << QByteArray() << QString();
    QTest::newRow("null") << QByteArray(R"(,"invocationId":null)") << QString();
    QTest::newRow("its own id") << QByteArray(R"(,"invocationId":"i-1")") << u"i-1"_s;
}

void tst_ClientCalls::readsAnInvocation()
{
    QFETCH(QByteArray, member);
    JsonFields fields;
    const CallLine line = parseCall(fields,
        R"({"id":1,"call":"invokeEvent","event":"sum","dataType":"json","data":[1,2])" + member + "}");
    QVERIFY(line.call);
    const auto &call = std::get<InvokeEventCall>(*line.call);
    QCOMPARE(call.event, u"sum"_s);
    QCOMPARE(call.payload, (Payload{DataType::Json, "[1,2]"}));
    QTEST(call.invocationId, "invocationId");
}

void tst_ClientCalls::keepsTheIdAsItStands_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char *id : {"0", "18446744073709551616", "-1.50", R"("a")", R"("\u00e9\"")", R"("")"})
        QTest::newRow(id) << QByteArray(id);
}

void tst_ClientCalls::keepsTheIdAsItStands()
{
    QFETCH(QByteArray, id);
    JsonFields fields;
    QCOMPARE(parseCall(fields, R"({"call":"start","id": )" + id + " }").id, id);
}

void tst_ClientCalls::refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &line, const char *error, const char *id,
                         const char *says) {
        QTest::newRow(name) << line << QString::fromLatin1(error) << QByteArray(id)
                            << QString::fromUtf8(says);
    };
    row("no JSON", "start", "CALL_JSON", "", "column 1");
    row("half a line", R"({"id":1,"call":)", "CALL_JSON", "", "end of the text");
    row("two values", R"({"id":1,"call":"start"}{})", "CALL_JSON", "", "column 24");
    row("too deep", QByteArray(200, '['), "CALL_JSON", "", "");
    row("no UTF-8", "{\"id\":1,\"call\":\"st\xff\"}", "CALL_UTF", "", "byte 18");
    row("half a surrogate", R"({"id":1,"call":"joinGroup","group":"\ud800"})", "CALL_UTF", "", "surrogate");
    row("an array", R"([{"id":1,"call":"start"}])", "CALL_NOT_OBJECT", "", R"({"id":1,"call":"start"})");
    row("a string", R"("start")", "CALL_NOT_OBJECT", "", "");
    row("no id", R"({"call":"start"})", "CALL_ID", "", "\"id\": expected a number or a string");
    row("null as id", R"({"id":null,"call":"start"})", "CALL_ID", "", "found null");
    row("an object as id", R"({"id":{},"call":"start"})", "CALL_ID", "", "found an object");
    row("a long id", R"({"id":")" + QByteArray(300, 'x') + R"(","call":"start"})", "CALL_ID", "", "256");
    row("no call", R"({"id":1})", "CALL_FIELD", "1", "found nothing");
    row("a number as call", R"({"id":1,"call":2})", "CALL_FIELD", "1", "found a number");
    row("an unknown call", R"({"id":1,"call":"dance"})", "CALL_UNKNOWN", "1", "joinGroup, leaveGroup");
    row("another case", R"({"id":1,"call":"Start"})", "CALL_UNKNOWN", "1", "\"Start\"");
    row("no group", R"({"id":"a","call":"joinGroup"})", "FRAME_FIELD", "\"a\"", "\"group\"");
    row("no event", R"({"id":1,"call":"sendEvent","dataType":"text","data":""})", "FRAME_FIELD", "1",
        "event");
    row("no data type", R"({"id":1,"call":"sendToGroup","group":"g","data":"x"})", "FRAME_FIELD", "1",
        "\"dataType\"");
    row("an unknown data type", R"({"id":1,"call":"sendToGroup","group":"g","dataType":"xml","data":"x"})",
        "FRAME_FIELD", "1", "\"dataType\"");
    row("no data", R"({"id":1,"call":"sendToGroup","group":"g","dataType":"json"})", "FRAME_DATA", "1",
        "nothing");
    row("no data but metadata",
        R"({"id":1,"call":"sendToGroup","group":"g","dataType":"text","metadata":{"a":"b"}})", "FRAME_DATA",
        "1", "nothing");
    row("null, which the service refuses",
        R"({"id":1,"call":"sendToGroup","group":"g","dataType":"json","data":null})", "FRAME_DATA", "1",
        "null");
    row("a number as text", R"({"id":1,"call":"sendToGroup","group":"g","dataType":"text","data":1})",
        "FRAME_DATA", "1", "a number");
    row("no base64", R"({"id":1,"call":"sendToGroup","group":"g","dataType":"binary","data":"AAH"})",
        "FRAME_BASE64", "1", "base64");
    row("ack id as a string", R"({"id":1,"call":"joinGroup","group":"g","ackId":"7"})", "FRAME_ACKID", "1",
        "without quotes");
    row("ack id of 2^64", R"({"id":1,"call":"joinGroup","group":"g","ackId":18446744073709551616})",
        "FRAME_ACKID", "1", "out of range");
    row("negative ack id", R"({"id":1,"call":"joinGroup","group":"g","ackId":-1})", "FRAME_ACKID", "1",
        "negative");
    row("ack id with a fraction", R"({"id":1,"call":"joinGroup","group":"g","ackId":1.0})", "FRAME_ACKID",
        "1", "fractional");
    row("a word as noEcho",
        R"({"id":1,"call":"sendToGroup","group":"g","dataType":"text","data":"","noEcho":"true"})",
        "FRAME_FIELD", "1", "noEcho");
    row("a word as fireAndForget",
        R"({"id":1,"call":"sendToGroup","group":"g","dataType":"text","data":"","fireAndForget":"true"})",
        "CALL_FIELD", "1", "fireAndForget");
    row("a long life",
        R"({"id":1,"call":"sendToGroup","group":"g","dataType":"text","data":"","ttlSeconds":301})",
        "FRAME_FIELD", "1", "0 to 300");
    row("metadata that is a list",
        R"({"id":1,"call":"sendToGroup","group":"g","dataType":"text","data":"","metadata":[]})",
        "FRAME_FIELD", "1", "metadata");
    row("metadata with a number",
        R"({"id":1,"call":"sendToGroup","group":"g","dataType":"text","data":"","metadata":{"a":1}})",
        "FRAME_FIELD", "1", "a number as a value");
    row("an empty invocation id",
        R"({"id":1,"call":"invokeEvent","event":"e","dataType":"text","data":"","invocationId":""})",
        "CALL_FIELD", "1", "invocationId");
    row("no target", R"({"id":1,"call":"cancel"})", "CALL_FIELD", "1", "\"target\"");
    row("an array as target", R"({"id":1,"call":"cancel","target":[1]})", "CALL_FIELD", "1",
        "found an array");
}

void tst_ClientCalls::refuses()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, error);
    QFETCH(QString, says);
    JsonFields fields;
    const CallLine parsed = parseCall(fields, line);
    QVERIFY(!parsed.call);
    QCOMPARE(parsed.call.error().name, error);
    QTEST(parsed.id, "id");
    QVERIFY2(parsed.call.error().message.contains(says), qPrintable(parsed.call.error().message));
}

void tst_ClientCalls::tellsWhatItIgnored()
{
    JsonFields fields;
    const CallLine line =
        parseCall(fields, R"({"id":1,"call":"joinGroup","group":"g","noecho":true,"noEcho":1,"type":"x"})");
    QVERIFY(line.call);
    QCOMPARE(line.ignored, QStringList({u"noecho"_s, u"noEcho"_s, u"type"_s}));
}

void tst_ClientCalls::isFitForTheNextLineAfterABadOne()
{
    JsonFields fields;
    const QByteArray large = R"({"id":1,"call":"sendToGroup","group":"g","dataType":"text","data":")"
        + QByteArray(300'000, 'x') + "\\n\"}";
    QVERIFY(parseCall(fields, large).call);
    QVERIFY(!parseCall(fields, "{").call);
    const CallLine line = parseCall(fields, R"({"id":2,"call":"joinGroup","group":"\u0061"})");
    QVERIFY(line.call);
    QCOMPARE(std::get<JoinGroupCall>(*line.call).group, u"a"_s);
}

Q_DECLARE_METATYPE(App::ClientCall)

QTEST_GUILESS_MAIN(tst_ClientCalls)
#include "tst_clientcalls.moc"
