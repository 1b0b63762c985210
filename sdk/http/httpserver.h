#pragma once

#include "core/result.h"
#include "http/hostcheck.h"
#include "http/httpmessage.h"
#include "http/requestparser.h"
#include "http/upgradereply.h"
#include "http/websocketconnection.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace WebPubSub {

//! Where a server listens and what it puts up with.
struct HttpServerOptions {
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; //!< 0: a free one
    QStringList allowedHosts = {}; //!< host names let in beside loopback and the bound address, without port
    QStringList allowedOrigins = {}; //!< exact values of Origin let in beside requests that have none
    RequestLimits limits = {};
    std::chrono::milliseconds headTimeout =
        std::chrono::seconds(10); //!< from connect or first byte to blank line
    std::chrono::milliseconds bodyTimeout = std::chrono::seconds(30); //!< also for the peer to take an answer
    std::chrono::milliseconds idleTimeout = std::chrono::minutes(5); //!< between requests on one connection
    std::chrono::milliseconds lingerTimeout = std::chrono::seconds(1); //!< for the peer to read a last answer
    /*!
        Connections that are not WebSockets, since nothing is known of their callers. One more, and the one
       that has waited longest without completing a request gives way, so that slow callers cannot keep others
       out.
    */
    int maxHttpConnections = 64;
    WebSocketOptions webSocket = {};
};

/*!
    HTTP/1.1 and WebSocket on one TCP port, strict and bounded (reliability-security.md T1 to T6).

    Host and Origin are checked before any handler or upgrade sees a request. Lives in the thread that made
   it, and calls its handlers there. The handlers are called one request at a time per connection, in order.
*/
class HttpServer : public QObject {
    Q_OBJECT
public:
    //! Answers a request at once. HEAD goes through it as well; the body is left out on the wire.
    using RequestHandler = std::function<HttpResponse(const HttpRequest &request)>;
    //! Decides on a WebSocket handshake, now or later, by the reply it is given.
    using UpgradeHandler = std::function<void(const HttpRequest &request, const UpgradeReply &reply)>;

    //! An empty handler answers everything with 404.
    HttpServer(const HttpServerOptions &options, RequestHandler requests, UpgradeHandler upgrades,
        QObject *parent = nullptr);
    ~HttpServer() override; //!< cuts what is still open; listeners are not called any more

    //! Errors: PORT_TAKEN, ADDRESS.
    Result<Done> listen();
    quint16 port() const; //!< 0 unless listening

    /*!
        Stops listening, ends HTTP connections, and closes all WebSockets with \p code. Listeners hear
       closed() of each as it ends, at most closeTimeout later; then drained() follows, also when there were
       none.
    */
    void close(quint16 code = CloseCode::goingAway, const QString &reason = {});

Q_SIGNALS:
    void drained();
    //! The system refuses new connections (for example too many open files); trying goes on. Told once a
    //! spell.
    void acceptFailed(const WebPubSub::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace WebPubSub
