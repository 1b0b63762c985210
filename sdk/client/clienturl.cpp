#include "client/clienturl.h"

#include "core/redact.h"

#include <QStringList>
#include <QUrlQuery>

namespace WebPubSub {

namespace {

Error invalid(const char *name, const QString &message)
{
    return {.kind = ErrorKind::Invalid, .name = QString::fromLatin1(name), .message = message};
}

bool isParameter(QStringView pair, QLatin1String name)
{
    return pair.startsWith(name) && (pair.size() == name.size() || pair.at(name.size()) == u'=');
}

QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

} // namespace

Result<Done> validClientUrl(const QUrl &url)
{
    const QString expected =
        QStringLiteral("Expected wss://<host>/client/hubs/<hub>?access_token=<token>, as the "
                       "service or the local hub hands it out.");
    if (url.isEmpty())
        return invalid("URL_EMPTY", QStringLiteral("The client access URL is empty. ") + expected);
    if (!url.isValid())
        return invalid(
            "URL_INVALID", QStringLiteral("The client access URL cannot be read as a URL. ") + expected);
    if (url.scheme() != u"ws" && url.scheme() != u"wss")
        return invalid("URL_SCHEME",
            QStringLiteral("The client access URL begins with \"%1:\", not with ws: or wss:. ")
                    .arg(url.scheme().left(32))
                + expected);
    if (url.host().isEmpty())
        return invalid("URL_HOST", QStringLiteral("The client access URL names no host. ") + expected);
    if (!url.userInfo().isEmpty())
        return invalid("URL_USERINFO",
            QStringLiteral("The client access URL holds a user name or password before the "
                           "host, which the service does not know. ")
                + expected);
    const qsizetype tokenBytes =
        QUrlQuery(url).queryItemValue(QStringLiteral("access_token"), QUrl::FullyEncoded).size();
    if (tokenBytes > maxTokenBytes)
        return invalid("TOKEN_TOO_LONG",
            QStringLiteral("The access token for %1 has %2 bytes; at most %3 fit into the request line. "
                           "Give the token fewer roles and groups: a pattern such as "
                           "webpubsub.joinLeaveGroups.room-* replaces many.")
                .arg(redactedUrl(url), QString::number(tokenBytes), QString::number(maxTokenBytes)));
    return Done{};
}

QUrl withPath(QUrl url)
{
    if (url.path().isEmpty())
        url.setPath(QStringLiteral("/"));
    return url;
}

QUrl recoveryUrl(const QUrl &url, const QString &connectionId, const QString &reconnectionToken)
{
    const QLatin1String idName("awps_connection_id");
    const QLatin1String tokenName("awps_reconnection_token");
    const QString own =
        idName + u'=' + encoded(connectionId) + u'&' + tokenName + u'=' + encoded(reconnectionToken);

    // Pair by pair on the encoded text: a parameter of the caller's must leave exactly as it came.
    QStringList pairs = url.query(QUrl::FullyEncoded).split(u'&', Qt::SkipEmptyParts);
    pairs.removeIf(
        [&](const QString &pair) { return isParameter(pair, idName) || isParameter(pair, tokenName); });
    const qsizetype length = url.path(QUrl::FullyEncoded).size() + pairs.join(u'&').size() + own.size();
    if (length > maxTokenBytes)
        pairs.removeIf([](const QString &pair) { return isParameter(pair, QLatin1String("access_token")); });
    pairs += own;

    QUrl result = url;
    result.setQuery(pairs.join(u'&'), QUrl::StrictMode);
    return result;
}

QString hubOf(const QUrl &url)
{
    const QStringList segments = url.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
    const qsizetype hubs = segments.lastIndexOf(QStringLiteral("hubs"));
    if (hubs >= 0 && hubs + 1 < segments.size())
        return segments.at(hubs + 1);
    return QUrlQuery(url).queryItemValue(QStringLiteral("hub"), QUrl::FullyDecoded);
}

} // namespace WebPubSub
