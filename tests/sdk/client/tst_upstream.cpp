#include "client/upstream.h"

#include "client/connectionsession.h"
#include "core/correlation.h"
#include "helpers/faketransport.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

const Payload hi{.type = DataType::Text, .bytes = "hi"};

//! The part of a client that sends, over a session that is open.
struct Bench {
    FakeNetwork network;
    QObject owner;
    ConnectionSession session;
    Upstream upstream{session, nullptr};

    explicit Bench(const ClientOptions &options = {})
        : session(
            network.factory(), {.isWanted = [] { return false; }, .sink = {}, .ackLatency = {}}, nullptr)
    {
        QVERIFY(session.configure(options));
        upstream.configure(options);
        session.openNew(QUrl(u"wss://h/client/hubs/chat"_qs));
        wire()->accept();
        wire()->reply(
            R"({"type":"system","event":"connected","connectionId":"c-1","reconnectionToken":"t"})");
        QObject::connect(&session, &ConnectionSession::acked, &upstream, &Upstream::acked);
        upstream.open();
    }
    FakeTransport *wire() const { return network.last(); }

    AckReply *submit(const ClientFrame &frame, const SendOptions &options = {})
    {
        auto *reply = new AckReply(&owner);
        upstream.submit(reply, frame, options);
        return reply;
    }
    void ack(quint64 ackId)
    {
        wire()->reply(R"({"type":"ack","success":true,"ackId":)" + QByteArray::number(ackId) + "}");
    }
    //! The name of a reply's error, "ok", or "pending"; waits for finished() when the result is there.
    static QString outcome(AckReply *reply)
    {
        if (!reply->isFinished())
            return u"pending"_qs;
        return reply->result() ? u"ok"_qs : reply->result().error().name;
    }
};

} // namespace

class tst_Upstream : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAckIds();
    void sendsWhatIsAsked_data();
    void sendsWhatIsAsked();
    void checksItsInput_data();
    void checksItsInput();
    void refusesAnAckIdInUse();
    void countsOnFromAnAckIdByHand();
    void fireAndForgetIsDoneAtOnce();
    void failsWhenNotConnected();
    void failsWhenTooMuchIsUnsent();
    void failsWhenTheFrameIsTooLarge();
    void abortForgetsTheRequest();
    void remembersJoinedGroups();
    void resendsAfterARecovery();
    void resendsAfterAnAckTimeout();
    void failsAllPending();
};

void tst_Upstream::countsAckIds()
{
    Bench bench;
    bench.submit(JoinGroupFrame{.group = u"a"_qs});
    bench.submit(JoinGroupFrame{.group = u"b"_qs});
    QVERIFY(bench.wire()->expect(R"({"type":"joinGroup","group":"a","ackId":1})"));
    QVERIFY(bench.wire()->expect(R"({"type":"joinGroup","group":"b","ackId":2})"));
    // Over all connections of a client: the service may still remember the ids of a recovered one.
    bench.upstream.failAll({});
    bench.submit(JoinGroupFrame{.group = u"c"_qs});
    QVERIFY(bench.wire()->expect(R"({"type":"joinGroup","group":"c","ackId":3})"));
}

void tst_Upstream::sendsWhatIsAsked_data()
{
    QTest::addColumn<ClientFrame>("frame");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("join") << ClientFrame(JoinGroupFrame{.group = u"g"_qs})
                          << QByteArray(R"({"type":"joinGroup","group":"g","ackId":1})");
    QTest::newRow("leave") << ClientFrame(LeaveGroupFrame{.group = u"g"_qs})
                           << QByteArray(R"({"type":"leaveGroup","group":"g","ackId":1})");
    QTest::newRow("set group state")
        << ClientFrame(SetGroupStateFrame{.group = u"g"_qs, .state = GroupState{{u"mood"_qs, u"ok"_qs}}})
        << QByteArray(R"({"type":"setGroupState","group":"g","ackId":1,"state":{"mood":"ok"}})");
    QTest::newRow("clear group state") << ClientFrame(SetGroupStateFrame{.group = u"g"_qs})
                                       << QByteArray(R"({"type":"setGroupState","group":"g","ackId":1})");
    QTest::newRow("subscribe to group states")
        << ClientFrame(SubscribeGroupStateFrame{.group = u"g"_qs})
        << QByteArray(R"({"type":"subscribeGroupState","group":"g","ackId":1})");
    QTest::newRow("event")
        << ClientFrame(EventFrame{.event = u"buy"_qs, .payload = Payload::jsonText(R"({"q":2})")})
        << QByteArray(R"({"type":"event","event":"buy","ackId":1,"dataType":"json","data":{"q":2}})");
}

