#include "localhub/hubtrace.h"

#include "core/correlation.h"
#include "protocol/frameredaction.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

TraceEntry entryOf(const HubSession &session, TraceDirection direction, const QString &event)
{
    TraceEntry entry;
    entry.timeUs = nowUs();
    entry.source = TraceSource::Hub;
    entry.direction = direction;
    entry.lane = session.userId.isEmpty() ? session.connectionId : session.userId;
    entry.event = event;
    entry.hub = session.hub;
    entry.connectionId = session.connectionId;
    entry.userId = session.userId;
    entry.ip = session.ip;
    return entry;
}

void describe(TraceEntry &entry, const Payload &payload)
{
    entry.dataType = dataTypeName(payload.type);
}

void describe(TraceEntry &entry, const ServerFrame &frame)
{
    const auto describeResult = [&](const std::optional<AckError> &error) {
        entry.status = error ? error->name : u"ok"_s;
        if (error)
            entry.message = error->message;
    };
    std::visit(Overloaded{
                   [&](const AckFrame &ack) {
                       entry.ackId = ack.ackId;
                       describeResult(ack.error);
                   },
                   [&](const ConnectedFrame &) { entry.event = u"connected"_s; },
                   [&](const DisconnectedFrame &disconnected) {
                       entry.event = u"disconnected"_s;
                       entry.message = disconnected.message;
                   },
                   [&](const InvokeResponseFrame &response) {
                       entry.message = response.invocationId;
                       describeResult(response.error);
                       if (response.payload)
                           describe(entry, *response.payload);
                   },
                   [&](const StreamNackFrame &nack) {
                       entry.status = nack.name;
                       entry.message = nack.message;
                   },
                   [&](const StreamClosedFrame &closed) {
                       entry.message = closed.streamId;
                       describeResult(closed.error);
                   },
                   [&](const GroupStateSnapshotFrame &states) { entry.group = states.group; },
                   [&](const GroupStateUpdateFrame &states) { entry.group = states.group; },
                   [](const auto &) {},
               },
        frame);
}

QString routingText(const HubRouting &routing)
{
    QString text = u"to %1 of %2"_s.arg(routing.delivered).arg(routing.audience);
    if (routing.senderSkipped)
        text += u"; sender skipped: noEcho"_s;
    if (routing.excluded > 0)
        text += u"; %1 excluded by the call"_s.arg(routing.excluded);
    if (routing.held > 0)
        text += u"; %1 away, held in replay buffer"_s.arg(routing.held);
    if (routing.overflowed > 0)
        text += u"; %1 ended: buffer full"_s.arg(routing.overflowed);
    return text;
}

} // namespace

bool isCounted(const ClientFrame &frame)
{
    return !std::holds_alternative<SequenceAckFrame>(frame) && !std::holds_alternative<PingFrame>(frame);
}

HubTrace::HubTrace(TraceSink sink)
    : m_sink(std::move(sink))
{
}

void HubTrace::emitEntry(const TraceEntry &entry) const
{
    if (m_sink)
        m_sink(entry);
}

HubCause HubTrace::received(const HubSession &from, const ClientFrame &frame, const QByteArray &bytes)
{
    if (!m_sink)
        return {};
    TraceEntry entry = entryOf(from, TraceDirection::In, frameType(frame));
    entry.ackId = ackIdOf(frame);
    if (isCounted(frame))
        entry.correlation = correlationOf(from.connectionId, entry.ackId, from.unackedOrdinal);
    std::visit(Overloaded{
                   [&](const SendToGroupFrame &send) {
                       entry.group = send.group;
                       describe(entry, send.payload);
                   },
                   [&](const EventFrame &event) {
                       entry.message = event.event;
                       describe(entry, event.payload);
                   },
                   [&](const SequenceAckFrame &ack) { entry.sequenceId = ack.sequenceId; },
                   [](const PingFrame &) {},
                   [&](const InvokeFrame &invoke) {
                       entry.message = invoke.event;
                       if (invoke.payload)
                           describe(entry, *invoke.payload);
                   },
                   [&](const CancelInvocationFrame &cancel) { entry.message = cancel.invocationId; },
                   [&](const StreamDataFrame &data) {
                       entry.message = data.streamId;
                       if (data.payload)
                           describe(entry, *data.payload);
                   },
                   [&](const StreamEndFrame &end) { entry.message = end.streamId; },
                   [&](const auto &ofGroup) { entry.group = ofGroup.group; },
               },
        frame);
    entry.bytes = bytes.size();
    entry.payload = withoutTokens(bytes);
    m_sink(entry);
    return {.correlation = entry.correlation, .receivedUs = entry.timeUs, .ackId = entry.ackId};
}

