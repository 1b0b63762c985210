#include "client/handshakeerror.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using Socket = QAbstractSocket;

namespace {

const QUrl url(u"wss://demo.example.net:8443/client/hubs/chat?access_token=SECRET"_qs);

QString httpText(int status)
{
    return u"QWebSocketPrivate::processHandshake: Unhandled http status code: %1 (Some reason)."_qs.arg(
        status);
}

} // namespace

class tst_HandshakeError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheStatus_data();
    void readsTheStatus();
    void tells_data();
    void tells();
    void tellsTheStageOfATimeout_data();
    void tellsTheStageOfATimeout();
    void tellsTheSubprotocols();
};

void tst_HandshakeError::readsTheStatus_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("status");
    QTest::newRow("Qt 6.4's text") << httpText(401) << 401;
    QTest::newRow("translated") << u"Unerwarteter Statuscode: 502 (Bad Gateway)."_qs << 502;
    QTest::newRow("a port is no status") << u"Connection to port 443 refused"_qs << 0;
    QTest::newRow("an errno is no status") << u"Error: 111 connection refused"_qs << 0;
    QTest::newRow("no answer at all") << u"Connection refused"_qs << 0;
}

void tst_HandshakeError::readsTheStatus()
{
    QFETCH(QString, text);
    QTEST(httpStatusIn(text), "status");
}

void tst_HandshakeError::tells_data()
{
    QTest::addColumn<OpeningFailure>("failure");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isFinal");
    QTest::addColumn<QStringList>("says");

    const auto http = [](int status) {
        return OpeningFailure{.url = url,
            .stage = OpeningStage::Handshake,
            .socketError = Socket::ConnectionRefusedError,
            .text = httpText(status)};
    };
    const auto plain = [](OpeningStage stage, Socket::SocketError error, const QString &text) {
        return OpeningFailure{.url = url, .stage = stage, .socketError = error, .text = text};
    };
    QTest::newRow("401 names token and clock")
        << http(401) << ErrorKind::Unauthorized << u"TokenRefused"_qs << 401 << false
        << QStringList({u"Token refused (401)"_qs, u"clock"_qs});
    QTest::newRow("403 is about the token, too") << http(403) << ErrorKind::Unauthorized << u"TokenRefused"_qs
                                                 << 403 << false << QStringList(u"(403)"_qs);
    QTest::newRow("404 names the path") << http(404) << ErrorKind::Rejected << u"HandshakeRejected"_qs << 404
                                        << false << QStringList(u"/client/hubs/<hub>"_qs);
    QTest::newRow("429 names the limit") << http(429) << ErrorKind::Network << u"HandshakeRejected"_qs << 429
                                         << false << QStringList(u"limit of connections"_qs);
    QTest::newRow("502 may pass") << http(502) << ErrorKind::Network << u"HandshakeRejected"_qs << 502
                                  << false << QStringList({u"HTTP 502"_qs, u"try later"_qs});
    QTest::newRow("302 is not followed") << http(302) << ErrorKind::Rejected << u"HandshakeRejected"_qs << 302
                                         << false << QStringList(u"not followed"_qs);
    QTest::newRow("refused port") << plain(
        OpeningStage::Connect, Socket::ConnectionRefusedError, u"Connection refused"_qs)
                                  << ErrorKind::Network << u"ConnectionRefused"_qs << 0 << false
                                  << QStringList({u"demo.example.net:8443"_qs, u"nothing listens"_qs});
    QTest::newRow("unknown host") << plain(
        OpeningStage::Lookup, Socket::HostNotFoundError, u"Host not found"_qs)
                                  << ErrorKind::Network << u"HostNotFound"_qs << 0 << false
                                  << QStringList({u"demo.example.net"_qs, u"spelling"_qs});
    QTest::newRow("unreachable network")
        << plain(OpeningStage::Connect, Socket::NetworkError, u"Network unreachable"_qs) << ErrorKind::Network
        << u"NetworkFailed"_qs << 0 << false << QStringList({u"Network unreachable"_qs, u"firewall"_qs});
    QTest::newRow("garbage instead of HTTP") << plain(
        OpeningStage::Handshake, Socket::ConnectionRefusedError, u"Read handshake request status failed"_qs)
                                             << ErrorKind::Network << u"HandshakeFailed"_qs << 0 << false
                                             << QStringList(u"another program"_qs);
    QTest::newRow("a proxy's Connection header")
        << plain(OpeningStage::Handshake, Socket::ConnectionRefusedError,
               u"Invalid parameter(s) presented during protocol upgrade: Accept-key size: 28, version: 1.1, "
               "upgrade: websocket, connection: keep-alive, Upgrade"_qs)
        << ErrorKind::Network << u"HandshakeFailed"_qs << 0 << false << QStringList(u"Connection header"_qs);
    QTest::newRow("a subprotocol nobody offered")
        << plain(OpeningStage::Handshake, Socket::ConnectionRefusedError,
               u"WebSocket server has chosen protocol mqtt which has not been requested"_qs)
        << ErrorKind::Protocol << u"SubprotocolMismatch"_qs << 0 << true << QStringList(u"mqtt"_qs);
    QTest::newRow("broken TLS") << plain(
        OpeningStage::Tls, Socket::SslInternalError, u"wrong version number"_qs)
                                << ErrorKind::Network << u"TlsFailed"_qs << 0 << true
                                << QStringList({u"wrong version number"_qs, u"ws: instead of wss:"_qs});
    QTest::newRow("certificate errors") << OpeningFailure{.url = url,
        .stage = OpeningStage::Tls,
        .socketError = Socket::SslHandshakeFailedError,
        .text = u"handshake failed"_qs,
        .tlsErrors = {u"The certificate has expired"_qs}}
                                        << ErrorKind::Network << u"TlsFailed"_qs << 0 << true
                                        << QStringList({u"has expired"_qs, u"clock"_qs});
}

