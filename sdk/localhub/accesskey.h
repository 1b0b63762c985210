#pragma once

#include "core/result.h"

namespace WebPubSub {

//! Whether a hub can use this key: at least 32 UTF-8 bytes, no blanks around it, no ';' (which would end it
//! in a connection string), no control characters. HUB_KEY otherwise, without the key.
Result<Done> validAccessKey(const QString &accessKey);

} // namespace WebPubSub
