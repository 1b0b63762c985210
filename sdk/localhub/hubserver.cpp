#include "localhub/hubserver.h"

#include "protocol/names.h"

namespace WebPubSub {

namespace {

// Framing and sequence ids of a full replay come on top of the bytes that the replay buffer counts.
constexpr qint64 replayOverhead = 64;
constexpr std::chrono::milliseconds stopDeadline = std::chrono::milliseconds(1500);

HttpServerOptions httpOptions(const HubOptions &options, const QHostAddress &address, quint16 port)
{
    HttpServerOptions http;
    http.address = address;
    http.port = port;
    http.allowedOrigins = options.allowedOrigins;
    http.headTimeout = options.requestHeadTimeout;
    http.bodyTimeout = options.requestBodyTimeout;
    http.webSocket.maxMessageBytes = maxFrameBytes;
    http.webSocket.maxQueuedBytes = options.maxQueuedBytes + replayOverhead * options.maxReplayMessages;
    http.webSocket.pingInterval = options.pingInterval;
    http.webSocket.pongTimeout = options.pingInterval;
    return http;
}

HubSessions::Options sessionOptions(const HubOptions &options)
{
    return {.recoveryWindow = options.recoveryWindow,
        .replay = {.messages = options.maxReplayMessages, .bytes = options.maxReplayBytes}};
}

} // namespace

HubServer::HubServer(const HubOptions &options, const TraceSink &sink)
    : m_options(options)
    , m_trace(sink)
    , m_sessions(m_state, m_trace, m_clock, sessionOptions(options), sessionEvents())
    , m_router(m_state, m_sessions, m_trace, m_clock, options.echoEvents ? &m_echo : nullptr)
    , m_operations(m_state, m_sessions, m_router)
    , m_rest(m_operations, m_trace, RestAuth(options.accessKey, m_clock.utcNow))
    , m_handshakes(m_router, m_sessions, m_trace, ClientAuth(options.accessKey, m_clock.utcNow), m_clock)
    , m_expiry(this)
    , m_streamExpiry(this)
{
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &HubServer::expireSessions);
    m_streamExpiry.setSingleShot(true);
    connect(&m_streamExpiry, &QTimer::timeout, this, &HubServer::expireStreams);
    m_router.streams().setAlarm([this](qint64 dueMs) { wakeForStreams(dueMs); });
}

HubServer::~HubServer() = default;

HubSessionEvents HubServer::sessionEvents()
{
    HubSessionEvents events;
    events.opened = [this](const HubSession &session) { Q_EMIT connectionOpened(infoOf(session)); };
    events.changed = [this](const HubSession &session) {
        // The window is the same for all, so the timer of whoever left first is the earliest.
        if (!session.peer && !m_expiry.isActive())
            m_expiry.start(m_options.recoveryWindow);
        tellGroupStatesLater();
        Q_EMIT connectionChanged(infoOf(session));
    };
    events.closed = [this](const HubSession &session, int closeCode, const QString &reason) {
        m_router.streams().connectionEnded(session);
        tellGroupStatesLater();
        Q_EMIT connectionClosed(infoOf(session), closeCode, reason);
    };
    return events;
}

//! When the session is out of its groups, and all that end now are told together.
void HubServer::tellGroupStatesLater()
{
    if (std::exchange(m_groupStatesPosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_groupStatesPosted = false;
            m_router.tellGroupStates();
        },
        Qt::QueuedConnection);
}

void HubServer::start()
{
    if (const auto listening = listen(); !listening)
        Q_EMIT failed(listening.error());
    else
        Q_EMIT started(m_servers.front()->port());
}

HubServer::Listening HubServer::listenOn(const QHostAddress &address, quint16 port)
{
    auto server = std::make_unique<HttpServer>(
        httpOptions(m_options, address, port),
        [this](const HttpRequest &request) { return m_rest.handle(request); },
        [this](
            const HttpRequest &request, const UpgradeReply &reply) { m_handshakes.upgrade(request, reply); });
    if (const auto listening = server->listen(); !listening)
        return listening.error();
    return server;
}

