#include "http/httpconnection.h"

#include "helpers/rawsocket.h"
#include "http/writebatcher.h"

#include <QPointer>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint16 port = 8080;

//! One connection under test, with a raw client at its other end. Answers with method and path unless told
//! otherwise.
class Bench {
public:
    explicit Bench(const HttpServerOptions &options = {})
        : m_context{options, HostCheck(port, {}, {u"http://app.test"_s}),
            [this](const HttpRequest &request) { return answer(request); },
            [this](const HttpRequest &request, const UpgradeReply &reply) { decide(request, reply); },
            m_batcher, &m_parent}
    {
        connection = new HttpConnection(m_pair.takeServerEnd(), m_context, &m_parent);
    }

    RawSocket &client() { return m_pair.client(); }

    QList<HttpRequest> requests;
    std::function<HttpResponse(const HttpRequest &)> answer = [this](const HttpRequest &request) {
        requests.append(request);
        return HttpResponse::text(200, QString::fromLatin1(request.method + ' ' + request.path));
    };
    std::function<void(const HttpRequest &, const UpgradeReply &)> decide =
        [](const HttpRequest &, const UpgradeReply &reply) { reply.accept({}, {}); };
    QPointer<HttpConnection> connection;

private:
    WriteBatcher m_batcher;
    HttpContext m_context;
    SocketPair m_pair;
    QObject m_parent; // deletes the connection before what it uses
};

QByteArray get(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost:8080\r\n" + headers + "\r\n";
}

} // namespace

class tst_HttpConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersAndStays();
    void answersPipelinedRequestsInOrder();
    void readsAByteAtATime();
    void endsWhenAsked();
    void leavesOutTheBodyOfHead();
    void saysContinue();
    void refusesAndEnds_data();
    void refusesAndEnds();
    void answersBeforeABodyThatIsTooLarge();
    void checksHostAndOriginBeforeTheHandlers();
    void timesOut_data();
    void timesOut();
    void aTrickleGainsNoTime();
    void endsAnIdleConnectionSilently();
    void stopsReadingWhileAnswersWait();
    void decidesLater();
    void handsOverBytesBehindTheHandshake();
    void rejectsAHandshake();
    void forgetsAClientThatLeavesWhileItsHandshakeIsDecided();
    void passesOverOtherUpgrades();
    void givesWay();
};

void tst_HttpConnection::answersAndStays()
{
    Bench bench;
    for (const QByteArray &path : {QByteArray("/a"), QByteArray("/b")}) {
        bench.client().send(get(path));
        const auto response = bench.client().nextResponse();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body, "GET " + path);
        QVERIFY(!response->head.contains("Connection: close"));
    }
    QCOMPARE(bench.requests.first().peerAddress, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(bench.requests.first().peerPort, bench.client().socket().localPort());
    QVERIFY(!bench.client().isEnded());
}

void tst_HttpConnection::answersPipelinedRequestsInOrder()
{
    Bench bench;
    QByteArray bytes;
    for (int i = 0; i < 50; ++i) {
        bytes += "POST /" + QByteArray::number(i)
            + " HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 4\r\n\r\nbody";
    }
    bench.client().send(bytes);
    for (int i = 0; i < 50; ++i) {
        const auto response = bench.client().nextResponse();
        QVERIFY(response);
        QCOMPARE(response->body, "POST /" + QByteArray::number(i));
        QCOMPARE(bench.requests[i].body, QByteArray("body"));
    }
}

void tst_HttpConnection::readsAByteAtATime()
{
    Bench bench;
    for (const char c : get("/slow")) {
        bench.client().send(QByteArray(1, c));
        bench.client().socket().flush();
        QCoreApplication::processEvents();
    }
    QVERIFY(bench.client().nextResponse());
}

void tst_HttpConnection::endsWhenAsked()
{
    Bench bench;
    bench.client().send(get("/a", "Connection: close\r\n") + get("/never"));
    QTRY_VERIFY(bench.client().isEnded());
    const auto response = bench.client().nextResponse();
    QVERIFY(response && response->head.contains("Connection: close"));
    QCOMPARE(bench.client().received(), QByteArray());
    QCOMPARE(bench.requests.size(), 1);
    QTRY_VERIFY(!bench.connection);
}

void tst_HttpConnection::leavesOutTheBodyOfHead()
{
    Bench bench;
    bench.client().send("HEAD /a HTTP/1.1\r\nHost: localhost:8080\r\n\r\n" + get("/b"));
    auto response = bench.client().nextResponse(true);
    QVERIFY(response);
    QVERIFY(response->head.contains("Content-Length: 7\r\n"));
    QVERIFY((response = bench.client().nextResponse()));
    QCOMPARE(response->body, QByteArray("GET /b"));
}

