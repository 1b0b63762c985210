#pragma once

#include "client/clienttypes.h"
#include "client/groupstates.h"

#include <QObject>

namespace WebPubSub {

class Upstream;

/*!
    Keeps GroupStates in step with the service: sends the requests, takes in the answers, and on a new
   connection sets and subscribes again.

    Owner: the client.
*/
class GroupStateSync : public QObject {
    Q_OBJECT
public:
    GroupStateSync(Upstream &upstream, QObject *parent);

    void set(AckReply *reply, const QString &group, const std::optional<GroupState> &state,
        const SendOptions &options);
    void subscribe(AckReply *reply, const QString &group, const SendOptions &options);
    void unsubscribe(AckReply *reply, const QString &group, const SendOptions &options);
    void left(const QString &group) { m_states.left(group); }
    void received(const ServerFrame &frame);

    //! Our own state, none when there is none; GROUP_NOT_JOINED.
    Result<std::optional<GroupState>> own(const QString &group) const;
    //! GROUP_NOT_SUBSCRIBED.
    Result<QList<GroupStateItem>> list(const QString &group) const;

    void connectionLost(bool keep); //!< for good; \p keep: for restore() on the next one
    //! On a new connection: sets our states and subscribes as it was before.
    void restore();

Q_SIGNALS:
    void changed(const QString &group); //!< list() has
    void restoreFailed(const QString &group, const WebPubSub::Error &error);

private:
    AckReply *restoring(const QString &group, const std::function<void()> &giveUp);

    Upstream &m_upstream;
    GroupStates m_states;
    quint64 m_round = 0; //!< of restore(): answers on a connection that is gone are not told
};

} // namespace WebPubSub
