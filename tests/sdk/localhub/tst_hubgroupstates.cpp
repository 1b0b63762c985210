#include "hubfixture.h"

#include <QJsonArray>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray setOk = R"({"type":"setGroupState","group":"lobby","ackId":1,"state":{"mood":"ok"}})";
const QByteArray clear = R"({"type":"setGroupState","group":"lobby","ackId":2})";
const QByteArray subscribe = R"({"type":"subscribeGroupState","group":"lobby","ackId":3})";
const QByteArray subscribeAgain = R"({"type":"subscribeGroupState","group":"lobby","ackId":8})";
const QByteArray unsubscribe = R"({"type":"unsubscribeGroupState","group":"lobby","ackId":4})";

//! "ack:3", "groupStateUpdate:7 ann=ok bob-": one word or two a frame; 7 is the sequence id.
QStringList summary(const FakePeer &peer)
{
    QStringList words = peer.summary();
    for (int i = 0; i < words.size(); ++i) {
        const QJsonObject frame = peer.json(i);
        if (frame.contains("sequenceId"_L1))
            words[i] += u':' + QString::number(frame["sequenceId"_L1].toInteger());
        for (const QJsonValue &item : frame["items"_L1].toArray())
            words[i] += u' ' + item["userId"_L1].toString()
                + (item.toObject().contains("state"_L1) ? u'=' + item["state"_L1]["mood"_L1].toString()
                                                        : u"-"_s);
    }
    return words;
}

//! Ann is a member of the lobby, Bob is subscribed to its states. What was sent until then is dropped.
struct Bench {
    HubFixture hub;
    FakePeer annPeer;
    FakePeer bobPeer;
    HubSession *ann = nullptr;
    HubSession *bob = nullptr;

    explicit Bench(const HubSessions::Options &options = {}, bool traced = false)
        : hub(options, traced)
        , ann(&hub.openReliable(annPeer, {.userId = u"ann"_s, .groups = {u"lobby"_s}}))
        , bob(&hub.openReliable(bobPeer, {.userId = u"bob"_s}))
    {
        hub.receive(*bob, subscribe);
        annPeer.clear();
        bobPeer.clear();
    }
};

} // namespace

class TestHubGroupStates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void permissions_data();
    void permissions();
    void aSnapshotFollowsTheAck();
    void updatesGoToSubscribersOnly();
    void aSubscriberSeesItself();
    void sequenceIdsGoOnWithThoseOfMessages();
    void withoutSequenceIdsOnOtherSubprotocols();
    void leavingClears_data();
    void leavingClears();
    void aConnectionThatIsAwayKeepsItsState();
    void manyThatEndAtOnceMakeOneUpdate();
    void aSubscriberThatIsAwayGetsItLater();
    void aSubscriberThatCanHoldNoMoreIsEnded();
    void aRepeatedRequestIsNotDoneTwice();
    void statesAreBounded();
    void subscriptionsAreBounded();
    void isTraced();
};

void TestHubGroupStates::permissions_data()
{
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<QStringList>("groups");
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("answer");
    const QStringList none;
    const QStringList join{u"webpubsub.joinLeaveGroup"_s};
    const QStringList lobby{u"lobby"_s};
    QTest::newRow("set as a member without role") << none << lobby << setOk << u"ack:1"_s;
    QTest::newRow("set without being a member") << join << none << setOk << u"ack:1:Forbidden"_s;
    QTest::newRow("set as a member elsewhere")
        << join << QStringList(u"attic"_s) << setOk << u"ack:1:Forbidden"_s;
    QTest::newRow("clear as a member that set nothing") << none << lobby << clear << u"ack:2"_s;
    QTest::newRow("clear without being a member") << join << none << clear << u"ack:2:Forbidden"_s;
    QTest::newRow("subscribe with the role") << join << none << subscribe << u"ack:3"_s;
    QTest::newRow("subscribe as a member without role") << none << lobby << subscribe << u"ack:3:Forbidden"_s;
    QTest::newRow("the role to publish is not enough")
        << QStringList{u"webpubsub.sendToGroup"_s} << none << subscribe << u"ack:3:Forbidden"_s;
    QTest::newRow("a role for another group")
        << QStringList{u"webpubsub.joinLeaveGroup.attic"_s} << none << subscribe << u"ack:3:Forbidden"_s;
    QTest::newRow("unsubscribe from what one may not see") << none << none << unsubscribe << u"ack:4"_s;
}

