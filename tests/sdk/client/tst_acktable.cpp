#include "client/acktable.h"

#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

const AckTable::TimePoint t0{};

AckFrame ok(quint64 ackId)
{
    return {.ackId = ackId, .success = true};
}

AckFrame failed(quint64 ackId, const QString &name, const QString &message = {})
{
    return {.ackId = ackId, .success = false, .error = AckError{.name = name, .message = message}};
}

AckTable::Request join(quint64 ackId, int retries = 3)
{
    return {.ackId = ackId,
        .frame = JoinGroupFrame{.group = u"lobby"_qs, .ackId = ackId},
        .correlation = u"0000abcd"_qs,
        .retries = retries};
}

//! The result of a reply once its finished() has come (it then deletes itself); an error named "pending"
//! before.
class Outcome : public QObject {
public:
    explicit Outcome(AckReply *reply)
    {
        reply->then(this, [this](const Result<Ack> &r) { m_result = r; });
    }
    const Result<Ack> &result()
    {
        QCoreApplication::processEvents();
        return m_result;
    }
    QString errorName() { return result() ? QString() : result().error().name; }

private:
    Result<Ack> m_result = Error{.name = u"pending"_qs};
};

} // namespace

class tst_AckTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settles_data();
    void settles();
    void tellsLatencyAndCorrelation();
    void ignoresUnknownAcks();
    void namesTheMissingRole_data();
    void namesTheMissingRole();
    void triesAgainAfterATimeout();
    void givesUpAfterTheLastRetry();
    void triesAgainWhenTheServiceSaysTimeout();
    void doesNotRetryWhenRetriesAreOff();
    void holdsOverARecovery();
    void holdingUsesUpARetry();
    void aScheduledRetryIsCountedOnce();
    void holdFailsWhatHasNoRetryLeft();
    void failsAll();
    void forgetsAbortedRequests();
    void survivesDeletedReplies();
    void knowsWhatIsDueNext();
    void endlessRetries();
};

void tst_AckTable::settles_data()
{
    QTest::addColumn<AckFrame>("ack");
    QTest::addColumn<bool>("success");
    QTest::addColumn<bool>("duplicate");
    QTest::addColumn<QString>("error");
    QTest::newRow("success") << ok(7) << true << false << QString();
    QTest::newRow("Duplicate is success") << failed(7, u"Duplicate"_qs) << true << true << QString();
    QTest::newRow("Forbidden is final") << failed(7, u"Forbidden"_qs) << false << false << u"Forbidden"_qs;
    QTest::newRow("InternalServerError is final: the handler ran")
        << failed(7, u"InternalServerError"_qs) << false << false << u"InternalServerError"_qs;
    QTest::newRow("an unknown name is passed on")
        << failed(7, u"SomethingNew"_qs) << false << false << u"SomethingNew"_qs;
    QTest::newRow("failure without error")
        << AckFrame{.ackId = 7, .success = false} << false << false << u"UnknownError"_qs;
}

void tst_AckTable::settles()
{
    QFETCH(AckFrame, ack);
    QFETCH(bool, success);
    AckTable table({}, 30s);
    auto *reply = new AckReply(this);
    Outcome outcome(reply);
    table.add(join(7), reply, t0);
    QVERIFY(table.contains(7));

    const auto settled = table.acked(ack, t0 + 1s);
    QVERIFY(settled);
    QCOMPARE(settled->success, success);
    QVERIFY(settled->frame == join(7).frame);
    QVERIFY(table.isEmpty());
    QTEST(outcome.errorName(), "error");
    if (success) {
        QTEST(outcome.result()->duplicate, "duplicate");
    } else {
        QCOMPARE(outcome.result().error().kind, ErrorKind::Rejected);
        QCOMPARE(outcome.result().error().ackId, std::optional<quint64>(7));
    }
    QVERIFY(!table.acked(ack, t0 + 2s));
}

void tst_AckTable::tellsLatencyAndCorrelation()
{
    AckTable table({}, 30s);
    auto *reply = new AckReply(this);
    Outcome outcome(reply);
    table.add(join(7), reply, t0);
    QCOMPARE(table.latencyUs(7, t0 + 1500us), 1500);
    QCOMPARE(table.latencyUs(8, t0), -1);
    (void)table.acked(ok(7), t0 + 2500us);
    QCOMPARE(outcome.result()->latencyUs, 2500);
    QCOMPARE(outcome.result()->correlation, u"0000abcd"_qs);
    QCOMPARE(outcome.result()->id, std::optional<quint64>(7));
}

