#include "trace/failuremarks.h"

#include "trace/markedscrollbar.h"
#include "trace/tracemodel.h"
#include "ui/trace/tracefixture.h"

#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestFailureMarks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void marksFailedRows();
    void marksOnlyShownRows();
    void marksNothingInAnEmptyTable();
    void forgetsAnotherSession();
};

void TestFailureMarks::marksFailedRows()
{
    Store store;
    store.appendPings(50);
    store.append({refusal()});
    store.appendPings(49);
    TraceModel model(&store.store);
    MarkedScrollBar bar;
    FailureMarks marks(&store.store, &model, &bar);
    QTRY_COMPARE(marks.count(), 1);
    QVERIFY(marks.anyIn(0.5, 0.51));
    QVERIFY(!marks.anyIn(0, 0.5));
    QVERIFY(!marks.anyIn(0.52, 1));
    store.append({refusal(), refusal()});
    QTRY_COMPARE(marks.count(), 3);
    QVERIFY(marks.anyIn(0.98, 1));
}

void TestFailureMarks::marksOnlyShownRows()
{
    Store store;
    store.append(story() << refusal());
    TraceModel model(&store.store);
    MarkedScrollBar bar;
    FailureMarks marks(&store.store, &model, &bar);
    QTRY_COMPARE(marks.count(), 1);
    QVERIFY(marks.anyIn(0, 1));
    model.expectMatches();
    model.setMatches(0, 7, {0, 1, 2});
    QVERIFY(!marks.anyIn(0, 1));
}

void TestFailureMarks::marksNothingInAnEmptyTable()
{
    Store store;
    TraceModel model(&store.store);
    MarkedScrollBar bar;
    FailureMarks marks(&store.store, &model, &bar);
    QVERIFY(!marks.anyIn(0, 1));
    store.append({refusal()});
    QTRY_COMPARE(marks.count(), 1);
    model.clearView();
    QVERIFY(!marks.anyIn(0, 1));
}

void TestFailureMarks::forgetsAnotherSession()
{
    Store store;
    store.append({refusal()});
    TraceModel model(&store.store);
    MarkedScrollBar bar;
    FailureMarks marks(&store.store, &model, &bar);
    QTRY_COMPARE(marks.count(), 1);
    QVERIFY(store.store.create(store.folder.filePath(str("other.hubtrace"))));
    QTRY_COMPARE(marks.count(), 0);
}

QTEST_MAIN(TestFailureMarks)
#include "tst_failuremarks.moc"
