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

class tst_WebSocketTransport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesTextAndBinary();
    void carriesLargeTextWhole();
    void tellsCloseCodes_data();
    void tellsCloseCodes();
    void tellsABrokenConnection_data();
    void tellsABrokenConnection();
    void readsQtsCloseCodes_data();
    void readsQtsCloseCodes();
    void closesPolitely();
    void abortIsSilent_data();
    void abortIsSilent();
    void refusesWhatIsTooLarge_data();
    void refusesWhatIsTooLarge();
    void countsUnsentBytes();
    void answersPings();
    void pings();
    void offersNoSubprotocolUnlessAsked();
    void mayBeDeletedInItsSignals_data();
    void mayBeDeletedInItsSignals();
};

void tst_WebSocketTransport::carriesTextAndBinary()
{
    QWebSocketServer server(u"test"_qs, QWebSocketServer::NonSecureMode);
    server.setSupportedSubprotocols({protocol});
    QVERIFY(server.listen(QHostAddress::LocalHost));
    std::unique_ptr<QWebSocket> peer;
    connect(&server, &QWebSocketServer::newConnection, this, [&] {
        peer.reset(server.nextPendingConnection());
        connect(peer.get(), &QWebSocket::textMessageReceived, peer.get(), &QWebSocket::sendTextMessage);
        connect(peer.get(), &QWebSocket::binaryMessageReceived, peer.get(), &QWebSocket::sendBinaryMessage);
    });
    WebSocketTransport transport;
    QSignalSpy opened(&transport, &Transport::opened);
    QSignalSpy received(&transport, &Transport::received);
    transport.open(QUrl(u"ws://localhost:%1/"_qs.arg(server.serverPort())), protocol, {});
    QVERIFY(opened.wait());
    QCOMPARE(opened.at(0).at(0).toString(), protocol);

    const QByteArray text = u"gr\u00fc\u00df dich \U0001F600"_qs.toUtf8();
    const QByteArray binary("\0\xff\x80", 3);
    transport.sendText(text);
    transport.sendBinary(binary);
    QTRY_COMPARE(received.size(), 2);
    QCOMPARE(received.at(0), QVariantList({text, false}));
    QCOMPARE(received.at(1), QVariantList({binary, true}));
}

void tst_WebSocketTransport::carriesLargeTextWhole()
{
    // Four-byte characters around Qt's own limit of 512 KiB: split there, one of them would be cut (finding
    // 1).
    TransportBench bench;
    QVERIFY(bench.openNow());
    const QByteArray text = "x" + u"\U0001F600"_qs.toUtf8().repeated(200'000);
    bench.transport->sendText(text);
    QTRY_VERIFY(bench.peer.received().size() >= text.size() + 14);
    QCOMPARE(bench.peer.received().size(), text.size() + 14); // one frame: 10 bytes of header, 4 of mask
    QCOMPARE(quint8(bench.peer.received().at(0)), quint8(0x81));
}

void tst_WebSocketTransport::tellsCloseCodes_data()
{
    QTest::addColumn<int>("sent");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<int>("code");
    QTest::newRow("1000") << 1000 << QByteArray("bye") << 1000;
    QTest::newRow("1001") << 1001 << QByteArray() << 1001;
    QTest::newRow("1002 for real") << 1002 << QByteArray("bad frame") << 1002;
    QTest::newRow("1007") << 1007 << QByteArray("bad JSON") << 1007;
    QTest::newRow("1008") << 1008 << QByteArray("unknown connection") << 1008;
    QTest::newRow("1009") << 1009 << QByteArray() << 1009;
    QTest::newRow("1011") << 1011 << QByteArray() << 1011;
    QTest::newRow("1012 arrives as 1002 in Qt 6.4") << 1012 << QByteArray("restart") << 1012;
    QTest::newRow("1013 likewise") << 1013 << QByteArray() << 1012;
    QTest::newRow("1014 likewise") << 1014 << QByteArray() << 1012;
    QTest::newRow("4000") << 4000 << QByteArray("own") << 4000;
}

void tst_WebSocketTransport::tellsCloseCodes()
{
    QFETCH(int, sent);
    QFETCH(QByteArray, reason);
    QFETCH(int, code);
    TransportBench bench;
    QVERIFY(bench.openNow());
    bench.peer.sendClose(quint16(sent), reason);
    QVERIFY(bench.closed.wait());
    if (sent == code || bench.closeCode() != sent) // a later Qt may know 1013 and 1014
        QCOMPARE(bench.closeCode(), code);
    if (code < 1012 || code > 1014)
        QCOMPARE(bench.closeReason(), QString::fromUtf8(reason));
    QTRY_VERIFY(!bench.peer.hasClient());
}

void tst_WebSocketTransport::tellsABrokenConnection_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN") << QByteArray() << false;
    QTest::newRow("RST") << QByteArray() << true;
    QTest::newRow("in a header") << QByteArray("\x81", 1) << false;
    QTest::newRow("in a length") << QByteArray("\x81\x7e\x01", 3) << false;
    QTest::newRow("in a payload") << QByteArray("\x81\x05he", 4) << false;
    QTest::newRow("RST in a payload") << QByteArray("\x81\x05he", 4) << true;
}

