#pragma once

#include "http/hostcheck.h"
#include "http/httpserver.h"
#include "http/requestparser.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace WebPubSub {

class WriteBatcher;

//! What a server's connections share; outlives them.
struct HttpContext {
    HttpServerOptions options;
    HostCheck hosts;
    HttpServer::RequestHandler requests;
    HttpServer::UpgradeHandler upgrades;
    WriteBatcher &batcher;
    QObject *socketParent; //!< of WebSocketConnections and SocketDrains
};

/*!
    One connection of an HttpServer while it speaks HTTP: reads requests one after the other, has each
   answered before the next is read, watches the clock, and ends by giving its socket to a WebSocketConnection
   or a SocketDrain. Deletes itself then.
*/
class HttpConnection : public QObject {
    Q_OBJECT
public:
    HttpConnection(QTcpSocket *socket, const HttpContext &context, QObject *parent = nullptr);
    ~HttpConnection() override;

    //! May give way to a newcomer: it waits for a request, or for the rest of one.
    bool isWaiting() const;
    bool isOver() const { return m_phase == Phase::Over; } //!< the socket is another's already
    bool hasCompletedRequest() const { return m_completedRequest; }
    qint64 waitingFor() const
    {
        return m_waiting.elapsed();
    } //!< milliseconds since the last request, or the start
    //! Ends, with 503 if it is within a request: the server has too many connections, or stops.
    void giveWay(const QString &why);

private:
    enum class Phase {
        Idle, // between requests
        Head,
        Body,
        Deciding, // on a handshake; nothing is read meanwhile
        Writing, // the peer has yet to take an answer; nothing is read meanwhile
        Over,
    };
    class PendingUpgrade;

    void read();
    void setPhase(Phase phase);
    void phaseFromParser();
    void written();
    void timedOut();
    void answerRequest();
    void askUpgrade(const HttpRequest &request);
    void acceptUpgrade(const QString &subprotocol, const UpgradeReply::Opened &opened);
    void rejectUpgrade(const HttpResponse &response);
    void respond(const HttpResponse &response, const ResponseFraming &framing);
    void respondAndEnd(const HttpResponse &response);
    void end();

    QTcpSocket *m_socket; // child of this until another takes it
    const HttpContext &m_context;
    RequestParser m_parser;
    QByteArray m_input; // read but not parsed: what was pipelined
    Phase m_phase = Phase::Head;
    QTimer m_timer;
    QElapsedTimer m_waiting;
    bool m_completedRequest = false;
    HttpRequest m_handshake;
    std::shared_ptr<PendingUpgrade> m_pendingUpgrade;
};

} // namespace WebPubSub
