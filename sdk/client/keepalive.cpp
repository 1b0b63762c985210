#include "client/keepalive.h"

#include <algorithm>
#include <utility>

namespace WebPubSub {

namespace {

// Small against a suspend, large against a clock that is being disciplined.
constexpr std::chrono::seconds clockJump(5);
constexpr std::chrono::milliseconds longestCheck = std::chrono::seconds(5);

} // namespace

KeepAlive::KeepAlive(Milliseconds interval, Milliseconds timeout)
    : m_interval(std::max(interval, Milliseconds(0)))
    , m_timeout(std::max(timeout, Milliseconds(0)))
{
}

void KeepAlive::start(Steady now, Wall wall)
{
    m_frameSeen = false;
    m_lastFrame = now;
    m_lastPing = now;
    m_lastCheck = now;
    m_lastWall = wall;
    m_answerBy = Steady::max();
}

KeepAlive::Due KeepAlive::check(Steady now, Wall wall)
{
    const bool pings = m_interval > Milliseconds(0);
    const bool suspended = wasSuspended(now, wall);
    if (std::exchange(m_frameSeen, false)) {
        m_lastFrame = now;
        m_answerBy = Steady::max();
    }
    if (now >= m_answerBy || (m_timeout > Milliseconds(0) && now - m_lastFrame >= m_timeout))
        return Due::Dead;
    if (!pings || (!suspended && now - m_lastPing < m_interval))
        return Due::Nothing;
    m_lastPing = now;
    if (suspended && m_timeout > Milliseconds(0))
        m_answerBy = now + m_interval;
    return Due::Ping;
}

KeepAlive::Milliseconds KeepAlive::checkEvery() const
{
    Milliseconds every = longestCheck;
    if (m_interval > Milliseconds(0))
        every = std::min(every, m_interval);
    if (m_timeout > Milliseconds(0))
        every = std::min(every, std::max(Milliseconds(1), m_timeout / 3));
    return m_interval > Milliseconds(0) || m_timeout > Milliseconds(0) ? every : Milliseconds(0);
}

KeepAlive::Milliseconds KeepAlive::silence(Steady now) const
{
    return std::chrono::duration_cast<Milliseconds>(now - m_lastFrame);
}

bool KeepAlive::wasSuspended(Steady now, Wall wall)
{
    const auto steadyStep = now - m_lastCheck;
    const auto wallStep = wall - m_lastWall;
    m_lastCheck = now;
    m_lastWall = wall;
    return wallStep - steadyStep > clockJump;
}

} // namespace WebPubSub
