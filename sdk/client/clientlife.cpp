#include "client/clientlife.h"

#include "client/clientstate.h"
#include "client/closecode.h"
#include "client/lifeerrors.h"
#include "client/optionnames.h"
#include "client/websockettransport.h"
#include "core/logging.h"

#include <QMetaMethod>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

using namespace WebPubSub;

namespace {

Reconnector::TimePoint steadyNow()
{
    return std::chrono::steady_clock::now();
}

//! Whether it leads to another attempt.
bool begins(Reconnector::Action::Kind kind)
{
    using enum Reconnector::Action::Kind;
    return kind == AskUrl || kind == OpenNew || kind == OpenRecovery || kind == Probe || kind == Wait
        || kind == TellRetry;
}

double jitter()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

WebPubSubClient::Private::Private(WebPubSubClient *client, std::unique_ptr<UrlSource> urls)
    : QObject(client) // so that moveToThread() takes it along
    , transportFactory([] { return std::make_unique<WebSocketTransport>(); })
    , q(client)
    , m_urls(std::move(urls))
    , m_reconnector({}, jitter)
    , m_wait(this)
{
    session = std::make_unique<ConnectionSession>([this] { return transportFactory(); }, traceOutlet(), this);
    upstream = std::make_unique<Upstream>(*session, this);
    invoker = std::make_unique<Invoker>(*session, *upstream, this);
    groupStates = std::make_unique<GroupStateSync>(*upstream, this);
    streams = std::make_unique<OutboundStreams>(*session, this);
    streamReaders = std::make_unique<StreamReaders>(this);
    m_rejoin = std::make_unique<Rejoin>(*upstream, this);
    m_urls->setParent(this);
    m_wait.setSingleShot(true);
    m_wait.setTimerType(
        Qt::PreciseTimer); // a coarse one may end early, and a delay is a promise to the service
    listen();
}

WebPubSubClient::Private::~Private() = default;

FrameTracer::Outlet WebPubSubClient::Private::traceOutlet()
{
    static const QMetaMethod traced = QMetaMethod::fromSignal(&WebPubSubClient::traced); // looked up once
    return {.isWanted = [client = q] { return client->isSignalConnected(traced); },
        .sink = [client = q](const TraceEntry &entry) { Q_EMIT client->traced(entry); },
        .ackLatency = [this](quint64 ackId, qint64) { return upstream->ackLatencyUs(ackId); }};
}

void WebPubSubClient::Private::listen()
{
    connect(&m_wait, &QTimer::timeout, this, [this] { feed(m_reconnector.timeUp(steadyNow())); });
    connect(m_urls.get(), &UrlSource::ready, this, [this](const QUrl &url) {
        m_url = url;
        feed(m_reconnector.urlReady());
    });
    const auto failed = [this](int closeCode, const Error &error) {
        qCDebug(lcClient) << "connection ended" << closeCode << error.name << error.message;
        m_lastLoss = error;
        feed(m_reconnector.ended(steadyNow(), {.closeCode = closeCode, .error = error}));
    };
    connect(m_urls.get(), &UrlSource::failed, this, [failed](const Error &error) { failed(0, error); });

    const ConnectionSession *source = session.get();
    connect(source, &ConnectionSession::ended, this, failed);
    connect(source, &ConnectionSession::opened, this, [this] { feed(m_reconnector.opened(steadyNow())); });
    connect(source, &ConnectionSession::proven, this, [this] { feed(m_reconnector.frameSeen(steadyNow())); });
    connect(source, &ConnectionSession::replaced, this,
        [this] { feed(m_reconnector.sessionReplaced(replacedSession())); });
    connect(source, &ConnectionSession::connectedFrame, this, [this] {
        if (m_reconnector.state() == MachineState::Connecting
            || m_reconnector.state() == MachineState::Reconnecting)
            m_connectedOwed = true;
        feed(m_reconnector.connectedFrame(steadyNow(), session->isRecoverable()));
    });
    connect(source, &ConnectionSession::acked, upstream.get(), &Upstream::acked);
    connect(source, &ConnectionSession::groupMessageReceived, q, &WebPubSubClient::groupMessageReceived);
    connect(source, &ConnectionSession::fragmentReceived, streamReaders.get(), &StreamReaders::deliver);
    connect(source, &ConnectionSession::answered, streams.get(), &OutboundStreams::answered);
    connect(source, &ConnectionSession::serverMessageReceived, q, &WebPubSubClient::serverMessageReceived);
    connect(source, &ConnectionSession::discontinuity, q, &WebPubSubClient::discontinuity);
    connect(source, &ConnectionSession::answered, invoker.get(), &Invoker::answered);
    connect(source, &ConnectionSession::answered, groupStates.get(), &GroupStateSync::received);
    connect(groupStates.get(), &GroupStateSync::changed, q, &WebPubSubClient::groupStatesChanged);
    connect(groupStates.get(), &GroupStateSync::restoreFailed, q, &WebPubSubClient::rejoinGroupFailed);
    connect(source, &ConnectionSession::bytesWritten, this, &Private::announceWritable);
    connect(source, &ConnectionSession::unreadable, this, &Private::tellUnreadable);
    connect(m_rejoin.get(), &Rejoin::failed, q, &WebPubSubClient::rejoinGroupFailed);
    connect(m_rejoin.get(), &Rejoin::finished, this, &Private::tellConnected);
}

void WebPubSubClient::Private::start()
{
    // Until stopped() has been told, what is told still belongs to the life before.
    const bool isEnding = m_reconnector.state() == MachineState::Stopping
        || std::any_of(m_queue.begin(), m_queue.end(),
            [](const Action &action) { return action.kind == Action::TellStopped; });
    if (isEnding || m_reconnector.state() != MachineState::Stopped) {
        m_startAgain = isEnding;
        return;
    }
    m_startAgain = false;
    m_connectedOwed = false;
    m_options = normalized(options);
    m_reconnector = Reconnector(m_options, jitter);
    upstream->configure(m_options);
    streams->configure(m_options);
    const Result<Done> configured = session->configure(m_options);
    Reconnector::Actions actions = m_reconnector.start();
    if (!configured) {
        const auto gaveUp = m_reconnector.ended(steadyNow(), {.closeCode = 0, .error = configured.error()});
        std::erase_if(actions, [](const Action &action) { return action.kind == Action::AskUrl; });
        actions.insert(actions.end(), gaveUp.begin(), gaveUp.end());
    }
    feed(actions);
}

void WebPubSubClient::Private::stop()
{
    m_startAgain = false;
    m_rejoin->cancel();
    const Reconnector::Actions actions = m_reconnector.stop();
    // From inside a handler: what was decided before, and not yet begun, is not begun any more.
    if (!actions.empty())
        std::erase_if(m_queue, [](const Action &action) { return begins(action.kind); });
    feed(actions);
}

void WebPubSubClient::Private::reconnectNow()
{
    feed(m_reconnector.retryNow(steadyNow()));
}

void WebPubSubClient::Private::dropTransport()
{
    if (!session->hasTransport())
        return;
    session->abort();
    m_lastLoss = droppedOnRequest();
    feed(m_reconnector.ended(steadyNow(), {.closeCode = CloseCode::abnormal, .error = m_lastLoss}));
}

WebPubSubClient::AckReply *WebPubSubClient::Private::submit(
    const ClientFrame &frame, const SendOptions &sendOptions)
{
    auto *reply = new AckReply(q);
    upstream->submit(reply, frame, sendOptions);
    return reply;
}

void WebPubSubClient::Private::feed(const Reconnector::Actions &actions)
{
    // Closed from this moment; opened when Connected is told, so that what waited goes out first.
    if (m_reconnector.state() != MachineState::Connected) {
        upstream->close(stateName(m_reconnector.state()));
        streams->close(stateName(m_reconnector.state()));
    }
    m_queue.insert(m_queue.end(), actions.begin(), actions.end());
    drain();
}

void WebPubSubClient::Private::drain()
{
    const QPointer<Private> alive(this);
    while (alive && !m_queue.empty()) {
        const Action action = std::move(m_queue.front());
        m_queue.pop_front();
        // A handler may sit in an event loop of its own (a dialog): what follows must not wait for its end.
        if (!m_queue.empty() && !std::exchange(m_drainPosted, true))
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_drainPosted = false;
                    drain();
                },
                Qt::QueuedConnection);
        perform(action);
    }
}

