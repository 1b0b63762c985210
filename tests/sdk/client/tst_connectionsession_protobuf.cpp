#include "client/connectionsession.h"
#include "helpers/sessionbench.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

//! The session on protobuf, and a service that speaks it.
struct ProtobufBench : SessionBench {
    ProtobufBench()
        : SessionBench({.protocol = QString(Subprotocol::reliableProtobuf),
            .keepAliveInterval = 0s,
            .sequenceAckInterval = 1ms})
    {
        session->openNew(url);
        wire()->accept();
    }
    void say(const ServerFrame &frame) { sayHex(codec->encode(frame).toHex()); }
    void sayHex(const QByteArray &hex) { wire()->reply(QByteArray::fromHex(hex), true); }
    void message(quint64 sequenceId, const QString &text = QStringLiteral("hi"))
    {
        say(GroupMessageFrame{
            .group = QStringLiteral("room7"), .payload = Payload::text(text), .sequenceId = sequenceId});
    }
    //! The next frame that the session sent, or nothing.
    std::optional<ClientFrame> sent()
    {
        const auto frame = codec->decodeClientFrame(wire()->takeSent());
        return frame ? std::optional(*frame) : std::nullopt;
    }
    void introduce()
    {
        say(ConnectedFrame{QStringLiteral("c-1"), QStringLiteral("ann"), QStringLiteral("t-1")});
        news.clear();
    }

    std::unique_ptr<Codec> codec = makeCodec(QString(Subprotocol::reliableProtobuf));
};

} // namespace

class tst_ConnectionSessionProtobuf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void speaksBinaryFrames();
    void deliversAndAcks();
    void secondConnectedFrameBringsATokenOnly();
    void messagesMayComeBeforeConnected();
    void connectedWithoutAnIdIsUnreadable();
    void recordsUnreadableFrames_data();
    void recordsUnreadableFrames();
    void refusesTextFrames();
    void unknownFramesAreNoError_data();
    void unknownFramesAreNoError();
    void lateAcksAreToldOnly();
    void traceHasNoToken();
};

void tst_ConnectionSessionProtobuf::speaksBinaryFrames()
{
    ProtobufBench bench;
    bench.introduce();
    QCOMPARE(bench.wire()->subprotocol(), QString(Subprotocol::reliableProtobuf));
    QVERIFY(bench.session->send(PingFrame{}));
    QVERIFY(bench.wire()->lastWasBinary);
    QCOMPARE(bench.wire()->takeSent().toHex(), "4a00");
    QCOMPARE(bench.session->connectionId(), u"c-1"_qs);
    QCOMPARE(bench.session->userId(), u"ann"_qs);
}

void tst_ConnectionSessionProtobuf::deliversAndAcks()
{
    ProtobufBench bench;
    bench.introduce();
    bench.message(1);
    bench.message(1);
    bench.message(4, u"after"_qs);
    QCOMPARE(bench.takeNews(), QStringList({u"message hi"_qs, u"gap 2-3"_qs, u"message after"_qs}));
    QTRY_COMPARE(bench.wire()->sentCount(), 1);
    QVERIFY(bench.sent() == std::optional<ClientFrame>(SequenceAckFrame{4}));
}

void tst_ConnectionSessionProtobuf::secondConnectedFrameBringsATokenOnly()
{
    ProtobufBench bench;
    bench.introduce();
    bench.say(ConnectedFrame{u"c-2"_qs, u"eve"_qs, u"t-2"_qs});
    QCOMPARE(bench.session->connectionId(), u"c-1"_qs);
    QCOMPARE(bench.session->userId(), u"ann"_qs);
    bench.session->openRecovery();
    QVERIFY2(bench.wire()->url().query().contains(u"awps_reconnection_token=t-2"_qs),
        qPrintable(bench.wire()->url().query()));
}

void tst_ConnectionSessionProtobuf::messagesMayComeBeforeConnected()
{
    ProtobufBench bench;
    bench.news.clear();
    bench.message(1);
    QVERIFY(bench.takeNews().contains(u"message hi"_qs));
}

void tst_ConnectionSessionProtobuf::connectedWithoutAnIdIsUnreadable()
{
    ProtobufBench bench;
    bench.news.clear();
    bench.say(ConnectedFrame{{}, u"ann"_qs, {}});
    QCOMPARE(bench.takeNews(), QStringList(u"unreadable FRAME_FIELD"_qs));
}

