#include "localhub/clientauth.h"

#include "auth/jwt.h"
#include "localhub/audience.h"
#include "protocol/names.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

constexpr QLatin1String nameIdClaim("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier");

//! `sub` wins even when it is empty, which makes the connection anonymous (service-protocol.md
//! section 1.4.1).
QString userIdOf(const QJsonObject &claims)
{
    return claims.contains("sub"_L1) ? claims.value("sub"_L1).toString()
                                     : claims.value(nameIdClaim).toString();
}

QByteArray tokenOf(const HttpRequest &request)
{
    const QString inQuery = request.queryValue(u"access_token");
    return inQuery.isEmpty() ? bearerToken(request) : inQuery.toLatin1();
}

} // namespace

QByteArray bearerToken(const HttpRequest &request)
{
    static constexpr QByteArrayView scheme("Bearer ");
    const QByteArray value = request.header("Authorization");
    const bool isBearer =
        QByteArrayView(value).first(qMin(scheme.size(), value.size())).compare(scheme, Qt::CaseInsensitive)
        == 0;
    return isBearer ? value.mid(scheme.size()).trimmed() : QByteArray();
}

ClientAuth::ClientAuth(const QString &accessKey, std::function<QDateTime()> utcNow)
    : m_accessKey(accessKey)
    , m_utcNow(std::move(utcNow))
{
}

Result<ClientGrant> ClientAuth::authenticate(const HttpRequest &request, const QString &hub) const
{
    const QByteArray token = tokenOf(request);
    if (token.isEmpty())
        return Error{.kind = ErrorKind::Unauthorized,
            .name = u"TOKEN_MISSING"_s,
            .message = u"No access token came with the handshake; put it into the query parameter "
                       u"access_token or an Authorization: Bearer header."_s,
            .httpStatus = 401};
    const QString host = QString::fromLatin1(request.header("Host"));
    const Jwt::Expectation expected{.accessKeys = {m_accessKey},
        .audience = [&](const QString &audience) { return isClientAudience(audience, request, hub); },
        .audienceText = u"http://%1/client/hubs/%2"_s.arg(host, hub)};
    const auto claims = Jwt::verify(token, expected, m_utcNow());
    if (!claims) {
        Error refused = claims.error();
        refused.httpStatus = 401;
        return refused;
    }
    const ClientGrant grant{.userId = userIdOf(*claims),
        .roles = Jwt::stringList(claims->value("role"_L1)),
        .groups = Jwt::stringList(claims->value("webpubsub.group"_L1))};
    for (const QString &group : grant.groups) {
        if (const auto valid = validGroupName(group); !valid)
            return Error{.kind = ErrorKind::Invalid,
                .name = valid.error().name,
                .message = u"The token's claim webpubsub.group: %1"_s.arg(valid.error().message),
                .httpStatus = 400};
    }
    return grant;
}

} // namespace WebPubSub
