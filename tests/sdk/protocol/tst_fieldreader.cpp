#include "protocol/fieldreader.h"

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

class TestFieldReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientFrameError_data();
    void clientFrameError();
    void serverFrameError_data();
    void serverFrameError();
    void errorTellsFieldAndExpectation();
    void errorNeverShowsValues();

private:
    JsonCodec m_codec{true};
};

//! The table of client-protocol.md section 3.1, and the families of reliability-security.md section 3.
void TestFieldReader::clientFrameError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, QByteArray bytes, const char *code) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code);
    };
    const auto joinWith = [](QByteArray ackId) {
        return QByteArray(R"({"type":"joinGroup","group":"g","ackId":)" + ackId + '}');
    };
    const auto sendWith = [](QByteArray members) {
        return QByteArray(R"({"type":"sendToGroup","group":"g",)" + members + '}');
    };

    row("unknown type", R"({"type":"joinTheGroup"})", "FRAME_TYPE");
    row("down frame sent up", R"({"type":"ack","ackId":1,"success":true})", "FRAME_TYPE");
    row("ackId as string", joinWith(R"("1")"), "FRAME_ACKID");
    row("ackId as bool", joinWith("true"), "FRAME_ACKID");
    row("ackId negative", joinWith("-1"), "FRAME_ACKID");
    row("ackId minus zero", joinWith("-0"), "FRAME_ACKID");
    row("ackId fractional", joinWith("1.5"), "FRAME_ACKID");
    row("ackId with exponent", joinWith("1e3"), "FRAME_ACKID");
    row("ackId 2^64", joinWith("18446744073709551616"), "FRAME_ACKID");
    row("ackId object", joinWith("{}"), "FRAME_ACKID");
    row("noEcho as string", sendWith(R"("data":1,"noEcho":"true")"), "FRAME_FIELD");
    row("noEcho as number", sendWith(R"("data":1,"noEcho":1)"), "FRAME_FIELD");
    row("noEcho null", sendWith(R"("data":1,"noEcho":null)"), "FRAME_FIELD");
    row("ttlSeconds negative", sendWith(R"("data":1,"ttlSeconds":-1)"), "FRAME_FIELD");
    row("ttlSeconds 301", sendWith(R"("data":1,"ttlSeconds":301)"), "FRAME_FIELD");
    row("ttlSeconds far above int", sendWith(R"("data":1,"ttlSeconds":4294967296)"), "FRAME_FIELD");
    row("ttlSeconds as string", sendWith(R"("data":1,"ttlSeconds":"30")"), "FRAME_FIELD");
    row("dataType as number", sendWith(R"("data":1,"dataType":1)"), "FRAME_FIELD");
    row("dataType null", sendWith(R"("data":1,"dataType":null)"), "FRAME_FIELD");
    row("dataType unknown", sendWith(R"("data":"<a/>","dataType":"xml")"), "FRAME_FIELD");
    row("dataType in other letters", sendWith(R"("data":"a","dataType":"Text")"), "FRAME_FIELD");
    row("data missing", sendWith(R"("dataType":"json")"), "FRAME_DATA");
    row("data null", sendWith(R"("dataType":"json","data":null)"), "FRAME_DATA");
    row("text that is a number", sendWith(R"("dataType":"text","data":5)"), "FRAME_DATA");
    row("binary that is an array", sendWith(R"("dataType":"binary","data":[1])"), "FRAME_DATA");
    row("event without data", R"({"type":"event","event":"e"})", "FRAME_DATA");
    row("base64 without padding", sendWith(R"("dataType":"binary","data":"AAE")"), "FRAME_BASE64");
    row("base64 in the URL alphabet", sendWith(R"("dataType":"binary","data":"__8=")"), "FRAME_BASE64");
    row("base64 with a line break", sendWith(R"("dataType":"binary","data":"AAH/\nAAA")"), "FRAME_BASE64");
    row("base64 of protobuf", sendWith(R"("dataType":"protobuf","data":"*")"), "FRAME_BASE64");
    row("metadata array", sendWith(R"("data":1,"metadata":[])"), "FRAME_FIELD");
    row("metadata null", sendWith(R"("data":1,"metadata":null)"), "FRAME_FIELD");
    row("metadata value a number", sendWith(R"("data":1,"metadata":{"k":1})"), "FRAME_FIELD");
    row("metadata key empty", sendWith(R"("data":1,"metadata":{"":"v"})"), "FRAME_FIELD");
    row("metadata key with a blank", sendWith(R"("data":1,"metadata":{"a b":"v"})"), "FRAME_FIELD");
    row("metadata key twice", sendWith(R"("data":1,"metadata":{"k":"v","k":"v"})"), "FRAME_FIELD");
    row("metadata value outside ASCII", sendWith("\"data\":1,\"metadata\":{\"k\":\"\xC3\xA9\"}"),
        "FRAME_FIELD");
    row("metadata value with a line break", sendWith(R"("data":1,"metadata":{"k":"a\r\nb"})"), "FRAME_FIELD");
    row("metadata value with half a surrogate pair", sendWith(R"("data":1,"metadata":{"k":"\ud800"})"),
        "FRAME_UTF");
    row("metadata too large in all",
        sendWith(R"("data":1,"metadata":{)" +
            [] {
                QByteArrayList entries;
                for (int i = 0; i < 9; ++i)
                    entries += "\"key" + QByteArray::number(i) + "\":\"" + QByteArray(1000, 'v') + '"';
                return entries.join(',');
            }()
            + '}'),
        "FRAME_FIELD");
    row("sequenceAck without id", R"({"type":"sequenceAck"})", "FRAME_SEQ");
    row("sequenceId null", R"({"type":"sequenceAck","sequenceId":null})", "FRAME_SEQ");
    row("sequenceId as string", R"({"type":"sequenceAck","sequenceId":"7"})", "FRAME_SEQ");
    row("sequenceId -1", R"({"type":"sequenceAck","sequenceId":-1})", "FRAME_SEQ");
    row("sequenceId 1.5", R"({"type":"sequenceAck","sequenceId":1.5})", "FRAME_SEQ");
    row("sequenceId 2^64", R"({"type":"sequenceAck","sequenceId":18446744073709551616})", "FRAME_SEQ");
    row("group missing", R"({"type":"joinGroup"})", "FRAME_FIELD");
    row("group a number", R"({"type":"joinGroup","group":7})", "FRAME_FIELD");
    row("group empty", R"({"type":"joinGroup","group":""})", "GROUP_NAME");
    row("group of blanks", R"({"type":"leaveGroup","group":"  "})", "GROUP_NAME");
    row("group of 1025 characters",
        R"({"type":"sendToGroup","data":1,"group":")" + QByteArray(1025, 'g') + "\"}", "GROUP_NAME");
    row("group with a control character", R"({"type":"joinGroup","group":"a\u0007"})", "GROUP_NAME");
    row("event name with a blank", R"({"type":"event","event":"a b","data":1})", "EVENT_NAME");
    row("event missing", R"({"type":"event","data":1})", "FRAME_FIELD");

    const auto invokeWith = [](QByteArray members) {
        return QByteArray(R"({"type":"invoke","event":"e",)" + members + '}');
    };
    row("invocationId missing", invokeWith(R"("target":"event")"), "FRAME_FIELD");
    row("invocationId empty", invokeWith(R"("target":"event","invocationId":"")"), "FRAME_FIELD");
    row("invocationId a number", invokeWith(R"("target":"event","invocationId":1)"), "FRAME_FIELD");
    row("target missing", invokeWith(R"("invocationId":"1")"), "FRAME_FIELD");
    row("target unknown", invokeWith(R"("invocationId":"1","target":"group")"), "FRAME_FIELD");
    row("invoke without event", R"({"type":"invoke","invocationId":"1","target":"event"})", "FRAME_FIELD");
    row("invoke with dataType only", invokeWith(R"("invocationId":"1","target":"event","dataType":"text")"),
        "FRAME_DATA");
    row("invoke with data null", invokeWith(R"("invocationId":"1","target":"event","data":null)"),
        "FRAME_DATA");
    row("invoke with bad metadata", invokeWith(R"("invocationId":"1","target":"event","metadata":{"":""})"),
        "FRAME_FIELD");
    row("cancelInvocation without id", R"({"type":"cancelInvocation"})", "FRAME_FIELD");
    row("cancelInvocation with an empty id", R"({"type":"cancelInvocation","invocationId":""})",
        "FRAME_FIELD");
    row("stream start with data", sendWith(R"("stream":{"streamId":"s1"},"dataType":"text","data":"a")"),
        "FRAME_FIELD");
    row("stream null", sendWith(R"("data":1,"stream":null)"), "FRAME_FIELD");
    row("stream a string", sendWith(R"("stream":"s1")"), "FRAME_FIELD");
    row("stream without streamId", sendWith(R"("stream":{})"), "FRAME_FIELD");
    row("streamId empty", sendWith(R"("stream":{"streamId":""})"), "FRAME_FIELD");
    row("streamId with half a surrogate pair", sendWith(R"("stream":{"streamId":"\ud800"})"), "FRAME_UTF");
    row("idleTimeoutMs 0", sendWith(R"("stream":{"streamId":"s1","idleTimeoutMs":0})"), "FRAME_FIELD");
    row("idleTimeoutMs 2^32", sendWith(R"("stream":{"streamId":"s1","idleTimeoutMs":4294967296})"),
        "FRAME_FIELD");
    row("idleTimeoutMs as string", sendWith(R"("stream":{"streamId":"s1","idleTimeoutMs":"9"})"),
        "FRAME_FIELD");
    row("stream start with a bad ackId", sendWith(R"("stream":{"streamId":"s1"},"ackId":-1)"), "FRAME_ACKID");
    row("streamData without streamId", R"({"type":"streamData","streamSequenceId":1,"data":1})",
        "FRAME_FIELD");
    row("streamData with data but no number", R"({"type":"streamData","streamId":"s1","data":1})",
        "FRAME_SEQ");
    row("streamData with a number but no data",
        R"({"type":"streamData","streamId":"s1","streamSequenceId":1})", "FRAME_DATA");
    row("streamSequenceId 0", R"({"type":"streamData","streamId":"s1","streamSequenceId":0,"data":1})",
        "FRAME_SEQ");
    row("streamSequenceId 2^64",
        R"({"type":"streamData","streamId":"s1","streamSequenceId":18446744073709551616,"data":1})",
        "FRAME_SEQ");
    row("streamEnd without streamId", R"({"type":"streamEnd"})", "FRAME_FIELD");
    row("streamEnd with a word as error", R"({"type":"streamEnd","streamId":"s1","error":"E42"})",
        "FRAME_FIELD");
    row("streamEnd with a number as code",
        R"({"type":"streamEnd","streamId":"s1","error":{"userErrorCode":42}})", "FRAME_FIELD");
    row("setGroupState without group", R"({"type":"setGroupState","state":{}})", "FRAME_FIELD");
    row("setGroupState with a list", R"({"type":"setGroupState","group":"g","state":[]})", "FRAME_FIELD");
    row("setGroupState with a number", R"({"type":"setGroupState","group":"g","state":{"n":1}})",
        "FRAME_FIELD");
    row("setGroupState with half a surrogate pair",
        R"({"type":"setGroupState","group":"g","state":{"\udc00":""}})", "FRAME_UTF");
    row("subscribeGroupState of blanks", R"({"type":"subscribeGroupState","group":" "})", "GROUP_NAME");
    row("unsubscribeGroupState with a bad ackId",
        R"({"type":"unsubscribeGroupState","group":"g","ackId":"1"})", "FRAME_ACKID");
    row("frame of 1 MiB and a byte",
        R"({"type":"event","event":"e","dataType":"text","data":")" + QByteArray(maxFrameBytes, 'x') + "\"}",
        "FRAME_SIZE");
}

