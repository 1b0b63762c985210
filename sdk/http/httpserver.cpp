#include "http/httpserver.h"

#include "http/httpconnection.h"
#include "http/listener.h"
#include "http/writebatcher.h"

#include <QTcpSocket>

#include <algorithm>

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

//! Read at most this much ahead of the parsers: what a client sends faster waits in its own system.
constexpr qint64 readAhead = 64 * 1024;

HttpResponse nothingHere(const HttpRequest &)
{
    return HttpResponse::error(404, u"HTTP_PATH"_s, u"Nothing is served here. Check the path."_s);
}

void noWebSocketHere(const HttpRequest &, const UpgradeReply &reply)
{
    reply.reject(HttpResponse::error(404, u"WS_PATH"_s, u"No WebSocket is served here. Check the path."_s));
}

} // namespace

class HttpServer::Private {
public:
    Private(
        HttpServer *q, const HttpServerOptions &options, RequestHandler requests, UpgradeHandler upgrades);

    void accept(QTcpSocket *socket);
    bool makeRoom();
    void checkDrained();

    HttpServer *const q;
    WriteBatcher m_batcher; // before the connections, which use it until they end
    QObject m_connections; // parent of WebSockets and of sockets about to end
    QObject m_httpConnections; // parent of HttpConnections
    HttpContext m_context;
    Listener m_listener;
    int m_openSockets = 0;
    bool m_closing = false;
};

HttpServer::Private::Private(
    HttpServer *q, const HttpServerOptions &options, RequestHandler requests, UpgradeHandler upgrades)
    : q(q)
    , m_context{options, HostCheck(0, {}, {}), requests ? std::move(requests) : nothingHere,
          upgrades ? std::move(upgrades) : noWebSocketHere, m_batcher, &m_connections}
    , m_listener([this](QTcpSocket *socket) { accept(socket); })
{
    connect(&m_listener, &Listener::refused, q, &HttpServer::acceptFailed);
}

void HttpServer::Private::accept(QTcpSocket *socket)
{
    ++m_openSockets;
    // The listener as context: it goes before the sockets do when the server is deleted.
    connect(socket, &QObject::destroyed, &m_listener, [this] {
        --m_openSockets;
        checkDrained();
    });
    socket->setReadBufferSize(readAhead);
    // Without it, small frames wait for the acknowledgement of the ones before.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const bool hasRoom = makeRoom();
    auto *connection = new HttpConnection(socket, m_context, &m_httpConnections);
    if (!hasRoom)
        connection->giveWay(u"All connections are busy. Try again later."_s);
}

//! False when every connection is in the middle of an answer, so that none can give way.
bool HttpServer::Private::makeRoom()
{
    QList<HttpConnection *> waiting;
    int open = 0;
    for (HttpConnection *connection : m_httpConnections.findChildren<HttpConnection *>()) {
        open += connection->isOver() ? 0 : 1;
        if (connection->isWaiting())
            waiting.append(connection);
    }
    if (open < m_context.options.maxHttpConnections)
        return true;
    const auto first =
        std::max_element(waiting.begin(), waiting.end(), [](HttpConnection *a, HttpConnection *b) {
            if (a->hasCompletedRequest() != b->hasCompletedRequest())
                return a->hasCompletedRequest();
            return a->waitingFor() < b->waitingFor();
        });
    if (first == waiting.end())
        return false;
    (*first)->giveWay(u"Too many connections wait for a request. Send the whole request at once."_s);
    return true;
}

void HttpServer::Private::checkDrained()
{
    if (!m_closing || m_openSockets > 0)
        return;
    m_closing = false;
    QMetaObject::invokeMethod(q, &HttpServer::drained, Qt::QueuedConnection);
}

HttpServer::HttpServer(
    const HttpServerOptions &options, RequestHandler requests, UpgradeHandler upgrades, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, options, std::move(requests), std::move(upgrades)))
{
}

HttpServer::~HttpServer() = default;

Result<Done> HttpServer::listen()
{
    const HttpServerOptions &options = d->m_context.options;
    const auto result = d->m_listener.listenOn(options.address, options.port);
    d->m_context.hosts = HostCheck(port(), options.allowedHosts, options.allowedOrigins);
    return result;
}

quint16 HttpServer::port() const
{
    return d->m_listener.serverPort();
}

void HttpServer::close(quint16 code, const QString &reason)
{
    d->m_listener.close();
    for (HttpConnection *connection : d->m_httpConnections.findChildren<HttpConnection *>())
        connection->giveWay(u"The server stops."_s);
    for (WebSocketConnection *connection : d->m_connections.findChildren<WebSocketConnection *>())
        connection->close(code, reason);
    d->m_closing = true;
    d->checkDrained();
}

} // namespace WebPubSub
