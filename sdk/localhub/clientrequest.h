#pragma once

#include "http/httpmessage.h"
#include "localhub/hubsessions.h"

namespace WebPubSub {

//! What the URL of a client's handshake asks for (client-protocol.md section 1.1).
struct ClientRequest {
    QString hub = {}; //!< lower case
    std::optional<HubSessions::RecoveryRequest> recovery = {}; //!< the access token counts for nothing then
};

//! Path /client/hubs/{hub}, or /client/ with the hub in the query. Errors with httpStatus: 404 NOT_FOUND for
//! other paths, 400 HUB_NAME.
Result<ClientRequest> readClientRequest(const HttpRequest &request);

//! webpubsub_mode, group and noEcho of a simple client (section 2.3); 400 CLIENT_MODE when one is wrong. Of a
//! repeated parameter the last value counts.
Result<SimpleMode> readSimpleMode(const HttpRequest &request);

} // namespace WebPubSub
