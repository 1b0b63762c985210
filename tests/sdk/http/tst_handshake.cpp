#include "http/handshake.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

HttpRequest handshake()
{
    return {.method = "GET",
        .target = "/client/hubs/chat",
        .headers = {{"Host", "localhost:8080"}, {"Upgrade", "websocket"}, {"Connection", "Upgrade"},
            {"Sec-WebSocket-Version", "13"}, {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}}};
}

HttpRequest with(const QByteArray &name, const QByteArray &value)
{
    HttpRequest request = handshake();
    request.headers.removeIf([&name](const HttpHeader &header) { return header.first == name; });
    request.headers.append({name, value});
    return request;
}

HttpRequest twice(const QByteArray &name)
{
    HttpRequest request = handshake();
    request.headers.append({name, request.header(name)});
    return request;
}

HttpRequest without(const QByteArray &name)
{
    HttpRequest request = handshake();
    request.headers.removeIf([&name](const HttpHeader &header) { return header.first == name; });
    return request;
}

} // namespace

Q_DECLARE_METATYPE(HttpRequest)

class tst_Handshake : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judges_data();
    void judges();
    void namesTheVersion();
    void allowsGet();
    void knowsWhoAsks();
    void readsTheOffer();
    void answersAsTheStandardDoes();
};

void tst_Handshake::judges_data()
{
    QTest::addColumn<HttpRequest>("request");
    QTest::addColumn<int>("status");

    QTest::newRow("a plain handshake is fine") << handshake() << 0;
    QTest::newRow("a list in Connection is fine") << with("Connection", "keep-alive, Upgrade") << 0;
    QTest::newRow("capitals are fine") << with("Upgrade", "WebSocket") << 0;
    QTest::newRow("an offer of subprotocols is fine") << with("Sec-WebSocket-Protocol", "a.v1, b.v1") << 0;
    QTest::newRow("extensions are passed over")
        << with("Sec-WebSocket-Extensions", "permessage-deflate") << 0;
    HttpRequest post = handshake();
    post.method = "POST";
    QTest::newRow("POST") << post << 405;
    HttpRequest old = handshake();
    old.minorVersion = 0;
    QTest::newRow("HTTP/1.0") << old << 400;
    HttpRequest withBody = handshake();
    withBody.body = "x";
    QTest::newRow("a body") << withBody << 400;
    QTest::newRow("no Connection") << without("Connection") << 400;
    QTest::newRow("Connection without upgrade") << with("Connection", "keep-alive") << 400;
    QTest::newRow("no version") << without("Sec-WebSocket-Version") << 400;
    QTest::newRow("two versions") << twice("Sec-WebSocket-Version") << 400;
    QTest::newRow("version 12") << with("Sec-WebSocket-Version", "12") << 426;
    QTest::newRow("version 13.0") << with("Sec-WebSocket-Version", "13.0") << 426;
    QTest::newRow("no key") << without("Sec-WebSocket-Key") << 400;
    QTest::newRow("an empty key") << with("Sec-WebSocket-Key", "") << 400;
    QTest::newRow("a short key") << with("Sec-WebSocket-Key", "abc") << 400;
    QTest::newRow("a key of 15 bytes") << with("Sec-WebSocket-Key", QByteArray(15, 'k').toBase64()) << 400;
    QTest::newRow("a key of 17 bytes") << with("Sec-WebSocket-Key", QByteArray(17, 'k').toBase64()) << 400;
    QTest::newRow("a key that is not base64") << with("Sec-WebSocket-Key", "!!hlIHNhbXBsZSBub25jZQ==") << 400;
    QTest::newRow("two keys") << twice("Sec-WebSocket-Key") << 400;
    QTest::newRow("a subprotocol twice") << with("Sec-WebSocket-Protocol", "a, b, a") << 400;
    QTest::newRow("a subprotocol with a blank") << with("Sec-WebSocket-Protocol", "a b") << 400;
}

void tst_Handshake::judges()
{
    QFETCH(HttpRequest, request);
    const auto fault = handshakeFault(request);
    QTEST(fault ? fault->status : 0, "status");
}

void tst_Handshake::namesTheVersion()
{
    const auto fault = handshakeFault(with("Sec-WebSocket-Version", "8"));
    QVERIFY(fault);
    QCOMPARE(fault->header("sec-websocket-version"), QByteArray("13"));
}

void tst_Handshake::allowsGet()
{
    HttpRequest request = handshake();
    request.method = "DELETE";
    QCOMPARE(handshakeFault(request)->header("Allow"), QByteArray("GET"));
}

void tst_Handshake::knowsWhoAsks()
{
    QVERIFY(asksForWebSocket(handshake()));
    QVERIFY(!asksForWebSocket(without("Upgrade")));
    QVERIFY(!asksForWebSocket(with("Upgrade", "h2c")));
}

void tst_Handshake::readsTheOffer()
{
    HttpRequest request = with("Sec-WebSocket-Protocol", "b.v1 ,a.v1");
    request.headers.append(HttpHeader("sec-websocket-protocol", "c"));
    QCOMPARE(offeredSubprotocols(request), QStringList({u"b.v1"_s, u"a.v1"_s, u"c"_s}));
    QVERIFY(offeredSubprotocols(handshake()).isEmpty());
}

void tst_Handshake::answersAsTheStandardDoes()
{
    // RFC 6455 section 1.3 has this pair.
    const HttpResponse answer = handshakeAnswer(handshake(), u"a.v1"_s);
    QCOMPARE(answer.status, 101);
    QCOMPARE(answer.header("Sec-WebSocket-Accept"), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    QCOMPARE(answer.header("Sec-WebSocket-Protocol"), QByteArray("a.v1"));
    QVERIFY(handshakeAnswer(handshake(), {}).header("Sec-WebSocket-Protocol").isNull());
}

QTEST_GUILESS_MAIN(tst_Handshake)
#include "tst_handshake.moc"
