#include "client/rejoin.h"

#include "client/connectionsession.h"
#include "client/upstream.h"
#include "helpers/faketransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

struct Bench {
    FakeNetwork network;
    ConnectionSession session;
    Upstream upstream{session, nullptr};
    Rejoin rejoin{upstream, nullptr};
    QSignalSpy finished{&rejoin, &Rejoin::finished};
    QSignalSpy failed{&rejoin, &Rejoin::failed};

    explicit Bench(const ClientOptions &options = {})
        : session(
            network.factory(), {.isWanted = [] { return false; }, .sink = {}, .ackLatency = {}}, nullptr)
    {
        QVERIFY(session.configure(options));
        upstream.configure(options);
        session.openNew(QUrl(u"wss://h/client/hubs/chat"_qs));
        wire()->accept();
        QObject::connect(&session, &ConnectionSession::acked, &upstream, &Upstream::acked);
        upstream.open();
    }
    FakeTransport *wire() const { return network.last(); }
};

} // namespace

class tst_Rejoin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasNothingToDoWithoutGroups();
    void waitsForAllAnswers();
    void tellsEachFailure();
    void isBoundedByTheAckTimeout();
    void cancelIsSilent();
    void aNewRoundForgetsTheOld();
    void mayBeDeletedByAFailureHandler();
};

void tst_Rejoin::hasNothingToDoWithoutGroups()
{
    Bench bench;
    bench.rejoin.start({});
    QCOMPARE(bench.finished.size(), 1);
}

void tst_Rejoin::waitsForAllAnswers()
{
    Bench bench;
    bench.rejoin.start({u"a"_qs, u"b"_qs});
    QVERIFY(bench.wire()->expect(R"({"type":"joinGroup","group":"a","ackId":1})"));
    QVERIFY(bench.wire()->expect(R"({"type":"joinGroup","group":"b","ackId":2})"));
    bench.wire()->reply(R"({"type":"ack","ackId":2,"success":true})");
    QCoreApplication::processEvents();
    QCOMPARE(bench.finished.size(), 0);
    bench.wire()->reply(R"({"type":"ack","ackId":1,"success":true})");
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.failed.size(), 0);
}

void tst_Rejoin::tellsEachFailure()
{
    Bench bench;
    bench.rejoin.start({u"a"_qs, u"b"_qs});
    bench.wire()->reply(
        R"({"type":"ack","ackId":1,"success":false,"error":{"name":"Forbidden","message":"no"}})");
    bench.wire()->reply(R"({"type":"ack","ackId":2,"success":true})");
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.failed.size(), 1);
    QCOMPARE(bench.failed.at(0).at(0).toString(), u"a"_qs);
    QCOMPARE(bench.failed.at(0).at(1).value<Error>().name, u"Forbidden"_qs);
}

void tst_Rejoin::isBoundedByTheAckTimeout()
{
    Bench bench({.ackTimeout = 20ms});
    bench.rejoin.start({u"a"_qs});
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.failed.at(0).at(1).value<Error>().name, u"AckTimeout"_qs);
    QCOMPARE(bench.wire()->sentCount(), 1); // no retry
}

void tst_Rejoin::cancelIsSilent()
{
    Bench bench;
    bench.rejoin.start({u"a"_qs});
    bench.rejoin.cancel();
    bench.upstream.failAll({.name = u"Stopped"_qs});
    QVERIFY(!bench.finished.wait(30));
    QCOMPARE(bench.failed.size(), 0);
}

void tst_Rejoin::aNewRoundForgetsTheOld()
{
    Bench bench;
    bench.rejoin.start({u"a"_qs});
    bench.rejoin.start({u"a"_qs});
    bench.wire()->reply(R"({"type":"ack","ackId":1,"success":true})");
    QVERIFY(!bench.finished.wait(30));
    bench.wire()->reply(R"({"type":"ack","ackId":2,"success":true})");
    QTRY_COMPARE(bench.finished.size(), 1);
}

void tst_Rejoin::mayBeDeletedByAFailureHandler()
{
    Bench bench;
    auto *rejoin = new Rejoin(bench.upstream, nullptr);
    QSignalSpy destroyed(rejoin, &QObject::destroyed);
    connect(rejoin, &Rejoin::failed, this, [&] { delete std::exchange(rejoin, nullptr); });
    rejoin->start({u"a"_qs});
    bench.upstream.failAll({.name = u"ConnectionLost"_qs});
    QTRY_COMPARE(destroyed.size(), 1);
}

QTEST_GUILESS_MAIN(tst_Rejoin)
#include "tst_rejoin.moc"
