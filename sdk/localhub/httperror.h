#pragma once

#include "core/result.h"
#include "http/httpmessage.h"

namespace WebPubSub {

/*!
    The answer that tells an error whose httpStatus is set: {code, message, target} at the top level, the code
    in x-ms-error-code too (service-protocol.md section 2.1), and WWW-Authenticate with 401.
*/
HttpResponse httpError(const Error &error, const QString &target = {});

} // namespace WebPubSub
