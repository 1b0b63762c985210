#include "localhub/hubstate.h"

#include <algorithm>

namespace WebPubSub {

namespace {

// The order of members means nothing, so the last one may fill the gap.
void eraseUnordered(HubMembers &members, HubSession *session)
{
    const auto it = std::find(members.begin(), members.end(), session);
    if (it == members.end())
        return;
    *it = members.back();
    members.pop_back();
}

const HubMembers noMembers;

} // namespace

HubSession &HubState::add(std::unique_ptr<HubSession> session)
{
    HubSession &added = *session;
    Hub &hub = m_hubs[added.hub];
    hub.connections.push_back(&added);
    if (!added.userId.isEmpty())
        hub.users[added.userId].push_back(&added);
    m_sessions[added.connectionId] = std::move(session);
    return added;
}

std::unique_ptr<HubSession> HubState::remove(HubSession &session)
{
    const auto stored = m_sessions.find(session.connectionId);
    Hub &hub = m_hubs[session.hub];
    m_groupStates.unsubscribeAll(session);
    while (!session.groups.empty())
        leaveGroup(hub, session, session.groups.back());
    if (const auto user = hub.users.find(session.userId); user != hub.users.end()) {
        eraseUnordered(user->second, &session);
        if (user->second.empty())
            hub.users.erase(user);
    }
    eraseUnordered(hub.connections, &session);
    std::unique_ptr<HubSession> removed = std::move(stored->second);
    m_sessions.erase(stored);
    if (hub.connections.empty())
        m_hubs.erase(removed->hub);
    return removed;
}

HubSession *HubState::find(const QString &connectionId) const
{
    const auto it = m_sessions.find(connectionId);
    return it == m_sessions.end() ? nullptr : it->second.get();
}

HubSession *HubState::find(const QString &hub, const QString &connectionId) const
{
    HubSession *session = find(connectionId);
    return session && session->hub == hub ? session : nullptr;
}

bool HubState::join(HubSession &session, const QString &group)
{
    HubGroup &joined = m_hubs[session.hub].groups[group];
    if (std::find(session.groups.cbegin(), session.groups.cend(), &joined) != session.groups.cend())
        return false;
    joined.name = group;
    joined.members.push_back(&session);
    session.groups.push_back(&joined);
    return true;
}

bool HubState::leave(HubSession &session, const QString &group)
{
    Hub &hub = m_hubs[session.hub];
    const auto it = hub.groups.find(group);
    if (it == hub.groups.end())
        return false;
    const auto &groups = session.groups;
    if (std::find(groups.cbegin(), groups.cend(), &it->second) == groups.cend())
        return false;
    leaveGroup(hub, session, &it->second);
    return true;
}

void HubState::leaveGroup(Hub &hub, HubSession &session, HubGroup *group)
{
    m_groupStates.clear(session, group->name);
    session.groups.erase(std::find(session.groups.begin(), session.groups.end(), group));
    eraseUnordered(group->members, &session);
    if (group->members.empty())
        hub.groups.erase(QString(group->name)); // a copy: the name dies with the group
}

const HubMembers &HubState::membersOf(const QString &hub, const QString &group) const
{
    const auto it = m_hubs.find(hub);
    if (it == m_hubs.end())
        return noMembers;
    const auto found = it->second.groups.find(group);
    return found == it->second.groups.end() ? noMembers : found->second.members;
}

const HubMembers &HubState::connectionsOf(const QString &hub, const QString &userId) const
{
    const auto it = m_hubs.find(hub);
    if (it == m_hubs.end())
        return noMembers;
    const auto found = it->second.users.find(userId);
    return found == it->second.users.end() ? noMembers : found->second;
}

const HubMembers &HubState::connectionsIn(const QString &hub) const
{
    const auto it = m_hubs.find(hub);
    return it == m_hubs.end() ? noMembers : it->second.connections;
}

HubMembers HubState::connections() const
{
    HubMembers all;
    all.reserve(m_sessions.size());
    for (const auto &[connectionId, session] : m_sessions)
        all.push_back(session.get());
    return all;
}

bool isMember(const HubSession &session, const QString &group)
{
    return std::any_of(session.groups.cbegin(), session.groups.cend(),
        [&](const HubGroup *joined) { return joined->name == group; });
}

QStringList groupNames(const HubSession &session)
{
    QStringList names;
    names.reserve(qsizetype(session.groups.size()));
    for (const HubGroup *group : session.groups)
        names.append(group->name);
    return names;
}

} // namespace WebPubSub
