#include "service/servicecall.h"

#include "auth/clienttoken.h"
#include "core/logging.h"
#include "core/redact.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>
#include <QUuid>

namespace WebPubSub {

namespace {

constexpr int transferTimeoutMs = 30'000;
constexpr qint64 maxAnswerBytes = 16 * 1024 * 1024;

QString texts(const char *text)
{
    return QString::fromLatin1(text);
}

Error networkError(const QNetworkReply &reply, const QUrl &url)
{
    const QString where = url.authority();
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return {.kind = ErrorKind::Network,
            .name = texts("ConnectionRefused"),
            .message =
                texts("Nothing listens at %1: the port refused the connection. Start the hub, or check "
                      "the port of the connection string.")
                    .arg(where)};
    case QNetworkReply::HostNotFoundError:
        return {.kind = ErrorKind::Network,
            .name = texts("HostNotFound"),
            .message = texts("The host of %1 was not found. Check its spelling and the network.").arg(where)};
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return {.kind = ErrorKind::Timeout,
            .name = texts("Timeout"),
            .message = texts("%1 did not answer within 30 s. Check the network, then try again.").arg(where)};
    case QNetworkReply::SslHandshakeFailedError:
        return {.kind = ErrorKind::Network,
            .name = texts("TlsFailed"),
            .message = texts("No trusted TLS connection to %1: %2. Check the certificate of the endpoint.")
                           .arg(where, reply.errorString())};
    default:
        return {.kind = ErrorKind::Network,
            .name = texts("NetworkError"),
            .message = texts("The connection to %1 failed: %2").arg(where, redactedUrl(url))};
    }
}

// Flat error body of the service: {"code","message","target"}; HEAD answers have the code in a header only.
Error serviceError(const QNetworkReply &reply, int status, const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    QString code = object.value(texts("code")).toString();
    if (code.isEmpty())
        code = QString::fromLatin1(reply.rawHeader("x-ms-error-code"));
    if (code.isEmpty())
        code = texts("Http%1").arg(status);
    QString message = object.value(texts("message")).toString();
    if (message.isEmpty() && status == 401)
        message =
            texts("The service refused the access key (401). Check the key of the connection string, and the "
                  "clock of this computer.");
    else if (message.isEmpty() && status >= 300 && status < 400)
        message =
            texts("The endpoint answered with a redirect (%1), which is not followed, as it could carry the "
                  "key elsewhere. Check the endpoint.")
                .arg(status);
    else if (message.isEmpty())
        message = texts("The service answered %1.").arg(status);
    const bool unauthorized = status == 401 || status == 403;
    return {.kind = unauthorized ? ErrorKind::Unauthorized : ErrorKind::Rejected,
        .name = code,
        .message = message,
        .httpStatus = status};
}

std::optional<std::chrono::milliseconds> retryAfter(const QNetworkReply &reply)
{
    for (const char *name : {"retry-after-ms", "x-ms-retry-after-ms", "Retry-After"}) {
        bool ok = false;
        const int value = reply.rawHeader(name).trimmed().toInt(&ok);
        if (ok && value >= 0)
            return std::chrono::milliseconds(qstrcmp(name, "Retry-After") == 0 ? value * 1000LL : value);
    }
    return {};
}

} // namespace

QNetworkRequest guardedRequest(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(transferTimeoutMs);
    return request;
}

