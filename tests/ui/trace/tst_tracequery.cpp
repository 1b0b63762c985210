#include "trace/tracequery.h"

#include "ui/trace/tracefixture.h"

#include <QTest>

using namespace Ui;
using namespace TraceFixture;
using WebPubSub::TraceEntry;

class TestTraceQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matches_data();
    void matches();
    void tellsWhereItIsWrong_data();
    void tellsWhereItIsWrong();
    void marksWordsForColouring();
    void countsSpansBackFromNow();
    void matchesPatterns_data();
    void matchesPatterns();
    void survivesAnyPattern();
    void agreesWithTheOutline();
};

static TraceQuery parsed(const QString &text)
{
    const TraceQuery::Parsed result = TraceQuery::parse(text, at(12, 0, 0));
    if (result.error)
        qWarning("%s", qPrintable(result.error->message));
    return result.query;
}

// Rows of the story by number; 7 is the refusal.
static QList<TraceEntry> rows()
{
    return story() << refusal();
}

void TestTraceQuery::matches_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QList<int>>("found");
    const auto row = [](const char *filter, const QList<int> &found) {
        QTest::newRow(filter) << str(filter) << found;
    };
    row("", {0, 1, 2, 3, 4, 5, 6, 7});
    row("   ", {0, 1, 2, 3, 4, 5, 6, 7});
    row("order.CREATED", {0, 2, 6});
    row("order.created bob", {2});
    row("\"sender skipped\"", {1});
    row("-lobby", {4, 5, 7});
    row("-\"in replay\" held", {});
    row("group:lobby", {0, 1, 2, 3, 6});
    row("group:LOB*", {0, 1, 2, 3, 6});
    row("group:lob", {});
    row("-group:lobby", {4, 5, 7});
    row("user:carol", {3, 6});
    row("lane:hub", {1});
    row("type:ack", {4, 7});
    row("-type:ack -type:message", {0, 1, 3, 5});
    row("dir:in", {2, 4, 6, 7});
    row("dir:inside", {1, 3});
    row("dir:both", {5});
    row("status:forbidden", {7});
    row("code:101", {5});
    row("status:failed", {7});
    row("status:held", {3});
    row("status:ok", {4, 5});
    row("hub:demo", {0, 1, 2, 3, 4, 5, 6, 7});
    row("hub:other", {});
    row("trace:7f3ac1d8", {0, 1, 2, 3, 4, 6});
    row("since:10:02:36", {5, 6, 7});
    row("until:10:02:36", {0, 1, 2, 3, 4});
    row("since:10:02:31 until:10:02:37 dir:in", {2, 4, 6});
    row("size>113", {0, 2, 3, 6});
    row("size<0.1k", {1, 4, 5});
    row("took>1ms", {4});
    row("took<500us", {1, 7});
    row("- lobby", {});
    row("GROUP:lobby USER:bob", {2});
    row("\"group:lobby\"", {});
    row("a<b", {});
    row("level:warning", {7});
    row("-level:warning type:ack", {4});
    row("took<500µs", {1, 7});
    row("size<99999999999999999999m", {0, 1, 2, 3, 4, 5, 6, 7});
}

void TestTraceQuery::matches()
{
    QFETCH(QString, filter);
    const TraceQuery query = parsed(filter);
    QList<int> found;
    const QList<TraceEntry> all = rows();
    for (int i = 0; i < all.size(); ++i) {
        if (query.matches(all.at(i)))
            found.append(i);
    }
    QTEST(found, "found");
}

