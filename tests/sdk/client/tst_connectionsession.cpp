#include "client/connectionsession.h"
#include "helpers/sessionbench.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace WebPubSub;
using namespace std::chrono_literals;

class tst_ConnectionSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatMakesNoCodec_data();
    void refusesWhatMakesNoCodec();
    void opensWithTheOptions();
    void speaksTextFrames();
    void deliversMessages();
    void dropsDuplicatesButAcksThem();
    void tellsGapsBeforeTheMessage();
    void acksAtOnceAfterManyMessages();
    void doesNotAckOnAnUnreliableProtocol();
    void recordsUnreadableFrames();
    void tellsUnreadableFramesWithoutAnId();
    void recordsUnknownFrames();
    void refusesTheWrongFrameKind();
    void tellsGoodbyeInTheServicesWords();
    void refusesLargeFrames();
    void abortIsSilent();
    void tracesFramesBothWays();
};

void tst_ConnectionSession::refusesWhatMakesNoCodec_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<bool>("emptyFactory");
    QTest::addColumn<QString>("hint");
    QTest::newRow("one of Web PubSub's that we do not know")
        << u"json.webpubsub.azure.v2"_qs << false << u"json.reliable.webpubsub.azure.v1"_qs;
    // Edge 48: which of several is chosen, nobody can say.
    QTest::newRow("several names") << u"json.webpubsub.azure.v1, json.reliable.webpubsub.azure.v1"_qs << false
                                   << u"one name"_qs;
    QTest::newRow("a blank") << u"my protocol"_qs << false << u"without blanks"_qs;
    QTest::newRow("a line break") << u"x\r\nEvil: 1"_qs << false << u"cannot be offered"_qs;
    QTest::newRow("too long") << QString(129, u'x') << false << u"cannot be offered"_qs;
    QTest::newRow("a factory without a codec") << QString() << true << u"ClientOptions::codec"_qs;
}

void tst_ConnectionSession::refusesWhatMakesNoCodec()
{
    QFETCH(QString, protocol);
    QFETCH(bool, emptyFactory);
    QFETCH(QString, hint);
    ClientOptions options{.protocol = protocol};
    if (emptyFactory)
        options.codec = [] { return nullptr; };
    SessionBench bench(options);
    QVERIFY(!bench.configured);
    QCOMPARE(bench.configured.error().name, u"PROTOCOL"_qs);
    QCOMPARE(bench.configured.error().kind, ErrorKind::Invalid);
    QVERIFY2(bench.configured.error().message.contains(hint), qPrintable(bench.configured.error().message));
}

void tst_ConnectionSession::opensWithTheOptions()
{
    SessionBench bench(
        {.protocol = u"json.webpubsub.azure.v1"_qs, .connectTimeout = 3s, .maxIncomingBytes = 1234});
    QVERIFY(bench.configured);
    bench.session->openNew(SessionBench::url);
    QCOMPARE(bench.wire()->url(), SessionBench::url);
    QCOMPARE(bench.wire()->subprotocol(), u"json.webpubsub.azure.v1"_qs);
    QCOMPARE(bench.wire()->limits().connectTimeout, 3s);
    QCOMPARE(bench.wire()->limits().maxIncomingBytes, 1234);
    bench.wire()->accept();
    bench.wire()->reply(R"({"type":"system","event":"connected","userId":null,"connectionId":"c-9"})");
    QCOMPARE(bench.takeNews(), QStringList({u"opened"_qs, u"connected c-9"_qs}));
    QCOMPARE(bench.session->userId(), QString());
    QVERIFY(!bench.session->isRecoverable());
}

void tst_ConnectionSession::speaksTextFrames()
{
    SessionBench bench;
    bench.connectNow();
    QVERIFY(bench.session->send(PingFrame{}));
    QVERIFY(bench.wire()->expect(R"({"type":"ping"})"));
}