void WebPubSubClient::Private::perform(const Action &action)
{
    switch (action.kind) {
    case Action::AskUrl:
        m_urls->request();
        break;
    case Action::OpenNew:
        session->openNew(m_url);
        break;
    case Action::OpenRecovery:
        session->openRecovery();
        break;
    case Action::Probe:
        if (m_options.keepAliveInterval.count() > 0)
            (void)session->send(PingFrame{});
        break;
    case Action::Close:
        session->close();
        break;
    case Action::Abort:
        m_urls->cancel();
        session->abort();
        break;
    case Action::Wait:
        m_wait.start(action.delay);
        break;
    case Action::CancelWait:
        m_wait.stop();
        break;
    default:
        tell(action);
        break;
    }
}

void WebPubSubClient::Private::tell(const Action &action)
{
    switch (action.kind) {
    case Action::TellState:
        return tellState(action.state);
    case Action::TellRetry:
        return tellRetry(action);
    case Action::TellRecovering:
        return tellRecovering();
    case Action::TellRecovered:
        return tellRecovered();
    case Action::TellDisconnected:
        return tellLoss(action);
    case Action::TellError:
        return tellError(action.error);
    case Action::TellStopped:
        return tellStopped();
    default:
        return;
    }
}

void WebPubSubClient::Private::tellState(MachineState machineState)
{
    const QPointer<Private> alive(this);
    if (machineState == MachineState::Recovering) {
        m_rejoin->cancel();
        upstream->connectionLost(beforeAck(m_lastLoss));
        invoker->connectionLost(m_lastLoss);
        streams->connectionLost(m_lastLoss);
    } else if (machineState == MachineState::Connected && m_reconnector.state() == MachineState::Connected) {
        upstream->open();
        if (alive)
            streams->open();
        if (alive && m_connectedOwed)
            session->tracer().turned(QStringLiteral("ConnectionStarted"), session->connectionId());
    }
    if (!alive || std::exchange(state, publicState(machineState)) == publicState(machineState))
        return;
    announceWritable();
    Q_EMIT q->stateChanged(state);
    // A handler may have stopped, or lost, the connection again.
    if (alive && machineState == MachineState::Connected && m_connectedOwed
        && m_reconnector.state() == MachineState::Connected)
        m_rejoin->start(m_options.autoRejoinGroups ? upstream->joinedGroups() : QStringList());
}

