#include "jsonsession.h"

#include "clientevents.h"

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace App {

namespace {

Error sessionError(QLatin1String code, const QString &message)
{
    return {.kind = ErrorKind::Invalid, .name = code, .message = message};
}

Error cancelledError()
{
    return {.kind = ErrorKind::Cancelled,
        .name = u"Cancelled"_s,
        .message = u"The call was given up before anything was sent."_s};
}

} // namespace

JsonSession::JsonSession(WebPubSubClient &client, Output output, QObject *parent)
    : ClientSession(client, std::move(output), parent)
{
    const auto tell = [&](auto signal, auto lineOf) {
        connect(&client, signal, this, [this, lineOf](const auto &...news) { write(lineOf(news...)); });
    };
    tell(&WebPubSubClient::disconnected, [](const QString &connectionId, const Error &error) {
        return disconnectedEvent(connectionId, error.message);
    });
    tell(&WebPubSubClient::recovering, recoveringEvent);
    tell(&WebPubSubClient::recovered, recoveredEvent);
    tell(&WebPubSubClient::groupMessageReceived, groupMessageEvent);
    tell(&WebPubSubClient::serverMessageReceived, serverMessageEvent);
    tell(&WebPubSubClient::rejoinGroupFailed, rejoinGroupFailedEvent);
    tell(&WebPubSubClient::discontinuity,
        [](quint64 first, quint64 last, const QString &) { return discontinuityEvent(first, last); });
}

void JsonSession::takeLine(const QByteArray &line)
{
    if (isEnding() || line.trimmed().isEmpty())
        return;
    const CallLine parsed = parseCall(m_fields, line);
    for (const QString &name : parsed.ignored)
        log(u"call %1 has no member \"%2\": it was ignored"_s.arg(QString::fromUtf8(parsed.id), name));
    if (!parsed.call)
        return write(errorAnswer(parsed.id, parsed.call.error()));
    const Request request{.id = parsed.id, .call = *parsed.call, .bytes = line.size()};
    if (!mustWait(request.call))
        return run(request);
    addPending(request.bytes);
    m_held.push_back(request);
}

void JsonSession::refuseLongLine(qsizetype maxBytes)
{
    if (!isEnding())
        write(errorAnswer({},
            sessionError("CALL_SIZE"_L1,
                u"A line is longer than %1 bytes and was skipped. Expected one call a line."_s.arg(
                    maxBytes))));
}

bool JsonSession::mustWait(const ClientCall &call) const
{
    if (std::holds_alternative<CancelCall>(call) || std::holds_alternative<ExitCall>(call))
        return false;
    const bool isStop = std::holds_alternative<StopCall>(call);
    if (phase() == Phase::Stopping) // a start, and what was called after it, comes when the stop is done
        return std::holds_alternative<StartCall>(call) || !m_held.empty();
    return phase() == Phase::Starting && !isStop;
}

void JsonSession::phaseChanged()
{
    while (!m_held.empty() && phase() != Phase::Stopping && !mustWait(m_held.front().call)) {
        const Request request = m_held.front();
        m_held.pop_front();
        run(request);
        removePending(request.bytes);
    }
}

void JsonSession::run(const Request &request)
{
    std::visit(
        Overloaded{
            [&](StartCall) { runStart(request); },
            [&](StopCall) { runStop(request); },
            [&](const JoinGroupCall &call) {
                awaitAck(request, client().joinGroup(call.group, {.ackId = call.ackId}));
            },
            [&](const LeaveGroupCall &call) {
                awaitAck(request, client().leaveGroup(call.group, {.ackId = call.ackId}));
            },
            [&](const SendToGroupCall &call) {
                awaitAck(request, client().sendToGroup(call.group, call.payload, call.options));
            },
            [&](const SendEventCall &call) {
                awaitAck(request, client().sendEvent(call.event, call.payload, call.options));
            },
            [&](const InvokeEventCall &call) {
                awaitInvocation(request,
                    client().invokeEvent(call.event, call.payload, {.invocationId = call.invocationId}));
            },
            [&](const CancelCall &call) { runCancel(request, call.target); },
            [&](ExitCall) { runExit(request); },
        },
        request.call);
}

void JsonSession::answer(const QByteArray &id, const Result<Done> &result)
{
    write(result ? doneAnswer(id) : errorAnswer(id, result.error()));
}

// --- start, stop, exit
// --------------------------------------------------------------------------------------

void JsonSession::runStart(const Request &request)
{
    if (isEnding())
        return answer(request.id, cancelledError());
    if (phase() != Phase::Stopped)
        return answer(request.id,
            sessionError("ALREADY_STARTED"_L1,
                u"The client runs already. Call stop first to start it with a new connection."_s));
    addPending(request.bytes);
    m_start = request;
    start();
}

void JsonSession::started(const Result<Done> &result)
{
    const Request request = *std::exchange(m_start, std::nullopt);
    answer(request.id, result);
    removePending(request.bytes);
}

void JsonSession::runStop(const Request &request)
{
    if (phase() == Phase::Stopped)
        return answer(request.id, Done{});
    addPending(0);
    m_stops.append(request.id);
    if (phase() != Phase::Stopping)
        stop();
}

void JsonSession::wasStopped(const std::optional<Error> &)
{
    write(stoppedEvent());
    const QList<QByteArray> stops = std::exchange(m_stops, {});
    for (const QByteArray &id : stops) {
        answer(id, Done{});
        removePending(0);
    }
}

void JsonSession::runExit(const Request &request)
{
    m_exit = request.id;
    end();
}

void JsonSession::aboutToFinish()
{
    if (!m_exit.isEmpty())
        answer(m_exit, Done{});
}

void JsonSession::wasConnected(const QString &connectionId, const QString &userId)
{
    write(connectedEvent(connectionId, userId));
}

// --- calls that the service answers
// -------------------------------------------------------------------------

template <typename Reply, typename Line>
void JsonSession::await(const Request &request, Reply *reply, Line lineOf)
{
    addPending(request.bytes);
    m_replies.insert(request.id, reply);
    reply->then(this, [this, id = request.id, bytes = request.bytes, reply, lineOf](const auto &result) {
        if (m_replies.value(id) == reply) // ids may be used again
            m_replies.remove(id);
        write(lineOf(id, result));
        removePending(bytes);
    });
}

void JsonSession::awaitAck(const Request &request, WebPubSubClient::AckReply *reply)
{
    await(request, reply, [](const QByteArray &id, const Result<Ack> &ack) {
        return ack ? ackAnswer(id, *ack) : errorAnswer(id, ack.error());
    });
}

void JsonSession::awaitInvocation(const Request &request, WebPubSubClient::InvokeReply *reply)
{
    await(request, reply, [](const QByteArray &id, const Result<InvokeResult> &result) {
        return result ? invocationAnswer(id, *result) : errorAnswer(id, result.error());
    });
}

void JsonSession::runCancel(const Request &request, const QByteArray &target)
{
    const bool isStart = m_start && m_start->id == target && phase() == Phase::Starting;
    if (const QPointer<WebPubSubReply> reply = m_replies.value(target)) {
        answer(request.id, Done{});
        reply->abort();
    } else if (isStart) {
        answer(request.id, Done{});
        stop();
    } else if (cancelHeld(target)) {
        answer(request.id, Done{});
    } else {
        answer(request.id,
            sessionError("CALL_TARGET"_L1,
                u"No call with id %1 waits for its answer."_s.arg(QString::fromUtf8(target))));
    }
}

bool JsonSession::cancelHeld(const QByteArray &target)
{
    const auto isIt = [&](const Request &request) { return request.id == target; };
    const auto found = std::find_if(m_held.begin(), m_held.end(), isIt);
    if (found == m_held.end())
        return false;
    const qsizetype bytes = found->bytes;
    m_held.erase(found);
    answer(target, cancelledError());
    removePending(bytes);
    return true;
}

} // namespace App
