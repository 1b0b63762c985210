#include "protocol/jsoncodec.h"

#include "protocol/jsonwriter.h"

namespace WebPubSub {

namespace {

// What the longest fixed member names of one frame need beside its own texts.
constexpr qsizetype envelopeBytes = 192;

void writeAckId(JsonWriter &out, std::optional<quint64> ackId)
{
    if (ackId)
        out.raw(",\"ackId\":").number(*ackId);
}

void writeSequenceId(JsonWriter &out, std::optional<quint64> sequenceId)
{
    if (sequenceId)
        out.raw(",\"sequenceId\":").number(*sequenceId);
}

void writePayload(JsonWriter &out, const Payload &payload)
{
    out.raw(",\"dataType\":\"").raw(dataTypeName(payload.type)).raw("\",\"data\":");
    switch (payload.type) {
    case DataType::Text:
        out.utf8String(payload.bytes);
        break;
    case DataType::Json:
        out.raw(payload.bytes.isEmpty() ? QByteArrayView("null") : QByteArrayView(payload.bytes));
        break;
    case DataType::Binary:
    case DataType::Protobuf:
        out.base64String(payload.bytes);
        break;
    }
}

void writeMetadata(JsonWriter &out, const Metadata &metadata)
{
    if (metadata.isEmpty())
        return;
    out.raw(",\"metadata\":");
    QByteArrayView separator = "{";
    for (auto it = metadata.begin(); it != metadata.end(); ++it) {
        out.raw(separator).string(it.key()).raw(":").string(it.value());
        separator = ",";
    }
    out.raw("}");
}

qsizetype expectedBytes(const Payload &payload, qsizetype nameLength)
{
    const qsizetype size = payload.bytes.size();
    const bool isBase64 = payload.type == DataType::Binary || payload.type == DataType::Protobuf;
    return envelopeBytes + nameLength + (isBase64 ? (size + 2) / 3 * 4 : size + size / 16);
}

QByteArray groupRequest(QByteArrayView type, const QString &group, std::optional<quint64> ackId)
{
    JsonWriter out(envelopeBytes + group.size());
    out.raw("{\"type\":\"").raw(type).raw("\",\"group\":").string(group);
    writeAckId(out, ackId);
    return out.raw("}").take();
}

QByteArray encodeFrame(const JoinGroupFrame &frame)
{
    return groupRequest("joinGroup", frame.group, frame.ackId);
}

QByteArray encodeFrame(const LeaveGroupFrame &frame)
{
    return groupRequest("leaveGroup", frame.group, frame.ackId);
}

QByteArray encodeFrame(const SendToGroupFrame &frame)
{
    JsonWriter out(expectedBytes(frame.payload, frame.group.size()));
    out.raw("{\"type\":\"sendToGroup\",\"group\":").string(frame.group);
    writeAckId(out, frame.ackId);
    out.raw(frame.noEcho ? ",\"noEcho\":true" : ",\"noEcho\":false");
    writePayload(out, frame.payload);
    if (frame.ttlSeconds)
        out.raw(",\"ttlSeconds\":").number(quint64(qMax(0, *frame.ttlSeconds)));
    writeMetadata(out, frame.metadata);
    return out.raw("}").take();
}

QByteArray encodeFrame(const EventFrame &frame)
{
    JsonWriter out(expectedBytes(frame.payload, frame.event.size()));
    out.raw("{\"type\":\"event\",\"event\":").string(frame.event);
    writeAckId(out, frame.ackId);
    writePayload(out, frame.payload);
    writeMetadata(out, frame.metadata);
    return out.raw("}").take();
}

QByteArray encodeFrame(const SequenceAckFrame &frame)
{
    return JsonWriter(64)
        .raw("{\"type\":\"sequenceAck\",\"sequenceId\":")
        .number(frame.sequenceId)
        .raw("}")
        .take();
}

QByteArray encodeFrame(const PingFrame &)
{
    return QByteArrayLiteral("{\"type\":\"ping\"}");
}

QByteArray encodeFrame(const AckFrame &frame, bool)
{
    JsonWriter out(envelopeBytes);
    out.raw("{\"type\":\"ack\",\"ackId\":").number(frame.ackId);
    out.raw(frame.success ? ",\"success\":true" : ",\"success\":false");
    if (frame.error)
        out.raw(",\"error\":{\"name\":")
            .string(frame.error->name)
            .raw(",\"message\":")
            .string(frame.error->message)
            .raw("}");
    return out.raw("}").take();
}

QByteArray encodeFrame(const GroupMessageFrame &frame, bool reliable)
{
    JsonWriter out(expectedBytes(frame.payload, frame.group.size() + frame.fromUserId.size()));
    out.raw("{\"type\":\"message\",\"from\":\"group\",\"group\":").string(frame.group);
    if (!frame.fromUserId.isEmpty())
        out.raw(",\"fromUserId\":").string(frame.fromUserId);
    writePayload(out, frame.payload);
    writeMetadata(out, frame.metadata);
    if (reliable)
        writeSequenceId(out, frame.sequenceId);
    return out.raw("}").take();
}

QByteArray encodeFrame(const ServerMessageFrame &frame, bool reliable)
{
    JsonWriter out(expectedBytes(frame.payload, 0));
    out.raw("{\"type\":\"message\",\"from\":\"server\"");
    writePayload(out, frame.payload);
    writeMetadata(out, frame.metadata);
    if (reliable)
        writeSequenceId(out, frame.sequenceId);
    return out.raw("}").take();
}

QByteArray encodeFrame(const ConnectedFrame &frame, bool reliable)
{
    JsonWriter out(envelopeBytes + frame.reconnectionToken.size());
    out.raw("{\"type\":\"system\",\"event\":\"connected\"");
    if (!frame.userId.isEmpty())
        out.raw(",\"userId\":").string(frame.userId);
    out.raw(",\"connectionId\":").string(frame.connectionId);
    if (reliable && !frame.reconnectionToken.isEmpty())
        out.raw(",\"reconnectionToken\":").string(frame.reconnectionToken);
    return out.raw("}").take();
}

QByteArray encodeFrame(const DisconnectedFrame &frame, bool)
{
    JsonWriter out(envelopeBytes + frame.message.size());
    return out.raw("{\"type\":\"system\",\"event\":\"disconnected\",\"message\":")
        .string(frame.message)
        .raw("}")
        .take();
}

QByteArray encodeFrame(const PongFrame &, bool)
{
    return QByteArrayLiteral("{\"type\":\"pong\"}");
}

QByteArray encodeFrame(const UnknownFrame &frame, bool reliable)
{
    JsonWriter out(envelopeBytes);
    out.raw("{\"type\":").string(frame.type);
    if (reliable)
        writeSequenceId(out, frame.sequenceId);
    return out.raw("}").take();
}

} // namespace

QLatin1String JsonCodec::name() const
{
    return m_reliable ? Subprotocol::reliableJson : Subprotocol::json;
}

QByteArray JsonCodec::encode(const ClientFrame &frame) const
{
    return std::visit([](const auto &known) { return encodeFrame(known); }, frame);
}

QByteArray JsonCodec::encode(const ServerFrame &frame) const
{
    return std::visit([this](const auto &known) { return encodeFrame(known, m_reliable); }, frame);
}

QByteArray JsonCodec::withSequenceId(const QByteArray &encodedMessage, quint64 sequenceId) const
{
    if (!m_reliable || !encodedMessage.endsWith('}'))
        return encodedMessage;
    JsonWriter out(encodedMessage.size() + 40);
    out.raw(QByteArrayView(encodedMessage).chopped(1));
    writeSequenceId(out, sequenceId);
    return out.raw("}").take();
}

} // namespace WebPubSub
