#include "hubfixture.h"

#include <QJsonArray>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using Messages = QStringList;

class TestHubRouter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joinsAndLeavesAreAckedAlsoWhenTheyChangeNothing()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s});
        hub.receive(ann, R"({"type":"joinGroup","group":"lobby","ackId":1})");
        hub.receive(ann, R"({"type":"joinGroup","group":"lobby","ackId":2})");
        hub.receive(ann, R"({"type":"leaveGroup","group":"lobby","ackId":3})");
        hub.receive(ann, R"({"type":"leaveGroup","group":"lobby","ackId":4})");
        QCOMPARE(peer.summary(), (Messages{u"connected"_s, u"ack:1"_s, u"ack:2"_s, u"ack:3"_s, u"ack:4"_s}));
        QCOMPARE(hub.events, (QStringList{u"opened ann"_s, u"changed ann"_s, u"changed ann"_s}));
    }

    void permissions_data()
    {
        QTest::addColumn<QStringList>("roles");
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<QString>("answer");
        const QByteArray join = R"({"type":"joinGroup","group":"a.*","ackId":1})";
        const QByteArray leave = R"({"type":"leaveGroup","group":"a.*","ackId":1})";
        const QByteArray send =
            R"({"type":"sendToGroup","group":"a.*","ackId":1,"dataType":"text","data":"x"})";
        QTest::newRow("no role: no join") << QStringList{} << join << u"ack:1:Forbidden"_s;
        QTest::newRow("no role: no leave") << QStringList{} << leave << u"ack:1:Forbidden"_s;
        QTest::newRow("no role: no publish") << QStringList{} << send << u"ack:1:Forbidden"_s;
        QTest::newRow("join role for all")
            << QStringList{u"webpubsub.joinLeaveGroup"_s} << join << u"ack:1"_s;
        QTest::newRow("join role gives no publish")
            << QStringList{u"webpubsub.joinLeaveGroup"_s} << send << u"ack:1:Forbidden"_s;
        QTest::newRow("publish role gives no join")
            << QStringList{u"webpubsub.sendToGroup"_s} << join << u"ack:1:Forbidden"_s;
        QTest::newRow("publishing needs no membership")
            << QStringList{u"webpubsub.sendToGroup"_s} << send << u"ack:1"_s;
        QTest::newRow("a literal role takes dots and asterisks literally")
            << QStringList{u"webpubsub.sendToGroup.a.*"_s} << send << u"ack:1"_s;
        QTest::newRow("a literal role of another case")
            << QStringList{u"webpubsub.sendToGroup.A.*"_s} << send << u"ack:1:Forbidden"_s;
        QTest::newRow("only the plural role is a pattern")
            << QStringList{u"webpubsub.sendToGroup.a*"_s} << send << u"ack:1:Forbidden"_s;
        QTest::newRow("a pattern role")
            << QStringList{u"webpubsub.joinLeaveGroups.a.?"_s} << leave << u"ack:1"_s;
    }
    void permissions()
    {
        QFETCH(QStringList, roles);
        QFETCH(QByteArray, frame);
        QFETCH(QString, answer);
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openJson(peer, {.userId = u"ann"_s, .roles = roles});
        hub.receive(ann, frame);
        QCOMPARE(peer.summary(), (Messages{u"connected"_s, answer}));
    }

    void aForbiddenAckNamesTheRoleThatIsMissing()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openJson(peer, {.userId = u"ann"_s, .roles = {}});
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby","ackId":1,"dataType":"text","data":"x"})");
        QVERIFY(
            peer.lastJson()["error"_L1]["message"_L1].toString().contains("webpubsub.sendToGroup.lobby"_L1));
    }

    void withoutAnAckIdFailuresAreSilent()
    {
        HubFixture hub({}, true);
        FakePeer peer;
        HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s, .roles = {}});
        hub.receive(ann, R"({"type":"joinGroup","group":"lobby"})");
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby","dataType":"text","data":"x"})");
        hub.receive(ann, R"({"type":"event","event":"buy","dataType":"text","data":"x"})");
        QCOMPARE(peer.summary(), Messages{u"connected"_s});
        QCOMPARE(peer.closeCode, 0);
        QCOMPARE(hub.rows.last().event, u"refused"_s);
        QCOMPARE(hub.rows.last().status, u"NotFound"_s);
    }

    void theEchoGoesToMembersOnlyUnlessNoEcho()
    {
        HubFixture hub;
        FakePeer annPeer;
        FakePeer bobPeer;
        HubSession &ann = hub.openReliable(annPeer, {.userId = u"ann"_s});
        hub.openReliable(bobPeer, {.userId = u"bob"_s, .groups = {u"lobby"_s}});
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby","dataType":"text","data":"no member"})");
        QCOMPARE(annPeer.summary(), Messages{u"connected"_s});
        hub.receive(ann, R"({"type":"joinGroup","group":"lobby"})");
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby","dataType":"text","data":"echo"})");
        hub.receive(
            ann, R"({"type":"sendToGroup","group":"lobby","noEcho":true,"dataType":"text","data":"none"})");
        QCOMPARE(annPeer.summary(), (Messages{u"connected"_s, u"message:echo"_s}));
        QCOMPARE(bobPeer.summary(),
            (Messages{u"connected"_s, u"message:no member"_s, u"message:echo"_s, u"message:none"_s}));
    }

    void aDuplicateIsNotPublishedAgain()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        const QByteArray frame =
            R"({"type":"sendToGroup","group":"lobby","ackId":9,"dataType":"text","data":"x"})";
        hub.receive(ann, frame);
        hub.receive(ann, frame);
        hub.receive(ann, R"({"type":"joinGroup","group":"other","ackId":9})");
        QCOMPARE(peer.summary(),
            (Messages{
                u"connected"_s, u"message:x"_s, u"ack:9"_s, u"ack:9:Duplicate"_s, u"ack:9:Duplicate"_s}));
        QCOMPARE(groupNames(ann), QStringList{u"lobby"_s});
    }

    void aFailedAckIdMayBeTriedAgain()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann =
            hub.openReliable(peer, {.userId = u"ann"_s, .roles = {u"webpubsub.joinLeaveGroup.b"_s}});
        hub.receive(ann, R"({"type":"joinGroup","group":"a","ackId":1})");
        hub.receive(ann, R"({"type":"joinGroup","group":"b","ackId":1})");
        QCOMPARE(peer.summary(), (Messages{u"connected"_s, u"ack:1:Forbidden"_s, u"ack:1"_s}));
    }

    void anEventWithoutHandlerIsNotFoundAndTheConnectionStays()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s});
        hub.receive(ann, R"({"type":"event","event":"buy","ackId":5,"dataType":"json","data":{"q":2}})");
        QCOMPARE(peer.summary().last(), u"ack:5:NotFound"_s);
        QCOMPARE(peer.lastJson()["error"_L1]["message"_L1].toString(),
            u"no event handler is configured for hub chat"_s);
        QCOMPARE(peer.closeCode, 0);
    }

    void pingIsAnsweredByPong()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openJson(peer, {});
        hub.receive(ann, R"({"type":"ping"})");
        QCOMPARE(peer.summary(), (Messages{u"connected"_s, u"pong"_s}));
    }

    void everyMessageNamesItsDataType_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("dataType");
        QTest::addColumn<QJsonValue>("data");
        QTest::newRow("text") << QByteArray(R"("dataType":"text","data":"hi")") << u"text"_s
                              << QJsonValue(u"hi"_s);
        QTest::newRow("empty text") << QByteArray(R"("dataType":"text","data":"")") << u"text"_s
                                    << QJsonValue(QString());
        QTest::newRow("json is the default")
            << QByteArray(R"("data":[1,2])") << u"json"_s << QJsonValue(QJsonArray{1, 2});
        QTest::newRow("a json string keeps its quotes")
            << QByteArray(R"("dataType":"json","data":"hi")") << u"json"_s << QJsonValue(u"hi"_s);
        QTest::newRow("binary is base64")
            << QByteArray(R"("dataType":"binary","data":"AAH/")") << u"binary"_s << QJsonValue(u"AAH/"_s);
    }
    void everyMessageNamesItsDataType()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QString, dataType);
        QFETCH(QJsonValue, data);
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openJson(peer, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby",)" + sent + "}");
        const QJsonObject message = peer.lastJson();
        QCOMPARE(message["from"_L1].toString(), u"group"_s);
        QCOMPARE(message["group"_L1].toString(), u"lobby"_s);
        QCOMPARE(message["fromUserId"_L1].toString(), u"ann"_s);
        QCOMPARE(message["dataType"_L1].toString(), dataType);
        QCOMPARE(message["data"_L1], data);
        QVERIFY(!message.contains("sequenceId"_L1));
    }

    void sequenceIdsCountDataFramesOnly()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        for (int i = 1; i <= 3; ++i) {
            hub.receive(ann, R"({"type":"ping"})");
            hub.receive(ann,
                R"({"type":"sendToGroup","group":"lobby","ackId":)" + QByteArray::number(i)
                    + R"(,"dataType":"text","data":"x"})");
            QCOMPARE(peer.json(int(peer.messages.size()) - 2)["sequenceId"_L1].toInteger(), i);
            QVERIFY(!peer.lastJson().contains("sequenceId"_L1));
        }
        QCOMPARE(ann.replay.size(), 3);
        hub.receive(ann, R"({"type":"sequenceAck","sequenceId":2})");
        QCOMPARE(ann.replay.size(), 1);
        hub.receive(ann, R"({"type":"sequenceAck","sequenceId":0})");
        QCOMPARE(ann.replay.size(), 1);
        hub.receive(ann, R"({"type":"sequenceAck","sequenceId":99})");
        QCOMPARE(ann.replay.size(), 0);
    }

    void aFullBufferEndsTheReceiverNotTheSender()
    {
        HubFixture hub({.replay = {.messages = 2}});
        FakePeer annPeer;
        FakePeer bobPeer;
        HubSession &ann = hub.openJson(annPeer, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        hub.openReliable(bobPeer, {.userId = u"bob"_s, .groups = {u"lobby"_s}});
        for (const char *data : {"1", "2", "3"})
            hub.receive(ann,
                QByteArray(R"({"type":"sendToGroup","group":"lobby","ackId":)") + data
                    + R"(,"dataType":"text","data":"x"})");
        QCOMPARE(bobPeer.closeCode, 1008);
        QVERIFY2(bobPeer.closeReason.contains("2 messages"_L1), qPrintable(bobPeer.closeReason));
        QCOMPARE(hub.events.last(), u"closed bob 1008"_s);
        QCOMPARE(annPeer.summary().last(), u"ack:3"_s);
        QCOMPARE(hub.state.membersOf(u"chat"_s, u"lobby"_s).size(), size_t(1));
    }

    void aSenderWhoseOwnBufferIsFullStillGetsItsAckFirst()
    {
        HubFixture hub({.replay = {.messages = 1}});
        FakePeer peer;
        HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby","ackId":1,"dataType":"text","data":"x"})");
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby","ackId":2,"dataType":"text","data":"y"})");
        QCOMPARE(peer.summary(), (Messages{u"connected"_s, u"message:x"_s, u"ack:1"_s, u"ack:2"_s}));
        QCOMPARE(peer.closeCode, 1008);
        QVERIFY(hub.state.isEmpty());
    }

    void simpleClientsGetBarePayloads()
    {
        HubFixture hub;
        FakePeer simplePeer;
        FakePeer annPeer;
        hub.openSimple(simplePeer, {.userId = u"sim"_s, .groups = {u"lobby"_s}});
        HubSession &ann = hub.openJson(annPeer, {.userId = u"ann"_s});
        QVERIFY(simplePeer.messages.isEmpty()); // not even `connected`
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby","dataType":"text","data":"hi"})");
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby","dataType":"json","data":"hi"})");
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby","dataType":"binary","data":"AAH/"})");
        QCOMPARE(simplePeer.messages.size(), 3);
        QCOMPARE(simplePeer.messages[0].payload, QByteArray("hi"));
        QCOMPARE(simplePeer.messages[1].payload, QByteArray("\"hi\""));
        QVERIFY(!simplePeer.messages[1].binary);
        QCOMPARE(simplePeer.messages[2].payload, QByteArray("\x00\x01\xff", 3));
        QVERIFY(simplePeer.messages[2].binary);
    }

    void aSimpleClientPublishesInItsMode()
    {
        HubFixture hub;
        FakePeer simplePeer;
        FakePeer annPeer;
        HubSession &simple = hub.openSimple(
            simplePeer, {.userId = u"sim"_s, .groups = {u"lobby"_s}}, {.group = u"lobby"_s, .noEcho = true});
        hub.openJson(annPeer, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        hub.router.receiveRaw(simple, Payload{DataType::Text, "hi"});
        QCOMPARE(annPeer.summary().last(), u"message:hi"_s);
        QCOMPARE(annPeer.lastJson()["fromUserId"_L1].toString(), u"sim"_s);
        QVERIFY(simplePeer.messages.isEmpty());
    }

    void aSimpleClientIsClosed_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<int>("code");
        QTest::newRow("when it may not publish") << u"lobby"_s << 1008;
        QTest::newRow("when its event has no handler") << QString() << 1011;
    }
    void aSimpleClientIsClosed()
    {
        QFETCH(QString, group);
        QFETCH(int, code);
        HubFixture hub;
        FakePeer peer;
        HubSession &simple = hub.openSimple(peer, {.userId = u"sim"_s, .roles = {}}, {.group = group});
        hub.router.receiveRaw(simple, Payload{DataType::Text, "hi"});
        QCOMPARE(peer.closeCode, code);
        QVERIFY(hub.state.isEmpty());
    }

    void publishesReachTheirAudience()
    {
        HubFixture hub;
        FakePeer peers[3];
        HubSession &first = hub.openReliable(peers[0], {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        hub.openJson(peers[1], {.userId = u"ann"_s});
        hub.openReliable(peers[2], {.userId = u"bob"_s, .groups = {u"lobby"_s}});
        const Publication all{.hub = u"chat"_s, .payload = Payload::text(u"x"_s)};
        Publication toGroup = all;
        toGroup.group = u"lobby"_s;
        const auto counts = [&] {
            QList<int> list;
            for (FakePeer &peer : peers) {
                list.append(int(peer.summary().count(u"message:x"_s)));
                peer.clear();
            }
            return list;
        };
        hub.router.publishToAll(all);
        QCOMPARE(counts(), (QList<int>{1, 1, 1}));
        hub.router.publishToAll(all, {first.connectionId});
        QCOMPARE(counts(), (QList<int>{0, 1, 1}));
        hub.router.publishToUser(all, u"ann"_s);
        QCOMPARE(counts(), (QList<int>{1, 1, 0}));
        hub.router.publishToConnection(all, first.connectionId);
        QCOMPARE(peers[0].lastJson()["from"_L1].toString(), u"server"_s);
        QVERIFY(!peers[0].lastJson().contains("group"_L1));
        QCOMPARE(counts(), (QList<int>{1, 0, 0}));
        hub.router.publishToGroup(toGroup, {first.connectionId, u"a,b"_s});
        QCOMPARE(peers[2].lastJson()["from"_L1].toString(), u"group"_s);
        QVERIFY(peers[2].lastJson()["fromUserId"_L1].toString().isEmpty());
        QCOMPARE(counts(), (QList<int>{0, 0, 1}));
        hub.router.publishToConnection(all, u"nobody"_s);
        QCOMPARE(counts(), (QList<int>{0, 0, 0}));
    }

    void theSameBytesGoToAllPlainReceivers()
    {
        HubFixture hub;
        FakePeer one;
        FakePeer two;
        hub.openJson(one, {.groups = {u"lobby"_s}});
        hub.openJson(two, {.groups = {u"lobby"_s}});
        hub.router.publishToGroup({.hub = u"chat"_s, .group = u"lobby"_s, .payload = Payload::text(u"x"_s)});
        QCOMPARE(one.lastFrame, two.lastFrame);
        QVERIFY(one.lastFrame.constData() == two.lastFrame.constData()); // shared, not copied
    }

    void onlyWhatTheFirstClientsKnewIsSent()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        for (const char *frame : {R"({"type":"joinGroup","group":"g","ackId":1})",
                 R"({"type":"event","event":"e","ackId":2,"data":1})",
                 R"({"type":"sendToGroup","group":"lobby","ackId":3,"data":1})", R"({"type":"ping"})",
                 R"({"type":"leaveGroup","group":"g","ackId":4})"})
            hub.receive(ann, frame);
        hub.sessions.closeByApplication(ann, {});
        static const QSet<QString> known{u"system"_s, u"message"_s, u"ack"_s, u"pong"_s};
        QVERIFY(peer.messages.size() >= 7);
        for (int i = 0; i < peer.messages.size(); ++i)
            QVERIFY(known.contains(peer.json(i)["type"_L1].toString()));
        // Publishing is no event: it succeeds where an event has no handler.
        QVERIFY(peer.summary().contains(u"ack:3"_s));
        QVERIFY(peer.summary().contains(u"ack:2:NotFound"_s));
    }

    void groupsPerConnectionAreBounded()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openJson(peer, {.userId = u"ann"_s});
        for (int i = 0; i < 10'000; ++i)
            hub.state.join(ann, QString::number(i));
        hub.receive(ann, R"({"type":"joinGroup","group":"one more","ackId":1})");
        QCOMPARE(peer.summary().last(), u"ack:1:BadRequest"_s);
        hub.receive(ann, R"({"type":"leaveGroup","group":"5000","ackId":2})");
        hub.receive(ann, R"({"type":"joinGroup","group":"one more","ackId":3})");
        QCOMPARE(peer.summary().last(), u"ack:3"_s);
    }
};

QTEST_GUILESS_MAIN(TestHubRouter)
#include "tst_hubrouter.moc"
