#include "client/negotiatecredential.h"

#include "client/negotiateanswer.h"
#include "client/negotiatecall.h"
#include "core/loopback.h"
#include "core/redact.h"

#include <algorithm>

namespace WebPubSub {

namespace {

Error invalid(const char *name, const QString &message)
{
    return {.kind = ErrorKind::Invalid, .name = QLatin1String(name), .message = message};
}

Result<Done> checkEndpoint(const QUrl &endpoint)
{
    const QString expected =
        QStringLiteral("Expected https://host/path, or http://localhost/path for a server on this computer.");
    if (!endpoint.isValid() || endpoint.host().isEmpty())
        return invalid("NEGOTIATE_URL",
            QStringLiteral("The negotiate endpoint is not a URL with a host. %1").arg(expected));
    if (!endpoint.userInfo().isEmpty())
        return invalid("NEGOTIATE_URL",
            QStringLiteral("The negotiate endpoint holds a user name or password before the host. %1 Put "
                           "credentials into an Authorization header.")
                .arg(expected));
    if (endpoint.scheme() == u"https" || (endpoint.scheme() == u"http" && isLoopbackHost(endpoint.host())))
        return Done{};
    return invalid("NEGOTIATE_URL",
        QStringLiteral(
            "The negotiate endpoint %1 is not safe to ask: the answer holds a token, which anybody "
            "on the way could read. %2")
            .arg(redactedUrl(endpoint), expected));
}

bool isHeaderName(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

Result<Done> checkHeaders(const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const auto &[name, value] = headers.at(i);
        if (!isHeaderName(name))
            return invalid("NEGOTIATE_HEADER",
                QStringLiteral("Header %1 of the negotiate request has a name that HTTP does not allow. "
                               "Expected letters, digits and marks such as '-', without blanks and colons.")
                    .arg(i + 1));
        if (std::any_of(
                value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }))
            return invalid("NEGOTIATE_HEADER",
                QStringLiteral(
                    "The value of the header \"%1\" of the negotiate request holds a line break or "
                    "a NUL. Expected one line; often a trailing one is left by a file.")
                    .arg(QString::fromLatin1(name)));
    }
    return Done{};
}

Result<Done> check(const NegotiateOptions &options)
{
    if (const auto valid = checkEndpoint(options.endpoint); !valid)
        return valid;
    if (const auto valid = checkHeaders(options.headers); !valid)
        return valid;
    if (!isUrlPath(options.urlPath))
        return invalid("NEGOTIATE_PATH",
            QStringLiteral(
                "The path \"%1\" to the URL in the negotiate answer has an empty part. Expected names "
                "joined by dots such as \"url\" or \"data.clientUrl\", or nothing for an answer that "
                "is only the URL.")
                .arg(options.urlPath.left(128)));
    return Done{};
}

} // namespace

NegotiateCredential::NegotiateCredential(NegotiateOptions options)
    : m_options(std::move(options))
{
}

WebPubSubReplyOf<QUrl> *NegotiateCredential::getClientAccessUrl() const
{
    auto *reply = new WebPubSubReplyOf<QUrl>;
    if (const auto valid = check(m_options); !valid)
        reply->complete(valid.error());
    else
        (new NegotiateCall(m_options, reply))->start();
    return reply;
}

} // namespace WebPubSub
