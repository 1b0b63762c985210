#include "client/handshakeerror.h"

#include "core/redact.h"

#include <QRegularExpression>

namespace WebPubSub {

namespace {

const QLatin1String tlsFailed("TlsFailed");
const QLatin1String subprotocolMismatch("SubprotocolMismatch");

QString place(const QUrl &url)
{
    const int port = url.port(url.scheme() == u"wss" ? 443 : 80);
    return url.host() + u':' + QString::number(port);
}

Error make(ErrorKind kind, QLatin1String name, const QString &message, int httpStatus = 0)
{
    return {.kind = kind, .name = name, .message = message, .httpStatus = httpStatus};
}

QString adviceFor(int status)
{
    switch (status) {
    case 400:
        return QStringLiteral(
            "The hub name or a token group is invalid: expected /client/hubs/<hub> as the path.");
    case 404:
        return QStringLiteral(
            "Nothing serves this path: expected /client/hubs/<hub>. Check endpoint and path.");
    case 407:
        return QStringLiteral("The proxy wants a login: check the proxy settings of this computer.");
    case 429:
        return QStringLiteral("The resource is at its limit of connections: close some, add units, or wait.");
    case 500:
    case 502:
    case 503:
    case 504:
        return QStringLiteral(
            "The service, its connect event handler, or a proxy before it is in trouble: try later.");
    default:
        if (status >= 300 && status < 400)
            return QStringLiteral(
                "Redirects are not followed, as the token would go along: use the final address.");
        return QStringLiteral("Expected 101 Switching Protocols. Check that the URL is a client access URL.");
    }
}

Error httpError(const OpeningFailure &failure, int status)
{
    const QString where = redactedUrl(failure.url);
    if (status == 401 || status == 403)
        return make(ErrorKind::Unauthorized, QLatin1String("TokenRefused"),
            QStringLiteral(
                "Token refused (%1) by %2. Expected a token signed with this resource's key, made "
                "for this hub, and not expired: get a new client access URL, and check the clock of "
                "this computer.")
                .arg(QString::number(status), where),
            status);
    const bool busy = status >= 500 || status == 429;
    return make(busy ? ErrorKind::Network : ErrorKind::Rejected, QLatin1String("HandshakeRejected"),
        QStringLiteral("%1 answered the WebSocket handshake with HTTP %2. %3")
            .arg(where, QString::number(status), adviceFor(status)),
        status);
}

Error notAHandshake(const OpeningFailure &failure)
{
    // QWebSocket 6.4 compares the whole Connection header with "Upgrade", though a list is legal (RFC
    // 9110 7.6.1).
    static const QRegularExpression listed(QStringLiteral("connection: [^,]*,"));
    const QString advice = listed.match(failure.text).hasMatch()
        ? QStringLiteral(
            "A proxy sent a list in its Connection header, which Qt 6.4 cannot read: bypass the proxy.")
        : QStringLiteral("Check that host and port are those of the service, and not of another program.");
    return make(ErrorKind::Network, QLatin1String("HandshakeFailed"),
        QStringLiteral("%1 did not answer as a WebSocket server: %2. %3")
            .arg(redactedUrl(failure.url), failure.text.left(300), advice));
}

Error uncalledForSubprotocol(const OpeningFailure &failure)
{
    return make(ErrorKind::Protocol, subprotocolMismatch,
        QStringLiteral("%1 chose a subprotocol that was not offered: %2. Check what its connect event "
                       "handler returns as subprotocol.")
            .arg(redactedUrl(failure.url), failure.text.left(300)));
}

Error tlsError(const OpeningFailure &failure)
{
    const QString why =
        failure.tlsErrors.isEmpty() ? failure.text : failure.tlsErrors.join(QStringLiteral("; "));
    return make(ErrorKind::Network, tlsFailed,
        QStringLiteral(
            "No secure connection to %1: %2. Expected a certificate for this host from an authority "
            "that this computer trusts. Check host name, port and clock; a local hub is reached by "
            "ws: instead of wss:.")
            .arg(place(failure.url), why.left(500)));
}

} // namespace

int httpStatusIn(const QString &errorText)
{
    // By its shape, not its words: an application may have installed Qt's translations.
    static const QRegularExpression status(QStringLiteral("[:\\x{FF1A}]\\s*([1-5]\\d\\d)\\s*[(\\x{FF08}]"));
    return status.match(errorText).captured(1).toInt();
}

Error handshakeError(const OpeningFailure &failure)
{
    const QString where = place(failure.url);
    if (const int status = httpStatusIn(failure.text))
        return httpError(failure, status);
    if (!failure.tlsErrors.isEmpty() || failure.stage == OpeningStage::Tls
        || failure.socketError == QAbstractSocket::SslHandshakeFailedError)
        return tlsError(failure);
    // QWebSocket reports every unwelcome answer as a refused connection; only the stage tells them apart.
    if (failure.stage == OpeningStage::Handshake)
        return failure.text.contains(u"has chosen protocol") ? uncalledForSubprotocol(failure)
                                                             : notAHandshake(failure);
    if (failure.socketError == QAbstractSocket::HostNotFoundError)
        return make(ErrorKind::Network, QLatin1String("HostNotFound"),
            QStringLiteral("The host \"%1\" was not found. Check its spelling, and the network and name "
                           "server of this computer.")
                .arg(failure.url.host()));
    if (failure.socketError == QAbstractSocket::ConnectionRefusedError)
        return make(ErrorKind::Network, QLatin1String("ConnectionRefused"),
            QStringLiteral(
                "%1 refused the connection: nothing listens on that port. Check the port, and that "
                "the hub is started.")
                .arg(where));
    return make(ErrorKind::Network, QLatin1String("NetworkFailed"),
        QStringLiteral("%1 could not be reached: %2. Check the network, firewall and proxy.")
            .arg(where, failure.text.left(300)));
}

Error connectTimeoutError(const QUrl &url, OpeningStage stage, std::chrono::milliseconds timeout)
{
    QString what;
    switch (stage) {
    case OpeningStage::Lookup:
        what = QStringLiteral("The name server gave no address for it; check the network.");
        break;
    case OpeningStage::Connect:
        what = QStringLiteral("It did not accept a connection; a firewall may drop the packets.");
        break;
    case OpeningStage::Tls:
        what =
            QStringLiteral("It accepted the connection but did not finish TLS; is the port one for wss: ?");
        break;
    case OpeningStage::Handshake:
        what = QStringLiteral(
            "It accepted the connection but did not answer the WebSocket handshake; the service may "
            "be stuck, or the port belongs to another program.");
        break;
    }
    return make(ErrorKind::Timeout, QLatin1String("ConnectTimeout"),
        QStringLiteral("No connection to %1 within %2 s. %3")
            .arg(place(url), QString::number(double(timeout.count()) / 1000.0), what));
}

Error subprotocolError(const QUrl &url, const QString &asked, const QString &chosen)
{
    const QString took = chosen.isEmpty() ? QStringLiteral("no subprotocol") : u'"' + chosen.left(128) + u'"';
    return make(ErrorKind::Protocol, subprotocolMismatch,
        QStringLiteral(
            "%1 chose %2 where \"%3\" was asked for. Check that the URL is that of a Web PubSub hub, "
            "and what its connect event handler returns as subprotocol.")
            .arg(redactedUrl(url), took, asked));
}

bool isFinalHandshakeError(const Error &error)
{
    return error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Protocol || error.name == tlsFailed;
}

} // namespace WebPubSub
