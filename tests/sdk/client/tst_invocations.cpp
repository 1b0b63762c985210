#include "client/invocations.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

const Invocations::TimePoint t0{};

InvokeResponseFrame ok(const QString &id, const std::optional<Payload> &payload = {})
{
    return {.invocationId = id, .success = true, .payload = payload, .metadata = {{u"k"_qs, u"v"_qs}}};
}

InvokeResponseFrame failed(const QString &id, const std::optional<AckError> &error)
{
    return {.invocationId = id, .success = false, .error = error};
}

//! A table, and the calls added to it.
struct Bench {
    Invocations calls;
    QObject owner;

    InvokeReply *call(const QString &id, std::chrono::milliseconds timeout = {})
    {
        auto *reply = new InvokeReply(&owner);
        calls.add({.id = id, .event = u"sum"_qs, .timeout = timeout}, reply, t0);
        return reply;
    }
    static QString outcome(const InvokeReply *reply)
    {
        if (!reply->isFinished())
            return u"pending"_qs;
        return reply->result() ? u"ok"_qs : reply->result().error().name;
    }
};

} // namespace

class tst_Invocations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsIds_data();
    void countsIds();
    void neverCountsToAPendingId();
    void answers();
    void failsWithTheServicesError_data();
    void failsWithTheServicesError();
    void ignoresUnknownAndFinishedIds();
    void failsTheCallOfABrokenResponse();
    void timesOut();
    void waitsForEverWithoutTimeout();
    void givesUpOnce();
    void failsAllAtADisconnect();
    void survivesAReplyThatIsGone();
};

void tst_Invocations::countsIds_data()
{
    QTest::addColumn<QStringList>("byHand"); // an empty one asks for a counted id
    QTest::addColumn<QStringList>("taken");
    QTest::newRow("from 1") << QStringList({{}, {}, {}}) << QStringList({u"1"_qs, u"2"_qs, u"3"_qs});
    QTest::newRow("by hand") << QStringList({u"a"_qs, {}}) << QStringList({u"a"_qs, u"1"_qs});
    // Else the late answer to the first call would be taken for that of the second.
    QTest::newRow("goes on behind a number by hand")
        << QStringList({u"7"_qs, {}, u"2"_qs, {}}) << QStringList({u"7"_qs, u"8"_qs, u"2"_qs, u"9"_qs});
    QTest::newRow("the largest number does not wrap around") << QStringList(
        {u"18446744073709551615"_qs, {}}) << QStringList({u"18446744073709551615"_qs, u"1"_qs});
}

void tst_Invocations::countsIds()
{
    QFETCH(QStringList, byHand);
    QFETCH(QStringList, taken);
    Invocations calls;
    QStringList ids;
    for (const QString &id : byHand)
        ids.append(calls.takeId(id));
    QCOMPARE(ids, taken);
}

void tst_Invocations::neverCountsToAPendingId()
{
    Bench bench;
    bench.call(u"1"_qs);
    bench.call(u"2"_qs);
    QCOMPARE(bench.calls.takeId({}), u"3"_qs);
}

void tst_Invocations::answers()
{
    Bench bench;
    InvokeReply *three = bench.call(u"1"_qs);
    InvokeReply *nothing = bench.call(u"2"_qs);
    bench.calls.answered(ok(u"2"_qs));
    QCOMPARE(Bench::outcome(three), u"pending"_qs);
    bench.calls.answered(ok(u"1"_qs, Payload::jsonText("3")));

    QCOMPARE(Bench::outcome(three), u"ok"_qs);
    QCOMPARE(three->result()->invocationId, u"1"_qs);
    QCOMPARE(three->result()->payload, Payload::jsonText("3"));
    QCOMPARE(three->result()->metadata, Metadata({{u"k"_qs, u"v"_qs}}));
    QCOMPARE(Bench::outcome(nothing), u"ok"_qs);
    QVERIFY(!nothing->result()->payload);
    QVERIFY(bench.calls.isEmpty());
}

void tst_Invocations::failsWithTheServicesError_data()
{
    QTest::addColumn<std::optional<AckError>>("told");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("message");
    QTest::newRow("name and message")
        << std::optional(AckError{u"BadRequest"_qs, u"no numbers"_qs}) << u"BadRequest"_qs
        << u"The service refused invoke \"sum\" (invocation id 1): BadRequest. It said: \"no numbers\"."_qs;
    QTest::newRow("no message")
        << std::optional(AckError{u"NotFound"_qs, {}}) << u"NotFound"_qs
        << u"The service refused invoke \"sum\" (invocation id 1): NotFound. It gave no reason."_qs;
    QTest::newRow("no name") << std::optional(AckError{{}, u"sorry"_qs}) << u"InvocationFailed"_qs
                             << u"The service refused invoke \"sum\" (invocation id 1): InvocationFailed. "
                                "It said: \"sorry\"."_qs;
    QTest::newRow("no error") << std::optional<AckError>() << u"InvocationFailed"_qs
                              << u"The service refused invoke \"sum\" (invocation id 1): InvocationFailed. "
                                 "It gave no reason."_qs;
}

