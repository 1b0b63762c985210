#include "client/negotiatecredential.h"
#include "client/webpubsubclient.h"
#include "helpers/cannedserver.h"
#include "helpers/testhub.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Method = NegotiateOptions::Method;

class tst_NegotiateCredential : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asks_data();
    void asks();
    void refusesBadOptions_data();
    void refusesBadOptions();
    void tellsHttpErrors_data();
    void tellsHttpErrors();
    void tellsBadAnswers();
    void doesNotFollowRedirects();
    void capsTheAnswer();
    void givesUpAfterItsTime();
    void abortEndsTheExchange();
    void tellsBrokenExchanges_data();
    void tellsBrokenExchanges();
    void reachesLoopbackWithoutProxy();
    void connectsAClient();
    void isAskedForEachConnection();
    void aDestroyedClientAsksNoMore();
};

namespace {

const QByteArray answer = R"({"url":"wss://h/client/hubs/chat?access_token=CANARY"})";

//! Waits for \p reply, which is gone afterwards.
Result<QUrl> outcome(WebPubSubReplyOf<QUrl> *reply)
{
    QSignalSpy finished(reply, &WebPubSubReply::finished);
    Result<QUrl> result = Error{.name = u"no answer"_s};
    QObject::connect(reply, &WebPubSubReply::finished, [&] { result = reply->result(); });
    (void)finished.wait(10'000);
    return result;
}

NegotiateOptions at(quint16 port, const QString &rest = u"/negotiate"_s)
{
    return {.endpoint = QUrl(u"http://localhost:%1%2"_s.arg(port).arg(rest))};
}

//! Nothing of the answer or the request's credentials.
bool isDiscreet(const Error &error)
{
    return !error.message.contains(u"CANARY") && !error.name.contains(u"CANARY");
}

} // namespace

void tst_NegotiateCredential::asks_data()
{
    QTest::addColumn<NegotiateOptions>("options");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("body");
    const QByteArray get = "GET /negotiate?id=ann HTTP/1.1";
    const QByteArray post = "POST /negotiate?id=ann HTTP/1.1";
    QTest::newRow("GET") << NegotiateOptions{} << get << QByteArray("Accept")
                         << QByteArray("application/json") << QByteArray();
    QTest::newRow("GET has no body") << NegotiateOptions{.body = "x"} << get << QByteArray("Content-Type")
                                     << QByteArray() << QByteArray();
    QTest::newRow("headers") << NegotiateOptions{.headers = {{"Authorization", "Bearer CANARY"}}} << get
                             << QByteArray("Authorization") << QByteArray("Bearer CANARY") << QByteArray();
    QTest::newRow("POST") << NegotiateOptions{.method = Method::Post, .body = R"({"user":"ann"})"} << post
                          << QByteArray("Content-Type") << QByteArray("application/json")
                          << QByteArray(R"({"user":"ann"})");
    QTest::newRow("POST of another type") << NegotiateOptions{.method = Method::Post,
        .headers = {{"content-type", "application/x-www-form-urlencoded"}},
        .body = "user=ann"} << post << QByteArray("Content-Type")
                                          << QByteArray("application/x-www-form-urlencoded")
                                          << QByteArray("user=ann");
    QTest::newRow("empty POST") << NegotiateOptions{.method = Method::Post} << post
                                << QByteArray("Content-Length") << QByteArray("0") << QByteArray();
}

void tst_NegotiateCredential::asks()
{
    QFETCH(NegotiateOptions, options);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, body);
    CannedServer server;
    server.answer("200 OK\r\nContent-Type: application/json", answer);
    options.endpoint = at(server.port(), u"/negotiate?id=ann"_s).endpoint;
    const Result<QUrl> url = outcome(NegotiateCredential(options).getClientAccessUrl());
    QVERIFY2(url, url ? "" : qPrintable(url.error().message));
    QCOMPARE(url->toString(), u"wss://h/client/hubs/chat?access_token=CANARY"_s);
    QCOMPARE(server.requests().size(), 1);
    const CannedServer::Request request = server.requests().constFirst();
    QCOMPARE(request.line, line);
    QCOMPARE(request.header(header), value);
    QCOMPARE(request.body, body);
    QVERIFY(!request.head.toLower().contains("http2-settings")); // HTTP/2 is not offered
}

