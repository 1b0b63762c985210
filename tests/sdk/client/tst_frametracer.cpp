#include "client/frametracer.h"
#include "core/correlation.h"

#include <QTest>

using namespace WebPubSub;

namespace {

//! A tracer and the rows it made.
struct Bench {
    bool wanted = true;
    std::vector<TraceEntry> rows;
    FrameTracer tracer{{.isWanted = [this] { return wanted; },
        .sink = [this](const TraceEntry &row) { rows.push_back(row); },
        .ackLatency = [](quint64 ackId, qint64 timeUs) { return ackId == 7 ? timeUs - 900 : -1; }}};

    Bench()
    {
        tracer.setLane(u"Alice"_qs);
        tracer.setHub(u"chat"_qs);
        tracer.setConnection(u"c-1"_qs, u"ann"_qs);
    }
    TraceEntry last() const { return rows.empty() ? TraceEntry{} : rows.back(); }
};

const Payload hi{.type = DataType::Text, .bytes = "hi"};

} // namespace

class tst_FrameTracer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void describesSentFrames_data();
    void describesSentFrames();
    void describesReceivedFrames_data();
    void describesReceivedFrames();
    void everyRowSaysWhereItIsFrom();
    void redacts();
    void correlatesRequestAndAck();
    void countsOrdinalsOfFramesWithoutAckId();
    void countsMessages();
    void aNewConnectionCountsAnew();
    void countsWhileNobodyListens();
    void tellsUnreadableFrames();
    void tellsTurns();
};

void tst_FrameTracer::describesSentFrames_data()
{
    QTest::addColumn<ClientFrame>("frame");
    QTest::addColumn<QString>("summary"); // event group dataType ackId sequenceId message

    QTest::newRow("join") << ClientFrame(JoinGroupFrame{.group = u"lobby"_qs, .ackId = 7})
                          << u"joinGroup|lobby||7||"_qs;
    QTest::newRow("leave") << ClientFrame(LeaveGroupFrame{.group = u"lobby"_qs})
                           << u"leaveGroup|lobby||||"_qs;
    QTest::newRow("send") << ClientFrame(SendToGroupFrame{.group = u"lobby"_qs, .payload = hi, .ackId = 8})
                          << u"sendToGroup|lobby|text|8||"_qs;
    QTest::newRow("event") << ClientFrame(EventFrame{.event = u"buy"_qs, .payload = hi, .ackId = 9})
                           << u"event||text|9||buy"_qs;
    QTest::newRow("sequenceAck") << ClientFrame(SequenceAckFrame{.sequenceId = 42})
                                 << u"sequenceAck||||42|"_qs;
    QTest::newRow("ping") << ClientFrame(PingFrame{}) << u"ping|||||"_qs;
}

namespace {

QString summary(const TraceEntry &row)
{
    const auto number = [](std::optional<quint64> n) { return n ? QString::number(*n) : QString(); };
    return QStringList(
        {row.event, row.group, row.dataType, number(row.ackId), number(row.sequenceId), row.message})
        .join(u'|');
}

} // namespace

void tst_FrameTracer::describesSentFrames()
{
    QFETCH(ClientFrame, frame);
    Bench bench;
    const qint64 before = nowUs();
    const QString correlation = bench.tracer.sent(frame, "{\"n\":1}");
    QCOMPARE(bench.rows.size(), size_t(1));
    QTEST(summary(bench.last()), "summary");
    QCOMPARE(bench.last().direction, TraceDirection::Out);
    QCOMPARE(bench.last().correlation, correlation);
    QCOMPARE(bench.last().bytes, 7);
    QCOMPARE(bench.last().payload, QByteArray("{\"n\":1}"));
    QVERIFY(bench.last().timeUs >= before && bench.last().timeUs <= nowUs());
}

