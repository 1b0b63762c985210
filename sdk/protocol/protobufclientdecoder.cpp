#include "protocol/names.h"
#include "protocol/protobufdecoding.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;
using namespace ProtobufDecoding;
using Up = azure::webpubsub::UpstreamMessage;

template <typename Frame, typename Message>
Result<ClientFrame> groupRequest(const Message &message, ProtobufReader &reader)
{
    Frame frame;
    frame.group = reader.name(message.group(), validGroupName);
    frame.ackId = ackIdOf(message);
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> streamStart(const Up::SendToGroupMessage &message, ProtobufReader &reader)
{
    const Up::StreamStartInfo &stream = message.stream();
    StreamStartFrame frame;
    frame.group = reader.name(message.group(), validGroupName);
    frame.noEcho = message.no_echo();
    if (message.has_data())
        reader.fail("FRAME_FIELD"_L1, "data"_L1, "no such field where a stream starts"_L1, "one"_L1);
    frame.streamId = reader.word(stream.stream_id(), "stream.stream_id"_L1);
    if (stream.has_idle_timeout_ms()) {
        frame.idleTimeoutMs = stream.idle_timeout_ms();
        if (*frame.idleTimeoutMs == 0)
            reader.fail("FRAME_FIELD"_L1, "stream.idle_timeout_ms"_L1, "at least 1 ms"_L1, "0"_L1);
    }
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> sendToGroup(const Up::SendToGroupMessage &message, ProtobufReader &reader)
{
    constexpr quint32 longestTtl = 300;
    if (message.has_stream())
        return streamStart(message, reader);
    SendToGroupFrame frame;
    frame.group = reader.name(message.group(), validGroupName);
    frame.ackId = ackIdOf(message);
    frame.noEcho = message.no_echo();
    if (message.has_ttl_seconds()) {
        frame.ttlSeconds = int(qMin(message.ttl_seconds(), longestTtl));
        if (message.ttl_seconds() > longestTtl)
            reader.fail("FRAME_FIELD"_L1, "ttl_seconds"_L1, "0 to 300 seconds"_L1, "a larger number"_L1);
    }
    frame.payload = reader.requiredPayload(message);
    frame.metadata = reader.metadata(message.metadata());
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> event(const Up::EventMessage &message, ProtobufReader &reader)
{
    EventFrame frame;
    frame.event = reader.name(message.event(), validEventName);
    frame.ackId = ackIdOf(message);
    frame.payload = reader.requiredPayload(message);
    frame.metadata = reader.metadata(message.metadata());
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> invoke(const Up::InvokeEventMessage &message, ProtobufReader &reader)
{
    InvokeFrame frame;
    frame.invocationId = reader.word(message.invocation_id(), "invocation_id"_L1);
    frame.event = reader.name(message.event(), validEventName);
    frame.payload = reader.optionalPayload(message);
    frame.metadata = reader.metadata(message.metadata());
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> streamData(const Up::StreamDataMessage &message, ProtobufReader &reader)
{
    StreamDataFrame frame;
    frame.streamId = reader.word(message.stream_id(), "stream_id"_L1);
    frame.payload = reader.optionalPayload(message);
    // With both a fragment, with neither a keepalive; one alone is a mistake.
    if (message.has_stream_sequence_id())
        frame.streamSequenceId = reader.sequenceId(message.stream_sequence_id(), "stream_sequence_id"_L1);
    else if (frame.payload)
        reader.fail("FRAME_SEQ"_L1, "stream_sequence_id"_L1, "a number, as there are data,"_L1, "none"_L1);
    if (frame.streamSequenceId && !frame.payload)
        reader.fail("FRAME_DATA"_L1, "data"_L1, "a payload, as there is a stream_sequence_id,"_L1, "none"_L1);
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> streamEnd(const Up::StreamEndMessage &message, ProtobufReader &reader)
{
    StreamEndFrame frame{.streamId = reader.word(message.stream_id(), "stream_id"_L1)};
    if (message.has_error())
        frame.error = StreamAbort{.message = ProtobufReader::string(message.error().message()),
            .userErrorCode = ProtobufReader::string(message.error().user_error_code())};
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> setGroupState(const Up::SetGroupStateMessage &message, ProtobufReader &reader)
{
    SetGroupStateFrame frame;
    frame.group = reader.name(message.group(), validGroupName);
    frame.ackId = ackIdOf(message);
    if (message.has_state())
        frame.state = ProtobufReader::strings(message.state().entries());
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> unknown(quint64 field)
{
    return Error{.kind = ErrorKind::Protocol,
        .name = u"FRAME_TYPE"_s,
        .message =
            u"Field %1: expected a message of a client, such as 6 (join_group_message), but found a number "
            "that none has."_s.arg(field)};
}

Result<ClientFrame> frameOf(const Up &up)
{
    ProtobufReader reader(ProtobufReader::Direction::Up);
    switch (up.message_case()) {
    case Up::kSendToGroupMessage:
        return sendToGroup(up.send_to_group_message(), reader);
    case Up::kEventMessage:
        return event(up.event_message(), reader);
    case Up::kJoinGroupMessage:
        return groupRequest<JoinGroupFrame>(up.join_group_message(), reader);
    case Up::kLeaveGroupMessage:
        return groupRequest<LeaveGroupFrame>(up.leave_group_message(), reader);
    case Up::kSequenceAckMessage: // 0 means "nothing received yet", section 4.3
        return ClientFrame(SequenceAckFrame{up.sequence_ack_message().sequence_id()});
    case Up::kPingMessage:
        return ClientFrame(PingFrame{});
    case Up::kInvokeEventMessage:
        return invoke(up.invoke_event_message(), reader);
    case Up::kCancelInvocationMessage: {
        const auto &cancel = up.cancel_invocation_message();
        return finished<ClientFrame>(
            reader, CancelInvocationFrame{reader.word(cancel.invocation_id(), "invocation_id"_L1)});
    }
    case Up::kStreamDataMessage:
        return streamData(up.stream_data_message(), reader);
    case Up::kStreamEndMessage:
        return streamEnd(up.stream_end_message(), reader);
    case Up::kSetGroupStateMessage:
        return setGroupState(up.set_group_state_message(), reader);
    case Up::kSubscribeGroupStateMessage:
        return groupRequest<SubscribeGroupStateFrame>(up.subscribe_group_state_message(), reader);
    case Up::kUnsubscribeGroupStateMessage:
        return groupRequest<UnsubscribeGroupStateFrame>(up.unsubscribe_group_state_message(), reader);
    case Up::MESSAGE_NOT_SET:
        break;
    }
    return unknown(0);
}

} // namespace

Result<ClientFrame> ProtobufCodec::decodeClientFrame(const QByteArray &bytes)
{
    const ProtobufCheck check = Parser::check(bytes, upstreamTable, maxFrameBytes);
    if (check.error)
        return *check.error;
    return check.member ? m_parser->parse(bytes, frameOf) : unknown(check.unknown);
}

} // namespace WebPubSub
