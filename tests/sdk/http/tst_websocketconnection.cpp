#include "http/websocketconnection.h"

#include "helpers/rawsocket.h"
#include "http/writebatcher.h"

#include <QPointer>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint8 fin = 0x80;
constexpr quint8 text = 1;
constexpr quint8 closing = 8;
constexpr quint8 ping = 9;
constexpr quint8 pong = 10;

class Recorder : public WebSocketListener {
public:
    QByteArrayList messages;
    QList<Opcode> opcodes;
    QList<WebSocketClose> closes;
    QList<qint64> overflows;
    std::function<void(WebSocketConnection *)> onMessage;

    void messageReceived(WebSocketConnection *connection, Opcode opcode, const QByteArray &payload) override
    {
        opcodes.append(opcode);
        messages.append(payload);
        if (onMessage)
            onMessage(connection);
    }
    void overflowed(WebSocketConnection *, qint64 queuedBytes) override { overflows.append(queuedBytes); }
    void closed(WebSocketConnection *, const WebSocketClose &close) override { closes.append(close); }
};

//! One connection under test, with a raw client at its other end.
class Bench {
public:
    explicit Bench(const WebSocketOptions &options = {})
    {
        connection =
            new WebSocketConnection(m_pair.takeServerEnd(), u"a.v1"_s, options, m_batcher, &m_parent);
        connection->setListener(&recorder);
        connection->start();
    }

    RawSocket &client() { return m_pair.client(); }

    Recorder recorder;
    QPointer<WebSocketConnection> connection;

private:
    WriteBatcher m_batcher;
    SocketPair m_pair;
    QObject m_parent; // deletes the connection before the batcher
};

QByteArray closeFrame(quint16 code, const QByteArray &reason = {})
{
    return clientFrame(fin | closing, QByteArray(1, char(code >> 8)) + char(code) + reason);
}

} // namespace

class tst_WebSocketConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deliversMessages();
    void feedsTheFirstBytes();
    void closesOnBrokenRules_data();
    void closesOnBrokenRules();
    void boundsAFloodOfEmptyFragments();
    void answersPings();
    void writesATurnInOrder();
    void answersTheClientsClose();
    void reportsAnEmptyClose();
    void closesInOrder();
    void readsNothingAfterClose();
    void closesThoughThePeerNeverAnswers();
    void abortsWithoutACloseFrame();
    void reportsALostPeer();
    void closesATooSlowReader();
    void feedsAReaderThatKeepsUp();
    void pingsAndStaysWithThePeerThatAnswers();
    void endsWithAPeerThatDoesNotAnswerPings();
    void mayBeClosedByItsListener();
    void mayBeAbortedByItsListener();
    void knowsItsPeer();
};

void tst_WebSocketConnection::deliversMessages()
{
    Bench bench;
    bench.client().send(clientFrame(fin | text, "hello") + clientFrame(2, "\xff") + clientFrame(fin, "\xfe"));
    bench.client().send(clientFrame(text, "\xe2\x82") + clientFrame(fin, "\xac"));
    QTRY_COMPARE(bench.recorder.messages, QByteArrayList({"hello", "\xff\xfe", "\xe2\x82\xac"}));
    QCOMPARE(bench.recorder.opcodes, QList<Opcode>({Opcode::Text, Opcode::Binary, Opcode::Text}));
    QVERIFY(bench.connection->isOpen());
}

void tst_WebSocketConnection::feedsTheFirstBytes()
{
    WriteBatcher batcher;
    SocketPair pair;
    Recorder recorder;
    QObject parent;
    auto *connection = new WebSocketConnection(pair.takeServerEnd(), {}, {}, batcher, &parent);
    connection->setListener(&recorder);
    const QByteArray frame = clientFrame(fin | text, "early");
    connection->start(frame.first(4));
    QVERIFY(recorder.messages.isEmpty());
    pair.client().send(frame.sliced(4));
    QTRY_COMPARE(recorder.messages, QByteArrayList{"early"});
}

