#include "trace/tracequeue.h"

#include <QElapsedTimer>
#include <QTest>

#include <future>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto never = std::chrono::milliseconds(60'000);

TraceEntry numbered(qint64 number)
{
    return TraceEntry{.timeUs = number};
}

} // namespace

class TestTraceQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takeReturnsAllThereIs()
    {
        TraceQueue queue;
        queue.push(numbered(1));
        queue.push(numbered(2));
        const auto batch = queue.take(never);
        QCOMPARE(batch.entries.size(), size_t(2));
        QCOMPARE(batch.entries[1].timeUs, 2);
        QVERIFY(!batch.closed);
        QVERIFY(!batch.flushing);
        QVERIFY(queue.take(0ms).entries.empty());
    }

    void takeWaitsForAPush()
    {
        TraceQueue queue;
        auto taken = std::async(std::launch::async, [&] { return queue.take(never); });
        queue.push(numbered(1));
        QCOMPARE(taken.get().entries.size(), size_t(1));
    }

    void aFullQueueLeavesOutAndCounts_data()
    {
        QTest::addColumn<int>("maxEntries");
        QTest::addColumn<int>("maxBytes");
        QTest::newRow("by number") << 2 << 1000;
        QTest::newRow("by bytes") << 1000 << 20;
    }
    void aFullQueueLeavesOutAndCounts()
    {
        QFETCH(int, maxEntries);
        QFETCH(int, maxBytes);
        TraceQueue queue({.entries = size_t(maxEntries), .bytes = maxBytes, .patience = 1ms});
        for (int i = 0; i < 5; ++i)
            queue.push({.timeUs = i, .payload = "0123456789"});
        const auto batch = queue.take(never);
        QCOMPARE(batch.entries.size(), size_t(2));
        QCOMPARE(batch.leftOut, quint64(3));
        queue.release(batch.entries.size());
        QCOMPARE(queue.take(0ms).leftOut, quint64(0));
        queue.push(numbered(9));
        QCOMPARE(queue.take(never).entries.size(), size_t(1));
    }

    void aPushWaitsForRoomWithinItsPatience()
    {
        TraceQueue queue({.entries = 1, .patience = never});
        queue.push(numbered(1));
        auto pushed = std::async(std::launch::async, [&] { queue.push(numbered(2)); });
        const auto first = queue.take(never);
        QCOMPARE(first.entries[0].timeUs, 1);
        // What is taken keeps its place until the writer is done with it.
        QVERIFY(queue.take(0ms).entries.empty());
        queue.release(first.entries.size());
        QCOMPARE(queue.take(never).entries[0].timeUs, 2);
        pushed.get();
    }

    void onlyTheFirstPushWaitsForAWriterThatHangs()
    {
        TraceQueue queue({.entries = 1, .patience = 100ms});
        queue.push(numbered(0));
        QElapsedTimer timer;
        timer.start();
        for (int i = 1; i <= 1000; ++i)
            queue.push(numbered(i));
        QVERIFY(timer.elapsed() >= 100);
        QVERIFY(timer.elapsed() < 1000 * 100 / 2);
        QCOMPARE(queue.take(never).leftOut, quint64(1000));
    }

    void aStalledWriterHoldsNobodyUp()
    {
        TraceQueue queue({.entries = 1, .patience = never});
        queue.push(numbered(1));
        auto flushed = std::async(std::launch::async, [&] { queue.flush(); });
        auto pushed = std::async(std::launch::async, [&] { queue.push(numbered(2)); });
        queue.setStalled(true);
        flushed.get();
        pushed.get();
        QCOMPARE(queue.take(never).leftOut, quint64(1));
    }

    void flushWaitsForItsBatch()
    {
        TraceQueue queue;
        queue.push(numbered(1));
        auto flushed = std::async(std::launch::async, [&] { queue.flush(); });
        // The batch may be taken before the flush is asked for: then the flush has one of its own.
        auto batch = queue.take(never);
        QCOMPARE(batch.entries.size(), size_t(1));
        if (!batch.flushing) {
            queue.settle(batch);
            batch = queue.take(never);
        }
        QVERIFY(batch.flushing);
        QVERIFY(flushed.wait_for(0ms) == std::future_status::timeout);
        queue.settle(batch);
        flushed.get();
    }

    void closeEndsTheWriterAndWhatComesLater()
    {
        TraceQueue queue;
        queue.push(numbered(1));
        queue.close();
        const auto batch = queue.take(never);
        QCOMPARE(batch.entries.size(), size_t(1));
        QVERIFY(batch.closed);
        queue.push(numbered(2));
        QVERIFY(queue.take(never).entries.empty());
        queue.flush();
        QVERIFY(queue.waitForClose(never));
    }
};

QTEST_GUILESS_MAIN(TestTraceQueue)
#include "tst_tracequeue.moc"
