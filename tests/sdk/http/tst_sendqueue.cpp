#include "http/sendqueue.h"

#include "helpers/rawsocket.h"
#include "http/writebatcher.h"

#include <QTest>

using namespace WebPubSub;

namespace {

//! Frames of many sizes around the limits of gathering.
QByteArrayList frames()
{
    QByteArrayList list;
    for (const int size : {1, 2, 100, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 3, 64 * 1024, 200'000, 5, 7})
        list.append(QByteArray(size, char('a' + list.size())));
    return list;
}

} // namespace

class tst_SendQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesInOrder();
    void resumesWhenThePeerReads();
    void clearsWhatIsNotBegun();
    void writesAllForTheLastTime();
    void sharesFrames();
};

void tst_SendQueue::writesInOrder()
{
    WriteBatcher batcher;
    SocketPair pair;
    const std::unique_ptr<QTcpSocket> socket(pair.takeServerEnd());
    SendQueue queue(socket.get(), batcher);
    QByteArray expected;
    for (const QByteArray &frame : frames()) {
        queue.append(frame);
        expected += frame;
    }
    QCOMPARE(queue.pending(), expected.size());
    queue.flush();
    connect(socket.get(), &QTcpSocket::bytesWritten, this, [&queue] { queue.flush(); });
    QTRY_COMPARE(pair.client().received().size(), expected.size());
    QVERIFY(pair.client().received() == expected);
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.size(), 0);
}

void tst_SendQueue::resumesWhenThePeerReads()
{
    WriteBatcher batcher;
    SocketPair pair;
    const std::unique_ptr<QTcpSocket> socket(pair.takeServerEnd());
    SendQueue queue(socket.get(), batcher);
    pair.client().socket().setReadBufferSize(1024);
    constexpr int count = 20'000;
    for (int i = 0; i < count; ++i)
        queue.append(QByteArray(1000, char(i)));
    queue.flush();
    QVERIFY2(!queue.isEmpty(), "20 MB must be more than the system's buffers");
    QVERIFY(queue.size() > queue.pending());

    connect(socket.get(), &QTcpSocket::bytesWritten, this, [&queue] { queue.flush(); });
    pair.client().socket().setReadBufferSize(0);
    QTRY_COMPARE(pair.client().received().size(), count * 1000);
    for (int i = 0; i < count; ++i)
        QVERIFY2(pair.client().received()[i * 1000 + 999] == char(i), qPrintable(QString::number(i)));
    QVERIFY(queue.isEmpty());
}

void tst_SendQueue::clearsWhatIsNotBegun()
{
    WriteBatcher batcher;
    SocketPair pair;
    const std::unique_ptr<QTcpSocket> socket(pair.takeServerEnd());
    SendQueue queue(socket.get(), batcher);
    pair.client().socket().setReadBufferSize(1024);
    for (int i = 0; i < 200; ++i)
        queue.append(QByteArray(100'000, 'x'));
    queue.flush();
    QVERIFY(!queue.isEmpty());
    queue.clear();
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.pending(), 0);
    queue.append("end");
    pair.client().socket().setReadBufferSize(0);
    connect(socket.get(), &QTcpSocket::bytesWritten, this, [&queue] { queue.flush(); });
    QTRY_VERIFY(pair.client().received().endsWith("end"));
    QCOMPARE((pair.client().received().size() - 3) % 100'000, 0);
}

void tst_SendQueue::writesAllForTheLastTime()
{
    WriteBatcher batcher;
    SocketPair pair;
    const std::unique_ptr<QTcpSocket> socket(pair.takeServerEnd());
    SendQueue queue(socket.get(), batcher);
    for (const QByteArray &frame : frames())
        queue.append(frame);
    queue.writeAll();
    QVERIFY(queue.isEmpty());
    const QByteArray expected = frames().join();
    QCOMPARE(queue.size(), expected.size());
    QTRY_COMPARE(pair.client().received().size(), expected.size());
    QVERIFY(pair.client().received() == expected);
}

void tst_SendQueue::sharesFrames()
{
    WriteBatcher batcher;
    SocketPair pair;
    const std::unique_ptr<QTcpSocket> socket(pair.takeServerEnd());
    SendQueue queue(socket.get(), batcher);
    const QByteArray frame(1000, 'x');
    queue.append(frame);
    QVERIFY2(!frame.isDetached(), "the queue must share the bytes, not copy them");
    queue.flush();
    QVERIFY(frame.isDetached());
}

QTEST_GUILESS_MAIN(tst_SendQueue)
#include "tst_sendqueue.moc"
