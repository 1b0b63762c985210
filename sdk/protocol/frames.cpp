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
                          [](const UnknownFrame &unknown) { return unknown.type; },
                      },
        frame);
}

} // namespace WebPubSub
