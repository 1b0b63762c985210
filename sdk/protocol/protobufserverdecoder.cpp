#include "protocol/names.h"
#include "protocol/plainmessage.h"
#include "protocol/protobufdecoding.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;
using namespace ProtobufDecoding;
using Down = azure::webpubsub::DownstreamMessage;
using Reader = ProtobufReader;

std::optional<AckError> errorOf(const auto &message)
{
    if (!message.has_error())
        return {};
    return AckError{Reader::string(message.error().name()), Reader::string(message.error().message())};
}

std::optional<quint64> sequenceIdOf(const auto &message, Reader &reader)
{
    if (!message.has_sequence_id())
        return {};
    return reader.sequenceId(message.sequence_id(), "sequence_id"_L1); // real ids begin at 1, section 4.1
}

Result<ServerFrame> ack(const Down::AckMessage &message)
{
    return ServerFrame(AckFrame{message.ack_id(), message.success(), errorOf(message)});
}

std::optional<StreamInfo> streamOf(const Down::DataMessage &message, Reader &reader)
{
    if (!message.has_stream())
        return {};
    const auto &stream = message.stream();
    StreamInfo info{.streamId = reader.word(stream.stream_id(), "stream.stream_id"_L1),
        .streamSequenceId = stream.stream_sequence_id(),
        .endOfStream = stream.end_of_stream()};
    if (stream.has_error())
        info.error = StreamError{Reader::string(stream.error().name()),
            Reader::string(stream.error().message()), Reader::string(stream.error().user_error_code())};
    return info;
}

bool hasNoData(const auto &message)
{
    return message.data().data_case() == azure::webpubsub::MessageData::DATA_NOT_SET;
}

//! Text, JSON, binary and protobuf are not all that there will ever be.
bool isOfUnknownKind(const auto &message)
{
    return hasNoData(message) && Reader::hasUnknownMember(message.data());
}

//! The last message of a stream may come without data: its payload is empty (section 3.6).
Payload payloadOf(const Down::DataMessage &message, Reader &reader)
{
    return message.has_stream() && hasNoData(message) ? Payload() : reader.requiredPayload(message);
}

Result<ServerFrame> data(const Down::DataMessage &message, Reader &reader)
{
    const bool isGroup = message.from() == "group";
    const auto sequenceId = sequenceIdOf(message, reader);
    if ((!isGroup && message.from() != "server") || isOfUnknownKind(message))
        return finished<ServerFrame>(reader, UnknownFrame{u"message"_s, sequenceId});
    if (!isGroup) {
        ServerMessageFrame frame;
        frame.payload = reader.requiredPayload(message);
        frame.sequenceId = sequenceId;
        frame.metadata = reader.metadata(message.metadata());
        return finished<ServerFrame>(reader, std::move(frame));
    }
    GroupMessageFrame frame;
    if (!message.has_group())
        reader.fail("FRAME_FIELD"_L1, "group"_L1, "a string"_L1, "none"_L1);
    frame.group = Reader::string(message.group());
    frame.payload = payloadOf(message, reader);
    frame.sequenceId = sequenceId;
    frame.metadata = reader.metadata(message.metadata());
    frame.stream = streamOf(message, reader);
    return finished<ServerFrame>(reader, std::move(frame));
}

Result<ServerFrame> system(const Down::SystemMessage &message, Reader &reader)
{
    if (message.has_connected_message()) {
        const auto &connected = message.connected_message();
        return finished<ServerFrame>(reader,
            ConnectedFrame{.connectionId = reader.word(connected.connection_id(), "connection_id"_L1),
                .userId = Reader::string(connected.user_id()),
                .reconnectionToken = Reader::string(connected.reconnection_token())});
    }
    if (message.has_disconnected_message())
        return ServerFrame(DisconnectedFrame{Reader::string(message.disconnected_message().reason())});
    if (!Reader::hasUnknownMember(message))
        reader.fail("PB_EMPTY"_L1, "system_message"_L1, "connected_message or disconnected_message"_L1,
            "none of them"_L1);
    return finished<ServerFrame>(reader, UnknownFrame{u"system"_s, {}});
}

Result<ServerFrame> invokeResponse(const Down::InvokeResponseMessage &message, Reader &reader)
{
    if (isOfUnknownKind(message))
        return ServerFrame(UnknownFrame{u"invokeResponse"_s, {}});
    InvokeResponseFrame frame;
    frame.invocationId = reader.word(message.invocation_id(), "invocation_id"_L1);
    frame.success = message.success();
    frame.payload = reader.optionalPayload(message);
    frame.error = errorOf(message);
    frame.metadata = reader.metadata(message.metadata());
    return finished<ServerFrame>(reader, std::move(frame));
}

