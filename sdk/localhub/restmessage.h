#pragma once

#include "http/httpmessage.h"
#include "protocol/frames.h"

namespace WebPubSub {

//! The message that the body of a :send call carries.
struct RestMessage {
    Payload payload = {};
    Metadata metadata = {}; //!< from X-WebPubSub-Metadata-* headers, keys in lower case
};

/*!
    Reads it (service-protocol.md section 2.4). Errors with httpStatus: 415 for another content type or
    charset than text/plain, application/json, application/octet-stream; 400 Error.BadRequest for JSON that is
    none, bad metadata, a body without Content-Length.
*/
Result<RestMessage> readRestMessage(const HttpRequest &request);

} // namespace WebPubSub
