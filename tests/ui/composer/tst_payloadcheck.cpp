#include "composer/payloadcheck.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::PayloadForm;
using WebPubSub::DataType;
using WebPubSub::Payload;

class tst_PayloadCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_valid_text_data();
    void reads_valid_text();
    void points_at_the_fault_data();
    void points_at_the_fault();
    void editable_text_reads_back_data();
    void editable_text_reads_back();
};

void tst_PayloadCheck::reads_valid_text_data()
{
    QTest::addColumn<PayloadForm>("form");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Payload>("payload");
    QTest::newRow("text is text") << PayloadForm::Text << u"{\"a\":"_s << Payload::text(u"{\"a\":"_s);
    QTest::newRow("JSON keeps its blanks")
        << PayloadForm::Json << u"{ \"a\" : 1 }"_s << Payload::jsonText("{ \"a\" : 1 }");
    QTest::newRow("a bare number is JSON") << PayloadForm::Json << u"7"_s << Payload::jsonText("7");
    QTest::newRow("hex with blanks") << PayloadForm::Hex << u"de AD\nbeEF"_s
                                     << Payload::binary(QByteArray::fromHex("deadbeef"));
    QTest::newRow("base64 over two lines")
        << PayloadForm::Base64 << u"aGVs\nbG8="_s << Payload::binary("hello");
    QTest::newRow("no bytes") << PayloadForm::Hex << u" "_s << Payload::binary({});
}

void tst_PayloadCheck::reads_valid_text()
{
    QFETCH(PayloadForm, form);
    QFETCH(QString, text);
    const Ui::PayloadReading reading = Ui::readPayload(text, form);
    QVERIFY2(!reading.fault, reading.fault ? qPrintable(reading.fault->sentence) : "");
    QTEST(reading.payload, "payload");
}

void tst_PayloadCheck::points_at_the_fault_data()
{
    QTest::addColumn<PayloadForm>("form");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<int>("position");
    QTest::newRow("a comma is missing")
        << PayloadForm::Json << u"{ \"a\": 7\n  \"b\": 1 }"_s << u"Line 2, column 3"_s << 11;
    QTest::newRow("the text ends early") << PayloadForm::Json << u"{"_s << u"Line 1, column 2"_s << 1;
    QTest::newRow("columns count characters")
        << PayloadForm::Json << u"[\"\U0001F600é\" x]"_s << u"Line 1, column 7"_s << 7;
    QTest::newRow("two values") << PayloadForm::Json << u"1 2"_s << u"Line 1, column 3"_s << 2;
    QTest::newRow("half a byte") << PayloadForm::Hex << u"de a"_s << u"Line 1, column 5"_s << 4;
    QTest::newRow("a blank inside a byte") << PayloadForm::Hex << u"d e"_s << u"Line 1, column 2"_s << 1;
    QTest::newRow("not a digit") << PayloadForm::Hex << u"00\nxx"_s << u"Line 2, column 1"_s << 3;
    QTest::newRow("a full-width digit")
        << PayloadForm::Hex << u"\uff10\uff10"_s << u"Line 1, column 1"_s << 0;
    QTest::newRow("the URL alphabet") << PayloadForm::Base64 << u"ab-_"_s << u"Line 1, column 3"_s << 2;
    QTest::newRow("base64 cut off") << PayloadForm::Base64 << u"aGVsbG8"_s << u"Line 1, column 8"_s << 7;
}

void tst_PayloadCheck::points_at_the_fault()
{
    QFETCH(PayloadForm, form);
    QFETCH(QString, text);
    const Ui::PayloadReading reading = Ui::readPayload(text, form);
    QVERIFY(reading.fault);
    QTEST(reading.fault->place, "place");
    QTEST(int(reading.fault->position), "position");
    QVERIFY(reading.fault->sentence.startsWith(u"expected "_s));
    QVERIFY(reading.payload.bytes.isEmpty());
}

void tst_PayloadCheck::editable_text_reads_back_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::newRow("text") << Payload::text(u"a\nb"_s);
    QTest::newRow("JSON") << Payload::jsonText("{ }");
    QTest::newRow("bytes") << Payload::binary(QByteArray::fromHex("00ff"));
}

void tst_PayloadCheck::editable_text_reads_back()
{
    QFETCH(Payload, payload);
    QCOMPARE(Ui::readPayload(Ui::editableText(payload), Ui::formOf(payload)).payload, payload);
}

QTEST_APPLESS_MAIN(tst_PayloadCheck)
#include "tst_payloadcheck.moc"
