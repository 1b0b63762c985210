#include "client/websockettransport.h"

#include "client/clienturl.h"
#include "client/closecode.h"
#include "core/loopback.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <QPointer>
#include <QSslError>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace WebPubSub {

namespace {

// Qt splits outgoing messages at 512 KiB, in the midst of a character, and Qt refuses to read that (finding
// 1).
constexpr quint64 outgoingFrameBytes = 8 * 1024 * 1024;

} // namespace

std::pair<int, QString> meantClose(
    int code, const QString &reason, const QString &errorText, bool closeFrameSeen)
{
    const auto qtText = [](const char *text) {
        return QCoreApplication::translate("QWebSocketDataProcessor", text);
    };
    if (!closeFrameSeen)
        return {CloseCode::abnormal, errorText};
    if (code == 1002 && reason == qtText("Invalid close code %1 detected.").arg(1002))
        return {CloseCode::serviceRestart,
            QStringLiteral("a close code from 1012 to 1014, or one that is not allowed")};
    if (code == 1001 && reason == qtText("Timeout when reading data from socket."))
        return {CloseCode::abnormal, QStringLiteral("half a frame came, and then nothing for 5 s")};
    return {code, reason};
}

WebSocketTransport::WebSocketTransport()
    : m_socket(new QWebSocket)
    , m_connectTimer(this)
{
    m_connectTimer.setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this, &WebSocketTransport::onConnectTimeout);
}

WebSocketTransport::~WebSocketTransport()
{
    m_phase = Phase::Ended;
    m_socket->disconnect(this);
    m_socket->abort();
    // QWebSocket goes on reading its buffer when a handler of its signal returns, so it must still be there.
    if (m_signalDepth > 0)
        m_socket->deleteLater();
    else
        delete m_socket;
}

template <typename Emit>
void WebSocketTransport::within(Emit emitSignal)
{
    const QPointer<WebSocketTransport> alive(this);
    ++m_signalDepth;
    emitSignal();
    if (alive)
        --m_signalDepth;
}

void WebSocketTransport::listen()
{
    connect(m_socket, &QWebSocket::connected, this, &WebSocketTransport::onConnected);
    connect(m_socket, &QWebSocket::disconnected, this, &WebSocketTransport::onDisconnected);
    // Emitted when a close frame is sent, by us or in answer to the peer's; but also when a write fails, and
    // then the error comes first. A connection that just breaks is not even about to close.
    connect(m_socket, &QWebSocket::aboutToClose, this,
        [this] { m_closeFrameSeen = m_closeFrameSeen || !m_errorSeen; });
    connect(m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors += error.errorString();
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &WebSocketTransport::onError);
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
        &WebSocketTransport::onError);
#endif
    connect(m_socket, &QWebSocket::pong, this, [this] {
        if (m_phase == Phase::Open)
            within([this] { Q_EMIT pong(); });
    });
    const auto deliver = [this](const QByteArray &bytes, bool isBinary) {
        if (m_phase == Phase::Open)
            within([&] { Q_EMIT received(bytes, isBinary); });
    };
    connect(m_socket, &QWebSocket::textMessageReceived, this,
        [this, deliver](const QString &text) { deliver(utf8Of(text), false); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this,
        [deliver](const QByteArray &bytes) { deliver(bytes, true); });
}

//! In a buffer that is used again, unless somebody kept the message before.
QByteArray &WebSocketTransport::utf8Of(const QString &text)
{
    constexpr qsizetype largestKept = 64 * 1024;
    if (m_utf8.capacity() > largestKept || !m_utf8.isDetached())
        m_utf8 = QByteArray();
    m_utf8.resize(text.size() * 3); // the most that UTF-16 grows by
    const char *end = m_encoder.appendToBuffer(m_utf8.data(), text);
    m_utf8.truncate(end - m_utf8.constData());
    return m_utf8;
}

void WebSocketTransport::open(const QUrl &url, const QString &subprotocol, const TransportLimits &limits)
{
    m_phase = Phase::Opening;
    m_url = withPath(url);
    m_subprotocol = subprotocol;
    m_connectTimeout = limits.connectTimeout;
    listen();
    m_socket->setOutgoingFrameSize(outgoingFrameBytes);
    m_socket->setMaxAllowedIncomingFrameSize(quint64(limits.maxIncomingBytes));
    m_socket->setMaxAllowedIncomingMessageSize(quint64(limits.maxIncomingBytes));
    if (isLoopbackHost(url.host()))
        m_socket->setProxy(QNetworkProxy::NoProxy);
    m_connectTimer.start(m_connectTimeout);
    QWebSocketHandshakeOptions handshake;
    if (!subprotocol.isEmpty())
        handshake.setSubprotocols({subprotocol});
    m_socket->open(m_url, handshake);
}

