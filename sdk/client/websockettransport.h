#pragma once

#include "client/handshakeerror.h"
#include "client/transport.h"

#include <QPointer>
#include <QStringConverter>
#include <QTimer>

#include <memory>

class QAbstractSocket;
class QWebSocket;

namespace WebPubSub {

/*!
    Transport over QWebSocket, with what Qt 6.4.2 lacks put around it (reliability-security.md section 4.2): a
   connect timer, an end to failed handshakes, caps on what comes in, no splitting of what goes out, and close
   codes that mean what the peer meant. TLS errors are never ignored, and a loopback host is reached without a
   proxy.
*/
class WebSocketTransport : public Transport {
    Q_OBJECT
public:
    WebSocketTransport();
    ~WebSocketTransport() override;

    void open(const QUrl &url, const QString &subprotocol, const TransportLimits &limits) override;
    void sendText(const QByteArray &utf8) override;
    void sendBinary(const QByteArray &bytes) override;
    void ping() override;
    void close(int code) override;
    void abort() override;
    qint64 bytesToWrite() const override;

private:
    enum class Phase { Idle, Opening, Failing, Open, Closing, Ended };

    //! Emits a signal from inside one of m_socket's, after which we may be gone.
    template <typename Emit>
    void within(Emit emitSignal);
    void listen();
    QByteArray &utf8Of(const QString &text);
    void onConnected();
    void onError(QAbstractSocket::SocketError socketError);
    void onDisconnected();
    void onConnectTimeout();
    void fail(const Error &error);
    OpeningStage stage() const;
    QAbstractSocket *tcpSocket() const;
    void watchTcp();

    QWebSocket *m_socket; //!< owned; not a unique_ptr because it may have to outlive us by one signal
    QByteArray m_utf8;
    QStringEncoder m_encoder{QStringEncoder::Utf8};
    QPointer<QAbstractSocket> m_tcp; //!< under an open m_socket
    QTimer m_connectTimer;
    QUrl m_url;
    QString m_subprotocol;
    QStringList m_tlsErrors;
    std::chrono::milliseconds m_connectTimeout = {};
    Phase m_phase = Phase::Idle;
    bool m_closeFrameSeen = false;
    bool m_errorSeen = false;
    int m_signalDepth = 0; //!< of signals of m_socket that are under way
};

/*!
    The code and reason that a peer meant, from what QWebSocket 6.4 tells: it reads 1012 to 1014 as "1002,
   invalid close code 1002", leaves 1000 where no close frame came at all, and calls its own read timeout
   1001.
*/
std::pair<int, QString> meantClose(
    int code, const QString &reason, const QString &errorText, bool closeFrameSeen);

} // namespace WebPubSub
