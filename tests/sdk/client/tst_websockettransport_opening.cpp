#include "client/websockettransport.h"
#include "helpers/transportbench.h"

#include <QFile>
#include <QNetworkProxy>
#include <QPointer>
#include <QSignalSpy>
#include <QSslKey>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

QByteArray status(const char *line)
{
    return QByteArray("HTTP/1.1 ") + line + "\r\nContent-Length: 0\r\n\r\n";
}

} // namespace

class tst_WebSocketTransport_Opening : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsTheUrlAsItIs_data();
    void sendsTheUrlAsItIs();
    void failsOnHttpErrors_data();
    void failsOnHttpErrors();
    void failsOnARefusedPort();
    void failsOnASilentServer();
    void failsOnGarbage();
    void failsWhenDroppedInTheHandshake();
    void failsOnAWrongSubprotocol_data();
    void failsOnAWrongSubprotocol();
    void failsOnTlsToAPlainPort();
    void failsOnASelfSignedCertificate();
    void neverSpeaksInsideOpen();
    void usesNoProxyOnLoopback();
};

void tst_WebSocketTransport_Opening::sendsTheUrlAsItIs_data()
{
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("query with escapes")
        << u"/client/hubs/chat?access_token=a%2Bb%2Fc&x=c+d"_qs
        << QByteArray("GET /client/hubs/chat?access_token=a%2Bb%2Fc&x=c+d HTTP/1.1");
    QTest::newRow("empty path") << u"?hub=chat"_qs << QByteArray("GET /?hub=chat HTTP/1.1");
    QTest::newRow("escaped path") << u"/client/hubs/a%20b"_qs
                                  << QByteArray("GET /client/hubs/a%20b HTTP/1.1");
}

void tst_WebSocketTransport_Opening::sendsTheUrlAsItIs()
{
    QFETCH(QString, rest);
    QFETCH(QByteArray, line);
    TransportBench bench;
    bench.transport->open(QUrl(u"ws://localhost:%1%2"_qs.arg(bench.peer.port()).arg(rest)), protocol, {});
    QVERIFY(bench.opened.wait());
    QCOMPARE(bench.peer.head().left(line.size()), line);
    QVERIFY(bench.peer.head().contains("Sec-WebSocket-Protocol: json.webpubsub.azure.v1\r\n"));
}

void tst_WebSocketTransport_Opening::failsOnHttpErrors_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("httpStatus");
    QTest::newRow("401") << status("401 Unauthorized") << u"TokenRefused"_qs << 401;
    QTest::newRow("403") << status("403 Forbidden") << u"TokenRefused"_qs << 403;
    QTest::newRow("404") << status("404 Not Found") << u"HandshakeRejected"_qs << 404;
    QTest::newRow("429") << status("429 Too Many Requests") << u"HandshakeRejected"_qs << 429;
    QTest::newRow("502") << status("502 Bad Gateway") << u"HandshakeRejected"_qs << 502;
    QTest::newRow("503") << status("503 Service Unavailable") << u"HandshakeRejected"_qs << 503;
    QTest::newRow("200 is no upgrade") << status("200 OK") << u"HandshakeRejected"_qs << 200;
}

void tst_WebSocketTransport_Opening::failsOnHttpErrors()
{
    QFETCH(QByteArray, answer);
    TransportBench bench;
    bench.peer.answerWith([&](const QByteArray &) { return answer; });
    bench.transport->open(bench.url(), protocol, {});
    QVERIFY(bench.failed.wait());
    QTEST(bench.error().name, "name");
    QTEST(bench.error().httpStatus, "httpStatus");
    QVERIFY2(!bench.error().message.contains(u"SECRET"), qPrintable(bench.error().message));
    QTRY_VERIFY(!bench.peer.hasClient()); // Qt 6.4 alone would leave the socket open
    QCOMPARE(bench.told(), 1);
}

void tst_WebSocketTransport_Opening::failsOnARefusedPort()
{
    TransportBench bench;
    quint16 port = 0;
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        port = gone.serverPort();
    }
    bench.transport->open(QUrl(u"ws://127.0.0.1:%1/"_qs.arg(port)), protocol, {});
    QVERIFY(bench.failed.wait());
    QCOMPARE(bench.error().name, u"ConnectionRefused"_qs);
    QVERIFY(bench.error().message.contains(u"127.0.0.1:%1"_qs.arg(port)));
    QCOMPARE(bench.told(), 1);
}

void tst_WebSocketTransport_Opening::failsOnASilentServer()
{
    TransportBench bench;
    bench.peer.answerWith({});
    bench.transport->open(bench.url(), protocol, {.connectTimeout = 100ms});
    QVERIFY(bench.failed.wait());
    QCOMPARE(bench.error().name, u"ConnectTimeout"_qs);
    QCOMPARE(bench.error().kind, ErrorKind::Timeout);
    QVERIFY2(bench.error().message.contains(u"did not answer the WebSocket handshake"),
        qPrintable(bench.error().message));
    QTRY_VERIFY(!bench.peer.hasClient());
    QCOMPARE(bench.told(), 1);
}

