#include "client/groupstatecache.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

const GroupStateCache::TimePoint t0{};

GroupStateItem item(const QString &id, const QString &mood, qint64 updatedAt)
{
    return {.connectionId = id,
        .userId = u"user of "_qs + id,
        .state = GroupState{{u"mood"_qs, mood}},
        .updatedAt = updatedAt};
}

GroupStateItem cleared(const QString &id, qint64 updatedAt)
{
    return {.connectionId = id, .updatedAt = updatedAt};
}

//! "a=ok b=tired": the list in one line.
QString listed(const GroupStateCache &cache)
{
    QStringList words;
    for (const GroupStateItem &item : cache.list())
        words.append(item.connectionId + u'=' + item.state->value(u"mood"_qs));
    return words.join(u' ');
}

//! One thing that happens to a cache.
struct Step {
    enum Kind { Snapshot, Update, Outdate } kind = Snapshot;
    QList<GroupStateItem> items = {};
    std::chrono::seconds at = 0s;
    bool changes = true;
};

bool play(GroupStateCache &cache, const Step &step)
{
    switch (step.kind) {
    case Step::Snapshot:
        return cache.applySnapshot(step.items, t0 + step.at);
    case Step::Update:
        return cache.applyUpdate(step.items, t0 + step.at);
    case Step::Outdate:
        break;
    }
    cache.outdate();
    return false;
}

} // namespace

class tst_GroupStateCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tells_data();
    void tells();
    void keepsWholeItems();
    void remembersTwoHundredClears();
    void aStateSetAgainIsNoClearAnyMore();
};

void tst_GroupStateCache::tells_data()
{
    QTest::addColumn<QList<Step>>("steps");
    QTest::addColumn<QString>("list");
    const GroupStateItem a1 = item(u"a"_qs, u"ok"_qs, 1);
    const GroupStateItem b1 = item(u"b"_qs, u"tired"_qs, 1);
    using Steps = QList<Step>;

    QTest::newRow("nothing") << Steps{} << u""_qs;
    QTest::newRow("an empty snapshot is no news") << Steps{{Step::Snapshot, {}, 0s, false}} << u""_qs;
    QTest::newRow("a snapshot") << Steps{{Step::Snapshot, {b1, a1}}} << u"a=ok b=tired"_qs;
    QTest::newRow("an update adds") << Steps{{Step::Snapshot, {a1}}, {Step::Update, {b1}}}
                                    << u"a=ok b=tired"_qs;
    QTest::newRow("the newer wins") << Steps{{Step::Snapshot, {a1}},
        {Step::Update, {item(u"a"_qs, u"new"_qs, 2)}}}
                                    << u"a=new"_qs;
    QTest::newRow("an older update changes nothing") << Steps{{Step::Snapshot, {item(u"a"_qs, u"new"_qs, 2)}},
        {Step::Update, {a1}, 0s, false}} << u"a=new"_qs;
    QTest::newRow("of the same time the first wins")
        << Steps{{Step::Update, {a1}}, {Step::Update, {item(u"a"_qs, u"other"_qs, 1)}, 0s, false}}
        << u"a=ok"_qs;
    QTest::newRow("newer, but the same")
        << Steps{{Step::Update, {a1}}, {Step::Update, {item(u"a"_qs, u"ok"_qs, 2)}, 0s, false}} << u"a=ok"_qs;
    QTest::newRow("cleared") << Steps{{Step::Snapshot, {a1, b1}}, {Step::Update, {cleared(u"a"_qs, 2)}}}
                             << u"b=tired"_qs;
    QTest::newRow("cleared what was not known")
        << Steps{{Step::Update, {cleared(u"a"_qs, 2)}, 0s, false}} << u""_qs;
    QTest::newRow("an older snapshot does not bring back what was cleared")
        << Steps{{Step::Update, {cleared(u"a"_qs, 2)}, 0s, false}, {Step::Snapshot, {a1}, 1s, false}}
        << u""_qs;
    QTest::newRow("set again after a clear") << Steps{{Step::Update, {cleared(u"a"_qs, 2)}, 0s, false},
        {Step::Update, {item(u"a"_qs, u"back"_qs, 3)}}}
                                             << u"a=back"_qs;
    QTest::newRow("a snapshot takes away what an earlier one brought")
        << Steps{{Step::Snapshot, {a1, b1}}, {Step::Snapshot, {a1}}} << u"a=ok"_qs;
    QTest::newRow("an updated state is safe from a snapshot")
        << Steps{{Step::Update, {a1}}, {Step::Snapshot, {b1}, 299s}} << u"a=ok b=tired"_qs;
    QTest::newRow("after five minutes it is not")
        << Steps{{Step::Update, {a1}}, {Step::Snapshot, {b1}, 300s}} << u"b=tired"_qs;
    QTest::newRow("a clear is forgotten after five minutes") << Steps{
        {Step::Update, {cleared(u"a"_qs, 2)}, 0s, false}, {Step::Snapshot, {}, 300s, false},
        {Step::Snapshot, {a1}, 301s}} << u"a=ok"_qs;
    QTest::newRow("a newer snapshot ends the safety")
        << Steps{{Step::Update, {a1}}, {Step::Snapshot, {item(u"a"_qs, u"new"_qs, 2)}}, {Step::Snapshot, {}}}
        << u""_qs;
    QTest::newRow("an older one does not") << Steps{{Step::Update, {item(u"a"_qs, u"new"_qs, 2)}},
        {Step::Snapshot, {a1}, 0s, false}, {Step::Snapshot, {}, 0s, false}}
                                           << u"a=new"_qs;
    QTest::newRow("kept while the connection is replaced")
        << Steps{{Step::Update, {a1}}, {Step::Outdate, {}, 0s, false}} << u"a=ok"_qs;
    QTest::newRow("the next connection's snapshot is all there is") << Steps{{Step::Update, {a1}},
        {Step::Outdate, {}, 0s, false}, {Step::Snapshot, {b1}, 1s}} << u"b=tired"_qs;
    QTest::newRow("and true, whatever its time") << Steps{{Step::Update, {item(u"a"_qs, u"late"_qs, 9)}},
        {Step::Outdate, {}, 0s, false}, {Step::Snapshot, {a1}, 1s}}
                                                 << u"a=ok"_qs;
    QTest::newRow("an update on the next connection comes before its snapshot") << Steps{{Step::Update, {a1}},
        {Step::Outdate, {}, 0s, false}, {Step::Update, {item(u"c"_qs, u"new"_qs, 3)}, 1s},
        {Step::Snapshot, {b1}, 2s}} << u"b=tired c=new"_qs;
}

