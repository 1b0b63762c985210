#include "localhub/clienthandshakes.h"

#include "core/redact.h"
#include "localhub/httperror.h"

#include <QUrl>

#include <algorithm>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

QString nameOf(const Codec *codec)
{
    return codec ? QString(codec->name()) : QString();
}

Error heldError()
{
    return {.kind = ErrorKind::Rejected,
        .name = u"USER_HELD"_s,
        .message = u"This user is kept out for a while on request; try again later."_s,
        .httpStatus = 503};
}

} // namespace

ClientHandshakes::ClientHandshakes(
    HubRouter &router, HubSessions &sessions, HubTrace &trace, const ClientAuth &auth, const HubClock &clock)
    : m_router(router)
    , m_sessions(sessions)
    , m_trace(trace)
    , m_auth(auth)
    , m_clock(clock)
{
    for (const QLatin1String name : Subprotocol::all)
        m_codecs.push_back(makeCodec(QString(name)));
}

void ClientHandshakes::upgrade(const HttpRequest &request, const UpgradeReply &reply)
{
    const auto client = readClientRequest(request);
    if (!client)
        reject(request, reply, client.error());
    else if (client->recovery)
        recover(request, *client, reply);
    else
        open(request, *client, reply);
}

void ClientHandshakes::open(
    const HttpRequest &request, const ClientRequest &client, const UpgradeReply &reply)
{
    const auto grant = m_auth.authenticate(request, client.hub);
    if (!grant)
        return reject(request, reply, grant.error());
    if (isHeld(grant->userId))
        return reject(request, reply, heldError());
    Codec *codec = codecOf(reply.offeredSubprotocols());
    const auto mode = codec ? Result<SimpleMode>(SimpleMode{}) : readSimpleMode(request);
    if (!mode)
        return reject(request, reply, mode.error());
    HubSession session{.hub = client.hub,
        .userId = grant->userId,
        .ip = request.peerAddress.toString(),
        .roles = grant->roles,
        .permissions = Permissions(grant->roles),
        .codec = codec,
        .simpleMode = *mode};
    reply.accept(nameOf(codec), [this, session, groups = grant->groups](WebSocketConnection *socket) {
        HubConnection *connection = adopt(socket);
        connection->attach(m_sessions.open(std::make_unique<HubSession>(session), groups, connection));
    });
}

void ClientHandshakes::recover(
    const HttpRequest &request, const ClientRequest &client, const UpgradeReply &reply)
{
    const HubSession *kept = m_sessions.recoverable(*client.recovery);
    if (kept && isHeld(kept->userId))
        return reject(request, reply, heldError());
    // The name of the lost connection is echoed; a client that did not offer it again is refused below.
    const QStringList offered = reply.offeredSubprotocols();
    const bool agrees = kept && offered.contains(kept->protocol());
    const QString subprotocol = agrees ? kept->protocol() : nameOf(codecOf(offered));
    reply.accept(subprotocol, [this, wanted = *client.recovery, agrees](WebSocketConnection *socket) {
        HubConnection *connection = adopt(socket);
        const auto session = agrees ? m_sessions.recover(wanted, connection)
                                    : Result<HubSession *>(Error{.kind = ErrorKind::Rejected,
                                        .name = u"RECOVERY_UNKNOWN"_s,
                                        .message = u"No such connection to recover."_s});
        if (session)
            connection->attach(**session);
        else // A refusal is an accepted WebSocket closed with 1008, not an HTTP error (section 4.5).
            connection->close(CloseCode::policyViolation, session.error().message);
    });
}

void ClientHandshakes::reject(const HttpRequest &request, const UpgradeReply &reply, const Error &error)
{
    HttpResponse response = httpError(error);
    if (error.httpStatus == 503)
        response.addHeader("Retry-After", "1");
    if (m_trace.isOn()) {
        TraceEntry entry;
        entry.timeUs = nowUs();
        entry.source = TraceSource::Hub;
        entry.level = TraceLevel::Warning;
        entry.lane = u"hub"_s;
        entry.event = u"HandshakeRejected"_s;
        entry.message = u"%1: %2"_s.arg(error.name, error.message);
        entry.ip = request.peerAddress.toString();
        entry.method = QString::fromLatin1(request.method);
        entry.url = redactedUrl(QUrl(QString::fromLatin1(request.url())));
        entry.status = QString::number(error.httpStatus);
        m_trace.emitEntry(entry);
    }
    reply.reject(response);
}

void ClientHandshakes::holdUser(const QString &userId, std::chrono::milliseconds time)
{
    m_heldUntilMs.insert(userId, m_clock.steadyMs() + time.count());
}

bool ClientHandshakes::isHeld(const QString &userId)
{
    const auto held = m_heldUntilMs.constFind(userId);
    if (held == m_heldUntilMs.constEnd())
        return false;
    if (*held > m_clock.steadyMs())
        return true;
    m_heldUntilMs.erase(held);
    return false;
}

HubConnection *ClientHandshakes::adopt(WebSocketConnection *socket)
{
    const auto gone = [this](HubConnection *ended) {
        std::erase_if(m_connections, [ended](const auto &kept) { return kept.get() == ended; });
    };
    m_connections.push_back(std::make_unique<HubConnection>(socket, m_router, m_sessions, gone));
    return m_connections.back().get();
}

Codec *ClientHandshakes::codecOf(const QStringList &offered) const
{
    for (const QString &name : offered) {
        for (const auto &codec : m_codecs) {
            if (name == codec->name())
                return codec.get();
        }
    }
    return nullptr;
}

} // namespace WebPubSub
