#pragma once

#include "localhub/hubsession.h"

#include <map>
#include <set>
#include <unordered_map>

namespace WebPubSub {

//! A frame for those who subscribed to a group's states.
struct GroupStateNews {
    ServerFrame frame = {}; //!< GroupStateSnapshotFrame or GroupStateUpdateFrame, without sequence id
    std::vector<HubSession *> to = {};
};

/*!
    What the connections of all hubs say of themselves in their groups, and who wants to hear of it
    (client-protocol.md section 3.7). Pure: no permissions asked, no clock. HubState keeps it, and ends a
    state with the membership it belongs to.

    Changes are collected until takeNews(), so that a hundred connections that end at once make one update.
*/
class GroupStateTable {
public:
    void set(const HubSession &session, const QString &group, const GroupState &state);
    void clear(const HubSession &session, const QString &group);
    //! Subscribing again brings another snapshot.
    void subscribe(HubSession &session, const QString &group);
    void unsubscribe(HubSession &session, const QString &group);
    void unsubscribeAll(HubSession &session); //!< the session is over
    size_t subscriptionsOf(const HubSession &session) const;

    /*!
        What is to be told since the last call; each change is marked with the time \p nowMs (milliseconds
        since 1970), or a little later, so that of two changes the newer has the larger time.
    */
    std::vector<GroupStateNews> takeNews(qint64 nowMs);

private:
    using Key = std::pair<QString, QString>; // hub and group
    struct Subscriber {
        HubSession *session = nullptr;
        bool needsSnapshot = true;
    };
    struct Group {
        std::map<QString, GroupStateItem> items; // by connection id; cleared ones until they are told
        std::set<QString> changed; // connection ids
        std::vector<Subscriber> subscribers;
        qint64 lastUpdatedAt = 0;
    };

    void mark(const Key &key, const QString &connectionId);
    void tellChanges(const QString &name, Group &group, qint64 nowMs, std::vector<GroupStateNews> &news);
    void tellSnapshot(const QString &name, Group &group, std::vector<GroupStateNews> &news);

    std::map<Key, Group> m_groups;
    std::set<Key> m_dirty;
    std::unordered_map<const HubSession *, std::set<Key>> m_subscriptions;
};

} // namespace WebPubSub
