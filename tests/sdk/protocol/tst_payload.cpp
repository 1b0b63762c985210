#include "protocol/payload.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestPayload : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void json_data();
    void json();
    void textIsUtf8();
    void dataTypeNames();
    void validJsonTellsWhatToDo();
    void validJsonLeavesRoomForTheFrame();
};

void TestPayload::json_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("null") << QJsonValue() << "null"_ba;
    QTest::newRow("bool") << QJsonValue(true) << "true"_ba;
    QTest::newRow("number") << QJsonValue(1.5) << "1.5"_ba;
    QTest::newRow("large whole number") << QJsonValue(qint64(9007199254740993)) << "9007199254740993"_ba;
    QTest::newRow("string keeps its quotes") << QJsonValue(u"a\"b"_s) << R"("a\"b")"_ba;
    QTest::newRow("array") << QJsonValue(QJsonArray{1, 2}) << "[1,2]"_ba;
    QTest::newRow("object") << QJsonValue(QJsonObject{{u"n"_s, 1}}) << R"({"n":1})"_ba;
}

void TestPayload::json()
{
    QFETCH(QJsonValue, value);
    QFETCH(QByteArray, text);
    QCOMPARE(Payload::json(value), (Payload{DataType::Json, text}));
    QVERIFY(validJson(text));
}

void TestPayload::textIsUtf8()
{
    QCOMPARE(Payload::text(u"grüß"_s), (Payload{DataType::Text, "gr\xC3\xBC\xC3\x9F"}));
    QCOMPARE(Payload::binary("\xFF").type, DataType::Binary);
    QVERIFY(!(Payload::text(u"1"_s) == Payload::jsonText("1")));
}

void TestPayload::dataTypeNames()
{
    for (const DataType type : {DataType::Text, DataType::Json, DataType::Binary, DataType::Protobuf})
        QCOMPARE(dataTypeFromName(QByteArrayView(dataTypeName(type))), type);
    QCOMPARE(dataTypeName(DataType::Json), "json"_L1);
    QVERIFY(!dataTypeFromName("Json"));
    QVERIFY(!dataTypeFromName(""));
}

void TestPayload::validJsonTellsWhatToDo()
{
    const auto result = validJson("{\n \"a\": 'b'\n}");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QCOMPARE(result.error().name, u"FRAME_JSON"_s);
    QCOMPARE(result.error().message,
        u"Line 2, column 7 (byte 8): expected a value but found '''. Use double quotes for strings."_s);
}

void TestPayload::validJsonLeavesRoomForTheFrame()
{
    QVERIFY(validJson(QByteArray(63, '[') + QByteArray(63, ']')));
    const auto result = validJson(QByteArray(64, '[') + QByteArray(64, ']'));
    QVERIFY(!result);
    QCOMPARE(result.error().name, u"FRAME_DEPTH"_s);
}

QTEST_GUILESS_MAIN(TestPayload)
#include "tst_payload.moc"
