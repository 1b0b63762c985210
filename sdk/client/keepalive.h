#pragma once

#include <chrono>

namespace WebPubSub {

/*!
    When to ping and when to give a silent peer up (client-protocol.md section 5.3). Pure: both clocks are
   passed in.

    The wall clock serves for one thing: after a suspend it is ahead of the steady clock. Then the peer is
   asked at once, and has one interval to answer, as nobody wants to look at a dead connection for two
   minutes.
*/
class KeepAlive {
public:
    using Steady = std::chrono::steady_clock::time_point;
    using Wall = std::chrono::system_clock::time_point;
    using Milliseconds = std::chrono::milliseconds;

    enum class Due { Nothing, Ping, Dead };

    //! Zero switches the ping, or the watch for silence, off.
    KeepAlive(Milliseconds interval, Milliseconds timeout);

    void start(Steady now, Wall wall); //!< the socket opened
    //! Takes no time, as it is called for each frame: the peer counts as alive until the next check().
    void frameSeen() { m_frameSeen = true; }
    Due check(Steady now, Wall wall); //!< a Ping counts as sent
    Milliseconds checkEvery() const; //!< how often check() should be called; zero: never
    Milliseconds silence(Steady now) const;

private:
    bool wasSuspended(Steady now, Wall wall);

    Milliseconds m_interval;
    Milliseconds m_timeout;
    bool m_frameSeen = false; //!< since the last check
    Steady m_lastFrame;
    Steady m_lastPing;
    Steady m_answerBy = Steady::max(); //!< of the ping after a suspend
    Steady m_lastCheck;
    Wall m_lastWall;
};

} // namespace WebPubSub
