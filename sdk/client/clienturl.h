#pragma once

#include "core/result.h"

#include <QUrl>

//! Client access URLs (client-protocol.md sections 1.1 and 4.5): everything given is kept, only our
//! parameters change.
namespace WebPubSub {

//! The service and Qt's server read request lines up to about 8 KiB and close without an answer beyond.
inline constexpr qsizetype maxTokenBytes = 8 * 1024;

/*!
    Done when a connection can be tried. URL_EMPTY, URL_INVALID, URL_SCHEME (ws or wss expected), URL_HOST,
    URL_USERINFO, or TOKEN_TOO_LONG; kind Invalid.
*/
Result<Done> validClientUrl(const QUrl &url);

//! \p url with an empty path made "/", which QWebSocket 6.4 would otherwise leave out of the request line.
QUrl withPath(QUrl url);

/*!
    Where a lost connection is recovered: \p url with the two recovery parameters set, those of an earlier
   recovery replaced. The access token stays, as in the official clients, unless the request line would get
   too long for it: the service does not look at it here.
*/
QUrl recoveryUrl(const QUrl &url, const QString &connectionId, const QString &reconnectionToken);

//! The hub named by the path or the `hub` parameter; empty when there is none.
QString hubOf(const QUrl &url);

} // namespace WebPubSub
