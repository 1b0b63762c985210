#include "localhub/hubsessions.h"

#include "http/websocketframe.h"
#include "localhub/fanout.h"

#include <QUuid>

#include <algorithm>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

Error refused(const QString &name, const QString &message)
{
    return {.kind = ErrorKind::Rejected, .name = name, .message = message};
}

QString replayText(const ReplayBuffer &replay)
{
    if (replay.size() == 0)
        return u"nothing to replay"_s;
    return u"replays %1 to %2"_s.arg(replay.firstSequenceId()).arg(replay.lastSequenceId());
}

} // namespace

bool isRecoverable(quint16 closeCode)
{
    return closeCode != CloseCode::normal && closeCode != CloseCode::noStatus
        && closeCode != CloseCode::policyViolation;
}

HubSessions::HubSessions(HubState &state, HubTrace &trace, const HubClock &clock, const Options &options,
    const HubSessionEvents &events)
    : m_state(state)
    , m_trace(trace)
    , m_clock(clock)
    , m_tokens(clock.utcNow)
    , m_options(options)
    , m_events(events)
{
}

HubSession &HubSessions::open(std::unique_ptr<HubSession> session, const QStringList &groups, HubPeer *peer)
{
    session->connectionId = QUuid::createUuid().toString(QUuid::Id128);
    session->peer = peer;
    session->replay = ReplayBuffer(m_options.replay);
    HubSession &opened = m_state.add(std::move(session));
    for (const QString &group : groups)
        m_state.join(opened, group);
    m_trace.connection(opened, u"ConnectionStarted"_s, opened.codec ? opened.protocol() : u"simple client"_s,
        TraceLevel::Informational);
    sendConnected(opened);
    m_events.opened(opened);
    return opened;
}

void HubSessions::sendConnected(HubSession &session)
{
    if (!session.codec)
        return;
    const QString token = session.isReliable() ? m_tokens.issue(session.connectionId) : QString();
    sendTo(session, ConnectedFrame{session.connectionId, session.userId, token}, m_trace);
}

HubSession *HubSessions::recoverable(const RecoveryRequest &request) const
{
    HubSession *session = m_state.find(request.hub, request.connectionId);
    return session && session->isReliable() ? session : nullptr;
}

Result<HubSession *> HubSessions::recover(const RecoveryRequest &request, HubPeer *peer)
{
    HubSession *session = recoverable(request);
    if (!session)
        return refused(
            u"RECOVERY_UNKNOWN"_s, u"No reliable connection of this id is kept; start a new one."_s);
    if (const auto valid = m_tokens.verify(request.connectionId, request.token); !valid)
        return refused(
            u"RECOVERY_TOKEN"_s, u"The reconnection token is not valid; start a new connection."_s);
    if (!session->peer && session->awayUntilMs <= m_clock.steadyMs()) {
        finish(*session, CloseCode::policyViolation, u"recovery came too late"_s, true);
        return refused(u"RECOVERY_LATE"_s, u"The recovery window is over; start a new connection."_s);
    }
    const bool takeOver = session->peer;
    if (takeOver)
        std::exchange(session->peer, nullptr)->abort();
    session->peer = peer;
    ++session->socketOrdinal;
    m_trace.connection(*session, u"recovered"_s,
        replayText(session->replay) + (takeOver ? u"; took over a live socket"_s : QString()),
        TraceLevel::Informational, u"101"_s);
    sendConnected(*session);
    replayTo(*session);
    m_events.changed(*session);
    return session;
}

void HubSessions::detach(HubSession &session, quint16 code, const QString &reason)
{
    session.peer = nullptr;
    if (!session.isReliable() || !isRecoverable(code)) {
        finish(session, code, reason, code != CloseCode::abnormal);
        return;
    }
    session.awayUntilMs = m_clock.steadyMs() + m_options.recoveryWindow.count();
    m_trace.connection(session, u"ConnectionAborted"_s,
        u"%1; kept %2 s for recovery"_s.arg(reason.isEmpty() ? u"no close frame"_s : reason)
            .arg(m_options.recoveryWindow.count() / 1000),
        TraceLevel::Warning, QString::number(code));
    m_events.changed(session);
}

void HubSessions::drop(HubSession &session, quint16 code, const QString &reason)
{
    if (session.peer)
        std::exchange(session.peer, nullptr)->close(code, reason);
    detach(session, code, reason);
}

void HubSessions::cut(HubSession &session, const QString &reason)
{
    if (!session.peer)
        return;
    std::exchange(session.peer, nullptr)->abort();
    detach(session, CloseCode::abnormal, reason);
}

void HubSessions::end(HubSession &session, quint16 code, const QString &reason)
{
    if (session.peer)
        std::exchange(session.peer, nullptr)->close(code, reason);
    finish(session, code, reason, code == CloseCode::normal || code == CloseCode::goingAway);
}

void HubSessions::closeByApplication(HubSession &session, const QString &reason)
{
    const QString text = reason.isEmpty()
        ? u"Application server closed the connection."_s
        : u"Application server closed the connection. Reason: %1"_s.arg(reason);
    if (session.peer) {
        if (session.codec)
            sendTo(session, DisconnectedFrame{text}, m_trace);
        // The close frame stays empty: its 123 bytes are no place for a reason (service-protocol.md
        // section 2.3).
        std::exchange(session.peer, nullptr)->close(CloseCode::normal, {});
    }
    finish(session, CloseCode::normal, text, true);
}

void HubSessions::finish(HubSession &session, quint16 code, const QString &reason, bool expected)
{
    session.peer = nullptr;
    m_trace.connection(session, expected ? u"ConnectionEnded"_s : u"ConnectionAborted"_s, reason,
        expected ? TraceLevel::Informational : TraceLevel::Warning, QString::number(code));
    // The listener is told what the connection was: with its groups, which remove() takes away.
    m_events.closed(session, code, reason);
    m_state.remove(session);
}

void HubSessions::expire()
{
    const qint64 now = m_clock.steadyMs();
    for (HubSession *session : m_state.connections()) {
        if (!session->peer && session->awayUntilMs <= now)
            finish(*session, CloseCode::abnormal, u"did not come back within the recovery window"_s, true);
    }
}

std::optional<qint64> HubSessions::nextExpiryMs() const
{
    std::optional<qint64> next;
    for (const HubSession *session : m_state.connections()) {
        if (!session->peer)
            next = std::min(next.value_or(session->awayUntilMs), session->awayUntilMs);
    }
    return next;
}

} // namespace WebPubSub