void tst_WebSocketConnection::closesOnBrokenRules_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const QByteArray &bytes, int code, const QString &rule) {
        QTest::newRow(name) << bytes << code << rule;
    };
    row("an unmasked frame", clientFrame(fin | text, "a", false), 1002, u"masked"_s);
    row("a reserved bit", clientFrame(fin | 0x40 | text, "a"), 1002, u"reserved"_s);
    row("opcode 3", clientFrame(fin | 3), 1002, u"opcode 3"_s);
    row("a ping in fragments", clientFrame(ping, "a"), 1002, u"control frame"_s);
    row("a ping of 126 bytes", clientFrame(fin | ping, QByteArray(126, 'a')), 1002, u"control frame"_s);
    row("a length that is not minimal", QByteArray::fromHex("81fe000500000000") + "aaaaa", 1002,
        u"shortest"_s);
    row("a length with the highest bit", QByteArray::fromHex("82ff800000000000000000000000") + 'a', 1002,
        u"shortest"_s);
    row("a length of 3 GiB", QByteArray::fromHex("82ff00000000c000000000000000") + 'a', 1009,
        u"1048576 bytes"_s);
    row("a message over 1 MiB", clientFrame(fin | text, QByteArray(1024 * 1024 + 1, 'a')), 1009, u"bytes"_s);
    row("text that is not UTF-8", clientFrame(fin | text, "\xff"), 1007, u"UTF-8"_s);
    row("text that ends within a character", clientFrame(fin | text, "\xe2\x82"), 1007, u"UTF-8"_s);
    row("a close of one byte", clientFrame(fin | closing, "\x03"), 1002, u"two-byte"_s);
    for (const int code : {0, 1005, 1006, 1016})
        row(qPrintable(u"close code %1"_s.arg(code)), closeFrame(quint16(code)), 1002, QString::number(code));
}

void tst_WebSocketConnection::closesOnBrokenRules()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, rule);
    Bench bench;
    bench.client().send(bytes + clientFrame(fin | text, "never read"));
    QTRY_VERIFY(bench.client().isEnded());
    const auto frame = bench.client().nextFrame();
    QVERIFY(frame);
    QCOMPARE(int(frame->first), int(fin | closing));
    QTEST(frame->closeCode(), "code");
    QVERIFY2(frame->payload.contains(rule.toUtf8()), frame->payload.constData());
    QCOMPARE(bench.recorder.closes.size(), 1);
    QTEST(int(bench.recorder.closes.first().code), "code");
    QVERIFY(!bench.recorder.closes.first().byPeer);
    QVERIFY(bench.recorder.closes.first().detail.contains(rule));
    QVERIFY(bench.recorder.messages.isEmpty());
    QTRY_VERIFY(!bench.connection);
}