void tst_NegotiateCredential::refusesBadOptions_data()
{
    QTest::addColumn<NegotiateOptions>("options");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *what, const NegotiateOptions &options, const char *name,
                         const char *hint) {
        QTest::newRow(what) << options << QString::fromLatin1(name) << QString::fromLatin1(hint);
    };
    const auto url = [](const char *text) {
        return NegotiateOptions{.endpoint = QUrl(QString::fromLatin1(text))};
    };
    const NegotiateOptions good = url("https://h/negotiate");
    const auto withHeader = [good](const QByteArray &name, const QByteArray &value) {
        NegotiateOptions options = good;
        options.headers = {{"Fine", "1"}, {name, value}};
        return options;
    };
    row("empty", url(""), "NEGOTIATE_URL", "not a URL with a host");
    row("no host", url("https:///negotiate"), "NEGOTIATE_URL", "not a URL with a host");
    row("plain http elsewhere", url("http://example.net/n?code=CANARY"), "NEGOTIATE_URL", "which anybody");
    row("an address that only looks like loopback", url("http://127.0.0.1.example.net/"), "NEGOTIATE_URL",
        "Expected https");
    row("ws", url("wss://h/negotiate"), "NEGOTIATE_URL", "Expected https");
    row("file", url("file://h/etc/passwd"), "NEGOTIATE_URL", "Expected https");
    row("user info", url("https://ann:CANARY@h/"), "NEGOTIATE_URL", "Authorization header");
    row("header name", withHeader("A B", "x"), "NEGOTIATE_HEADER", "Header 2");
    row("empty header name", withHeader("", "CANARY"), "NEGOTIATE_HEADER", "Header 2");
    row("header splitting", withHeader("X", "CANARY\r\nEvil: 1"), "NEGOTIATE_HEADER", "\"X\"");
    row("a line break from a file", withHeader("Authorization", "CANARY\n"), "NEGOTIATE_HEADER",
        "line break");
    NegotiateOptions path = good;
    path.urlPath = u"data..url"_s;
    row("path", path, "NEGOTIATE_PATH", "data..url");
}

void tst_NegotiateCredential::refusesBadOptions()
{
    QFETCH(NegotiateOptions, options);
    QFETCH(QString, name);
    QFETCH(QString, hint);
    const Result<QUrl> url = outcome(NegotiateCredential(options).getClientAccessUrl());
    QVERIFY(!url);
    QCOMPARE(url.error().name, name);
    QCOMPARE(url.error().kind, ErrorKind::Invalid);
    QVERIFY2(url.error().message.contains(hint), qPrintable(url.error().message));
    QVERIFY(isDiscreet(url.error()));
}

void tst_NegotiateCredential::tellsHttpErrors_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *status, const char *name, ErrorKind kind, const char *hint) {
        QTest::newRow(status) << QByteArray(status) << QString::fromLatin1(name) << kind
                              << QString::fromLatin1(hint);
    };
    row("401 Unauthorized", "NegotiateRefused", ErrorKind::Unauthorized, "(401)");
    row("403 Forbidden", "NegotiateRefused", ErrorKind::Unauthorized, "(403)");
    row("400 Bad Request", "NegotiateRejected", ErrorKind::Rejected, "body and headers");
    row("404 Not Found", "NegotiateRejected", ErrorKind::Rejected, "check the endpoint");
    row("405 Method Not Allowed", "NegotiateRejected", ErrorKind::Rejected, "another method");
    row("301 Moved", "NegotiateRejected", ErrorKind::Rejected, "use the final address");
    row("429 Too Many Requests", "NegotiateRejected", ErrorKind::Network, "too often");
    row("500 Internal Server Error", "NegotiateRejected", ErrorKind::Network, "look at its log");
    row("503 Service Unavailable", "NegotiateRejected", ErrorKind::Network, "HTTP 503");
}

