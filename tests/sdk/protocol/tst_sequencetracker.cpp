#include "protocol/sequencetracker.h"

#include <QTest>

using namespace WebPubSub;
using Verdict = SequenceTracker::Verdict;

class TestSequenceTracker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newAndDuplicate();
    void duplicateMakesAnAckDueAgain();
    void jumpIsAcceptedAndTold();
    void threeHundredUnackedAreUrgent();
    void failedAckIsDueAgain();
    void resetForANewConnection();
    void largestIds();
};

void TestSequenceTracker::newAndDuplicate()
{
    SequenceTracker tracker;
    QVERIFY(!tracker.takeAck()); // nothing came, nothing to say
    QCOMPARE(tracker.receive(1), Verdict::New);
    QCOMPARE(tracker.receive(2), Verdict::New);
    QCOMPARE(tracker.receive(2), Verdict::Duplicate);
    QCOMPARE(tracker.receive(1), Verdict::Duplicate);
    QCOMPARE(tracker.largest(), 2);
    QCOMPARE(tracker.takeAck(), 2); // cumulative
    QVERIFY(!tracker.takeAck());
}

void TestSequenceTracker::duplicateMakesAnAckDueAgain()
{
    SequenceTracker tracker;
    tracker.receive(1);
    tracker.takeAck();
    tracker.receive(1);
    QCOMPARE(tracker.takeAck(), 1);
}

void TestSequenceTracker::jumpIsAcceptedAndTold()
{
    SequenceTracker tracker;
    QCOMPARE(tracker.receive(3), Verdict::New);
    QVERIFY(tracker.gapBefore());
    QCOMPARE(tracker.gapBefore()->first, 1);
    QCOMPARE(tracker.gapBefore()->last, 2);
    tracker.receive(4);
    QVERIFY(!tracker.gapBefore());
    QCOMPARE(tracker.receive(2), Verdict::Duplicate); // the gap does not come later
}

void TestSequenceTracker::threeHundredUnackedAreUrgent()
{
    SequenceTracker tracker;
    for (quint64 id = 1; id <= 299; ++id)
        tracker.receive(id);
    QVERIFY(!tracker.isAckUrgent());
    tracker.receive(300);
    QVERIFY(tracker.isAckUrgent());
    QCOMPARE(tracker.takeAck(), 300);
    QVERIFY(!tracker.isAckUrgent());
}

void TestSequenceTracker::failedAckIsDueAgain()
{
    SequenceTracker tracker;
    tracker.receive(1);
    tracker.takeAck();
    tracker.ackFailed();
    QCOMPARE(tracker.takeAck(), 1);
}

void TestSequenceTracker::resetForANewConnection()
{
    SequenceTracker tracker;
    tracker.receive(5);
    tracker.reset();
    QCOMPARE(tracker.largest(), 0);
    QVERIFY(!tracker.takeAck());
    QCOMPARE(tracker.receive(1), Verdict::New);
    QVERIFY(!tracker.gapBefore());
}

void TestSequenceTracker::largestIds()
{
    SequenceTracker tracker;
    QCOMPARE(tracker.receive((1ULL << 53) + 1), Verdict::New);
    QCOMPARE(tracker.receive((1ULL << 53)), Verdict::Duplicate);
    QCOMPARE(tracker.receive(std::numeric_limits<quint64>::max()), Verdict::New);
    QCOMPARE(tracker.takeAck(), std::numeric_limits<quint64>::max());
}

QTEST_GUILESS_MAIN(TestSequenceTracker)
#include "tst_sequencetracker.moc"
