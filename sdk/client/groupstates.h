#pragma once

#include "client/groupstatecache.h"

#include <QHash>
#include <QStringList>

namespace WebPubSub {

/*!
    What a client knows of group states: its own, and those of the groups it subscribed to
   (client-protocol.md sections 3.7 and 6.2). Pure: no sockets, the time is passed in.

    Acks of one group may come in another order than the requests went out, as requests are tried again; so
   each request takes a ticket, and an answer that newer news has overtaken changes nothing.
*/
class GroupStates {
public:
    using TimePoint = GroupStateCache::TimePoint;

    quint64 takeTicket() { return ++m_lastTicket; }

    // ---- our own ----
    //! The service has taken \p state; none: it is cleared.
    void ownSet(const QString &group, const std::optional<GroupState> &state, quint64 ticket);
    //! From the moment a leave is asked for: the service clears the state of who leaves.
    void left(const QString &group);
    std::optional<GroupState> own(const QString &group) const;
    QStringList groupsWithOwn() const;

    // ---- those of others ----
    //! A subscription is on its way: its states may come before its answer.
    void subscribing(const QString &group);
    //! Its answer. \returns whether there is something to list that was not listed before.
    bool subscribeAnswered(const QString &group, bool success, quint64 ticket);
    void unsubscribed(const QString &group); //!< from the moment it is asked for
    bool isSubscribed(const QString &group) const;
    QStringList subscriptions() const;
    //! Snapshots and updates; other frames and other groups are ignored. \returns the group whose list()
    //! changed, or an empty string.
    QString received(const ServerFrame &frame, TimePoint now);
    QList<GroupStateItem> list(const QString &group) const;

    //! The connection id is lost for good. What is kept is only until the new connection's news.
    void connectionLost();
    void clear();

private:
    struct Subscription {
        int unanswered = 0;
        bool isActive = false;
        GroupStateCache cache = {};
    };
    struct Own {
        std::optional<GroupState> state = {};
        quint64 ticket = 0; //!< of the newest request that took effect, or of the leave
    };

    QHash<QString, Own> m_own;
    QHash<QString, Subscription> m_subscriptions;
    QHash<QString, quint64> m_endedAt; //!< the newest ticket when the group was unsubscribed from
    quint64 m_lastTicket = 0;
};

} // namespace WebPubSub
