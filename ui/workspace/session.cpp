#include "workspace/session.h"

#include "auth/clienttoken.h"

#include <QDateTime>

using namespace WebPubSub;

namespace Ui {

namespace {

constexpr int batchMs = 16;

// A fresh token for each new connection: an old one may have expired meanwhile.
WebPubSubReplyOf<QUrl> *mintUrl(
    const ConnectionProfile &profile, const QString &connectionString, QObject *parent)
{
    auto *reply = new WebPubSubReplyOf<QUrl>(parent);
    const Result<ConnectionString> parsed = ConnectionString::parse(connectionString);
    if (!parsed) {
        reply->complete(parsed.error());
        return reply;
    }
    const TokenOptions options{.userId = profile.userId, .roles = profile.roles, .groups = {}};
    const auto token = makeClientAccessToken(*parsed, profile.hub, options, QDateTime::currentDateTimeUtc());
    if (token)
        reply->complete(token->url);
    else
        reply->complete(token.error());
    return reply;
}

} // namespace

Session::Session(const ConnectionProfile &profile, const QString &connectionString, TraceSink sink)
    : m_profile(profile)
{
    if (profile.kind == ConnectionKind::ClientUrl) {
        m_client = new WebPubSubClient(QUrl(profile.clientUrl.trimmed()), this);
    } else {
        m_client = new WebPubSubClient(
            [this, connectionString] { return mintUrl(m_profile, connectionString, m_client); }, this);
    }
    ClientOptions options;
    if (!profile.protocol.isEmpty())
        options.protocol = profile.protocol;
    m_client->setOptions(options);
    m_client->setTraceLane(profile.name);
    m_batch.setParent(this);
    m_batch.setSingleShot(true);
    m_batch.setInterval(batchMs);
    connect(&m_batch, &QTimer::timeout, this, &Session::announceMessages);
    connectClient(sink);
}

void Session::connectClient(const TraceSink &sink)
{
    connect(m_client, &WebPubSubClient::traced, this, [sink](const TraceEntry &entry) { sink(entry); });
    connect(m_client, &WebPubSubClient::stateChanged, this, &Session::announceState);
    connect(m_client, &WebPubSubClient::connected, this, [this] {
        announceState();
        joinProfileGroups();
    });
    connect(m_client, &WebPubSubClient::recovering, this, [this] { m_lostUs = nowUs(); });
    connect(m_client, &WebPubSubClient::recovered, this,
        [this] { Q_EMIT recovered(id(), (nowUs() - m_lostUs) / 1000, nowUs()); });
    connect(m_client, &WebPubSubClient::disconnected, this,
        [this](const QString &, const Error &error) { Q_EMIT ended(id(), error); });
    connect(m_client, &WebPubSubClient::errorOccurred, this,
        [this](const Error &error) { Q_EMIT failed(id(), error); });
    connect(m_client, &WebPubSubClient::rejoinGroupFailed, this,
        [this](const QString &group, const Error &error) { Q_EMIT groupRefused(id(), group, error); });
    connect(m_client, &WebPubSubClient::retryScheduled, this,
        [this](int attempt, std::chrono::milliseconds delay, const Error &why) {
            Q_EMIT retryScheduled(id(), attempt, delay.count(), why);
        });
    connect(m_client, &WebPubSubClient::discontinuity, this,
        [this](quint64 first, quint64 last, const QString &reason) {
            Q_EMIT discontinuity(id(), first, last, reason);
        });
    connect(m_client, &WebPubSubClient::groupMessageReceived, this, [this](const GroupMessage &message) {
        m_messages.append(message);
        gather();
    });
    connect(m_client, &WebPubSubClient::serverMessageReceived, this, [this](const ServerMessage &message) {
        m_serverMessages.append(message);
        gather();
    });
}

void Session::start()
{
    m_client->start();
}

void Session::stop()
{
    m_client->stop();
}

void Session::reconnectNow()
{
    m_client->reconnectNow();
}

void Session::dropTransport()
{
    m_client->dropTransport();
}

void Session::join(const QString &group)
{
    m_client->joinGroup(group)->then(this, [this, group](const Result<Ack> &result) {
        if (result)
            Q_EMIT joined(id(), group);
        else
            Q_EMIT groupRefused(id(), group, result.error());
    });
}

void Session::leave(const QString &group)
{
    m_client->leaveGroup(group)->then(this, [this, group](const Result<Ack> &result) {
        if (result)
            Q_EMIT left(id(), group);
        else
            Q_EMIT groupRefused(id(), group, result.error());
    });
}

void Session::send(quint64 key, const ComposeRequest &request)
{
    const SendOptions options{.noEcho = request.noEcho, .fireAndForget = request.fireAndForget};
    auto *reply = m_client->sendToGroup(request.group, request.payload, options);
    Q_EMIT sent(id(), key);
    reply->then(this, [this, key](const Result<Ack> &result) {
        if (result)
            Q_EMIT sendFinished(id(), key, *result);
        else
            Q_EMIT sendFailed(id(), key, result.error());
    });
}

void Session::announceState()
{
    Q_EMIT stateChanged(id(),
        {.state = m_client->state(), .connectionId = m_client->connectionId(), .userId = m_client->userId()});
}

// The client itself joins again after a reconnect; the profile's own groups are asked for once.
void Session::joinProfileGroups()
{
    if (std::exchange(m_joinedOnce, true))
        return;
    for (const QString &group : std::as_const(m_profile.groups))
        join(group);
}

void Session::gather()
{
    if (!m_batch.isActive())
        m_batch.start();
}

void Session::announceMessages()
{
    if (!m_messages.isEmpty())
        Q_EMIT messagesReceived(id(), std::exchange(m_messages, {}));
    if (!m_serverMessages.isEmpty())
        Q_EMIT serverMessagesReceived(id(), std::exchange(m_serverMessages, {}));
}

} // namespace Ui