void tst_HttpConnection::saysContinue()
{
    Bench bench;
    bench.client().send(
        "POST /a HTTP/1.1\r\nHost: localhost:8080\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QTRY_COMPARE(bench.client().received(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    bench.client().nextResponse(true);
    bench.client().send("ok");
    QVERIFY(bench.client().nextResponse());
    QCOMPARE(bench.requests.first().body, QByteArray("ok"));
}

void tst_HttpConnection::refusesAndEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("a TLS hello") << QByteArray("\x16\x03\x01") << 400;
    QTest::newRow("a smuggled request") << QByteArray(
                                               "POST / HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: "
                                               "6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
            + get("/smuggled") << 400;
    QTest::newRow("a long head") << get("/", "X: " + QByteArray(20'000, 'x') + "\r\n") << 431;
    QTest::newRow("HTTP/3.0") << QByteArray("GET / HTTP/3.0\r\n\r\n") << 505;
}

void tst_HttpConnection::refusesAndEnds()
{
    QFETCH(QByteArray, bytes);
    Bench bench;
    bench.client().send(bytes);
    QTRY_VERIFY(bench.client().isEnded());
    const auto response = bench.client().nextResponse();
    QVERIFY(response);
    QTEST(response->status, "status");
    QVERIFY(response->head.contains("Connection: close"));
    QCOMPARE(bench.client().received(), QByteArray());
    QVERIFY(bench.requests.isEmpty());
}

void tst_HttpConnection::answersBeforeABodyThatIsTooLarge()
{
    Bench bench;
    bench.client().send("POST / HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 1500000\r\n\r\n");
    bench.client().send(QByteArray(1'500'000, 'x'));
    QTRY_VERIFY(bench.client().isEnded());
    const auto response = bench.client().nextResponse();
    QVERIFY2(response, "the answer must survive the unread body");
    QCOMPARE(response->status, 413);
}

void tst_HttpConnection::checksHostAndOriginBeforeTheHandlers()
{
    Bench bench;
    bool asked = false;
    bench.decide = [&asked](const HttpRequest &, const UpgradeReply &) { asked = true; };
    const auto statusOf = [&bench](const QByteArray &bytes) {
        bench.client().send(bytes);
        const auto response = bench.client().nextResponse();
        return response ? response->status : 0;
    };
    QCOMPARE(statusOf("GET / HTTP/1.1\r\n\r\n"), 400);
    QCOMPARE(statusOf("GET / HTTP/1.1\r\nHost: evil\r\n\r\n"), 421);
    QCOMPARE(statusOf(get("/", "Origin: http://evil\r\n")), 403);
    QCOMPARE(statusOf(QByteArray(handshakeRequest(port)).replace("localhost", "rebound.evil")), 421);
    QCOMPARE(statusOf(handshakeRequest(port, "Origin: null\r\n")), 403);
    QVERIFY(bench.requests.isEmpty());
    QVERIFY(!asked);
    QCOMPARE(statusOf(get("/", "Origin: http://app.test\r\n")), 200);
}

void tst_HttpConnection::timesOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("silence from the start") << QByteArray();
    QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHost: loc");
    QTest::newRow("half a body") << QByteArray(
        "POST / HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 10\r\n\r\nhalf");
    QTest::newRow("a chunk that never ends")
        << QByteArray("POST / HTTP/1.1\r\nHost: localhost:8080\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab");
}

void tst_HttpConnection::timesOut()
{
    QFETCH(QByteArray, bytes);
    Bench bench({.headTimeout = 30ms, .bodyTimeout = 30ms, .idleTimeout = 1h});
    bench.client().send(bytes);
    QTRY_VERIFY(bench.client().isEnded());
    const auto response = bench.client().nextResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 408);
}

void tst_HttpConnection::aTrickleGainsNoTime()
{
    Bench bench({.headTimeout = 100ms, .idleTimeout = 1h});
    // A header every few milliseconds, without end.
    QTimer trickle;
    connect(&trickle, &QTimer::timeout, this, [&bench] { bench.client().send("X: y\r\n"); });
    bench.client().send("GET / HTTP/1.1\r\n");
    trickle.start(5ms);
    QTRY_VERIFY(bench.client().isEnded());
    QVERIFY(bench.client().received().startsWith("HTTP/1.1 4"));
}

void tst_HttpConnection::endsAnIdleConnectionSilently()
{
    Bench bench({.idleTimeout = 30ms});
    bench.client().send(get("/a"));
    QVERIFY(bench.client().nextResponse());
    QTRY_VERIFY(bench.client().isEnded());
    QCOMPARE(bench.client().received(), QByteArray());
}

void tst_HttpConnection::stopsReadingWhileAnswersWait()
{
    Bench bench;
    int answered = 0;
    bench.answer = [&answered](const HttpRequest &) {
        ++answered;
        return HttpResponse{200, {}, QByteArray(1'000'000, 'x')};
    };
    bench.client().socket().setReadBufferSize(1024);
    constexpr int count = 100;
    bench.client().send(get("/").repeated(count));
    QTRY_VERIFY(answered > 0);
    QTRY_COMPARE(bench.client().socket().bytesToWrite(), 0);
    QVERIFY2(answered < count / 2, qPrintable(QString::number(answered)));
    bench.client().socket().setReadBufferSize(0);
    for (int i = 0; i < count; ++i)
        QVERIFY(bench.client().nextResponse());
    QCOMPARE(answered, count);
}

void tst_HttpConnection::decidesLater()
{
    Bench bench;
    std::optional<UpgradeReply> kept;
    bench.decide = [&kept](const HttpRequest &, const UpgradeReply &reply) { kept = reply; };
    bench.client().send(handshakeRequest(port, "Sec-WebSocket-Protocol: a.v1, b.v1\r\n"));
    QTRY_VERIFY(kept);
    QVERIFY(!bench.connection->isWaiting());
    QPointer<WebSocketConnection> socket;
    kept->accept(u"b.v1"_s, [&socket](WebSocketConnection *connection) { socket = connection; });
    QVERIFY(socket);
    QCOMPARE(socket->subprotocol(), u"b.v1"_s);
    const auto response = bench.client().nextResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 101);
    QVERIFY(response->head.contains("Sec-WebSocket-Protocol: b.v1\r\n"));
    QVERIFY(response->head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
    socket->sendText("hello");
    QTRY_COMPARE(bench.client().received(), QByteArray("\x81\x05hello"));
    QTRY_VERIFY(!bench.connection);
}

void tst_HttpConnection::handsOverBytesBehindTheHandshake()
{
    Bench bench;
    bench.client().send(handshakeRequest(port) + clientFrame(0x89, "early"));
    QVERIFY(bench.client().nextResponse());
    QTRY_COMPARE(bench.client().received(),
        QByteArray("\x8a\x05"
                   "early"));
}

void tst_HttpConnection::rejectsAHandshake()
{
    Bench bench;
    bench.decide = [](const HttpRequest &, const UpgradeReply &reply) {
        reply.reject(
            HttpResponse::error(401, u"JWT_EXP"_s, u"expired"_s).addHeader("WWW-Authenticate", "Bearer"));
    };
    bench.client().send(handshakeRequest(port));
    QTRY_VERIFY(bench.client().isEnded());
    const auto response = bench.client().nextResponse();
    QCOMPARE(response->status, 401);
    QVERIFY(response->head.contains("WWW-Authenticate: Bearer"));
}

void tst_HttpConnection::forgetsAClientThatLeavesWhileItsHandshakeIsDecided()
{
    Bench bench;
    std::optional<UpgradeReply> kept;
    bench.decide = [&kept](const HttpRequest &, const UpgradeReply &reply) { kept = reply; };
    bench.client().send(handshakeRequest(port));
    QTRY_VERIFY(kept);
    bench.client().socket().abort();
    QTRY_VERIFY(!bench.connection);
    bool opened = false;
    kept->accept({}, [&opened](WebSocketConnection *) { opened = true; });
    QVERIFY(!opened);
}

void tst_HttpConnection::passesOverOtherUpgrades()
{
    Bench bench;
    bench.client().send(get("/a", "Connection: Upgrade\r\nUpgrade: h2c\r\n"));
    QVERIFY(bench.client().nextResponse());
    QCOMPARE(bench.requests.size(), 1);
}

void tst_HttpConnection::givesWay()
{
    Bench busy;
    busy.client().send("GET / HT");
    QTRY_VERIFY(busy.connection->isWaiting());
    busy.connection->giveWay(u"full"_s);
    QVERIFY(busy.connection->isOver());
    QTRY_VERIFY(busy.client().isEnded());
    QCOMPARE(busy.client().nextResponse()->status, 503);

    Bench idle;
    idle.client().send(get("/"));
    QVERIFY(idle.client().nextResponse());
    QVERIFY(idle.connection->hasCompletedRequest());
    idle.connection->giveWay(u"full"_s);
    QTRY_VERIFY(idle.client().isEnded());
    QCOMPARE(idle.client().received(), QByteArray());
}

QTEST_GUILESS_MAIN(tst_HttpConnection)
#include "tst_httpconnection.moc"