void TestFieldReader::clientFrameError()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto result = m_codec.decodeClientFrame(bytes);
    QCOMPARE(codeOf(result), code);
    QCOMPARE(result.error().kind, ErrorKind::Protocol);
    QVERIFY(result.error().message.contains(u"xpected"_s));
}

void TestFieldReader::serverFrameError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, QByteArray bytes, const char *code) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code);
    };
    const auto messageWith = [](QByteArray members) {
        return QByteArray(R"({"type":"message","from":"group","group":"g",)" + members + '}');
    };

    row("ack without ackId", R"({"type":"ack","success":true})", "FRAME_ACKID");
    row("ackId as string", R"({"type":"ack","ackId":"1","success":true})", "FRAME_ACKID");
    row("ackId 2^64", R"({"type":"ack","ackId":18446744073709551616,"success":true})", "FRAME_ACKID");
    row("success missing", R"({"type":"ack","ackId":1})", "FRAME_FIELD");
    row("success as string", R"({"type":"ack","ackId":1,"success":"true"})", "FRAME_FIELD");
    row("error as string", R"({"type":"ack","ackId":1,"success":false,"error":"Forbidden"})", "FRAME_FIELD");
    row("error text with half a surrogate pair",
        R"({"type":"ack","ackId":1,"success":false,"error":{"name":"\udc00"}})", "FRAME_UTF");
    row("from a number", R"({"type":"message","from":1,"dataType":"text","data":""})", "FRAME_FIELD");
    row("group missing", R"({"type":"message","from":"group","dataType":"text","data":""})", "FRAME_FIELD");
    row("fromUserId a number", messageWith(R"("fromUserId":5,"dataType":"text","data":"")"), "FRAME_FIELD");
    row("dataType a number", messageWith(R"("dataType":5,"data":"")"), "FRAME_FIELD");
    row("data missing", messageWith(R"("dataType":"json")"), "FRAME_DATA");
    row("text that is an object", messageWith(R"("dataType":"text","data":{})"), "FRAME_DATA");
    row("bad base64", messageWith(R"("dataType":"binary","data":"A===")"), "FRAME_BASE64");
    row("metadata value a number", messageWith(R"("dataType":"text","data":"","metadata":{"k":1})"),
        "FRAME_FIELD");
    row("sequenceId 0", messageWith(R"("dataType":"text","data":"","sequenceId":0)"), "FRAME_SEQ");
    row("sequenceId -1", messageWith(R"("dataType":"text","data":"","sequenceId":-1)"), "FRAME_SEQ");
    row("sequenceId 1.5", messageWith(R"("dataType":"text","data":"","sequenceId":1.5)"), "FRAME_SEQ");
    row("sequenceId \"7\"", messageWith(R"("dataType":"text","data":"","sequenceId":"7")"), "FRAME_SEQ");
    row("sequenceId 2^64", messageWith(R"("dataType":"text","data":"","sequenceId":18446744073709551616)"),
        "FRAME_SEQ");
    row("sequenceId wrong on an unknown frame", R"({"type":"x","sequenceId":"7"})", "FRAME_SEQ");
    row("connected without connectionId", R"({"type":"system","event":"connected"})", "FRAME_FIELD");
    row("system without event", R"({"type":"system"})", "FRAME_FIELD");

    row("invokeResponse without id", R"({"type":"invokeResponse","success":true})", "FRAME_FIELD");
    row("invokeResponse without success", R"({"type":"invokeResponse","invocationId":"1"})", "FRAME_FIELD");
    row("invokeResponse with success 1", R"({"type":"invokeResponse","invocationId":"1","success":1})",
        "FRAME_FIELD");
    row("invokeResponse with dataType only",
        R"({"type":"invokeResponse","invocationId":"1","success":true,"dataType":"json"})", "FRAME_DATA");
    row("streamAck without number", R"({"type":"streamAck","streamId":"s1"})", "FRAME_SEQ");
    row("streamAck with a string", R"({"type":"streamAck","streamId":"s1","expectedSequenceId":"1"})",
        "FRAME_SEQ");
    row("streamNack without number", R"({"type":"streamNack","streamId":"s1","name":"TransientError"})",
        "FRAME_SEQ");
    row("streamClosed without streamId", R"({"type":"streamClosed"})", "FRAME_FIELD");
    row("stream a string", messageWith(R"("dataType":"text","data":"","stream":"s1")"), "FRAME_FIELD");
    row("stream without number", messageWith(R"("dataType":"text","data":"","stream":{"streamId":"s1"})"),
        "FRAME_SEQ");
    row("stream with a word as error",
        messageWith(
            R"("dataType":"text","data":"","stream":{"streamId":"s1","streamSequenceId":1,"error":"Cancelled"})"),
        "FRAME_FIELD");
    row("items missing", R"({"type":"groupStateUpdate","group":"g"})", "FRAME_FIELD");
    row("items an object", R"({"type":"groupStateUpdate","group":"g","items":{}})", "FRAME_FIELD");
    row("item a string", R"({"type":"groupStateUpdate","group":"g","items":["c-1"]})", "FRAME_FIELD");
    row("item without connectionId", R"({"type":"groupStateSnapshot","group":"g","items":[{"updatedAt":1}]})",
        "FRAME_FIELD");
    row("item without time", R"({"type":"groupStateSnapshot","group":"g","items":[{"connectionId":"c"}]})",
        "FRAME_FIELD");
    row("item with a fractional time",
        R"({"type":"groupStateSnapshot","group":"g","items":[{"connectionId":"c","updatedAt":1.5}]})",
        "FRAME_FIELD");
    row("item with half a surrogate pair",
        R"({"type":"groupStateSnapshot","group":"g","items":[{"connectionId":"\ud800","updatedAt":1}]})",
        "FRAME_UTF");
    row("second item's state a list",
        R"({"type":"groupStateSnapshot","group":"g","items":[{"connectionId":"c","updatedAt":1},{"connectionId":"d","updatedAt":1,"state":[]}]})",
        "FRAME_FIELD");
    row("group state with sequenceId 0",
        R"({"type":"groupStateUpdate","group":"g","items":[],"sequenceId":0})", "FRAME_SEQ");
    row("frame above 2 MiB", R"({"type":"x","data":")" + QByteArray(maxServerFrameBytes, 'x') + "\"}",
        "FRAME_SIZE");
}

