#pragma once

#include "core/result.h"
#include "protocol/payload.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>
#include <variant>

//! Plain structs for the frames of client-protocol.md section 3; field names are the protocol's own.
namespace WebPubSub {

using Metadata = QMap<QString, QString>;

// ---- client to service -------------------------------------------------------------------------------------

struct JoinGroupFrame {
    QString group = {};
    std::optional<quint64> ackId = {};
    friend bool operator==(const JoinGroupFrame &, const JoinGroupFrame &) = default;
};

struct LeaveGroupFrame {
    QString group = {};
    std::optional<quint64> ackId = {};
    friend bool operator==(const LeaveGroupFrame &, const LeaveGroupFrame &) = default;
};

struct SendToGroupFrame {
    QString group = {};
    Payload payload = {};
    std::optional<quint64> ackId = {};
    bool noEcho = false;
    std::optional<int> ttlSeconds = {}; //!< 0 to 300
    Metadata metadata = {};
    friend bool operator==(const SendToGroupFrame &, const SendToGroupFrame &) = default;
};

struct EventFrame {
    QString event = {};
    Payload payload = {};
    std::optional<quint64> ackId = {};
    Metadata metadata = {};
    friend bool operator==(const EventFrame &, const EventFrame &) = default;
};

struct SequenceAckFrame {
    quint64 sequenceId = 0;
    friend bool operator==(const SequenceAckFrame &, const SequenceAckFrame &) = default;
};

struct PingFrame {
    friend bool operator==(PingFrame, PingFrame) = default;
};

//! A request to the app server on the same connection; answered by InvokeResponseFrame (section 3.4).
struct InvokeFrame {
    QString invocationId = {}; //!< unique among the pending ones
    QString event = {}; //!< the target is always "event"
    std::optional<Payload> payload = {};
    Metadata metadata = {};
    friend bool operator==(const InvokeFrame &, const InvokeFrame &) = default;
};

//! Never answered; a response may come all the same.
struct CancelInvocationFrame {
    QString invocationId = {};
    friend bool operator==(const CancelInvocationFrame &, const CancelInvocationFrame &) = default;
};

//! `sendToGroup` with a `stream` and no data (section 3.6); answered by StreamAckFrame or StreamClosedFrame.
struct StreamStartFrame {
    QString group = {};
    QString streamId = {};
    bool noEcho = false;
    std::optional<quint32> idleTimeoutMs = {}; //!< above 0; the service's default is 300,000
    friend bool operator==(const StreamStartFrame &, const StreamStartFrame &) = default;
};

//! A fragment; without sequence id and payload a keepalive.
struct StreamDataFrame {
    QString streamId = {};
    std::optional<quint64> streamSequenceId = {}; //!< 1, 2, 3…
    std::optional<Payload> payload = {};
    friend bool operator==(const StreamDataFrame &, const StreamDataFrame &) = default;
};

//! Why a publisher broke its stream off.
struct StreamAbort {
    QString message = {};
    QString userErrorCode = {};
    friend bool operator==(const StreamAbort &, const StreamAbort &) = default;
};

struct StreamEndFrame {
    QString streamId = {};
    std::optional<StreamAbort> error = {};
    friend bool operator==(const StreamEndFrame &, const StreamEndFrame &) = default;
};

//! What one connection says of itself in a group (section 3.7).
using GroupState = QMap<QString, QString>;

struct SetGroupStateFrame {
    QString group = {};
    std::optional<quint64> ackId = {};
    std::optional<GroupState> state = {}; //!< none clears this connection's state
    friend bool operator==(const SetGroupStateFrame &, const SetGroupStateFrame &) = default;
};

struct SubscribeGroupStateFrame {
    QString group = {};
    std::optional<quint64> ackId = {};
    friend bool operator==(const SubscribeGroupStateFrame &, const SubscribeGroupStateFrame &) = default;
};

struct UnsubscribeGroupStateFrame {
    QString group = {};
    std::optional<quint64> ackId = {};
    friend bool operator==(const UnsubscribeGroupStateFrame &, const UnsubscribeGroupStateFrame &) = default;
};

using ClientFrame = std::variant<JoinGroupFrame, LeaveGroupFrame, SendToGroupFrame, EventFrame, SequenceAckFrame,
                                 PingFrame, InvokeFrame, CancelInvocationFrame, StreamStartFrame, StreamDataFrame,
                                 StreamEndFrame, SetGroupStateFrame, SubscribeGroupStateFrame,
                                 UnsubscribeGroupStateFrame>;

// ---- service to client -------------------------------------------------------------------------------------

//! \c name as the service says it ("Forbidden", "Duplicate"…); unknown names are legal.
struct AckError {
    QString name = {};
    QString message = {};
    friend bool operator==(const AckError &, const AckError &) = default;
};

struct AckFrame {
    quint64 ackId = 0;
    bool success = false;
    std::optional<AckError> error = {};
    friend bool operator==(const AckFrame &, const AckFrame &) = default;
};

//! How the last message of a stream says that it failed. Names of section 3.6: IdleTimeout, Cancelled, UserError…
struct StreamError {
    QString name = {};
    QString message = {};
    QString userErrorCode = {}; //!< of UserError only
    friend bool operator==(const StreamError &, const StreamError &) = default;
};

//! Makes a group message a fragment of a stream.
struct StreamInfo {
    QString streamId = {};
    quint64 streamSequenceId = 0; //!< from 1; has nothing to do with the message's sequenceId
    bool endOfStream = false;
    std::optional<StreamError> error = {}; //!< only with endOfStream
    friend bool operator==(const StreamInfo &, const StreamInfo &) = default;
};

struct GroupMessageFrame {
    QString group = {};
    QString fromUserId = {}; //!< empty: anonymous sender, or a REST publish
    Payload payload = {};
    std::optional<quint64> sequenceId = {}; //!< reliable subprotocols only
    Metadata metadata = {};
    std::optional<StreamInfo> stream = {};
    friend bool operator==(const GroupMessageFrame &, const GroupMessageFrame &) = default;
};

struct ServerMessageFrame {
    Payload payload = {};
    std::optional<quint64> sequenceId = {};
    Metadata metadata = {};
    friend bool operator==(const ServerMessageFrame &, const ServerMessageFrame &) = default;
};

struct ConnectedFrame {
    QString connectionId = {};
    QString userId = {}; //!< empty: anonymous
    QString reconnectionToken = {}; //!< reliable subprotocols only; opaque
    friend bool operator==(const ConnectedFrame &, const ConnectedFrame &) = default;
};

struct DisconnectedFrame {
    QString message = {};
    friend bool operator==(const DisconnectedFrame &, const DisconnectedFrame &) = default;
};

struct PongFrame {
    friend bool operator==(PongFrame, PongFrame) = default;
};

//! The answer to InvokeFrame. No sequence id: it is not replayed after a recovery.
struct InvokeResponseFrame {
    QString invocationId = {};
    bool success = false;
    std::optional<Payload> payload = {}; //!< of a success; none for an empty answer
    std::optional<AckError> error = {}; //!< of a failure
    Metadata metadata = {};
    friend bool operator==(const InvokeResponseFrame &, const InvokeResponseFrame &) = default;
};

//! Every fragment below \c expectedSequenceId is accepted.
struct StreamAckFrame {
    QString streamId = {};
    quint64 expectedSequenceId = 0;
    friend bool operator==(const StreamAckFrame &, const StreamAckFrame &) = default;
};

//! The stream lives on; the publisher goes back to \c expectedSequenceId.
struct StreamNackFrame {
    QString streamId = {};
    QString name = {}; //!< InvalidSequenceId, TransientError
    QString message = {};
    quint64 expectedSequenceId = 0;
    friend bool operator==(const StreamNackFrame &, const StreamNackFrame &) = default;
};

struct StreamClosedFrame {
    QString streamId = {};
    std::optional<AckError> error = {}; //!< none: ended as asked
    friend bool operator==(const StreamClosedFrame &, const StreamClosedFrame &) = default;
};

struct GroupStateItem {
    QString connectionId = {};
    QString userId = {}; //!< empty: anonymous
    std::optional<GroupState> state = {}; //!< none: cleared
    qint64 updatedAt = 0; //!< milliseconds since 1970; the newer wins
    friend bool operator==(const GroupStateItem &, const GroupStateItem &) = default;
};

//! All states of a group, sent after subscribing.
struct GroupStateSnapshotFrame {
    QString group = {};
    QList<GroupStateItem> items = {};
    std::optional<quint64> sequenceId = {};
    friend bool operator==(const GroupStateSnapshotFrame &, const GroupStateSnapshotFrame &) = default;
};

//! Only what changed.
struct GroupStateUpdateFrame {
    QString group = {};
    QList<GroupStateItem> items = {};
    std::optional<quint64> sequenceId = {};
    friend bool operator==(const GroupStateUpdateFrame &, const GroupStateUpdateFrame &) = default;
};

//! A well-formed frame of a type (or from, or dataType) that we do not know. It still consumed its sequence id.
struct UnknownFrame {
    QString type = {};
    std::optional<quint64> sequenceId = {};
    friend bool operator==(const UnknownFrame &, const UnknownFrame &) = default;
};

using ServerFrame = std::variant<AckFrame, GroupMessageFrame, ServerMessageFrame, ConnectedFrame, DisconnectedFrame,
                                 PongFrame, UnknownFrame, InvokeResponseFrame, StreamAckFrame, StreamNackFrame,
                                 StreamClosedFrame, GroupStateSnapshotFrame, GroupStateUpdateFrame>;

//! Helper for std::visit with one lambda a frame.
template<typename... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};

//! The frame's `type` on the wire: "joinGroup", "sendToGroup", "ack", "message", "system"…
QString frameType(const ClientFrame &frame);
QString frameType(const ServerFrame &frame);

//! Nothing also for the frames that are never acknowledged (ping, sequenceAck, invoke, streams).
std::optional<quint64> ackIdOf(const ClientFrame &frame);
//! Leaves those frames as they are.
void setAckId(ClientFrame &frame, quint64 ackId);
//! Of the frames that a reliable subprotocol numbers: messages and group states (section 4.1).
std::optional<quint64> sequenceIdOf(const ServerFrame &frame);

} // namespace WebPubSub
