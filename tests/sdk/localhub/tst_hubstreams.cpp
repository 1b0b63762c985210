#include "hubfixture.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Words = QStringList;

namespace {

QString ofStream(const QJsonObject &frame)
{
    const QJsonObject stream = frame["stream"_L1].toObject();
    QString words = u"%1:%2:%3"_s.arg(stream["streamId"_L1].toString())
                        .arg(stream["streamSequenceId"_L1].toInteger())
                        .arg(frame["data"_L1].toString());
    if (stream["endOfStream"_L1].toBool())
        words += u" end"_s;
    if (stream.contains("error"_L1)) {
        const QJsonObject error = stream["error"_L1].toObject();
        words += u" "_s + error["name"_L1].toString() + u" "_s + error["userErrorCode"_L1].toString();
    }
    return words.trimmed();
}

//! What a peer was sent about streams: "ack s 2", "nack s InvalidSequenceId 2", "closed s", "s:1:text",
//! "s:2: end IdleTimeout". Takes it.
Words take(FakePeer &peer)
{
    Words words;
    for (qsizetype i = 0; i < peer.messages.size(); ++i) {
        const QJsonObject frame = peer.json(int(i));
        const QString type = frame["type"_L1].toString();
        const QString id = frame["streamId"_L1].toString();
        const qint64 expected = frame["expectedSequenceId"_L1].toInteger();
        if (type == "streamAck"_L1)
            words += u"ack %1 %2"_s.arg(id).arg(expected);
        else if (type == "streamNack"_L1)
            words += u"nack %1 %2 %3"_s.arg(id, frame["name"_L1].toString()).arg(expected);
        else if (type == "streamClosed"_L1)
            words += u"closed %1 %2"_s.arg(id, frame["error"_L1].toObject()["name"_L1].toString()).trimmed();
        else if (type == "message"_L1)
            words += ofStream(frame);
    }
    peer.clear();
    return words;
}

QByteArray start(const QByteArray &id, const QByteArray &more = {})
{
    return R"({"type":"sendToGroup","group":"lobby","stream":{"streamId":")" + id + R"(")" + more + "}}";
}

QByteArray data(const QByteArray &id, int sequenceId, const QByteArray &text)
{
    return R"({"type":"streamData","streamId":")" + id + R"(","streamSequenceId":)"
        + QByteArray::number(sequenceId) + R"(,"dataType":"text","data":")" + text + R"("})";
}

QByteArray keepAlive(const QByteArray &id)
{
    return R"({"type":"streamData","streamId":")" + id + R"("})";
}

QByteArray end(const QByteArray &id, const QByteArray &more = {})
{
    return R"({"type":"streamEnd","streamId":")" + id + R"(")" + more + "}";
}

//! Ann publishes, Bob is in the lobby.
struct Room {
    explicit Room(const HubSessions::Options &options = {})
        : hub(options)
        , ann(&hub.openReliable(annPeer, {.userId = u"ann"_s}))
        , bob(&hub.openReliable(bobPeer, {.userId = u"bob"_s, .groups = {u"lobby"_s}}))
    {
        annToken = annPeer.json(0)["reconnectionToken"_L1].toString();
        annId = ann->connectionId;
        annPeer.clear();
        bobPeer.clear();
        hub.router.streams().setAlarm([this](qint64 dueMs) { alarm = dueMs; });
    }
    void receive(const QByteArray &frame) { hub.receive(*ann, frame); }
    void open(const QByteArray &more = {})
    {
        receive(start("s", more));
        annPeer.clear();
    }
    void pass(std::chrono::milliseconds time)
    {
        hub.advance(time);
        hub.router.expireStreams();
    }

    FakePeer annPeer;
    FakePeer bobPeer;
    qint64 alarm = 0;
    QString annToken;
    QString annId;
    HubFixture hub;
    HubSession *ann;
    HubSession *bob;
};

} // namespace