void tst_WebSocketTransport::tellsABrokenConnection()
{
    QFETCH(QByteArray, before);
    QFETCH(bool, reset);
    TransportBench bench;
    QVERIFY(bench.openNow());
    if (!before.isEmpty())
        bench.peer.send(before);
    bench.peer.socket()->flush();
    if (reset)
        bench.peer.socket()->abort();
    else
        bench.peer.socket()->disconnectFromHost();
    QVERIFY(bench.closed.wait());
    QCOMPARE(bench.closeCode(), 1006);
    QVERIFY(!bench.closeReason().isEmpty());
    QCOMPARE(bench.received.size() + bench.failed.size(), 0);
}

void tst_WebSocketTransport::readsQtsCloseCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("closeFrameSeen");
    QTest::addColumn<int>("meant");
    QTest::newRow("no close frame") << 1000 << QString() << false << 1006;
    QTest::newRow("a true 1000") << 1000 << u"bye"_qs << true << 1000;
    QTest::newRow("restart in disguise") << 1002 << u"Invalid close code 1002 detected."_qs << true << 1012;
    QTest::newRow("a true 1002") << 1002 << u"Rsv field is non-zero"_qs << true << 1002;
    QTest::newRow("Qt's own read timeout")
        << 1001 << u"Timeout when reading data from socket."_qs << true << 1006;
    QTest::newRow("a true 1001") << 1001 << u"going away"_qs << true << 1001;
}

void tst_WebSocketTransport::readsQtsCloseCodes()
{
    QFETCH(int, code);
    QFETCH(QString, reason);
    QFETCH(bool, closeFrameSeen);
    QTEST(meantClose(code, reason, u"error text"_qs, closeFrameSeen).first, "meant");
    if (!closeFrameSeen)
        QCOMPARE(meantClose(code, reason, u"error text"_qs, closeFrameSeen).second, u"error text"_qs);
}

void tst_WebSocketTransport::closesPolitely()
{
    TransportBench bench;
    QVERIFY(bench.openNow());
    bench.transport->sendText("last words");
    bench.transport->close(1000);
    QCOMPARE(bench.closed.size(), 0);
    QVERIFY(bench.closed.wait());
    QCOMPARE(bench.closeCode(), 1000);
    QTRY_VERIFY(!bench.peer.hasClient());
    const QByteArray sent = bench.peer.received();
    QCOMPARE(sent.size(), 2 + 4 + 10 + 2 + 4 + 2);
    QCOMPARE(quint8(sent.at(16)), quint8(0x88)); // a close frame, of two bytes, masked
    const auto unmasked = [&](qsizetype i) { return quint8(sent.at(22 + i)) ^ quint8(sent.at(18 + i)); };
    QCOMPARE(unmasked(0) << 8 | unmasked(1), 1000);
}

void tst_WebSocketTransport::abortIsSilent_data()
{
    QTest::addColumn<QString>("when");
    for (const char *when : {"before open", "opening", "failing", "open", "closing"})
        QTest::newRow(when) << QString::fromLatin1(when);
}

void tst_WebSocketTransport::abortIsSilent()
{
    QFETCH(QString, when);
    TransportBench bench;
    if (when == u"opening")
        bench.transport->open(bench.url(), protocol, {.connectTimeout = 1ms});
    else if (when == u"failing")
        bench.transport->open(QUrl(u"foo://localhost/"_qs), protocol, {});
    else if (when == u"open" || when == u"closing")
        QVERIFY(bench.openNow());
    if (when == u"closing")
        bench.transport->close(1000);
    const qsizetype before = bench.told();
    bench.transport->abort();
    bench.transport->sendText("x");
    bench.transport->close(1000);
    bench.transport->abort();
    QTRY_VERIFY(!bench.peer.hasClient());
    QVERIFY(!bench.closed.wait(30));
    QCOMPARE(bench.told(), before);
}

void tst_WebSocketTransport::refusesWhatIsTooLarge_data()
{
    QTest::addColumn<QByteArrayList>("frames");
    QTest::newRow("a frame of 1 GiB, by its header")
        << QByteArrayList({QByteArray("\x81\x7f\x00\x00\x00\x00\x40\x00\x00\x00", 10)});
    QTest::newRow("a message of many frames") << QByteArrayList(
        {RawPeer::frame(1, QByteArray(100, 'a'), false), RawPeer::frame(0, QByteArray(100, 'a'), false)});
}