Result<Done> HubServer::listen()
{
    if (m_options.address == QHostAddress(QHostAddress::LocalHost))
        return listenOnLoopback();
    auto server = listenOn(m_options.address, m_options.port);
    if (!server)
        return server.error();
    m_servers.push_back(*std::move(server));
    return Done{};
}

/*!
    "localhost" may mean 127.0.0.1 or ::1 to a client, so both are served on one port. A machine without IPv6
    is fine; a port that someone else has on ::1 is not, as clients of localhost would reach a stranger.
*/
Result<Done> HubServer::listenOnLoopback()
{
    constexpr int maxTries = 20; // for a free port that is free on both
    for (int attempt = 1;; ++attempt) {
        auto v4 = listenOn(QHostAddress(QHostAddress::LocalHost), m_options.port);
        if (!v4)
            return v4.error();
        auto v6 = listenOn(QHostAddress(QHostAddress::LocalHostIPv6), (*v4)->port());
        const bool taken = !v6 && v6.error().name == QLatin1String("PORT_TAKEN");
        if (taken && m_options.port == 0 && attempt < maxTries)
            continue;
        if (taken)
            return v6.error();
        m_servers.push_back(*std::move(v4));
        if (v6)
            m_servers.push_back(*std::move(v6));
        return Done{};
    }
}

void HubServer::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    for (HubSession *session : m_state.connections())
        m_sessions.end(*session, CloseCode::goingAway, QStringLiteral("the hub stops"));
    const auto open = std::make_shared<size_t>(m_servers.size());
    for (const auto &server : m_servers) {
        connect(server.get(), &HttpServer::drained, this, [this, open] {
            if (--*open == 0)
                finishStop();
        });
        server->close(CloseCode::goingAway);
    }
    // Whoever waits for stopped() waits no longer than this, whatever a peer does; what is open then is cut.
    QTimer::singleShot(
        m_servers.empty() ? std::chrono::milliseconds(0) : stopDeadline, this, &HubServer::finishStop);
}

void HubServer::finishStop()
{
    if (!std::exchange(m_stopped, true))
        Q_EMIT stopped();
}

void HubServer::expireSessions()
{
    m_sessions.expire();
    if (const auto next = m_sessions.nextExpiryMs())
        m_expiry.start(std::chrono::milliseconds(std::max(qint64(1), *next - m_clock.steadyMs())));
}

void HubServer::wakeForStreams(qint64 dueMs)
{
    const auto wait = std::chrono::milliseconds(std::max(qint64(0), dueMs - m_clock.steadyMs()));
    if (!m_streamExpiry.isActive() || m_streamExpiry.remainingTimeAsDuration() > wait)
        m_streamExpiry.start(wait);
}

void HubServer::expireStreams()
{
    m_router.expireStreams();
    if (const auto next = m_router.streams().nextExpiryMs())
        wakeForStreams(*next);
}

void HubServer::listConnections()
{
    QList<HubConnectionInfo> list;
    for (const HubSession *session : m_state.connections())
        list.append(infoOf(*session));
    Q_EMIT connectionsListed(list);
}

void HubServer::dropConnection(const QString &connectionId)
{
    if (HubSession *session = m_state.find(connectionId))
        m_sessions.cut(*session, QStringLiteral("cut on request"));
}

void HubServer::holdUser(const QString &userId, std::chrono::milliseconds time)
{
    m_handshakes.holdUser(userId, time);
}

HubConnectionInfo infoOf(const HubSession &session)
{
    return {.hub = session.hub,
        .connectionId = session.connectionId,
        .userId = session.userId,
        .protocol = session.protocol(),
        .ip = session.ip,
        .groups = groupNames(session),
        .roles = session.roles,
        .attached = session.peer != nullptr};
}

} // namespace WebPubSub
