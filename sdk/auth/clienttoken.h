#pragma once

#include "auth/connectionstring.h"

#include <QDateTime>
#include <QStringList>

#include <chrono>

namespace WebPubSub {

struct TokenOptions {
    QString userId = {}; //!< empty: anonymous
    QStringList roles = {};
    QStringList groups = {}; //!< joined at connect time, without needing a role
    std::chrono::minutes expiresIn = std::chrono::minutes(60); //!< at least one minute
};

//! Made locally with the key (service-protocol.md section 1.4.1).
struct ClientAccessToken {
    QByteArray token = {};
    QUrl baseUrl = {}; //!< ws(s)://host/client/hubs/{hub}
    QUrl url = {}; //!< baseUrl with ?access_token=
};

//! HUB_NAME or TOKEN_LIFETIME when the input is wrong. \p now is UTC.
Result<ClientAccessToken> makeClientAccessToken(const ConnectionString &connection, const QString &hub,
                                                const TokenOptions &options, const QDateTime &now);

//! The token for one REST call: aud is the complete request URL (section 1.2), valid for an hour.
QByteArray makeRestToken(const QUrl &requestUrl, const QString &accessKey, const QDateTime &now);

} // namespace WebPubSub
