#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace Ui {

/*!
    "wss://host/client/hubs/{hub}?access_token={token}", as a server hands it to its clients
    (client-protocol.md section 1.1). Also reads the older form /client/?hub={hub}.
*/
struct AccessUrl {
    QUrl url = {}; //!< as typed, token included: secret
    QString hub = {};
    QByteArray token = {}; //!< secret

    //! What the token's "aud" must be: the URL over http, without its query.
    QString audience() const;

    //! Errors: URL_EMPTY, URL_CHAR, URL_SCHEME, URL_HOST, URL_USERINFO, URL_HUB, URL_TOKEN, TOKEN_TOO_LONG.
    //! Never echoes the token.
    static WebPubSub::Result<AccessUrl> parse(const QString &text);
};

//! What a text from the clipboard is, told from its form alone.
enum class PastedKind : quint8 { Unknown, ConnectionString, ClientUrl };
PastedKind pastedKind(const QString &text);

} // namespace Ui