ServiceCall::ServiceCall(QNetworkAccessManager *network, const ConnectionString &connection,
    const RestRequest &request, const RetryOptions &retry, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_connection(connection)
    , m_request(request)
    , m_retry(retry)
    , m_requestId(QUuid::createUuid().toByteArray(QUuid::WithoutBraces))
{
}

void ServiceCall::start(Done done)
{
    m_done = std::move(done);
    send();
}

void ServiceCall::abort()
{
    m_done = {};
    if (m_reply)
        m_reply->abort();
    deleteLater();
}

void ServiceCall::send()
{
    m_startedUs = nowUs();
    const QUrl url = m_request.url(m_connection.endpoint);
    QNetworkRequest request = guardedRequest(url);
    // A token for each attempt: the audience is the whole URL as it is sent.
    request.setRawHeader("Authorization",
        "Bearer " + makeRestToken(url, m_connection.accessKey, QDateTime::currentDateTimeUtc()));
    request.setRawHeader("x-ms-client-request-id", m_requestId);
    request.setRawHeader("User-Agent", "hubscope-webpubsub-qt");
    if (m_request.method() != "HEAD")
        request.setRawHeader("Accept", "application/json");
    if (!m_request.contentType().isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, m_request.contentType());
    m_reply = m_network->sendCustomRequest(request, m_request.method(), m_request.content());
    connect(m_reply, &QNetworkReply::finished, this, [this, reply = m_reply.data()] { finished(reply); });
}

void ServiceCall::finished(QNetworkReply *reply)
{
    reply->deleteLater();
    if (!m_done)
        return;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply->read(maxAnswerBytes);
    trace(status, m_request.content().size());
    ++m_attempt;
    const std::chrono::milliseconds delay = delayAfter(*reply, status);
    if (delay.count() >= 0) {
        qCDebug(lcService) << "attempt" << m_attempt << "answered" << status << "- again in" << delay.count()
                           << "ms";
        QTimer::singleShot(delay, this, &ServiceCall::send);
        return;
    }
    const Done done = std::exchange(m_done, {});
    done(resultOf(*reply, status, body));
    deleteLater();
}

std::chrono::milliseconds ServiceCall::delayAfter(const QNetworkReply &reply, int status) const
{
    constexpr std::chrono::milliseconds never(-1);
    const std::chrono::milliseconds planned =
        retryDelay(m_retry, m_attempt, QRandomGenerator::global()->generateDouble());
    if (planned.count() < 0)
        return never;
    if (status == 429 || status == 503)
        return retryAfter(reply).value_or(never);
    if (!m_request.isIdempotent())
        return never;
    const bool serverFault = status == 408 || (status >= 500 && status != 501 && status != 505);
    // Nobody listens or nobody is called so: trying again at once changes neither.
    const bool lost = status == 0 && reply.error() != QNetworkReply::ConnectionRefusedError
        && reply.error() != QNetworkReply::HostNotFoundError
        && reply.error() != QNetworkReply::SslHandshakeFailedError;
    return serverFault || lost ? planned : never;
}

Result<RestAnswer> ServiceCall::resultOf(QNetworkReply &reply, int status, const QByteArray &body) const
{
    if (status == 0)
        return networkError(reply, m_request.url(m_connection.endpoint));
    const bool answered = (status >= 200 && status < 300) || (status == 404 && m_request.method() == "HEAD");
    if (!answered)
        return serviceError(reply, status, body);
    return RestAnswer{.status = status, .body = body};
}

void ServiceCall::trace(int status, qint64 bytes)
{
    const QUrl url = m_request.url(m_connection.endpoint);
    Q_EMIT traced({.timeUs = m_startedUs,
        .source = TraceSource::Rest,
        .direction = TraceDirection::Both,
        .level = status >= 200 && status < 400 ? TraceLevel::Informational : TraceLevel::Warning,
        .lane = QStringLiteral("REST"),
        .event = QString::fromLatin1(m_request.method()) + QLatin1Char(' ') + m_request.path(),
        .method = QString::fromLatin1(m_request.method()),
        .url = redactedUrl(url),
        // The hub takes the same digits of the same header, so that both ends tell one story.
        .correlation = QString::fromLatin1(m_requestId.left(8)),
        .status = status == 0 ? QStringLiteral("failed") : QString::number(status),
        .durationUs = nowUs() - m_startedUs,
        .bytes = bytes,
        .payload = m_request.content()});
}

} // namespace WebPubSub
