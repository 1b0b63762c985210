#include "trace/facts.h"

#include "ui/trace/tracefixture.h"

#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsARequest();
    void tellsTheAck_data();
    void tellsTheAck();
    void tellsOnlyWhatThereIs();
    void tellsRest();
    void tellsAStatus();
    void offersFilters();
    void copiesTheBareValue();
    void makesTricksVisible();
};

static QList<StoryRow> storyRows()
{
    QList<StoryRow> rows;
    for (const auto &entry : story())
        rows.append({int(rows.size()), entry});
    return rows;
}

static QString valueOf(const QList<Fact> &facts, const char *key)
{
    for (const Fact &fact : facts) {
        if (fact.key == str(key))
            return plainText(fact.value).trimmed();
    }
    return str("(none)");
}

void TestFacts::tellsARequest()
{
    const auto facts = Facts::of(story().at(0), reservedLane, {storyRows(), 6, 4});
    QCOMPARE(valueOf(facts, "Type"), str("sendToGroup"));
    QCOMPARE(valueOf(facts, "From"), str("Alice conn c-alice"));
    QCOMPARE(valueOf(facts, "Group"), str("lobby 4 members"));
    QCOMPARE(valueOf(facts, "Ack"), str("42 acknowledged 1.4 ms"));
    QCOMPARE(valueOf(facts, "Options"), str("noEcho on TTL off"));
    QCOMPARE(valueOf(facts, "Size"), str("120 bytes payload 31"));
    QCOMPARE(valueOf(facts, "Time"), str("10:02:31.418 204"));
    QCOMPARE(valueOf(facts, "Trace id"), str("7f3ac1d8 6 rows"));
}

void TestFacts::tellsTheAck_data()
{
    QTest::addColumn<QList<WebPubSub::TraceEntry>>("rows");
    QTest::addColumn<QString>("text");
    WebPubSub::TraceEntry request = story().at(0);
    request.ackId = 3;
    QTest::newRow("refused") << QList<WebPubSub::TraceEntry>{request, refusal()}
                             << str("3 failed: Forbidden 0.4 ms");
    QTest::newRow("of another request")
        << QList<WebPubSub::TraceEntry>{request, story().at(4)} << str("3 not answered yet");
    QTest::newRow("of itself") << QList<WebPubSub::TraceEntry>{refusal()}
                               << str("3 failed: Forbidden 0.4 ms");
}

void TestFacts::tellsTheAck()
{
    QFETCH(QList<WebPubSub::TraceEntry>, rows);
    QList<StoryRow> story;
    for (const auto &entry : rows)
        story.append({int(story.size()), entry});
    QTEST(valueOf(Facts::of(rows.first(), reservedLane, {story, 2, -1}), "Ack"), "text");
}

void TestFacts::tellsOnlyWhatThereIs()
{
    const auto facts =
        Facts::of({.timeUs = at(9, 0, 0), .lane = str("Alice"), .event = str("ping")}, reservedLane, {});
    QStringList keys;
    for (const Fact &fact : facts)
        keys.append(fact.key);
    QCOMPARE(keys, (QStringList{str("Type"), str("From"), str("Time")}));
}

void TestFacts::tellsRest()
{
    const auto facts = Facts::of({.lane = str("REST"),
                                     .event = str("POST"),
                                     .method = str("POST"),
                                     .url = str("http://localhost:8080/api/hubs/demo/:send"),
                                     .status = str("202"),
                                     .durationUs = 2400},
        reservedLane, {});
    QCOMPARE(valueOf(facts, "Request"), str("POST http://localhost:8080/api/hubs/demo/:send"));
    QCOMPARE(valueOf(facts, "Status"), str("202 2.4 ms"));
}

void TestFacts::tellsAStatus()
{
    const auto facts = Facts::of(story().at(3), reservedLane, {});
    for (const Fact &fact : facts) {
        if (fact.key == str("Status"))
            QCOMPARE(fact.value.first().color, lookOf(State::Held).color);
    }
    QCOMPARE(valueOf(facts, "Note"), str("away"));
    QCOMPARE(valueOf(facts, "Sequence"), str("12"));
}

void TestFacts::offersFilters()
{
    QStringList filters;
    for (const Fact &fact : Facts::of(story().at(0), reservedLane, {storyRows(), 6, -1})) {
        if (!fact.filter.isEmpty())
            filters.append(fact.filter);
    }
    QCOMPARE(filters,
        (QStringList{str("type:sendToGroup"), str("lane:Alice"), str("group:lobby"), str("trace:7f3ac1d8")}));
}

void TestFacts::copiesTheBareValue()
{
    for (const Fact &fact : Facts::of(story().at(0), reservedLane, {storyRows(), 6, 4})) {
        if (fact.key == str("Group"))
            QCOMPARE(fact.copy, str("lobby"));
        if (fact.key == str("Size"))
            QCOMPARE(fact.copy, str("120"));
    }
}

void TestFacts::makesTricksVisible()
{
    WebPubSub::TraceEntry entry = story().at(0);
    entry.group = QStringLiteral("a\u202Eb");
    entry.connectionId = QStringLiteral("c\u2066d");
    entry.payload = R"({"ttlSeconds":"\u202E","data":1})";
    for (const Fact &fact : Facts::of(entry, reservedLane, {})) {
        QVERIFY(!plainText(fact.value).contains(QChar(0x202e)));
        QVERIFY(!plainText(fact.value).contains(QChar(0x2066)));
    }
}

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
