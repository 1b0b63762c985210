#include "protocol/jsoncodec.h"

#include "protocol/fieldreader.h"
#include "protocol/names.h"

#include <array>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

template <typename AnyFrame, typename Frame>
Result<AnyFrame> finished(const FieldReader &reader, Frame &&frame)
{
    if (reader.error())
        return *reader.error();
    return AnyFrame(std::forward<Frame>(frame));
}

// ---- client to service
// -------------------------------------------------------------------------------------

Result<ClientFrame> joinGroup(FieldReader &reader)
{
    JoinGroupFrame frame;
    frame.group = reader.name(JsonKey::Group, validGroupName);
    frame.ackId = reader.optionalId(JsonKey::AckId, "FRAME_ACKID"_L1);
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> leaveGroup(FieldReader &reader)
{
    LeaveGroupFrame frame;
    frame.group = reader.name(JsonKey::Group, validGroupName);
    frame.ackId = reader.optionalId(JsonKey::AckId, "FRAME_ACKID"_L1);
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> sendToGroup(FieldReader &reader)
{
    SendToGroupFrame frame;
    if (reader.has(JsonKey::Stream))
        reader.fail("FRAME_FIELD"_L1, JsonKey::Stream, u"no such field, as streams are not supported,"_s);
    frame.group = reader.name(JsonKey::Group, validGroupName);
    frame.ackId = reader.optionalId(JsonKey::AckId, "FRAME_ACKID"_L1);
    frame.noEcho = reader.optionalBool(JsonKey::NoEcho);
    frame.ttlSeconds = reader.ttlSeconds();
    frame.payload = reader.payload();
    frame.metadata = reader.metadata();
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> event(FieldReader &reader)
{
    EventFrame frame;
    frame.event = reader.name(JsonKey::Event, validEventName);
    frame.ackId = reader.optionalId(JsonKey::AckId, "FRAME_ACKID"_L1);
    frame.payload = reader.payload();
    frame.metadata = reader.metadata();
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> sequenceAck(FieldReader &reader)
{
    // 0 means "nothing received yet", section 4.3.
    const SequenceAckFrame frame{.sequenceId = reader.requiredId(JsonKey::SequenceId, "FRAME_SEQ"_L1)};
    return finished<ClientFrame>(reader, frame);
}

Result<ClientFrame> ping(FieldReader &reader)
{
    return finished<ClientFrame>(reader, PingFrame{});
}

// ---- service to client
// -------------------------------------------------------------------------------------

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
    return finished<ServerFrame>(reader, std::move(frame));
}

Result<ServerFrame> ack(FieldReader &reader)
{
    AckFrame frame;
    frame.ackId = reader.requiredId(JsonKey::AckId, "FRAME_ACKID"_L1);
    frame.success = reader.requiredBool(JsonKey::Success);
    frame.error = reader.ackError();
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

// ---- dispatch
// ----------------------------------------------------------------------------------------------

template <typename AnyFrame>
struct Decoder {
    QLatin1String type;
    Result<AnyFrame> (*decode)(FieldReader &);
};

constexpr std::array<Decoder<ClientFrame>, 6> clientDecoders = {{
    {QLatin1String("sendToGroup"), sendToGroup},
    {QLatin1String("sequenceAck"), sequenceAck},
    {QLatin1String("event"), event},
    {QLatin1String("joinGroup"), joinGroup},
    {QLatin1String("leaveGroup"), leaveGroup},
    {QLatin1String("ping"), ping},
}};

constexpr std::array<Decoder<ServerFrame>, 4> serverDecoders = {{
    {QLatin1String("message"), message},
    {QLatin1String("ack"), ack},
    {QLatin1String("system"), system},
    {QLatin1String("pong"), pong},
}};

template <typename AnyFrame, size_t count>
const Decoder<AnyFrame> *findDecoder(const std::array<Decoder<AnyFrame>, count> &decoders,
    std::string_view type, Qt::CaseSensitivity sensitivity)
{
    const QLatin1String name(type.data(), qsizetype(type.size()));
    for (const auto &decoder : decoders) {
        if (decoder.type.compare(name, sensitivity) == 0)
            return &decoder;
    }
    return nullptr;
}

} // namespace

struct JsonCodec::Parser {
    JsonFields fields;
};

JsonCodec::JsonCodec(bool reliable)
    : m_reliable(reliable)
    , m_parser(std::make_unique<Parser>())
{
}

JsonCodec::~JsonCodec() = default;

Result<ServerFrame> JsonCodec::decodeServerFrame(const QByteArray &bytes)
{
    if (auto error = m_parser->fields.read(bytes, maxServerFrameBytes))
        return *error;
    FieldReader reader(m_parser->fields, FieldReader::Direction::Down);
    const JsonField &type = reader.field(JsonKey::Type);
    if (type.kind != JsonField::String) {
        reader.fail("FRAME_TYPE"_L1, JsonKey::Type, u"a string such as \"message\""_s);
        return *reader.error();
    }
    const auto *decoder = findDecoder(serverDecoders, type.text, Qt::CaseSensitive);
    return decoder ? decoder->decode(reader) : unknown(reader);
}

Result<ClientFrame> JsonCodec::decodeClientFrame(const QByteArray &bytes)
{
    if (auto error = m_parser->fields.read(bytes, maxFrameBytes))
        return *error;
    FieldReader reader(m_parser->fields, FieldReader::Direction::Up);
    const JsonField &type = reader.field(JsonKey::Type);
    // The official emulator matches types without regard to case, section 3.1.
    const auto *decoder = findDecoder(clientDecoders, type.text, Qt::CaseInsensitive);
    if (decoder)
        return decoder->decode(reader);
    reader.fail("FRAME_TYPE"_L1, JsonKey::Type,
        u"\"joinGroup\", \"leaveGroup\", \"sendToGroup\", \"event\", \"sequenceAck\" or \"ping\""_s,
        type.kind == JsonField::String ? u"another word"_s : QString());
    return *reader.error();
}

} // namespace WebPubSub
