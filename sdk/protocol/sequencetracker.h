#pragma once

#include <QtGlobal>

#include <optional>

namespace WebPubSub {

/*!
    The client's side of the reliable rules (client-protocol.md section 4.2): which frame is new, which is a
    repetition, and which cumulative sequenceAck is due. Pure; reset() only for a brand-new connection id.
*/
class SequenceTracker {
public:
    enum class Verdict { New, Duplicate };

    //! A jump is accepted as New; gapBefore() then tells the range that never came.
    Verdict receive(quint64 sequenceId)
    {
        m_ackDue = true;
        m_gap.reset();
        if (sequenceId <= m_largest)
            return Verdict::Duplicate;
        if (sequenceId > m_largest + 1)
            m_gap = Gap{m_largest + 1, sequenceId - 1};
        m_largest = sequenceId;
        ++m_unacked;
        return Verdict::New;
    }

    struct Gap {
        quint64 first = 0;
        quint64 last = 0;
    };
    std::optional<Gap> gapBefore() const { return m_gap; } //!< of the last receive()
    quint64 largest() const { return m_largest; }

    //! Unacked messages that make an immediate ack worthwhile (the service keeps at most 1000).
    static constexpr quint64 immediateAckThreshold = 300;
    bool isAckUrgent() const { return m_unacked >= immediateAckThreshold; }

    //! The sequenceAck to send now, if one is due; counts as sent.
    std::optional<quint64> takeAck()
    {
        if (!m_ackDue)
            return {};
        m_ackDue = false;
        m_unacked = 0;
        return m_largest;
    }
    //! The ack could not be sent: it is due again.
    void ackFailed() { m_ackDue = true; }
    void reset() { *this = SequenceTracker(); }

private:
    quint64 m_largest = 0;
    quint64 m_unacked = 0;
    bool m_ackDue = false;
    std::optional<Gap> m_gap;
};

} // namespace WebPubSub
