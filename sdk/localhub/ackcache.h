#pragma once

#include <QtGlobal>

#include <vector>

namespace WebPubSub {

/*!
    The last 1000 ack ids whose operation succeeded on one connection, oldest forgotten first
    (client-protocol.md section 5.1). A repeated id is answered "Duplicate" and not carried out again.
    Failed operations are not remembered, so that the same id may be tried again.
*/
class AckCache {
public:
    static constexpr size_t capacity = 1000;

    bool contains(quint64 ackId) const;
    void remember(quint64 ackId);

private:
    std::vector<quint64> m_ids; // a ring once it is full
    size_t m_oldest = 0;
    quint64 m_largest = 0;
};

} // namespace WebPubSub
