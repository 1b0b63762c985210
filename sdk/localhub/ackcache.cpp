#include "localhub/ackcache.h"

#include <algorithm>

namespace WebPubSub {

bool AckCache::contains(quint64 ackId) const
{
    // Clients count upwards, so nearly every id is above all the others and the scan is for retries only.
    if (ackId > m_largest)
        return false;
    return std::find(m_ids.cbegin(), m_ids.cend(), ackId) != m_ids.cend();
}

void AckCache::remember(quint64 ackId)
{
    if (m_ids.size() < capacity) {
        m_ids.push_back(ackId);
    } else {
        m_ids[m_oldest] = ackId;
        m_oldest = (m_oldest + 1) % capacity;
    }
    m_largest = std::max(m_largest, ackId);
}

} // namespace WebPubSub
