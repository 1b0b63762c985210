#include "service/webpubsubserviceclient.h"

#include "core/loopback.h"
#include "protocol/names.h"
#include "service/servicecall.h"

#include <QDateTime>
#include <QNetworkProxy>

using namespace WebPubSub;

namespace {

void addPublishOptions(RestRequest &request, const PublishOptions &options)
{
    for (const QString &excluded : options.excludedConnections)
        request.query(QStringLiteral("excluded"), excluded);
    if (!options.filter.isEmpty())
        request.query(QStringLiteral("filter"), options.filter);
    if (options.messageTtlSeconds)
        request.query(QStringLiteral("messageTtlSeconds"), QString::number(*options.messageTtlSeconds));
}

} // namespace

class WebPubSubServiceClient::Private {
public:
    Private(WebPubSubServiceClient *owner, const ConnectionString &givenConnection, const QString &givenHub)
        : q(owner)
        , connection(givenConnection)
        , hub(givenHub)
    {
        if (isLoopbackHost(connection.endpoint.host()))
            network.setProxy(QNetworkProxy::NoProxy);
    }

    RestRequest request(const char *method, const QStringList &below) const
    {
        return RestRequest(method, QStringList{QStringLiteral("api"), QStringLiteral("hubs"), hub} + below);
    }

    //! Runs the call; \p convert makes the value of the reply from the answer.
    template <typename T, typename Convert>
    WebPubSubReplyOf<T> *run(const RestRequest &request, Convert convert)
    {
        auto *reply = new WebPubSubReplyOf<T>(q);
        if (const Result<Done> valid = validHubName(hub); !valid) {
            reply->complete(valid.error());
            return reply;
        }
        auto *call = new ServiceCall(&network, connection, request, retry, q);
        connect(call, &ServiceCall::traced, q, &WebPubSubServiceClient::traced);
        connect(reply, &WebPubSubReply::aborted, call, &ServiceCall::abort);
        call->start([reply, convert](const Result<RestAnswer> &answer) {
            if (answer)
                reply->complete(convert(*answer));
            else
                reply->complete(answer.error());
        });
        return reply;
    }

    WebPubSubReplyOf<> *command(const RestRequest &request)
    {
        return run<Done>(request, [](const RestAnswer &) { return Done{}; });
    }

    WebPubSubReplyOf<bool> *question(const RestRequest &request)
    {
        return run<bool>(request, [](const RestAnswer &answer) { return answer.status != 404; });
    }

    WebPubSubReplyOf<> *send(const QStringList &target, const Payload &payload, const PublishOptions &options)
    {
        RestRequest call = request("POST", target + QStringList{QStringLiteral(":send")});
        addPublishOptions(call, options);
        return command(call.body(payload));
    }

    WebPubSubServiceClient *q;
    ConnectionString connection;
    QString hub;
    QNetworkAccessManager network;
    RetryOptions retry = {.maxDelay = std::chrono::seconds(64), .mode = RetryMode::Exponential};
};

WebPubSubServiceClient::WebPubSubServiceClient(
    const ConnectionString &connection, const QString &hub, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, connection, hub))
{
}

WebPubSubServiceClient::~WebPubSubServiceClient() = default;

QString WebPubSubServiceClient::hub() const
{
    return d->hub;
}

QUrl WebPubSubServiceClient::endpoint() const
{
    return d->connection.endpoint;
}

void WebPubSubServiceClient::setRetryOptions(const RetryOptions &options)
{
    d->retry = options;
}

WebPubSubGroup WebPubSubServiceClient::group(const QString &name)
{
    return {this, name};
}

WebPubSubReplyOf<ClientAccessToken> *WebPubSubServiceClient::getClientAccessToken(const TokenOptions &options)
{
    auto *reply = new WebPubSubReplyOf<ClientAccessToken>(this);
    reply->complete(makeClientAccessToken(d->connection, d->hub, options, QDateTime::currentDateTimeUtc()));
    return reply;
}

WebPubSubReplyOf<> *WebPubSubServiceClient::sendToAll(const Payload &payload, const PublishOptions &options)
{
    return d->send({}, payload, options);
}

WebPubSubReplyOf<> *WebPubSubServiceClient::sendToUser(
    const QString &userId, const Payload &payload, const PublishOptions &options)
{
    return d->send({QStringLiteral("users"), userId}, payload, options);
}

WebPubSubReplyOf<> *WebPubSubServiceClient::sendToConnection(
    const QString &connectionId, const Payload &payload, const PublishOptions &options)
{
    return d->send({QStringLiteral("connections"), connectionId}, payload, options);
}

WebPubSubReplyOf<bool> *WebPubSubServiceClient::connectionExists(const QString &connectionId)
{
    return d->question(d->request("HEAD", {QStringLiteral("connections"), connectionId}));
}

WebPubSubReplyOf<bool> *WebPubSubServiceClient::userExists(const QString &userId)
{
    return d->question(d->request("HEAD", {QStringLiteral("users"), userId}));
}

WebPubSubReplyOf<bool> *WebPubSubServiceClient::groupExists(const QString &group)
{
    return d->question(d->request("HEAD", {QStringLiteral("groups"), group}));
}

WebPubSubReplyOf<> *WebPubSubServiceClient::closeConnection(
    const QString &connectionId, const QString &reason)
{
    RestRequest call = d->request("DELETE", {QStringLiteral("connections"), connectionId});
    if (!reason.isEmpty())
        call.query(QStringLiteral("reason"), reason);
    return d->command(call);
}

WebPubSubReplyOf<bool> *WebPubSubServiceClient::serviceIsHealthy()
{
    return d->question(RestRequest("HEAD", {QStringLiteral("api"), QStringLiteral("health")}));
}

WebPubSubReplyOf<> *WebPubSubGroup::sendToAll(const Payload &payload, const PublishOptions &options)
{
    return m_client->d->send({QStringLiteral("groups"), m_name}, payload, options);
}

WebPubSubReplyOf<> *WebPubSubGroup::addConnection(const QString &connectionId)
{
    return m_client->d->command(m_client->d->request(
        "PUT", {QStringLiteral("groups"), m_name, QStringLiteral("connections"), connectionId}));
}

WebPubSubReplyOf<> *WebPubSubGroup::removeConnection(const QString &connectionId)
{
    return m_client->d->command(m_client->d->request(
        "DELETE", {QStringLiteral("groups"), m_name, QStringLiteral("connections"), connectionId}));
}

WebPubSubReplyOf<> *WebPubSubGroup::addUser(const QString &userId)
{
    return m_client->d->command(
        m_client->d->request("PUT", {QStringLiteral("users"), userId, QStringLiteral("groups"), m_name}));
}

WebPubSubReplyOf<> *WebPubSubGroup::removeUser(const QString &userId)
{
    return m_client->d->command(
        m_client->d->request("DELETE", {QStringLiteral("users"), userId, QStringLiteral("groups"), m_name}));
}
