#include "protocol/frames.h"

namespace WebPubSub {

using namespace Qt::StringLiterals;

QString frameType(const ClientFrame &frame)
{
    return std::visit(Overloaded{
                          [](const JoinGroupFrame &) { return u"joinGroup"_s; },
                          [](const LeaveGroupFrame &) { return u"leaveGroup"_s; },
                          [](const SendToGroupFrame &) { return u"sendToGroup"_s; },
                          [](const EventFrame &) { return u"event"_s; },
                          [](const SequenceAckFrame &) { return u"sequenceAck"_s; },
                          [](const PingFrame &) { return u"ping"_s; },
                          [](const InvokeFrame &) { return u"invoke"_s; },
                          [](const CancelInvocationFrame &) { return u"cancelInvocation"_s; },
                          [](const StreamStartFrame &) { return u"sendToGroup"_s; },
                          [](const StreamDataFrame &) { return u"streamData"_s; },
                          [](const StreamEndFrame &) { return u"streamEnd"_s; },
                          [](const SetGroupStateFrame &) { return u"setGroupState"_s; },
                          [](const SubscribeGroupStateFrame &) { return u"subscribeGroupState"_s; },
                          [](const UnsubscribeGroupStateFrame &) { return u"unsubscribeGroupState"_s; },
                      },
        frame);
}

QString frameType(const ServerFrame &frame)
{
    return std::visit(Overloaded{
                          [](const AckFrame &) { return u"ack"_s; },
                          [](const GroupMessageFrame &) { return u"message"_s; },
                          [](const ServerMessageFrame &) { return u"message"_s; },
                          [](const ConnectedFrame &) { return u"system"_s; },
                          [](const DisconnectedFrame &) { return u"system"_s; },
                          [](const PongFrame &) { return u"pong"_s; },
                          [](const InvokeResponseFrame &) { return u"invokeResponse"_s; },
                          [](const StreamAckFrame &) { return u"streamAck"_s; },
                          [](const StreamNackFrame &) { return u"streamNack"_s; },
                          [](const StreamClosedFrame &) { return u"streamClosed"_s; },
                          [](const GroupStateSnapshotFrame &) { return u"groupStateSnapshot"_s; },
                          [](const GroupStateUpdateFrame &) { return u"groupStateUpdate"_s; },
                          [](const UnknownFrame &unknown) { return unknown.type; },
                      },
        frame);
}

std::optional<quint64> ackIdOf(const ClientFrame &frame)
{
    return std::visit(
        [](const auto &known) -> std::optional<quint64> {
            if constexpr (requires { known.ackId; })
                return known.ackId;
            else
                return {};
        },
        frame);
}

void setAckId(ClientFrame &frame, quint64 ackId)
{
    std::visit(
        [ackId](auto &known) {
            if constexpr (requires { known.ackId; })
                known.ackId = ackId;
        },
        frame);
}

std::optional<quint64> sequenceIdOf(const ServerFrame &frame)
{
    return std::visit(
        [](const auto &known) -> std::optional<quint64> {
            if constexpr (requires { known.sequenceId; })
                return known.sequenceId;
            else
                return {};
        },
        frame);
}

} // namespace WebPubSub
