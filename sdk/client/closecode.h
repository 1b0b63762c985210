#pragma once

#include "core/result.h"

#include <QString>

//! What the close codes of client-protocol.md section 2.4 mean to a client.
namespace WebPubSub {

namespace CloseCode {
inline constexpr int normal = 1000;
inline constexpr int abnormal = 1006; //!< never on the wire: the connection broke without a close frame
inline constexpr int policyViolation = 1008; //!< final for the connection id
inline constexpr int serviceRestart = 1012;
} // namespace CloseCode

//! 1000 and 1008 end a connection id; after every other code it may be recovered (sections 2.4 and 4.6).
bool isRecoverableClose(int code);

//! 1002, 1003, 1007, 1009: what we sent, or what came, was at fault, and more of the same will not help.
bool isProtocolFault(int code);

//! 1012 to 1014: every client of the service was told the same, so they should not all return at once.
bool isServiceRestart(int code);

/*!
    The end of a connection told as an Error: kind Rejected for 1008, Protocol for protocol faults, else
   Network; name "ConnectionClosed", or "ConnectionLost" when no close frame came. \param reason the close
   frame's, or the `disconnected` frame's message: remote text. \param where the URL of the connection,
   redacted.
*/
Error closeError(int code, const QString &reason, const QString &where);

} // namespace WebPubSub