void tst_AckTable::ignoresUnknownAcks()
{
    AckTable table({}, 30s);
    auto *reply = new AckReply(this);
    table.add(join(7), reply, t0);
    QVERIFY(!table.acked(ok(8), t0));
    QVERIFY(!table.acked(failed(18446744073709551615ULL, u"Forbidden"_qs), t0));
    QVERIFY(table.contains(7));
}

void tst_AckTable::namesTheMissingRole_data()
{
    QTest::addColumn<ClientFrame>("frame");
    QTest::addColumn<QString>("role");
    QTest::newRow("join") << ClientFrame(JoinGroupFrame{.group = u"lobby"_qs})
                          << u"webpubsub.joinLeaveGroup.lobby"_qs;
    QTest::newRow("leave") << ClientFrame(LeaveGroupFrame{.group = u"lobby"_qs})
                           << u"webpubsub.joinLeaveGroup.lobby"_qs;
    QTest::newRow("send") << ClientFrame(SendToGroupFrame{.group = u"lobby"_qs})
                          << u"webpubsub.sendToGroup.lobby"_qs;
}

void tst_AckTable::namesTheMissingRole()
{
    QFETCH(ClientFrame, frame);
    QFETCH(QString, role);
    AckTable table({}, 30s);
    auto *reply = new AckReply(this);
    Outcome outcome(reply);
    table.add({.ackId = 1, .frame = frame}, reply, t0);
    (void)table.acked(failed(1, u"Forbidden"_qs, u"no way"_qs), t0);
    const QString text = outcome.result().error().message;
    QVERIFY2(text.contains(role), qPrintable(text));
    QVERIFY2(text.contains(u"\"no way\""), qPrintable(text));
}

void tst_AckTable::triesAgainAfterATimeout()
{
    AckTable table({.maxRetries = 3, .delay = 1s}, 30s);
    auto *reply = new AckReply(this);
    Outcome outcome(reply);
    table.add(join(7), reply, t0);
    QVERIFY(table.takeDue(t0 + 29s).empty());
    QVERIFY(table.takeDue(t0 + 30s).empty()); // scheduled for a second later
    const auto frames = table.takeDue(t0 + 31s);
    QCOMPARE(frames.size(), size_t(1));
    QVERIFY(frames.front() == join(7).frame); // the same ack id
    QCOMPARE(outcome.errorName(), u"pending"_qs);
    (void)table.acked(failed(7, u"Duplicate"_qs), t0 + 32s);
    QVERIFY(outcome.result());
    QCOMPARE(outcome.result()->latencyUs, 1'000'000);
}

void tst_AckTable::givesUpAfterTheLastRetry()
{
    AckTable table({.maxRetries = 2, .delay = 1s}, 10s);
    auto *reply = new AckReply(this);
    Outcome outcome(reply);
    table.add(join(7, 2), reply, t0);
    size_t sent = 0;
    for (int second = 0; second <= 60; ++second)
        sent += table.takeDue(t0 + std::chrono::seconds(second)).size();
    QCOMPARE(sent, size_t(2));
    QCOMPARE(outcome.errorName(), u"AckTimeout"_qs);
    QCOMPARE(outcome.result().error().kind, ErrorKind::Timeout);
    QVERIFY(outcome.result().error().message.contains(u"joinGroup \"lobby\" (ack id 7) within 10 s"));
    QVERIFY(table.isEmpty());
    QVERIFY(!table.nextDue());
}

void tst_AckTable::triesAgainWhenTheServiceSaysTimeout()
{
    AckTable table({.maxRetries = 1, .delay = 2s}, 30s);
    auto *reply = new AckReply(this);
    Outcome outcome(reply);
    table.add(join(7, 1), reply, t0);
    QVERIFY(!table.acked(failed(7, u"Timeout"_qs), t0 + 1s));
    QCOMPARE(table.takeDue(t0 + 3s).size(), size_t(1));
    QVERIFY(table.acked(failed(7, u"Timeout"_qs), t0 + 4s));
    QCOMPARE(outcome.errorName(), u"Timeout"_qs);
}

void tst_AckTable::doesNotRetryWhenRetriesAreOff()
{
    AckTable table({}, 30s);
    auto *reply = new AckReply(this);
    Outcome outcome(reply);
    table.add(join(7, 0), reply, t0);
    QVERIFY(table.takeDue(t0 + 30s).empty());
    QCOMPARE(outcome.errorName(), u"AckTimeout"_qs);
}

