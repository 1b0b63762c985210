#include "trace/traceindex.h"

#include <QTest>

#include <limits>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestTraceIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOutlineIsTheIndexedPart()
    {
        const TraceEntry entry{.timeUs = 5,
            .source = TraceSource::Rest,
            .direction = TraceDirection::Both,
            .level = TraceLevel::Debug,
            .lane = u"REST"_s,
            .event = u"POST"_s,
            .connectionId = u"c1"_s,
            .userId = u"alice"_s,
            .group = u"g"_s,
            .correlation = u"aa"_s,
            .sequenceId = std::numeric_limits<quint64>::max(),
            .bytes = 100};
        TraceIndex index;
        index.append(entry, 40, 200);
        QCOMPARE(index.outline(0), entry);
        QCOMPARE(index.at(0)->offset, 40);
        QCOMPARE(index.at(0)->size, 200u);
        QCOMPARE(index.count(), 1);
    }

    void ordinalsAndSequenceIdsAreKeptApart()
    {
        TraceIndex index;
        index.append({.ordinal = 7}, 0, 1);
        index.append({}, 1, 1);
        QCOMPARE(index.outline(0).ordinal, std::optional<quint64>(7));
        QCOMPARE(index.outline(0).sequenceId, std::nullopt);
        QCOMPARE(index.outline(1).ordinal, std::nullopt);
    }

    void aSizeThatDoesNotFitIsTheLargest()
    {
        TraceIndex index;
        index.append({.bytes = std::numeric_limits<qint64>::max()}, 0, 1);
        index.append({.bytes = -5}, 1, 1);
        QCOMPARE(index.at(0)->bytes, std::numeric_limits<quint32>::max());
        QCOMPARE(index.at(1)->bytes, 0u);
    }

    void rowsOfAStoryAscend_data()
    {
        QTest::addColumn<QList<int>>("early"); // rows appended with the correlation
        QTest::addColumn<QList<int>>("late"); // rows filled afterwards, in this order
        QTest::newRow("none") << QList<int>() << QList<int>();
        QTest::newRow("all from the start") << QList<int>{1, 4, 5} << QList<int>();
        QTest::newRow("the first one late") << QList<int>{4, 5} << QList<int>{1};
        QTest::newRow("one between late") << QList<int>{1, 7} << QList<int>{4};
        QTest::newRow("the last one late") << QList<int>{1, 4} << QList<int>{9};
        QTest::newRow("all late and backwards") << QList<int>() << QList<int>{9, 5, 0};
        QTest::newRow("mixed") << QList<int>{2, 6} << QList<int>{8, 0, 4, 5, 9};
    }
    void rowsOfAStoryAscend()
    {
        QFETCH(QList<int>, early);
        QFETCH(QList<int>, late);
        TraceIndex index;
        for (int row = 0; row < 10; ++row)
            index.append({.correlation = early.contains(row) ? u"aa"_s : QString()}, row, 1);
        for (int row : late)
            QVERIFY(index.fillCorrelation(row, u"aa"_s));
        QList<int> expected = early + late;
        std::sort(expected.begin(), expected.end());
        QCOMPARE(index.rowsOf(u"aa"_s), expected);
        QCOMPARE(index.rowsOf(u"other"_s), QList<int>());
        QCOMPARE(index.rowsOf(QString()), QList<int>());
        for (int row : late)
            QCOMPARE(index.correlation(row), u"aa"_s);
    }

    void onlyALackingCorrelationIsFilled()
    {
        TraceIndex index;
        index.append({.correlation = u"aa"_s}, 0, 1);
        index.append({}, 1, 1);
        QVERIFY(!index.fillCorrelation(0, u"bb"_s));
        QVERIFY(!index.fillCorrelation(1, QString()));
        QVERIFY(!index.fillCorrelation(2, u"bb"_s));
        QVERIFY(!index.fillCorrelation(-1, u"bb"_s));
        QVERIFY(index.fillCorrelation(1, u"bb"_s));
        QVERIFY(index.at(1)->flags & TraceIndexRow::CorrelationFilled);
        QVERIFY(!(index.at(0)->flags & TraceIndexRow::CorrelationFilled));
    }

    void rowsAreFoundByOffset()
    {
        TraceIndex index;
        for (int row = 0; row < 10000; ++row)
            index.append({}, 50 + row * 10, 10);
        QCOMPARE(index.rowAt(50), std::optional(0));
        QCOMPARE(index.rowAt(50 + 9999 * 10), std::optional(9999));
        QCOMPARE(index.rowAt(50 + 4096 * 10), std::optional(4096));
        QCOMPARE(index.rowAt(51), std::nullopt);
        QCOMPARE(index.rowAt(0), std::nullopt);
        QCOMPARE(index.rowAt(1000000), std::nullopt);
    }

    void clearForgetsEverything()
    {
        TraceIndex index;
        index.append({.lane = u"A"_s, .correlation = u"aa"_s}, 0, 1);
        index.clear();
        QCOMPARE(index.count(), 0);
        QCOMPARE(index.at(0).has_value(), false);
        QCOMPARE(index.rowsOf(u"aa"_s), QList<int>());
        index.append({.lane = u"B"_s}, 0, 1);
        QCOMPARE(index.outline(0).lane, u"B"_s);
    }
};

QTEST_GUILESS_MAIN(TestTraceIndex)
#include "tst_traceindex.moc"
