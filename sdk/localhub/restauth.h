#pragma once

#include "core/result.h"
#include "http/httpmessage.h"
#include "localhub/hubclock.h"

namespace WebPubSub {

/*!
    Checks the bearer token of a REST call (service-protocol.md section 1.2): signature, times with five
    minutes of skew, audience. Errors have httpStatus 401, with TOKEN_MISSING or a code of Jwt::verify().
*/
class RestAuth {
public:
    RestAuth(const QString &accessKey, std::function<QDateTime()> utcNow);

    Result<Done> check(const HttpRequest &request) const;

private:
    QString m_accessKey;
    std::function<QDateTime()> m_utcNow;
};

} // namespace WebPubSub
