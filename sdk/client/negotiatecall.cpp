#include "client/negotiatecall.h"

#include "client/negotiateanswer.h"
#include "core/loopback.h"
#include "core/redact.h"

#include <QNetworkProxy>
#include <QNetworkRequest>

#include <algorithm>

namespace WebPubSub {

namespace {

using Method = NegotiateOptions::Method;

bool names(const QList<std::pair<QByteArray, QByteArray>> &headers, const char *wanted)
{
    return std::any_of(headers.begin(), headers.end(),
        [&](const auto &header) { return header.first.compare(wanted, Qt::CaseInsensitive) == 0; });
}

QString adviceFor(int status)
{
    switch (status) {
    case 400:
    case 415:
        return QStringLiteral("Check the body and headers of the request against what the server expects.");
    case 404:
        return QStringLiteral("Nothing serves this path: check the endpoint.");
    case 405:
        return QStringLiteral("The server takes another method: try POST instead of GET, or the reverse.");
    case 407:
        return QStringLiteral("The proxy wants a login: check the proxy settings of this computer.");
    case 429:
        return QStringLiteral("The server is asked too often: wait.");
    default:
        if (status >= 300 && status < 400)
            return QStringLiteral(
                "Redirects are not followed, as headers and token would go along: use the final address.");
        if (status >= 500)
            return QStringLiteral("The server is in trouble: look at its log, and try later.");
        return QStringLiteral("Expected 200 and JSON with the client access URL. Check the endpoint.");
    }
}

} // namespace

NegotiateCall::NegotiateCall(const NegotiateOptions &options, WebPubSubReplyOf<QUrl> *reply)
    : QObject(reply)
    , m_options(options)
    , m_reply(reply)
    , m_network(this)
    , m_deadline(this)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        end(Error{.kind = ErrorKind::Timeout,
            .name = QStringLiteral("NegotiateTimeout"),
            .message =
                QStringLiteral("%1 did not answer within %2 s. Check the network and that the server runs.")
                    .arg(redactedUrl(m_options.endpoint),
                        QString::number(double(m_options.timeout.count()) / 1000.0))});
    });
}

QNetworkRequest NegotiateCall::request() const
{
    QNetworkRequest request(m_options.endpoint);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("Accept", m_options.urlPath.isEmpty() ? "text/plain, */*" : "application/json");
    if (m_options.method == Method::Post && !names(m_options.headers, "Content-Type"))
        request.setRawHeader("Content-Type", "application/json");
    for (const auto &[name, value] : m_options.headers)
        request.setRawHeader(name, value);
    return request;
}

void NegotiateCall::start()
{
    if (isLoopbackHost(m_options.endpoint.host()))
        m_network.setProxy(QNetworkProxy::NoProxy);
    m_exchange = m_options.method == Method::Post ? m_network.post(request(), m_options.body)
                                                  : m_network.get(request());
    connect(m_exchange, &QNetworkReply::readyRead, this, &NegotiateCall::onReadyRead);
    connect(m_exchange, &QNetworkReply::finished, this, &NegotiateCall::onFinished);
    connect(m_exchange, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors += error.errorString();
    });
    m_deadline.start(m_options.timeout);
}

void NegotiateCall::onReadyRead()
{
    m_body += m_exchange->readAll();
    if (m_body.size() > maxNegotiateBytes)
        end(Error{.kind = ErrorKind::Protocol,
            .name = QStringLiteral("NEGOTIATE_SIZE"),
            .message =
                QStringLiteral("The answer of %1 is longer than %2 bytes. Expected JSON with little more "
                               "than the client access URL: check the endpoint.")
                    .arg(redactedUrl(m_options.endpoint), QString::number(maxNegotiateBytes))});
}

void NegotiateCall::onFinished()
{
    onReadyRead();
    if (!m_exchange)
        return; // what came last was too much
    const int status = m_exchange->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 0 && (status < 200 || status >= 300))
        end(httpError(status));
    else if (m_exchange->error() != QNetworkReply::NoError)
        end(networkError());
    else
        end(urlInAnswer(m_body, m_options.urlPath));
}

void NegotiateCall::end(const Result<QUrl> &result)
{
    m_deadline.stop();
    if (QNetworkReply *exchange = std::exchange(m_exchange, nullptr)) {
        exchange->disconnect(this);
        exchange->abort();
        exchange->deleteLater();
    }
    m_reply->complete(result);
}

Error NegotiateCall::httpError(int status) const
{
    const QString where = redactedUrl(m_options.endpoint);
    if (status == 401 || status == 403)
        return {.kind = ErrorKind::Unauthorized,
            .name = QStringLiteral("NegotiateRefused"),
            .message =
                QStringLiteral("%1 refused to give a client access URL (%2). Check the credentials in the "
                               "headers of the negotiate request, and the user's rights there.")
                    .arg(where, QString::number(status)),
            .httpStatus = status};
    const bool mayPass = status >= 500 || status == 429 || status == 408;
    return {.kind = mayPass ? ErrorKind::Network : ErrorKind::Rejected,
        .name = QStringLiteral("NegotiateRejected"),
        .message = QStringLiteral("%1 answered the negotiate request with HTTP %2. %3")
                       .arg(where, QString::number(status), adviceFor(status)),
        .httpStatus = status};
}

Error NegotiateCall::networkError() const
{
    const auto network = [](const char *name, const QString &message) {
        return Error{.kind = ErrorKind::Network, .name = QLatin1String(name), .message = message};
    };
    const QString where = redactedUrl(m_options.endpoint);
    switch (m_exchange->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return network("ConnectionRefused",
            QStringLiteral(
                "%1 refused the connection: nothing listens on that port. Check the port, and that "
                "the negotiate server is started.")
                .arg(where));
    case QNetworkReply::HostNotFoundError:
        return network("HostNotFound",
            QStringLiteral(
                "The host \"%1\" of the negotiate endpoint was not found. Check its spelling, and the "
                "network and name server of this computer.")
                .arg(m_options.endpoint.host()));
    case QNetworkReply::SslHandshakeFailedError:
        return network("TlsFailed",
            QStringLiteral("No secure connection to %1: %2. Expected a certificate for this host from an "
                           "authority that this computer trusts. Check host name, port and clock.")
                .arg(where,
                    m_tlsErrors.isEmpty() ? m_exchange->errorString()
                                          : m_tlsErrors.join(QStringLiteral("; "))));
    default:
        return network("NegotiateFailed",
            QStringLiteral(
                "The exchange with %1 broke: the connection was closed early, or the answer was no "
                "HTTP. Check that host and port are those of the negotiate server.")
                .arg(where));
    }
}

} // namespace WebPubSub
