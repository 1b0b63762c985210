#include "http/httpconnection.h"

#include "http/handshake.h"
#include "http/nativesocket.h"
#include "http/socketdrain.h"

#include <QTcpSocket>

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 readSize = 16 * 1024;
//! From here on an answer waits to be taken before the next request is read.
constexpr qint64 maxUnwritten = 256 * 1024;

} // namespace

//! Answers to the handshake come through here; it ends with the connection, replies to it may live on.
class HttpConnection::PendingUpgrade : public UpgradeReply::Target {
public:
    explicit PendingUpgrade(HttpConnection *connection)
        : m_connection(connection)
    {
    }

    void accept(const QString &subprotocol, const UpgradeReply::Opened &opened) override
    {
        m_connection->acceptUpgrade(subprotocol, opened);
    }

    void reject(const HttpResponse &response) override { m_connection->rejectUpgrade(response); }

private:
    HttpConnection *m_connection;
};

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpContext &context, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_context(context)
    , m_parser(context.options.limits)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::bytesWritten, this, &HttpConnection::written);
    connect(socket, &QTcpSocket::disconnected, this, &HttpConnection::end);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HttpConnection::timedOut);
    m_timer.start(context.options.headTimeout);
    m_waiting.start();
}

HttpConnection::~HttpConnection() = default;

bool HttpConnection::isWaiting() const
{
    return m_phase == Phase::Idle || m_phase == Phase::Head || m_phase == Phase::Body;
}

void HttpConnection::giveWay(const QString &why)
{
    if (m_phase == Phase::Idle || m_phase == Phase::Writing)
        end(); // no request is there that could be answered
    else if (m_phase != Phase::Over)
        respondAndEnd(HttpResponse::error(503, u"HTTP_BUSY"_s, why));
}

void HttpConnection::read()
{
    while (isWaiting()) {
        if (m_input.isEmpty())
            m_input = m_socket->read(readSize);
        if (m_input.isEmpty())
            return;
        m_input.remove(0, m_parser.feed(m_input));
        phaseFromParser();
    }
}

void HttpConnection::phaseFromParser()
{
    switch (m_parser.state()) {
    case RequestParser::State::Idle:
        setPhase(Phase::Idle);
        break;
    case RequestParser::State::Head:
        setPhase(Phase::Head);
        break;
    case RequestParser::State::Body:
        setPhase(Phase::Body);
        if (m_parser.takeContinueWish())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        break;
    case RequestParser::State::Complete:
        answerRequest();
        break;
    case RequestParser::State::Failed:
        respondAndEnd(m_parser.failure());
        break;
    }
}

//! Times count from the start of a phase, not from the last byte: a slow trickle gains nothing.
void HttpConnection::setPhase(Phase phase)
{
    if (std::exchange(m_phase, phase) == phase)
        return;
    switch (phase) {
    case Phase::Idle:
        m_timer.start(m_context.options.idleTimeout);
        break;
    case Phase::Head:
        m_timer.start(m_context.options.headTimeout);
        break;
    case Phase::Body:
    case Phase::Writing:
        m_timer.start(m_context.options.bodyTimeout);
        break;
    case Phase::Deciding:
    case Phase::Over:
        m_timer.stop();
        break;
    }
}

void HttpConnection::timedOut()
{
    if (m_phase == Phase::Writing || m_phase == Phase::Idle) {
        m_socket->abort();
        return;
    }
    respondAndEnd(HttpResponse::error(408, u"HTTP_TIMEOUT"_s,
        u"The request was not complete in time; send its %1 without pauses."_s.arg(
            m_phase == Phase::Head ? u"head"_s : u"body"_s)));
}

void HttpConnection::answerRequest()
{
    const bool keepAlive = m_parser.keepAlive();
    HttpRequest request = m_parser.takeRequest();
    request.peerAddress = plainAddress(m_socket->peerAddress());
    request.peerPort = m_socket->peerPort();
    m_completedRequest = true;
    m_waiting.start();
    const ResponseFraming framing{request.method == "HEAD", keepAlive, request.minorVersion};
    if (const auto refusal = m_context.hosts.refusal(request, m_socket->localAddress()))
        respond(*refusal, framing);
    else if (!asksForWebSocket(request))
        respond(m_context.requests(request), framing);
    else if (const auto fault = handshakeFault(request))
        respond(*fault, framing);
    else
        askUpgrade(request);
}

void HttpConnection::respond(const HttpResponse &response, const ResponseFraming &framing)
{
    m_socket->write(serialized(response, framing));
    if (!framing.keepAlive)
        end();
    else
        setPhase(m_socket->bytesToWrite() > maxUnwritten ? Phase::Writing : Phase::Idle);
}

void HttpConnection::respondAndEnd(const HttpResponse &response)
{
    respond(response, {.keepAlive = false});
}

void HttpConnection::written()
{
    if (m_phase != Phase::Writing || m_socket->bytesToWrite() > 0)
        return;
    setPhase(Phase::Idle);
    read();
}

void HttpConnection::askUpgrade(const HttpRequest &request)
{
    setPhase(Phase::Deciding);
    m_handshake = request;
    m_pendingUpgrade = std::make_shared<PendingUpgrade>(this);
    m_context.upgrades(request, UpgradeReply(m_pendingUpgrade, offeredSubprotocols(request)));
}

void HttpConnection::acceptUpgrade(const QString &subprotocol, const UpgradeReply::Opened &opened)
{
    m_socket->write(serialized(handshakeAnswer(m_handshake, subprotocol), {}));
    m_socket->disconnect(this);
    auto *connection = new WebSocketConnection(
        m_socket, subprotocol, m_context.options.webSocket, m_context.batcher, m_context.socketParent);
    setPhase(Phase::Over);
    deleteLater();
    if (opened)
        opened(connection);
    connection->start(m_input);
}

void HttpConnection::rejectUpgrade(const HttpResponse &response)
{
    m_pendingUpgrade.reset();
    // Closed, so that a client that takes the refusal for a broken connection cannot be caught by leftovers.
    respondAndEnd(response);
}

void HttpConnection::end()
{
    if (m_phase == Phase::Over)
        return;
    setPhase(Phase::Over);
    m_pendingUpgrade.reset();
    m_socket->disconnect(this);
    new SocketDrain(m_socket, m_context.options.lingerTimeout, m_context.socketParent);
    deleteLater();
}

} // namespace WebPubSub
