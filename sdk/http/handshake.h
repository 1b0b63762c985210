#pragma once

#include "http/httpmessage.h"

#include <optional>

namespace WebPubSub {

/*!
    The server's half of the WebSocket opening handshake (RFC 6455 section 4.2): pure. Extensions are not
   offered, so a client's wish for any is passed over.
*/

//! True when the request asks for a WebSocket, well-formed or not. Other upgrades are to be ignored (RFC
//! 9110, 7.8).
bool asksForWebSocket(const HttpRequest &request);

//! Why the handshake cannot be answered: 400, 405 or 426, or nothing when it is well-formed.
std::optional<HttpResponse> handshakeFault(const HttpRequest &request);

//! The subprotocols offered, in order. Only for a well-formed handshake.
QStringList offeredSubprotocols(const HttpRequest &request);

//! The 101 answer. \p subprotocol empty: none is named.
HttpResponse handshakeAnswer(const HttpRequest &request, const QString &subprotocol);

} // namespace WebPubSub
