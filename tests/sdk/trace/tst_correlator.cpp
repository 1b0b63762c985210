#include "trace/correlator.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

// A step of a scenario: an entry at a time, or only the time.
struct Step {
    qint64 ms = 0;
    std::optional<TraceEntry> entry = {};
};

TraceEntry frame(
    TraceSource source, TraceDirection direction, const QString &event, const QString &connectionId)
{
    return TraceEntry{.source = source, .direction = direction, .event = event, .connectionId = connectionId};
}

TraceEntry client(TraceDirection direction, const QString &event, const QString &connectionId = u"c1"_s)
{
    return frame(TraceSource::Client, direction, event, connectionId);
}

TraceEntry hub(TraceDirection direction, const QString &event, const QString &connectionId = u"c1"_s)
{
    return frame(TraceSource::Hub, direction, event, connectionId);
}

TraceEntry received(quint64 sequenceId, const QString &connectionId = u"c1"_s)
{
    TraceEntry entry = client(TraceDirection::In, u"message"_s, connectionId);
    entry.sequenceId = sequenceId;
    return entry;
}

TraceEntry receivedByOrdinal(quint64 ordinal)
{
    TraceEntry entry = client(TraceDirection::In, u"message"_s);
    entry.ordinal = ordinal;
    return entry;
}

TraceEntry delivered(quint64 sequenceId, const QString &correlation, const QString &connectionId = u"c1"_s)
{
    TraceEntry entry = hub(TraceDirection::Out, u"message"_s, connectionId);
    entry.sequenceId = sequenceId;
    entry.correlation = correlation;
    return entry;
}

TraceEntry deliveredByOrdinal(quint64 ordinal, const QString &correlation)
{
    TraceEntry entry = hub(TraceDirection::Out, u"message"_s);
    entry.ordinal = ordinal;
    entry.correlation = correlation;
    return entry;
}

// "source direction event correlation" of each row: what a table row of the test expects.
QStringList told(const Correlator::Outcome &outcome)
{
    static const QStringList sources = {u"client"_s, u"hub"_s, u"rest"_s, u"webhook"_s};
    static const QStringList directions = {u"inside"_s, u"out"_s, u"in"_s, u"both"_s};
    QStringList rows;
    for (const TraceEntry &row : outcome.rows) {
        QString text = sources[int(row.source)] + u' ' + directions[int(row.direction)] + u' ' + row.event;
        if (!row.correlation.isEmpty())
            text += u' ' + row.correlation;
        rows.append(text);
    }
    for (const Correlator::Fill &fill : outcome.fills)
        rows.append(u"fill %1 %2"_s.arg(fill.row).arg(fill.correlation));
    return rows;
}

} // namespace

Q_DECLARE_METATYPE(Step)

