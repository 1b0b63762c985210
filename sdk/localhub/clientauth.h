#pragma once

#include "core/result.h"
#include "http/httpmessage.h"
#include "localhub/hubclock.h"

#include <QStringList>

namespace WebPubSub {

//! What a client's access token gives it.
struct ClientGrant {
    QString userId = {}; //!< empty: anonymous
    QStringList roles = {};
    QStringList groups = {}; //!< joined at connect time, valid names
};

/*!
    Reads the access token of a handshake: query parameter access_token, else "Authorization: Bearer"
    (client-protocol.md sections 1.2 and 1.3). Errors have httpStatus 401, with TOKEN_MISSING or a code of
    Jwt::verify(), or 400 GROUP_NAME.
*/
class ClientAuth {
public:
    ClientAuth(const QString &accessKey, std::function<QDateTime()> utcNow);

    Result<ClientGrant> authenticate(const HttpRequest &request, const QString &hub) const;

private:
    QString m_accessKey;
    std::function<QDateTime()> m_utcNow;
};

//! The token behind "Bearer " (any case) of the Authorization header; empty when there is none.
QByteArray bearerToken(const HttpRequest &request);

} // namespace WebPubSub
