#pragma once

#include <QStringView>

namespace WebPubSub {

//! Whether \p host (of a URL, without port and brackets) can only be this computer: "localhost" and names
//! below it (RFC 6761 section 6.3), 127.0.0.0/8, and ::1. Names are not looked up.
bool isLoopbackHost(QStringView host);

} // namespace WebPubSub
