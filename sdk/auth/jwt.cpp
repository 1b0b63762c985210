#include "auth/jwt.h"

#include "core/base64.h"
#include "protocol/jsonfields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <cmath>
#include <limits>

namespace WebPubSub::Jwt {

namespace {

using namespace Qt::StringLiterals;

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Error refused(QLatin1String code, const QString &message)
{
    return Error{.kind = ErrorKind::Unauthorized, .name = code, .message = message};
}

QByteArray signature(QByteArrayView signedPart, const QString &accessKey)
{
    // The key's text is the secret: it is never base64-decoded (service-protocol.md section 1.1).
    return QMessageAuthenticationCode::hash(
        signedPart.toByteArray(), accessKey.toUtf8(), QCryptographicHash::Sha256);
}

//! Takes as long for a wrong first byte as for a wrong last one.
bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    uchar difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= uchar(a[i]) ^ uchar(b[i]);
    return difference == 0;
}

QJsonValue valueOf(std::string_view json)
{
    const QByteArray text(json.data(), qsizetype(json.size()));
    const QJsonArray array = QJsonDocument::fromJson('[' + text + ']').array();
    if (!array.isEmpty())
        return array.first();
    // Qt refuses numbers beyond double, such as 1e400; as infinity they still fail the check they belong to.
    return std::numeric_limits<double>::infinity();
}

/*!
    One JSON object; nothing when the text is something else, or has a member twice. QJsonDocument alone would
   keep the last of two "exp" silently, where another reader may believe the first.
*/
std::optional<QJsonObject> strictObject(QByteArrayView text)
{
    QJsonObject object;
    const bool isObject = JsonFields().visitObject(text, [&](std::string_view name, const JsonField &value) {
        const QString key = QString::fromUtf8(name.data(), qsizetype(name.size()));
        const bool isNew = !object.contains(key);
        object.insert(key, valueOf(value.raw));
        return isNew;
    });
    return isObject ? std::optional(object) : std::nullopt;
}

struct Parts {
    QByteArrayView signedText; // header and payload with the dot between them
    QByteArray signature;
    QJsonObject claims;
};

Result<QByteArray> decodedPart(QByteArrayView part, int number)
{
    auto bytes = fromStrictBase64Url(part);
    if (bytes)
        return std::move(*bytes);
    return refused("JWT_BASE64"_L1,
        u"Part %1 of the token is not base64. Expected the URL alphabet (A-Z a-z 0-9 - _) without padding. "
        u"Copy "
        "the token again, whole and without changes."_s.arg(number));
}

Result<QJsonObject> objectOf(QByteArrayView part, int number)
{
    const auto bytes = decodedPart(part, number);
    if (!bytes)
        return bytes.error();
    if (const auto object = strictObject(*bytes))
        return *object;
    return refused("JWT_JSON"_L1,
        u"Part %1 of the token is not one JSON object with each member once. Expected the object of RFC "
        u"7519. Ask "
        "whoever makes the token."_s.arg(number));
}

Result<Parts> split(QByteArrayView token)
{
    const auto dots = std::count(token.begin(), token.end(), '.');
    if (dots != 2)
        return refused("JWT_PARTS"_L1,
            u"The token has %1 parts. Expected 3, with dots between them. Copy the token again, whole."_s.arg(
                dots + 1));
    const qsizetype first = token.indexOf('.');
    const qsizetype second = token.lastIndexOf('.');
    const auto header = objectOf(token.first(first), 1);
    if (!header)
        return header.error();
    if ((*header)["alg"_L1].toString() != "HS256"_L1)
        return refused("JWT_ALG"_L1,
            u"The token's header names another algorithm or none. Expected \"alg\":\"HS256\". Sign it with "
            u"the "
            "access key."_s);
    auto claims = objectOf(token.sliced(first + 1, second - first - 1), 2);
    if (!claims)
        return claims.error();
    auto signatureBytes = decodedPart(token.sliced(second + 1), 3);
    if (!signatureBytes)
        return signatureBytes.error();
    return Parts{token.first(second), *signatureBytes, *claims};
}

QString utc(double secondsSince1970)
{
    return QDateTime::fromSecsSinceEpoch(qint64(secondsSince1970), Qt::UTC).toString(Qt::ISODate);
}

//! Seconds since 1970 that a date can show; nothing for strings, negative numbers and numbers beyond reason.
std::optional<double> numericDate(const QJsonValue &claim)
{
    constexpr double latest = 253402300799.0; // the end of the year 9999
    const double seconds = claim.toDouble(-1);
    return claim.isDouble() && seconds >= 0 && seconds <= latest ? std::optional(seconds) : std::nullopt;
}

std::optional<Error> faultOfTimes(const QJsonObject &claims, const QDateTime &now)
{
    const double nowSeconds = double(now.toMSecsSinceEpoch()) / 1000;
    const double skew = double(clockSkew.count());
    const auto expires = numericDate(claims["exp"_L1]);
    if (!expires)
        return refused("JWT_EXP"_L1,
            u"The token's \"exp\" is missing or no time. Expected seconds since 1970, later than now (%1). "
            u"Make a new "
            "token."_s.arg(utc(nowSeconds)));
    if (*expires + skew < nowSeconds)
        return refused("JWT_EXP"_L1,
            u"The token ended at %1 and it is %2 now. Expected a token that is still valid. Make a new one, "
            u"or set "
            "the clock."_s.arg(utc(*expires), utc(nowSeconds)));
    for (const QLatin1String name : {"nbf"_L1, "iat"_L1}) {
        if (!claims.contains(name))
            continue;
        const auto begins = numericDate(claims[name]);
        if (!begins || *begins - skew > nowSeconds)
            return refused("JWT_NOT_YET"_L1,
                u"The token's \"%1\" is %2 and it is %3 now. Expected a time that is not in the future. Set "
                u"the clock "
                "of the computer that makes the token."_s.arg(
                    name, begins ? utc(*begins) : u"no time"_s, utc(nowSeconds)));
    }
    return {};
}

std::optional<Error> faultOfAudience(const QJsonValue &claim, const Expectation &expected)
{
    const QStringList audiences = stringList(claim);
    if (!expected.audience || std::any_of(audiences.begin(), audiences.end(), expected.audience))
        return {};
    constexpr qsizetype longestShown = 300;
    const QString found =
        audiences.isEmpty() ? u"missing"_s : u"\"%1\""_s.arg(audiences.join(u", "_s).left(longestShown));
    return refused("JWT_AUD"_L1,
        u"The token's audience is %1. Expected %2. Make a token for this endpoint and hub."_s.arg(
            found, expected.audienceText));
}

//! Absent, a string, or an array of strings.
bool isStringList(const QJsonValue &claim)
{
    const QJsonArray array = claim.toArray();
    return claim.isUndefined() || claim.isString()
        || (claim.isArray()
            && std::all_of(array.begin(), array.end(), [](const QJsonValue &v) { return v.isString(); }));
}

std::optional<Error> faultOfLists(const QJsonObject &claims)
{
    for (const QLatin1String name : {"role"_L1, "webpubsub.group"_L1}) {
        if (!isStringList(claims[name]))
            return refused("JWT_ROLE"_L1,
                u"The token's \"%1\" holds something else than texts. Expected a string or an array of "
                u"strings. "
                "Correct it where the token is made."_s.arg(name));
    }
    return {};
}

bool isSignedByAny(const Parts &parts, const QStringList &accessKeys)
{
    bool isSigned = false;
    for (const QString &key : accessKeys) // all of them, so that the time does not tell which one fits
        isSigned |= !key.isEmpty() && equalInConstantTime(signature(parts.signedText, key), parts.signature);
    return isSigned;
}

} // namespace

