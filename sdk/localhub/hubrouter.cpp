#include "localhub/hubrouter.h"

#include "http/websocketframe.h"

#include <functional>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

// No source states a limit; this one only keeps a broken client from filling the hub's memory with names.
constexpr size_t maxGroupsPerConnection = 10'000;

std::optional<AckError> forbidden(Permission permission, const QString &group)
{
    const QString what = permission == Permission::SendToGroup ? u"publish to"_s : u"join or leave"_s;
    return AckError{u"Forbidden"_s,
        u"not allowed to %1 group %2; the token needs the role %3"_s.arg(
            what, group, roleFor(permission, group))};
}

} // namespace

HubRouter::HubRouter(
    HubState &state, HubSessions &sessions, HubTrace &trace, const HubClock &clock, EventHandler *events)
    : m_state(state)
    , m_sessions(sessions)
    , m_trace(trace)
    , m_fanout(trace)
    , m_streams(trace, clock, std::bind_front(&HubRouter::publishFragment, this))
    , m_events(state, sessions, trace, events,
          [this](const Publication &publication, const QString &connectionId) {
              publishToConnection(publication, connectionId);
          })
    , m_groupStates(state, m_fanout, clock)
{
}

void HubRouter::receive(HubSession &from, ClientFrame frame, const QByteArray &bytes)
{
    const std::optional<quint64> ackId = ackIdOf(frame);
    if (!ackId && isCounted(frame))
        ++from.unackedOrdinal;
    const HubCause cause = m_trace.received(from, frame, bytes);
    const bool known = ackId && from.acks.contains(*ackId);
    if (known || !m_events.take(from, frame, cause)) {
        const Failure failure = known
            ? AckError{u"Duplicate"_s, u"ackId %1 was handled before"_s.arg(*ackId)}
            : std::visit([&](const auto &typed) { return handle(from, typed, cause); }, frame);
        acknowledge(from, frameType(frame), ackId, failure, m_trace, cause);
    }
    // Behind the ack, so that a client that waits for it to know of its subscription misses nothing.
    m_groupStates.tell(cause);
    endOverflowed();
}

HubRouter::Failure HubRouter::handle(HubSession &from, const JoinGroupFrame &frame, const HubCause &)
{
    if (!from.permissions.allows(Permission::JoinLeaveGroup, frame.group))
        return forbidden(Permission::JoinLeaveGroup, frame.group);
    if (from.groups.size() >= maxGroupsPerConnection)
        return AckError{
            u"BadRequest"_s, u"a connection may be in %1 groups; leave some"_s.arg(maxGroupsPerConnection)};
    addToGroup(from, frame.group);
    return {};
}

HubRouter::Failure HubRouter::handle(HubSession &from, const LeaveGroupFrame &frame, const HubCause &)
{
    if (!from.permissions.allows(Permission::JoinLeaveGroup, frame.group))
        return forbidden(Permission::JoinLeaveGroup, frame.group);
    removeFromGroup(from, frame.group);
    return {};
}

HubRouter::Failure HubRouter::handle(HubSession &from, const SendToGroupFrame &frame, const HubCause &cause)
{
    if (!from.permissions.allows(Permission::SendToGroup, frame.group))
        return forbidden(Permission::SendToGroup, frame.group);
    const Audience audience{
        .members = m_state.membersOf(from.hub, frame.group), .noEchoTo = frame.noEcho ? &from : nullptr};
    publish(audience, {from.hub, frame.group, from.userId, frame.payload, frame.metadata, cause}, &from);
    return {};
}

HubRouter::Failure HubRouter::handle(HubSession &from, const SequenceAckFrame &frame, const HubCause &)
{
    from.replay.acknowledge(frame.sequenceId);
    return {};
}

HubRouter::Failure HubRouter::handle(HubSession &from, const PingFrame &, const HubCause &cause)
{
    sendTo(from, PongFrame{}, m_trace, cause);
    return {};
}

//! Streams are answered by frames of their own, never by an ack.
HubRouter::Failure HubRouter::handle(HubSession &from, const StreamStartFrame &frame, const HubCause &cause)
{
    if (from.permissions.allows(Permission::SendToGroup, frame.group))
        m_streams.start(from, frame, cause);
    else
        m_streams.refuse(from, frame.streamId, *forbidden(Permission::SendToGroup, frame.group), cause);
    return {};
}

