#include "http/requestparser.h"

#include "sdk/http/requestbytes.h"

#include <QTest>

using namespace RequestBytes;
using namespace WebPubSub;
using namespace Qt::StringLiterals;
using State = RequestParser::State;

namespace {

void acceptanceColumns()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
}

} // namespace

class tst_RequestParser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptsHeads_data();
    void acceptsHeads();
    void acceptsBodies_data();
    void acceptsBodies();
    void leavesWhatFollows();
    void takesRequestsOneAfterTheOther();
    void asksForContinueOnce();
    void asksForNoContinueWhenTheBodyIsThere();
    void dropsTrailers();
    void boundsEndlessTrailers();
    void limitsAreOptions();
    void idleUntilTheFirstByte();
    void saysWhatATlsClientShouldDo();

private:
    void checkAcceptance();
};

void tst_RequestParser::acceptsHeads_data()
{
    acceptanceColumns();
    QTest::newRow("a GET") << request("GET /a/b?c=d HTTP/1.1") << QByteArray("GET") << QByteArray("/a/b")
                           << QByteArray("");
    QTest::newRow("HTTP/1.0") << request("GET / HTTP/1.0") << QByteArray("GET") << QByteArray("/")
                              << QByteArray("");
    QTest::newRow("a blank line before it")
        << "\r\n" + request("GET / HTTP/1.1") << QByteArray("GET") << QByteArray("/") << QByteArray("");
    QTest::newRow("an absolute target of the same host")
        << request("GET http://localhost:8080/a HTTP/1.1") << QByteArray("GET") << QByteArray("/a")
        << QByteArray("");
    QTest::newRow("an absolute target without path")
        << request("GET http://localhost:8080 HTTP/1.1") << QByteArray("GET") << QByteArray("/")
        << QByteArray("");
    QTest::newRow("OPTIONS for the whole server")
        << request("OPTIONS * HTTP/1.1") << QByteArray("OPTIONS") << QByteArray("*") << QByteArray("");
    QTest::newRow("a method of someone's own")
        << request("PURGE /x HTTP/1.1") << QByteArray("PURGE") << QByteArray("/x") << QByteArray("");
    QTest::newRow("100 header lines")
        << request("GET / HTTP/1.1", lines(99)) << QByteArray("GET") << QByteArray("/") << QByteArray("");
    QTest::newRow("an empty header value")
        << withHeader("X-Empty:") << QByteArray("GET") << QByteArray("/") << QByteArray("");
    QTest::newRow("bytes beyond ASCII in a value")
        << withHeader("X-Name: \xc3\xa4") << QByteArray("GET") << QByteArray("/") << QByteArray("");
    QTest::newRow("a request line of the largest size")
        << request("GET /" + QByteArray(8 * 1024 - 14, 'a') + " HTTP/1.1") << QByteArray("GET")
        << QByteArray("/" + QByteArray(8 * 1024 - 14, 'a')) << QByteArray("");
}

void tst_RequestParser::acceptsHeads()
{
    checkAcceptance();
}

void tst_RequestParser::acceptsBodies_data()
{
    acceptanceColumns();
    const QByteArray large(1024 * 1024, 'b');
    QTest::newRow("a body with its length") << request("POST /p HTTP/1.1", "Content-Length: 5\r\n", "hello")
                                            << QByteArray("POST") << QByteArray("/p") << QByteArray("hello");
    QTest::newRow("a body of the largest size")
        << request("POST /p HTTP/1.1", "Content-Length: 1048576\r\n", large) << QByteArray("POST")
        << QByteArray("/p") << large;
    QTest::newRow("an empty body") << request("PUT /p HTTP/1.1", "Content-Length: 0\r\n") << QByteArray("PUT")
                                   << QByteArray("/p") << QByteArray("");
    QTest::newRow("chunks") << chunked("3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n") << QByteArray("POST")
                            << QByteArray("/x") << QByteArray("abcdefg");
    QTest::newRow("a chunk size in capital hex")
        << chunked("A\r\n0123456789\r\n0\r\n\r\n") << QByteArray("POST") << QByteArray("/x")
        << QByteArray("0123456789");
    QTest::newRow("a chunk extension") << chunked("3;name=value\r\nabc\r\n0\r\n\r\n") << QByteArray("POST")
                                       << QByteArray("/x") << QByteArray("abc");
    QTest::newRow("no chunk but the last")
        << chunked("0\r\n\r\n") << QByteArray("POST") << QByteArray("/x") << QByteArray("");
    QTest::newRow("chunked in capitals")
        << request("POST /x HTTP/1.1", "Transfer-Encoding: Chunked\r\n", "1\r\na\r\n0\r\n\r\n")
        << QByteArray("POST") << QByteArray("/x") << QByteArray("a");
}

void tst_RequestParser::acceptsBodies()
{
    checkAcceptance();
}

