#pragma once

#include <QByteArray>
#include <QString>

namespace WebPubSub {

//! RFC 6455 section 5.2.
enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

//! Close codes by name (RFC 6455 section 7.4.1 and its registry).
namespace CloseCode {
inline constexpr quint16 normal = 1000;
inline constexpr quint16 goingAway = 1001;
inline constexpr quint16 protocolError = 1002;
inline constexpr quint16 unsupportedData = 1003;
inline constexpr quint16 noStatus = 1005; //!< never on the wire: the peer's close frame was empty
inline constexpr quint16 abnormal = 1006; //!< never on the wire: the socket ended without a close frame
inline constexpr quint16 invalidPayload = 1007;
inline constexpr quint16 policyViolation = 1008;
inline constexpr quint16 messageTooBig = 1009;
inline constexpr quint16 internalError = 1011;
} // namespace CloseCode

//! True for codes that may be in a close frame: 1000 to 1003, 1007 to 1014, 3000 to 4999.
bool isValidCloseCode(quint16 code);

/*!
    A whole unmasked frame, as a server sends it: header and payload in one block. Encode once, then give the
   same QByteArray to every receiver; copies share the bytes. \param payload UTF-8 when \p opcode is Text; at
   most 125 bytes for Ping and Pong.
*/
QByteArray encodeFrame(Opcode opcode, QByteArrayView payload);

//! A close frame; \p reason is cut at a character boundary to the 123 bytes it may have. noStatus gives an
//! empty one.
QByteArray encodeCloseFrame(quint16 code, const QString &reason = {});

} // namespace WebPubSub
