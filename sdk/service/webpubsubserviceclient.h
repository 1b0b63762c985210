#pragma once

#include "auth/clienttoken.h"
#include "core/backoff.h"
#include "core/reply.h"
#include "core/trace.h"
#include "protocol/payload.h"

#include <QObject>

#include <memory>

namespace WebPubSub {

struct PublishOptions {
    QString filter = {}; //!< OData subset, service-protocol.md section 3
    QStringList excludedConnections = {};
    std::optional<int> messageTtlSeconds = {}; //!< 0 to 300
};

} // namespace WebPubSub

class WebPubSubServiceClient;

//! Light handle for one group: copy freely; lives no longer than its service client.
class WebPubSubGroup {
public:
    WebPubSubReplyOf<> *sendToAll(
        const WebPubSub::Payload &payload, const WebPubSub::PublishOptions &options = {});
    WebPubSubReplyOf<> *addConnection(const QString &connectionId);
    WebPubSubReplyOf<> *removeConnection(const QString &connectionId);
    WebPubSubReplyOf<> *addUser(const QString &userId);
    WebPubSubReplyOf<> *removeUser(const QString &userId);
    QString name() const { return m_name; }

private:
    friend class WebPubSubServiceClient;
    WebPubSubGroup(WebPubSubServiceClient *client, const QString &name)
        : m_client(client)
        , m_name(name)
    {
    }
    WebPubSubServiceClient *m_client;
    QString m_name;
};

/*!
    REST client of the service (service-protocol.md sections 2 and 5.1), api-version 2024-12-01: the Qt dress
   of `WebPubSubServiceClient` of @azure/web-pubsub.

    Every call answers by a reply; errors carry the service's code and HTTP status. Owner: its parent. Thread:
   the one it lives in. Redirects are not followed, loopback never goes through a proxy.
*/
class WebPubSubServiceClient : public QObject {
    Q_OBJECT
public:
    WebPubSubServiceClient(
        const WebPubSub::ConnectionString &connection, const QString &hub, QObject *parent = nullptr);
    ~WebPubSubServiceClient() override;

    //! Default: 3 retries, 1 s doubling to 64 s (service-protocol.md section 2.1). For the next calls.
    void setRetryOptions(const WebPubSub::RetryOptions &options);

    QString hub() const;
    QUrl endpoint() const;
    WebPubSubGroup group(const QString &name);

    //! Signed locally with the access key; finishes without network.
    WebPubSubReplyOf<WebPubSub::ClientAccessToken> *getClientAccessToken(
        const WebPubSub::TokenOptions &options = {});
    WebPubSubReplyOf<> *sendToAll(
        const WebPubSub::Payload &payload, const WebPubSub::PublishOptions &options = {});
    WebPubSubReplyOf<> *sendToUser(const QString &userId, const WebPubSub::Payload &payload,
        const WebPubSub::PublishOptions &options = {});
    WebPubSubReplyOf<> *sendToConnection(const QString &connectionId, const WebPubSub::Payload &payload,
        const WebPubSub::PublishOptions &options = {});
    WebPubSubReplyOf<bool> *connectionExists(const QString &connectionId);
    WebPubSubReplyOf<bool> *userExists(const QString &userId);
    WebPubSubReplyOf<bool> *groupExists(const QString &group);
    WebPubSubReplyOf<> *closeConnection(const QString &connectionId, const QString &reason = {});
    //! HEAD /api/health.
    WebPubSubReplyOf<bool> *serviceIsHealthy();

Q_SIGNALS:
    void traced(const WebPubSub::TraceEntry &entry);

private:
    friend class WebPubSubGroup;
    class Private;
    std::unique_ptr<Private> d;
};