void tst_ConnectionSessionProtobuf::recordsUnreadableFrames_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("error");
    QTest::newRow("no UTF-8") << QByteArray("12160a0567726f75701205726f6f6d371a040a02ffff2001")
                              << u"PB_UTF8"_qs;
    QTest::newRow("no JSON") << QByteArray("12160a0567726f75701205726f6f6d371a0422027b5d2001")
                             << u"FRAME_JSON"_qs;
    QTest::newRow("no Any") << QByteArray("12160a0567726f75701205726f6f6d371a041a020a092001") << u"PB_ANY"_qs;
    QTest::newRow("length") << QByteArray("12160a0567726f75701205726f6f6d371a040a7f68692001")
                            << u"PB_LENGTH"_qs;
    QTest::newRow("wire type") << QByteArray("12110a0567726f757010051a040a0268692001") << u"PB_WIRE"_qs;
    QTest::newRow("data missing") << QByteArray("12100a0567726f75701205726f6f6d372001") << u"FRAME_DATA"_qs;
    QTest::newRow("data empty") << QByteArray("12120a0567726f75701205726f6f6d371a002001") << u"PB_EMPTY"_qs;
    QTest::newRow("group states") << QByteArray("4a0c0a0167") + "1205" + "1a030a0141" + "1801"
                                  << u"PB_LENGTH"_qs;
}

void tst_ConnectionSessionProtobuf::recordsUnreadableFrames()
{
    QFETCH(QByteArray, hex);
    QFETCH(QString, error);
    ProtobufBench bench;
    bench.introduce();
    bench.sayHex(hex);
    QCOMPARE(bench.takeNews(), QStringList({u"gap 1-1"_qs, u"unreadable "_qs + error}));
    bench.message(2);
    QCOMPARE(bench.takeNews(), QStringList(u"message hi"_qs)); // and no gap
    QTRY_COMPARE(bench.wire()->sentCount(), 1);
    QVERIFY(bench.sent() == std::optional<ClientFrame>(SequenceAckFrame{2}));
    bench.sayHex(hex); // as after a recovery: told once
    QCOMPARE(bench.takeNews(), QStringList(u"unreadable "_qs + error));
}

void tst_ConnectionSessionProtobuf::refusesTextFrames()
{
    ProtobufBench bench;
    bench.introduce();
    bench.wire()->reply(SessionBench::message(1), false);
    QCOMPARE(bench.takeNews(), QStringList(u"unreadable FRAME_KIND"_qs));
    bench.message(1);
    QCOMPARE(bench.takeNews(), QStringList(u"message hi"_qs));
}

void tst_ConnectionSessionProtobuf::unknownFramesAreNoError_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<quint64>("sequenceId");
    QTest::newRow("a field of tomorrow") << QByteArray("9a0600") << quint64(0);
    QTest::newRow("a system message of tomorrow") << QByteArray("1a021a00") << quint64(0);
    QTest::newRow("a sender of tomorrow") << QByteArray("120c0a046d6f6f6e1a020a002001") << quint64(1);
    QTest::newRow("a kind of data of tomorrow")
        << QByteArray("120e0a067365727665721a022a002001") << quint64(1);
}

void tst_ConnectionSessionProtobuf::unknownFramesAreNoError()
{
    QFETCH(QByteArray, hex);
    QFETCH(quint64, sequenceId);
    ProtobufBench bench;
    bench.introduce();
    bench.sayHex(hex);
    QVERIFY(bench.takeNews().isEmpty());
    bench.message(sequenceId + 1);
    QCOMPARE(bench.takeNews(), QStringList(u"message hi"_qs)); // and no gap
}

void tst_ConnectionSessionProtobuf::lateAcksAreToldOnly()
{
    ProtobufBench bench;
    bench.introduce();
    bench.say(AckFrame{999, true, {}});
    QCOMPARE(bench.takeNews(), QStringList(u"ack 999"_qs));
}

void tst_ConnectionSessionProtobuf::traceHasNoToken()
{
    ProtobufBench bench;
    bench.say(ConnectedFrame{u"c-1"_qs, {}, u"CANARY"_qs});
    bench.sayHex(
        bench.codec->encode(ServerFrame(ConnectedFrame{u"c-1"_qs, {}, u"CANARY"_qs})).toHex() + "ff");
    QCOMPARE(bench.rows.size(), 2);
    for (const TraceEntry &row : std::as_const(bench.rows)) {
        QVERIFY(!row.payload.isEmpty());
        QVERIFY(!row.payload.contains("CANARY"));
    }
}

QTEST_GUILESS_MAIN(tst_ConnectionSessionProtobuf)
#include "tst_connectionsession_protobuf.moc"
