#include "http/socketdrain.h"

#include "helpers/rawsocket.h"

#include <QPointer>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

class tst_SocketDrain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void letsThePeerReadTheLastBytes();
    void waitsNoLongerThanAllowed();
    void discardsNoMoreThanAllowed();
    void takesASocketThatHasEnded();
};

void tst_SocketDrain::letsThePeerReadTheLastBytes()
{
    SocketPair pair;
    QTcpSocket *socket = pair.takeServerEnd();
    // Unread input would make the system reset the connection, and the answer might be lost.
    pair.client().send(QByteArray(500'000, 'x'));
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    const QByteArray answer(3'000'000, 'a');
    socket->write(answer);
    const QPointer<SocketDrain> drain = new SocketDrain(socket, 60s);
    QTRY_VERIFY(pair.client().isEnded());
    QCOMPARE(pair.client().received().size(), answer.size());
    QCOMPARE(pair.client().socket().error(), QAbstractSocket::RemoteHostClosedError);
    QTRY_VERIFY(!drain);
}

void tst_SocketDrain::waitsNoLongerThanAllowed()
{
    SocketPair pair;
    pair.client().socket().setReadBufferSize(1024);
    QTcpSocket *socket = pair.takeServerEnd();
    socket->write(QByteArray(20'000'000, 'a'));
    const QPointer<SocketDrain> drain = new SocketDrain(socket, 30ms);
    QTRY_VERIFY(!drain);
}

void tst_SocketDrain::discardsNoMoreThanAllowed()
{
    SocketPair pair;
    const QPointer<SocketDrain> drain = new SocketDrain(pair.takeServerEnd(), 60s);
    // The client keeps its direction open and sends on.
    connect(&pair.client().socket(), &QTcpSocket::bytesWritten, this,
        [&pair] { pair.client().send(QByteArray(100'000, 'x')); });
    pair.client().send(QByteArray(100'000, 'x'));
    QTRY_VERIFY(!drain);
}

void tst_SocketDrain::takesASocketThatHasEnded()
{
    SocketPair pair;
    QTcpSocket *socket = pair.takeServerEnd();
    socket->abort();
    const QPointer<SocketDrain> drain = new SocketDrain(socket, 60s);
    QTRY_VERIFY(!drain);
}

QTEST_GUILESS_MAIN(tst_SocketDrain)
#include "tst_socketdrain.moc"
