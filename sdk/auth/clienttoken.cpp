#include "auth/clienttoken.h"

#include "auth/jwt.h"
#include "protocol/names.h"

#include <QJsonArray>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

// Beyond any use, and far from where the arithmetic of seconds could overflow.
constexpr std::chrono::minutes longestLifetime = std::chrono::hours(24 * 3660);

QJsonObject timeClaims(const QDateTime &now, std::chrono::seconds lifetime)
{
    const qint64 issued = now.toSecsSinceEpoch();
    return {{u"iat"_s, issued}, {u"exp"_s, issued + qint64(lifetime.count())}};
}

} // namespace

Result<ClientAccessToken> makeClientAccessToken(
    const ConnectionString &connection, const QString &hub, const TokenOptions &options, const QDateTime &now)
{
    if (const auto valid = validHubName(hub); !valid)
        return valid.error();
    if (options.expiresIn < std::chrono::minutes(1) || options.expiresIn > longestLifetime)
        return Error{.kind = ErrorKind::Invalid,
            .name = u"TOKEN_LIFETIME"_s,
            .message =
                u"The token's lifetime is %1 minutes. Expected 1 minute to 10 years. Choose another one."_s
                    .arg(options.expiresIn.count())};

    QUrl audience = connection.endpoint;
    const QByteArray path = connection.endpoint.path(QUrl::FullyEncoded).toUtf8() + "/client/hubs/"
        + QUrl::toPercentEncoding(hub);
    audience.setPath(QString::fromLatin1(path), QUrl::StrictMode);

    QJsonObject claims = timeClaims(now, options.expiresIn);
    claims[u"aud"_s] = audience.toString(QUrl::FullyEncoded);
    if (!options.userId.isEmpty())
        claims[u"sub"_s] = options.userId;
    if (!options.roles.isEmpty())
        claims[u"role"_s] = QJsonArray::fromStringList(options.roles);
    if (!options.groups.isEmpty())
        claims[u"webpubsub.group"_s] = QJsonArray::fromStringList(options.groups);

    ClientAccessToken result;
    result.token = Jwt::sign(claims, connection.accessKey);
    result.baseUrl = audience;
    result.baseUrl.setScheme(audience.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    result.url = result.baseUrl;
    result.url.setQuery("access_token="_L1 + QLatin1String(result.token));
    return result;
}

QByteArray makeRestToken(const QUrl &requestUrl, const QString &accessKey, const QDateTime &now)
{
    QJsonObject claims = timeClaims(now, std::chrono::hours(1));
    claims[u"aud"_s] = requestUrl.toString(QUrl::FullyEncoded);
    return Jwt::sign(claims, accessKey);
}

} // namespace WebPubSub
