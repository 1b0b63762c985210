#pragma once

#include <QByteArrayView>

namespace WebPubSub {

//! True for a token of RFC 9110 section 5.6.2: a method, a header's name, a subprotocol.
bool isToken(QByteArrayView text);

} // namespace WebPubSub
