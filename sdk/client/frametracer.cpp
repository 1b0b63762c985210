#include "client/frametracer.h"

#include "core/correlation.h"
#include "protocol/frameredaction.h"

namespace WebPubSub {

namespace {

bool startsStory(const ClientFrame &frame)
{
    return !std::holds_alternative<SequenceAckFrame>(frame) && !std::holds_alternative<PingFrame>(frame);
}

void describe(TraceEntry &entry, const ClientFrame &frame)
{
    std::visit(Overloaded{
                   [&](const SendToGroupFrame &send) {
                       entry.group = send.group;
                       entry.dataType = dataTypeName(send.payload.type);
                   },
                   [&](const EventFrame &event) {
                       entry.message = event.event;
                       entry.dataType = dataTypeName(event.payload.type);
                   },
                   [&](const SequenceAckFrame &ack) {
                       entry.sequenceId = ack.sequenceId;
                       entry.level = TraceLevel::Trace;
                   },
                   [&](const PingFrame &) { entry.level = TraceLevel::Trace; },
                   [&](const InvokeFrame &invoke) {
                       entry.message = invoke.event;
                       if (invoke.payload)
                           entry.dataType = dataTypeName(invoke.payload->type);
                   },
                   [&](const CancelInvocationFrame &cancel) { entry.message = cancel.invocationId; },
                   [&](const StreamDataFrame &data) {
                       entry.message = data.streamId;
                       if (data.payload)
                           entry.dataType = dataTypeName(data.payload->type);
                   },
                   [&](const StreamEndFrame &end) { entry.message = end.streamId; },
                   [&](const auto &ofGroup) { entry.group = ofGroup.group; },
               },
        frame);
    entry.ackId = ackIdOf(frame);
}

void describe(TraceEntry &entry, const ServerFrame &frame)
{
    std::visit(Overloaded{
                   [&](const AckFrame &ack) {
                       entry.ackId = ack.ackId;
                       entry.status = ack.success ? QStringLiteral("ok") : QStringLiteral("failed");
                       if (!ack.error)
                           return;
                       entry.status = ack.error->name;
                       entry.message = ack.error->message;
                       entry.level = TraceLevel::Warning;
                   },
                   [&](const GroupMessageFrame &message) {
                       entry.group = message.group;
                       entry.dataType = dataTypeName(message.payload.type);
                       entry.sequenceId = message.sequenceId;
                   },
                   [&](const ServerMessageFrame &message) {
                       entry.dataType = dataTypeName(message.payload.type);
                       entry.sequenceId = message.sequenceId;
                   },
                   [&](const ConnectedFrame &) { entry.event = QStringLiteral("connected"); },
                   [&](const DisconnectedFrame &disconnected) {
                       entry.event = QStringLiteral("disconnected");
                       entry.message = disconnected.message;
                   },
                   [&](const PongFrame &) { entry.level = TraceLevel::Trace; },
                   [&](const InvokeResponseFrame &response) {
                       entry.message = response.error ? response.error->message : response.invocationId;
                       entry.status = response.error ? response.error->name : QStringLiteral("ok");
                       if (response.payload)
                           entry.dataType = dataTypeName(response.payload->type);
                   },
                   [&](const StreamAckFrame &ack) { entry.message = ack.streamId; },
                   [&](const StreamNackFrame &nack) {
                       entry.message = nack.message;
                       entry.status = nack.name;
                       entry.level = TraceLevel::Warning;
                   },
                   [&](const StreamClosedFrame &closed) {
                       entry.message = closed.error ? closed.error->message : closed.streamId;
                       entry.status = closed.error ? closed.error->name : QStringLiteral("ok");
                   },
                   [&](const GroupStateSnapshotFrame &states) {
                       entry.group = states.group;
                       entry.sequenceId = states.sequenceId;
                   },
                   [&](const GroupStateUpdateFrame &states) {
                       entry.group = states.group;
                       entry.sequenceId = states.sequenceId;
                   },
                   [&](const UnknownFrame &unknown) {
                       entry.event = unknown.type;
                       entry.sequenceId = unknown.sequenceId;
                       entry.message = QStringLiteral("a frame of a type that is not known here");
                   },
               },
        frame);
}

bool isMessage(const ServerFrame &frame)
{
    return std::holds_alternative<GroupMessageFrame>(frame)
        || std::holds_alternative<ServerMessageFrame>(frame);
}

} // namespace

FrameTracer::FrameTracer(Outlet outlet)
    : m_outlet(std::move(outlet))
{
}

void FrameTracer::setConnection(const QString &connectionId, const QString &userId)
{
    if (connectionId != m_connectionId) {
        m_sentOrdinal = 0;
        m_messageOrdinal = 0;
    }
    m_connectionId = connectionId;
    m_userId = userId;
}

TraceEntry FrameTracer::entry(TraceDirection direction, qint64 timeUs) const
{
    TraceEntry entry;
    entry.timeUs = timeUs;
    entry.source = TraceSource::Client;
    entry.direction = direction;
    entry.lane = m_lane;
    entry.hub = m_hub;
    entry.connectionId = m_connectionId;
    entry.userId = m_userId;
    return entry;
}

QString FrameTracer::sent(const ClientFrame &frame, const QByteArray &bytes)
{
    const std::optional<quint64> ackId = ackIdOf(frame);
    QString correlation;
    if (startsStory(frame))
        // Without a connection id the hub cannot find it again; and two such clients must not share it.
        correlation = m_connectionId.isEmpty()
            ? newCorrelation()
            : correlationOf(m_connectionId, ackId, ackId ? 0 : ++m_sentOrdinal);
    if (m_outlet.isWanted()) {
        TraceEntry row = entry(TraceDirection::Out, nowUs());
        row.event = frameType(frame);
        row.correlation = correlation;
        row.bytes = bytes.size();
        row.payload = withoutTokens(bytes);
        describe(row, frame);
        m_outlet.sink(row);
    }
    return correlation;
}

void FrameTracer::received(
    const ServerFrame &frame, const QByteArray &bytes, qint64 timeUs, const QString &note)
{
    if (isMessage(frame))
        ++m_messageOrdinal;
    if (!m_outlet.isWanted())
        return;
    TraceEntry row = entry(TraceDirection::In, timeUs);
    row.event = frameType(frame);
    row.bytes = bytes.size();
    row.payload = withoutTokens(bytes);
    describe(row, frame);
    if (isMessage(frame) && !row.sequenceId)
        row.ordinal = m_messageOrdinal;
    if (row.ackId) {
        row.correlation = correlationOf(m_connectionId, row.ackId, 0);
        row.durationUs = m_outlet.ackLatency(*row.ackId, timeUs);
    }
    if (!note.isEmpty())
        row.message = note;
    m_outlet.sink(row);
}

void FrameTracer::unreadable(const QByteArray &bytes, qint64 timeUs, const Error &error)
{
    if (!m_outlet.isWanted())
        return;
    TraceEntry row = entry(TraceDirection::In, timeUs);
    row.level = TraceLevel::Error;
    row.event = QStringLiteral("unreadable");
    row.status = error.name;
    row.exception = error.message;
    row.bytes = bytes.size();
    row.payload = withoutTokens(bytes);
    m_outlet.sink(row);
}

void FrameTracer::turned(
    const QString &event, const QString &message, TraceLevel level, const QString &exception)
{
    if (!m_outlet.isWanted())
        return;
    TraceEntry row = entry(TraceDirection::Inside, nowUs());
    row.event = event;
    row.message = message;
    row.level = level;
    row.exception = exception;
    m_outlet.sink(row);
}

} // namespace WebPubSub
