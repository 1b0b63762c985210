#include "http/requestparser.h"

#include "sdk/http/requestbytes.h"

#include <QTest>

using namespace RequestBytes;
using namespace WebPubSub;
using namespace Qt::StringLiterals;
using State = RequestParser::State;

namespace {

void row(const char *name, const QByteArray &bytes, int status, const QString &code)
{
    QTest::newRow(name) << bytes << status << code;
}

void refusalColumns()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
}

} // namespace

class tst_RequestRefusals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesFirstLines_data();
    void refusesFirstLines();
    void refusesHeaders_data();
    void refusesHeaders();
    void refusesBodies_data();
    void refusesBodies();

private:
    void checkRefusal();
};

void tst_RequestRefusals::refusesFirstLines_data()
{
    refusalColumns();
    row("a TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01"), 400, u"HTTP_TLS"_s);
    row("an HTTP/0.9 request", "GET /\r\n", 400, u"HTTP_REQUEST_LINE"_s);
    row("no words at all", "\x01\x02\x03\r\n", 400, u"HTTP_REQUEST_LINE"_s);
    row("two blanks before the target", "GET  / HTTP/1.1\r\n", 400, u"HTTP_TARGET"_s);
    row("a tab for a blank", "GET\t/ HTTP/1.1\r\n", 400, u"HTTP_REQUEST_LINE"_s);
    row("a blank behind the version", "GET / HTTP/1.1 \r\n", 400, u"HTTP_REQUEST_LINE"_s);
    row("a method with a colon", "GE:T / HTTP/1.1\r\n", 400, u"HTTP_REQUEST_LINE"_s);
    row("lower-case http", "GET / http/1.1\r\n", 400, u"HTTP_REQUEST_LINE"_s);
    row("a version of three digits", "GET / HTTP/1.10\r\n", 400, u"HTTP_REQUEST_LINE"_s);
    row("HTTP/1.2", "GET / HTTP/1.2\r\n", 505, u"HTTP_VERSION"_s);
    row("HTTP/9.9", "GET / HTTP/9.9\r\n", 505, u"HTTP_VERSION"_s);
    row("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, u"HTTP_VERSION"_s);
    row("a request line over 8 KiB", "GET /" + QByteArray(8 * 1024, 'a'), 414, u"HTTP_REQUEST_LINE"_s);
    row("an endless first word", QByteArray(16 * 1024, 'A'), 414, u"HTTP_REQUEST_LINE"_s);
    row("a target without slash", "GET x HTTP/1.1\r\n", 400, u"HTTP_TARGET"_s);
    row("CONNECT", "CONNECT localhost:80 HTTP/1.1\r\n", 400, u"HTTP_TARGET"_s);
    row("a star with GET", "GET * HTTP/1.1\r\n", 400, u"HTTP_TARGET"_s);
    row("an absolute target of another host", request("GET http://evil/a HTTP/1.1"), 400, u"HTTP_TARGET"_s);
    row("a fragment in the target", "GET /a#b HTTP/1.1\r\n", 400, u"HTTP_TARGET"_s);
    row("a raw umlaut in the target", "GET /\xc3\xa4 HTTP/1.1\r\n", 400, u"HTTP_TARGET"_s);
    row("half a percent code", "GET /%2 HTTP/1.1\r\n", 400, u"HTTP_TARGET"_s);
}

void tst_RequestRefusals::refusesFirstLines()
{
    checkRefusal();
}

void tst_RequestRefusals::refusesHeaders_data()
{
    refusalColumns();
    row("a head over 16 KiB", request("GET / HTTP/1.1", "X: " + QByteArray(16 * 1024, 'a') + "\r\n"), 431,
        u"HTTP_HEAD_SIZE"_s);
    row("101 header lines", request("GET / HTTP/1.1", lines(100)), 431, u"HTTP_HEAD_SIZE"_s);
    row("a header without colon", withHeader("Nonsense"), 400, u"HTTP_HEADER"_s);
    row("a header without name", withHeader(": value"), 400, u"HTTP_HEADER"_s);
    row("a blank before the colon", withHeader("X-A : b"), 400, u"HTTP_HEADER"_s);
    row("a folded header", withHeader("X-A: b\r\n  c"), 400, u"HTTP_HEADER"_s);
    row("a first header that is folded", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400, u"HTTP_HEADER"_s);
    row("a NUL in a value", withHeader(QByteArray("X-A: b\0c", 8)), 400, u"HTTP_HEADER"_s);
    row("a NUL in the request line", QByteArray("GET /\0 HTTP/1.1\r\n", 17), 400, u"HTTP_HEADER"_s);
    row("a control character in a value", withHeader("X-A: b\x01"), 400, u"HTTP_HEADER"_s);
    row("a LF alone", "GET / HTTP/1.1\nHost: localhost\n\n", 400, u"HTTP_HEADER"_s);
    row("a LF alone between headers", withHeader("X-A: b\nX-B: c"), 400, u"HTTP_HEADER"_s);
    row("a CR alone", withHeader("X-A: b\rc"), 400, u"HTTP_HEADER"_s);
}