HubRouter::Failure HubRouter::handle(HubSession &from, const StreamDataFrame &frame, const HubCause &cause)
{
    m_streams.data(from, frame, cause);
    return {};
}

HubRouter::Failure HubRouter::handle(HubSession &from, const StreamEndFrame &frame, const HubCause &cause)
{
    m_streams.end(from, frame, cause);
    return {};
}

//! Group states.
HubRouter::Failure HubRouter::handle(HubSession &from, const auto &frame, const HubCause &)
{
    if constexpr (requires { m_groupStates.handle(from, frame); })
        return m_groupStates.handle(from, frame);
    return AckError{u"BadRequest"_s, u"this hub does not support %1"_s.arg(frameType(ClientFrame(frame)))};
}

void HubRouter::receiveRaw(HubSession &from, const Payload &payload)
{
    ++from.unackedOrdinal;
    const SimpleMode mode = from.simpleMode;
    const bool publishes = !mode.group.isEmpty();
    const HubCause cause =
        m_trace.receivedRaw(from, payload, publishes ? u"sendToGroup"_s : u"event"_s, mode.group);
    if (!publishes) {
        m_events.takeRaw(from, payload, cause);
        return;
    }
    if (const Failure failure =
            handle(from, SendToGroupFrame{mode.group, payload, {}, mode.noEcho, {}, {}}, cause))
        m_sessions.end(from, CloseCode::policyViolation, failure->message);
    endOverflowed();
}

void HubRouter::publish(const Audience &audience, const Publication &publication, const HubSession *from)
{
    const HubRouting routing = m_fanout.deliver(audience, publication);
    m_trace.routed(from, publication.hub, routing, publication.cause);
}

void HubRouter::publishFragment(
    const HubStream &stream, const StreamInfo &info, const Payload &payload, const HubCause &cause)
{
    const Audience audience{.members = m_state.membersOf(stream.hub, stream.group),
        .noEchoTo = stream.noEcho ? stream.owner : nullptr};
    publish(audience, {stream.hub, stream.group, stream.fromUserId, payload, {}, cause, info}, stream.owner);
}

void HubRouter::expireStreams()
{
    m_streams.expire();
    endOverflowed();
}

void HubRouter::publishToGroup(const Publication &publication, const QSet<QString> &excluded)
{
    publish({.members = m_state.membersOf(publication.hub, publication.group), .excluded = excluded},
        publication, nullptr);
    endOverflowed();
}

void HubRouter::publishToAll(const Publication &publication, const QSet<QString> &excluded)
{
    publish({.members = m_state.connectionsIn(publication.hub), .excluded = excluded}, publication, nullptr);
    endOverflowed();
}

void HubRouter::publishToUser(const Publication &publication, const QString &userId)
{
    publish({.members = m_state.connectionsOf(publication.hub, userId)}, publication, nullptr);
    endOverflowed();
}

void HubRouter::publishToConnection(const Publication &publication, const QString &connectionId)
{
    HubMembers one;
    if (HubSession *session = m_state.find(publication.hub, connectionId))
        one.push_back(session);
    publish({.members = one}, publication, nullptr);
    endOverflowed();
}

void HubRouter::addToGroup(HubSession &session, const QString &group)
{
    if (m_state.join(session, group))
        m_sessions.notifyChanged(session);
}

void HubRouter::removeFromGroup(HubSession &session, const QString &group)
{
    if (m_state.leave(session, group))
        m_sessions.notifyChanged(session);
}

void HubRouter::tellGroupStates()
{
    m_groupStates.tell({});
    endOverflowed();
}

void HubRouter::endOverflowed()
{
    for (HubSession *session : m_fanout.takeOverflowed()) {
        m_sessions.end(*session, CloseCode::policyViolation,
            u"replay buffer full: %1 messages, %2 bytes not acknowledged"_s.arg(session->replay.size())
                .arg(session->replay.bytes()));
    }
}

} // namespace WebPubSub
