#include "trace/rowcache.h"

#include "shared/theme.h"
#include "ui/trace/tracefixture.h"

#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestRowCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void preparesRows();
    void cutsLargePayloads();
    void forgetsChangedRows();
};

void TestRowCache::preparesRows()
{
    Store store;
    store.append(story() << refusal());
    RowCache cache(&store.store);
    QCOMPARE(cache.at(0).cells[TraceColumn::Event], str("sendToGroup"));
    QCOMPARE(cache.at(0).cells[TraceColumn::Payload], cache.at(0).line.text);
    QCOMPARE(cache.at(0).state, -1);
    QCOMPARE(cache.at(3).directionIcon, str("held"));
    QVERIFY(cache.at(7).failed);
    QCOMPARE(cache.at(7).state, int(State::Failed));
    QCOMPARE(cache.at(6).entry.message, str("replayed")); // as its story tells
}

void TestRowCache::cutsLargePayloads()
{
    WebPubSub::TraceEntry large = refusal();
    large.payload = '[' + QByteArray("1,").repeated(500'000) + "1]";
    Store store;
    store.append({large});
    RowCache cache(&store.store);
    QVERIFY(cache.at(0).entry.payload.size() <= 4096);
}

void TestRowCache::forgetsChangedRows()
{
    Store store;
    QList<WebPubSub::TraceEntry> rows = story();
    rows.removeLast();
    const WebPubSub::TraceEntry bob = rows.takeAt(2);
    store.append({bob});
    RowCache cache(&store.store);
    QCOMPARE(cache.at(0).cells[TraceColumn::Duration], QString()); // nobody sent it yet
    WebPubSub::TraceEntry earlier = rows.first();
    store.append({earlier});
    QCOMPARE(cache.at(0).cells[TraceColumn::Duration], QString());
    cache.forget(0, 0);
    QCOMPARE(cache.at(0).cells[TraceColumn::Status], str("delivered"));
    cache.forget(0, 1'000'000);
    QCOMPARE(cache.at(0).cells[TraceColumn::Lane], str("Bob"));
}

QTEST_GUILESS_MAIN(TestRowCache)
#include "tst_rowcache.moc"