void tst_RequestRefusals::refusesHeaders()
{
    checkRefusal();
}

void tst_RequestRefusals::refusesBodies_data()
{
    refusalColumns();
    const auto length = [](const QByteArray &value) {
        return request("POST / HTTP/1.1", "Content-Length: " + value + "\r\n", "hello");
    };
    row("a negative length", length("-5"), 400, u"HTTP_LENGTH"_s);
    row("a length with a plus", length("+5"), 400, u"HTTP_LENGTH"_s);
    row("two lengths in one line", length("5,5"), 400, u"HTTP_LENGTH"_s);
    row("two length lines", length("5\r\nContent-Length: 5"), 400, u"HTTP_LENGTH"_s);
    row("a length in hex", length("0x5"), 400, u"HTTP_LENGTH"_s);
    row("an empty length", length(""), 400, u"HTTP_LENGTH"_s);
    row("a length of 2^64 - 1", length("18446744073709551615"), 400, u"HTTP_LENGTH"_s);
    row("a body over the limit", length("1048577"), 413, u"HTTP_BODY_SIZE"_s);
    row("length and chunks", chunked("0\r\n\r\n", "Content-Length: 5\r\n"), 400, u"HTTP_TRANSFER"_s);
    const auto coding = [](const QByteArray &value) {
        return request("POST / HTTP/1.1", "Transfer-Encoding: " + value + "\r\n", "0\r\n\r\n");
    };
    row("gzip as transfer coding", coding("gzip"), 501, u"HTTP_TRANSFER"_s);
    row("a coding that only looks chunked", coding("xchunked"), 501, u"HTTP_TRANSFER"_s);
    row("gzip before chunked", coding("gzip, chunked"), 501, u"HTTP_TRANSFER"_s);
    row("chunked twice", coding("chunked, chunked"), 400, u"HTTP_TRANSFER"_s);
    row("chunked in two lines", coding("chunked\r\nTransfer-Encoding: chunked"), 400, u"HTTP_TRANSFER"_s);
    row("an empty transfer coding", coding(""), 400, u"HTTP_TRANSFER"_s);
    row("chunks in HTTP/1.0", request("POST / HTTP/1.0", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400,
        u"HTTP_TRANSFER"_s);
    row("a chunk size of letters", chunked("zz\r\nabc\r\n"), 400, u"HTTP_CHUNK"_s);
    row("a negative chunk size", chunked("-5\r\nhello\r\n"), 400, u"HTTP_CHUNK"_s);
    row("a chunk size with 0x", chunked("0x3\r\nabc\r\n0\r\n\r\n"), 400, u"HTTP_CHUNK"_s);
    row("a chunk size of 17 digits", chunked("10000000000000000\r\n"), 400, u"HTTP_CHUNK"_s);
    row("a chunk without CR LF behind it", chunked("3\r\nabcXX0\r\n\r\n"), 400, u"HTTP_CHUNK"_s);
    row("a chunk line that ends in LF", chunked("3\nabc\r\n0\r\n\r\n"), 400, u"HTTP_CHUNK"_s);
    row("an endless chunk line", chunked("3;" + QByteArray(64 * 1024, 'x')), 400, u"HTTP_CHUNK"_s);
    row("chunks over the limit", chunked("100001\r\n" + QByteArray(0x100001, 'a') + "\r\n0\r\n\r\n"), 413,
        u"HTTP_BODY_SIZE"_s);
    row("another expectation", request("POST / HTTP/1.1", "Expect: 200-ok\r\nContent-Length: 1\r\n"), 417,
        u"HTTP_EXPECT"_s);
}

void tst_RequestRefusals::refusesBodies()
{
    checkRefusal();
}

//! Whole and byte by byte: the same refusal.
void tst_RequestRefusals::checkRefusal()
{
    QFETCH(QByteArray, bytes);
    for (const qsizetype step : {bytes.size(), qsizetype(1)}) {
        if (step < bytes.size() && bytes.size() > 100'000)
            continue;
        RequestParser parser;
        feedInSteps(parser, bytes, step);
        QCOMPARE(parser.state(), State::Failed);
        QTEST(parser.failure().status, "status");
        QTEST(failureCode(parser), "code");
        QCOMPARE(parser.failure().header("x-ms-error-code"), failureCode(parser).toLatin1());
        QCOMPARE(parser.feed("GET / HTTP/1.1\r\n\r\n"), 0);
    }
}

QTEST_GUILESS_MAIN(tst_RequestRefusals)
#include "tst_requestrefusals.moc"
