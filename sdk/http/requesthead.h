#pragma once

#include "http/httpmessage.h"

#include <optional>

namespace WebPubSub {

/*!
    Request line and headers, a line at a time, each without its CRLF: the strict check before Beast sees them
    (reliability-security.md section 3, (49) to (54) and (57)). Whatever returns a response has refused the
   request.
*/
class RequestHead {
public:
    explicit RequestHead(int maxHeaders);

    std::optional<HttpResponse> addLine(QByteArrayView line);
    //! Called at the blank line: judges the headers together.
    std::optional<HttpResponse> finish();

    HttpRequest request = {}; //!< without body
    bool chunked = false;
    qint64 contentLength = 0; //!< 0 when chunked or without body
    bool wantsContinue = false;
    bool keepAlive = true;

private:
    std::optional<HttpResponse> readRequestLine(QByteArrayView line);
    std::optional<HttpResponse> readVersion(QByteArrayView version);
    std::optional<HttpResponse> readHeader(QByteArrayView line);
    std::optional<HttpResponse> readTransferEncoding();
    std::optional<HttpResponse> readContentLength();
    std::optional<HttpResponse> readExpect();
    void readConnection();

    int m_maxHeaders;
    int m_lines = 0;
    QByteArray m_authority;
};

} // namespace WebPubSub
