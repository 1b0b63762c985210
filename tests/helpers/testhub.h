#pragma once

#include "auth/clienttoken.h"
#include "localhub/localhub.h"

/*!
    A LocalHub on a free port of loopback: running when the constructor returns, stopped when it is destroyed.
    Replaces the service in tests.
*/
class TestHub {
public:
    //! \param options its port is ignored. qFatal when the hub does not come up.
    explicit TestHub(WebPubSub::HubOptions options = {});

    LocalHub &hub() { return m_hub; }
    quint16 port() const { return m_hub.port(); }
    WebPubSub::ConnectionString connectionString() const;
    //! ws://localhost:port/client/hubs/{hub}?access_token=…
    QUrl clientUrl(
        const QString &hub = QStringLiteral("chat"), const WebPubSub::TokenOptions &token = {}) const;
    //! The connections as they are when the hub has done all that was asked before.
    QList<WebPubSub::HubConnectionInfo> connections();

private:
    LocalHub m_hub;
};