void TestHubGroupStates::permissions()
{
    QFETCH(QStringList, roles);
    QFETCH(QStringList, groups);
    QFETCH(QByteArray, frame);
    QFETCH(QString, answer);
    HubFixture hub;
    FakePeer peer;
    HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s, .roles = roles, .groups = groups});
    hub.receive(ann, frame);
    QCOMPARE(peer.summary().at(1), answer);
}

void TestHubGroupStates::aSnapshotFollowsTheAck()
{
    Bench bench;
    bench.hub.receive(*bench.ann, setOk);
    FakePeer peer;
    HubSession &eve = bench.hub.openReliable(peer, {.userId = u"eve"_s});
    bench.hub.receive(eve, subscribe);
    QCOMPARE(summary(peer), QStringList({u"connected"_s, u"ack:3"_s, u"groupStateSnapshot:1 ann=ok"_s}));
    const QJsonObject snapshot = peer.lastJson();
    QCOMPARE(snapshot["group"_L1].toString(), u"lobby"_s);
    const QJsonObject item = snapshot["items"_L1][0].toObject();
    QCOMPARE(item["connectionId"_L1].toString(), bench.ann->connectionId);
    QCOMPARE(item["updatedAt"_L1].toInteger(), bench.hub.utc.toMSecsSinceEpoch());
}

void TestHubGroupStates::updatesGoToSubscribersOnly()
{
    Bench bench;
    FakePeer peer;
    HubSession &eve = bench.hub.openReliable(peer, {.userId = u"eve"_s, .groups = {u"lobby"_s}});
    bench.hub.receive(*bench.ann, setOk);
    bench.hub.receive(*bench.ann, clear);
    QCOMPARE(
        summary(bench.bobPeer), QStringList({u"groupStateUpdate:2 ann=ok"_s, u"groupStateUpdate:3 ann-"_s}));
    QCOMPARE(summary(bench.annPeer), QStringList({u"ack:1"_s, u"ack:2"_s}));
    bench.hub.receive(*bench.bob, unsubscribe);
    bench.hub.receive(eve, setOk);
    QCOMPARE(summary(bench.bobPeer).last(), u"ack:4"_s);
    QCOMPARE(summary(peer), QStringList({u"connected"_s, u"ack:1"_s}));
}

void TestHubGroupStates::aSubscriberSeesItself()
{
    Bench bench;
    bench.hub.receive(*bench.ann, subscribe);
    bench.hub.receive(*bench.ann, setOk);
    QCOMPARE(summary(bench.annPeer),
        QStringList({u"ack:3"_s, u"groupStateSnapshot:1"_s, u"ack:1"_s, u"groupStateUpdate:2 ann=ok"_s}));
}

void TestHubGroupStates::sequenceIdsGoOnWithThoseOfMessages()
{
    Bench bench;
    bench.hub.receive(*bench.bob, R"({"type":"joinGroup","group":"lobby"})");
    bench.hub.receive(*bench.ann, R"({"type":"sendToGroup","group":"lobby","dataType":"text","data":"hi"})");
    bench.hub.receive(*bench.ann, setOk);
    bench.hub.receive(*bench.ann, R"({"type":"sendToGroup","group":"lobby","dataType":"text","data":"ho"})");
    QCOMPARE(summary(bench.bobPeer),
        QStringList({u"message:hi:2"_s, u"groupStateUpdate:3 ann=ok"_s, u"message:ho:4"_s}));
}

void TestHubGroupStates::withoutSequenceIdsOnOtherSubprotocols()
{
    Bench bench;
    FakePeer peer;
    HubSession &eve = bench.hub.openJson(peer, {.userId = u"eve"_s});
    bench.hub.receive(eve, subscribe);
    bench.hub.receive(*bench.ann, setOk);
    QCOMPARE(summary(peer),
        QStringList({u"connected"_s, u"ack:3"_s, u"groupStateSnapshot"_s, u"groupStateUpdate ann=ok"_s}));
    QCOMPARE(summary(bench.bobPeer), QStringList(u"groupStateUpdate:2 ann=ok"_s));
}

