#include "protocol/jsonwriter.h"

#include "protocol/jsonvalidator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

QByteArray written(const QString &text)
{
    return JsonWriter(0).string(text).take();
}

QByteArray writtenUtf8(const QByteArray &text)
{
    return JsonWriter(0).utf8String(text).take();
}

} // namespace

class TestJsonWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsEscaped_data();
    void textIsEscaped();
    void everyCharacterAtEveryPlace();
    void halfASurrogatePair();
    void numbersAndBase64();
};

void TestJsonWriter::textIsEscaped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("empty") << QByteArray() << "\"\""_ba;
    QTest::newRow("plain") << "hello"_ba
                           << "\"hello\""_ba;
    QTest::newRow("quote and backslash") << "a\"b\\c"_ba
                                         << R"("a\"b\\c")"_ba;
    QTest::newRow("line ends and tab") << "\r\n\t"_ba
                                       << R"("\r\n\t")"_ba;
    QTest::newRow("other controls") << QByteArray("\0\x1f\x08", 3) << R"("\u0000\u001f\u0008")"_ba;
    QTest::newRow("slash and DEL stay") << "/\x7f"_ba
                                        << "\"/\x7f\""_ba;
    QTest::newRow("outside ASCII stays") << "\xC3\xA9\xF0\x9F\x98\x80"_ba
                                         << "\"\xC3\xA9\xF0\x9F\x98\x80\""_ba;
    QTest::newRow("what is not UTF-8 becomes U+FFFD") << "a\xFFz"_ba
                                                      << "\"a\xEF\xBF\xBDz\""_ba;
    QTest::newRow("long run with one escape") << QByteArray(5000, 'x') + '"'
            + QByteArray(5000, 'y') << '"' + QByteArray(5000, 'x') + "\\\"" + QByteArray(5000, 'y') + '"';
}

void TestJsonWriter::textIsEscaped()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(writtenUtf8(text), expected);
    QCOMPARE(written(QString::fromUtf8(text)), expected); // a name goes the same way, from UTF-16
}

//! The eight bytes at a time of the fast path must find each byte wherever it stands.
void TestJsonWriter::everyCharacterAtEveryPlace()
{
    for (char16_t c = 0; c < 0x180; ++c) {
        for (int place = 0; place < 20; ++place) {
            QString text(20, u'x');
            text[place] = c;
            const QByteArray json = written(text);
            QVERIFY(!findJsonFault(json));
            QCOMPARE(QJsonDocument::fromJson('[' + json + ']').array().first().toString(), text);
            QCOMPARE(writtenUtf8(text.toUtf8()), json);
        }
    }
}

void TestJsonWriter::halfASurrogatePair()
{
    QCOMPARE(written(QString(QChar(0xD800)) + u'x'), "\"?x\"");
}

void TestJsonWriter::numbersAndBase64()
{
    QCOMPARE(JsonWriter(0).number(0).raw(",").number(std::numeric_limits<quint64>::max()).take(),
        "0,18446744073709551615");
    QCOMPARE(JsonWriter(0).base64String(QByteArray::fromHex("fbff")).take(), "\"+/8=\"");
}

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
