#include "protocol/protobufcodec.h"
#include "protocol/protobufparts.h"

namespace WebPubSub {

namespace {

using namespace ProtobufParts;
using Down = azure::webpubsub::DownstreamMessage;

void setError(auto &message, const std::optional<AckError> &error)
{
    if (!error)
        return;
    message.mutable_error()->set_name(utf8(error->name));
    message.mutable_error()->set_message(utf8(error->message));
}

void setStream(azure::webpubsub::StreamInfo &info, const StreamInfo &stream)
{
    info.set_stream_id(utf8(stream.streamId));
    info.set_stream_sequence_id(stream.streamSequenceId);
    if (stream.endOfStream)
        info.set_end_of_stream(true);
    if (!stream.error)
        return;
    info.mutable_error()->set_name(utf8(stream.error->name));
    info.mutable_error()->set_message(utf8(stream.error->message));
    info.mutable_error()->set_user_error_code(utf8(stream.error->userErrorCode));
}

void fill(Down &down, const AckFrame &frame, bool)
{
    auto &message = *down.mutable_ack_message();
    message.set_ack_id(frame.ackId);
    message.set_success(frame.success);
    setError(message, frame.error);
}

void fill(Down &down, const GroupMessageFrame &frame, bool reliable)
{
    auto &message = *down.mutable_data_message(); // the schema has no fromUserId
    message.set_from("group");
    message.set_group(utf8(frame.group));
    setPayload(*message.mutable_data(), frame.payload);
    if (reliable && frame.sequenceId)
        message.set_sequence_id(*frame.sequenceId);
    setMetadata(message, frame.metadata);
    if (frame.stream)
        setStream(*message.mutable_stream(), *frame.stream);
}

void fill(Down &down, const ServerMessageFrame &frame, bool reliable)
{
    auto &message = *down.mutable_data_message();
    message.set_from("server");
    setPayload(*message.mutable_data(), frame.payload);
    if (reliable && frame.sequenceId)
        message.set_sequence_id(*frame.sequenceId);
    setMetadata(message, frame.metadata);
}

void fill(Down &down, const ConnectedFrame &frame, bool reliable)
{
    auto &message = *down.mutable_system_message()->mutable_connected_message();
    message.set_connection_id(utf8(frame.connectionId));
    message.set_user_id(utf8(frame.userId));
    if (reliable && !frame.reconnectionToken.isEmpty())
        message.set_reconnection_token(utf8(frame.reconnectionToken));
}

void fill(Down &down, const DisconnectedFrame &frame, bool)
{
    down.mutable_system_message()->mutable_disconnected_message()->set_reason(utf8(frame.message));
}

void fill(Down &down, const PongFrame &, bool)
{
    down.mutable_pong_message();
}

//! Protobuf has no words for types: an unknown frame is one without a field.
void fill(Down &, const UnknownFrame &, bool)
{
}

void fill(Down &down, const InvokeResponseFrame &frame, bool)
{
    auto &message = *down.mutable_invoke_response_message();
    message.set_invocation_id(utf8(frame.invocationId));
    message.set_success(frame.success);
    if (frame.payload)
        setPayload(*message.mutable_data(), *frame.payload);
    setError(message, frame.error);
    setMetadata(message, frame.metadata);
}

void fill(Down &down, const StreamAckFrame &frame, bool)
{
    auto &message = *down.mutable_stream_ack_message();
    message.set_stream_id(utf8(frame.streamId));
    message.set_expected_sequence_id(frame.expectedSequenceId);
}

void fill(Down &down, const StreamNackFrame &frame, bool)
{
    auto &message = *down.mutable_stream_nack_message();
    message.set_stream_id(utf8(frame.streamId));
    message.set_name(utf8(frame.name));
    message.set_message(utf8(frame.message));
    message.set_expected_sequence_id(frame.expectedSequenceId);
}

void fill(Down &down, const StreamClosedFrame &frame, bool)
{
    auto &message = *down.mutable_stream_closed_message();
    message.set_stream_id(utf8(frame.streamId));
    setError(message, frame.error);
}

void fillGroupStates(auto &message, const auto &frame, bool reliable)
{
    message.set_group(utf8(frame.group));
    for (const GroupStateItem &item : frame.items) {
        auto &added = *message.add_items();
        added.set_connection_id(utf8(item.connectionId));
        if (!item.userId.isEmpty())
            added.set_user_id(utf8(item.userId));
        if (item.state)
            setStrings(*added.mutable_state()->mutable_entries(), *item.state);
        added.set_updated_at(item.updatedAt);
    }
    if (reliable && frame.sequenceId)
        message.set_sequence_id(*frame.sequenceId);
}

void fill(Down &down, const GroupStateSnapshotFrame &frame, bool reliable)
{
    fillGroupStates(*down.mutable_group_state_snapshot_message(), frame, reliable);
}

void fill(Down &down, const GroupStateUpdateFrame &frame, bool reliable)
{
    fillGroupStates(*down.mutable_group_state_update_message(), frame, reliable);
}

} // namespace

QByteArray ProtobufCodec::encode(const ServerFrame &frame) const
{
    return encoded<Down>([this, &frame](Down &down) {
        std::visit([this, &down](const auto &known) { fill(down, known, m_reliable); }, frame);
    });
}

} // namespace WebPubSub