void WebSocketTransport::sendText(const QByteArray &utf8)
{
    if (m_phase == Phase::Open)
        m_socket->sendTextMessage(QString::fromUtf8(utf8));
}

void WebSocketTransport::sendBinary(const QByteArray &bytes)
{
    if (m_phase == Phase::Open)
        m_socket->sendBinaryMessage(bytes);
}

void WebSocketTransport::ping()
{
    if (m_phase == Phase::Open)
        m_socket->ping();
}

void WebSocketTransport::close(int code)
{
    if (m_phase != Phase::Open)
        return;
    m_phase = Phase::Closing;
    // From the event loop: QWebSocket may be done closing before its close() returns.
    QMetaObject::invokeMethod(
        this,
        [this, code] {
            if (m_phase == Phase::Closing)
                m_socket->close(QWebSocketProtocol::CloseCode(code));
        },
        Qt::QueuedConnection);
}

void WebSocketTransport::abort()
{
    m_phase = Phase::Ended;
    m_connectTimer.stop();
    m_socket->disconnect(this);
    m_socket->abort();
}

qint64 WebSocketTransport::bytesToWrite() const
{
    if (!m_tcp)
        return m_socket->bytesToWrite();
    // Under TLS the plain bytes are few at any time: they wait encrypted.
    const auto *tls = qobject_cast<const QSslSocket *>(m_tcp.data());
    return m_tcp->bytesToWrite() + (tls && tls->isEncrypted() ? tls->encryptedBytesToWrite() : 0);
}

void WebSocketTransport::watchTcp()
{
    m_tcp = tcpSocket();
    if (!m_tcp)
        return;
    m_tcp->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const auto tell = [this] {
        if (m_phase == Phase::Open)
            within([this] { Q_EMIT bytesWritten(); });
    };
    if (const auto *tls = qobject_cast<const QSslSocket *>(m_tcp.data()))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, tell);
    else
        connect(m_tcp, &QAbstractSocket::bytesWritten, this, tell);
}

void WebSocketTransport::onConnected()
{
    m_connectTimer.stop();
    // Qt lets the peer leave the question open; then neither side would know the other's language.
    if (m_socket->subprotocol() != m_subprotocol) {
        fail(subprotocolError(m_url, m_subprotocol, m_socket->subprotocol()));
        return;
    }
    watchTcp();
    m_phase = Phase::Open;
    within([this] { Q_EMIT opened(m_subprotocol); });
}

void WebSocketTransport::onError(QAbstractSocket::SocketError socketError)
{
    // After the opening the text is kept by the socket, and told when it says disconnected().
    m_errorSeen = true;
    if (m_phase == Phase::Opening)
        fail(handshakeError({.url = m_url,
            .stage = stage(),
            .socketError = socketError,
            .text = m_socket->errorString(),
            .tlsErrors = m_tlsErrors}));
}

void WebSocketTransport::onDisconnected()
{
    // While opening, error() comes before or after and says why.
    if (m_phase != Phase::Open && m_phase != Phase::Closing)
        return;
    m_phase = Phase::Ended;
    const auto [code, reason] =
        meantClose(m_socket->closeCode(), m_socket->closeReason(), m_socket->errorString(), m_closeFrameSeen);
    within([this, code = code, reason = reason] { Q_EMIT closed(code, reason); });
}

void WebSocketTransport::onConnectTimeout()
{
    fail(connectTimeoutError(m_url, stage(), m_connectTimeout));
}

void WebSocketTransport::fail(const Error &error)
{
    m_phase = Phase::Failing;
    m_connectTimer.stop();
    m_socket->disconnect(this);
    // Later, for we may be inside open() or inside a signal of the very socket that has to go.
    QMetaObject::invokeMethod(
        this,
        [this, error] {
            m_socket->abort();
            if (m_phase != Phase::Failing)
                return;
            m_phase = Phase::Ended;
            Q_EMIT failed(error);
        },
        Qt::QueuedConnection);
}

OpeningStage WebSocketTransport::stage() const
{
    const QAbstractSocket *tcp = tcpSocket();
    if (!tcp || tcp->state() == QAbstractSocket::HostLookupState)
        return OpeningStage::Lookup;
    if (tcp->state() != QAbstractSocket::ConnectedState)
        return OpeningStage::Connect;
    const auto *tls = qobject_cast<const QSslSocket *>(tcp);
    return tls && !tls->isEncrypted() ? OpeningStage::Tls : OpeningStage::Handshake;
}

QAbstractSocket *WebSocketTransport::tcpSocket() const
{
    return m_socket->findChild<QAbstractSocket *>();
}

} // namespace WebPubSub
