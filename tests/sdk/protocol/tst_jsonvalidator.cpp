#include "protocol/jsonvalidator.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestJsonValidator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valid_data();
    void valid();
    void fault_data();
    void fault();
    void description();
    void columnsCountCharacters();
    void depth();
    void randomTextsAsQtReadsThem();
};

void TestJsonValidator::valid_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"null", "true", "false", "0", "-0", "10", "1.5", "1e5", "1E+5", "-1.25e-300",
             "1e400", "\"\"", "\"a\"", R"("\"\\\/\b\f\n\r\t\u00Ff")", R"("\ud800")", "[]", "[ ]", "[1,2]",
             "{}", "{ }", R"({"":0})", R"({"a":{"b":[{}]},"a":null})", " \t\r\n1 \t\r\n", "\"\x7f\"",
             "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\""})
        QTest::newRow(QByteArray(text).toPercentEncoding(" {}[]:,'\"+/\\").constData()) << QByteArray(text);
}

void TestJsonValidator::valid()
{
    QFETCH(QByteArray, text);
    const auto fault = findJsonFault(text);
    QVERIFY2(!fault, fault ? qPrintable(fault->description(text)) : "");
}

void TestJsonValidator::fault_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("advice"); // a part of it
    const auto row = [](const char *text, int offset, const char *expected, const char *found,
                         const char *advice) {
        QTest::newRow(QByteArray(text).toPercentEncoding(" {}[]:,'\"+/#\\").constData())
            << QByteArray(text) << offset << QString::fromLatin1(expected) << QString::fromLatin1(found)
            << QString::fromLatin1(advice);
    };

    row("", 0, "a value", "the end of the text", "Write a string");
    row("{", 1, "a member name", "the end of the text", "double quotes");
    row("[", 1, "a value", "the end of the text", "Write a string");
    row("[1", 2, "',' or ']'", "the end of the text", "close the array");
    row(R"({"a":1)", 6, "',' or '}'", "the end of the text", "close the object");
    row(R"({"a")", 4, "':'", "the end of the text", "colon");
    row(R"({"a":})", 5, "a value", "'}'", "Write a string");
    row(R"({"a":1,})", 7, "a member name", "'}'", "Remove the comma");
    row("[1,]", 3, "a value", "']'", "Remove the comma");
    row("[1 2]", 3, "',' or ']'", "'2'", "comma");
    row("[1}", 2, "',' or ']'", "'}'", "close the array");
    row(R"({"a":1])", 6, "',' or '}'", "']'", "close the object");
    row("{a:1}", 1, "a member name", "'a'", "double quotes");
    row("{'a':1}", 1, "a member name", "'''", "double quotes");
    row("['a']", 1, "a value", "'''", "double quotes");
    row(R"({"a"=1})", 4, "':'", "'='", "colon");
    row("True", 0, "a value", "'T'", "lower case");
    row("tru", 0, "a value", "'t'", "lower case");
    row("nulls", 0, "a value", "'n'", "lower case");
    row("undefined", 0, "a value", "'u'", "lower case");
    row("NaN", 0, "a value", "'N'", "lower case");
    row("// x", 0, "a value", "'/'", "comment");
    row("[1,#2]", 3, "a value", "'#'", "comment");
    row("+1", 0, "a value", "'+'", "minus sign");
    row(".5", 0, "a value", "'.'", "digit");
    row("01", 1, "no digit after a leading 0", "'1'", "leading 0");
    row("-", 1, "a digit", "the end of the text", "minus sign");
    row("-x", 1, "a digit", "'x'", "minus sign");
    row("1.", 2, "a digit", "the end of the text", "decimal point");
    row("1e", 2, "a digit", "the end of the text", "exponent");
    row("1e+]", 3, "a digit", "']'", "exponent");
    row("1 2", 2, "the end of the text", "'2'", "one JSON value");
    row("{}}", 2, "the end of the text", "'}'", "one JSON value");
    row("\"abc", 4, "'\"'", "the end of the text", "Close the string");
    row("\"a\nb\"", 2, "a character of the string", "the control character U+000a", "escape");
    row(R"("\x")", 2, "one of \" \\ / b f n r t u after a backslash", "'x'", "backslash");
    row(R"("\u12g4")", 5, "a hexadecimal digit", "'g'", "four");
    row(R"("\u12)", 5, "a hexadecimal digit", "the end of the text", "four");
    row("\xEF\xBB\xBF{}", 0, "a value", "a byte order mark", "Remove");
    row("\xC2\xA0{}", 0, "a value", "a character outside ASCII", "Write a string");
    row("\xFF", 0, "UTF-8", "the byte 0xff", "binary");
    row("\"\xC0\xAF\"", 1, "UTF-8", "the byte 0xc0", "binary");
    row("\"\xED\xA0\x80\"", 1, "UTF-8", "the byte 0xed", "binary");
    row("\"\xE2\x82\"", 1, "UTF-8", "the byte 0xe2", "binary");
    row("\"\xF4\x90\x80\x80\"", 1, "UTF-8", "the byte 0xf4", "binary");
    row("\"\xF0\x8F\xBF\xBF\"", 1, "UTF-8", "the byte 0xf0", "binary");
    row("\"\x80\"", 1, "UTF-8", "the byte 0x80", "binary");
}

