#pragma once

#include "core/result.h"

#include <QAbstractSocket>
#include <QStringList>
#include <QUrl>

#include <chrono>

//! Why a connection could not be opened, in words that help. All of it is kept redacted.
namespace WebPubSub {

//! How far the opening had got.
enum class OpeningStage { Lookup, Connect, Tls, Handshake };

//! What QWebSocket tells of a failed opening.
struct OpeningFailure {
    QUrl url = {};
    OpeningStage stage = OpeningStage::Connect;
    QAbstractSocket::SocketError socketError = QAbstractSocket::UnknownSocketError;
    QString text = {}; //!< its errorString(): 6.4 has the HTTP status only in there
    QStringList tlsErrors = {};
};

//! The status of the HTTP answer that \p errorText speaks of; 0 when it speaks of none.
int httpStatusIn(const QString &errorText);

/*!
    Names: TokenRefused (401, 403; kind Unauthorized), HandshakeRejected (other HTTP answers), HandshakeFailed
   (not an answer to a WebSocket handshake), TlsFailed, ConnectionRefused, HostNotFound, NetworkFailed; each
   with the host and what to do.
*/
Error handshakeError(const OpeningFailure &failure);

//! ConnectTimeout, kind Timeout.
Error connectTimeoutError(const QUrl &url, OpeningStage stage, std::chrono::milliseconds timeout);

//! SubprotocolMismatch, kind Protocol: the peer took \p chosen (empty: none) where \p asked was offered.
Error subprotocolError(const QUrl &url, const QString &asked, const QString &chosen);

//! Whether trying again without the user changing something is pointless: wrong input, TLS, another protocol.
bool isFinalHandshakeError(const Error &error);

} // namespace WebPubSub
