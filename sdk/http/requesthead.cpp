#include "http/requesthead.h"

#include "http/requesttarget.h"
#include "http/token.h"

#include <algorithm>

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

using Refusal = std::optional<HttpResponse>;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

RequestHead::RequestHead(int maxHeaders)
    : m_maxHeaders(maxHeaders)
{
}

Refusal RequestHead::addLine(QByteArrayView line)
{
    return m_lines++ == 0 ? readRequestLine(line) : readHeader(line);
}

Refusal RequestHead::readRequestLine(QByteArrayView line)
{
    const qsizetype methodEnd = line.indexOf(' ');
    const qsizetype targetEnd = line.lastIndexOf(' ');
    if (methodEnd < 0 || targetEnd <= methodEnd + 1) {
        return HttpResponse::error(400, u"HTTP_REQUEST_LINE"_s,
            u"The first line is not a request. Expected: METHOD /path HTTP/1.1, with single blanks."_s);
    }
    request.method = line.first(methodEnd).toByteArray();
    request.target = line.sliced(methodEnd + 1, targetEnd - methodEnd - 1).toByteArray();
    if (!isToken(request.method))
        return HttpResponse::error(
            400, u"HTTP_REQUEST_LINE"_s, u"The method is not a word such as GET or POST."_s);
    if (auto refusal = readVersion(line.sliced(targetEnd + 1)))
        return refusal;
    if (const auto fault = readTarget(request, m_authority))
        return HttpResponse::error(400, u"HTTP_TARGET"_s, u"Bad request target: %1."_s.arg(*fault));
    return std::nullopt;
}

Refusal RequestHead::readVersion(QByteArrayView version)
{
    const bool wellFormed = version.size() == 8 && version.startsWith("HTTP/") && isDigit(version[5])
        && version[6] == '.' && isDigit(version[7]);
    if (!wellFormed) {
        return HttpResponse::error(400, u"HTTP_REQUEST_LINE"_s,
            u"The first line does not end in a protocol version. Expected HTTP/1.1 or HTTP/1.0."_s);
    }
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return HttpResponse::error(505, u"HTTP_VERSION"_s, u"Only HTTP/1.1 and HTTP/1.0 are spoken here."_s);
    request.minorVersion = version[7] - '0';
    return std::nullopt;
}

Refusal RequestHead::readHeader(QByteArrayView line)
{
    const auto bad = [this](const QString &what) {
        return HttpResponse::error(
            400, u"HTTP_HEADER"_s, u"Header line %1: %2."_s.arg(m_lines - 1).arg(what));
    };
    if (m_lines - 1 > m_maxHeaders) {
        return HttpResponse::error(
            431, u"HTTP_HEAD_SIZE"_s, u"The request has more than %1 header lines."_s.arg(m_maxHeaders));
    }
    if (line.startsWith(' ') || line.startsWith('\t'))
        return bad(u"begins with a blank; a header must be on one line"_s);
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return bad(u"has no colon; expected Name: value"_s);
    const QByteArrayView name = line.first(colon);
    if (!isToken(name))
        return bad(u"the name before the colon has a blank or another character a name cannot have"_s);
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    const bool hasControls = std::any_of(value.begin(), value.end(),
        [](char c) { return (uchar(c) < 0x20 && c != '\t') || uchar(c) == 0x7f; });
    if (hasControls)
        return bad(u"the value has a control character"_s);
    request.headers.append({name.toByteArray(), value.toByteArray()});
    return std::nullopt;
}

Refusal RequestHead::finish()
{
    if (!m_authority.isEmpty() && m_authority != request.header("Host")) {
        return HttpResponse::error(
            400, u"HTTP_TARGET"_s, u"The host in the request target is not the one in the Host header."_s);
    }
    if (auto refusal = readTransferEncoding())
        return refusal;
    if (auto refusal = readContentLength())
        return refusal;
    readConnection();
    return readExpect();
}

Refusal RequestHead::readTransferEncoding()
{
    if (!request.hasHeader("Transfer-Encoding"))
        return std::nullopt;
    const auto bad = [](int status, const QString &what) {
        return HttpResponse::error(status, u"HTTP_TRANSFER"_s, what);
    };
    if (request.hasHeader("Content-Length")) {
        return bad(400,
            u"Content-Length and Transfer-Encoding together leave the body's end in doubt; send one of them."_s);
    }
    if (request.minorVersion == 0)
        return bad(400, u"HTTP/1.0 has no Transfer-Encoding; send Content-Length."_s);
    const QList<QByteArray> codings = request.headerList("Transfer-Encoding");
    const auto isChunked = [](QByteArrayView coding) {
        return coding.compare("chunked", Qt::CaseInsensitive) == 0;
    };
    if (std::count_if(codings.begin(), codings.end(), isChunked) > 1 || codings.isEmpty())
        return bad(400, u"Transfer-Encoding must name chunked exactly once."_s);
    if (codings.size() != 1 || !isChunked(codings.first()))
        return bad(501, u"The only Transfer-Encoding understood here is chunked."_s);
    chunked = true;
    return std::nullopt;
}

Refusal RequestHead::readContentLength()
{
    const QList<QByteArray> values = request.headerValues("Content-Length");
    if (values.isEmpty())
        return std::nullopt;
    bool ok = values.size() == 1 && !values.first().isEmpty()
        && std::all_of(values.first().begin(), values.first().end(), isDigit);
    if (ok)
        contentLength = values.first().toLongLong(&ok);
    if (ok)
        return std::nullopt;
    return HttpResponse::error(
        400, u"HTTP_LENGTH"_s, u"Content-Length must come once and be a decimal number of bytes."_s);
}

Refusal RequestHead::readExpect()
{
    const QList<QByteArray> values = request.headerValues("Expect");
    if (values.isEmpty() || request.minorVersion == 0)
        return std::nullopt;
    if (values.size() == 1 && values.first().compare("100-continue", Qt::CaseInsensitive) == 0) {
        wantsContinue = chunked || contentLength > 0;
        return std::nullopt;
    }
    return HttpResponse::error(
        417, u"HTTP_EXPECT"_s, u"The only expectation that can be met here is 100-continue."_s);
}

void RequestHead::readConnection()
{
    if (request.minorVersion == 0)
        keepAlive = request.headerListHas("Connection", "keep-alive");
    else
        keepAlive = !request.headerListHas("Connection", "close");
}

} // namespace WebPubSub
