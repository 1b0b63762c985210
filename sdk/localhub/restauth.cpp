#include "localhub/restauth.h"

#include "auth/jwt.h"
#include "localhub/audience.h"
#include "localhub/clientauth.h"

namespace WebPubSub {

using namespace Qt::StringLiterals;

RestAuth::RestAuth(const QString &accessKey, std::function<QDateTime()> utcNow)
    : m_accessKey(accessKey)
    , m_utcNow(std::move(utcNow))
{
}

Result<Done> RestAuth::check(const HttpRequest &request) const
{
    const QByteArray token = bearerToken(request);
    if (token.isEmpty())
        return Error{.kind = ErrorKind::Unauthorized,
            .name = u"TOKEN_MISSING"_s,
            .message = u"No bearer token came with the call; sign one with the access key for the whole "
                       u"request URL and send it as Authorization: Bearer."_s,
            .httpStatus = 401};
    const Jwt::Expectation expected{.accessKeys = {m_accessKey},
        .audience = [&](const QString &audience) { return isRestAudience(audience, request); },
        .audienceText = QString::fromLatin1("http://" + request.header("Host") + request.path)};
    const auto claims = Jwt::verify(token, expected, m_utcNow());
    if (claims)
        return Done{};
    Error refused = claims.error();
    refused.httpStatus = 401;
    return refused;
}

} // namespace WebPubSub
