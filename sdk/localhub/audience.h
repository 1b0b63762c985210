#pragma once

#include "http/httpmessage.h"

#include <QString>

namespace WebPubSub {

//! Whether a client token's audience names \p hub (lower case) on the host that \p request was sent to:
//! http(s)://host/client/hubs/{hub} or http(s)://host/client/?hub={hub} (client-protocol.md section 1.3).
bool isClientAudience(const QString &audience, const HttpRequest &request, const QString &hub);

/*!
    Whether a REST token's audience covers \p request (service-protocol.md section 1.2): its URL with or
    without query and trailing slash, or something below it. Schemes http, https, ws and wss.
*/
bool isRestAudience(const QString &audience, const HttpRequest &request);

//! Both compare without case, as given and percent-decoded once. The names of loopback stand for one another,
//! as a token made for localhost is good for the same port of 127.0.0.1.

} // namespace WebPubSub