void tst_Upstream::sendsWhatIsAsked()
{
    QFETCH(ClientFrame, frame);
    QFETCH(QByteArray, bytes);
    Bench bench;
    AckReply *reply = bench.submit(frame);
    QVERIFY(bench.wire()->expect(bytes));
    QCOMPARE(Bench::outcome(reply), u"pending"_qs);
    bench.ack(1);
    QCOMPARE(Bench::outcome(reply), u"ok"_qs);
    QCOMPARE(reply->result()->correlation, correlationOf(u"c-1"_qs, 1, 0));
}

void tst_Upstream::checksItsInput_data()
{
    QTest::addColumn<ClientFrame>("frame");
    QTest::addColumn<std::optional<int>>("ttl");
    QTest::addColumn<QString>("error");

    const std::optional<int> none;
    QTest::newRow("empty group") << ClientFrame(JoinGroupFrame{}) << none << u"GROUP_NAME"_qs;
    QTest::newRow("blank group to leave")
        << ClientFrame(LeaveGroupFrame{.group = u" "_qs}) << none << u"GROUP_NAME"_qs;
    QTest::newRow("long group") << ClientFrame(SendToGroupFrame{.group = QString(1025, u'g'), .payload = hi})
                                << none << u"GROUP_NAME"_qs;
    QTest::newRow("event name") << ClientFrame(EventFrame{.event = u"1st"_qs, .payload = hi}) << none
                                << u"EVENT_NAME"_qs;
    QTest::newRow("broken JSON would close the connection")
        << ClientFrame(SendToGroupFrame{.group = u"g"_qs, .payload = {.type = DataType::Json, .bytes = "{"}})
        << none << u"FRAME_JSON"_qs;
    QTest::newRow("broken JSON in an event")
        << ClientFrame(EventFrame{.event = u"e"_qs, .payload = {.type = DataType::Json, .bytes = "x"}})
        << none << u"FRAME_JSON"_qs;
    QTest::newRow("group of a state")
        << ClientFrame(SetGroupStateFrame{.group = u"\n"_qs}) << none << u"GROUP_NAME"_qs;
    QTest::newRow("group to subscribe to")
        << ClientFrame(SubscribeGroupStateFrame{}) << none << u"GROUP_NAME"_qs;
    const Metadata wrong{{u"no blanks"_qs, u"v"_qs}};
    QTest::newRow("metadata of a message")
        << ClientFrame(SendToGroupFrame{.group = u"g"_qs, .payload = hi, .metadata = wrong}) << none
        << u"METADATA"_qs;
    QTest::newRow("metadata of an event")
        << ClientFrame(EventFrame{.event = u"e"_qs, .payload = hi, .metadata = wrong}) << none
        << u"METADATA"_qs;
    const ClientFrame send = SendToGroupFrame{.group = u"g"_qs, .payload = hi};
    QTest::newRow("ttl below 0") << send << std::optional<int>(-1) << u"TTL"_qs;
    QTest::newRow("ttl above 300") << send << std::optional<int>(301) << u"TTL"_qs;
}