void tst_FrameTracer::describesReceivedFrames_data()
{
    QTest::addColumn<ServerFrame>("frame");
    QTest::addColumn<QString>("summary");
    QTest::addColumn<QString>("status");
    QTest::addColumn<TraceLevel>("level");

    const auto normal = TraceLevel::Informational;
    QTest::newRow("ack") << ServerFrame(AckFrame{.ackId = 7, .success = true}) << u"ack|||7||"_qs << u"ok"_qs
                         << normal;
    QTest::newRow("ack with error") << ServerFrame(AckFrame{
        .ackId = 7, .success = false, .error = AckError{.name = u"Forbidden"_qs, .message = u"no"_qs}})
                                    << u"ack|||7||no"_qs << u"Forbidden"_qs << TraceLevel::Warning;
    QTest::newRow("group message") << ServerFrame(
        GroupMessageFrame{.group = u"lobby"_qs, .fromUserId = u"bob"_qs, .payload = hi, .sequenceId = 12})
                                   << u"message|lobby|text||12|"_qs << QString() << normal;
    QTest::newRow("server message") << ServerFrame(
        ServerMessageFrame{.payload = Payload::binary("x"), .sequenceId = 13})
                                    << u"message||binary||13|"_qs << QString() << normal;
    QTest::newRow("connected") << ServerFrame(ConnectedFrame{.connectionId = u"c-1"_qs})
                               << u"connected|||||"_qs << QString() << normal;
    QTest::newRow("disconnected") << ServerFrame(DisconnectedFrame{.message = u"bye"_qs})
                                  << u"disconnected|||||bye"_qs << QString() << normal;
    QTest::newRow("pong") << ServerFrame(PongFrame{}) << u"pong|||||"_qs << QString() << TraceLevel::Trace;
    QTest::newRow("unknown") << ServerFrame(UnknownFrame{.type = u"newThing"_qs, .sequenceId = 14})
                             << u"newThing||||14|a frame of a type that is not known here"_qs << QString()
                             << normal;
}

void tst_FrameTracer::describesReceivedFrames()
{
    QFETCH(ServerFrame, frame);
    Bench bench;
    bench.tracer.received(frame, "{}", 1000);
    QCOMPARE(bench.rows.size(), size_t(1));
    QTEST(summary(bench.last()), "summary");
    QTEST(bench.last().status, "status");
    QTEST(bench.last().level, "level");
    QCOMPARE(bench.last().direction, TraceDirection::In);
    QCOMPARE(bench.last().timeUs, 1000);
    QCOMPARE(bench.last().bytes, 2);
}

void tst_FrameTracer::everyRowSaysWhereItIsFrom()
{
    Bench bench;
    bench.tracer.sent(PingFrame{}, "{}");
    bench.tracer.received(PongFrame{}, "{}", 1);
    bench.tracer.unreadable("x", 1, {});
    bench.tracer.turned(u"recovering"_qs, {});
    QCOMPARE(bench.rows.size(), size_t(4));
    for (const TraceEntry &row : bench.rows) {
        QCOMPARE(row.source, TraceSource::Client);
        QCOMPARE(row.lane, u"Alice"_qs);
        QCOMPARE(row.hub, u"chat"_qs);
        QCOMPARE(row.connectionId, u"c-1"_qs);
        QCOMPARE(row.userId, u"ann"_qs);
    }
}

void tst_FrameTracer::redacts()
{
    Bench bench;
    const QByteArray frame =
        R"({"type":"system","event":"connected","connectionId":"c-1","reconnectionToken":"SECRET"})";
    bench.tracer.received(
        ConnectedFrame{.connectionId = u"c-1"_qs, .reconnectionToken = u"SECRET"_qs}, frame, 1);
    QVERIFY(!bench.last().payload.contains("SECRET"));
    QVERIFY(bench.last().payload.contains("c-1"));
    QCOMPARE(bench.last().bytes, frame.size()); // what crossed the wire
}

void tst_FrameTracer::correlatesRequestAndAck()
{
    Bench bench;
    const QString correlation = bench.tracer.sent(JoinGroupFrame{.group = u"g"_qs, .ackId = 7}, "{}");
    QCOMPARE(correlation, correlationOf(u"c-1"_qs, 7, 0));
    bench.tracer.received(AckFrame{.ackId = 7, .success = true}, "{}", 1000);
    QCOMPARE(bench.last().correlation, correlation);
    QCOMPARE(bench.last().durationUs, 100);
    bench.tracer.received(AckFrame{.ackId = 8, .success = true}, "{}", 1000);
    QCOMPARE(bench.last().durationUs, -1);
}

void tst_FrameTracer::countsOrdinalsOfFramesWithoutAckId()
{
    Bench bench;
    const auto sent = [&](const ClientFrame &frame) { return bench.tracer.sent(frame, "{}"); };
    QCOMPARE(sent(SendToGroupFrame{.group = u"g"_qs}), correlationOf(u"c-1"_qs, {}, 1));
    QCOMPARE(sent(EventFrame{.event = u"e"_qs}), correlationOf(u"c-1"_qs, {}, 2));
    QCOMPARE(sent(JoinGroupFrame{.group = u"g"_qs, .ackId = 1}), correlationOf(u"c-1"_qs, 1, 0));
    QCOMPARE(sent(PingFrame{}), QString());
    QCOMPARE(sent(SequenceAckFrame{.sequenceId = 1}), QString());
    QCOMPARE(sent(LeaveGroupFrame{.group = u"g"_qs}), correlationOf(u"c-1"_qs, {}, 3));
}