void TestHubGroupStates::leavingClears_data()
{
    QTest::addColumn<std::function<void(Bench &)>>("leave");
    using Leave = std::function<void(Bench &)>;
    QTest::newRow("a leave") << Leave(
        [](Bench &bench) { bench.hub.receive(*bench.ann, R"({"type":"leaveGroup","group":"lobby"})"); });
    QTest::newRow("a REST call") << Leave([](Bench &bench) {
        bench.hub.router.removeFromGroup(*bench.ann, u"lobby"_s);
        bench.hub.router.tellGroupStates();
    });
    QTest::newRow("a normal close") << Leave([](Bench &bench) {
        bench.hub.sessions.detach(*bench.ann, CloseCode::normal, {});
        bench.hub.router.tellGroupStates();
    });
    QTest::newRow("the end of the recovery window") << Leave([](Bench &bench) {
        bench.hub.sessions.detach(*bench.ann, CloseCode::abnormal, {});
        bench.hub.advance(30s);
        bench.hub.sessions.expire();
        bench.hub.router.tellGroupStates();
    });
    QTest::newRow("told by the next frame of anyone") << Leave([](Bench &bench) {
        bench.hub.sessions.detach(*bench.ann, CloseCode::normal, {});
        bench.hub.receive(*bench.bob, R"({"type":"sequenceAck","sequenceId":2})");
    });
}

void TestHubGroupStates::leavingClears()
{
    QFETCH(std::function<void(Bench &)>, leave);
    Bench bench;
    bench.hub.receive(*bench.ann, setOk);
    leave(bench);
    QCOMPARE(
        summary(bench.bobPeer), QStringList({u"groupStateUpdate:2 ann=ok"_s, u"groupStateUpdate:3 ann-"_s}));
    // It is no state that waits for a member: joining again brings nothing back.
    bench.hub.receive(*bench.bob, subscribeAgain);
    QCOMPARE(summary(bench.bobPeer).last(), u"groupStateSnapshot:4"_s);
}

void TestHubGroupStates::aConnectionThatIsAwayKeepsItsState()
{
    Bench bench;
    bench.hub.receive(*bench.ann, setOk);
    bench.hub.sessions.detach(*bench.ann, CloseCode::abnormal, {});
    bench.hub.advance(29s);
    bench.hub.sessions.expire();
    bench.hub.receive(*bench.bob, subscribeAgain);
    QCOMPARE(summary(bench.bobPeer).last(), u"groupStateSnapshot:3 ann=ok"_s);
}

void TestHubGroupStates::manyThatEndAtOnceMakeOneUpdate()
{
    Bench bench;
    FakePeer peers[3];
    const QStringList names{u"kim"_s, u"lee"_s, u"max"_s};
    std::vector<HubSession *> sessions;
    for (int i = 0; i < 3; ++i) {
        sessions.push_back(&bench.hub.openReliable(peers[i], {.userId = names[i], .groups = {u"lobby"_s}}));
        bench.hub.receive(*sessions.back(), setOk);
    }
    bench.bobPeer.clear();
    for (HubSession *session : sessions)
        bench.hub.sessions.end(*session, CloseCode::goingAway, {});
    bench.hub.router.tellGroupStates();
    QCOMPARE(bench.bobPeer.messages.size(), 1);
    for (const QString &name : names)
        QVERIFY(summary(bench.bobPeer).at(0).contains(name + u'-'));
}

void TestHubGroupStates::aSubscriberThatIsAwayGetsItLater()
{
    Bench bench;
    FakePeer first;
    FakePeer second;
    HubSession &eve = bench.hub.openReliable(first, {.userId = u"eve"_s});
    const QString token = first.json(0)["reconnectionToken"_L1].toString();
    bench.hub.receive(eve, subscribe);
    bench.hub.receive(eve, R"({"type":"sequenceAck","sequenceId":1})");
    bench.hub.sessions.detach(eve, CloseCode::abnormal, {});
    bench.hub.receive(*bench.ann, setOk);
    bench.hub.receive(*bench.ann, clear);
    QVERIFY(bench.hub.recover(eve.connectionId, token, second));
    QCOMPARE(summary(second),
        QStringList({u"connected"_s, u"groupStateUpdate:2 ann=ok"_s, u"groupStateUpdate:3 ann-"_s}));
    bench.hub.receive(*bench.ann, QByteArray(setOk).replace(":1", ":9"));
    QCOMPARE(summary(second).last(), u"groupStateUpdate:4 ann=ok"_s); // still subscribed
}

