#include "helpers/lifecyclewatch.h"

#include <QMetaEnum>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(WebPubSubClient::State state)
{
    return QLatin1String(QMetaEnum::fromType<WebPubSubClient::State>().valueToKey(int(state)));
}

bool mayFollow(WebPubSubClient::State from, WebPubSubClient::State to)
{
    using enum WebPubSubClient::State;
    switch (from) {
    case Stopped:
        return to == Connecting;
    case Connecting:
        return to == Connected || to == Stopped;
    case Connected:
        return to == Recovering || to == Reconnecting || to == Stopped;
    case Recovering:
        return to == Connected || to == Reconnecting || to == Stopped;
    case Reconnecting:
        return to == Connected || to == Stopped;
    }
    return false;
}

} // namespace

LifecycleWatch::LifecycleWatch(const WebPubSubClient &client, ModelService &service, ScheduleLog &log)
    : m_client(client)
    , m_service(service)
    , m_log(log)
{
    const WebPubSubClient *c = &client;
    connect(c, &WebPubSubClient::stateChanged, this, &LifecycleWatch::onState);
    connect(c, &WebPubSubClient::connected, this, [this](const QString &id) { onConnected(id); });
    connect(c, &WebPubSubClient::disconnected, this, &LifecycleWatch::onDisconnected);
    connect(c, &WebPubSubClient::stopped, this, &LifecycleWatch::onStopped);
    connect(c, &WebPubSubClient::recovering, this, &LifecycleWatch::onRecovering);
    connect(c, &WebPubSubClient::recovered, this, &LifecycleWatch::onRecovered);
    connect(c, &WebPubSubClient::discontinuity, this,
        [this](quint64 first, quint64 last) { onDiscontinuity(first, last); });
    connect(c, &WebPubSubClient::retryScheduled, this,
        [this](int, std::chrono::milliseconds delay) { onRetry(delay); });
    connect(c, &WebPubSubClient::groupMessageReceived, this, &LifecycleWatch::onMessage);
    connect(c, &WebPubSubClient::errorOccurred, this, [this](const Error &error) {
        m_log.tell([&error] { return u"errorOccurred "_s + error.name; });
        expect(m_isRunning, "no errorOccurred() outside a life");
    });
}

void LifecycleWatch::expect(bool isRight, const char *rule, const QString &what)
{
    if (!isRight)
        m_log.violation(QLatin1String(rule) + (what.isEmpty() ? QString() : u": "_s + what));
}

void LifecycleWatch::started()
{
    if (isAtRest())
        m_isStopping = false;
    else
        m_startsAgain = m_startsAgain || m_isStopping || m_isEnding;
    m_isRunning = true;
}

void LifecycleWatch::stopCalled()
{
    m_isStopping = !isAtRest();
    m_startsAgain = false;
}

void LifecycleWatch::waitsCutShort()
{
    m_isCutShort = true;
}

void LifecycleWatch::transportOpened(bool isRecovery)
{
    expect(m_isRunning && !m_isStopping, "no transport is opened after stop()");
    const Time now = VirtualTime::now();
    if (isRecovery) {
        expect(m_state == State::Recovering, "a recovery is opened in Recovering", nameOf(m_state));
        expect(m_isCutShort || !m_lastRecovery || now - *m_lastRecovery >= m_client.options().recoveryDelay,
            "recoveries are recoveryDelay apart");
        m_lastRecovery = now;
    } else {
        expect(m_state == State::Connecting || m_state == State::Reconnecting,
            "a new connection is opened in Connecting or Reconnecting", nameOf(m_state));
        expect(m_isCutShort || !m_notBefore || now >= *m_notBefore,
            "no attempt before the delay that retryScheduled() told");
        m_notBefore.reset();
    }
    m_isCutShort = false;
}

void LifecycleWatch::onState(State state)
{
    m_log.tell([state] { return u"state "_s + nameOf(state); });
    expect(m_isRunning, "no stateChanged() outside a life", nameOf(state));
    expect(mayFollow(m_state, state), "states follow one another as the table says",
        nameOf(m_state) + u" -> "_s + nameOf(state));
    expect(m_client.state() == state, "state() is what stateChanged() told");
    if (state == State::Connected && m_state != State::Recovering) {
        expect(m_id.isEmpty(), "disconnected() comes before another connection", m_id);
        m_id = m_client.connectionId();
        m_connectedTold = false;
        m_lossTold = false;
        m_lastSequenceId = m_toldUpTo = 0;
    }
    m_state = state;
    m_isEnding = state == State::Stopped || state == State::Reconnecting; // the policy may be exhausted
    m_startsAgain = m_startsAgain && (m_isEnding || m_isStopping); // else start() found it running
}