HubCause HubTrace::receivedRaw(
    const HubSession &from, const Payload &payload, const QString &event, const QString &group)
{
    if (!m_sink)
        return {};
    TraceEntry entry = entryOf(from, TraceDirection::In, event);
    entry.correlation = correlationOf(from.connectionId, {}, from.unackedOrdinal);
    entry.group = group;
    describe(entry, payload);
    entry.bytes = payload.bytes.size();
    entry.payload = payload.bytes;
    m_sink(entry);
    return {.correlation = entry.correlation, .receivedUs = entry.timeUs};
}

void HubTrace::delivering(const HubSession &to, const QString &group, const Payload &payload,
    const QByteArray &bytes, std::optional<quint64> sequenceId, const HubCause &cause)
{
    if (!m_sink)
        return;
    TraceEntry entry = entryOf(to, TraceDirection::Out, u"message"_s);
    entry.correlation = cause.correlation;
    entry.group = group;
    entry.sequenceId = sequenceId;
    if (!sequenceId)
        entry.ordinal = to.messageOrdinal;
    describe(entry, payload);
    entry.bytes = bytes.size();
    entry.payload = bytes; // a message has no token of the protocol's own
    m_sink(entry);
}

void HubTrace::sending(const HubSession &to, const ServerFrame &frame, const QByteArray &bytes,
    const HubCause &cause, std::optional<quint64> sequenceId)
{
    if (!m_sink)
        return;
    TraceEntry entry = entryOf(to, TraceDirection::Out, frameType(frame));
    entry.correlation = cause.correlation;
    entry.sequenceId = sequenceId;
    describe(entry, frame);
    if (!to.peer)
        entry.message = u"held in replay buffer, as the client is away"_s;
    entry.bytes = bytes.size();
    entry.payload = withoutTokens(bytes);
    m_sink(entry);
}

void HubTrace::routed(
    const HubSession *from, const QString &hub, const HubRouting &routing, const HubCause &cause)
{
    if (!m_sink)
        return;
    TraceEntry entry;
    entry.timeUs = cause.receivedUs;
    entry.source = TraceSource::Hub;
    entry.lane = u"hub"_s;
    entry.event = u"routed"_s;
    entry.message = routingText(routing);
    entry.hub = hub;
    entry.group = routing.group;
    entry.correlation = cause.correlation;
    entry.ackId = cause.ackId;
    entry.durationUs = nowUs() - cause.receivedUs;
    if (from) {
        entry.connectionId = from->connectionId;
        entry.userId = from->userId;
    }
    if (routing.overflowed > 0)
        entry.level = TraceLevel::Warning;
    m_sink(entry);
}

void HubTrace::held(
    const HubSession &away, const QString &group, qsizetype bytes, quint64 sequenceId, const HubCause &cause)
{
    if (!m_sink)
        return;
    TraceEntry entry = entryOf(away, TraceDirection::Inside, u"held in replay buffer"_s);
    entry.message = u"the client is away; it gets the message when it comes back in time"_s;
    entry.status = u"held"_s;
    entry.group = group;
    entry.correlation = cause.correlation;
    entry.sequenceId = sequenceId;
    entry.bytes = bytes;
    m_sink(entry);
}

void HubTrace::refused(
    const HubSession &from, const QString &frameType, const AckError &error, const HubCause &cause)
{
    if (!m_sink)
        return;
    TraceEntry entry = entryOf(from, TraceDirection::Inside, u"refused"_s);
    entry.level = TraceLevel::Warning;
    entry.status = error.name;
    entry.message = u"%1 without ackId: %2"_s.arg(frameType, error.message);
    entry.correlation = cause.correlation;
    m_sink(entry);
}

void HubTrace::connection(const HubSession &session, const QString &event, const QString &message,
    TraceLevel level, const QString &status)
{
    if (!m_sink)
        return;
    TraceEntry entry = entryOf(session, TraceDirection::Inside, event);
    entry.lane = u"hub"_s;
    entry.level = level;
    entry.message = message;
    entry.status = status;
    m_sink(entry);
}

} // namespace WebPubSub
