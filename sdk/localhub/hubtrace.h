#pragma once

#include "core/trace.h"
#include "localhub/hubsession.h"

namespace WebPubSub {

//! What caused a delivery: the frame or REST call that the trace joins it to. Empty while the trace is off.
struct HubCause {
    QString correlation = {};
    qint64 receivedUs = 0; //!< microseconds since 1970: when its bytes arrived
    std::optional<quint64> ackId = {};
};

//! How a publication was handed out.
struct HubRouting {
    QString group = {}; //!< empty: to all, to a user, to a connection
    int audience = 0; //!< connections addressed, with those left out
    int delivered = 0; //!< with those that are away
    int held = 0; //!< of the delivered: away, kept for their return
    bool senderSkipped = false; //!< noEcho
    int excluded = 0; //!< by the REST call's list
    int overflowed = 0; //!< ended, as they could hold no more
};

/*!
    Makes the hub's rows of the live trace. With an empty sink every call is one branch and nothing more;
    callers that would have to collect something first ask isOn().
*/
class HubTrace {
public:
    explicit HubTrace(TraceSink sink = {});
    bool isOn() const { return bool(m_sink); }

    //! A frame of a client as it came in. \returns the story it starts.
    HubCause received(const HubSession &from, const ClientFrame &frame, const QByteArray &bytes);
    //! A frame of a simple client, which has no envelope; \a event says what it stands for.
    HubCause receivedRaw(
        const HubSession &from, const Payload &payload, const QString &event, const QString &group);
    //! One `message` for one receiver, before its bytes go to the socket. Either id may be missing.
    void delivering(const HubSession &to, const QString &group, const Payload &payload,
        const QByteArray &bytes, std::optional<quint64> sequenceId, const HubCause &cause);
    //! Any other frame of the hub's (ack, pong, connected, invokeResponse, groupStateUpdate…), before its
    //! bytes go to the socket, or are kept for a client that is away.
    void sending(const HubSession &to, const ServerFrame &frame, const QByteArray &bytes,
        const HubCause &cause, std::optional<quint64> sequenceId = {});
    void routed(const HubSession *from, const QString &hub, const HubRouting &routing, const HubCause &cause);
    //! Beside delivering(), for a receiver that is away.
    void held(const HubSession &away, const QString &group, qsizetype bytes, quint64 sequenceId,
        const HubCause &cause);

    //! A frame without ackId that failed, which its sender is not told.
    void refused(
        const HubSession &from, const QString &frameType, const AckError &error, const HubCause &cause);

    //! "ConnectionStarted", "ConnectionEnded", "ConnectionAborted", "recovered"…
    void connection(const HubSession &session, const QString &event, const QString &message, TraceLevel level,
        const QString &status = {});

    //! An entry made elsewhere (handshakes, REST calls).
    void emitEntry(const TraceEntry &entry) const;

private:
    TraceSink m_sink;
};

//! The frames that correlationOf() counts when they have no ackId: joinGroup, leaveGroup, sendToGroup, event.
bool isCounted(const ClientFrame &frame);

} // namespace WebPubSub