void tst_WebSocketTransport::refusesWhatIsTooLarge()
{
    QFETCH(QByteArrayList, frames);
    TransportBench bench;
    QVERIFY(bench.openNow({.maxIncomingBytes = 150}));
    for (const QByteArray &frame : std::as_const(frames))
        bench.peer.send(frame);
    QVERIFY(bench.closed.wait());
    QCOMPARE(bench.closeCode(), 1009);
    QCOMPARE(bench.received.size(), 0);
}

void tst_WebSocketTransport::countsUnsentBytes()
{
    TransportBench bench;
    QVERIFY(bench.openNow());
    QCOMPARE(bench.transport->bytesToWrite(), 0);
    bench.peer.socket()->setReadBufferSize(1); // a peer that does not read
    const QByteArray megabyte(1024 * 1024, 'x');
    for (int i = 0; i < 32; ++i)
        bench.transport->sendBinary(megabyte);
    QCoreApplication::processEvents();
    QVERIFY(bench.transport->bytesToWrite() > 16 * 1024 * 1024);
}

void tst_WebSocketTransport::answersPings()
{
    TransportBench bench;
    QVERIFY(bench.openNow());
    bench.peer.send(RawPeer::frame(9, "abc"));
    QTRY_COMPARE(bench.peer.received().size(), 9);
    QCOMPARE(quint8(bench.peer.received().at(0)), quint8(0x8a));
}

void tst_WebSocketTransport::pings()
{
    TransportBench bench;
    QSignalSpy pong(bench.transport.get(), &Transport::pong);
    bench.transport->ping(); // not open: nothing
    QVERIFY(bench.openNow());
    bench.transport->ping();
    QTRY_COMPARE(bench.peer.received().size(), 6);
    QCOMPARE(quint8(bench.peer.received().at(0)), quint8(0x89));
    QVERIFY(pong.isEmpty());
    bench.peer.send(RawPeer::frame(10, {}));
    QTRY_COMPARE(pong.size(), 1);
    QVERIFY(bench.received.isEmpty());
}

void tst_WebSocketTransport::offersNoSubprotocolUnlessAsked()
{
    TransportBench bench;
    bench.peer.answerWith([](const QByteArray &head) { return RawPeer::acceptance(head, {}); });
    bench.transport->open(bench.url(), {}, {});
    QVERIFY(bench.opened.wait());
    QVERIFY(!bench.peer.head().toLower().contains("sec-websocket-protocol"));
}

void tst_WebSocketTransport::mayBeDeletedInItsSignals_data()
{
    QTest::addColumn<QString>("signal");
    for (const char *signal : {"opened", "received", "pong", "closed", "failed"})
        QTest::newRow(signal) << QString::fromLatin1(signal);
}

void tst_WebSocketTransport::mayBeDeletedInItsSignals()
{
    QFETCH(QString, signal);
    TransportBench bench;
    QPointer<WebSocketTransport> alive(bench.transport.get());
    const auto deleteIt = [&] { bench.transport.reset(); };
    if (signal == u"opened")
        connect(alive, &Transport::opened, alive, deleteIt);
    else if (signal == u"received")
        connect(alive, &Transport::received, alive, deleteIt);
    else if (signal == u"pong")
        connect(alive, &Transport::pong, alive, deleteIt);
    else if (signal == u"closed")
        connect(alive, &Transport::closed, alive, deleteIt);
    else
        connect(alive, &Transport::failed, alive, deleteIt);
    if (signal == u"failed")
        bench.peer.answerWith([](const QByteArray &) { return status("401 Unauthorized"); });
    bench.transport->open(bench.url(), protocol, {});
    if (signal == u"received" || signal == u"closed") {
        QVERIFY(bench.opened.wait());
        // More behind the first message, so that the socket has work left when the handler is done.
        bench.peer.send(RawPeer::frame(1, "one") + RawPeer::frame(1, "two") + RawPeer::frame(1, "three"));
        bench.peer.sendClose(1000);
    } else if (signal == u"pong") {
        QVERIFY(bench.opened.wait());
        bench.peer.send(RawPeer::frame(10, {}) + RawPeer::frame(1, "one"));
    }
    QTRY_VERIFY(!alive);
    QTRY_VERIFY(!bench.peer.hasClient());
    QCOMPARE(bench.received.size(), signal == u"received" ? 1 : signal == u"closed" ? 3 : 0);
}

QTEST_GUILESS_MAIN(tst_WebSocketTransport)
#include "tst_websockettransport.moc"
