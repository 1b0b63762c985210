#pragma once

#include "localhub/hubstate.h"
#include "localhub/hubtrace.h"

#include <QSet>

namespace WebPubSub {

//! A message on its way to an audience.
struct Publication {
    QString hub = {};
    QString group = {}; //!< empty: from the server (REST to all, to a user, to a connection)
    QString fromUserId = {};
    Payload payload = {};
    Metadata metadata = {};
    HubCause cause = {};
    std::optional<StreamInfo> stream = {}; //!< to a group only
};

struct Audience {
    const HubMembers &members;
    const HubSession *noEchoTo = nullptr; //!< left out: the publisher, when it asked for noEcho
    QSet<QString> excluded = {}; //!< connection ids left out by a REST call
};

/*!
    Hands one message to many connections: encoded once a subprotocol, the same bytes for each receiver, and
    on a reliable subprotocol through the receiver's replay buffer. The hub's hot path.
*/
class Fanout {
public:
    explicit Fanout(HubTrace &trace);

    //! Receivers that could hold no more are left for takeOverflowed(), as ending them changes the audience.
    HubRouting deliver(const Audience &audience, const Publication &publication);
    //! Connections whose replay buffer was full since the last call; each must be ended with 1008.
    HubMembers takeOverflowed();

private:
    class EncodedMessage;

    bool deliverReliable(HubSession &to, const QByteArray &message, const Publication &publication);
    void deliverOnce(
        HubSession &to, const QByteArray &message, const QByteArray &frame, const Publication &publication);

    HubTrace &m_trace;
    HubMembers m_overflowed;
};

//! Any frame but a message (ack, pong, connected, disconnected), encoded for this one session and sent.
void sendTo(HubSession &session, const ServerFrame &frame, HubTrace &trace, const HubCause &cause = {});
//! All that the session's client did not acknowledge, in order, to its new socket.
void replayTo(HubSession &session);

} // namespace WebPubSub
