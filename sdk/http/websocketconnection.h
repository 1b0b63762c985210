#pragma once

#include "http/websocketlistener.h"

#include <QHostAddress>
#include <QObject>

#include <chrono>
#include <memory>

class QTcpSocket;

namespace WebPubSub {

class WriteBatcher;

//! Limits and times of one WebSocket connection.
struct WebSocketOptions {
    qsizetype maxMessageBytes = 1024 * 1024; //!< larger: close 1009
    int maxFragments = 16'384; //!< of one message; more: close 1009
    qint64 maxQueuedBytes = 16 * 1024 * 1024; //!< waiting for the peer to read; more: close 1008
    std::chrono::milliseconds pingInterval = std::chrono::seconds(20); //!< 0: never
    std::chrono::milliseconds pongTimeout = std::chrono::seconds(20); //!< from ping to any byte; then 1006
    std::chrono::milliseconds closeTimeout =
        std::chrono::seconds(1); //!< for the peer's answer to our close frame
};

/*!
    The server's end of one WebSocket (RFC 6455), without extensions.

    Owner: the HttpServer that accepted it; it deletes itself after WebSocketListener::closed(). Lives in the
    server's thread and is used in it alone. Frames sent within one turn of the event loop are written
   together at the end of the turn.
*/
class WebSocketConnection : public QObject {
    Q_OBJECT
public:
    //! For HttpServer and tests: takes over \p socket, after the handshake. \p batcher outlives the
    //! connection.
    WebSocketConnection(QTcpSocket *socket, const QString &subprotocol, const WebSocketOptions &options,
        WriteBatcher &batcher, QObject *parent = nullptr);
    ~WebSocketConnection() override;

    //! Set it in UpgradeReply's opened function; without one, messages are read and forgotten.
    void setListener(WebSocketListener *listener);

    //! Feeds bytes that came behind the handshake, then reads the socket from the event loop on.
    void start(const QByteArray &firstBytes = {});

    //! False once a close was begun on either side, or the socket ended.
    bool isOpen() const;
    QString subprotocol() const; //!< the agreed one, empty for none
    QHostAddress peerAddress() const;
    quint16 peerPort() const;
    qint64 queuedBytes() const; //!< given to sendFrame() and not yet taken by the system

    /*!
        Sends a frame made by encodeFrame(), sharing its bytes. Nothing happens when the connection is not
       open. Cheap: it only queues; see class WriteBatcher for when it is written.
    */
    void sendFrame(const QByteArray &encodedFrame);

    //! Encodes and sends; for one receiver.
    void sendText(QByteArrayView utf8) { sendFrame(encodeFrame(Opcode::Text, utf8)); }
    void sendBinary(QByteArrayView bytes) { sendFrame(encodeFrame(Opcode::Binary, bytes)); }

    /*!
        Closes in order: what is queued, then a close frame; reads no more messages; waits closeTimeout for
       the peer's close frame, then ends the socket.
    */
    void close(quint16 code = CloseCode::normal, const QString &reason = {});

    //! Cuts the socket without a close frame, as a broken network would. closed() reports 1006.
    void abort();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace WebPubSub
