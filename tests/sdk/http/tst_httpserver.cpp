#include "http/httpserver.h"

#include "helpers/rawsocket.h"

#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint8 text = 0x81;

HttpResponse echo(const HttpRequest &request)
{
    return HttpResponse::text(200, QString::fromLatin1(request.path));
}

//! Sends each message to everyone else.
class Broadcast : public WebSocketListener {
public:
    QList<WebSocketConnection *> open;
    QList<WebSocketClose> closes;

    HttpServer::UpgradeHandler handler()
    {
        return [this](const HttpRequest &, const UpgradeReply &reply) {
            reply.accept({}, [this](WebSocketConnection *connection) {
                connection->setListener(this);
                open.append(connection);
            });
        };
    }

    void messageReceived(WebSocketConnection *from, Opcode opcode, const QByteArray &payload) override
    {
        const QByteArray frame = encodeFrame(opcode, payload);
        for (WebSocketConnection *connection : std::as_const(open)) {
            if (connection != from)
                connection->sendFrame(frame);
        }
    }

    void closed(WebSocketConnection *connection, const WebSocketClose &close) override
    {
        open.removeOne(connection);
        closes.append(close);
    }
};

QByteArray get(quint16 port, const QByteArray &path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) + "\r\n\r\n";
}

std::unique_ptr<RawSocket> openWebSocket(quint16 port)
{
    auto client = std::make_unique<RawSocket>(port);
    client->send(handshakeRequest(port));
    if (!client->nextResponse())
        qFatal("the handshake was not answered");
    return client;
}

} // namespace

class tst_HttpServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listensOnLoopbackByDefault();
    void tellsThatThePortIsTaken();
    void listensOnIpv6();
    void letsInAllowedHostsAndOrigins();
    void answersWhileManyAreSlow();
    void prefersThoseWhoHaveAsked();
    void refusesNewcomersWhenNoneCanGiveWay();
    void webSocketsDoNotCount();
    void fansOut();
    void oneSlowReaderDoesNotHoldUpOthers();
    void answersWithoutHandlers();
    void closesAll();
    void drainsAtOnceWhenEmpty();
    void mayBeDeletedWithOpenConnections();
};

void tst_HttpServer::listensOnLoopbackByDefault()
{
    HttpServer server({}, echo, {});
    QCOMPARE(server.port(), 0);
    QVERIFY(server.listen());
    QVERIFY(server.port() > 0);
    RawSocket client(server.port());
    client.send(get(server.port(), "/hello"));
    const auto response = client.nextResponse();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("/hello"));
    QCOMPARE(HttpServerOptions().address, QHostAddress(QHostAddress::LocalHost));
}

void tst_HttpServer::tellsThatThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    HttpServer server({.port = other.serverPort()}, echo, {});
    const auto result = server.listen();
    QVERIFY(!result);
    QCOMPARE(result.error().name, u"PORT_TAKEN"_s);
    QVERIFY(result.error().message.contains(QString::number(other.serverPort())));
}

void tst_HttpServer::listensOnIpv6()
{
    HttpServer server({.address = QHostAddress(QHostAddress::LocalHostIPv6)}, echo, {});
    if (!server.listen())
        QSKIP("this computer has no IPv6");
    QTcpSocket client;
    client.setProxy(QNetworkProxy::NoProxy);
    client.connectToHost(QHostAddress(QHostAddress::LocalHostIPv6), server.port());
    QVERIFY(client.waitForConnected());
    client.write("GET /six HTTP/1.1\r\nHost: [::1]:" + QByteArray::number(server.port()) + "\r\n\r\n");
    QTRY_VERIFY(client.bytesAvailable() > 0);
    QVERIFY(client.readAll().endsWith("/six"));
}

void tst_HttpServer::letsInAllowedHostsAndOrigins()
{
    HttpServer server({.allowedHosts = {u"devbox"_s}, .allowedOrigins = {u"http://app.test"_s}}, echo, {});
    QVERIFY(server.listen());
    RawSocket client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: devbox:" + QByteArray::number(server.port())
        + "\r\nOrigin: http://app.test\r\n\r\n");
    const auto response = client.nextResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
}

void tst_HttpServer::answersWhileManyAreSlow()
{
    HttpServer server({.headTimeout = 1h, .bodyTimeout = 1h}, echo, {});
    QVERIFY(server.listen());
    std::vector<std::unique_ptr<RawSocket>> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(std::make_unique<RawSocket>(server.port()));
        slow.back()->send("GET / HTTP/1.1\r\nX-Slow:");
    }
    RawSocket good(server.port());
    good.send(get(server.port(), "/good"));
    const auto response = good.nextResponse();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("/good"));
    const auto isEnded = [](const std::unique_ptr<RawSocket> &client) { return client->isEnded(); };
    QTRY_COMPARE(
        std::count_if(slow.begin(), slow.end(), isEnded), 201 - HttpServerOptions().maxHttpConnections);
    // The oldest went first.
    QVERIFY(isEnded(slow.front()));
    QVERIFY(!isEnded(slow.back()));
}

void tst_HttpServer::prefersThoseWhoHaveAsked()
{
    HttpServer server({.maxHttpConnections = 2}, echo, {});
    QVERIFY(server.listen());
    RawSocket known(server.port());
    known.send(get(server.port(), "/a"));
    QVERIFY(known.nextResponse());
    RawSocket silent(server.port());
    RawSocket newcomer(server.port());
    newcomer.send(get(server.port(), "/b"));
    QVERIFY(newcomer.nextResponse());
    QTRY_VERIFY(silent.isEnded());
    QVERIFY(!known.isEnded());
}

