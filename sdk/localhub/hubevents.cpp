#include "localhub/hubevents.h"

#include "http/websocketframe.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

//! The one place that knows what an event meets while a hub has no event handler (client-protocol.md section
//! 11, 3).
EventAnswer noEventHandler(const QString &hub)
{
    return {.failure = AckError{u"NotFound"_s, u"no event handler is configured for hub %1"_s.arg(hub)}};
}

EventRequest requestOf(const HubSession &from, EventRequest::Kind kind, const QString &event,
    const std::optional<Payload> &payload, const HubCause &cause)
{
    return {.kind = kind,
        .hub = from.hub,
        .connectionId = from.connectionId,
        .userId = from.userId,
        .event = event,
        .payload = payload,
        .correlation = cause.correlation};
}

} // namespace

HubEvents::HubEvents(
    HubState &state, HubSessions &sessions, HubTrace &trace, EventHandler *handler, Deliver deliver)
    : m_state(state)
    , m_sessions(sessions)
    , m_trace(trace)
    , m_handler(handler)
    , m_deliver(std::move(deliver))
    , m_self(std::make_shared<HubEvents *>(this))
{
}

bool HubEvents::take(HubSession &from, const ClientFrame &frame, const HubCause &cause)
{
    if (const auto *sent = std::get_if<EventFrame>(&frame))
        event(from, *sent, cause);
    else if (const auto *invocation = std::get_if<InvokeFrame>(&frame))
        invoke(from, *invocation, cause);
    else if (const auto *cancelled = std::get_if<CancelInvocationFrame>(&frame))
        cancel(from, cancelled->invocationId);
    else
        return false;
    return true;
}

void HubEvents::event(HubSession &from, const EventFrame &frame, const HubCause &cause)
{
    // Sent again before it was answered: it must not be handled twice, and its ack is on the way.
    if (frame.ackId && m_acks.contains({from.connectionId, *frame.ackId}))
        return;
    EventRequest request = requestOf(from, EventRequest::Kind::Event, frame.event, frame.payload, cause);
    request.metadata = frame.metadata;
    ask({.kind = request.kind, .connectionId = from.connectionId, .ackId = frame.ackId, .cause = cause},
        request);
}

void HubEvents::invoke(HubSession &from, const InvokeFrame &frame, const HubCause &cause)
{
    const Pending pending{.kind = EventRequest::Kind::Invoke,
        .connectionId = from.connectionId,
        .invocationId = frame.invocationId,
        .socketOrdinal = from.socketOrdinal,
        .cause = cause};
    if (const auto known = m_invocations.find({from.connectionId, frame.invocationId});
        known != m_invocations.end()) {
        // Unless the first came on a socket that is gone: then nobody waits for its answer any more.
        if (m_pending.at(known->second).socketOrdinal == from.socketOrdinal) {
            answerInvocation(pending,
                {.failure = AckError{
                     u"BadRequest"_s, u"invocation id %1 is pending already"_s.arg(frame.invocationId)}});
            return;
        }
        m_pending.erase(known->second);
        m_invocations.erase(known);
    }
    EventRequest request = requestOf(from, pending.kind, frame.event, frame.payload, cause);
    request.metadata = frame.metadata;
    ask(pending, request);
}

void HubEvents::cancel(const HubSession &from, const QString &invocationId)
{
    const auto known = m_invocations.find({from.connectionId, invocationId});
    if (known == m_invocations.end())
        return;
    m_pending.erase(known->second);
    m_invocations.erase(known);
}

void HubEvents::takeRaw(HubSession &from, const Payload &payload, const HubCause &cause)
{
    ask({.kind = EventRequest::Kind::Raw, .connectionId = from.connectionId, .cause = cause},
        requestOf(from, EventRequest::Kind::Raw, u"message"_s, payload, cause));
}

void HubEvents::ask(const Pending &pending, const EventRequest &request)
{
    const quint64 ticket = ++m_lastTicket;
    m_pending[ticket] = pending;
    if (pending.ackId)
        m_acks[{pending.connectionId, *pending.ackId}] = ticket;
    if (pending.kind == EventRequest::Kind::Invoke)
        m_invocations[{pending.connectionId, pending.invocationId}] = ticket;
    if (!m_handler) {
        answered(ticket, noEventHandler(request.hub));
        return;
    }
    m_handler->handle(request, [self = std::weak_ptr(m_self), ticket](const EventAnswer &answer) {
        if (const auto events = self.lock())
            (*events)->answered(ticket, answer);
    });
}

void HubEvents::answered(quint64 ticket, const EventAnswer &answer)
{
    const auto found = m_pending.find(ticket);
    if (found == m_pending.end())
        return; // answered before, or cancelled
    const Pending pending = std::move(found->second);
    m_pending.erase(found);
    if (pending.ackId)
        m_acks.erase({pending.connectionId, *pending.ackId});
    switch (pending.kind) {
    case EventRequest::Kind::Event:
        return answerEvent(pending, answer);
    case EventRequest::Kind::Invoke:
        m_invocations.erase({pending.connectionId, pending.invocationId});
        return answerInvocation(pending, answer);
    case EventRequest::Kind::Raw:
        return answerRaw(pending, answer);
    }
}

//! The message goes before the ack (client-protocol.md section 3.3).
void HubEvents::answerEvent(const Pending &pending, const EventAnswer &answer)
{
    if (!answer.failure)
        deliver(pending, answer);
    if (HubSession *session = m_state.find(pending.connectionId))
        acknowledge(*session, u"event"_s, pending.ackId, answer.failure, m_trace, pending.cause);
}

void HubEvents::answerInvocation(const Pending &pending, const EventAnswer &answer)
{
    HubSession *session = m_state.find(pending.connectionId);
    if (!session || !session->peer || session->socketOrdinal != pending.socketOrdinal)
        return; // responses are for the socket that asked, and not replayed (section 3.4)
    InvokeResponseFrame response{.invocationId = pending.invocationId,
        .success = !answer.failure,
        .payload = answer.failure ? std::nullopt : answer.payload,
        .error = answer.failure};
    if (!answer.failure)
        response.metadata = answer.metadata;
    sendTo(*session, response, m_trace, pending.cause);
}

void HubEvents::answerRaw(const Pending &pending, const EventAnswer &answer)
{
    if (!answer.failure)
        deliver(pending, answer);
    else if (HubSession *session = m_state.find(pending.connectionId))
        m_sessions.end(*session, CloseCode::internalError, answer.failure->message);
}

void HubEvents::deliver(const Pending &pending, const EventAnswer &answer)
{
    const HubSession *session = m_state.find(pending.connectionId);
    if (session && answer.payload)
        m_deliver({.hub = session->hub,
                      .payload = *answer.payload,
                      .metadata = answer.metadata,
                      .cause = pending.cause},
            pending.connectionId);
}

} // namespace WebPubSub
