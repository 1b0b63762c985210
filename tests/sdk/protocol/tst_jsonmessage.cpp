// The short way of reading messages must never read anything else than the long way does.
#include "protocol/jsonmessage.h"

#include "protocol/jsoncodec.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestJsonMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheShortWay_data();
    void takesTheShortWay();
    void leavesTheRest_data();
    void leavesTheRest();
    void namesOfTheMessageBeforeDoNotStick();
    void everyCutIsLeft();
};

namespace {

const QByteArray full =
    R"({"type":"message","from":"group","group":"lobby","fromUserId":"ann","dataType":"text","data":"hi","sequenceId":7})";

//! A blank behind the frame sends the codec the long way.
Result<ServerFrame> theLongWay(const QByteArray &bytes)
{
    return JsonCodec(true).decodeServerFrame(bytes + ' ');
}

QByteArray dataOf(const QByteArray &dataType, const QByteArray &data)
{
    return R"({"type":"message","from":"group","group":"g","dataType":")" + dataType + R"(","data":)" + data
        + '}';
}

} // namespace

void TestJsonMessage::takesTheShortWay_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << full;
    QTest::newRow("other order") << QByteArray(
        R"({"sequenceId":18446744073709551615,"data":"x","dataType":"text","group":"g","from":"group","type":"message"})");
    QTest::newRow("from the server") << QByteArray(
        R"({"type":"message","from":"server","dataType":"binary","data":"AAH/","sequenceId":8})");
    QTest::newRow("not ASCII") << dataOf("text", "\"\xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80\"");
    QTest::newRow("empty text") << dataOf("text", "\"\"");
    QTest::newRow("object") << dataOf("json", R"({"a":[1,{"b":"}\"]"}],"c":null})");
    QTest::newRow("array with blanks") << dataOf("json", "[ 1 , 2 ]");
    QTest::newRow("number") << dataOf("json", "-1.5e3");
    QTest::newRow("string as JSON") << dataOf("json", R"("text")");
    QTest::newRow("null") << dataOf("json", "null");
    QTest::newRow("any") << dataOf("protobuf", "\"CgE=\"");
    QTest::newRow("more than 16 bytes to look at")
        << dataOf("text", '"' + QByteArray(1000, 'x') + "\xC3\xA4\"");
}

void TestJsonMessage::takesTheShortWay()
{
    QFETCH(QByteArray, bytes);
    ServerFrame frame;
    QVERIFY(JsonMessageReader().read(bytes, frame));
    const auto other = theLongWay(bytes);
    QVERIFY2(other, other ? "" : qPrintable(other.error().message));
    QVERIFY(frame == *other);
}

void TestJsonMessage::leavesTheRest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another type") << QByteArray(R"({"type":"pong"})");
    QTest::newRow("blank") << full + ' ';
    QTest::newRow("escape") << dataOf("text", R"("a\nb")");
    QTest::newRow("control character") << dataOf("text", "\"a\nb\"");
    QTest::newRow("not UTF-8") << dataOf("text", "\"a\xFF\"");
    QTest::newRow("member twice") << QByteArray(full).replace(R"("data":"hi")", R"("data":"hi","data":"ho")");
    QTest::newRow("group twice") << QByteArray(full).replace(R"("data")", R"("group":"","data")");
    QTest::newRow("metadata") << QByteArray(full).replace(R"("data")", R"("metadata":{"a":"b"},"data")");
    QTest::newRow("unknown member") << QByteArray(full).replace(R"("data")", R"("x":1,"data")");
    QTest::newRow("user null") << QByteArray(full).replace(R"("ann")", "null");
    QTest::newRow("unknown from") << QByteArray(full).replace(R"("from":"group")", R"("from":"moon")");
    QTest::newRow("unknown dataType") << dataOf("xml", R"("x")");
    QTest::newRow("no group") << QByteArray(full).replace(R"("group":"lobby",)", "");
    QTest::newRow("no data") << QByteArray(full).replace(R"(,"data":"hi")", "");
    QTest::newRow("no dataType") << QByteArray(full).replace(R"("dataType":"text",)", "");
    QTest::newRow("no from") << QByteArray(full).replace(R"("from":"group",)", "");
    QTest::newRow("text that is a number") << dataOf("text", "5");
    QTest::newRow("bad base64") << dataOf("binary", R"("AAH_")");
    QTest::newRow("broken object") << dataOf("json", R"({"a":})");
    QTest::newRow("too deep") << dataOf("json", QByteArray(64, '[') + QByteArray(64, ']'));
    QTest::newRow("sequence id 0") << QByteArray(full).replace(":7}", ":0}");
    QTest::newRow("sequence id with a leading 0") << QByteArray(full).replace(":7}", ":07}");
    QTest::newRow("sequence id a fraction") << QByteArray(full).replace(":7}", ":7.5}");
    QTest::newRow("sequence id a string") << QByteArray(full).replace(":7}", ":\"7\"}");
    QTest::newRow("sequence id of 2^64") << QByteArray(full).replace(":7}", ":18446744073709551616}");
    QTest::newRow("two frames") << full + full;
}

void TestJsonMessage::leavesTheRest()
{
    QFETCH(QByteArray, bytes);
    ServerFrame frame = PongFrame{};
    QVERIFY(!JsonMessageReader().read(bytes, frame));
    QVERIFY(frame == ServerFrame(PongFrame{}));
}

void TestJsonMessage::namesOfTheMessageBeforeDoNotStick()
{
    JsonMessageReader reader;
    ServerFrame frame;
    QVERIFY(reader.read(full, frame));
    QVERIFY(reader.read(QByteArray(full).replace("lobby", "loddy").replace("ann", "bob"), frame));
    QCOMPARE(std::get<GroupMessageFrame>(frame).group, u"loddy"_s);
    QCOMPARE(std::get<GroupMessageFrame>(frame).fromUserId, u"bob"_s);
    QVERIFY(reader.read(QByteArray(full).replace(R"("fromUserId":"ann",)", ""), frame));
    QCOMPARE(std::get<GroupMessageFrame>(frame).fromUserId, QString());
}

void TestJsonMessage::everyCutIsLeft()
{
    ServerFrame frame;
    for (qsizetype length = 0; length < full.size(); ++length) {
        // A copy of its own, so that reading beyond the end is seen by the sanitizers.
        const QByteArray cut(full.constData(), length);
        QVERIFY(!JsonMessageReader().read(cut, frame));
    }
}

QTEST_APPLESS_MAIN(TestJsonMessage)
#include "tst_jsonmessage.moc"