void tst_HttpServer::refusesNewcomersWhenNoneCanGiveWay()
{
    std::optional<UpgradeReply> kept;
    HttpServer server({.maxHttpConnections = 1}, echo,
        [&kept](const HttpRequest &, const UpgradeReply &reply) { kept = reply; });
    QVERIFY(server.listen());
    RawSocket undecided(server.port());
    undecided.send(handshakeRequest(server.port()));
    QTRY_VERIFY(kept);
    RawSocket newcomer(server.port());
    QTRY_VERIFY(newcomer.isEnded());
    QCOMPARE(newcomer.nextResponse()->status, 503);
    kept->accept({}, {});
    const auto response = undecided.nextResponse();
    QVERIFY(response);
    QCOMPARE(response->status, 101);
}

void tst_HttpServer::webSocketsDoNotCount()
{
    Broadcast broadcast;
    HttpServer server({.maxHttpConnections = 2}, echo, broadcast.handler());
    QVERIFY(server.listen());
    std::vector<std::unique_ptr<RawSocket>> clients;
    for (int i = 0; i < 5; ++i)
        clients.push_back(openWebSocket(server.port()));
    QCOMPARE(broadcast.open.size(), 5);
    QVERIFY(
        std::none_of(clients.begin(), clients.end(), [](const auto &client) { return client->isEnded(); }));
}

void tst_HttpServer::fansOut()
{
    Broadcast broadcast;
    HttpServer server({}, echo, broadcast.handler());
    QVERIFY(server.listen());
    std::vector<std::unique_ptr<RawSocket>> subscribers;
    for (int i = 0; i < 20; ++i)
        subscribers.push_back(openWebSocket(server.port()));
    const auto publisher = openWebSocket(server.port());
    constexpr int count = 500;
    QByteArray expected;
    for (int i = 0; i < count; ++i) {
        const QByteArray payload = "message " + QByteArray::number(i);
        publisher->send(clientFrame(text, payload));
        expected += encodeFrame(Opcode::Text, payload);
    }
    for (const auto &subscriber : subscribers)
        QTRY_COMPARE(subscriber->received(), expected);
    QCOMPARE(publisher->received(), QByteArray());
}

void tst_HttpServer::oneSlowReaderDoesNotHoldUpOthers()
{
    Broadcast broadcast;
    HttpServer server(
        {.webSocket = {.maxQueuedBytes = 1024 * 1024, .closeTimeout = 30ms}}, echo, broadcast.handler());
    QVERIFY(server.listen());
    const auto slow = openWebSocket(server.port());
    const auto good = openWebSocket(server.port());
    const auto publisher = openWebSocket(server.port());
    slow->socket().setReadBufferSize(1024);
    const QByteArray payload(100'000, 'x');
    const qsizetype frameSize = encodeFrame(Opcode::Text, payload).size();
    qsizetype sent = 0;
    while (broadcast.closes.isEmpty() && sent < 1000) {
        publisher->send(clientFrame(text, payload));
        ++sent;
        QTRY_COMPARE(good->received().size(), sent * frameSize);
    }
    QCOMPARE(broadcast.closes.size(), 1);
    QCOMPARE(broadcast.closes.first().code, CloseCode::policyViolation);
    QCOMPARE(broadcast.open.size(), 2);
}

void tst_HttpServer::answersWithoutHandlers()
{
    HttpServer server({}, {}, {});
    QVERIFY(server.listen());
    for (const QByteArray &bytes : {get(server.port(), "/a"), handshakeRequest(server.port())}) {
        RawSocket client(server.port());
        client.send(bytes);
        const auto response = client.nextResponse();
        QVERIFY(response);
        QCOMPARE(response->status, 404);
    }
}

void tst_HttpServer::closesAll()
{
    Broadcast broadcast;
    HttpServer server({.lingerTimeout = 50ms}, echo, broadcast.handler());
    QVERIFY(server.listen());
    QSignalSpy drained(&server, &HttpServer::drained);
    const auto client = openWebSocket(server.port());
    RawSocket idle(server.port());
    idle.send(get(server.port(), "/a"));
    QVERIFY(idle.nextResponse());
    server.close(CloseCode::goingAway, u"stop"_s);
    QCOMPARE(server.port(), 0);
    const auto frame = client->nextFrame();
    QVERIFY(frame);
    QCOMPARE(frame->closeCode(), 1001);
    QCOMPARE(frame->payload.sliced(2), QByteArray("stop"));
    QVERIFY(drained.isEmpty());
    client->send(clientFrame(0x88, frame->payload));
    QTRY_COMPARE(broadcast.closes.size(), 1);
    QTRY_VERIFY(idle.isEnded());
    QTRY_COMPARE(drained.size(), 1);
}

void tst_HttpServer::drainsAtOnceWhenEmpty()
{
    HttpServer server({}, echo, {});
    QVERIFY(server.listen());
    QSignalSpy drained(&server, &HttpServer::drained);
    server.close();
    QVERIFY(drained.isEmpty());
    QTRY_COMPARE(drained.size(), 1);
}

void tst_HttpServer::mayBeDeletedWithOpenConnections()
{
    Broadcast broadcast;
    auto server = std::make_unique<HttpServer>(HttpServerOptions{}, echo, broadcast.handler());
    QVERIFY(server->listen());
    const auto client = openWebSocket(server->port());
    RawSocket half(server->port());
    half.send("GET / HT");
    broadcast.open.first()->sendText("unsent");
    server.reset();
    QTRY_VERIFY(client->isEnded());
    QTRY_VERIFY(half.isEnded());
    QVERIFY(broadcast.closes.isEmpty());
}

QTEST_GUILESS_MAIN(tst_HttpServer)
#include "tst_httpserver.moc"