void TestHubGroupStates::aSubscriberThatCanHoldNoMoreIsEnded()
{
    Bench bench({.replay = {.messages = 2}});
    for (int i = 10; i < 13; ++i)
        bench.hub.receive(*bench.ann, QByteArray(setOk).replace(":1,", ':' + QByteArray::number(i) + ','));
    QCOMPARE(bench.bobPeer.closeCode, 1008);
    QVERIFY(bench.hub.events.contains(u"closed bob 1008"_s));
    QCOMPARE(bench.annPeer.closeCode, 0);

    // Once only, also when the news take several frames.
    FakePeer peer;
    HubSession &eve = bench.hub.openReliable(peer, {.userId = u"eve"_s});
    FakePeer members;
    for (int i = 0; i < 40; ++i) {
        HubSession &session = bench.hub.openReliable(members, {.groups = {u"lobby"_s}});
        bench.hub.state.groupStates().set(session, u"lobby"_s, {{u"text"_s, QString(60'000, u'x')}});
    }
    bench.hub.receive(eve, subscribe);
    QCOMPARE(peer.closeCode, 1008);
    QCOMPARE(bench.hub.events.count(u"closed eve 1008"_s), 1);
}

void TestHubGroupStates::aRepeatedRequestIsNotDoneTwice()
{
    Bench bench;
    bench.hub.receive(*bench.ann, setOk);
    bench.hub.receive(*bench.ann, setOk);
    QCOMPARE(summary(bench.annPeer), QStringList({u"ack:1"_s, u"ack:1:Duplicate"_s}));
    QCOMPARE(bench.bobPeer.messages.size(), 1);
}

void TestHubGroupStates::statesAreBounded()
{
    Bench bench;
    const auto set = [&](int valueLength) {
        bench.hub.receive(*bench.ann,
            R"({"type":"setGroupState","group":"lobby","ackId":5,"state":{"key":")"
                + QByteArray(valueLength, 'x') + R"("}})");
        return bench.annPeer.summary().last();
    };
    QCOMPARE(set(64 * 1024 - 2), u"ack:5:BadRequest"_s);
    QVERIFY(bench.bobPeer.messages.isEmpty());
    QCOMPARE(set(64 * 1024 - 3), u"ack:5"_s);
    QCOMPARE(bench.bobPeer.messages.size(), 1);
}

void TestHubGroupStates::subscriptionsAreBounded()
{
    HubFixture hub({.replay = {.messages = 100'000}});
    FakePeer peer;
    HubSession &ann = hub.openJson(peer, {.userId = u"ann"_s});
    for (int i = 0; i < 10'000; ++i)
        hub.state.groupStates().subscribe(ann, QString::number(i));
    hub.receive(ann, subscribe);
    QVERIFY(peer.summary().contains(u"ack:3:BadRequest"_s));
}

void TestHubGroupStates::isTraced()
{
    Bench bench({}, true);
    bench.hub.sessions.detach(*bench.bob, CloseCode::abnormal, {});
    bench.hub.rows.clear();
    bench.hub.receive(*bench.ann, setOk);
    const TraceEntry &received = bench.hub.rows.at(0);
    QCOMPARE(received.event, u"setGroupState"_s);
    QCOMPARE(received.group, u"lobby"_s);
    const TraceEntry &update = bench.hub.rows.last();
    QCOMPARE(update.event, u"groupStateUpdate"_s);
    QCOMPARE(update.direction, TraceDirection::Out);
    QCOMPARE(update.group, u"lobby"_s);
    QCOMPARE(update.userId, u"bob"_s);
    QCOMPARE(update.sequenceId, std::optional<quint64>(2));
    QCOMPARE(update.correlation, received.correlation);
    QVERIFY(update.message.startsWith(u"held in replay buffer"));
}

Q_DECLARE_METATYPE(std::function<void(Bench &)>)
QTEST_GUILESS_MAIN(TestHubGroupStates)
#include "tst_hubgroupstates.moc"
