#include "protocol/protobufcodec.h"
#include "protocol/protobufparts.h"

namespace WebPubSub {

namespace {

using namespace ProtobufParts;
using Up = azure::webpubsub::UpstreamMessage;

void fillGroup(auto &message, const auto &frame)
{
    message.set_group(utf8(frame.group));
    if (frame.ackId)
        message.set_ack_id(*frame.ackId);
}

void fill(Up &up, const JoinGroupFrame &frame)
{
    fillGroup(*up.mutable_join_group_message(), frame);
}

void fill(Up &up, const LeaveGroupFrame &frame)
{
    fillGroup(*up.mutable_leave_group_message(), frame);
}

void fill(Up &up, const SendToGroupFrame &frame)
{
    auto &message = *up.mutable_send_to_group_message();
    fillGroup(message, frame);
    setPayload(*message.mutable_data(), frame.payload);
    if (frame.noEcho)
        message.set_no_echo(true);
    if (frame.ttlSeconds)
        message.set_ttl_seconds(quint32(qMax(0, *frame.ttlSeconds)));
    setMetadata(message, frame.metadata);
}

void fill(Up &up, const EventFrame &frame)
{
    auto &message = *up.mutable_event_message();
    message.set_event(utf8(frame.event));
    setPayload(*message.mutable_data(), frame.payload);
    if (frame.ackId)
        message.set_ack_id(*frame.ackId);
    setMetadata(message, frame.metadata);
}

void fill(Up &up, const SequenceAckFrame &frame)
{
    up.mutable_sequence_ack_message()->set_sequence_id(frame.sequenceId);
}

void fill(Up &up, const PingFrame &)
{
    up.mutable_ping_message();
}

void fill(Up &up, const InvokeFrame &frame)
{
    auto &message = *up.mutable_invoke_event_message();
    message.set_event(utf8(frame.event));
    message.set_invocation_id(utf8(frame.invocationId));
    if (frame.payload)
        setPayload(*message.mutable_data(), *frame.payload);
    setMetadata(message, frame.metadata);
}

void fill(Up &up, const CancelInvocationFrame &frame)
{
    up.mutable_cancel_invocation_message()->set_invocation_id(utf8(frame.invocationId));
}

void fill(Up &up, const StreamStartFrame &frame)
{
    auto &message = *up.mutable_send_to_group_message();
    message.set_group(utf8(frame.group));
    if (frame.noEcho)
        message.set_no_echo(true);
    message.mutable_stream()->set_stream_id(utf8(frame.streamId));
    if (frame.idleTimeoutMs)
        message.mutable_stream()->set_idle_timeout_ms(*frame.idleTimeoutMs);
}

void fill(Up &up, const StreamDataFrame &frame)
{
    auto &message = *up.mutable_stream_data_message();
    message.set_stream_id(utf8(frame.streamId));
    if (frame.streamSequenceId)
        message.set_stream_sequence_id(*frame.streamSequenceId);
    if (frame.payload)
        setPayload(*message.mutable_data(), *frame.payload);
}

void fill(Up &up, const StreamEndFrame &frame)
{
    auto &message = *up.mutable_stream_end_message();
    message.set_stream_id(utf8(frame.streamId));
    if (!frame.error)
        return;
    message.mutable_error()->set_message(utf8(frame.error->message));
    if (!frame.error->userErrorCode.isEmpty())
        message.mutable_error()->set_user_error_code(utf8(frame.error->userErrorCode));
}

void fill(Up &up, const SetGroupStateFrame &frame)
{
    auto &message = *up.mutable_set_group_state_message();
    fillGroup(message, frame);
    if (frame.state)
        setStrings(*message.mutable_state()->mutable_entries(), *frame.state);
}

void fill(Up &up, const SubscribeGroupStateFrame &frame)
{
    fillGroup(*up.mutable_subscribe_group_state_message(), frame);
}

void fill(Up &up, const UnsubscribeGroupStateFrame &frame)
{
    fillGroup(*up.mutable_unsubscribe_group_state_message(), frame);
}

} // namespace

QByteArray ProtobufCodec::encode(const ClientFrame &frame) const
{
    return encoded<Up>(
        [&frame](Up &up) { std::visit([&up](const auto &known) { fill(up, known); }, frame); });
}

} // namespace WebPubSub
