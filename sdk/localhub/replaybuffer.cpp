#include "localhub/replaybuffer.h"

#include <algorithm>

namespace WebPubSub {

ReplayBuffer::ReplayBuffer(Limits limits)
    : m_limits(limits)
{
}

std::optional<quint64> ReplayBuffer::append(const QByteArray &message)
{
    if (size() >= m_limits.messages || m_bytes + message.size() > m_limits.bytes)
        return {};
    m_messages.push_back(message);
    m_bytes += message.size();
    return ++m_last;
}

void ReplayBuffer::acknowledge(quint64 sequenceId)
{
    if (sequenceId >= firstSequenceId())
        release(size_t(std::min(sequenceId, m_last) + 1 - firstSequenceId()));
}

const QByteArray &ReplayBuffer::message(quint64 sequenceId) const
{
    return m_messages[m_head + size_t(sequenceId - firstSequenceId())];
}

void ReplayBuffer::release(size_t count)
{
    for (size_t i = m_head; i < m_head + count; ++i) {
        m_bytes -= m_messages[i].size();
        m_messages[i] = QByteArray();
    }
    m_head += count;
    // Moving the rest to the front once half is empty keeps both the memory and the cost a message constant.
    if (m_head * 2 >= m_messages.size()) {
        m_messages.erase(m_messages.begin(), m_messages.begin() + std::ptrdiff_t(m_head));
        m_head = 0;
    }
}

} // namespace WebPubSub
