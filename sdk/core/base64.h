#pragma once

#include <QByteArray>

#include <optional>

namespace WebPubSub {

//! The bytes of \p text when it is base64 in the standard alphabet with its padding; nothing otherwise. No
//! blanks, no line breaks, no URL alphabet (client-protocol.md section 3.1).
std::optional<QByteArray> fromStrictBase64(QByteArrayView text);

//! As above in the URL alphabet and without padding, as JSON Web Tokens have it (RFC 7515 section 2).
std::optional<QByteArray> fromStrictBase64Url(QByteArrayView text);

} // namespace WebPubSub