class TestCorrelator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scenarios_data()
    {
        constexpr auto in = TraceDirection::In;
        constexpr auto out = TraceDirection::Out;
        QTest::addColumn<QList<Step>>("steps");
        QTest::addColumn<QStringList>("rows");

        const Step connected = {0, client(in, u"connected"_s)};
        QTest::newRow("a known delivery fills the client's row by sequence id")
            << QList<Step>{connected, {1, delivered(7, u"aa"_s)}, {2, received(7)}}
            << QStringList{u"client in connected"_s, u"client in message aa"_s};
        QTest::newRow("and by ordinal") << QList<Step>{connected, {1, deliveredByOrdinal(1, u"aa"_s)},
            {2, receivedByOrdinal(1)}} << QStringList{u"client in connected"_s, u"client in message aa"_s};
        QTest::newRow("an ordinal is no sequence id")
            << QList<Step>{connected, {1, deliveredByOrdinal(7, u"aa"_s)}, {2, received(7)}}
            << QStringList{u"client in connected"_s, u"client in message"_s};
        QTest::newRow("a message of another connection is another one")
            << QList<Step>{connected, {1, delivered(7, u"aa"_s)}, {2, received(7, u"c2"_s)}}
            << QStringList{u"client in connected"_s, u"client in message"_s};
        QTest::newRow("a late delivery fills the earlier row, once")
            << QList<Step>{connected, {1, received(7)}, {2, delivered(7, u"aa"_s)},
                   {3, delivered(7, u"aa"_s)}}
            << QStringList{u"client in connected"_s, u"client in message"_s, u"fill 1 aa"_s};
        QTest::newRow("a message delivered again after a recovery has the same story")
            << QList<Step>{connected, {1, delivered(7, u"aa"_s)}, {2, received(7)}, {3, received(7)}}
            << QStringList{u"client in connected"_s, u"client in message aa"_s, u"client in message aa"_s};
        TraceEntry own = received(7);
        own.correlation = u"own"_s;
        QTest::newRow("a correlation that is there stays")
            << QList<Step>{connected, {1, delivered(7, u"aa"_s)}, {2, own}}
            << QStringList{u"client in connected"_s, u"client in message own"_s};
        TraceEntry sequenceAck = client(out, u"sequenceAck"_s);
        sequenceAck.sequenceId = 7;
        QTest::newRow("a sequence ack is no delivery") << QList<Step>{connected, {1, delivered(7, u"aa"_s)},
            {2, sequenceAck}} << QStringList{u"client in connected"_s, u"client out sequenceAck"_s};

        QTest::newRow("the hub's copies of our own frames are left out") << QList<Step>{connected,
            {1, client(out, u"joinGroup"_s)}, {2, hub(in, u"joinGroup"_s)},
            {3, hub(out, u"ack"_s)}} << QStringList{u"client in connected"_s, u"client out joinGroup"_s};
        QTest::newRow("what the hub did stays")
            << QList<Step>{connected, {1, hub(TraceDirection::Inside, u"routed"_s)}}
            << QStringList{u"client in connected"_s, u"hub inside routed"_s};
        QTest::newRow("hub frames without a connection stay")
            << QList<Step>{connected, {1, hub(in, u"HandshakeRejected"_s, QString())}}
            << QStringList{u"client in connected"_s, u"hub in HandshakeRejected"_s};
        QTest::newRow("REST and webhooks stay")
            << QList<Step>{connected, {1, frame(TraceSource::Rest, in, u"POST"_s, u"c1"_s)},
                   {2, frame(TraceSource::Webhook, out, u"connect"_s, u"c1"_s)}}
            << QStringList{u"client in connected"_s, u"rest in POST"_s, u"webhook out connect"_s};

        const Step hubConnected = {0, hub(out, u"connected"_s)};
        QTest::newRow("the hub's connected frame waits and goes when the client is ours")
            << QList<Step>{hubConnected, {1, client(in, u"connected"_s)}, {1000, {}}}
            << QStringList{u"client in connected"_s};
        QTest::newRow("and what the hub sent after it, which still teaches") << QList<Step>{hubConnected,
            {1, delivered(1, u"aa"_s)}, {2, client(in, u"connected"_s)},
            {3, received(1)}} << QStringList{u"client in connected"_s, u"client in message aa"_s};
        QTest::newRow("a connection that speaks first is another program's") << QList<Step>{hubConnected,
            {1, hub(in, u"joinGroup"_s)}} << QStringList{u"hub out connected"_s, u"hub in joinGroup"_s};
        QTest::newRow("a silent one is after a quarter of a second")
            << QList<Step>{hubConnected, {249, {}}, {250, {}}, {251, hub(out, u"message"_s)}}
            << QStringList{u"hub out connected"_s, u"hub out message"_s};
        QTest::newRow("one that waits does not hold up others")
            << QList<Step>{hubConnected, {1, hub(in, u"event"_s, u"c2"_s)}, {250, {}}}
            << QStringList{u"hub in event"_s, u"hub out connected"_s};
        QTest::newRow("a client's own end of connecting is not the answer")
            << QList<Step>{hubConnected, {1, client(out, u"connected"_s)}, {300, {}}}
            << QStringList{u"client out connected"_s, u"hub out connected"_s};
    }
    void scenarios()
    {
        QFETCH(QList<Step>, steps);
        QFETCH(QStringList, rows);
        Correlator correlator;
        Correlator::Outcome outcome;
        for (const Step &step : steps) {
            if (step.entry)
                correlator.accept(*step.entry, step.ms, outcome);
            else
                correlator.releaseDue(step.ms, outcome);
        }
        QCOMPARE(told(outcome), rows);
        QVERIFY(!correlator.holdsRows());
    }

    void releaseAllKeepsTheOrder()
    {
        Correlator correlator;
        Correlator::Outcome outcome;
        correlator.accept(hub(TraceDirection::Out, u"connected"_s, u"a"_s), 0, outcome);
        correlator.accept(hub(TraceDirection::Out, u"connected"_s, u"b"_s), 1, outcome);
        QVERIFY(correlator.holdsRows());
        correlator.releaseAll(outcome);
        QCOMPARE(outcome.rows.size(), size_t(2));
        QCOMPARE(outcome.rows[0].connectionId, u"a"_s);
        QVERIFY(!correlator.holdsRows());
    }

    void fillsCountRowsOverAllCalls()
    {
        Correlator correlator;
        Correlator::Outcome first;
        correlator.accept(client(TraceDirection::In, u"connected"_s), 0, first);
        correlator.accept(received(1), 0, first);
        Correlator::Outcome second;
        correlator.accept(delivered(1, u"aa"_s), 0, second);
        QCOMPARE(second.fills, (std::vector<Correlator::Fill>{{1, u"aa"_s}}));
        QVERIFY(second.rows.empty());
    }

    void memoryIsBounded()
    {
        Correlator correlator({.deliveries = 2, .waitingRows = 2, .connections = 2, .heldRows = 1});
        Correlator::Outcome outcome;
        for (quint64 id = 1; id <= 3; ++id)
            correlator.accept(delivered(id, QString::number(id)), 0, outcome);
        outcome = {};
        for (quint64 id = 1; id <= 3; ++id)
            correlator.accept(received(id), 0, outcome);
        QCOMPARE(told(outcome),
            QStringList({u"client in message"_s, u"client in message 2"_s, u"client in message 3"_s}));

        // Of three waiting rows the oldest is forgotten.
        for (quint64 id = 11; id <= 13; ++id)
            correlator.accept(received(id, u"c2"_s), 0, outcome);
        outcome = {};
        for (quint64 id = 11; id <= 13; ++id)
            correlator.accept(delivered(id, u"x"_s, u"c2"_s), 0, outcome);
        QCOMPARE(outcome.fills.size(), size_t(2));

        // A second "connected" finds the hall full and is taken as foreign at once.
        outcome = {};
        correlator.accept(hub(TraceDirection::Out, u"connected"_s, u"d"_s), 0, outcome);
        correlator.accept(hub(TraceDirection::Out, u"connected"_s, u"e"_s), 0, outcome);
        QCOMPARE(told(outcome), QStringList({u"hub out connected"_s}));
        QCOMPARE(outcome.rows[0].connectionId, u"e"_s);
    }
};

QTEST_GUILESS_MAIN(TestCorrelator)
#include "tst_correlator.moc"