void tst_WebSocketConnection::boundsAFloodOfEmptyFragments()
{
    Bench bench;
    bench.client().send(clientFrame(text) + clientFrame(0).repeated(20'000));
    QTRY_VERIFY(bench.client().isEnded());
    QCOMPARE(bench.client().nextFrame()->closeCode(), 1009);
}

void tst_WebSocketConnection::answersPings()
{
    Bench bench;
    bench.client().send(
        clientFrame(text, "a") + clientFrame(fin | ping, "are you there") + clientFrame(fin, "b"));
    bench.client().send(clientFrame(fin | pong, "unasked") + clientFrame(fin | ping));
    auto frame = bench.client().nextFrame();
    QVERIFY(frame);
    QCOMPARE(int(frame->first), int(fin | pong));
    QCOMPARE(frame->payload, QByteArray("are you there"));
    QVERIFY((frame = bench.client().nextFrame()));
    QCOMPARE(int(frame->first), int(fin | pong));
    QCOMPARE(frame->payload, QByteArray());
    QCOMPARE(bench.recorder.messages, QByteArrayList{"ab"});
}

void tst_WebSocketConnection::writesATurnInOrder()
{
    Bench bench;
    QByteArray expected;
    for (int i = 0; i < 5000; ++i) {
        // Small frames are gathered, large ones are written by themselves; order must not suffer.
        const qsizetype size = i % 500 == 0 ? 40'000 : i % 100;
        const QByteArray frame = encodeFrame(Opcode::Binary, QByteArray(size, char(i)));
        bench.connection->sendFrame(frame);
        expected += frame;
    }
    QCOMPARE(bench.connection->queuedBytes(), expected.size());
    QTRY_COMPARE(bench.client().received().size(), expected.size());
    QVERIFY(bench.client().received() == expected);
    QCOMPARE(bench.connection->queuedBytes(), 0);
}

void tst_WebSocketConnection::answersTheClientsClose()
{
    Bench bench;
    bench.connection->sendText("last words");
    bench.client().send(closeFrame(4000, "bye") + clientFrame(fin | text, "too late"));
    QTRY_VERIFY(bench.client().isEnded());
    QCOMPARE(bench.client().nextFrame()->payload, QByteArray("last words"));
    const auto frame = bench.client().nextFrame();
    QCOMPARE(int(frame->first), int(fin | closing));
    QCOMPARE(frame->closeCode(), 4000);
    QCOMPARE(bench.recorder.closes.size(), 1);
    QCOMPARE(bench.recorder.closes.first().code, 4000);
    QCOMPARE(bench.recorder.closes.first().reason, u"bye"_s);
    QVERIFY(bench.recorder.closes.first().byPeer);
    QVERIFY(bench.recorder.messages.isEmpty());
}

void tst_WebSocketConnection::reportsAnEmptyClose()
{
    Bench bench;
    bench.client().send(clientFrame(fin | closing));
    QTRY_VERIFY(bench.client().isEnded());
    QCOMPARE(bench.client().received(), QByteArray::fromHex("8800"));
    QCOMPARE(bench.recorder.closes.first().code, CloseCode::noStatus);
}

void tst_WebSocketConnection::closesInOrder()
{
    Bench bench;
    bench.connection->sendText("first");
    bench.connection->close(4001, u"done"_s);
    QVERIFY(!bench.connection->isOpen());
    bench.connection->sendText("not sent");
    bench.connection->close(1000);
    auto frame = bench.client().nextFrame();
    QVERIFY(frame);
    QCOMPARE(frame->payload, QByteArray("first"));
    QVERIFY((frame = bench.client().nextFrame()));
    QCOMPARE(frame->closeCode(), 4001);
    QCOMPARE(frame->payload.sliced(2), QByteArray("done"));
    QVERIFY(bench.recorder.closes.isEmpty());
    bench.client().send(closeFrame(4001));
    QTRY_COMPARE(bench.recorder.closes.size(), 1);
    QCOMPARE(bench.recorder.closes.first().code, 4001);
    QCOMPARE(bench.recorder.closes.first().reason, u"done"_s);
    QVERIFY(!bench.recorder.closes.first().byPeer);
    QTRY_VERIFY(bench.client().isEnded());
    QCOMPARE(bench.client().received(), QByteArray());
}

void tst_WebSocketConnection::readsNothingAfterClose()
{
    Bench bench;
    bench.connection->close();
    bench.client().send(clientFrame(fin | text, "a") + clientFrame(fin | ping) + closeFrame(1000));
    QTRY_COMPARE(bench.recorder.closes.size(), 1);
    QVERIFY(bench.recorder.messages.isEmpty());
    QTRY_VERIFY(bench.client().isEnded());
    QCOMPARE(bench.client().received(), QByteArray::fromHex("880203e8"));
}

void tst_WebSocketConnection::closesThoughThePeerNeverAnswers()
{
    Bench bench({.closeTimeout = 30ms});
    bench.connection->close(1001);
    QTRY_COMPARE(bench.recorder.closes.size(), 1);
    QCOMPARE(bench.recorder.closes.first().code, 1001);
    QTRY_VERIFY(bench.client().isEnded());
    QTRY_VERIFY(!bench.connection);
}

void tst_WebSocketConnection::abortsWithoutACloseFrame()
{
    Bench bench;
    bench.connection->sendText("lost");
    bench.connection->abort();
    QVERIFY2(bench.recorder.closes.isEmpty(), "the listener must not be called from within abort()");
    QVERIFY(!bench.connection->isOpen());
    QTRY_COMPARE(bench.recorder.closes.size(), 1);
    QCOMPARE(bench.recorder.closes.first().code, CloseCode::abnormal);
    QVERIFY(!bench.recorder.closes.first().byPeer);
    QTRY_VERIFY(bench.client().isEnded());
    QCOMPARE(bench.client().received(), QByteArray());
    QTRY_VERIFY(!bench.connection);
    QCOMPARE(bench.recorder.closes.size(), 1);
}

void tst_WebSocketConnection::reportsALostPeer()
{
    Bench bench;
    bench.client().send(clientFrame(fin | text, "whole") + clientFrame(fin | text, "half").first(5));
    QTRY_COMPARE(bench.recorder.messages.size(), 1);
    bench.client().socket().abort();
    QTRY_COMPARE(bench.recorder.closes.size(), 1);
    QCOMPARE(bench.recorder.closes.first().code, CloseCode::abnormal);
    QVERIFY(!bench.recorder.closes.first().detail.isEmpty());
    QTRY_VERIFY(!bench.connection);
}

void tst_WebSocketConnection::closesATooSlowReader()
{
    Bench bench({.maxQueuedBytes = 1024 * 1024, .closeTimeout = 30ms});
    bench.client().socket().setReadBufferSize(1024);
    const QByteArray frame = encodeFrame(Opcode::Binary, QByteArray(100'000, 'x'));
    // More than loopback's own buffers hold, so that the rest must wait here.
    for (int i = 0; i < 300; ++i)
        bench.connection->sendFrame(frame);
    QVERIFY(!bench.connection->isOpen());
    QVERIFY2(bench.recorder.overflows.isEmpty(), "the listener must not be called from within sendFrame()");
    QTRY_COMPARE(bench.recorder.overflows.size(), 1);
    QVERIFY(bench.recorder.overflows.first() > 900'000);
    QVERIFY(bench.recorder.overflows.first() < 1'200'000);
    QTRY_COMPARE(bench.recorder.closes.size(), 1);
    QCOMPARE(bench.recorder.closes.first().code, CloseCode::policyViolation);
    QVERIFY(bench.recorder.closes.first().detail.contains(u"1048576"_s));
    QCOMPARE(bench.recorder.overflows.size(), 1);
}

void tst_WebSocketConnection::feedsAReaderThatKeepsUp()
{
    Bench bench({.maxQueuedBytes = 1024 * 1024});
    const QByteArray frame = encodeFrame(Opcode::Binary, QByteArray(100'000, 'x'));
    qint64 sent = 0;
    for (int turn = 0; turn < 40; ++turn) {
        for (int i = 0; i < 9; ++i) {
            bench.connection->sendFrame(frame);
            sent += frame.size();
        }
        QTRY_COMPARE(bench.client().received().size(), sent);
    }
    QVERIFY(bench.connection->isOpen());
    QVERIFY(bench.recorder.overflows.isEmpty());
}

void tst_WebSocketConnection::pingsAndStaysWithThePeerThatAnswers()
{
    Bench bench({.pingInterval = 10ms, .pongTimeout = 2000ms});
    for (int i = 0; i < 2; ++i) {
        const auto frame = bench.client().nextFrame();
        QVERIFY(frame);
        QCOMPARE(int(frame->first), int(fin | ping));
        bench.client().send(clientFrame(fin | pong, frame->payload));
    }
    QVERIFY(bench.connection->isOpen());
}

void tst_WebSocketConnection::endsWithAPeerThatDoesNotAnswerPings()
{
    Bench bench({.pingInterval = 10ms, .pongTimeout = 30ms});
    QTRY_COMPARE(bench.recorder.closes.size(), 1);
    QCOMPARE(bench.recorder.closes.first().code, CloseCode::abnormal);
    QVERIFY(bench.recorder.closes.first().detail.contains(u"ping"_s));
    QTRY_VERIFY(bench.client().isEnded());
}

void tst_WebSocketConnection::mayBeClosedByItsListener()
{
    Bench bench;
    bench.recorder.onMessage = [](WebSocketConnection *connection) { connection->close(4002); };
    bench.client().send(clientFrame(fin | text, "a") + clientFrame(fin | text, "b"));
    QTRY_VERIFY(bench.client().received().size() == 4);
    QCOMPARE(bench.recorder.messages, QByteArrayList{"a"});
}

void tst_WebSocketConnection::mayBeAbortedByItsListener()
{
    Bench bench;
    bench.recorder.onMessage = [](WebSocketConnection *connection) { connection->abort(); };
    bench.client().send(clientFrame(fin | text, "a") + clientFrame(fin | text, "b"));
    QTRY_VERIFY(bench.client().isEnded());
    QTRY_COMPARE(bench.recorder.closes.size(), 1);
    QCOMPARE(bench.recorder.messages, QByteArrayList{"a"});
}

void tst_WebSocketConnection::knowsItsPeer()
{
    Bench bench;
    QCOMPARE(bench.connection->subprotocol(), u"a.v1"_s);
    QCOMPARE(bench.connection->peerAddress(), QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(bench.connection->peerPort(), bench.client().socket().localPort());
}

QTEST_GUILESS_MAIN(tst_WebSocketConnection)
#include "tst_websocketconnection.moc"
