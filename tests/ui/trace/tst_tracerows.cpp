#include "trace/tracerows.h"

#include <QTest>

using Ui::TraceRows;

class TestTraceRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsAll();
    void showsMatches();
    void replacesARange();
    void holdsBack();
    void holdsBackMatches();
    void beginsLater();
    void findsPlaces();
};

static QList<int> shown(const TraceRows &rows)
{
    QList<int> list;
    for (int i = 0; i < rows.count(); ++i)
        list.append(rows.storeRow(i));
    return list;
}

void TestTraceRows::showsAll()
{
    TraceRows rows;
    QCOMPARE(rows.count(), 0);
    rows.setStoreCount(3);
    QCOMPARE(shown(rows), (QList<int>{0, 1, 2}));
    QCOMPARE(rows.rowOf(2), 2);
    QCOMPARE(rows.rowOf(3), -1);
    QCOMPARE(rows.rowOf(-1), -1);
}

void TestTraceRows::showsMatches()
{
    TraceRows rows;
    rows.setStoreCount(10);
    rows.showMatches();
    QCOMPARE(rows.count(), 0);
    rows.setMatches(0, 4, {1, 3});
    rows.setMatches(5, 9, {8});
    QCOMPARE(shown(rows), (QList<int>{1, 3, 8}));
    QCOMPARE(rows.rowOf(8), 2);
    QCOMPARE(rows.rowOf(2), -1);
    rows.showAll();
    QCOMPARE(rows.count(), 10);
}

void TestTraceRows::replacesARange()
{
    TraceRows rows;
    rows.setStoreCount(10);
    rows.showMatches();
    rows.setMatches(0, 9, {1, 3, 5, 7});
    QCOMPARE(rows.matchesIn(3, 5), (QList<int>{3, 5}));
    rows.setMatches(3, 5, {4});
    QCOMPARE(shown(rows), (QList<int>{1, 4, 7}));
    rows.setMatches(0, 2, {});
    QCOMPARE(shown(rows), (QList<int>{4, 7}));
    rows.setMatches(5, 6, {5, 6});
    QCOMPARE(shown(rows), (QList<int>{4, 5, 6, 7}));
}

void TestTraceRows::holdsBack()
{
    TraceRows rows;
    rows.setStoreCount(3);
    rows.hold();
    rows.setStoreCount(8);
    QCOMPARE(rows.count(), 3);
    QCOMPARE(rows.heldBack(), 5);
    QCOMPARE(rows.rowOf(3), -1);
    rows.release();
    QCOMPARE(rows.count(), 8);
    QCOMPARE(rows.heldBack(), 0);
}

void TestTraceRows::holdsBackMatches()
{
    TraceRows rows;
    rows.setStoreCount(3);
    rows.showMatches();
    rows.setMatches(0, 2, {0, 2});
    rows.hold();
    rows.setStoreCount(9);
    rows.setMatches(3, 8, {4, 5, 6});
    QCOMPARE(shown(rows), (QList<int>{0, 2}));
    QCOMPARE(rows.heldBack(), 3);
    QCOMPARE(rows.rowOf(4), -1);
    rows.release();
    QCOMPARE(rows.count(), 5);
}

void TestTraceRows::beginsLater()
{
    TraceRows rows;
    rows.setStoreCount(5);
    rows.setFirst(5);
    QCOMPARE(rows.count(), 0);
    rows.setStoreCount(7);
    QCOMPARE(shown(rows), (QList<int>{5, 6}));
    QCOMPARE(rows.rowOf(4), -1);
    rows.showMatches();
    rows.setMatches(0, 6, {3, 6});
    QCOMPARE(shown(rows), QList<int>{6});
}

void TestTraceRows::findsPlaces()
{
    TraceRows rows;
    rows.setStoreCount(10);
    rows.setFirst(2);
    QCOMPARE(rows.lowerBound(0), 0);
    QCOMPARE(rows.lowerBound(5), 3);
    QCOMPARE(rows.lowerBound(50), 8);
}

QTEST_APPLESS_MAIN(TestTraceRows)
#include "tst_tracerows.moc"