class TestHubStreams : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStreamFromStartToEnd()
    {
        Room room;
        room.receive(start("s"));
        QCOMPARE(take(room.annPeer), Words{u"ack s 1"_s});
        room.receive(data("s", 1, "par"));
        room.receive(data("s", 2, ""));
        QCOMPARE(take(room.annPeer), (Words{u"ack s 2"_s, u"ack s 3"_s}));
        room.receive(end("s"));
        QCOMPARE(take(room.annPeer), Words{u"closed s"_s});
        const QJsonObject last = room.bobPeer.lastJson();
        QCOMPARE(take(room.bobPeer), (Words{u"s:1:par"_s, u"s:2:"_s, u"s:3: end"_s}));
        // An ordinary group message, with a dataType to the end (edge case 49).
        QCOMPARE(last["dataType"_L1].toString(), u"text"_s);
        QCOMPARE(last["from"_L1].toString(), u"group"_s);
        QCOMPARE(last["group"_L1].toString(), u"lobby"_s);
        QCOMPARE(last["fromUserId"_L1].toString(), u"ann"_s);
        QCOMPARE(last["sequenceId"_L1].toInteger(), 3);
    }

    void theStartNeedsThePermissionToSend()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &eve = hub.openJson(peer, {.userId = u"eve"_s, .roles = {}});
        hub.receive(eve, start("s"));
        QCOMPARE(take(peer), Words{u"closed s Forbidden"_s});
        hub.receive(eve, data("s", 1, "x"));
        QCOMPARE(take(peer), Words{u"closed s StreamNotFound"_s});
    }

    // Rule 3.
    void onlyTheExpectedFragmentIsPublished_data()
    {
        QTest::addColumn<int>("sequenceId");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<Words>("published");
        QTest::newRow("expected") << 3 << u"ack s 4"_s << Words{u"s:3:x"_s};
        QTest::newRow("the one before") << 2 << u"ack s 3"_s << Words();
        QTest::newRow("the first") << 1 << u"ack s 3"_s << Words();
        QTest::newRow("one too far") << 4 << u"nack s InvalidSequenceId 3"_s << Words();
        QTest::newRow("far too far") << 1'000'000 << u"nack s InvalidSequenceId 3"_s << Words();
    }
    void onlyTheExpectedFragmentIsPublished()
    {
        QFETCH(int, sequenceId);
        QFETCH(QString, answer);
        QFETCH(Words, published);
        Room room;
        room.open();
        room.receive(data("s", 1, "a"));
        room.receive(data("s", 2, "b"));
        (void)take(room.annPeer);
        (void)take(room.bobPeer);
        room.receive(data("s", sequenceId, "x"));
        QCOMPARE(take(room.annPeer), Words{answer});
        QCOMPARE(take(room.bobPeer), published);
        room.receive(data("s", published.isEmpty() ? 3 : 4, "y")); // a nack leaves the stream alive
        QCOMPARE(take(room.bobPeer).size(), 1);
    }

    // Rule 6.
    void framesOfUnknownStreamsAreAnswered_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("data") << data("other", 1, "x");
        QTest::newRow("keepalive") << keepAlive("other");
        QTest::newRow("end") << end("other");
    }
    void framesOfUnknownStreamsAreAnswered()
    {
        QFETCH(QByteArray, frame);
        Room room;
        room.open();
        room.receive(frame);
        QCOMPARE(take(room.annPeer), Words{u"closed other StreamNotFound"_s});
        QCOMPARE(take(room.bobPeer), Words());
    }

    void idsBelongToAConnection()
    {
        Room room;
        room.open();
        FakePeer peer;
        HubSession &cyd = room.hub.openReliable(peer, {.userId = u"cyd"_s});
        room.hub.receive(cyd, data("s", 1, "not mine"));
        QCOMPARE(take(peer), Words{u"closed s StreamNotFound"_s});
        room.hub.receive(cyd, start("s"));
        QCOMPARE(take(peer), Words{u"ack s 1"_s});
    }

    // Rule 1.
    void anIdMayBeUsedAgainOnceItIsClosed()
    {
        Room room;
        room.open();
        room.receive(data("s", 1, "a"));
        (void)take(room.annPeer);
        room.receive(start("s"));
        QCOMPARE(take(room.annPeer), Words{u"closed s BadRequest"_s});
        room.receive(data("s", 2, "b"));
        QCOMPARE(take(room.annPeer), Words{u"ack s 3"_s}); // the first one lives
        room.receive(end("s"));
        room.receive(start("s"));
        QCOMPARE(take(room.annPeer), (Words{u"closed s"_s, u"ack s 1"_s}));
    }

    void anAbortTellsTheReaders()
    {
        Room room;
        room.open();
        room.receive(end("s", R"(,"error":{"message":"gave up","userErrorCode":"E42"})"));
        QCOMPARE(take(room.annPeer), Words{u"closed s"_s});
        const QJsonObject last = room.bobPeer.lastJson();
        QCOMPARE(last["stream"_L1]["error"_L1]["message"_L1].toString(), u"gave up"_s);
        QCOMPARE(take(room.bobPeer), Words{u"s:1: end UserError E42"_s});
    }

    void theEchoObeysNoEcho_data()
    {
        QTest::addColumn<bool>("noEcho");
        QTest::newRow("echo") << false;
        QTest::newRow("no echo") << true;
    }
    void theEchoObeysNoEcho()
    {
        QFETCH(bool, noEcho);
        Room room;
        room.hub.router.addToGroup(*room.ann, u"lobby"_s);
        room.receive(start("s").replace(
            R"("group")", noEcho ? R"("noEcho":true,"group")" : R"("noEcho":false,"group")"));
        room.receive(data("s", 1, "a"));
        QCOMPARE(take(room.annPeer).contains(u"s:1:a"_s), !noEcho);
        QCOMPARE(take(room.bobPeer), Words{u"s:1:a"_s});
    }

    // Rule 4.
    void silenceEndsAStream_data()
    {
        QTest::addColumn<QByteArray>("idleTimeout");
        QTest::addColumn<int>("ms");
        QTest::newRow("by default after 300 s") << QByteArray() << 300'000;
        QTest::newRow("after its own time") << QByteArray(R"(,"idleTimeoutMs":1500)") << 1500;
    }
    void silenceEndsAStream()
    {
        QFETCH(QByteArray, idleTimeout);
        QFETCH(int, ms);
        Room room;
        room.open(idleTimeout);
        QCOMPARE(room.alarm, room.hub.steadyMs + ms);
        room.receive(data("s", 1, "a"));
        for (int round = 0; round < 3; ++round) {
            room.pass(std::chrono::milliseconds(ms - 1));
            room.receive(round == 1 ? data("s", 1, "again") : keepAlive("s"));
        }
        QCOMPARE(take(room.annPeer), (Words{u"ack s 2"_s, u"ack s 2"_s}));
        QCOMPARE(take(room.bobPeer), Words{u"s:1:a"_s}); // rule 7: no keepalives
        QCOMPARE(*room.hub.router.streams().nextExpiryMs(), room.hub.steadyMs + ms);
        room.pass(std::chrono::milliseconds(ms));
        QCOMPARE(take(room.annPeer), Words{u"closed s IdleTimeout"_s});
        QCOMPARE(take(room.bobPeer), Words{u"s:2: end IdleTimeout"_s});
        QVERIFY(!room.hub.router.streams().nextExpiryMs());
        room.receive(data("s", 2, "late"));
        QCOMPARE(take(room.annPeer), Words{u"closed s StreamNotFound"_s});
    }

    // Rule 8.
    void aStreamSurvivesARecovery()
    {
        Room room;
        room.open();
        room.receive(data("s", 1, "a"));
        room.hub.sessions.detach(*room.ann, 1006, {});
        room.pass(5s);
        FakePeer back;
        QVERIFY(room.hub.recover(room.annId, room.annToken, back));
        room.receive(data("s", 1, "a")); // the ack was lost
        room.receive(data("s", 2, "b"));
        QCOMPARE(take(back), (Words{u"ack s 2"_s, u"ack s 3"_s}));
        QCOMPARE(take(room.bobPeer), (Words{u"s:1:a"_s, u"s:2:b"_s}));
    }

    void aStreamMayGoIdleWhileItsPublisherIsAway()
    {
        Room room;
        room.open(R"(,"idleTimeoutMs":1000)");
        room.hub.sessions.detach(*room.ann, 1006, {});
        room.pass(1s);
        QCOMPARE(take(room.bobPeer), Words{u"s:1: end IdleTimeout"_s});
        FakePeer back;
        QVERIFY(room.hub.recover(room.annId, room.annToken, back));
        room.receive(data("s", 1, "a"));
        QCOMPARE(take(back), Words{u"closed s StreamNotFound"_s});
    }

    void aLostPublisherIsTold_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"stopped", "expired", "closed by the application"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void aLostPublisherIsTold()
    {
        QFETCH(QString, how);
        Room room;
        room.open();
        room.receive(data("s", 1, "a"));
        room.receive(start("t"));
        (void)take(room.bobPeer);
        if (how == "stopped"_L1) {
            room.hub.sessions.detach(*room.ann, 1000, {});
        } else if (how == "expired"_L1) {
            room.hub.sessions.detach(*room.ann, 1006, {});
            room.pass(29s);
            QCOMPARE(take(room.bobPeer), Words());
            room.hub.advance(1s);
            room.hub.sessions.expire();
        } else {
            room.hub.sessions.closeByApplication(*room.ann, {});
        }
        QCOMPARE(room.alarm, room.hub.steadyMs);
        room.hub.router.expireStreams();
        Words told = take(room.bobPeer);
        told.sort();
        QCOMPARE(told, (Words{u"s:2: end Cancelled"_s, u"t:1: end Cancelled"_s}));
        QVERIFY(!room.hub.router.streams().nextExpiryMs());
        room.pass(1h);
        QCOMPARE(take(room.bobPeer), Words());
    }

    void manyEndsAtOnceOverflowAReaderOnce()
    {
        Room room({.replay = {.messages = 2, .bytes = 1'000'000}});
        for (const char *id : {"a", "b", "c", "d", "e"})
            room.receive(start(id));
        room.hub.sessions.detach(*room.ann, 1000, {});
        room.hub.router.expireStreams();
        QCOMPARE(room.bobPeer.closeCode, 1008);
        QCOMPARE(room.hub.events.count(u"closed bob 1008"_s), 1);
    }

    void simpleClientsSeeTheFragmentsOnly()
    {
        Room room;
        FakePeer simple;
        room.hub.openSimple(simple, {.userId = u"sim"_s, .groups = {u"lobby"_s}});
        room.open();
        room.receive(data("s", 1, "a"));
        room.receive(data("s", 2, ""));
        room.receive(end("s"));
        QCOMPARE(simple.messages.size(), 2);
        QCOMPARE(simple.messages[0].payload, QByteArray("a"));
        QCOMPARE(simple.messages[1].payload, QByteArray());
    }

    void streamsAreLimited()
    {
        Room room;
        for (int i = 0; i < 1000; ++i)
            room.receive(start(QByteArray::number(i)));
        (void)take(room.annPeer);
        room.receive(start("one more"));
        QCOMPARE(take(room.annPeer), Words{u"closed one more BadRequest"_s});
        room.receive(end("7"));
        room.receive(start("one more"));
        QCOMPARE(take(room.annPeer), (Words{u"closed 7"_s, u"ack one more 1"_s}));
        room.receive(start(QByteArray(1025, 'x')));
        QVERIFY(take(room.annPeer).first().endsWith(u"BadRequest"_s));
    }
};

QTEST_GUILESS_MAIN(TestHubStreams)
#include "tst_hubstreams.moc"