void tst_WebSocketTransport_Opening::failsOnGarbage()
{
    TransportBench bench;
    bench.peer.answerWith(
        [](const QByteArray &) { return QByteArray("220 mail.example.net ESMTP\r\n\r\n"); });
    bench.transport->open(bench.url(), protocol, {});
    QVERIFY(bench.failed.wait());
    QCOMPARE(bench.error().name, u"HandshakeFailed"_qs);
    QTRY_VERIFY(!bench.peer.hasClient());
}

void tst_WebSocketTransport_Opening::failsWhenDroppedInTheHandshake()
{
    TransportBench bench;
    bench.peer.answerWith([&](const QByteArray &) {
        bench.peer.socket()->disconnectFromHost();
        return QByteArray();
    });
    bench.transport->open(bench.url(), protocol, {});
    QVERIFY(bench.failed.wait());
    QCOMPARE(bench.error().kind, ErrorKind::Network);
    QCOMPARE(bench.error().name, u"HandshakeFailed"_qs);
    QCOMPARE(bench.told(), 1);
}

void tst_WebSocketTransport_Opening::failsOnAWrongSubprotocol_data()
{
    QTest::addColumn<QByteArray>("chosen");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("one that nobody offered") << QByteArray("mqtt");
}

void tst_WebSocketTransport_Opening::failsOnAWrongSubprotocol()
{
    QFETCH(QByteArray, chosen);
    TransportBench bench;
    bench.peer.answerWith([&](const QByteArray &head) { return RawPeer::acceptance(head, chosen); });
    bench.transport->open(bench.url(), protocol, {});
    QVERIFY(bench.failed.wait());
    QCOMPARE(bench.error().name, u"SubprotocolMismatch"_qs);
    QCOMPARE(bench.error().kind, ErrorKind::Protocol);
    QTRY_VERIFY(!bench.peer.hasClient());
    QCOMPARE(bench.told(), 1);
}

void tst_WebSocketTransport_Opening::failsOnTlsToAPlainPort()
{
    TransportBench bench;
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this,
        [&] { plain.nextPendingConnection()->write("hello, no TLS\r\n"); });
    bench.transport->open(
        QUrl(u"wss://localhost:%1/?access_token=SECRET"_qs.arg(plain.serverPort())), protocol, {});
    QVERIFY(bench.failed.wait());
    QCOMPARE(bench.error().name, u"TlsFailed"_qs);
    QVERIFY(isFinalHandshakeError(bench.error()));
    QCOMPARE(bench.told(), 1);
}

void tst_WebSocketTransport_Opening::failsOnASelfSignedCertificate()
{
    QFile file(QStringLiteral(HUBSCOPE_SOURCE_DIR "/tests/fixtures/tls/selfsigned-for-tests.pem"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pem = file.readAll();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPrivateKey(QSslKey(pem, QSsl::Ec));
    configuration.setLocalCertificateChain(QSslCertificate::fromData(pem));
    QWebSocketServer server(u"test"_qs, QWebSocketServer::SecureMode);
    server.setSslConfiguration(configuration);
    server.setSupportedSubprotocols({protocol});
    QVERIFY(server.listen(QHostAddress::LocalHost));

    TransportBench bench;
    bench.transport->open(QUrl(u"wss://localhost:%1/"_qs.arg(server.serverPort())), protocol, {});
    QVERIFY(bench.failed.wait());
    QCOMPARE(bench.error().name, u"TlsFailed"_qs);
    QVERIFY2(bench.error().message.contains(u"self-signed"), qPrintable(bench.error().message));
    QVERIFY(!server.hasPendingConnections());
    QCOMPARE(bench.told(), 1);
}

void tst_WebSocketTransport_Opening::neverSpeaksInsideOpen()
{
    // A scheme that QWebSocket refuses on the spot.
    TransportBench bench;
    bench.transport->open(QUrl(u"foo://localhost/"_qs), protocol, {});
    QCOMPARE(bench.told(), 0);
    QVERIFY(bench.failed.wait());
    QCOMPARE(bench.told(), 1);
}

void tst_WebSocketTransport_Opening::usesNoProxyOnLoopback()
{
    const QNetworkProxy before = QNetworkProxy::applicationProxy();
    RawPeer proxy;
    QNetworkProxy::setApplicationProxy(
        QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_qs, proxy.port()));
    TransportBench bench;
    const bool opened = bench.openNow();
    QNetworkProxy::setApplicationProxy(before);
    QVERIFY(opened);
    QCOMPARE(proxy.connections(), 0);
}

QTEST_GUILESS_MAIN(tst_WebSocketTransport_Opening)
#include "tst_websockettransport_opening.moc"