void TestJsonValidator::fault()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(QString, expected);
    QFETCH(QString, found);
    QFETCH(QString, advice);
    const auto fault = findJsonFault(text);
    QVERIFY(fault);
    QCOMPARE(int(fault->offset), offset);
    QCOMPARE(fault->expected, expected);
    QCOMPARE(fault->found, found);
    QVERIFY2(fault->advice.contains(advice), qPrintable(fault->advice));
    QCOMPARE(fault->kind, expected == "UTF-8"_L1 ? JsonFault::Encoding : JsonFault::Syntax);
}

void TestJsonValidator::description()
{
    const QByteArray text = "{\n  \"a\": 1,\n}";
    QCOMPARE(findJsonFault(text)->description(text),
        u"Line 3, column 1 (byte 12): expected a member name but found '}'. Remove the comma before it."_s);
}

void TestJsonValidator::columnsCountCharacters()
{
    const QByteArray text = "[\"gr\xC3\xBC\xC3\x9F\" x]";
    QVERIFY2(findJsonFault(text)->description(text).startsWith(u"Line 1, column 9 (byte 10)"_s),
        qPrintable(findJsonFault(text)->description(text)));
}

void TestJsonValidator::depth()
{
    const auto nested = [](int levels) { return QByteArray(levels, '[') + QByteArray(levels, ']'); };
    QVERIFY(!findJsonFault(nested(64)));
    const auto fault = findJsonFault(nested(65));
    QVERIFY(fault);
    QCOMPARE(fault->kind, JsonFault::Depth);
    QCOMPARE(int(fault->offset), 64);
    QVERIFY(findJsonFault(nested(4), 3));
    QVERIFY(!findJsonFault(nested(3), 3));
    QCOMPARE(findJsonFault(QByteArray(1000000, '['))->kind, JsonFault::Depth);
    // Objects and arrays in turn come back out in the right order.
    QVERIFY(!findJsonFault(R"([{"a":[{"b":[{}]}]}])"));
    QCOMPARE(int(findJsonFault(R"([{"a":[{"b":[{}]}}]])")->offset), 17);
}

void TestJsonValidator::randomTextsAsQtReadsThem()
{
    QRandomGenerator random(64);
    const QByteArrayList pieces = {
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\n\"", "1", "-2.5", "true", "null", " ", "\n"};
    int accepted = 0;
    for (int i = 0; i < 200000; ++i) {
        QByteArray text;
        for (int n = random.bounded(1, 8); n > 0; --n)
            text += pieces[random.bounded(pieces.size())];
        // In brackets, as Qt reads documents only.
        const QByteArray document = '[' + text + ']';
        QJsonParseError error;
        QJsonDocument::fromJson(document, &error);
        const bool isValid = !findJsonFault(document);
        QVERIFY2(isValid == (error.error == QJsonParseError::NoError), document.constData());
        accepted += isValid;
    }
    QVERIFY(accepted > 1000);
}

QTEST_GUILESS_MAIN(TestJsonValidator)
#include "tst_jsonvalidator.moc"