void tst_HandshakeError::tells()
{
    QFETCH(OpeningFailure, failure);
    QFETCH(QStringList, says);
    const Error error = handshakeError(failure);
    QTEST(error.kind, "kind");
    QTEST(error.name, "name");
    QTEST(error.httpStatus, "status");
    QTEST(isFinalHandshakeError(error), "isFinal");
    for (const QString &words : std::as_const(says))
        QVERIFY2(error.message.contains(words), qPrintable(error.message));
    QVERIFY2(!error.message.contains(u"SECRET"), qPrintable(error.message));
}

void tst_HandshakeError::tellsTheStageOfATimeout_data()
{
    QTest::addColumn<OpeningStage>("stage");
    QTest::addColumn<QString>("says");
    QTest::newRow("lookup") << OpeningStage::Lookup << u"name server"_qs;
    QTest::newRow("connect") << OpeningStage::Connect << u"firewall"_qs;
    QTest::newRow("TLS") << OpeningStage::Tls << u"TLS"_qs;
    QTest::newRow("handshake") << OpeningStage::Handshake << u"did not answer the WebSocket handshake"_qs;
}

void tst_HandshakeError::tellsTheStageOfATimeout()
{
    QFETCH(OpeningStage, stage);
    QFETCH(QString, says);
    const Error error = connectTimeoutError(url, stage, 2500ms);
    QCOMPARE(error.kind, ErrorKind::Timeout);
    QCOMPARE(error.name, u"ConnectTimeout"_qs);
    QVERIFY2(error.message.contains(u"demo.example.net:8443 within 2.5 s"), qPrintable(error.message));
    QVERIFY2(error.message.contains(says), qPrintable(error.message));
    QVERIFY(!isFinalHandshakeError(error));
}

void tst_HandshakeError::tellsTheSubprotocols()
{
    const Error none = subprotocolError(url, u"json.webpubsub.azure.v1"_qs, {});
    QCOMPARE(none.kind, ErrorKind::Protocol);
    QVERIFY(none.message.contains(u"no subprotocol"));
    QVERIFY(none.message.contains(u"\"json.webpubsub.azure.v1\""));
    QVERIFY(!none.message.contains(u"SECRET"));
    QVERIFY(isFinalHandshakeError(none));
    QVERIFY(subprotocolError(url, u"a"_qs, u"mqtt"_qs).message.contains(u"\"mqtt\""));
}

Q_DECLARE_METATYPE(WebPubSub::OpeningFailure)
QTEST_APPLESS_MAIN(tst_HandshakeError)
#include "tst_handshakeerror.moc"
