#include "helpers/virtualtime.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace std::chrono_literals;

//! What the schedules stand on: that the clocks of Qt and of C++ obey, and that nothing waits.
class tst_VirtualTime : public QObject {
    Q_OBJECT
public:
    explicit tst_VirtualTime(VirtualTime *time)
        : m_time(time)
    {
    }

private Q_SLOTS:
    void init() { m_time->begin(); }
    void cleanup() { m_time->end(); }

    void everyClockObeys();
    void aDayTakesNoTime();
    void timersFireInOrder();
    void aTimerMayBeStoppedByAnother();
    void postedEventsComeFirst();
    void destructorsMayPost();
    void unpunctualTimers();
    void otherThreadsKeepRealTime();

private:
    VirtualTime *m_time;
};

void tst_VirtualTime::everyClockObeys()
{
    const auto steady = std::chrono::steady_clock::now();
    const auto wall = std::chrono::system_clock::now();
    QElapsedTimer elapsed;
    elapsed.start();
    QCOMPARE(std::chrono::steady_clock::now(), steady); // it stands still
    m_time->runFor(3h);
    QCOMPARE(std::chrono::steady_clock::now() - steady, 3h);
    QCOMPARE(std::chrono::system_clock::now() - wall, 3h);
    QCOMPARE(elapsed.elapsed(), 3 * 3600 * 1000);
}

void tst_VirtualTime::aDayTakesNoTime()
{
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
    timer.start(1min);
    m_time->end();
    QElapsedTimer real;
    real.start();
    m_time->begin();
    m_time->runFor(24h);
    m_time->end();
    QVERIFY(real.elapsed() < 5000);
    QVERIFY2(ticks >= 1439 && ticks <= 1441, qPrintable(QString::number(ticks)));
}

void tst_VirtualTime::timersFireInOrder()
{
    QList<int> fired;
    const auto start = std::chrono::steady_clock::now();
    for (const int delay : {30, 10, 20, 10, 0}) {
        QTimer::singleShot(delay, this, [&fired, start, delay] {
            fired += delay;
            QCOMPARE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(delay));
        });
    }
    m_time->runFor(15ms);
    QCOMPARE(fired, (QList<int>{0, 10, 10}));
    m_time->runFor(15ms);
    QCOMPARE(fired, (QList<int>{0, 10, 10, 20, 30}));
    QCOMPARE(m_time->timerCount(), 0);
}

void tst_VirtualTime::aTimerMayBeStoppedByAnother()
{
    QTimer stopped;
    bool fired = false;
    connect(&stopped, &QTimer::timeout, this, [&fired] { fired = true; });
    stopped.start(20);
    QTimer::singleShot(10, &stopped, &QTimer::stop);
    m_time->runFor(1s);
    QVERIFY(!fired);
    QCOMPARE(m_time->timerCount(), 0);
}

void tst_VirtualTime::postedEventsComeFirst()
{
    QString told;
    QTimer::singleShot(1, this, [&] {
        told += u't';
        QMetaObject::invokeMethod(
            this, [&told] { told += u'p'; }, Qt::QueuedConnection);
    });
    QTimer::singleShot(1, this, [&told] { told += u'u'; });
    m_time->runFor(1ms);
    QCOMPARE(told, QStringLiteral("tpu"));
}

void tst_VirtualTime::destructorsMayPost()
{
    bool told = false;
    auto *doomed = new QObject;
    connect(doomed, &QObject::destroyed, this,
        [&] { QMetaObject::invokeMethod(this, [&told] { told = true; }, Qt::QueuedConnection); });
    doomed->deleteLater();
    m_time->runFor(0ms);
    QVERIFY(told);
}

void tst_VirtualTime::unpunctualTimers()
{
    m_time->setUnpunctuality([](VirtualTime::Nanoseconds interval, Qt::TimerType type) {
        return type == Qt::PreciseTimer ? VirtualTime::Nanoseconds(0) : -interval / 20;
    });
    QStringList told;
    QTimer::singleShot(1000, Qt::CoarseTimer, this, [&told] { told += QStringLiteral("coarse"); });
    QTimer::singleShot(1000, Qt::PreciseTimer, this, [&told] { told += QStringLiteral("precise"); });
    m_time->setUnpunctuality({});
    m_time->runFor(949ms);
    QCOMPARE(told, QStringList());
    m_time->runFor(1ms);
    QCOMPARE(told, QStringList(QStringLiteral("coarse")));
    m_time->runFor(50ms);
    QCOMPARE(told.size(), 2);
}

void tst_VirtualTime::otherThreadsKeepRealTime()
{
    m_time->runFor(1h);
    std::chrono::steady_clock::time_point there;
    const std::unique_ptr<QThread> thread(
        QThread::create([&there] { there = std::chrono::steady_clock::now(); }));
    thread->start();
    m_time->end();
    QVERIFY(thread->wait());
    QVERIFY(std::chrono::steady_clock::now() - there < 1min);
}

int main(int argc, char *argv[])
{
    VirtualTime *time = VirtualTime::install();
    QCoreApplication app(argc, argv);
    tst_VirtualTime test(time);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_virtualtime.moc"
