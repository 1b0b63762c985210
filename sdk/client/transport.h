#pragma once

#include "core/result.h"

#include <QObject>
#include <QUrl>

#include <chrono>

namespace WebPubSub {

struct TransportLimits {
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(10);
    qint64 maxIncomingBytes = 2 * 1024 * 1024; //!< for one frame and for one message
};

/*!
    One WebSocket, opened once. The client knows no more of the network than this.

    A life is: open() -> opened -> (received, pong or bytesWritten)* -> closed, or open() -> failed within the
   connect timeout. No signal comes from inside open(), close(), abort() or a send. A transport may be deleted
   inside any of its own signals. Thread: its owner's. Made by WebPubSubClient::setTransportFactory()'s
   function, owned by the client.
*/
class Transport : public QObject {
    Q_OBJECT
public:
    virtual void open(const QUrl &url, const QString &subprotocol, const TransportLimits &limits) = 0;
    virtual void sendText(const QByteArray &utf8) = 0;
    virtual void sendBinary(const QByteArray &bytes) = 0;
    //! A WebSocket ping; pong() follows from a peer that lives. For protocols without a ping of their own.
    virtual void ping() = 0;
    //! Starts the closing handshake. closed() follows when the peer answers; who cannot wait calls abort().
    virtual void close(int code) = 0;
    virtual void abort() = 0; //!< gone at once, and no signal follows
    virtual qint64 bytesToWrite() const = 0; //!< accepted by a send, and not yet taken by the network

Q_SIGNALS:
    void opened(const QString &subprotocol); //!< the one the peer chose; the asked one, always
    void received(const QByteArray &bytes, bool isBinary); //!< one whole message
    void pong(); //!< an answer to ping()
    void bytesWritten(); //!< bytesToWrite() has become less
    void closed(int code, const QString &reason); //!< 1006 when no close frame came (RFC 6455 section 7.1.5)
    void failed(const WebPubSub::Error &error); //!< could not be opened
};

} // namespace WebPubSub