void tst_FrameTracer::countsMessages()
{
    Bench bench;
    bench.tracer.received(GroupMessageFrame{.group = u"g"_qs, .payload = hi}, "{}", 1);
    QCOMPARE(bench.last().ordinal, std::optional<quint64>(1));
    bench.tracer.received(AckFrame{.ackId = 1, .success = true}, "{}", 1);
    QVERIFY(!bench.last().ordinal);
    bench.tracer.received(
        ServerMessageFrame{.payload = hi, .sequenceId = 5}, "{}", 1, u"duplicate, dropped"_qs);
    QVERIFY(!bench.last().ordinal); // the sequence id tells more
    QCOMPARE(bench.last().message, u"duplicate, dropped"_qs);
    bench.tracer.received(ServerMessageFrame{.payload = hi}, "{}", 1);
    QCOMPARE(bench.last().ordinal, std::optional<quint64>(3));
}

void tst_FrameTracer::aNewConnectionCountsAnew()
{
    Bench bench;
    bench.tracer.sent(SendToGroupFrame{.group = u"g"_qs}, "{}");
    bench.tracer.setConnection(u"c-1"_qs, u"ann"_qs); // recovered
    QCOMPARE(bench.tracer.sent(SendToGroupFrame{.group = u"g"_qs}, "{}"), correlationOf(u"c-1"_qs, {}, 2));
    bench.tracer.setConnection(u"c-2"_qs, u"ann"_qs);
    QCOMPARE(bench.tracer.sent(SendToGroupFrame{.group = u"g"_qs}, "{}"), correlationOf(u"c-2"_qs, {}, 1));
}

void tst_FrameTracer::countsWhileNobodyListens()
{
    Bench bench;
    bench.wanted = false;
    const ClientFrame send = SendToGroupFrame{.group = u"g"_qs};
    QCOMPARE(bench.tracer.sent(send, "{}"), correlationOf(u"c-1"_qs, {}, 1));
    bench.tracer.received(ServerMessageFrame{.payload = hi}, "{}", 1);
    bench.tracer.unreadable("x", 1, {});
    bench.tracer.turned(u"recovering"_qs, {});
    QVERIFY(bench.rows.empty());
    bench.wanted = true;
    QCOMPARE(bench.tracer.sent(send, "{}"), correlationOf(u"c-1"_qs, {}, 2));
    bench.tracer.received(ServerMessageFrame{.payload = hi}, "{}", 1);
    QCOMPARE(bench.last().ordinal, std::optional<quint64>(2));
}

void tst_FrameTracer::tellsUnreadableFrames()
{
    Bench bench;
    bench.tracer.unreadable(
        "{bad", 5, {.kind = ErrorKind::Protocol, .name = u"FRAME_JSON"_qs, .message = u"at 1"_qs});
    QCOMPARE(bench.last().event, u"unreadable"_qs);
    QCOMPARE(bench.last().status, u"FRAME_JSON"_qs);
    QCOMPARE(bench.last().exception, u"at 1"_qs);
    QCOMPARE(bench.last().level, TraceLevel::Error);
    QCOMPARE(bench.last().payload, QByteArray("{bad"));
}

void tst_FrameTracer::tellsTurns()
{
    Bench bench;
    bench.tracer.turned(u"ConnectionEnded"_qs, u"c-1"_qs, TraceLevel::Warning, u"why"_qs);
    QCOMPARE(bench.last().event, u"ConnectionEnded"_qs);
    QCOMPARE(bench.last().direction, TraceDirection::Inside);
    QCOMPARE(bench.last().exception, u"why"_qs);
    QCOMPARE(bench.last().level, TraceLevel::Warning);
    QVERIFY(bench.last().timeUs > 0);
}

Q_DECLARE_METATYPE(WebPubSub::ClientFrame)
Q_DECLARE_METATYPE(WebPubSub::ServerFrame)
QTEST_APPLESS_MAIN(tst_FrameTracer)
#include "tst_frametracer.moc"
