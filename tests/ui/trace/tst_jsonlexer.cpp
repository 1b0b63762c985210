#include "trace/jsonlexer.h"

#include <QTest>

using namespace Ui;

class TestJsonLexer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWords_data();
    void findsWords();
    void findsTopLevelValues_data();
    void findsTopLevelValues();
    void decodesStrings_data();
    void decodesStrings();
    void guessesJson();
};

static QString letters(const QByteArray &text)
{
    static const char names[] = "pksnl"; // by JsonKind
    QString kinds;
    JsonLexer lexer(text);
    while (const auto word = lexer.next())
        kinds += QLatin1Char(names[int(word->kind)]);
    return kinds;
}

void TestJsonLexer::findsWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("kinds");
    QTest::newRow("an object") << QByteArray(R"({"a" : "b", "c":-1.5e3,"d":[true,null]})")
                               << QStringLiteral("pkpspkpnpkpplplpp");
    QTest::newRow("an escaped quote stays inside")
        << QByteArray(R"({"a\"b":"c\\"})") << QStringLiteral("pkpsp");
    QTest::newRow("a string that is cut") << QByteArray(R"({"a":"b)") << QStringLiteral("pkps");
    QTest::newRow("cut inside an escape") << QByteArray("{\"a\":\"b\\") << QStringLiteral("pkps");
    QTest::newRow("nothing") << QByteArray("  \n") << QString();
    QTest::newRow("no JSON at all") << QByteArray("hello world") << QStringLiteral("ll");
    QTest::newRow("bytes that are no text") << QByteArray("\xff\xfe\x00\x01", 4) << QStringLiteral("l");
}

void TestJsonLexer::findsWords()
{
    QFETCH(QByteArray, text);
    QTEST(letters(text), "kinds");
}

void TestJsonLexer::findsTopLevelValues_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("an object") << QByteArray(R"({"type":"message","data":{"data":1,"b":[2]},"x":3})")
                               << QByteArray(R"({"data":1,"b":[2]})");
    QTest::newRow("the last member") << QByteArray(R"({"a":1,"data":"x"})") << QByteArray(R"("x")");
    QTest::newRow("only inside another member") << QByteArray(R"({"a":{"data":1}})") << QByteArray();
    QTest::newRow("as a value, not as a name") << QByteArray(R"({"a":"data"})") << QByteArray();
    QTest::newRow("of a cut frame") << QByteArray(R"({"data":[1,2)") << QByteArray("[1,2");
    QTest::newRow("the first of two") << QByteArray(R"({"data":1,"data":2})") << QByteArray("1");
    QTest::newRow("not in an array") << QByteArray(R"(["data",1])") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestJsonLexer::findsTopLevelValues()
{
    QFETCH(QByteArray, frame);
    QTEST(topLevelValue(frame, "data").toByteArray(), "value");
}

void TestJsonLexer::decodesStrings_data()
{
    QTest::addColumn<QByteArray>("quoted");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray(R"("lobby")") << QStringLiteral("lobby");
    QTest::newRow("escapes") << QByteArray(R"("a\n\"\\\/\u00e9")") << QStringLiteral("a\n\"\\/é");
    QTest::newRow("a surrogate pair") << QByteArray(R"("\ud83d\ude00")") << QString::fromUtf8("😀");
    QTest::newRow("an unknown escape") << QByteArray(R"("\x")") << QStringLiteral("\\x");
    QTest::newRow("a short code") << QByteArray(R"("\u12")") << QStringLiteral("\\u12");
    QTest::newRow("cut") << QByteArray("\"ab") << QStringLiteral("ab");
}

void TestJsonLexer::decodesStrings()
{
    QFETCH(QByteArray, quoted);
    QTEST(decodedJsonString(quoted), "text");
}

void TestJsonLexer::guessesJson()
{
    QVERIFY(looksLikeJson(" {\"a\":1"));
    QVERIFY(looksLikeJson("[1]"));
    QVERIFY(!looksLikeJson("\"a\""));
    QVERIFY(!looksLikeJson("hello {}"));
    QVERIFY(!looksLikeJson(""));
}

QTEST_GUILESS_MAIN(TestJsonLexer)
#include "tst_jsonlexer.moc"
