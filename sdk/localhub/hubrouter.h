#pragma once

#include "localhub/hubevents.h"
#include "localhub/hubgroupstates.h"
#include "localhub/hubstreams.h"

namespace WebPubSub {

/*!
    What the hub does with a client's frame, and the operations that REST calls share with it: permissions are
    asked, state is changed, deliveries and acks go out (client-protocol.md sections 3 and 5.1). No sockets;
    the clock is for streams. A session may be gone when a call returns, as its buffer may have been full.
*/
class HubRouter {
public:
    //! \param events the application; null: there is none.
    HubRouter(HubState &state, HubSessions &sessions, HubTrace &trace, const HubClock &clock,
        EventHandler *events = nullptr);

    //! \param bytes what \p frame was read from, for the trace.
    void receive(HubSession &from, ClientFrame frame, const QByteArray &bytes);
    //! A frame of a simple client (section 2.3).
    void receiveRaw(HubSession &from, const Payload &payload);

    // ---- for the application: no permissions are asked ----
    void publishToGroup(const Publication &publication, const QSet<QString> &excluded = {});
    void publishToAll(const Publication &publication, const QSet<QString> &excluded = {});
    void publishToUser(const Publication &publication, const QString &userId);
    void publishToConnection(const Publication &publication, const QString &connectionId);
    void addToGroup(HubSession &session, const QString &group);
    void removeFromGroup(HubSession &session, const QString &group);
    //! Tells subscribers what has changed otherwise than by a frame: a connection that ended, a REST call.
    void tellGroupStates();

    // ---- streams outlive frames ----
    HubStreams &streams() { return m_streams; }
    //! To be called by the time that HubStreams::setAlarm() tells.
    void expireStreams();

private:
    using Failure = std::optional<AckError>;
    Failure handle(HubSession &from, const JoinGroupFrame &frame, const HubCause &cause);
    Failure handle(HubSession &from, const LeaveGroupFrame &frame, const HubCause &cause);
    Failure handle(HubSession &from, const SendToGroupFrame &frame, const HubCause &cause);
    Failure handle(HubSession &from, const SequenceAckFrame &frame, const HubCause &cause);
    Failure handle(HubSession &from, const PingFrame &frame, const HubCause &cause);
    Failure handle(HubSession &from, const StreamStartFrame &frame, const HubCause &cause);
    Failure handle(HubSession &from, const StreamDataFrame &frame, const HubCause &cause);
    Failure handle(HubSession &from, const StreamEndFrame &frame, const HubCause &cause);
    Failure handle(HubSession &from, const auto &frame, const HubCause &cause);

    void publish(const Audience &audience, const Publication &publication, const HubSession *from);
    void publishFragment(
        const HubStream &stream, const StreamInfo &info, const Payload &payload, const HubCause &cause);
    void endOverflowed();

    HubState &m_state;
    HubSessions &m_sessions;
    HubTrace &m_trace;
    Fanout m_fanout;
    HubStreams m_streams;
    HubEvents m_events;
    HubGroupStates m_groupStates;
};

} // namespace WebPubSub
