#include "http/nativesocket.h"

#include "helpers/rawsocket.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class tst_NativeSocket : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsAtOnce();
    void sendsWhatTheSystemTakes();
    void sendsNothingOnAnEndedSocket();
    void endsOneDirection();
    void showsAddressesPlainly_data();
    void showsAddressesPlainly();
};

void tst_NativeSocket::sendsAtOnce()
{
    SocketPair pair;
    const std::unique_ptr<QTcpSocket> socket(pair.takeServerEnd());
    QCOMPARE(sendNow(*socket, "hello"), 5);
    QCOMPARE(socket->bytesToWrite(), 0);
    QTRY_COMPARE(pair.client().received(), QByteArray("hello"));
}

void tst_NativeSocket::sendsWhatTheSystemTakes()
{
    SocketPair pair;
    const std::unique_ptr<QTcpSocket> socket(pair.takeServerEnd());
    pair.client().socket().setReadBufferSize(1024);
    const QByteArray much(50'000'000, 'x');
    const qsizetype sent = sendNow(*socket, much);
    QVERIFY(sent > 0);
    QVERIFY(sent < much.size());
    QCOMPARE(sendNow(*socket, QByteArray(10'000'000, 'x')), 0);
}

void tst_NativeSocket::sendsNothingOnAnEndedSocket()
{
    SocketPair pair;
    const std::unique_ptr<QTcpSocket> socket(pair.takeServerEnd());
    socket->abort();
    QCOMPARE(sendNow(*socket, "hello"), 0);
}

void tst_NativeSocket::endsOneDirection()
{
    SocketPair pair;
    const std::unique_ptr<QTcpSocket> socket(pair.takeServerEnd());
    sendNow(*socket, "bye");
    shutdownWrite(*socket);
    pair.client().send("still heard");
    QTRY_COMPARE(socket->bytesAvailable(), 11);
    QTRY_VERIFY(pair.client().isEnded());
    QCOMPARE(pair.client().received(), QByteArray("bye"));
}

void tst_NativeSocket::showsAddressesPlainly_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("plain");
    QTest::newRow("IPv4") << u"127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("IPv4 in IPv6") << u"::ffff:192.168.0.7"_s << u"192.168.0.7"_s;
    QTest::newRow("IPv6 loopback") << u"::1"_s << u"::1"_s;
    QTest::newRow("IPv6") << u"fd00::7"_s << u"fd00::7"_s;
}

void tst_NativeSocket::showsAddressesPlainly()
{
    QFETCH(QString, address);
    QTEST(plainAddress(QHostAddress(address)).toString(), "plain");
}

QTEST_GUILESS_MAIN(tst_NativeSocket)
#include "tst_nativesocket.moc"