void tst_ConnectionSession::deliversMessages()
{
    SessionBench bench;
    bench.connectNow();
    const qint64 before = nowUs();
    bench.wire()->reply(SessionBench::message(1));
    bench.wire()->reply(
        R"({"type":"message","from":"server","dataType":"json","data":[1, 2],"sequenceId":2})");
    bench.wire()->reply(R"({"type":"ack","ackId":5,"success":true})");
    QCOMPARE(bench.takeNews(), QStringList({u"message hi"_qs, u"server [1, 2]"_qs, u"ack 5"_qs}));
    const GroupMessage &first = bench.messages.front();
    QCOMPARE(first.group, u"lobby"_qs);
    QCOMPARE(first.fromUserId, u"bob"_qs);
    QCOMPARE(first.payload, Payload::text(u"hi"_qs));
    QCOMPARE(first.sequenceId, std::optional<quint64>(1));
    QVERIFY(first.receivedUs >= before && first.receivedUs <= nowUs());
}

void tst_ConnectionSession::dropsDuplicatesButAcksThem()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(SessionBench::message(1));
    QTRY_COMPARE(bench.wire()->sentCount(), 1);
    QVERIFY(bench.wire()->expect(R"({"type":"sequenceAck","sequenceId":1})"));
    bench.news.clear();
    bench.wire()->reply(SessionBench::message(1));
    QVERIFY(bench.takeNews().isEmpty());
    QTRY_COMPARE(bench.wire()->sentCount(), 1);
    QVERIFY(bench.wire()->expect(R"({"type":"sequenceAck","sequenceId":1})"));
}

void tst_ConnectionSession::tellsGapsBeforeTheMessage()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(SessionBench::message(1));
    bench.wire()->reply(SessionBench::message(5, "after"));
    QCOMPARE(bench.takeNews(), QStringList({u"message hi"_qs, u"gap 2-4"_qs, u"message after"_qs}));
    QTRY_COMPARE(bench.wire()->sentCount(), 1);
    QVERIFY(bench.wire()->expect(R"({"type":"sequenceAck","sequenceId":5})"));
}

void tst_ConnectionSession::acksAtOnceAfterManyMessages()
{
    SessionBench bench({.keepAliveInterval = 0s, .sequenceAckInterval = 1h});
    bench.connectNow();
    for (quint64 i = 1; i < SequenceTracker::immediateAckThreshold; ++i)
        bench.wire()->reply(SessionBench::message(i));
    QCOMPARE(bench.wire()->sentCount(), 0);
    bench.wire()->reply(SessionBench::message(SequenceTracker::immediateAckThreshold));
    QVERIFY(bench.wire()->expect(R"({"type":"sequenceAck","sequenceId":300})"));
}

void tst_ConnectionSession::doesNotAckOnAnUnreliableProtocol()
{
    SessionBench bench(
        {.protocol = u"json.webpubsub.azure.v1"_qs, .keepAliveInterval = 0s, .sequenceAckInterval = 0ms});
    bench.connectNow();
    bench.wire()->reply(R"({"type":"message","from":"server","dataType":"text","data":"a"})");
    bench.wire()->reply(R"({"type":"message","from":"server","dataType":"text","data":"b"})");
    QCOMPARE(bench.takeNews(), QStringList({u"server a"_qs, u"server b"_qs}));
    QCoreApplication::processEvents();
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_ConnectionSession::recordsUnreadableFrames()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(
        R"({"type":"message","from":"server","dataType":"binary","data":"%%","sequenceId":1})");
    QCOMPARE(bench.takeNews(), QStringList({u"gap 1-1"_qs, u"unreadable FRAME_BASE64"_qs}));
    bench.wire()->reply(SessionBench::message(2));
    QCOMPARE(bench.takeNews(), QStringList(u"message hi"_qs)); // and no gap
    QTRY_COMPARE(bench.wire()->sentCount(), 1);
    QVERIFY(bench.wire()->expect(R"({"type":"sequenceAck","sequenceId":2})"));
    // The same frame again, as after a recovery: told once.
    bench.wire()->reply(
        R"({"type":"message","from":"server","dataType":"binary","data":"%%","sequenceId":1})");
    QCOMPARE(bench.takeNews(), QStringList(u"unreadable FRAME_BASE64"_qs));
}

