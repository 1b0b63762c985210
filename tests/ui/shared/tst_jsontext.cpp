#include "shared/jsontext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::JsonKind;

class tst_JsonText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_what_to_colour_data();
    void finds_what_to_colour();
    void breaks_lines_data();
    void breaks_lines();
    void deep_nesting_stays_linear();
};

//! One letter a token: . punctuation, k key, s string, n number, l literal.
static QString kinds(const QString &text)
{
    QString result;
    for (const Ui::JsonToken &token : Ui::jsonTokens(text))
        result += u".ksnl"_s.at(int(token.kind));
    return result;
}

void tst_JsonText::finds_what_to_colour_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing in nothing") << u""_s << u""_s;
    QTest::newRow("a string before a colon is a key") << u"{\"a\" : \"b\"}"_s << u".k.s."_s;
    QTest::newRow("numbers of any form") << u"[-1, 2.5e+3]"_s << u".n.n."_s;
    QTest::newRow("literals and words we do not know") << u"[true,null,maybe]"_s << u".l.l.l."_s;
    QTest::newRow("an escaped quote does not end a string") << u"\"a\\\"b\" 1"_s << u"sn"_s;
    QTest::newRow("an open string ends with its line") << u"\"abc\n1"_s << u"sn"_s;
    QTest::newRow("a trailing backslash stays inside") << u"\"abc\\"_s << u"s"_s;
    QTest::newRow("markup is only a word") << u"<img src=x>"_s << u"ll"_s;
}

void tst_JsonText::finds_what_to_colour()
{
    QFETCH(QString, text);
    QTEST(kinds(text), "expected");
}

void tst_JsonText::breaks_lines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a short flat object stays on its line") << u"{\"t\":\"hi\"}"_s << u"{\"t\": \"hi\"}"_s;
    QTest::newRow("empty containers") << u"[ ]"_s << u"[]"_s;
    QTest::newRow("a nested array makes the object break, itself stays short")
        << u"{\"id\":7,\"items\":[\"mug\",\"tee\"]}"_s
        << u"{\n  \"id\": 7,\n  \"items\": [\"mug\", \"tee\"]\n}"_s;
    QTest::newRow("a long flat array breaks")
        << u"[\"aaaaaaaaaaaaaaaaaaaa\",\"bbbbbbbbbbbbbbbbbbbbbbbb\"]"_s
        << u"[\n  \"aaaaaaaaaaaaaaaaaaaa\",\n  \"bbbbbbbbbbbbbbbbbbbbbbbb\"\n]"_s;
    QTest::newRow("numbers keep every digit") << u"12345678901234567890.10"_s << u"12345678901234567890.10"_s;
    QTest::newRow("escapes stay escapes") << u"[\"\\u202e\"]"_s << u"[\"\\u202e\"]"_s;
    QTest::newRow("too many closing brackets do no harm") << u"]]"_s << u"\n]\n]"_s;
}

void tst_JsonText::breaks_lines()
{
    QFETCH(QString, text);
    QTEST(Ui::prettyJson(text), "expected");
}

void tst_JsonText::deep_nesting_stays_linear()
{
    const QString deep(20'000, u'[');
    QVERIFY(Ui::prettyJson(deep).size() < deep.size() * 100);
}

QTEST_APPLESS_MAIN(tst_JsonText)
#include "tst_jsontext.moc"