void tst_RequestParser::checkAcceptance()
{
    QFETCH(QByteArray, bytes);
    for (const qsizetype step : {bytes.size(), qsizetype(1), qsizetype(7)}) {
        if (step < bytes.size() && bytes.size() > 100'000)
            continue;
        RequestParser parser;
        QCOMPARE(feedInSteps(parser, bytes, step), bytes.size());
        QVERIFY2(parser.state() == State::Complete, qPrintable(failureCode(parser)));
        const HttpRequest read = parser.takeRequest();
        QTEST(read.method, "method");
        QTEST(read.path, "path");
        QTEST(read.body, "body");
        QCOMPARE(read.header("host"), QByteArray("localhost:8080"));
        QCOMPARE(parser.state(), State::Idle);
    }
}

void tst_RequestParser::leavesWhatFollows()
{
    const QByteArray first = request("POST / HTTP/1.1", "Content-Length: 2\r\n", "ab");
    RequestParser parser;
    QCOMPARE(parser.feed(first + "GET"), first.size());
    QCOMPARE(parser.state(), State::Complete);
    QCOMPARE(parser.feed("GET"), 0);

    RequestParser chunks;
    const QByteArray second = chunked("2\r\nab\r\n0\r\n\r\n");
    QCOMPARE(chunks.feed(second.chopped(3)), second.size() - 3);
    QCOMPARE(chunks.feed(second.last(3) + "GET"), 3);
    QCOMPARE(chunks.state(), State::Complete);
}

void tst_RequestParser::takesRequestsOneAfterTheOther()
{
    RequestParser parser;
    for (int i = 0; i < 3; ++i) {
        const QByteArray bytes =
            request("POST /" + QByteArray::number(i) + " HTTP/1.1", "Content-Length: 1\r\n", "b");
        QCOMPARE(parser.feed(bytes), bytes.size());
        QCOMPARE(parser.takeRequest().path, '/' + QByteArray::number(i));
    }
}

void tst_RequestParser::asksForContinueOnce()
{
    RequestParser parser;
    parser.feed(request("POST / HTTP/1.1", "Expect: 100-Continue\r\nContent-Length: 2\r\n"));
    QCOMPARE(parser.state(), State::Body);
    QVERIFY(parser.takeContinueWish());
    QVERIFY(!parser.takeContinueWish());
    parser.feed("ab");
    QCOMPARE(parser.takeRequest().body, QByteArray("ab"));
}

void tst_RequestParser::asksForNoContinueWhenTheBodyIsThere()
{
    RequestParser begun;
    begun.feed(request("POST / HTTP/1.1", "Expect: 100-continue\r\nContent-Length: 2\r\n", "a"));
    QCOMPARE(begun.state(), State::Body);
    QVERIFY(!begun.takeContinueWish());

    RequestParser old;
    old.feed(request("POST / HTTP/1.0", "Expect: 100-continue\r\nContent-Length: 2\r\n"));
    QCOMPARE(old.state(), State::Body);
    QVERIFY(!old.takeContinueWish());

    RequestParser bodiless;
    bodiless.feed(request("GET / HTTP/1.1", "Expect: 100-continue\r\n"));
    QCOMPARE(bodiless.state(), State::Complete);
}

void tst_RequestParser::dropsTrailers()
{
    RequestParser parser;
    parser.feed(chunked("1\r\na\r\n0\r\nAuthorization: Bearer x\r\n\r\n"));
    QCOMPARE(parser.state(), State::Complete);
    QVERIFY(!parser.takeRequest().hasHeader("Authorization"));
}

void tst_RequestParser::boundsEndlessTrailers()
{
    RequestParser parser;
    parser.feed(chunked("0\r\n"));
    qsizetype taken = 0;
    while (parser.state() == State::Body && taken < 1024 * 1024)
        taken += parser.feed("X-Trailer: y\r\n");
    QCOMPARE(parser.state(), State::Failed);
    QCOMPARE(parser.failure().status, 400);
    QVERIFY(taken <= 9 * 1024);
}

void tst_RequestParser::limitsAreOptions()
{
    const RequestLimits limits{.requestLine = 20, .head = 60, .headers = 2, .body = 3};
    const auto statusOf = [&limits](const QByteArray &bytes) {
        RequestParser parser(limits);
        parser.feed(bytes);
        return parser.state() == State::Failed ? parser.failure().status : 0;
    };
    QCOMPARE(statusOf("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), 0);
    QCOMPARE(statusOf("GET /0123456789 HTTP/1.1\r\n"), 414);
    QCOMPARE(statusOf("GET / HTTP/1.1\r\nA: b\r\nC: d\r\nE: f\r\n\r\n"), 431);
    QCOMPARE(statusOf("GET / HTTP/1.1\r\nA: 0123456789012345678901234567890123456789\r\n\r\n"), 431);
    QCOMPARE(statusOf("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n"), 413);
}

void tst_RequestParser::idleUntilTheFirstByte()
{
    RequestParser parser;
    QCOMPARE(parser.state(), State::Idle);
    parser.feed("\r\n");
    QCOMPARE(parser.state(), State::Idle);
    parser.feed("G");
    QCOMPARE(parser.state(), State::Head);
}

void tst_RequestParser::saysWhatATlsClientShouldDo()
{
    RequestParser parser;
    parser.feed("\x16\x03\x01");
    QVERIFY(parser.failure().body.contains("this port speaks http"));
}

QTEST_GUILESS_MAIN(tst_RequestParser)
#include "tst_requestparser.moc"
