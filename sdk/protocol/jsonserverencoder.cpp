#include "protocol/jsoncodec.h"

#include "protocol/jsonparts.h"

namespace WebPubSub {

namespace {

using namespace JsonParts;

void writeError(JsonWriter &out, const std::optional<AckError> &error)
{
    if (error)
        out.raw(",\"error\":{\"name\":").string(error->name).raw(",\"message\":").string(error->message).raw("}");
}

void writeStream(JsonWriter &out, const StreamInfo &stream)
{
    out.raw(",\"stream\":{\"streamId\":").string(stream.streamId);
    out.raw(",\"streamSequenceId\":").number(stream.streamSequenceId);
    if (stream.endOfStream)
        out.raw(",\"endOfStream\":true");
    if (stream.error) {
        out.raw(",\"error\":{\"name\":").string(stream.error->name);
        out.raw(",\"message\":").string(stream.error->message);
        if (!stream.error->userErrorCode.isEmpty())
            out.raw(",\"userErrorCode\":").string(stream.error->userErrorCode);
        out.raw("}");
    }
    out.raw("}");
}

QByteArray groupStates(QByteArrayView type, const QString &group, const QList<GroupStateItem> &items,
    std::optional<quint64> sequenceId)
{
    JsonWriter out(envelopeBytes * (items.size() + 1));
    out.raw("{\"type\":\"").raw(type).raw("\",\"group\":").string(group).raw(",\"items\":[");
    QByteArrayView separator = "";
    for (const GroupStateItem &item : items) {
        out.raw(separator).raw("{\"connectionId\":").string(item.connectionId);
        if (!item.userId.isEmpty())
            out.raw(",\"userId\":").string(item.userId);
        if (item.state)
            writeStrings(out, "state", *item.state);
        out.raw(",\"updatedAt\":").number(quint64(qMax(qint64(0), item.updatedAt))).raw("}");
        separator = ",";
    }
    out.raw("]");
    writeSequenceId(out, sequenceId);
    return out.raw("}").take();
}

QByteArray encodeFrame(const AckFrame &frame, bool)
{
    JsonWriter out(envelopeBytes);
    out.raw("{\"type\":\"ack\",\"ackId\":").number(frame.ackId);
    out.raw(frame.success ? ",\"success\":true" : ",\"success\":false");
    writeError(out, frame.error);
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
    if (frame.stream)
        writeStream(out, *frame.stream);
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

QByteArray encodeFrame(const InvokeResponseFrame &frame, bool)
{
    JsonWriter out(frame.payload ? expectedBytes(*frame.payload, frame.invocationId.size()) : envelopeBytes);
    out.raw("{\"type\":\"invokeResponse\",\"invocationId\":").string(frame.invocationId);
    out.raw(frame.success ? ",\"success\":true" : ",\"success\":false");
    if (frame.payload)
        writePayload(out, *frame.payload);
    writeError(out, frame.error);
    writeMetadata(out, frame.metadata);
    return out.raw("}").take();
}

QByteArray encodeFrame(const StreamAckFrame &frame, bool)
{
    JsonWriter out(envelopeBytes + frame.streamId.size());
    out.raw("{\"type\":\"streamAck\",\"streamId\":").string(frame.streamId);
    return out.raw(",\"expectedSequenceId\":").number(frame.expectedSequenceId).raw("}").take();
}

QByteArray encodeFrame(const StreamNackFrame &frame, bool)
{
    JsonWriter out(envelopeBytes + frame.streamId.size() + frame.message.size());
    out.raw("{\"type\":\"streamNack\",\"streamId\":").string(frame.streamId);
    out.raw(",\"name\":").string(frame.name).raw(",\"message\":").string(frame.message);
    return out.raw(",\"expectedSequenceId\":").number(frame.expectedSequenceId).raw("}").take();
}

QByteArray encodeFrame(const StreamClosedFrame &frame, bool)
{
    JsonWriter out(envelopeBytes + frame.streamId.size());
    out.raw("{\"type\":\"streamClosed\",\"streamId\":").string(frame.streamId);
    writeError(out, frame.error);
    return out.raw("}").take();
}

QByteArray encodeFrame(const GroupStateSnapshotFrame &frame, bool reliable)
{
    return groupStates("groupStateSnapshot", frame.group, frame.items, reliable ? frame.sequenceId : std::nullopt);
}

QByteArray encodeFrame(const GroupStateUpdateFrame &frame, bool reliable)
{
    return groupStates("groupStateUpdate", frame.group, frame.items, reliable ? frame.sequenceId : std::nullopt);
}

} // namespace

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
