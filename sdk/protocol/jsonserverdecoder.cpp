#include "protocol/jsondecoding.h"
#include "protocol/jsonobjects.h"
#include "protocol/names.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;
using namespace JsonDecoding;

std::optional<quint64> sequenceIdOf(FieldReader &reader)
{
    return reader.optionalId(JsonKey::SequenceId, "FRAME_SEQ"_L1, 1); // real ids begin at 1, section 4.1
}

Result<ServerFrame> unknown(FieldReader &reader)
{
    const auto sequenceId = sequenceIdOf(reader);
    return finished<ServerFrame>(reader, UnknownFrame{reader.requiredString(JsonKey::Type), sequenceId});
}

bool isUnknownDataType(const JsonField &dataType)
{
    if (dataType.kind == JsonField::Absent)
        return true;
    const QByteArrayView name(dataType.text.data(), qsizetype(dataType.text.size()));
    return dataType.kind == JsonField::String && !dataTypeFromName(name);
}

Result<ServerFrame> message(FieldReader &reader)
{
    const std::string_view from = reader.field(JsonKey::From).text;
    const bool isGroup = from == "group";
    if (reader.has(JsonKey::From) && reader.field(JsonKey::From).kind != JsonField::String)
        reader.fail("FRAME_FIELD"_L1, JsonKey::From, u"\"group\" or \"server\""_s);
    else if ((!isGroup && from != "server") || isUnknownDataType(reader.field(JsonKey::DataType)))
        return unknown(reader);
    if (!isGroup) {
        ServerMessageFrame frame;
        frame.payload = reader.payload();
        frame.sequenceId = sequenceIdOf(reader);
        frame.metadata = reader.metadata();
        return finished<ServerFrame>(reader, std::move(frame));
    }
    GroupMessageFrame frame;
    frame.group = reader.requiredString(JsonKey::Group);
    frame.fromUserId = reader.optionalString(JsonKey::FromUserId);
    frame.payload = reader.payload();
    frame.sequenceId = sequenceIdOf(reader);
    frame.metadata = reader.metadata();
    frame.stream = JsonObjects::readStreamInfo(reader);
    return finished<ServerFrame>(reader, std::move(frame));
}

Result<ServerFrame> ack(FieldReader &reader)
{
    AckFrame frame;
    frame.ackId = reader.requiredId(JsonKey::AckId, "FRAME_ACKID"_L1);
    frame.success = reader.requiredBool(JsonKey::Success);
    frame.error = JsonObjects::readError(reader);
    return finished<ServerFrame>(reader, std::move(frame));
}

Result<ServerFrame> system(FieldReader &reader)
{
    const QString event = reader.requiredString(JsonKey::Event);
    if (event == "connected"_L1) {
        ConnectedFrame frame;
        frame.connectionId = reader.requiredString(JsonKey::ConnectionId);
        frame.userId = reader.optionalString(JsonKey::UserId);
        frame.reconnectionToken = reader.optionalString(JsonKey::ReconnectionToken);
        return finished<ServerFrame>(reader, std::move(frame));
    }
    if (event == "disconnected"_L1)
        return finished<ServerFrame>(reader, DisconnectedFrame{reader.optionalString(JsonKey::Message)});
    return unknown(reader);
}

Result<ServerFrame> pong(FieldReader &reader)
{
    return finished<ServerFrame>(reader, PongFrame{});
}

Result<ServerFrame> invokeResponse(FieldReader &reader)
{
    const JsonField &dataType = reader.field(JsonKey::DataType);
    const JsonField &data = reader.field(JsonKey::Data);
    const bool hasData = data.kind != JsonField::Absent && data.kind != JsonField::Null;
    if (isUnknownDataType(dataType) && (hasData || dataType.kind == JsonField::String))
        return unknown(reader);
    InvokeResponseFrame frame;
    frame.invocationId = reader.requiredString(JsonKey::InvocationId);
    frame.success = reader.requiredBool(JsonKey::Success);
    frame.payload = reader.optionalPayload();
    frame.error = JsonObjects::readError(reader);
    frame.metadata = reader.metadata();
    return finished<ServerFrame>(reader, std::move(frame));
}

Result<ServerFrame> streamAck(FieldReader &reader)
{
    StreamAckFrame frame;
    frame.streamId = reader.requiredString(JsonKey::StreamId);
    frame.expectedSequenceId = reader.requiredId(JsonKey::ExpectedSequenceId, "FRAME_SEQ"_L1);
    return finished<ServerFrame>(reader, std::move(frame));
}

Result<ServerFrame> streamNack(FieldReader &reader)
{
    StreamNackFrame frame;
    frame.streamId = reader.requiredString(JsonKey::StreamId);
    frame.name = reader.optionalString(JsonKey::Name);
    frame.message = reader.optionalString(JsonKey::Message);
    frame.expectedSequenceId = reader.requiredId(JsonKey::ExpectedSequenceId, "FRAME_SEQ"_L1);
    return finished<ServerFrame>(reader, std::move(frame));
}

Result<ServerFrame> streamClosed(FieldReader &reader)
{
    StreamClosedFrame frame;
    frame.streamId = reader.requiredString(JsonKey::StreamId);
    frame.error = JsonObjects::readError(reader);
    return finished<ServerFrame>(reader, std::move(frame));
}

template <typename Frame>
Result<ServerFrame> groupStates(FieldReader &reader)
{
    Frame frame;
    frame.group = reader.requiredString(JsonKey::Group);
    frame.sequenceId = sequenceIdOf(reader);
    frame.items = JsonObjects::readItems(reader);
    return finished<ServerFrame>(reader, std::move(frame));
}

constexpr std::array<Decoder<ServerFrame>, 10> decoders = {{
    {QLatin1String("message"), message},
    {QLatin1String("ack"), ack},
    {QLatin1String("system"), system},
    {QLatin1String("pong"), pong},
    {QLatin1String("invokeResponse"), invokeResponse},
    {QLatin1String("streamAck"), streamAck},
    {QLatin1String("streamNack"), streamNack},
    {QLatin1String("streamClosed"), streamClosed},
    {QLatin1String("groupStateSnapshot"), groupStates<GroupStateSnapshotFrame>},
    {QLatin1String("groupStateUpdate"), groupStates<GroupStateUpdateFrame>},
}};

} // namespace

Result<ServerFrame> JsonCodec::decodeServerFrame(const QByteArray &bytes)
{
    if (Result<ServerFrame> message = ServerFrame();
        bytes.size() <= maxServerFrameBytes && m_parser->messages.read(bytes, *message))
        return message;
    if (auto error = m_parser->fields.read(bytes, maxServerFrameBytes))
        return *error;
    FieldReader reader(m_parser->fields, FieldReader::Direction::Down);
    const JsonField &type = reader.field(JsonKey::Type);
    if (type.kind != JsonField::String) {
        reader.fail("FRAME_TYPE"_L1, JsonKey::Type, u"a string such as \"message\""_s);
        return *reader.error();
    }
    const auto *decoder = findDecoder(decoders, type.text, Qt::CaseSensitive);
    return decoder ? decoder->decode(reader) : unknown(reader);
}

} // namespace WebPubSub
