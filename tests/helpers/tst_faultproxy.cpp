#include "helpers/faultproxy.h"
#include "helpers/rawsocket.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! Both ends of connections through a FaultProxy: raw sockets here, a bare server there.
class tst_FaultProxy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passesBothWays();
    void passesOrderlyEnds_data();
    void passesOrderlyEnds();
    void cuts_data();
    void cuts();
    void tellsAResetFromAnEnd_data();
    void tellsAResetFromAnEnd();
    void delays();
    void splits();
    void swallowsOneDirection();
    void swallowsBothDirectionsAndTheirEnds();
    void followsThePlanOfEachConnection();
    void injectsFromHere();
    void showsTheTargetItsOwnHost();
    void refusesWhenTheTargetDoes();
};

namespace {

// A head that passes the proxy unchanged, so that bytes can be counted.
const QByteArray head = "GET / HTTP/1.1\r\n\r\n";

struct Bench {
    QTcpServer target;
    std::unique_ptr<FaultProxy> proxy;
    QTcpSocket *server = nullptr; //!< the target's end of the newest connection
    std::unique_ptr<RawSocket> client;

    Bench()
    {
        target.listen(QHostAddress::LocalHost);
        proxy = std::make_unique<FaultProxy>(target.serverPort());
    }
    bool connectNow()
    {
        client = std::make_unique<RawSocket>(proxy->port());
        if (!QTest::qWaitFor([this] { return target.hasPendingConnections(); }))
            return false;
        server = target.nextPendingConnection();
        client->send(head);
        return QTest::qWaitFor([this] { return server->bytesAvailable() == head.size(); })
            && server->readAll() == head;
    }
    Fault upFromHead(Fault fault) const
    {
        fault.atByte += head.size();
        return fault;
    }
};

} // namespace

void tst_FaultProxy::passesBothWays()
{
    Bench bench;
    QVERIFY(bench.connectNow());
    const QByteArray large(300'000, 'x');
    bench.client->send(large);
    QByteArray up;
    QTRY_COMPARE((up += bench.server->readAll()).size(), large.size());
    QCOMPARE(up, large);
    bench.server->write(large);
    QTRY_COMPARE(bench.client->received().size(), large.size());
    QVERIFY(bench.proxy->isLive());
}

void tst_FaultProxy::passesOrderlyEnds_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::newRow("of the client") << true;
    QTest::newRow("of the server") << false;
}