void tst_GroupStateCache::tells()
{
    QFETCH(QList<Step>, steps);
    QFETCH(QString, list);
    GroupStateCache cache;
    for (qsizetype i = 0; i < steps.size(); ++i)
        QVERIFY2(play(cache, steps[i]) == steps[i].changes, qPrintable(u"step %1"_qs.arg(i + 1)));
    QCOMPARE(listed(cache), list);
}

void tst_GroupStateCache::keepsWholeItems()
{
    GroupStateCache cache;
    QVERIFY(cache.applySnapshot({item(u"a"_qs, u"ok"_qs, 7)}, t0));
    QCOMPARE(cache.list(), QList<GroupStateItem>{item(u"a"_qs, u"ok"_qs, 7)});
}

void tst_GroupStateCache::remembersTwoHundredClears()
{
    GroupStateCache cache;
    for (int i = 1; i <= 201; ++i)
        QVERIFY(!cache.applyUpdate({cleared(QString::number(i), 2)}, t0 + 1s * i));
    // Only the oldest is forgotten, so that only it can come back from an old snapshot.
    QVERIFY(!cache.applyUpdate({item(u"2"_qs, u"old"_qs, 1), item(u"201"_qs, u"old"_qs, 1)}, t0 + 201s));
    QVERIFY(cache.applyUpdate({item(u"1"_qs, u"old"_qs, 1)}, t0 + 201s));
    QCOMPARE(listed(cache), u"1=old"_qs);
}

void tst_GroupStateCache::aStateSetAgainIsNoClearAnyMore()
{
    GroupStateCache cache;
    cache.applyUpdate({cleared(u"a"_qs, 1)}, t0);
    cache.applyUpdate({item(u"a"_qs, u"back"_qs, 2)}, t0);
    for (int i = 1; i <= 300; ++i)
        cache.applyUpdate({cleared(QString::number(i), 2)}, t0);
    QCOMPARE(listed(cache), u"a=back"_qs);
}

Q_DECLARE_METATYPE(QList<Step>)
QTEST_GUILESS_MAIN(tst_GroupStateCache)
#include "tst_groupstatecache.moc"
