#include "localhub/groupstatetable.h"

#include <algorithm>

namespace WebPubSub {

namespace {

// A client takes frames of 2 MiB, and the states of a large group may be more: what does not fit into one
// frame goes into updates behind it, which mean the same.
constexpr qsizetype maxItemBytes = 512 * 1024;

qsizetype sizeOf(const GroupStateItem &item)
{
    qsizetype bytes = 3 * (item.connectionId.size() + item.userId.size()) + 96; // the envelope of an item
    if (item.state) {
        for (auto it = item.state->begin(); it != item.state->end(); ++it)
            bytes += 6 * (it.key().size() + it.value().size()) + 6; // all escaped, at worst
    }
    return bytes;
}

std::vector<QList<GroupStateItem>> inFrames(const std::vector<const GroupStateItem *> &items)
{
    std::vector<QList<GroupStateItem>> frames(1);
    qsizetype bytes = 0;
    for (const GroupStateItem *item : items) {
        const qsizetype size = sizeOf(*item);
        if (!frames.back().isEmpty() && bytes + size > maxItemBytes) {
            frames.emplace_back();
            bytes = 0;
        }
        frames.back().append(*item);
        bytes += size;
    }
    return frames;
}

} // namespace

void GroupStateTable::mark(const Key &key, const QString &connectionId)
{
    m_groups[key].changed.insert(connectionId);
    m_dirty.insert(key);
}

void GroupStateTable::set(const HubSession &session, const QString &group, const GroupState &state)
{
    const Key key(session.hub, group);
    m_groups[key].items[session.connectionId] = {
        .connectionId = session.connectionId, .userId = session.userId, .state = state};
    mark(key, session.connectionId);
}

void GroupStateTable::clear(const HubSession &session, const QString &group)
{
    const Key key(session.hub, group);
    const auto found = m_groups.find(key);
    if (found == m_groups.end())
        return;
    const auto item = found->second.items.find(session.connectionId);
    if (item == found->second.items.end() || !item->second.state)
        return;
    item->second.state.reset();
    mark(key, session.connectionId);
}

void GroupStateTable::subscribe(HubSession &session, const QString &group)
{
    const Key key(session.hub, group);
    auto &subscribers = m_groups[key].subscribers;
    m_dirty.insert(key);
    if (!m_subscriptions[&session].insert(key).second)
        std::erase_if(subscribers, [&](const Subscriber &known) { return known.session == &session; });
    subscribers.push_back({.session = &session});
}

void GroupStateTable::unsubscribe(HubSession &session, const QString &group)
{
    const Key key(session.hub, group);
    const auto found = m_subscriptions.find(&session);
    if (found == m_subscriptions.end() || found->second.erase(key) == 0)
        return;
    if (found->second.empty())
        m_subscriptions.erase(found);
    std::erase_if(
        m_groups[key].subscribers, [&](const Subscriber &known) { return known.session == &session; });
    m_dirty.insert(key); // takeNews() drops groups that nobody is in any more
}

void GroupStateTable::unsubscribeAll(HubSession &session)
{
    const auto found = m_subscriptions.find(&session);
    if (found == m_subscriptions.end())
        return;
    const std::set<Key> keys = found->second;
    for (const Key &key : keys)
        unsubscribe(session, key.second);
}

size_t GroupStateTable::subscriptionsOf(const HubSession &session) const
{
    const auto found = m_subscriptions.find(&session);
    return found == m_subscriptions.end() ? 0 : found->second.size();
}

std::vector<GroupStateNews> GroupStateTable::takeNews(qint64 nowMs)
{
    std::vector<GroupStateNews> news;
    for (const Key &key : std::exchange(m_dirty, {})) {
        Group &group = m_groups[key];
        tellChanges(key.second, group, nowMs, news);
        tellSnapshot(key.second, group, news);
        if (group.items.empty() && group.subscribers.empty())
            m_groups.erase(key);
    }
    return news;
}

void GroupStateTable::tellChanges(
    const QString &name, Group &group, qint64 nowMs, std::vector<GroupStateNews> &news)
{
    if (group.changed.empty())
        return;
    group.lastUpdatedAt = std::max(nowMs, group.lastUpdatedAt + 1);
    std::vector<const GroupStateItem *> items;
    for (const QString &connectionId : group.changed) {
        GroupStateItem &item = group.items[connectionId];
        item.updatedAt = group.lastUpdatedAt;
        items.push_back(&item);
    }
    std::vector<HubSession *> to;
    for (const Subscriber &subscriber : group.subscribers) {
        if (!subscriber.needsSnapshot)
            to.push_back(subscriber.session);
    }
    for (const QList<GroupStateItem> &part : inFrames(items)) {
        if (!to.empty())
            news.push_back({GroupStateUpdateFrame{.group = name, .items = part}, to});
    }
    for (const QString &connectionId : std::exchange(group.changed, {})) {
        if (!group.items[connectionId].state)
            group.items.erase(connectionId);
    }
}

void GroupStateTable::tellSnapshot(const QString &name, Group &group, std::vector<GroupStateNews> &news)
{
    std::vector<HubSession *> to;
    for (Subscriber &subscriber : group.subscribers) {
        if (std::exchange(subscriber.needsSnapshot, false))
            to.push_back(subscriber.session);
    }
    if (to.empty())
        return;
    std::vector<const GroupStateItem *> items;
    for (const auto &[connectionId, item] : group.items)
        items.push_back(&item);
    const auto parts = inFrames(items);
    news.push_back({GroupStateSnapshotFrame{.group = name, .items = parts.front()}, to});
    for (size_t i = 1; i < parts.size(); ++i)
        news.push_back({GroupStateUpdateFrame{.group = name, .items = parts[i]}, to});
}

} // namespace WebPubSub
