#include "helpers/virtualtime.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <algorithm>

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

using Nanoseconds = VirtualTime::Nanoseconds;

namespace {

constexpr qint64 second = 1'000'000'000;
thread_local bool isVirtual = false;
thread_local qint64 virtualNow = 0;
thread_local qint64 wallAhead = 0; //!< the wall clock goes at the same rate

qint64 realTime(clockid_t clock)
{
    timespec time = {};
    syscall(SYS_clock_gettime, clock, &time);
    return qint64(time.tv_sec) * second + time.tv_nsec;
}

} // namespace

// Takes the place of the C library's for the whole program: every clock of Qt and of the standard library
// asks it.
extern "C" int clock_gettime(clockid_t clock, timespec *time)
{
    const bool isWall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
    const bool isSteady =
        clock == CLOCK_MONOTONIC || clock == CLOCK_MONOTONIC_COARSE || clock == CLOCK_BOOTTIME;
    if (!isVirtual || !(isWall || isSteady))
        return int(syscall(SYS_clock_gettime, clock, time));
    const qint64 now = virtualNow + (isWall ? wallAhead : 0);
    time->tv_sec = now / second;
    time->tv_nsec = now % second;
    return 0;
}

VirtualTime::VirtualTime() = default;

VirtualTime::~VirtualTime()
{
    end();
}

VirtualTime *VirtualTime::install()
{
    auto *time = new VirtualTime;
    QCoreApplication::setEventDispatcher(time);
    return time;
}

void VirtualTime::begin()
{
    virtualNow = realTime(CLOCK_MONOTONIC);
    wallAhead = realTime(CLOCK_REALTIME) - virtualNow;
    isVirtual = true;
}

void VirtualTime::end()
{
    isVirtual = false;
}

Nanoseconds VirtualTime::now()
{
    return Nanoseconds(virtualNow);
}

void VirtualTime::runFor(Nanoseconds duration)
{
    const Nanoseconds end = now() + duration;
    deliverPosted();
    for (const Timer *timer = next(); timer && timer->due <= end; timer = next()) {
        virtualNow = std::max(virtualNow, qint64(timer->due.count()));
        fire(*timer);
        deliverPosted();
    }
    virtualNow = end.count();
}

void VirtualTime::deliverPosted()
{
    do {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    } while (m_wasPosted.exchange(false)); // a destructor may have posted more
}

const VirtualTime::Timer *VirtualTime::next() const
{
    const auto sooner = [](const Timer &a, const Timer &b) {
        return a.due != b.due ? a.due < b.due : a.order < b.order;
    };
    const auto found = std::min_element(m_timers.begin(), m_timers.end(), sooner);
    return found == m_timers.end() ? nullptr : &*found;
}

void VirtualTime::fire(const Timer &timer)
{
    const int id = timer.id;
    QObject *object = timer.object;
    const auto known =
        std::find_if(m_timers.begin(), m_timers.end(), [id](const Timer &t) { return t.id == id; });
    known->due = dueOf(known->interval, known->type);
    known->order = ++m_lastOrder;
    QTimerEvent event(id);
    QCoreApplication::sendEvent(object, &event);
}

Nanoseconds VirtualTime::dueOf(Nanoseconds interval, Qt::TimerType type) const
{
    const Nanoseconds shift = m_unpunctuality ? m_unpunctuality(interval, type) : Nanoseconds(0);
    return now() + std::max(Nanoseconds(0), interval + shift);
}

bool VirtualTime::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    Q_EMIT awake();
    deliverPosted();
    const Timer *timer = next();
    if (!timer)
        return false;
    if (!flags.testFlag(QEventLoop::WaitForMoreEvents) && timer->due > now())
        return false;
    virtualNow = std::max(virtualNow, qint64(timer->due.count()));
    fire(*timer);
    deliverPosted();
    return true;
}

void VirtualTime::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    const Nanoseconds time = std::chrono::milliseconds(interval);
    m_timers.push_back({.id = id,
        .interval = time,
        .due = dueOf(time, type),
        .order = ++m_lastOrder,
        .type = type,
        .object = object});
}

bool VirtualTime::unregisterTimer(int id)
{
    return std::erase_if(m_timers, [id](const Timer &timer) { return timer.id == id; }) > 0;
}

bool VirtualTime::unregisterTimers(QObject *object)
{
    return std::erase_if(m_timers, [object](const Timer &timer) { return timer.object == object; }) > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> VirtualTime::registeredTimers(QObject *object) const
{
    QList<TimerInfo> timers;
    for (const Timer &timer : m_timers) {
        if (timer.object == object)
            timers += TimerInfo(timer.id,
                int(std::chrono::duration_cast<std::chrono::milliseconds>(timer.interval).count()),
                timer.type);
    }
    return timers;
}

int VirtualTime::remainingTime(int id)
{
    const auto found =
        std::find_if(m_timers.begin(), m_timers.end(), [id](const Timer &t) { return t.id == id; });
    if (found == m_timers.end())
        return -1;
    return int(
        std::chrono::ceil<std::chrono::milliseconds>(std::max(Nanoseconds(0), found->due - now())).count());
}
