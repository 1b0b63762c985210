#pragma once

#include "core/result.h"
#include "localhub/hubclock.h"

#include <QString>

namespace WebPubSub {

/*!
    Reconnection tokens: JWT, HS256, issuer https://webpubsub.azure.com, audience = connection id, good for
    seven days without clock skew (client-protocol.md section 4.5). Opaque to clients. Signed with a random key
    of this object's own, so that no client access token passes for one, and none outlives the hub.
*/
class ReconnectionTokens {
public:
    explicit ReconnectionTokens(std::function<QDateTime()> utcNow);

    QString issue(const QString &connectionId) const;
    //! An error of Jwt::verify(), or RECOVERY_TOKEN, when it is not this connection's or its time is over.
    Result<Done> verify(const QString &connectionId, const QString &token) const;

private:
    std::function<QDateTime()> m_utcNow;
    QString m_key;
};

} // namespace WebPubSub