void TestTraceQuery::tellsWhereItIsWrong_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *filter, int position, int length, const char *says) {
        QTest::newRow(filter) << str(filter) << position << length << str(says);
    };
    row("hub:demo sinze:10", 9, 5, "no field \"sinze\"");
    row("-colour:red", 1, 6, "quotes");
    row("lobby \"two words", 6, 10, "quote is not closed");
    row("group:", 0, 6, "needs a value");
    row("group: lobby", 0, 6, "needs a value");
    row("dir:up", 4, 2, "in, out, inside and both");
    row("level:loud", 6, 4, "informational");
    row("since:noon", 6, 4, "such as 10:02");
    row("since:25:00", 6, 5, "such as 10:02");
    row("size>big", 5, 3, "such as 200, 4k");
    row("size:1k", 0, 5, "compares");
    row("took>1week", 5, 5, "20ms");
    row("group>5", 0, 6, "takes a colon");
}

void TestTraceQuery::tellsWhereItIsWrong()
{
    QFETCH(QString, filter);
    const TraceQuery::Parsed result = TraceQuery::parse(filter, at(12, 0, 0));
    QVERIFY(result.error);
    QTEST(result.error->position, "position");
    QTEST(result.error->length, "length");
    QFETCH(QString, says);
    QVERIFY2(result.error->message.contains(says), qPrintable(result.error->message));
}

void TestTraceQuery::marksWordsForColouring()
{
    const TraceQuery::Parsed result = TraceQuery::parse(str("hub:demo -type:ping x"), at(12, 0, 0));
    QStringList words;
    for (const TraceQuery::Span &span : result.spans)
        words.append(str("hub:demo -type:ping x").mid(span.start, span.length));
    QCOMPARE(words, (QStringList{str("hub:"), str("demo"), str("-"), str("type:"), str("ping")}));
    QCOMPARE(result.spans.at(2).kind, TraceQuery::Span::Sign);
}

void TestTraceQuery::countsSpansBackFromNow()
{
    const qint64 now = at(12, 0, 0);
    const TraceQuery query = TraceQuery::parse(str("since:5m"), now).query;
    QVERIFY(query.matches({.timeUs = at(11, 55, 0)}));
    QVERIFY(!query.matches({.timeUs = at(11, 54, 59)}));
}

void TestTraceQuery::matchesPatterns_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *value, const char *pattern, bool matches) {
        QTest::addRow("%s against %s", value, pattern) << str(value) << str(pattern) << matches;
    };
    row("lobby", "lobby", true);
    row("Lobby", "lOBBY", true);
    row("lobby", "lob", false);
    row("lobby", "lob*", true);
    row("lobby", "*by", true);
    row("lobby", "l*b*y", true);
    row("lobby", "*", true);
    row("", "*", true);
    row("", "", true);
    row("lobby", "", false);
    row("aab", "*ab", true);
    row("aXbXc", "a*b*d", false);
}

void TestTraceQuery::matchesPatterns()
{
    QFETCH(QString, value);
    QFETCH(QString, pattern);
    QTEST(matchesPattern(value, pattern), "matches");
}

void TestTraceQuery::survivesAnyPattern()
{
    const QString value(20'000, u'a');
    QVERIFY(!matchesPattern(value, QString(500, u'*') + str("b")));
    QVERIFY(!matchesPattern(value, str("*a*a*a*a*a*a*a*a*b")));
}

void TestTraceQuery::agreesWithTheOutline()
{
    // What the store keeps without a file: enough to reject, never to reject wrongly.
    for (const char *filter :
        {"group:lobby", "dir:in type:ack", "order", "status:failed", "-user:bob size>100"}) {
        const TraceQuery query = parsed(str(filter));
        for (const TraceEntry &row : rows()) {
            TraceEntry outline = row;
            outline.payload.clear();
            outline.message.clear();
            outline.status.clear();
            outline.hub.clear();
            outline.durationUs = -1;
            outline.ackId.reset();
            QVERIFY2(query.mayMatch(outline) || !query.matches(row), filter);
            if (query.needsOutlineOnly())
                QCOMPARE(query.mayMatch(outline), query.matches(row));
        }
    }
}

QTEST_GUILESS_MAIN(TestTraceQuery)
#include "tst_tracequery.moc"
