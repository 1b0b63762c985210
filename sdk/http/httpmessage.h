#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QStringList>

#include <utility>

namespace WebPubSub {

using HttpHeader = std::pair<QByteArray, QByteArray>; //!< name as it was written, value without blanks around
using HttpHeaders = QList<HttpHeader>;

/*!
    One HTTP request as it came in, vetted: exactly one Host, names are tokens, values hold no control
   characters, every percent sign of target is followed by two digits (RFC 9110, RFC 9112).
*/
struct HttpRequest {
    QByteArray method = {}; //!< case-sensitive: "GET"
    QByteArray target = {}; //!< path and query as sent; "*" for OPTIONS *
    QByteArray path = {}; //!< still percent-encoded, begins with '/'
    /*!
        The path's pieces between slashes, percent-decoded once, but "%2F" stays "%2F" (service-protocol.md
        section 2.7). "/" has none; a trailing slash gives an empty last one; "." and ".." never occur.
    */
    QStringList segments = {};
    QList<std::pair<QString, QString>> query = {}; //!< decoded ('+' is a blank), in order, names may repeat
    int minorVersion = 1; //!< 1 for HTTP/1.1, 0 for HTTP/1.0
    HttpHeaders headers = {}; //!< in order; names may repeat
    QByteArray body = {}; //!< complete, chunks joined; trailer fields are dropped
    QHostAddress peerAddress = {};
    quint16 peerPort = 0;

    bool hasHeader(QByteArrayView name) const;
    //! The first value of a header, null when it is missing. Names compare without case.
    QByteArray header(QByteArrayView name) const;
    QList<QByteArray> headerValues(QByteArrayView name) const;
    //! All elements of a comma-separated list header, over all its lines, without blanks; empty ones are left
    //! out.
    QList<QByteArray> headerList(QByteArrayView name) const;
    bool headerListHas(QByteArrayView name, QByteArrayView element) const; //!< compared without case

    bool hasQuery(QStringView name) const;
    //! The first value of a query parameter, null when it is missing. Names compare without case, as in
    //! ASP.NET.
    QString queryValue(QStringView name) const;
    QStringList queryValues(QStringView name) const;

    //! "http://" + Host + target: what a token's audience is compared with.
    QByteArray url() const;
};

//! An answer. The connection adds Date, Content-Length and Connection itself.
struct HttpResponse {
    int status = 200;
    HttpHeaders headers = {};
    QByteArray body = {};

    static HttpResponse text(int status, const QString &text);
    static HttpResponse json(int status, const QByteArray &json);
    /*!
        An ErrorDetail document {code, message} with its code in x-ms-error-code too
       (service-protocol.md 2.1). \param message what, where, what was expected, what to do; never a secret.
    */
    static HttpResponse error(int status, const QString &code, const QString &message);

    HttpResponse &addHeader(const QByteArray &name, const QByteArray &value);
    QByteArray header(QByteArrayView name) const; //!< first value, null when missing
};

//! The registered reason phrase of a status, "Unknown" for others.
QByteArrayView reasonPhrase(int status);

//! How an answer goes on the wire.
struct ResponseFraming {
    bool headOnly = false; //!< the request was HEAD: Content-Length of the body, but no body
    bool keepAlive = true;
    int minorVersion = 1;
};

/*!
    The bytes of an answer. Control characters in header values become blanks, so that no text from outside
   can start a header line of its own.
*/
QByteArray serialized(const HttpResponse &response, const ResponseFraming &framing);

} // namespace WebPubSub
