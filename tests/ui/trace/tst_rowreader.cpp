#include "trace/rowreader.h"

#include "ui/trace/tracefixture.h"

#include <QTest>

using namespace Ui;
using namespace TraceFixture;
using WebPubSub::TraceEntry;

class TestRowReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void completesDeliveries();
    void tellsReplays();
    void leavesOtherRowsAlone();
    void keepsWhatTheClientSaid();
    void countsFromTheSenderWithoutAHub();
};

void TestRowReader::completesDeliveries()
{
    Store store;
    store.append(story());
    const TraceEntry bob = readRow(store.store, 2);
    QCOMPARE(bob.durationUs, 600); // since the hub had it, not since it was sent
    QCOMPARE(bob.status, str("delivered"));
    QVERIFY(bob.message.isEmpty());
}

void TestRowReader::tellsReplays()
{
    Store store;
    store.append(story());
    const TraceEntry carol = readRow(store.store, 6);
    QCOMPARE(carol.message, str("replayed"));
    QCOMPARE(carol.status, str("delivered"));
    QCOMPARE(carol.durationUs, at(10, 2, 36, 398000) - at(10, 2, 31, 418604));
}

void TestRowReader::leavesOtherRowsAlone()
{
    Store store;
    store.append(story());
    for (const int row : {0, 1, 3, 4, 5})
        QCOMPARE(readRow(store.store, row), store.store.row(row));
}

void TestRowReader::keepsWhatTheClientSaid()
{
    Store store;
    QList<TraceEntry> rows = story();
    rows[2].message = str("duplicate, dropped");
    rows[2].durationUs = 5;
    store.append(rows);
    const TraceEntry bob = readRow(store.store, 2);
    QCOMPARE(bob.message, str("duplicate, dropped"));
    QCOMPARE(bob.durationUs, 5);
    QVERIFY2(bob.status.isEmpty(), "what was dropped was not delivered");
}

void TestRowReader::countsFromTheSenderWithoutAHub()
{
    Store store;
    QList<TraceEntry> rows = story();
    rows.removeAt(1);
    store.append(rows);
    QCOMPARE(readRow(store.store, 1).durationUs, 1000);
}

QTEST_GUILESS_MAIN(TestRowReader)
#include "tst_rowreader.moc"
