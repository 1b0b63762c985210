#include "protocol/jsondecoding.h"
#include "protocol/jsonobjects.h"
#include "protocol/names.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;
using namespace JsonDecoding;

template <typename Frame>
Result<ClientFrame> groupRequest(FieldReader &reader)
{
    Frame frame;
    frame.group = reader.name(JsonKey::Group, validGroupName);
    frame.ackId = reader.optionalId(JsonKey::AckId, "FRAME_ACKID"_L1);
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> streamStart(FieldReader &reader)
{
    StreamStartFrame frame;
    frame.group = reader.name(JsonKey::Group, validGroupName);
    frame.noEcho = reader.optionalBool(JsonKey::NoEcho);
    // An ackId is allowed, though the answer is a streamAck (section 3.6).
    (void)reader.optionalId(JsonKey::AckId, "FRAME_ACKID"_L1);
    for (const JsonKey key : {JsonKey::DataType, JsonKey::Data}) {
        if (reader.has(key))
            reader.fail("FRAME_FIELD"_L1, key, u"no such field where a stream starts"_s);
    }
    auto start = JsonObjects::readStreamStart(reader);
    frame.streamId = std::move(start.streamId);
    frame.idleTimeoutMs = start.idleTimeoutMs;
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> sendToGroup(FieldReader &reader)
{
    if (reader.has(JsonKey::Stream))
        return streamStart(reader);
    SendToGroupFrame frame;
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

Result<ClientFrame> invoke(FieldReader &reader)
{
    InvokeFrame frame;
    frame.invocationId = reader.requiredWord(JsonKey::InvocationId);
    if (reader.requiredString(JsonKey::Target) != "event"_L1)
        reader.fail("FRAME_FIELD"_L1, JsonKey::Target, u"\"event\""_s, u"another word"_s);
    frame.event = reader.name(JsonKey::Event, validEventName);
    frame.payload = reader.optionalPayload();
    frame.metadata = reader.metadata();
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> cancelInvocation(FieldReader &reader)
{
    CancelInvocationFrame frame{.invocationId = reader.requiredWord(JsonKey::InvocationId)};
    return finished<ClientFrame>(reader, std::move(frame));
}

//! With streamSequenceId and data a fragment, with neither a keepalive; one alone is a mistake.
Result<ClientFrame> streamData(FieldReader &reader)
{
    StreamDataFrame frame;
    frame.streamId = reader.requiredWord(JsonKey::StreamId);
    frame.payload = reader.optionalPayload();
    if (frame.payload)
        frame.streamSequenceId = reader.requiredId(JsonKey::StreamSequenceId, "FRAME_SEQ"_L1, 1);
    else if (reader.optionalId(JsonKey::StreamSequenceId, "FRAME_SEQ"_L1, 1))
        reader.fail("FRAME_DATA"_L1, JsonKey::Data, u"a value, as there is a streamSequenceId,"_s);
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> streamEnd(FieldReader &reader)
{
    StreamEndFrame frame;
    frame.streamId = reader.requiredWord(JsonKey::StreamId);
    frame.error = JsonObjects::readStreamAbort(reader);
    return finished<ClientFrame>(reader, std::move(frame));
}

Result<ClientFrame> setGroupState(FieldReader &reader)
{
    SetGroupStateFrame frame;
    frame.group = reader.name(JsonKey::Group, validGroupName);
    frame.ackId = reader.optionalId(JsonKey::AckId, "FRAME_ACKID"_L1);
    frame.state = JsonObjects::readState(reader);
    return finished<ClientFrame>(reader, std::move(frame));
}

constexpr std::array<Decoder<ClientFrame>, 13> decoders = {{
    {QLatin1String("sendToGroup"), sendToGroup},
    {QLatin1String("sequenceAck"), sequenceAck},
    {QLatin1String("event"), event},
    {QLatin1String("joinGroup"), groupRequest<JoinGroupFrame>},
    {QLatin1String("leaveGroup"), groupRequest<LeaveGroupFrame>},
    {QLatin1String("ping"), ping},
    {QLatin1String("invoke"), invoke},
    {QLatin1String("cancelInvocation"), cancelInvocation},
    {QLatin1String("streamData"), streamData},
    {QLatin1String("streamEnd"), streamEnd},
    {QLatin1String("setGroupState"), setGroupState},
    {QLatin1String("subscribeGroupState"), groupRequest<SubscribeGroupStateFrame>},
    {QLatin1String("unsubscribeGroupState"), groupRequest<UnsubscribeGroupStateFrame>},
}};

} // namespace

Result<ClientFrame> JsonCodec::decodeClientFrame(const QByteArray &bytes)
{
    if (auto error = m_parser->fields.read(bytes, maxFrameBytes))
        return *error;
    FieldReader reader(m_parser->fields, FieldReader::Direction::Up);
    const JsonField &type = reader.field(JsonKey::Type);
    // The official emulator matches types without regard to case, section 3.1.
    const auto *decoder = findDecoder(decoders, type.text, Qt::CaseInsensitive);
    if (decoder)
        return decoder->decode(reader);
    reader.fail("FRAME_TYPE"_L1, JsonKey::Type, u"a client's word such as \"joinGroup\" or \"sendToGroup\""_s,
        type.kind == JsonField::String ? u"another word"_s : QString());
    return *reader.error();
}

} // namespace WebPubSub
