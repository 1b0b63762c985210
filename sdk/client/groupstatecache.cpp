#include "client/groupstatecache.h"

#include <QSet>

namespace WebPubSub {

bool GroupStateCache::applySnapshot(const QList<GroupStateItem> &items, TimePoint now)
{
    bool changed = false;
    for (const GroupStateItem &item : items)
        changed |= apply(item, {});
    changed |= prune(items, now);
    forgetOldClears();
    return changed;
}

bool GroupStateCache::applyUpdate(const QList<GroupStateItem> &items, TimePoint now)
{
    bool changed = false;
    for (const GroupStateItem &item : items)
        changed |= apply(item, now + protection);
    forgetOldClears();
    return changed;
}

bool GroupStateCache::apply(const GroupStateItem &item, std::optional<TimePoint> protectedUntil)
{
    const auto found = m_records.find(item.connectionId);
    const bool isKnown = found != m_records.end();
    if (isKnown && !found->second.isOutdated && found->second.item.updatedAt >= item.updatedAt)
        return false;
    const std::optional<GroupState> before = isKnown ? found->second.item.state : std::nullopt;
    Record &record = m_records[item.connectionId];
    m_clears.erase(record.clearOrder);
    record = {.item = item, .protectedUntil = protectedUntil};
    if (!item.state) {
        record.clearOrder = ++m_lastClear;
        m_clears[record.clearOrder] = item.connectionId;
    }
    return before != item.state;
}

bool GroupStateCache::prune(const QList<GroupStateItem> &snapshot, TimePoint now)
{
    QSet<QString> present;
    for (const GroupStateItem &item : snapshot)
        present.insert(item.connectionId);
    bool changed = false;
    for (auto it = m_records.begin(); it != m_records.end();) {
        const Record &record = it->second;
        const bool isSafe = !record.isOutdated && record.protectedUntil && *record.protectedUntil > now;
        if (isSafe || present.contains(it->first)) {
            ++it;
            continue;
        }
        changed |= record.item.state.has_value();
        m_clears.erase(record.clearOrder);
        it = m_records.erase(it);
    }
    return changed;
}

void GroupStateCache::forgetOldClears()
{
    while (m_clears.size() > maxRememberedClears) {
        m_records.erase(m_clears.begin()->second);
        m_clears.erase(m_clears.begin());
    }
}

void GroupStateCache::outdate()
{
    for (auto &[connectionId, record] : m_records)
        record.isOutdated = true;
}

QList<GroupStateItem> GroupStateCache::list() const
{
    QList<GroupStateItem> items;
    for (const auto &[connectionId, record] : m_records) {
        if (record.item.state)
            items.append(record.item);
    }
    return items;
}

} // namespace WebPubSub