void tst_Upstream::checksItsInput()
{
    QFETCH(ClientFrame, frame);
    QFETCH(std::optional<int>, ttl);
    QFETCH(QString, error);
    Bench bench;
    AckReply *reply = bench.submit(frame, {.ttlSeconds = ttl});
    QCOMPARE(Bench::outcome(reply), error);
    QCOMPARE(reply->result().error().kind, ErrorKind::Invalid);
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_Upstream::refusesAnAckIdInUse()
{
    Bench bench;
    AckReply *first = bench.submit(JoinGroupFrame{.group = u"a"_qs}, {.ackId = 5});
    AckReply *second = bench.submit(JoinGroupFrame{.group = u"b"_qs}, {.ackId = 5});
    QCOMPARE(Bench::outcome(first), u"pending"_qs);
    QCOMPARE(Bench::outcome(second), u"ACKID_IN_USE"_qs);
    QCOMPARE(bench.wire()->sentCount(), 1);
    bench.ack(5);
    QCOMPARE(Bench::outcome(bench.submit(JoinGroupFrame{.group = u"b"_qs}, {.ackId = 5})), u"pending"_qs);
}

void tst_Upstream::countsOnFromAnAckIdByHand()
{
    Bench bench;
    bench.submit(JoinGroupFrame{.group = u"a"_qs}, {.ackId = 41});
    bench.submit(JoinGroupFrame{.group = u"b"_qs});
    bench.submit(JoinGroupFrame{.group = u"c"_qs}, {.ackId = 18446744073709551615ULL});
    bench.submit(JoinGroupFrame{.group = u"d"_qs});
    bench.wire()->takeSent();
    QVERIFY(bench.wire()->takeSent().contains("\"ackId\":42"));
    QVERIFY(bench.wire()->takeSent().contains("\"ackId\":18446744073709551615"));
    QVERIFY(bench.wire()->takeSent().contains("\"ackId\":43"));
}

void tst_Upstream::fireAndForgetIsDoneAtOnce()
{
    Bench bench;
    AckReply *reply =
        bench.submit(SendToGroupFrame{.group = u"g"_qs, .payload = hi}, {.fireAndForget = true});
    QCOMPARE(Bench::outcome(reply), u"ok"_qs);
    QVERIFY(!reply->result()->id);
    QCOMPARE(reply->result()->correlation, correlationOf(u"c-1"_qs, {}, 1));
    QVERIFY(!bench.wire()->takeSent().contains("ackId"));
    bench.submit(JoinGroupFrame{.group = u"g"_qs}, {.fireAndForget = true});
    QCOMPARE(bench.upstream.joinedGroups(), QStringList(u"g"_qs));
}

void tst_Upstream::failsWhenNotConnected()
{
    Bench bench;
    bench.upstream.close(u"Recovering"_qs);
    for (const bool fireAndForget : {false, true}) {
        AckReply *reply = bench.submit(
            SendToGroupFrame{.group = u"lobby"_qs, .payload = hi}, {.fireAndForget = fireAndForget});
        QCOMPARE(Bench::outcome(reply), u"NotConnected"_qs);
        const Error error = reply->result().error();
        QCOMPARE(error.kind, ErrorKind::Network);
        QVERIFY2(error.message.contains(u"sendToGroup \"lobby\" was not sent: the client is Recovering"),
            qPrintable(error.message));
        QVERIFY(!error.ackId);
    }
    AckReply *byHand = bench.submit(JoinGroupFrame{.group = u"g"_qs}, {.ackId = 42});
    QCOMPARE(Bench::outcome(byHand), u"NotConnected"_qs);
    QCOMPARE(byHand->result().error().ackId, std::optional<quint64>(42));
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_Upstream::failsWhenTooMuchIsUnsent()
{
    Bench bench({.maxUnsentBytes = 1000});
    bench.wire()->unsentBytes = 1000;
    QCOMPARE(Bench::outcome(bench.submit(JoinGroupFrame{.group = u"g"_qs})), u"pending"_qs);
    bench.wire()->unsentBytes = 1001;
    AckReply *reply = bench.submit(JoinGroupFrame{.group = u"g"_qs});
    QCOMPARE(Bench::outcome(reply), u"WouldBlock"_qs);
    QVERIFY(reply->result().error().message.contains(u"1001 bytes"));
    bench.wire()->unsentBytes = 0;
    QCOMPARE(Bench::outcome(bench.submit(JoinGroupFrame{.group = u"g"_qs})), u"pending"_qs);
}

void tst_Upstream::failsWhenTheFrameIsTooLarge()
{
    Bench bench;
    const SendToGroupFrame frame{.group = u"g"_qs, .payload = Payload::binary(QByteArray(1'000'000, 'x'))};
    QCOMPARE(Bench::outcome(bench.submit(frame, {.ackId = 9})), u"FRAME_SIZE"_qs);
    QCOMPARE(Bench::outcome(bench.submit(frame, {.fireAndForget = true})), u"FRAME_SIZE"_qs);
    // Its ack id is free again.
    QCOMPARE(Bench::outcome(bench.submit(JoinGroupFrame{.group = u"g"_qs}, {.ackId = 9})), u"pending"_qs);
}

void tst_Upstream::abortForgetsTheRequest()
{
    Bench bench;
    AckReply *reply = bench.submit(JoinGroupFrame{.group = u"g"_qs});
    reply->abort();
    QCOMPARE(Bench::outcome(reply), u"Cancelled"_qs);
    QCOMPARE(bench.upstream.ackLatencyUs(1), -1);
    bench.ack(1);
    QVERIFY(bench.upstream.joinedGroups().isEmpty());
}

void tst_Upstream::remembersJoinedGroups()
{
    Bench bench;
    bench.submit(JoinGroupFrame{.group = u"a"_qs});
    bench.submit(JoinGroupFrame{.group = u"b"_qs});
    bench.submit(JoinGroupFrame{.group = u"c"_qs});
    bench.ack(1);
    bench.wire()->reply(
        R"({"type":"ack","ackId":2,"success":false,"error":{"name":"Forbidden","message":"no"}})");
    bench.wire()->reply(
        R"({"type":"ack","ackId":3,"success":false,"error":{"name":"Duplicate","message":""}})");
    QCOMPARE(bench.upstream.joinedGroups(), QStringList({u"a"_qs, u"c"_qs}));
    // Left from the moment it is asked for, even if the service says no, or cannot be asked.
    bench.submit(LeaveGroupFrame{.group = u"a"_qs});
    QCOMPARE(bench.upstream.joinedGroups(), QStringList(u"c"_qs));
    bench.upstream.close(u"Recovering"_qs);
    bench.submit(LeaveGroupFrame{.group = u"c"_qs});
    QVERIFY(bench.upstream.joinedGroups().isEmpty());
}

void tst_Upstream::resendsAfterARecovery()
{
    Bench bench;
    AckReply *reply = bench.submit(JoinGroupFrame{.group = u"g"_qs});
    auto *rejoin = new AckReply(&bench.owner);
    bench.upstream.submitRejoin(rejoin, u"h"_qs);
    const QByteArray sent = bench.wire()->takeSent();
    bench.wire()->takeSent();

    bench.upstream.close(u"Recovering"_qs);
    bench.upstream.connectionLost({.kind = ErrorKind::Network, .name = u"ConnectionLost"_qs});
    QCOMPARE(Bench::outcome(reply), u"pending"_qs);
    QCOMPARE(Bench::outcome(rejoin), u"ConnectionLost"_qs);
    bench.session.openRecovery();
    bench.wire()->accept();
    bench.upstream.open();
    QVERIFY(bench.wire()->expect(sent)); // the same ack id
    QCOMPARE(bench.wire()->sentCount(), 0);
    bench.wire()->reply(
        R"({"type":"ack","ackId":1,"success":false,"error":{"name":"Duplicate","message":""}})");
    QCOMPARE(Bench::outcome(reply), u"ok"_qs);
    QVERIFY(reply->result()->duplicate);
    QCOMPARE(bench.upstream.joinedGroups(), QStringList(u"g"_qs));
}

void tst_Upstream::resendsAfterAnAckTimeout()
{
    Bench bench({.messageRetry = {.maxRetries = 1, .delay = 1ms}, .ackTimeout = 20ms});
    AckReply *reply = bench.submit(JoinGroupFrame{.group = u"g"_qs});
    QString outcome = u"pending"_qs;
    reply->then(this, [&](const Result<Ack> &result) { outcome = result ? u"ok"_qs : result.error().name; });
    QTRY_COMPARE(bench.wire()->sentCount(), 2);
    QCOMPARE(bench.wire()->takeSent(), bench.wire()->takeSent());
    QTRY_COMPARE(outcome, u"AckTimeout"_qs);
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_Upstream::failsAllPending()
{
    Bench bench;
    AckReply *reply = bench.submit(JoinGroupFrame{.group = u"g"_qs});
    bench.upstream.failAll({.kind = ErrorKind::Cancelled, .name = u"Stopped"_qs});
    QCOMPARE(Bench::outcome(reply), u"Stopped"_qs);
    bench.ack(1); // late
    QVERIFY(bench.upstream.joinedGroups().isEmpty());
}

Q_DECLARE_METATYPE(WebPubSub::ClientFrame)
QTEST_GUILESS_MAIN(tst_Upstream)
#include "tst_upstream.moc"