void WebPubSubClient::Private::announceWritable()
{
    if (!upstream->isOpen() || !session->owesWritable() || std::exchange(m_writablePosted, true))
        return;
    // From the event loop, as the network may take bytes inside a send.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_writablePosted = false;
            if (upstream->isOpen() && session->takeWritable())
                Q_EMIT q->writable();
        },
        Qt::QueuedConnection);
}

void WebPubSubClient::Private::tellConnected()
{
    if (m_reconnector.state() != MachineState::Connected || !std::exchange(m_connectedOwed, false))
        return;
    const QPointer<Private> alive(this);
    groupStates->restore();
    if (alive)
        Q_EMIT q->connected(session->connectionId(), session->userId());
}

void WebPubSubClient::Private::tellUnreadable(const Error &error, const QByteArray &bytes)
{
    if (!invoker->takeUnreadable(bytes, error))
        Q_EMIT q->errorOccurred(error);
}

void WebPubSubClient::Private::tellRetry(const Action &action)
{
    const QPointer<Private> alive(this);
    session->tracer().turned(QStringLiteral("retryScheduled"),
        QStringLiteral("attempt %1 in %2 ms").arg(action.attempt).arg(action.delay.count()),
        TraceLevel::Warning, action.error.message);
    if (alive)
        Q_EMIT q->retryScheduled(action.attempt, action.delay, action.error);
}

void WebPubSubClient::Private::tellRecovering()
{
    const QPointer<Private> alive(this);
    session->tracer().turned(
        QStringLiteral("recovering"), session->connectionId(), TraceLevel::Warning, m_lastLoss.message);
    if (alive)
        Q_EMIT q->recovering(session->connectionId());
}

void WebPubSubClient::Private::tellRecovered()
{
    const QPointer<Private> alive(this);
    session->tracer().turned(QStringLiteral("recovered"), session->connectionId());
    if (alive)
        Q_EMIT q->recovered(session->connectionId());
}

void WebPubSubClient::Private::tellLoss(const Action &action)
{
    if (m_lostConnection) {
        Q_EMIT q->disconnected(*std::exchange(m_lostConnection, {}), action.error);
        return;
    }
    const QPointer<Private> alive(this);
    const Error &error = action.error;
    const bool byUs = error.kind == ErrorKind::Cancelled;
    const QString connectionId = session->connectionId();
    const bool mayMissMessages = session->isReliable() && !byUs;
    const quint64 firstMissing = session->largestSequenceId() + 1;
    m_connectedOwed = false;
    m_rejoin->cancel();
    upstream->failAll(beforeAck(error));
    invoker->connectionLost(error);
    groupStates->connectionLost(m_options.autoRejoinGroups);
    streams->failAll(error);
    session->tracer().turned(QStringLiteral("ConnectionEnded"), connectionId,
        byUs ? TraceLevel::Informational : TraceLevel::Warning, error.message);
    if (!alive)
        return;
    session->forget();
    m_lostConnection = connectionId;
    // Two signals: a handler of the first may call back in, and the second must come before what that leads
    // to.
    m_queue.push_front(action);
    if (mayMissMessages)
        Q_EMIT q->discontinuity(firstMissing, 0, QStringLiteral("the connection could not be recovered"));
}

void WebPubSubClient::Private::tellError(const Error &error)
{
    const QPointer<Private> alive(this);
    session->tracer().turned(error.name, {}, TraceLevel::Error, error.message);
    if (alive)
        Q_EMIT q->errorOccurred(error);
}

void WebPubSubClient::Private::tellStopped()
{
    const QPointer<Private> alive(this);
    streamReaders->endStreams(stoppedReading());
    if (!alive)
        return;
    Q_EMIT q->stopped();
    if (alive && std::exchange(m_startAgain, false))
        start();
}