void TestFieldReader::serverFrameError()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto result = m_codec.decodeServerFrame(bytes);
    QCOMPARE(codeOf(result), code);
    QCOMPARE(result.error().kind, ErrorKind::Protocol);
    QVERIFY(result.error().message.contains(u"xpected"_s));
}

void TestFieldReader::errorTellsFieldAndExpectation()
{
    const auto result = m_codec.decodeClientFrame(R"({"type":"joinGroup","group":"g","ackId":"12"})");
    QCOMPARE(result.error().message,
        u"Field \"ackId\": expected a whole number from 0 to 18446744073709551615, without quotes but found "
        "a string."_s);
}

void TestFieldReader::errorNeverShowsValues()
{
    const QByteArrayList frames = {
        R"({"type":"CANARY"})",
        R"({"type":"joinGroup","group":"CANARY\u0001"})",
        R"({"type":"joinGroup","group":"g","ackId":"CANARY"})",
        R"({"type":"event","event":"CANARY!","data":1})",
        R"({"type":"event","event":"e","dataType":"binary","data":"CANARY"})",
        R"({"type":"event","event":"e","dataType":"CANARY","data":1})",
        R"({"type":"event","event":"e","data":1,"metadata":{"CANARY ":"CANARY"}})",
        R"({"type":"system","event":"connected","connectionId":5,"reconnectionToken":"CANARY"})",
        R"({"type":"ping","reconnectionToken":"CANARY)",
        R"({"type":"ping","reconnectionToken":CANARY})",
    };
    for (const QByteArray &frame : frames) {
        const auto up = m_codec.decodeClientFrame(frame);
        QVERIFY(!up);
        QVERIFY2(!up.error().message.contains(u"CANARY"_s), qPrintable(up.error().message));
    }
    const auto down = m_codec.decodeServerFrame(frames[7]);
    QVERIFY(!down && !down.error().message.contains(u"CANARY"_s));
}

QTEST_GUILESS_MAIN(TestFieldReader)
#include "tst_fieldreader.moc"
