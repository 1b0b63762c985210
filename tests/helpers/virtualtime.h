#pragma once

#include <QAbstractEventDispatcher>

#include <atomic>
#include <chrono>
#include <functional>
#include <vector>

/*!
    Time in the test's hands: timers, steady_clock, system_clock, QElapsedTimer and the like of this thread
   see a clock that moves only in runFor(), from one timer to the next, without waiting. So the real client,
   its timers included, lives a day in a millisecond.

    To be made before QCoreApplication; Qt owns it from QCoreApplication::setEventDispatcher() on. One a
   process. Sockets and other threads are not served.
*/
class VirtualTime : public QAbstractEventDispatcher {
public:
    using Nanoseconds = std::chrono::nanoseconds;
    //! How much later (or earlier, when negative) than asked a timer fires.
    using Unpunctuality = std::function<Nanoseconds(Nanoseconds interval, Qt::TimerType type)>;

    VirtualTime();
    ~VirtualTime() override;

    static VirtualTime *install(); //!< makes one for the thread that is to get a QCoreApplication

    void begin(); //!< from here on the clock is ours
    void end(); //!< real time again
    void setUnpunctuality(Unpunctuality unpunctuality) { m_unpunctuality = std::move(unpunctuality); }

    static Nanoseconds now();
    void runFor(Nanoseconds duration); //!< delivers what falls due, posted events first
    int timerCount() const { return int(m_timers.size()); }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *) override { }
    void unregisterSocketNotifier(QSocketNotifier *) override { }
    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;
    void wakeUp() override { m_wasPosted = true; }
    void interrupt() override { }

private:
    struct Timer {
        int id = 0;
        Nanoseconds interval = {};
        Nanoseconds due = {};
        quint64 order = 0; //!< of those due at one time the first that was started fires first
        Qt::TimerType type = Qt::CoarseTimer;
        QObject *object = nullptr;
    };

    Nanoseconds dueOf(Nanoseconds interval, Qt::TimerType type) const;
    const Timer *next() const;
    void fire(const Timer &timer);
    void deliverPosted();

    std::vector<Timer> m_timers;
    quint64 m_lastOrder = 0;
    Unpunctuality m_unpunctuality;
    std::atomic<bool> m_wasPosted = false;
};