void tst_AckTable::holdsOverARecovery()
{
    AckTable table({}, 30s);
    auto *first = new AckReply(this);
    auto *second = new AckReply(this);
    table.add(join(8), second, t0);
    table.add(join(7), first, t0);
    table.hold(Error{.name = u"ConnectionLost"_qs});
    QVERIFY(!table.nextDue()); // time stands still meanwhile
    QVERIFY(table.takeDue(t0 + 1h).empty());
    const auto frames = table.takeHeld(t0 + 1h);
    QCOMPARE(frames.size(), size_t(2));
    QVERIFY(frames.front() == join(8).frame); // in the order they were asked for
    QVERIFY(frames.back() == join(7).frame);
    QVERIFY(table.takeHeld(t0 + 1h).empty()); // once
    QVERIFY(table.nextDue() == t0 + 1h + 30s);
}

void tst_AckTable::holdingUsesUpARetry()
{
    AckTable table({}, 30s);
    auto *reply = new AckReply(this);
    Outcome outcome(reply);
    table.add(join(7, 2), reply, t0);
    for (int drop = 0; drop < 2; ++drop) {
        table.hold(Error{.name = u"ConnectionLost"_qs});
        QCOMPARE(table.takeHeld(t0).size(), size_t(1));
    }
    table.hold(Error{.name = u"ConnectionLost"_qs});
    QVERIFY(table.takeHeld(t0).empty());
    QCOMPARE(outcome.errorName(), u"ConnectionLost"_qs);
}

void tst_AckTable::aScheduledRetryIsCountedOnce()
{
    AckTable table({.maxRetries = 1, .delay = 1s}, 30s);
    auto *reply = new AckReply(this);
    table.add(join(7, 1), reply, t0);
    QVERIFY(table.takeDue(t0 + 30s).empty());
    table.hold(Error{.name = u"ConnectionLost"_qs});
    QCOMPARE(table.takeHeld(t0 + 31s).size(), size_t(1));
}

void tst_AckTable::holdFailsWhatHasNoRetryLeft()
{
    AckTable table({}, 30s);
    auto *reply = new AckReply(this);
    Outcome outcome(reply);
    table.add(join(7, 0), reply, t0);
    table.hold(Error{.name = u"ConnectionLost"_qs});
    QCOMPARE(outcome.errorName(), u"ConnectionLost"_qs);
    QVERIFY(table.isEmpty());
}

void tst_AckTable::failsAll()
{
    AckTable table({}, 30s);
    auto *first = new AckReply(this);
    auto *second = new AckReply(this);
    Outcome one(first), two(second);
    table.add(join(1), first, t0);
    table.add(join(2), second, t0);
    table.failAll(Error{.kind = ErrorKind::Cancelled, .name = u"Stopped"_qs});
    QCOMPARE(one.errorName(), u"Stopped"_qs);
    QCOMPARE(two.errorName(), u"Stopped"_qs);
    QVERIFY(table.isEmpty());
    QVERIFY(!table.nextDue());
}

void tst_AckTable::forgetsAbortedRequests()
{
    AckTable table({}, 30s);
    auto *reply = new AckReply(this);
    table.add(join(7), reply, t0);
    table.forget(7);
    QVERIFY(table.isEmpty());
    QVERIFY(!table.nextDue());
    QVERIFY(!table.acked(ok(7), t0));
}

void tst_AckTable::survivesDeletedReplies()
{
    AckTable table({}, 30s);
    auto reply = std::make_unique<AckReply>();
    table.add(join(7), reply.get(), t0);
    reply.reset();
    QVERIFY(table.acked(ok(7), t0));
    QVERIFY(table.isEmpty());
}

void tst_AckTable::knowsWhatIsDueNext()
{
    AckTable table({}, 30s);
    auto *first = new AckReply(this);
    auto *second = new AckReply(this);
    QVERIFY(!table.nextDue());
    table.add(join(1), first, t0 + 5s);
    table.add(join(2), second, t0 + 2s);
    QVERIFY(table.nextDue() == t0 + 32s);
    (void)table.acked(ok(2), t0 + 3s);
    QVERIFY(table.nextDue() == t0 + 35s);
}

void tst_AckTable::endlessRetries()
{
    AckTable table({.maxRetries = -1, .delay = 1s}, 1s);
    auto *reply = new AckReply(this);
    table.add(join(7, -1), reply, t0);
    size_t sent = 0;
    for (int second = 0; second <= 100; ++second)
        sent += table.takeDue(t0 + std::chrono::seconds(second)).size();
    QCOMPARE(sent, size_t(50));
}

Q_DECLARE_METATYPE(WebPubSub::AckFrame)
Q_DECLARE_METATYPE(WebPubSub::ClientFrame)
QTEST_GUILESS_MAIN(tst_AckTable)
#include "tst_acktable.moc"
