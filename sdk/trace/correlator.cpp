#include "trace/correlator.h"

#include <algorithm>

namespace WebPubSub {

namespace {

bool isConnected(const TraceEntry &entry)
{
    return entry.event == QLatin1String("connected") && !entry.connectionId.isEmpty();
}

// A frame as the hub saw it, as opposed to what the hub did ("routed", "ConnectionStarted").
bool isHubFrame(const TraceEntry &entry)
{
    return entry.source == TraceSource::Hub && !entry.connectionId.isEmpty()
        && (entry.direction == TraceDirection::In || entry.direction == TraceDirection::Out);
}

bool isDelivery(const TraceEntry &entry, TraceDirection direction)
{
    return entry.direction == direction && entry.event == QLatin1String("message");
}

// Drops the oldest keys of a table that grew over its limit. A key may be in the queue and no longer in the
// table.
template <typename Table, typename Age>
void bound(Table &table, Age &age, size_t limit)
{
    while (age.size() > limit) {
        table.remove(age.front());
        age.pop_front();
    }
}

} // namespace

Correlator::Correlator()
    : Correlator(Limits())
{
}

Correlator::Correlator(const Limits &limits)
    : m_limits(limits)
{
}

void Correlator::accept(TraceEntry entry, qint64 nowMs, Outcome &outcome)
{
    releaseDue(nowMs, outcome);
    if (entry.source == TraceSource::Client)
        acceptClient(std::move(entry), outcome);
    else if (isHubFrame(entry))
        acceptHubFrame(std::move(entry), nowMs, outcome);
    else
        put(std::move(entry), outcome);
}

void Correlator::acceptClient(TraceEntry &&entry, Outcome &outcome)
{
    if (isConnected(entry) && entry.direction == TraceDirection::In)
        learnConnection(entry.connectionId);
    if (isDelivery(entry, TraceDirection::In) && entry.correlation.isEmpty()) {
        if (const std::optional<Key> key = keyOf(entry)) {
            const auto known = m_deliveries.constFind(*key);
            if (known != m_deliveries.constEnd())
                entry.correlation = *known;
            else
                await(*key);
        }
    }
    put(std::move(entry), outcome);
}

void Correlator::acceptHubFrame(TraceEntry &&entry, qint64 nowMs, Outcome &outcome)
{
    learn(entry, outcome);
    if (m_ownConnections.contains(entry.connectionId))
        return;
    const bool isOut = entry.direction == TraceDirection::Out;
    if (isOut && (isConnected(entry) || isHeld(entry.connectionId)) && m_held.size() < m_limits.heldRows) {
        m_held.push_back({nowMs, std::move(entry)});
        return;
    }
    // It speaks, and no client of ours has said that it is connected: another program.
    release(entry.connectionId, outcome);
    put(std::move(entry), outcome);
}

void Correlator::learn(const TraceEntry &entry, Outcome &outcome)
{
    const std::optional<Key> key = keyOf(entry);
    if (!key || entry.correlation.isEmpty() || !isDelivery(entry, TraceDirection::Out))
        return;
    if (const auto waiting = m_waiting.constFind(*key); waiting != m_waiting.constEnd()) {
        outcome.fills.push_back({*waiting, entry.correlation});
        m_waiting.erase(waiting);
    }
    if (!m_deliveries.contains(*key))
        m_deliveryAge.push_back(*key);
    m_deliveries.insert(*key, entry.correlation);
    bound(m_deliveries, m_deliveryAge, m_limits.deliveries);
}

void Correlator::learnConnection(const QString &connectionId)
{
    std::erase_if(m_held, [&](const Held &held) { return held.entry.connectionId == connectionId; });
    if (m_ownConnections.contains(connectionId))
        return;
    m_ownConnections.insert(connectionId);
    m_ownAge.push_back(connectionId);
    bound(m_ownConnections, m_ownAge, m_limits.connections);
}

void Correlator::await(const Key &key)
{
    m_waiting.insert(key, m_nextRow);
    m_waitingAge.push_back({key, m_nextRow});
    while (m_waitingAge.size() > m_limits.waitingRows) {
        // A key that was filled and waits again belongs to a later row, and stays.
        const auto &[oldKey, oldRow] = m_waitingAge.front();
        if (m_waiting.value(oldKey, -1) == oldRow)
            m_waiting.remove(oldKey);
        m_waitingAge.pop_front();
    }
}

void Correlator::releaseDue(qint64 nowMs, Outcome &outcome)
{
    while (!m_held.empty() && nowMs - m_held.front().sinceMs >= holdMs)
        release(QString(m_held.front().entry.connectionId), outcome);
}

void Correlator::releaseAll(Outcome &outcome)
{
    for (Held &held : m_held)
        put(std::move(held.entry), outcome);
    m_held.clear();
}

bool Correlator::isHeld(const QString &connectionId) const
{
    return std::any_of(m_held.begin(), m_held.end(),
        [&](const Held &held) { return held.entry.connectionId == connectionId; });
}

void Correlator::release(const QString &connectionId, Outcome &outcome)
{
    for (Held &held : m_held) {
        if (held.entry.connectionId == connectionId)
            put(TraceEntry(held.entry), outcome);
    }
    std::erase_if(m_held, [&](const Held &held) { return held.entry.connectionId == connectionId; });
}

void Correlator::put(TraceEntry &&entry, Outcome &outcome)
{
    outcome.rows.push_back(std::move(entry));
    ++m_nextRow;
}

std::optional<Correlator::Key> Correlator::keyOf(const TraceEntry &entry)
{
    if (entry.connectionId.isEmpty() || !(entry.sequenceId || entry.ordinal))
        return std::nullopt;
    if (entry.sequenceId)
        return Key{entry.connectionId, *entry.sequenceId, true};
    return Key{entry.connectionId, *entry.ordinal, false};
}

} // namespace WebPubSub
