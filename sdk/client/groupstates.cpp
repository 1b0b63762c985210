#include "client/groupstates.h"

#include <algorithm>

namespace WebPubSub {

void GroupStates::ownSet(const QString &group, const std::optional<GroupState> &state, quint64 ticket)
{
    Own &own = m_own[group];
    if (ticket > own.ticket)
        own = {.state = state, .ticket = ticket};
}

void GroupStates::left(const QString &group)
{
    m_own[group] = {.state = {}, .ticket = m_lastTicket};
}

std::optional<GroupState> GroupStates::own(const QString &group) const
{
    return m_own.value(group).state;
}

QStringList GroupStates::groupsWithOwn() const
{
    QStringList groups;
    for (auto it = m_own.cbegin(); it != m_own.cend(); ++it) {
        if (it->state)
            groups.append(it.key());
    }
    std::sort(groups.begin(), groups.end());
    return groups;
}

void GroupStates::subscribing(const QString &group)
{
    ++m_subscriptions[group].unanswered;
}

bool GroupStates::subscribeAnswered(const QString &group, bool success, quint64 ticket)
{
    const auto found = m_subscriptions.find(group);
    if (ticket <= m_endedAt.value(group) || found == m_subscriptions.end())
        return false;
    --found->unanswered;
    if (success)
        return !std::exchange(found->isActive, true) && !found->cache.list().isEmpty();
    if (!found->isActive && found->unanswered == 0)
        m_subscriptions.erase(found);
    return false;
}

void GroupStates::unsubscribed(const QString &group)
{
    m_subscriptions.remove(group);
    m_endedAt[group] = m_lastTicket;
}

bool GroupStates::isSubscribed(const QString &group) const
{
    const auto found = m_subscriptions.constFind(group);
    return found != m_subscriptions.cend() && found->isActive;
}

QStringList GroupStates::subscriptions() const
{
    QStringList groups;
    for (auto it = m_subscriptions.cbegin(); it != m_subscriptions.cend(); ++it) {
        if (it->isActive)
            groups.append(it.key());
    }
    std::sort(groups.begin(), groups.end());
    return groups;
}

QString GroupStates::received(const ServerFrame &frame, TimePoint now)
{
    const auto *snapshot = std::get_if<GroupStateSnapshotFrame>(&frame);
    const auto *update = std::get_if<GroupStateUpdateFrame>(&frame);
    if (!snapshot && !update)
        return {};
    const QString &group = snapshot ? snapshot->group : update->group;
    const auto found = m_subscriptions.find(group);
    if (found == m_subscriptions.end())
        return {};
    const bool changed = snapshot ? found->cache.applySnapshot(snapshot->items, now)
                                  : found->cache.applyUpdate(update->items, now);
    return changed && found->isActive ? group : QString();
}

QList<GroupStateItem> GroupStates::list(const QString &group) const
{
    const auto found = m_subscriptions.constFind(group);
    return found == m_subscriptions.cend() || !found->isActive ? QList<GroupStateItem>()
                                                               : found->cache.list();
}

void GroupStates::connectionLost()
{
    for (Subscription &subscription : m_subscriptions)
        subscription.cache.outdate();
}

void GroupStates::clear()
{
    const QStringList groups = m_subscriptions.keys();
    for (const QString &group : groups)
        unsubscribed(group);
    const QStringList ownGroups = m_own.keys();
    for (const QString &group : ownGroups)
        left(group);
}

} // namespace WebPubSub