void tst_NegotiateCredential::tellsHttpErrors()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, name);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, hint);
    CannedServer server;
    server.answer(status, "CANARY " + answer);
    NegotiateOptions options = at(server.port(), u"/negotiate?code=CANARY"_s);
    options.headers = {{"X-Key", "CANARY"}};
    const Result<QUrl> url = outcome(NegotiateCredential(options).getClientAccessUrl());
    QVERIFY(!url);
    QCOMPARE(url.error().name, name);
    QCOMPARE(url.error().kind, kind);
    QCOMPARE(url.error().httpStatus, status.left(3).toInt());
    QVERIFY2(url.error().message.contains(hint), qPrintable(url.error().message));
    QVERIFY2(url.error().message.contains(u"/negotiate?code=REDACTED"), qPrintable(url.error().message));
    QVERIFY(isDiscreet(url.error()));
    QCOMPARE(server.requests().size(), 1);
}

void tst_NegotiateCredential::tellsBadAnswers()
{
    CannedServer server;
    server.answer("200 OK", R"({"token":"CANARY"})");
    const Result<QUrl> url = outcome(NegotiateCredential(at(server.port())).getClientAccessUrl());
    QVERIFY(!url);
    QCOMPARE(url.error().name, u"NEGOTIATE_ANSWER"_s);
    QVERIFY(isDiscreet(url.error()));
}

void tst_NegotiateCredential::doesNotFollowRedirects()
{
    CannedServer elsewhere;
    elsewhere.answer("200 OK", answer);
    CannedServer server;
    server.answer(
        "302 Found\r\nLocation: http://localhost:" + QByteArray::number(elsewhere.port()) + "/negotiate");
    NegotiateOptions options = at(server.port());
    options.headers = {{"Authorization", "Bearer CANARY"}};
    const Result<QUrl> url = outcome(NegotiateCredential(options).getClientAccessUrl());
    QVERIFY(!url);
    QCOMPARE(url.error().httpStatus, 302);
    QCOMPARE(elsewhere.requests().size(), 0);
}

void tst_NegotiateCredential::capsTheAnswer()
{
    for (const qint64 beyond : {0, 1}) {
        CannedServer server;
        // Blanks before, so that what is just short enough is read.
        server.answer("200 OK", QByteArray(maxNegotiateBytes - answer.size() + beyond, ' ') + answer);
        const Result<QUrl> url = outcome(NegotiateCredential(at(server.port())).getClientAccessUrl());
        QCOMPARE(bool(url), beyond == 0);
        if (!url)
            QCOMPARE(url.error().name, u"NEGOTIATE_SIZE"_s);
    }
}

void tst_NegotiateCredential::givesUpAfterItsTime()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    NegotiateOptions options = at(silent.serverPort());
    options.timeout = 30ms;
    const Result<QUrl> url = outcome(NegotiateCredential(options).getClientAccessUrl());
    QVERIFY(!url);
    QCOMPARE(url.error().name, u"NegotiateTimeout"_s);
    QCOMPARE(url.error().kind, ErrorKind::Timeout);
    QVERIFY2(url.error().message.contains(u"0.03 s"), qPrintable(url.error().message));
}

void tst_NegotiateCredential::abortEndsTheExchange()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QPointer<WebPubSubReplyOf<QUrl>> reply =
        NegotiateCredential(at(silent.serverPort())).getClientAccessUrl();
    QVERIFY(silent.waitForNewConnection(5000) || silent.hasPendingConnections());
    QTcpSocket *socket = silent.nextPendingConnection();
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    reply->abort();
    QCOMPARE(reply->result().error().name, u"Cancelled"_s);
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QTRY_VERIFY(!reply);
}

void tst_NegotiateCredential::tellsBrokenExchanges_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArray>("reply"); // empty: nothing listens
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing listens") << u"http"_s << QByteArray() << u"ConnectionRefused"_s;
    QTest::newRow("no HTTP") << u"http"_s << QByteArray("220 mail ready\r\n") << u"NegotiateFailed"_s;
    QTest::newRow("cut amid the body")
        << u"http"_s << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"url\":\"CANARY")
        << u"NegotiateFailed"_s;
    QTest::newRow("TLS to a plain port") << u"https"_s << QByteArray("no TLS here") << u"TlsFailed"_s;
}

