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
    //! A frame that a reliable subprotocol numbers, other than a message: \p frame has no sequenceId.
    void deliver(const HubMembers &members, const ServerFrame &frame, const HubCause &cause);
    //! Connections whose replay buffer was full since the last call; each must be ended with 1008.
    HubMembers takeOverflowed();

private:
    class EncodedMessage;

    bool deliverReliable(HubSession &to, const QByteArray &message, const Publication &publication);
    void deliverTo(
        HubSession &to, const ServerFrame &frame, const QByteArray &message, const HubCause &cause);
    void deliverOnce(
        HubSession &to, const QByteArray &message, const QByteArray &frame, const Publication &publication);

    HubTrace &m_trace;
    HubMembers m_overflowed;
};

//! Any frame but a message (ack, pong, connected, disconnected), encoded for this one session and sent.
void sendTo(HubSession &session, const ServerFrame &frame, HubTrace &trace, const HubCause &cause = {});
/*!
    Ends a client's request: with an ack when it asked for one, and a failure without is only traced
    (section 10, item 56). Successful ack ids are remembered. A client that is away gets no ack, and none
    later: it asks again with the same id.
*/
void acknowledge(HubSession &to, const QString &frameType, std::optional<quint64> ackId,
    const std::optional<AckError> &failure, HubTrace &trace, const HubCause &cause);
//! All that the session's client did not acknowledge, in order, to its new socket.
void replayTo(HubSession &session);

} // namespace WebPubSub
