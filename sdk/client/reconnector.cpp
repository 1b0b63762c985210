#include "client/reconnector.h"

#include "client/closecode.h"
#include "client/handshakeerror.h"

#include <algorithm>

namespace WebPubSub {

using Milliseconds = Reconnector::Milliseconds;
using Actions = Reconnector::Actions;

namespace {

// A connection that lived less counts as a failed attempt, so that one that opens and drops at once backs
// off.
constexpr std::chrono::seconds steadyAfter(5);

Milliseconds toMilliseconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::ceil<Milliseconds>(duration);
}

Error stopCalled()
{
    return {.kind = ErrorKind::Cancelled,
        .name = QStringLiteral("Stopped"),
        .message = QStringLiteral("The connection was closed because stop() was called.")};
}

Error noConnectedFrame(Milliseconds timeout)
{
    return {.kind = ErrorKind::Timeout,
        .name = QStringLiteral("ConnectedFrameTimeout"),
        .message =
            QStringLiteral("The WebSocket opened, but no `connected` frame came within %1 s. Check that the "
                           "URL is that of a Web PubSub hub and not of another WebSocket server.")
                .arg(double(timeout.count()) / 1000.0)};
}

} // namespace

Reconnector::Reconnector(const ClientOptions &options, std::function<double()> random)
    : m_options(options)
    , m_random(std::move(random))
{
}

Actions Reconnector::start()
{
    if (m_state != State::Stopped)
        return {};
    m_connectAttempt = 0;
    m_protocolFaults = 0;
    m_urlRenewed = false;
    m_lastRecovery.reset();
    enter(State::Connecting);
    askUrl();
    return take();
}

Actions Reconnector::stop()
{
    if (m_state == State::Stopped || m_state == State::Stopping)
        return {};
    // An open socket is closed with a frame: without one the service would hold the session for 30 s more.
    const bool isOpen =
        m_state == State::Connected || m_phase == Phase::AwaitingConnected || m_phase == Phase::Probing;
    m_state = State::Stopping;
    m_phase = Phase::Idle;
    if (isOpen) {
        add(Action::Close);
        wait(m_options.closeTimeout);
    } else {
        add(Action::Abort);
        finishStop();
    }
    return take();
}

Actions Reconnector::urlReady()
{
    if (m_phase == Phase::AskingUrl) {
        m_phase = Phase::Opening;
        add(Action::OpenNew);
    }
    return take();
}

Actions Reconnector::opened(TimePoint now)
{
    if (m_phase != Phase::Opening)
        return {};
    if (m_state == State::Recovering) {
        // A refused recovery is accepted first and then closed with 1008 (section 4.5): wait for a sign of
        // life.
        m_phase = Phase::Probing;
        wait(std::clamp(toMilliseconds(m_windowEnd - now), Milliseconds(1), m_options.recoveryDelay));
        add(Action::Probe);
    } else {
        m_phase = Phase::AwaitingConnected;
        wait(m_options.connectTimeout);
    }
    return take();
}

Actions Reconnector::connectedFrame(TimePoint now, bool recoverable)
{
    m_recoverable = recoverable;
    if (m_phase == Phase::Probing) {
        recovered(now);
    } else if (m_phase == Phase::AwaitingConnected) {
        m_connectedAt = now;
        m_urlRenewed = false;
        m_disconnectOwed = true;
        add(Action::CancelWait);
        enter(State::Connected);
    }
    return take();
}

Actions Reconnector::sessionReplaced(const Error &error)
{
    if (m_phase == Phase::Probing) {
        m_disconnectOwed = false;
        add(Action::CancelWait);
        add(Action::TellDisconnected, error);
        enter(State::Reconnecting);
        m_phase = Phase::AwaitingConnected;
    }
    return take();
}

Actions Reconnector::frameSeen(TimePoint now)
{
    if (m_phase == Phase::Probing)
        recovered(now);
    return take();
}

Actions Reconnector::ended(TimePoint now, const Ending &ending)
{
    end(now, ending);
    return take();
}

Actions Reconnector::timeUp(TimePoint now)
{
    if (m_state == State::Stopping) {
        add(Action::Abort);
        finishStop();
        return take();
    }
    switch (m_phase) {
    case Phase::Waiting:
        endWait(now);
        break;
    case Phase::Opening: // only a recovery is bounded here: its window is over
        add(Action::Abort);
        loseForGood(m_lastError);
        break;
    case Phase::Probing: // open for a while, and the peer does not answer pings: as good as it gets
        recovered(now);
        break;
    case Phase::AwaitingConnected:
        add(Action::Abort);
        end(now, {.closeCode = 0, .error = noConnectedFrame(m_options.connectTimeout)});
        break;
    case Phase::Idle:
    case Phase::AskingUrl:
        break;
    }
    return take();
}

Actions Reconnector::retryNow(TimePoint now)
{
    if (m_phase == Phase::Waiting) {
        add(Action::CancelWait);
        endWait(now);
    }
    return take();
}

void Reconnector::enter(State state)
{
    m_state = state;
    m_phase = Phase::Idle;
    add(Action{.kind = Action::TellState, .state = state});
}