void tst_NegotiateCredential::tellsBrokenExchanges()
{
    QFETCH(QString, scheme);
    QFETCH(QByteArray, reply);
    QFETCH(QString, name);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, reply] {
            socket->write(reply);
            socket->disconnectFromHost();
        });
    });
    NegotiateOptions options = at(server.serverPort());
    options.endpoint.setScheme(scheme);
    if (reply.isEmpty())
        server.close();
    const Result<QUrl> url = outcome(NegotiateCredential(options).getClientAccessUrl());
    QVERIFY(!url);
    QCOMPARE(url.error().name, name);
    QCOMPARE(url.error().kind, ErrorKind::Network);
    QVERIFY(isDiscreet(url.error()));
}

void tst_NegotiateCredential::reachesLoopbackWithoutProxy()
{
    CannedServer proxy;
    proxy.answer("200 OK", answer);
    CannedServer server;
    server.answer("200 OK", answer);
    QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port()});
    const Result<QUrl> url = outcome(NegotiateCredential(at(server.port())).getClientAccessUrl());
    // Qt itself spares "localhost" only; whether this name is found does not matter here.
    NegotiateOptions options = at(server.port());
    options.endpoint.setHost(u"app.localhost"_s);
    (void)outcome(NegotiateCredential(options).getClientAccessUrl());
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
    QVERIFY(url);
    QCOMPARE(proxy.requests().size(), 0);
}

void tst_NegotiateCredential::connectsAClient()
{
    TestHub hub;
    CannedServer server;
    server.answer("200 OK",
        R"({"data":{"clientUrl":")" + hub.clientUrl(u"chat"_s, {.userId = u"ann"_s}).toEncoded() + R"("}})");
    NegotiateOptions options = at(server.port());
    options.urlPath = u"data.clientUrl"_s;
    WebPubSubClient client{NegotiateCredential(options)};
    QSignalSpy connected(&client, &WebPubSubClient::connected);
    client.start();
    QVERIFY(connected.wait());
    QCOMPARE(connected.at(0).at(1).toString(), u"ann"_s);
}

void tst_NegotiateCredential::isAskedForEachConnection()
{
    TestHub hub;
    CannedServer server;
    server.answer("200 OK", R"({"url":")" + hub.clientUrl().toEncoded() + R"("})");
    WebPubSubClient client{NegotiateCredential(at(server.port()))};
    client.setOptions({.reconnectRetry = {.delay = 5ms}, .recoveryDelay = 5ms});
    QSignalSpy connected(&client, &WebPubSubClient::connected);
    QSignalSpy recovered(&client, &WebPubSubClient::recovered);
    client.start();
    QVERIFY(connected.wait());
    QCOMPARE(server.requests().size(), 1);
    client.dropTransport();
    QVERIFY(recovered.wait());
    QCOMPARE(server.requests().size(), 1); // edge 22: a recovery never asks
    // The hub forgets everybody, and answers the recovery with 1008.
    const HubOptions again{.port = hub.port(), .accessKey = hub.hub().accessKey()};
    hub.hub().stop();
    QTRY_VERIFY(!hub.hub().isRunning());
    hub.hub().start(again);
    QTRY_COMPARE(connected.size(), 2);
    QCOMPARE(server.requests().size(), 2);
}

void tst_NegotiateCredential::aDestroyedClientAsksNoMore()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    auto client = std::make_unique<WebPubSubClient>(NegotiateCredential(at(silent.serverPort())));
    client->start();
    QVERIFY(silent.waitForNewConnection(5000) || silent.hasPendingConnections());
    QTcpSocket *socket = silent.nextPendingConnection();
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    client.reset();
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

Q_DECLARE_METATYPE(WebPubSub::NegotiateOptions)

QTEST_GUILESS_MAIN(tst_NegotiateCredential)
#include "tst_negotiatecredential.moc"
