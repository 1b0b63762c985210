#include "http/requestparser.h"

#include "http/requesthead.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace WebPubSub {

using namespace Qt::StringLiterals;
namespace http = boost::beast::http;

namespace {

//! Boost 1.74 asserts when it gets a last chunk, "0\r\n\r\n", in smaller pieces; the rest is bound to come.
constexpr qsizetype shortestLastChunk = 5;

} // namespace

class RequestParser::Private {
public:
    explicit Private(const RequestLimits &limits)
        : m_limits(limits)
    {
        reset();
    }

    void reset();
    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);

    const RequestLimits m_limits;
    State m_state = State::Idle;
    std::optional<RequestHead> m_head;
    std::optional<http::request_parser<http::string_body>> m_beast;
    HttpResponse m_failure;
    bool m_continueWish = false;

private:
    void takeByte(char c);
    void lineRead();
    void headRead();
    void putToBeast(QByteArrayView bytes, qsizetype &used);
    void fail(const HttpResponse &response);
    void fail(int status, const QString &code, const QString &message)
    {
        fail(HttpResponse::error(status, code, message));
    }

    QByteArray m_raw; // the head as it came, for Beast
    qsizetype m_lineStart = 0; // of the line under way, in m_raw
    bool m_blankSkipped = false;
    QByteArray m_unused; // of the body: a chunk's line or the trailers, incomplete
};

void RequestParser::Private::reset()
{
    m_state = State::Idle;
    m_head.emplace(m_limits.headers);
    m_beast.emplace();
    m_beast->header_limit(std::uint32_t(m_limits.head) + 2);
    m_beast->body_limit(std::uint64_t(m_limits.body));
    m_continueWish = false;
    m_raw.clear();
    m_lineStart = 0;
    m_blankSkipped = false;
    m_unused.clear();
}

void RequestParser::Private::fail(const HttpResponse &response)
{
    m_state = State::Failed;
    m_failure = response;
}

qsizetype RequestParser::Private::feedHead(QByteArrayView bytes)
{
    qsizetype used = 0;
    while (used < bytes.size() && m_state <= State::Head) {
        m_state = State::Head;
        takeByte(bytes[used++]);
    }
    return used;
}

//! Judges each byte as it comes, so that a broken head is refused at once and not at a timeout.
void RequestParser::Private::takeByte(char c)
{
    if (m_raw.isEmpty() && c == 0x16) {
        fail(400, u"HTTP_TLS"_s,
            u"this port speaks http: the bytes are a TLS hello. Use http:// or ws:// instead of https:// or wss://."_s);
        return;
    }
    const bool afterCr = m_raw.endsWith('\r');
    if (c == 0 || (c == '\n') != afterCr) {
        fail(400, u"HTTP_HEADER"_s,
            u"Byte %1 of the head is a NUL, or a CR or LF alone; lines must end with CR and LF."_s.arg(
                m_raw.size()));
        return;
    }
    m_raw += c;
    if (m_lineStart == 0 && m_raw.size() > m_limits.requestLine + 2) {
        fail(414, u"HTTP_REQUEST_LINE"_s,
            u"The request line has more than %1 bytes."_s.arg(m_limits.requestLine));
        return;
    }
    if (m_raw.size() > m_limits.head) {
        fail(431, u"HTTP_HEAD_SIZE"_s, u"The request head has more than %1 bytes."_s.arg(m_limits.head));
        return;
    }
    if (c == '\n')
        lineRead();
}

void RequestParser::Private::lineRead()
{
    const QByteArrayView line = QByteArrayView(m_raw).sliced(m_lineStart).chopped(2);
    if (line.isEmpty() && m_lineStart == 0 && !m_blankSkipped) {
        m_raw.clear(); // RFC 9112 section 2.2: one blank line before a request is forgiven
        m_blankSkipped = true;
        m_state = State::Idle;
        return;
    }
    if (line.isEmpty() && m_lineStart > 0) {
        headRead();
        return;
    }
    if (const auto refusal = m_head->addLine(line))
        fail(*refusal);
    m_lineStart = m_raw.size();
}

void RequestParser::Private::headRead()
{
    if (const auto refusal = m_head->finish()) {
        fail(*refusal);
        return;
    }
    if (m_head->contentLength > m_limits.body) {
        fail(413, u"HTTP_BODY_SIZE"_s,
            u"The body has %1 bytes; at most %2 are taken."_s.arg(m_head->contentLength).arg(m_limits.body));
        return;
    }
    m_state = State::Body;
    m_continueWish = m_head->wantsContinue;
    qsizetype used = 0;
    putToBeast(m_raw, used);
    if (m_state != State::Failed && used != m_raw.size())
        fail(400, u"HTTP_HEADER"_s, u"The request head could not be read to its end."_s);
}

qsizetype RequestParser::Private::feedBody(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return 0;
    m_continueWish = false;
    const qsizetype before = m_unused.size();
    m_unused += bytes;
    if (before > 0 && m_unused.size() < shortestLastChunk)
        return bytes.size();
    qsizetype used = 0;
    putToBeast(m_unused, used);
    if (m_state == State::Complete)
        return used - before;
    m_unused.remove(0, used);
    if (m_state == State::Body && m_unused.size() > m_limits.requestLine) {
        fail(400, u"HTTP_CHUNK"_s,
            u"A chunk's line or the trailers are longer than %1 bytes."_s.arg(m_limits.requestLine));
    }
    return bytes.size();
}

//! \p used tells how far Beast got; the rest it wants again with more behind.
void RequestParser::Private::putToBeast(QByteArrayView bytes, qsizetype &used)
{
    m_beast->eager(true);
    boost::beast::error_code error;
    used = qsizetype(m_beast->put(boost::asio::const_buffer(bytes.data(), size_t(bytes.size())), error));
    if (error == http::error::body_limit)
        fail(413, u"HTTP_BODY_SIZE"_s, u"The body has more than %1 bytes."_s.arg(m_limits.body));
    else if (error && error != http::error::need_more)
        fail(400, m_beast->is_header_done() ? u"HTTP_CHUNK"_s : u"HTTP_HEADER"_s,
            u"The request cannot be read: %1."_s.arg(QString::fromStdString(error.message())));
    else if (m_beast->is_done())
        m_state = State::Complete;
}

RequestParser::RequestParser(const RequestLimits &limits)
    : d(std::make_unique<Private>(limits))
{
}

RequestParser::~RequestParser() = default;

qsizetype RequestParser::feed(QByteArrayView bytes)
{
    qsizetype used = 0;
    if (d->m_state <= State::Head)
        used = d->feedHead(bytes);
    if (d->m_state == State::Body)
        used += d->feedBody(bytes.sliced(used));
    return used;
}

RequestParser::State RequestParser::state() const
{
    return d->m_state;
}

bool RequestParser::takeContinueWish()
{
    return d->m_state == State::Body && std::exchange(d->m_continueWish, false);
}

bool RequestParser::keepAlive() const
{
    return d->m_head->keepAlive;
}

HttpRequest RequestParser::takeRequest()
{
    HttpRequest request = d->m_head->request;
    request.body = QByteArray::fromStdString(d->m_beast->get().body());
    d->reset();
    return request;
}

HttpResponse RequestParser::failure() const
{
    return d->m_failure;
}

} // namespace WebPubSub
