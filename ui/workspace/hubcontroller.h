#pragma once

#include "localhub/localhub.h"
#include "workspace/workspace.h"

#include <QHash>
#include <QObject>

namespace Ui {

//! The local hub and what is known of its connections. A free port and a random key, unless told otherwise.
class HubController : public QObject {
    Q_OBJECT
public:
    explicit HubController(const WebPubSub::TraceSink &sink, QObject *parent = nullptr);

    void start();
    void stop();
    //! Cuts \p connectionId and refuses \p userId for \p time.
    void cut(const QString &connectionId, const QString &userId, std::chrono::milliseconds time);

    HubStatus status() const { return m_status; }
    QList<WebPubSub::HubConnectionInfo> connections() const { return m_connections.values(); }

Q_SIGNALS:
    void statusChanged();
    void started();
    void failed(const WebPubSub::Error &error);
    void connectionOpened(const WebPubSub::HubConnectionInfo &connection);
    void connectionChanged(const WebPubSub::HubConnectionInfo &connection);
    void connectionClosed(
        const WebPubSub::HubConnectionInfo &connection, int closeCode, const QString &reason);

private:
    void update(bool running, bool starting);

    LocalHub m_hub;
    HubStatus m_status;
    QHash<QString, WebPubSub::HubConnectionInfo> m_connections; // by connection id
};

} // namespace Ui
