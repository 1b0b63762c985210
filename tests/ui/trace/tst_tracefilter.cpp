#include "trace/tracefilter.h"

#include "ui/trace/tracefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestTraceFilter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsRows_data();
    void findsRows();
    void looksAtNewRows();
    void looksAtChangedRowsAgain();
    void startsAtAGivenRow();
    void answersOfNoRowsToo();
    void cancelsTheQueryBefore();
    void endsWithTheEmptyQuery();
    void mayDieWhileItScans();
};

//! Keeps the answers as a table would.
class Listener {
public:
    explicit Listener(TraceFilter *filter)
    {
        QObject::connect(
            filter, &TraceFilter::matched, filter, [this](int first, int last, const QList<int> &rows) {
                for (int row = first; row <= last; ++row)
                    found.removeAll(row);
                found.append(rows);
                std::sort(found.begin(), found.end());
                scannedTo = qMax(scannedTo, last + 1);
            });
    }
    QList<int> found;
    int scannedTo = 0;
};

static TraceQuery query(const char *text)
{
    return TraceQuery::parse(str(text), at(12, 0, 0)).query;
}

void TestTraceFilter::findsRows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("found");
    QTest::newRow("by the outline alone") << str("dir:in") << QList<int>{2, 4, 6, 7};
    QTest::newRow("by the payload") << str("order.created") << QList<int>{0, 2, 6};
    QTest::newRow("by what only the story tells") << str("status:delivered") << QList<int>{2, 6};
    QTest::newRow("replayed, by the row that held it") << str("replayed") << QList<int>{6};
    QTest::newRow("none") << str("group:none") << QList<int>{};
}

void TestTraceFilter::findsRows()
{
    QFETCH(QString, text);
    Store store;
    store.append(story() << refusal());
    TraceFilter filter(&store.store);
    Listener listener(&filter);
    QSignalSpy finished(&filter, &TraceFilter::finished);
    filter.start(TraceQuery::parse(text, 0).query, 0);
    QVERIFY(finished.wait());
    QTEST(listener.found, "found");
    QVERIFY(!filter.isScanning());
}

void TestTraceFilter::looksAtNewRows()
{
    Store store;
    store.appendPings(10);
    TraceFilter filter(&store.store);
    Listener listener(&filter);
    filter.start(query("-type:ping"), 0);
    QTRY_COMPARE(listener.scannedTo, 10);
    store.append({refusal()});
    store.appendPings(3);
    QTRY_COMPARE(listener.scannedTo, 14);
    QCOMPARE(listener.found, QList<int>{10});
}

void TestTraceFilter::looksAtChangedRowsAgain()
{
    Store store;
    store.append(story());
    TraceFilter filter(&store.store);
    filter.start(query("lane:bob"), 0);
    QSignalSpy matched(&filter, &TraceFilter::matched);
    QVERIFY(matched.wait());
    matched.clear();
    Q_EMIT store.store.rowsChanged(1, 3);
    QVERIFY(matched.wait());
    QCOMPARE(matched.first().at(0).toInt(), 1);
    QCOMPARE(matched.first().at(1).toInt(), 3);
    QCOMPARE(matched.first().at(2).value<QList<int>>(), QList<int>{2});
}

void TestTraceFilter::startsAtAGivenRow()
{
    Store store;
    store.append(story());
    TraceFilter filter(&store.store);
    Listener listener(&filter);
    filter.start(query("order"), 3);
    QTRY_COMPARE(listener.scannedTo, 7);
    QCOMPARE(listener.found, QList<int>{6});
}

void TestTraceFilter::answersOfNoRowsToo()
{
    Store store;
    TraceFilter filter(&store.store);
    QSignalSpy matched(&filter, &TraceFilter::matched);
    QSignalSpy finished(&filter, &TraceFilter::finished);
    filter.start(query("x"), 0);
    QCOMPARE(matched.size(), 1);
    QCOMPARE(finished.size(), 1);
    QVERIFY(matched.first().at(2).value<QList<int>>().isEmpty());
}

void TestTraceFilter::cancelsTheQueryBefore()
{
    Store store;
    store.appendPings(20'000);
    store.append({refusal()});
    TraceFilter filter(&store.store);
    filter.start(query("Alice"), 0);
    Listener listener(&filter);
    filter.start(query("lane:dave"), 0);
    QTRY_COMPARE(listener.scannedTo, 20'001);
    QCOMPARE(listener.found, QList<int>{20'000});
}

void TestTraceFilter::endsWithTheEmptyQuery()
{
    Store store;
    store.append(story());
    TraceFilter filter(&store.store);
    filter.start(query("order"), 0);
    QVERIFY(filter.isActive());
    QSignalSpy matched(&filter, &TraceFilter::matched);
    filter.start({}, 0);
    QVERIFY(!filter.isActive());
    QVERIFY(!filter.isScanning());
    store.append({refusal()});
    QCoreApplication::processEvents();
    QCOMPARE(matched.size(), 0);
}

void TestTraceFilter::mayDieWhileItScans()
{
    Store store;
    store.appendPings(20'000);
    {
        TraceFilter filter(&store.store);
        filter.start(query("nothing"), 0);
    }
    QCoreApplication::processEvents(); // an answer on its way must not arrive at a dead object
    TraceFilter never(&store.store); // and one that never ran leaves its worker to nobody
    QVERIFY(!never.isActive());
}

QTEST_GUILESS_MAIN(TestTraceFilter)
#include "tst_tracefilter.moc"
