#include "client/keepalive.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using Due = KeepAlive::Due;

namespace {

//! Both clocks of a test, which go together unless it is said otherwise.
struct Clocks {
    KeepAlive::Steady steady{};
    KeepAlive::Wall wall{};

    void pass(std::chrono::milliseconds time)
    {
        steady += time;
        wall += time;
    }
    void suspend(std::chrono::milliseconds time) { wall += time; }
};

} // namespace

class tst_KeepAlive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pingsEveryInterval();
    void zeroIntervalNeverPings();
    void silenceIsDeath();
    void anyFrameIsLife();
    void zeroTimeoutNeverKills();
    void pingsAtOnceAfterASuspend();
    void isDeadWhenASuspendIsNotAnswered();
    void aClockSetBackIsNoSuspend();
    void checksOftenEnough_data();
    void checksOftenEnough();
};

void tst_KeepAlive::pingsEveryInterval()
{
    Clocks clocks;
    KeepAlive keepAlive(20s, 120s);
    keepAlive.start(clocks.steady, clocks.wall);
    for (int i = 0; i < 3; ++i) {
        clocks.pass(19s);
        QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Nothing);
        clocks.pass(1s);
        keepAlive.frameSeen();
        QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Ping);
        QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Nothing);
    }
}

void tst_KeepAlive::zeroIntervalNeverPings()
{
    Clocks clocks;
    KeepAlive keepAlive(0s, 120s);
    keepAlive.start(clocks.steady, clocks.wall);
    clocks.pass(119s);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Nothing);
    clocks.suspend(1h);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Nothing);
    clocks.pass(1s);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Dead);
}

void tst_KeepAlive::silenceIsDeath()
{
    Clocks clocks;
    KeepAlive keepAlive(20s, 30s);
    keepAlive.start(clocks.steady, clocks.wall);
    clocks.pass(20s);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Ping);
    clocks.pass(10s);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Dead);
    QCOMPARE(keepAlive.silence(clocks.steady), 30s);
}

void tst_KeepAlive::anyFrameIsLife()
{
    Clocks clocks;
    KeepAlive keepAlive(0s, 30s);
    keepAlive.start(clocks.steady, clocks.wall);
    for (int i = 0; i < 5; ++i) {
        clocks.pass(29s);
        keepAlive.frameSeen();
        QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Nothing);
    }
}

void tst_KeepAlive::zeroTimeoutNeverKills()
{
    Clocks clocks;
    KeepAlive keepAlive(20s, 0s);
    keepAlive.start(clocks.steady, clocks.wall);
    clocks.pass(24h);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Ping);
    clocks.suspend(24h);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Ping);
    clocks.pass(24h);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Ping);
}

void tst_KeepAlive::pingsAtOnceAfterASuspend()
{
    Clocks clocks;
    KeepAlive keepAlive(20s, 120s);
    keepAlive.start(clocks.steady, clocks.wall);
    clocks.pass(1s);
    clocks.suspend(45s);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Ping);
    clocks.pass(1s);
    keepAlive.frameSeen();
    clocks.pass(19s);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Ping);
}

void tst_KeepAlive::isDeadWhenASuspendIsNotAnswered()
{
    Clocks clocks;
    KeepAlive keepAlive(20s, 120s);
    keepAlive.start(clocks.steady, clocks.wall);
    clocks.suspend(45s);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Ping);
    clocks.pass(19s);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Nothing);
    clocks.pass(1s);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Dead);
}

void tst_KeepAlive::aClockSetBackIsNoSuspend()
{
    Clocks clocks;
    KeepAlive keepAlive(20s, 120s);
    keepAlive.start(clocks.steady, clocks.wall);
    clocks.pass(1s);
    clocks.suspend(-24h);
    QCOMPARE(keepAlive.check(clocks.steady, clocks.wall), Due::Nothing);
}

void tst_KeepAlive::checksOftenEnough_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("timeout");
    QTest::addColumn<int>("every");
    QTest::newRow("defaults notice a suspend soon") << 20'000 << 120'000 << 5000;
    QTest::newRow("short interval") << 100 << 120'000 << 100;
    QTest::newRow("short timeout") << 20'000 << 300 << 100;
    QTest::newRow("tiny timeout") << 0 << 1 << 1;
    QTest::newRow("both off") << 0 << 0 << 0;
    QTest::newRow("negative is off") << -1 << -1 << 0;
}

void tst_KeepAlive::checksOftenEnough()
{
    QFETCH(int, interval);
    QFETCH(int, timeout);
    const KeepAlive keepAlive{KeepAlive::Milliseconds(interval), KeepAlive::Milliseconds(timeout)};
    QTEST(int(keepAlive.checkEvery().count()), "every");
}

QTEST_APPLESS_MAIN(tst_KeepAlive)
#include "tst_keepalive.moc"