void tst_ConnectionSession::tellsUnreadableFramesWithoutAnId()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply("hello");
    QCOMPARE(bench.takeNews(), QStringList(u"unreadable FRAME_JSON"_qs));
    bench.wire()->reply(SessionBench::message(1));
    QCOMPARE(bench.takeNews(), QStringList(u"message hi"_qs));
}

void tst_ConnectionSession::recordsUnknownFrames()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(R"({"type":"moved","group":"lobby","items":[],"sequenceId":1})");
    QVERIFY(bench.takeNews().isEmpty());
    bench.wire()->reply(SessionBench::message(2));
    QCOMPARE(bench.takeNews(), QStringList(u"message hi"_qs));
}

void tst_ConnectionSession::refusesTheWrongFrameKind()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(SessionBench::message(1), true);
    QCOMPARE(bench.takeNews(), QStringList({u"gap 1-1"_qs, u"unreadable FRAME_KIND"_qs}));
}

void tst_ConnectionSession::tellsGoodbyeInTheServicesWords()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(R"({"type":"system","event":"disconnected","message":"closed by the application"})");
    bench.wire()->closeFromPeer(1000, u"less"_qs);
    QCOMPARE(bench.takeNews(), QStringList(u"ended 1000 ConnectionClosed"_qs));
    QVERIFY(bench.lastError.message.contains(u"\"closed by the application\""));
    QVERIFY(!bench.lastError.message.contains(u"abc")); // the token
    QVERIFY(!bench.session->hasTransport());
}

void tst_ConnectionSession::refusesLargeFrames()
{
    SessionBench bench;
    bench.connectNow();
    const auto frame = [](qsizetype bytes) {
        return SendToGroupFrame{.group = u"g"_qs, .payload = Payload::binary(QByteArray(bytes, 'x'))};
    };
    QVERIFY(bench.session->send(frame(700'000)));
    const Result<QString> result = bench.session->send(frame(800'000));
    QVERIFY(!result);
    QCOMPARE(result.error().name, u"FRAME_SIZE"_qs);
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QCOMPARE(bench.wire()->sentCount(), 1);
}

void tst_ConnectionSession::abortIsSilent()
{
    SessionBench bench({.keepAliveInterval = 1ms, .keepAliveTimeout = 5ms, .sequenceAckInterval = 1ms});
    bench.connectNow();
    bench.wire()->reply(SessionBench::message(1));
    bench.takeNews();
    bench.session->abort();
    QVERIFY(!bench.wire());
    QSignalSpy ended(bench.session.get(), &ConnectionSession::ended);
    QVERIFY(!ended.wait(30));
    QVERIFY(bench.takeNews().isEmpty());
}

void tst_ConnectionSession::tracesFramesBothWays()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(SessionBench::message(1));
    bench.wire()->reply(SessionBench::message(1));
    bench.wire()->reply("hello");
    (void)bench.session->send(PingFrame{});
    QStringList events;
    for (const TraceEntry &row : std::as_const(bench.rows)) {
        events += row.event;
        QCOMPARE(row.hub, u"chat"_qs);
        QCOMPARE(row.connectionId, u"c-1"_qs);
    }
    QCOMPARE(
        events, QStringList({u"connected"_qs, u"message"_qs, u"message"_qs, u"unreadable"_qs, u"ping"_qs}));
    QVERIFY(bench.rows.at(1).message.isEmpty());
    QCOMPARE(bench.rows.at(2).message, u"duplicate, dropped"_qs);
    QVERIFY(!bench.rows.at(0).payload.contains("t-1"));
}

QTEST_GUILESS_MAIN(tst_ConnectionSession)
#include "tst_connectionsession.moc"
