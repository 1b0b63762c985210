#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace WebPubSub {

/*!
    The sequenced messages of one reliable connection that its client has not acknowledged, written to a
    socket or not (client-protocol.md section 4.4): a reader that is away, one that is slow and one that never
    acknowledges meet the same limit.

    Messages are kept as they were encoded for all receivers, without their sequence id; the bytes are shared
    between the buffers of all receivers.
*/
class ReplayBuffer {
public:
    struct Limits {
        int messages = 1000;
        qint64 bytes = 16 * 1024 * 1024;
    };

    explicit ReplayBuffer(Limits limits);

    //! Keeps \p message under the next sequence id (the first is 1). Nothing when a limit would be passed:
    //! then the session is over for good, with close code 1008.
    std::optional<quint64> append(const QByteArray &message);
    //! Cumulative. 0 means nothing yet; an id never sent releases everything (section 4.3).
    void acknowledge(quint64 sequenceId);

    quint64 firstSequenceId() const { return m_last + 1 - quint64(size()); } //!< of the messages kept
    quint64 lastSequenceId() const { return m_last; } //!< ever given; 0 before the first
    //! A message kept: \p sequenceId is from firstSequenceId() to lastSequenceId().
    const QByteArray &message(quint64 sequenceId) const;
    int size() const { return int(m_messages.size() - m_head); } //!< messages not acknowledged
    qint64 bytes() const { return m_bytes; } //!< their size, without sequence ids

private:
    void release(size_t count);

    Limits m_limits;
    std::vector<QByteArray> m_messages; // from m_head on; in front of it lie emptied places
    size_t m_head = 0;
    quint64 m_last = 0;
    qint64 m_bytes = 0;
};

} // namespace WebPubSub
