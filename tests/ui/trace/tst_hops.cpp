#include "trace/hops.h"

#include "ui/trace/tracefixture.h"

#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestHops : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsAStory();
    void laysHopsOnOneAxis();
    void judgesWhoGotIt();
    void tellsWhatIsStillHeld();
    void tellsAFailedRequest();
    void knowsNoVerdictWithoutAHub();
    void tellsRestAndOtherRows();
    void staysBounded();
    void writesText();
};

static HopList hopsOf(
    const QList<WebPubSub::TraceEntry> &rows, const char *correlation = storyId, int most = 200)
{
    Store store;
    store.append(rows);
    int total = 0;
    const QList<StoryRow> read = Hops::readStory(store.store, str(correlation), &total, most);
    return Hops::of(read, total);
}

void TestHops::tellsAStory()
{
    const HopList list = hopsOf(story());
    QStringList told;
    for (const Hop &hop : list.hops)
        told.append(QStringLiteral("%1 %2 %3").arg(hop.lane, hop.what).arg(hop.durationUs));
    QCOMPARE(told,
        (QStringList{str("Alice to hub 400"), str("hub routes to 2 110"), str("Bob receives 600"),
            str("Alice ack 42 ok 1400"), str("Carol held, then replayed 4978596")}));
    QVERIFY(list.sawHub);
    QCOMPARE(list.hops.last().state, State::Held);
}

void TestHops::laysHopsOnOneAxis()
{
    const HopList list = hopsOf(story());
    QCOMPARE(list.fromUs, at(10, 2, 31, 418204));
    QCOMPARE(list.toUs, at(10, 2, 36, 398000));
    for (const Hop &hop : list.hops)
        QVERIFY(hop.startUs >= list.fromUs && hop.startUs <= hop.endUs && hop.endUs <= list.toUs);
}

void TestHops::judgesWhoGotIt()
{
    const HopList list = hopsOf(story());
    QCOMPARE(list.verdict, str("2 of 2 expected got it"));
    QCOMPARE(list.verdictState, State::Acked);
    QCOMPARE(list.note, str("sender skipped: noEcho"));
}

void TestHops::tellsWhatIsStillHeld()
{
    QList<WebPubSub::TraceEntry> rows = story();
    rows.removeLast();
    rows[1].message = str("to 1 of 3; sender skipped: noEcho; 1 away, held in replay buffer");
    const HopList list = hopsOf(rows);
    QCOMPARE(list.verdict, str("1 of 2 expected got it"));
    QCOMPARE(list.verdictState, State::Held);
    const Hop &carol = list.hops.last();
    QCOMPARE(carol.what, str("held"));
    QCOMPARE(carol.durationUs, -1);
    QCOMPARE(carol.endUs, list.toUs);
}

void TestHops::tellsAFailedRequest()
{
    const HopList list = hopsOf({refusal()}, "51d09e3f");
    QCOMPARE(list.hops.size(), 1);
    QCOMPARE(list.hops.first().what, str("ack 3 Forbidden"));
    QCOMPARE(list.hops.first().state, State::Failed);
}

void TestHops::knowsNoVerdictWithoutAHub()
{
    QList<WebPubSub::TraceEntry> rows = story();
    rows.removeAt(3);
    rows.removeAt(1);
    const HopList list = hopsOf(rows);
    QVERIFY(list.verdict.isEmpty());
    QVERIFY(!list.sawHub);
    QCOMPARE(list.hops.first().durationUs, -1);
}

void TestHops::tellsRestAndOtherRows()
{
    const HopList list = hopsOf({{.timeUs = at(9, 0, 0),
                                    .source = WebPubSub::TraceSource::Rest,
                                    .direction = WebPubSub::TraceDirection::Both,
                                    .lane = str("REST"),
                                    .event = str("POST"),
                                    .correlation = str("11112222"),
                                    .status = str("404"),
                                    .durationUs = 2400}},
        "11112222");
    QCOMPARE(list.hops.first().what, str("POST 404"));
    QCOMPARE(list.hops.first().endUs - list.hops.first().startUs, 2400);
    QCOMPARE(list.hops.first().state, State::Failed);
}

void TestHops::staysBounded()
{
    QList<WebPubSub::TraceEntry> rows = story();
    for (int i = 0; i < 300; ++i)
        rows.append(rows.at(2));
    const HopList list = hopsOf(rows, storyId, 50);
    QVERIFY(list.hops.size() <= 50);
    QCOMPARE(list.more, 306 - 50);
    QVERIFY2(list.verdict.isEmpty(), "of a story that was not read to its end nothing is claimed");
}

void TestHops::writesText()
{
    const QString text = Hops::asText(hopsOf(story()));
    QVERIFY(text.contains(str("Bob\treceives\t0.6 ms")));
    QVERIFY(text.endsWith(str("2 of 2 expected got it")));
}

QTEST_GUILESS_MAIN(TestHops)
#include "tst_hops.moc"