void Reconnector::askUrl()
{
    m_phase = Phase::AskingUrl;
    add(Action::AskUrl);
}

void Reconnector::finishStop()
{
    add(Action::CancelWait);
    if (std::exchange(m_disconnectOwed, false))
        add(Action::TellDisconnected, stopCalled());
    enter(State::Stopped);
    add(Action::TellStopped);
}

void Reconnector::giveUp(const Error &error)
{
    add(Action::CancelWait);
    enter(State::Stopped);
    add(Action::TellError, error);
    add(Action::TellStopped);
}

void Reconnector::end(TimePoint now, const Ending &ending)
{
    switch (m_state) {
    case State::Stopped:
        break;
    case State::Stopping:
        finishStop();
        break;
    case State::Connecting:
        giveUp(ending.error);
        break;
    case State::Connected:
        lose(now, ending);
        break;
    case State::Recovering:
        // Any other answer, an HTTP error too, is not final before the window is over (section 10, item 19).
        if (isPointless(ending))
            loseForGood(ending.error, true);
        else if (ending.closeCode != 0 && !isRecoverableClose(ending.closeCode))
            loseForGood(ending.error);
        else
            nextRecovery(now, ending.error, {});
        break;
    case State::Reconnecting:
        if (isPointless(ending))
            giveUp(ending.error);
        else
            nextConnect(ending.error);
        break;
    }
}

bool Reconnector::isPointless(const Ending &ending)
{
    if (ending.closeCode == 0)
        return isFinalHandshakeError(ending.error);
    // Once may be chance; the same again is a frame that one side cannot bear, and repeating it helps nobody.
    return isProtocolFault(ending.closeCode) && ++m_protocolFaults > 1;
}

void Reconnector::lose(TimePoint now, const Ending &ending)
{
    if (now - m_connectedAt >= steadyAfter) {
        m_connectAttempt = 0;
        m_protocolFaults = 0;
    }
    const bool pointless = isPointless(ending);
    if (!pointless && m_recoverable && isRecoverableClose(ending.closeCode))
        beginRecovery(now, ending);
    else
        loseForGood(ending.error, pointless);
}

void Reconnector::loseForGood(const Error &error, bool retryIsPointless)
{
    m_disconnectOwed = false;
    add(Action::CancelWait);
    add(Action::TellDisconnected, error);
    if (retryIsPointless) {
        giveUp(error);
    } else if (!m_options.autoReconnect) {
        enter(State::Stopped);
        add(Action::TellStopped);
    } else {
        enter(State::Reconnecting);
        nextConnect(error);
    }
}

void Reconnector::beginRecovery(TimePoint now, const Ending &ending)
{
    m_windowEnd = now + m_options.recoveryWindow;
    m_recoveryAttempt = 0;
    enter(State::Recovering);
    add(Action::TellRecovering);
    const double spread = isServiceRestart(ending.closeCode) ? m_random() : 0.0;
    nextRecovery(now, ending.error, std::chrono::round<Milliseconds>(m_options.recoveryDelay * spread));
}

void Reconnector::nextRecovery(TimePoint now, const Error &why, Milliseconds extraDelay)
{
    m_lastError = why;
    TimePoint due = now + extraDelay;
    if (m_lastRecovery)
        due = std::max(due, *m_lastRecovery + m_options.recoveryDelay);
    if (due >= m_windowEnd) {
        loseForGood(why);
        return;
    }
    m_phase = Phase::Waiting;
    const Milliseconds delay = toMilliseconds(due - now);
    add(Action{.kind = Action::TellRetry, .attempt = ++m_recoveryAttempt, .delay = delay, .error = why});
    if (delay > Milliseconds(0))
        wait(delay);
    else
        openRecovery(now);
}

void Reconnector::openRecovery(TimePoint now)
{
    m_lastRecovery = now;
    m_phase = Phase::Opening;
    wait(toMilliseconds(m_windowEnd - now));
    add(Action::OpenRecovery);
}

void Reconnector::recovered(TimePoint now)
{
    m_connectedAt = now;
    add(Action::CancelWait);
    enter(State::Connected);
    add(Action::TellRecovered);
}

void Reconnector::nextConnect(const Error &why)
{
    add(Action::CancelWait);
    if (why.kind == ErrorKind::Unauthorized && std::exchange(m_urlRenewed, true)) {
        giveUp(why);
        return;
    }
    // The first try is at once, and the policy counts those after it (section 5.2).
    ++m_connectAttempt;
    const Milliseconds delay = m_connectAttempt == 1
        ? Milliseconds(0)
        : retryDelay(m_options.reconnectRetry, m_connectAttempt - 1, m_random());
    if (delay < Milliseconds(0)) {
        giveUp(why);
        return;
    }
    m_phase = Phase::Waiting;
    m_lastError = why;
    add(Action{.kind = Action::TellRetry, .attempt = m_connectAttempt, .delay = delay, .error = why});
    if (delay > Milliseconds(0))
        wait(delay);
    else
        askUrl();
}

void Reconnector::endWait(TimePoint now)
{
    if (m_state != State::Recovering)
        askUrl();
    else if (now < m_windowEnd)
        openRecovery(now);
    else
        loseForGood(m_lastError);
}

} // namespace WebPubSub
