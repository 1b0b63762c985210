#pragma once

#include "core/reply.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <utility>

namespace WebPubSub {

//! How the application's own server is asked for a client access URL.
struct NegotiateOptions {
    enum class Method { Get, Post };

    QUrl endpoint = {}; //!< https:, or http: to this computer, as the answer holds a token
    Method method = Method::Get;
    //! Of the request, such as Authorization. Never in a log or an error.
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {}; //!< of a POST; application/json unless the headers say otherwise
    //! Where in the JSON answer the URL is: member names and, in arrays, indexes from 0, joined by dots:
    //! "url", "data.clientUrl", "endpoints.0.url". Empty: the whole answer is the URL, as plain text.
    QString urlPath = QStringLiteral("url");
    std::chrono::milliseconds timeout = std::chrono::seconds(30); //!< for the whole exchange
};

//! An answer may have so many bytes; the URL itself at most about 8 KiB (client/clienturl.h).
inline constexpr qint64 maxNegotiateBytes = 1024 * 1024;

/*!
    A credential that gets the client access URL from the application's server, as the JavaScript samples do
    with their `/negotiate` functions. To be given to a WebPubSubClient in the place of a URL:

        WebPubSubClient client(NegotiateCredential({.endpoint = QUrl(u"https://example.net/negotiate"_qs)}));

    It is asked again for each new connection, and never for a recovery. Redirects are not followed, as the
    request's headers and the answer would go elsewhere; loopback never goes through a proxy; HTTP/2 is off
    (reliability-security.md section 4.1, CVE-2023-51714 and CVE-2024-39936).

    A value: copy freely. Thread: the reply lives in the thread of the call.

    Errors of the reply: NEGOTIATE_URL, NEGOTIATE_HEADER, NEGOTIATE_PATH (kind Invalid: the options);
    NegotiateRefused (401, 403; kind Unauthorized), NegotiateRejected (other answers than 2xx; kind Network
   for 408, 429 and 5xx, else Rejected) with their httpStatus; NEGOTIATE_SIZE and NEGOTIATE_ANSWER (kind
   Protocol); NegotiateTimeout (kind Timeout); ConnectionRefused, HostNotFound, TlsFailed, NegotiateFailed
   (kind Network); Cancelled. None ever holds what the server answered.
*/
class NegotiateCredential {
public:
    explicit NegotiateCredential(NegotiateOptions options);

    //! Owner of the reply: itself; it is gone after finished().
    WebPubSubReplyOf<QUrl> *getClientAccessUrl() const;
    //! As a WebPubSubClient::UrlProvider.
    WebPubSubReplyOf<QUrl> *operator()() const { return getClientAccessUrl(); }

private:
    NegotiateOptions m_options;
};

} // namespace WebPubSub
