#include "trace/tracetext.h"

#include "trace/tracecolumns.h"
#include "ui/trace/tracefixture.h"

#include <QTest>

using namespace Ui;
using namespace TraceFixture;
using WebPubSub::TraceEntry;
using WebPubSub::TraceLevel;

class TestTraceText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesEveryColumn();
    void writesEvents_data();
    void writesEvents();
    void judgesStatus_data();
    void judgesStatus();
    void saysARowInOneSentence();
    void makesTricksVisible();
};

void TestTraceText::namesEveryColumn()
{
    for (int column = 0; column < TraceColumn::Count; ++column)
        QVERIFY2(!TraceText::columnName(column).isEmpty(), qPrintable(QString::number(column)));
    QCOMPARE(TraceText::columnName(TraceColumn::Direction), str("Direction"));
    QVERIFY2(TraceText::header(TraceColumn::Direction).isEmpty(), "there is no room for it over the arrows");
}

void TestTraceText::writesEvents_data()
{
    QTest::addColumn<TraceEntry>("entry");
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("note");
    QTest::newRow("routed: figure to the event, reason to the note")
        << TraceEntry{.event = str("routed"), .message = str("to 3 of 4; sender skipped: noEcho")}
        << str("routed to 3 of 4") << str("sender skipped: noEcho");
    QTest::newRow("routed without a reason")
        << TraceEntry{.event = str("routed"), .message = str("to 2 of 2")} << str("routed to 2 of 2")
        << QString();
    QTest::newRow("a custom event by its name")
        << TraceEntry{.event = str("event"), .message = str("pay")} << str("event pay") << QString();
    QTest::newRow("a custom event by its frame")
        << TraceEntry{.event = str("event"), .payload = R"({"type":"event","event":"pay"})"}
        << str("event pay") << QString();
    QTest::newRow("a late message") << TraceEntry{.event = str("message"), .message = str("replayed")}
                                    << str("message, replayed") << QString();
    QTest::newRow("anything else") << TraceEntry{.event = str("ConnectionEnded"),
        .message = str("1006"),
        .exception = str("timeout")}
                                   << str("ConnectionEnded") << str("1006: timeout");
}

void TestTraceText::writesEvents()
{
    QFETCH(TraceEntry, entry);
    QTEST(TraceText::event(entry), "event");
    QTEST(TraceText::note(entry), "note");
}

void TestTraceText::judgesStatus_data()
{
    QTest::addColumn<TraceEntry>("entry");
    QTest::addColumn<int>("state"); // -1: none
    const auto row = [](const char *name, const TraceEntry &entry, int state) {
        QTest::newRow(name) << entry << state;
    };
    row("no status", {.event = str("message")}, -1);
    row("an ack", {.event = str("ack"), .status = str("ok")}, int(State::Acked));
    row("a refused ack", refusal(), int(State::Failed));
    row("a duplicate was taken before", {.event = str("ack"), .status = str("Duplicate")}, int(State::Acked));
    row("HTTP 202", {.source = WebPubSub::TraceSource::Rest, .event = str("POST"), .status = str("202")},
        int(State::Acked));
    row("HTTP 404", {.source = WebPubSub::TraceSource::Rest, .event = str("GET"), .status = str("404")},
        int(State::Failed));
    row("a normal close", {.event = str("ConnectionEnded"), .status = str("1000")}, int(State::Acked));
    row("an abnormal close", {.event = str("ConnectionEnded"), .status = str("1006")}, int(State::Failed));
    row("an error without status", {.level = TraceLevel::Error, .event = str("unreadable")},
        int(State::Failed));
    row("held", {.event = str("held in replay buffer"), .status = str("held")}, int(State::Held));
    row("a warning", {.level = TraceLevel::Warning, .event = str("x"), .status = str("slow")},
        int(State::Recovering));
}

void TestTraceText::judgesStatus()
{
    QFETCH(TraceEntry, entry);
    const auto state = TraceText::state(entry);
    QTEST(state ? int(*state) : -1, "state");
    QCOMPARE(TraceText::isFailed(entry), state == State::Failed);
}

void TestTraceText::saysARowInOneSentence()
{
    QCOMPARE(TraceText::sentence(story().at(4)),
        str("10:02:31.419, Alice in, ack, user alice, ack 42, 40 bytes, took 1.4 ms, status ok, trace "
            "7f3ac1d8"));
    QVERIFY(TraceText::sentence(refusal()).contains(str("failed: Forbidden")));
}

void TestTraceText::makesTricksVisible()
{
    const TraceEntry entry{.lane = QStringLiteral("a\u202Eb"), .group = QStringLiteral("g\u200Bh")};
    QVERIFY(!TraceText::cell(entry, TraceColumn::Lane).contains(QChar(0x202e)));
    QVERIFY(!TraceText::cell(entry, TraceColumn::Group).contains(QChar(0x200b)));
    QVERIFY(!TraceText::sentence(entry).contains(QChar(0x202e)));
}

QTEST_GUILESS_MAIN(TestTraceText)
#include "tst_tracetext.moc"
