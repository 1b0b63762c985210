#include "protocol/jsoncodec.h"

#include "protocol/jsonparts.h"

namespace WebPubSub {

namespace {

using namespace JsonParts;

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

QByteArray encodeFrame(const InvokeFrame &frame)
{
    const qsizetype names = frame.event.size() + frame.invocationId.size();
    JsonWriter out(frame.payload ? expectedBytes(*frame.payload, names) : envelopeBytes + names);
    out.raw("{\"type\":\"invoke\",\"invocationId\":").string(frame.invocationId);
    out.raw(",\"target\":\"event\",\"event\":").string(frame.event);
    if (frame.payload)
        writePayload(out, *frame.payload);
    writeMetadata(out, frame.metadata);
    return out.raw("}").take();
}

QByteArray encodeFrame(const CancelInvocationFrame &frame)
{
    JsonWriter out(envelopeBytes + frame.invocationId.size());
    return out.raw("{\"type\":\"cancelInvocation\",\"invocationId\":").string(frame.invocationId).raw("}").take();
}

QByteArray encodeFrame(const StreamStartFrame &frame)
{
    JsonWriter out(envelopeBytes + frame.group.size() + frame.streamId.size());
    out.raw("{\"type\":\"sendToGroup\",\"group\":").string(frame.group);
    out.raw(frame.noEcho ? ",\"noEcho\":true" : ",\"noEcho\":false");
    out.raw(",\"stream\":{\"streamId\":").string(frame.streamId);
    if (frame.idleTimeoutMs)
        out.raw(",\"idleTimeoutMs\":").number(*frame.idleTimeoutMs);
    return out.raw("}}").take();
}

QByteArray encodeFrame(const StreamDataFrame &frame)
{
    JsonWriter out(frame.payload ? expectedBytes(*frame.payload, frame.streamId.size())
                                 : envelopeBytes + frame.streamId.size());
    out.raw("{\"type\":\"streamData\",\"streamId\":").string(frame.streamId);
    if (frame.streamSequenceId)
        out.raw(",\"streamSequenceId\":").number(*frame.streamSequenceId);
    if (frame.payload)
        writePayload(out, *frame.payload);
    return out.raw("}").take();
}

QByteArray encodeFrame(const StreamEndFrame &frame)
{
    JsonWriter out(envelopeBytes + frame.streamId.size());
    out.raw("{\"type\":\"streamEnd\",\"streamId\":").string(frame.streamId);
    if (frame.error) {
        out.raw(",\"error\":{\"message\":").string(frame.error->message);
        if (!frame.error->userErrorCode.isEmpty())
            out.raw(",\"userErrorCode\":").string(frame.error->userErrorCode);
        out.raw("}");
    }
    return out.raw("}").take();
}

QByteArray encodeFrame(const SetGroupStateFrame &frame)
{
    JsonWriter out(envelopeBytes + frame.group.size());
    out.raw("{\"type\":\"setGroupState\",\"group\":").string(frame.group);
    writeAckId(out, frame.ackId);
    if (frame.state)
        writeStrings(out, "state", *frame.state);
    return out.raw("}").take();
}

QByteArray encodeFrame(const SubscribeGroupStateFrame &frame)
{
    return groupRequest("subscribeGroupState", frame.group, frame.ackId);
}

QByteArray encodeFrame(const UnsubscribeGroupStateFrame &frame)
{
    return groupRequest("unsubscribeGroupState", frame.group, frame.ackId);
}

} // namespace

QByteArray JsonCodec::encode(const ClientFrame &frame) const
{
    return std::visit([](const auto &known) { return encodeFrame(known); }, frame);
}

} // namespace WebPubSub
