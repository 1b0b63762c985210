#pragma once

#include "http/httpserver.h"
#include "localhub/clienthandshakes.h"
#include "localhub/echohandler.h"
#include "localhub/localhub.h"
#include "localhub/restroutes.h"

#include <QTimer>

namespace WebPubSub {

/*!
    The hub as it lives in its own thread: sockets, state and the parts between them. LocalHub is its face.
    One start() in a life; after stopped() it is of no more use.
*/
class HubServer : public QObject {
    Q_OBJECT
public:
    //! \param sink called in this object's thread; empty when frames are not to be traced.
    HubServer(const HubOptions &options, const TraceSink &sink);
    ~HubServer() override;

    //! Answered by started() or failed().
    void start();
    //! Closes clients with 1001; stopped() follows.
    void stop();
    bool isStopped() const { return m_stopped; } //!< stopped() was told

    void listConnections();
    void dropConnection(const QString &connectionId);
    void holdUser(const QString &userId, std::chrono::milliseconds time);

Q_SIGNALS:
    void started(quint16 port);
    void failed(const WebPubSub::Error &error);
    void stopped();
    void connectionOpened(const WebPubSub::HubConnectionInfo &connection);
    void connectionClosed(
        const WebPubSub::HubConnectionInfo &connection, int closeCode, const QString &reason);
    void connectionChanged(const WebPubSub::HubConnectionInfo &connection);
    void connectionsListed(const QList<WebPubSub::HubConnectionInfo> &connections);

private:
    using Listening = Result<std::unique_ptr<HttpServer>>;
    Listening listenOn(const QHostAddress &address, quint16 port);
    Result<Done> listen();
    Result<Done> listenOnLoopback();
    HubSessionEvents sessionEvents();
    void expireSessions();
    void wakeForStreams(qint64 dueMs);
    void expireStreams();
    void tellGroupStatesLater();
    void finishStop();

    HubOptions m_options;
    HubClock m_clock;
    HubTrace m_trace;
    HubState m_state;
    HubSessions m_sessions;
    EchoHandler m_echo;
    HubRouter m_router;
    RestOperations m_operations;
    RestRoutes m_rest;
    ClientHandshakes m_handshakes;
    std::vector<std::unique_ptr<HttpServer>> m_servers; // gone before what their handlers use
    QTimer m_expiry;
    QTimer m_streamExpiry;
    bool m_groupStatesPosted = false;
    bool m_stopping = false;
    bool m_stopped = false;
};

HubConnectionInfo infoOf(const HubSession &session);

} // namespace WebPubSub
