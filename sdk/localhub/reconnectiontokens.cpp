#include "localhub/reconnectiontokens.h"

#include "auth/jwt.h"

#include <QRandomGenerator>
#include <QUuid>

#include <array>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

constexpr QLatin1String issuer("https://webpubsub.azure.com");
constexpr qint64 lifetimeSeconds = 7 * 24 * 60 * 60;

QString randomKey()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex());
}

} // namespace

ReconnectionTokens::ReconnectionTokens(std::function<QDateTime()> utcNow)
    : m_utcNow(std::move(utcNow))
    , m_key(randomKey())
{
}

QString ReconnectionTokens::issue(const QString &connectionId) const
{
    const qint64 now = m_utcNow().toSecsSinceEpoch();
    const QJsonObject claims{{u"iss"_s, QString(issuer)}, {u"aud"_s, connectionId},
        {u"jti"_s, QUuid::createUuid().toString(QUuid::Id128)}, {u"iat"_s, now},
        {u"exp"_s, now + lifetimeSeconds}};
    return QString::fromLatin1(Jwt::sign(claims, m_key));
}

Result<Done> ReconnectionTokens::verify(const QString &connectionId, const QString &token) const
{
    const QDateTime now = m_utcNow();
    const Jwt::Expectation expected{.accessKeys = {m_key},
        .audience = [&](const QString &audience) { return audience == connectionId; },
        .audienceText = connectionId};
    const auto claims = Jwt::verify(token.toLatin1(), expected, now);
    if (!claims)
        return claims.error();
    const bool inTime = claims->value(u"exp"_s).toInteger() > now.toSecsSinceEpoch();
    if (!inTime || claims->value(u"iss"_s).toString() != issuer)
        return Error{.kind = ErrorKind::Unauthorized,
            .name = u"RECOVERY_TOKEN"_s,
            .message = u"The reconnection token is not one of this hub or older than seven days; start a "
                       u"new connection."_s};
    return Done{};
}

} // namespace WebPubSub