void tst_FaultProxy::passesOrderlyEnds()
{
    QFETCH(bool, byClient);
    Bench bench;
    QVERIFY(bench.connectNow());
    QTcpSocket &ending = byClient ? bench.client->socket() : *bench.server;
    QTcpSocket &other = byClient ? *bench.server : bench.client->socket();
    ending.write("bye");
    ending.disconnectFromHost();
    QTRY_COMPARE(other.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(other.error(), QAbstractSocket::RemoteHostClosedError);
    QCOMPARE(byClient ? other.readAll() : bench.client->received(), "bye");
    QVERIFY(!bench.proxy->isLive());
}

void tst_FaultProxy::cuts_data()
{
    QTest::addColumn<Fault::Kind>("kind");
    QTest::addColumn<Fault::Way>("way");
    QTest::newRow("fin on the way up") << Fault::Fin << Fault::Up;
    QTest::newRow("fin on the way down") << Fault::Fin << Fault::Down;
    QTest::newRow("reset on the way up") << Fault::Reset << Fault::Up;
    QTest::newRow("reset on the way down") << Fault::Reset << Fault::Down;
}

void tst_FaultProxy::cuts()
{
    QFETCH(Fault::Kind, kind);
    QFETCH(Fault::Way, way);
    Bench bench;
    QVERIFY(bench.connectNow());
    QSignalSpy struck(bench.proxy.get(), &FaultProxy::struck);
    QVERIFY(bench.proxy->inject({.kind = kind, .way = way, .atByte = 3}));
    QTcpSocket &sender = way == Fault::Up ? bench.client->socket() : *bench.server;
    QTcpSocket &receiver = way == Fault::Up ? *bench.server : bench.client->socket();
    sender.write("abcdef");
    QTRY_COMPARE(sender.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(receiver.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(struck.size(), 1);
    QCOMPARE(receiver.error(), QAbstractSocket::RemoteHostClosedError);
    if (kind == Fault::Fin) // a reset may take what was under way with it
        QCOMPARE(way == Fault::Up ? receiver.readAll() : bench.client->received(), "abc");
}

void tst_FaultProxy::tellsAResetFromAnEnd_data()
{
    QTest::addColumn<Fault::Kind>("kind");
    QTest::addColumn<int>("expected");
    QTest::newRow("fin") << Fault::Fin << 0;
    QTest::newRow("reset") << Fault::Reset << ECONNRESET;
}

void tst_FaultProxy::tellsAResetFromAnEnd()
{
    QFETCH(Fault::Kind, kind);
    QFETCH(int, expected);
    Bench bench;
    QVERIFY(bench.connectNow());
    // Qt reads both as an end in order, the operating system does not.
    const int descriptor = ::dup(int(bench.client->socket().socketDescriptor()));
    bench.client->socket().disconnect();
    QVERIFY(bench.proxy->inject({.kind = kind, .way = Fault::Up}));
    char byte = 0;
    const auto isOver = [&] { return ::recv(descriptor, &byte, 1, MSG_DONTWAIT) == 0 || errno != EAGAIN; };
    errno = 0;
    QVERIFY(QTest::qWaitFor(isOver));
    QCOMPARE(errno == EAGAIN ? 0 : errno, expected);
    ::close(descriptor);
}

void tst_FaultProxy::delays()
{
    Bench bench;
    QVERIFY(bench.connectNow());
    QVERIFY(bench.proxy->inject({.kind = Fault::Delay, .way = Fault::Down, .atByte = 2, .delay = 80ms}));
    QElapsedTimer timer;
    timer.start();
    bench.server->write("abcd");
    QTRY_COMPARE(bench.client->received(), "ab");
    bench.client->send("up"); // the other direction goes on
    QTRY_COMPARE(bench.server->bytesAvailable(), 2);
    QVERIFY(timer.elapsed() < 80);
    QTRY_COMPARE(bench.client->received(), "abcd");
    QVERIFY2(timer.elapsed() >= 79, qPrintable(QString::number(timer.elapsed())));
}

void tst_FaultProxy::splits()
{
    Bench bench;
    QVERIFY(bench.connectNow());
    QVERIFY(bench.proxy->inject({.kind = Fault::Delay, .way = Fault::Down, .atByte = 1}));
    QVERIFY(bench.proxy->inject({.kind = Fault::Delay, .way = Fault::Down, .atByte = 3, .delay = 1ms}));
    QList<qint64> reads;
    connect(&bench.client->socket(), &QTcpSocket::readyRead, this,
        [&] { reads += bench.client->received().size(); });
    bench.server->write("abcdef");
    QTRY_COMPARE(bench.client->received(), "abcdef");
    QCOMPARE(reads.last(), 6);
    QVERIFY2(reads.size() >= 2, qPrintable(QString::number(reads.size())));
}

void tst_FaultProxy::swallowsOneDirection()
{
    Bench bench;
    QVERIFY(bench.connectNow());
    QVERIFY(bench.proxy->inject({.kind = Fault::HalfOpen, .way = Fault::Up, .atByte = 1}));
    bench.client->send("abc");
    QTRY_COMPARE(bench.server->bytesAvailable(), 1);
    bench.server->write("down");
    QTRY_COMPARE(bench.client->received(), "down");
    QVERIFY(!bench.proxy->isLive());
    bench.client->socket().disconnectFromHost();
    QTRY_COMPARE(bench.client->socket().state(), QAbstractSocket::UnconnectedState);
    QTest::qWait(20);
    QCOMPARE(bench.server->state(), QAbstractSocket::ConnectedState); // it was never told
    QCOMPARE(bench.server->bytesAvailable(), 1);
}

void tst_FaultProxy::swallowsBothDirectionsAndTheirEnds()
{
    Bench bench;
    QVERIFY(bench.connectNow());
    QVERIFY(bench.proxy->inject({.kind = Fault::Dead, .way = Fault::Down, .atByte = 1}));
    bench.server->write("xyz");
    QTRY_COMPARE(bench.client->received(), "x");
    bench.client->send("abc");
    bench.server->disconnectFromHost();
    QTRY_COMPARE(bench.server->state(), QAbstractSocket::UnconnectedState);
    QTest::qWait(20);
    QCOMPARE(bench.client->socket().state(), QAbstractSocket::ConnectedState);
    QCOMPARE(bench.client->received(), "x");
    // Only when both have given up is the link gone.
    QCOMPARE(bench.proxy->findChildren<FaultLink *>().size(), 1);
    bench.client->socket().abort();
    QTRY_COMPARE(bench.proxy->findChildren<FaultLink *>().size(), 0);
}

void tst_FaultProxy::followsThePlanOfEachConnection()
{
    Bench bench;
    bench.proxy->planNext({bench.upFromHead({.kind = Fault::Fin, .way = Fault::Up, .atByte = 2})});
    bench.proxy->planNext({});
    bench.proxy->planNext({{.kind = Fault::Fin, .way = Fault::Down, .atByte = 1}});

    QVERIFY(bench.connectNow());
    bench.client->send("abc");
    QTRY_COMPARE(bench.server->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(bench.server->readAll(), "ab");

    QVERIFY(bench.connectNow());
    bench.client->send("abc");
    QTRY_COMPARE(bench.server->bytesAvailable(), 3);
    QVERIFY(bench.proxy->isLive());

    QVERIFY(bench.connectNow());
    bench.server->write("xyz");
    QTRY_COMPARE(bench.client->socket().state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(bench.client->received(), "x");
    QCOMPARE(bench.proxy->connections(), 3);
}

void tst_FaultProxy::injectsFromHere()
{
    Bench bench;
    QVERIFY(!bench.proxy->inject({}));
    QVERIFY(bench.connectNow());
    bench.server->write("12345");
    QTRY_COMPARE(bench.client->received(), "12345");
    QVERIFY(bench.proxy->inject({.kind = Fault::Fin, .way = Fault::Down, .atByte = 2}));
    bench.server->write("67890");
    QTRY_COMPARE(bench.client->socket().state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(bench.client->received(), "1234567");
    QVERIFY(!bench.proxy->inject({}));
}

void tst_FaultProxy::showsTheTargetItsOwnHost()
{
    Bench bench;
    RawSocket client(bench.proxy->port());
    client.send("GET /x HTTP/1.1\r\nUpgrade: websocket\r\nhost: localhost:1\r\nCookie: a\r\n\r\nrest: host");
    QTRY_VERIFY(bench.target.hasPendingConnections());
    QTcpSocket *server = bench.target.nextPendingConnection();
    const QByteArray expected = "GET /x HTTP/1.1\r\nUpgrade: websocket\r\nHost: localhost:"
        + QByteArray::number(bench.target.serverPort()) + "\r\nCookie: a\r\n\r\nrest: host";
    QTRY_COMPARE(server->bytesAvailable(), expected.size());
    QCOMPARE(server->readAll(), expected);
}

void tst_FaultProxy::refusesWhenTheTargetDoes()
{
    Bench bench;
    bench.target.close();
    RawSocket client(bench.proxy->port());
    client.send(head);
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!bench.proxy->isLive());
}

QTEST_GUILESS_MAIN(tst_FaultProxy)
#include "tst_faultproxy.moc"