Result<ServerFrame> streamAck(const Down::StreamAckMessage &message, Reader &reader)
{
    return finished<ServerFrame>(reader,
        StreamAckFrame{reader.word(message.stream_id(), "stream_id"_L1), message.expected_sequence_id()});
}

Result<ServerFrame> streamNack(const Down::StreamNackMessage &message, Reader &reader)
{
    return finished<ServerFrame>(reader,
        StreamNackFrame{reader.word(message.stream_id(), "stream_id"_L1), Reader::string(message.name()),
            Reader::string(message.message()), message.expected_sequence_id()});
}

Result<ServerFrame> streamClosed(const Down::StreamClosedMessage &message, Reader &reader)
{
    return finished<ServerFrame>(
        reader, StreamClosedFrame{reader.word(message.stream_id(), "stream_id"_L1), errorOf(message)});
}

template <typename Frame>
Result<ServerFrame> groupStates(const auto &message, Reader &reader)
{
    Frame frame;
    frame.group = Reader::string(message.group());
    frame.sequenceId = sequenceIdOf(message, reader);
    frame.items.reserve(message.items_size());
    for (const auto &item : message.items()) {
        GroupStateItem found{.connectionId = reader.word(item.connection_id(), "items.connection_id"_L1),
            .userId = Reader::string(item.user_id()),
            .updatedAt = item.updated_at()};
        if (item.has_state())
            found.state = Reader::strings(item.state().entries());
        frame.items.append(std::move(found));
    }
    return finished<ServerFrame>(reader, std::move(frame));
}

//! What is odd about the others is for the long way to tell.
bool isGood(const PlainMessage &message)
{
    const bool hasSender = message.from == "server" || (message.from == "group" && message.group);
    return hasSender && message.sequenceId != quint64(0);
}

Result<ServerFrame> frameOfPlain(const PlainMessage &message)
{
    Reader reader(Reader::Direction::Down);
    Payload payload = reader.payload(int(message.dataField), message.data);
    if (message.from == "server")
        return finished<ServerFrame>(reader, ServerMessageFrame{std::move(payload), message.sequenceId, {}});
    return finished<ServerFrame>(reader,
        GroupMessageFrame{.group = Reader::string(*message.group),
            .payload = std::move(payload),
            .sequenceId = message.sequenceId});
}

//! Not JSON's name of a type, but all that the frame tells.
Result<ServerFrame> unknown(quint64 field)
{
    return ServerFrame(UnknownFrame{u"field %1"_s.arg(field), {}});
}

Result<ServerFrame> frameOf(const Down &down)
{
    Reader reader(Reader::Direction::Down);
    switch (down.message_case()) {
    case Down::kDataMessage:
        return data(down.data_message(), reader);
    case Down::kAckMessage:
        return ack(down.ack_message());
    case Down::kSystemMessage:
        return system(down.system_message(), reader);
    case Down::kPongMessage:
        return ServerFrame(PongFrame{});
    case Down::kInvokeResponseMessage:
        return invokeResponse(down.invoke_response_message(), reader);
    case Down::kStreamAckMessage:
        return streamAck(down.stream_ack_message(), reader);
    case Down::kStreamNackMessage:
        return streamNack(down.stream_nack_message(), reader);
    case Down::kStreamClosedMessage:
        return streamClosed(down.stream_closed_message(), reader);
    case Down::kGroupStateUpdateMessage:
        return groupStates<GroupStateUpdateFrame>(down.group_state_update_message(), reader);
    case Down::kGroupStateSnapshotMessage:
        return groupStates<GroupStateSnapshotFrame>(down.group_state_snapshot_message(), reader);
    case Down::MESSAGE_NOT_SET:
        break;
    }
    return unknown(0);
}

} // namespace

Result<ServerFrame> ProtobufCodec::decodeServerFrame(const QByteArray &bytes)
{
    const ProtobufCheck check = Parser::check(bytes, downstreamTable, maxServerFrameBytes);
    if (check.error)
        return *check.error;
    if (check.member == 0)
        return unknown(check.unknown);
    if (const auto plain = findPlainMessage(bytes); plain && isGood(*plain))
        return frameOfPlain(*plain);
    return m_parser->parse(bytes, frameOf);
}

} // namespace WebPubSub
