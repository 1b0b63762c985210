#pragma once

#include <QtGlobal>

namespace WebPubSub {

/*!
    Whether more may be sent (reliability-security.md F5): closed above one mark of unsent bytes, open again
    only at another, lower one, so that a caller at the limit is not woken for each frame. Pure.
*/
class SendGate {
public:
    SendGate(qint64 closeAbove, qint64 openAt)
        : m_closeAbove(closeAbove)
        , m_openAt(openAt)
    {
    }

    //! Whether a send is taken while \p unsent bytes wait; the gate closes when there are too many.
    bool admits(qint64 unsent)
    {
        m_closed = unsent > (m_closed ? m_openAt : m_closeAbove);
        m_owesNews = m_owesNews || m_closed;
        return !m_closed;
    }
    //! Whether somebody was refused and waits, and \p unsent bytes let more be sent now.
    bool hasNews(qint64 unsent) const { return m_owesNews && unsent <= (m_closed ? m_openAt : m_closeAbove); }
    //! The news is told: opens the gate.
    void takeNews()
    {
        m_closed = false;
        m_owesNews = false;
    }

private:
    qint64 m_closeAbove;
    qint64 m_openAt;
    bool m_closed = false;
    bool m_owesNews = false; //!< somebody was refused, and waits
};

} // namespace WebPubSub
