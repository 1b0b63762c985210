#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <functional>

//! HS256 JSON Web Tokens, the only kind the protocol uses (client-protocol.md section 1.3).
namespace WebPubSub::Jwt {

inline constexpr std::chrono::seconds clockSkew = std::chrono::minutes(5); //!< allowed for exp, nbf and iat
//! Longer ones do not fit into the request line of many servers (reliability-security.md section 3, 24).
inline constexpr qsizetype maxTokenBytes = 8192;

//! Signs \p claims with the access key's text. Header is exactly {"alg":"HS256","typ":"JWT"}.
QByteArray sign(const QJsonObject &claims, const QString &accessKey);

//! The claims without looking at the signature, for display. JWT_PARTS, JWT_BASE64, JWT_JSON, JWT_ALG.
Result<QJsonObject> decode(QByteArrayView token);

struct Expectation {
    QStringList accessKeys = {}; //!< primary and secondary; any may have signed
    //! Tells whether an audience is ours. Passed in, as clients and REST differ; empty accepts every audience.
    std::function<bool(const QString &audience)> audience = {};
    QString audienceText = {}; //!< what was expected, for the error text
};

//! The claims of a token that is wholly right at \p now (UTC).
//! Errors, of kind Unauthorized, beside decode()'s: TOKEN_TOO_LONG, JWT_SIG, JWT_EXP, JWT_NOT_YET, JWT_AUD, and
//! JWT_ROLE when "role" or "webpubsub.group" is no list of strings. Signatures are compared in constant time.
Result<QJsonObject> verify(QByteArrayView token, const Expectation &expected, const QDateTime &now);

//! A claim that may be a string or an array of strings ("role", "webpubsub.group"), as a list.
QStringList stringList(const QJsonValue &claim);

} // namespace WebPubSub::Jwt