void LifecycleWatch::onConnected(const QString &id)
{
    m_log.tell([&id] { return u"connected "_s + id; });
    expect(m_state == State::Connected, "connected() comes in Connected", nameOf(m_state));
    expect(id == m_id && !m_connectedTold, "connected() comes once for each connection id", id);
    m_connectedTold = true;
}

void LifecycleWatch::onDisconnected(const QString &id, const Error &error)
{
    m_log.tell([&] { return u"disconnected "_s + id + u' ' + error.name; });
    expect(!id.isEmpty() && id == m_id, "disconnected() comes once for each connection id",
        id + u" for "_s + m_id);
    const bool byUs = error.kind == ErrorKind::Cancelled;
    // A handler of the discontinuity may have called stop(): then the cause was another.
    expect(byUs == m_isStopping || (m_isStopping && m_lossTold),
        "disconnected() is Cancelled after stop(), and only then", error.name);
    expect(byUs || !m_service.isReliable() || m_lossTold,
        "a connection that was lost is told as a discontinuity");
    m_id.clear();
    m_recoveringTold = false;
    m_isEnding = true;
}

void LifecycleWatch::onStopped()
{
    m_log.tell([] { return u"stopped"_s; });
    expect(m_isRunning, "stopped() comes once");
    expect(m_state == State::Stopped, "stopped() comes in Stopped", nameOf(m_state));
    expect(m_id.isEmpty(), "disconnected() comes before stopped()", m_id);
    m_isRunning = std::exchange(m_startsAgain, false);
    m_isStopping = m_isEnding = m_recoveringTold = m_isCutShort = false;
    m_notBefore.reset();
    m_lastRecovery.reset();
}

void LifecycleWatch::onRetry(std::chrono::milliseconds delay)
{
    m_log.tell([delay] { return u"retryScheduled in %1 ms"_s.arg(delay.count()); });
    expect(m_isRunning && !m_isStopping, "nothing is scheduled after stop()");
    if (m_state == State::Reconnecting)
        m_notBefore = VirtualTime::now() + delay;
}

void LifecycleWatch::onRecovering(const QString &id)
{
    m_log.tell([] { return u"recovering"_s; });
    expect(m_state == State::Recovering && !m_recoveringTold, "recovering() comes once an episode",
        nameOf(m_state));
    expect(id == m_id, "recovering() names the connection", id);
    m_recoveringTold = true;
}

void LifecycleWatch::onRecovered(const QString &id)
{
    m_log.tell([] { return u"recovered"_s; });
    expect(m_state == State::Connected && m_recoveringTold, "recovered() comes once, after recovering()",
        nameOf(m_state));
    expect(id == m_id, "recovered() names the connection", id);
    m_recoveringTold = false;
}

void LifecycleWatch::onDiscontinuity(quint64 first, quint64 last)
{
    m_log.tell([=] { return u"discontinuity %1-%2"_s.arg(first).arg(last); });
    expect(m_service.isReliable(), "discontinuities are for reliable subprotocols");
    expect(!m_id.isEmpty(), "a discontinuity belongs to a connection");
    expect(first == std::max(m_lastSequenceId, m_toldUpTo) + 1, "a discontinuity starts after what is known",
        QString::number(first));
    if (last == 0) {
        m_lossTold = m_isEnding = true;
        return;
    }
    const ModelService::Session *session = m_service.session();
    for (quint64 id = first; session && session->id == m_id && id <= last; ++id)
        expect(session->skipped.contains(id), "nothing is told missing that was sent", QString::number(id));
    m_toldUpTo = last;
}

void LifecycleWatch::onMessage(const GroupMessage &message)
{
    m_log.tell([&message] { return u"message "_s + QString::fromUtf8(message.payload.bytes); });
    expect(m_isRunning, "no message outside a life");
    if (!message.sequenceId)
        return;
    expect(message.payload.bytes.toULongLong() == *message.sequenceId, "a message keeps its content");
    expect(*message.sequenceId > m_lastSequenceId, "no message comes twice, or late",
        QString::number(*message.sequenceId));
    expect(*message.sequenceId <= std::max(m_lastSequenceId, m_toldUpTo) + 1, "no gap is silent",
        QString::number(*message.sequenceId));
    m_lastSequenceId = std::max(m_lastSequenceId, *message.sequenceId);
}
