#pragma once

#include "core/result.h"
#include "protocol/payload.h"

#include <QMap>
#include <QString>

#include <optional>
#include <variant>

//! Plain structs for the frames of client-protocol.md sections 3.3 and 3.5; field names are the protocol's own.
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

using ClientFrame
    = std::variant<JoinGroupFrame, LeaveGroupFrame, SendToGroupFrame, EventFrame, SequenceAckFrame, PingFrame>;

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

struct GroupMessageFrame {
    QString group = {};
    QString fromUserId = {}; //!< empty: anonymous sender, or a REST publish
    Payload payload = {};
    std::optional<quint64> sequenceId = {}; //!< reliable subprotocols only
    Metadata metadata = {};
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

//! A well-formed frame of a type (or from, or dataType) that we do not know. It still consumed its sequence id.
struct UnknownFrame {
    QString type = {};
    std::optional<quint64> sequenceId = {};
    friend bool operator==(const UnknownFrame &, const UnknownFrame &) = default;
};

using ServerFrame = std::variant<AckFrame, GroupMessageFrame, ServerMessageFrame, ConnectedFrame, DisconnectedFrame,
                                 PongFrame, UnknownFrame>;

//! Helper for std::visit with one lambda a frame.
template<typename... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};

//! The frame's `type` on the wire: "joinGroup", "sendToGroup", "ack", "message", "system"…
QString frameType(const ClientFrame &frame);
QString frameType(const ServerFrame &frame);

} // namespace WebPubSub