void tst_Invocations::failsWithTheServicesError()
{
    QFETCH(std::optional<AckError>, told);
    QFETCH(QString, name);
    QFETCH(QString, message);
    Bench bench;
    InvokeReply *reply = bench.call(u"1"_qs);
    bench.calls.answered(failed(u"1"_qs, told));
    QCOMPARE(Bench::outcome(reply), name);
    QCOMPARE(reply->result().error().kind, ErrorKind::Rejected);
    QCOMPARE(reply->result().error().message, message);
    QVERIFY(bench.calls.isEmpty());
}

void tst_Invocations::ignoresUnknownAndFinishedIds()
{
    Bench bench;
    InvokeReply *reply = bench.call(u"1"_qs);
    bench.calls.answered(ok(u"2"_qs));
    bench.calls.answered(failed(u""_qs, {}));
    QCOMPARE(Bench::outcome(reply), u"pending"_qs);
    bench.calls.answered(ok(u"1"_qs, Payload::text(u"first"_qs)));
    bench.calls.answered(failed(u"1"_qs, AckError{u"Late"_qs, {}}));
    QCOMPARE(Bench::outcome(reply), u"ok"_qs);
    QCOMPARE(reply->result()->payload->bytes, "first");
}

void tst_Invocations::failsTheCallOfABrokenResponse()
{
    Bench bench;
    InvokeReply *reply = bench.call(u"1"_qs);
    const Error error{.name = u"FRAME_BASE64"_qs, .message = u"\"data\" is not base64."_qs};
    QVERIFY(!bench.calls.broken(u"2"_qs, error));
    QVERIFY(bench.calls.broken(u"1"_qs, error));
    QCOMPARE(Bench::outcome(reply), u"InvocationUnreadable"_qs);
    QCOMPARE(reply->result().error().kind, ErrorKind::Protocol);
    QVERIFY(reply->result().error().message.endsWith(u"\"data\" is not base64."));
    QVERIFY(!bench.calls.broken(u"1"_qs, error));
}

void tst_Invocations::timesOut()
{
    Bench bench;
    InvokeReply *slow = bench.call(u"slow"_qs, 5s);
    InvokeReply *quick = bench.call(u"quick"_qs, 1500ms);
    QCOMPARE(bench.calls.nextDue(), std::optional(t0 + 1500ms));
    QVERIFY(bench.calls.takeDue(t0 + 1499ms).isEmpty());
    QCOMPARE(bench.calls.takeDue(t0 + 1500ms), QStringList(u"quick"_qs));

    QCOMPARE(Bench::outcome(quick), u"InvocationTimeout"_qs);
    QCOMPARE(quick->result().error().kind, ErrorKind::Timeout);
    QVERIFY2(quick->result().error().message.contains(u"within 1.5 s"),
        qPrintable(quick->result().error().message));
    QCOMPARE(Bench::outcome(slow), u"pending"_qs);
    QCOMPARE(bench.calls.nextDue(), std::optional(t0 + 5s));

    // What was answered in time is due no more.
    bench.calls.answered(ok(u"slow"_qs));
    QVERIFY(!bench.calls.nextDue());
    QVERIFY(bench.calls.takeDue(t0 + 1h).isEmpty());
    QCOMPARE(Bench::outcome(slow), u"ok"_qs);
}

void tst_Invocations::waitsForEverWithoutTimeout()
{
    Bench bench;
    InvokeReply *reply = bench.call(u"1"_qs);
    QVERIFY(!bench.calls.nextDue());
    QVERIFY(bench.calls.takeDue(t0 + 1000h).isEmpty());
    QCOMPARE(Bench::outcome(reply), u"pending"_qs);
}

void tst_Invocations::givesUpOnce()
{
    Bench bench;
    InvokeReply *reply = bench.call(u"1"_qs, 1s);
    QVERIFY(bench.calls.forget(u"1"_qs));
    QVERIFY(!bench.calls.forget(u"1"_qs));
    QVERIFY(!bench.calls.contains(u"1"_qs));
    QVERIFY(!bench.calls.nextDue());
    QCOMPARE(Bench::outcome(reply), u"pending"_qs); // whoever gave up has completed it
}

void tst_Invocations::failsAllAtADisconnect()
{
    Bench bench;
    InvokeReply *first = bench.call(u"1"_qs);
    InvokeReply *second = bench.call(u"2"_qs, 1s);
    bench.calls.failAll(
        {.kind = ErrorKind::Network, .name = u"ConnectionLost"_qs, .message = u"Cable cut."_qs});
    for (const InvokeReply *reply : {first, second}) {
        QCOMPARE(Bench::outcome(reply), u"ConnectionLost"_qs);
        QCOMPARE(reply->result().error().kind, ErrorKind::Network);
    }
    QVERIFY(second->result().error().message.contains(u"(invocation id 2)"));
    QVERIFY(second->result().error().message.endsWith(u"Cable cut."));
    QVERIFY(bench.calls.isEmpty());
    QVERIFY(!bench.calls.nextDue());
}

void tst_Invocations::survivesAReplyThatIsGone()
{
    Bench bench;
    delete bench.call(u"1"_qs, 1s);
    delete bench.call(u"2"_qs);
    bench.calls.answered(ok(u"2"_qs));
    QCOMPARE(bench.calls.takeDue(t0 + 1s), QStringList(u"1"_qs));
    QVERIFY(bench.calls.isEmpty());
}

Q_DECLARE_METATYPE(std::optional<WebPubSub::AckError>)
QTEST_GUILESS_MAIN(tst_Invocations)
#include "tst_invocations.moc"
