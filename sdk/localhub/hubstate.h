#pragma once

#include "localhub/groupstatetable.h"
#include "localhub/hubsession.h"

#include <memory>
#include <unordered_map>

namespace WebPubSub {

using HubMembers = std::vector<HubSession *>;

//! A group exists while it has members. Its name is case-sensitive.
struct HubGroup {
    QString name = {};
    HubMembers members = {}; //!< contiguous, as a publish walks over all of them
};

/*!
    Connections, users and groups of all hubs: who is there and who belongs where. No sockets, no clock, no
    permissions asked; HubRouter does that. References returned stay valid until the next change.
*/
class HubState {
public:
    HubSession &add(std::unique_ptr<HubSession> session);
    //! Takes the session out of its groups and out of the hub; the caller may still look at it.
    std::unique_ptr<HubSession> remove(HubSession &session);

    //! Connection ids are unique over all hubs, but a hub finds only its own.
    HubSession *find(const QString &connectionId) const;
    HubSession *find(const QString &hub, const QString &connectionId) const;

    //! False when it was a member already: joining twice is a success all the same.
    bool join(HubSession &session, const QString &group);
    //! False when it was no member.
    bool leave(HubSession &session, const QString &group);

    const HubMembers &membersOf(const QString &hub, const QString &group) const;
    const HubMembers &connectionsOf(const QString &hub, const QString &userId) const;
    const HubMembers &connectionsIn(const QString &hub) const;
    HubMembers connections() const; //!< of all hubs
    //! A state ends here with the membership, and a subscription with the session.
    GroupStateTable &groupStates() { return m_groupStates; }
    bool isEmpty() const { return m_sessions.empty(); }

private:
    struct Hub {
        std::unordered_map<QString, HubGroup> groups;
        std::unordered_map<QString, HubMembers> users;
        HubMembers connections;
    };
    void leaveGroup(Hub &hub, HubSession &session, HubGroup *group);

    std::unordered_map<QString, Hub> m_hubs; // by lower-case name
    GroupStateTable m_groupStates;
    std::unordered_map<QString, std::unique_ptr<HubSession>> m_sessions; // by connection id
};

bool isMember(const HubSession &session, const QString &group);
//! The names of the session's groups, in the order of joining.
QStringList groupNames(const HubSession &session);

} // namespace WebPubSub