QByteArray sign(const QJsonObject &claims, const QString &accessKey)
{
    const QByteArray header = QByteArrayLiteral(R"({"alg":"HS256","typ":"JWT"})");
    const QByteArray payload = QJsonDocument(claims).toJson(QJsonDocument::Compact);
    const QByteArray signedText = header.toBase64(base64Url) + '.' + payload.toBase64(base64Url);
    return signedText + '.' + signature(signedText, accessKey).toBase64(base64Url);
}

Result<QJsonObject> decode(QByteArrayView token)
{
    const auto parts = split(token);
    if (!parts)
        return parts.error();
    return parts->claims;
}

Result<QJsonObject> verify(QByteArrayView token, const Expectation &expected, const QDateTime &now)
{
    if (token.size() > maxTokenBytes)
        return refused("TOKEN_TOO_LONG"_L1,
            u"The token has %1 bytes. Expected at most %2. Put fewer roles and groups into it."_s
                .arg(token.size())
                .arg(maxTokenBytes));
    const auto parts = split(token);
    if (!parts)
        return parts.error();
    // Before any claim is looked at: what a stranger wrote must not choose the answer.
    if (!isSignedByAny(*parts, expected.accessKeys))
        return refused("JWT_SIG"_L1,
            u"The token's signature is wrong. Expected one by the primary or secondary access key. Sign it "
            u"with the "
            "key of this endpoint."_s);
    if (const auto fault = faultOfTimes(parts->claims, now))
        return *fault;
    if (const auto fault = faultOfAudience(parts->claims["aud"_L1], expected))
        return *fault;
    if (const auto fault = faultOfLists(parts->claims))
        return *fault;
    return parts->claims;
}

QStringList stringList(const QJsonValue &claim)
{
    if (claim.isString())
        return {claim.toString()};
    QStringList list;
    const QJsonArray array = claim.toArray();
    for (const QJsonValue &value : array) {
        if (value.isString())
            list.append(value.toString());
    }
    return list;
}

} // namespace WebPubSub::Jwt
