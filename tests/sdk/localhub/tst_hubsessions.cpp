#include "hubfixture.h"

#include "localhub/fanout.h"

#include <QRegularExpression>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Messages = QStringList;

namespace {

void publish(HubFixture &hub, const QString &text)
{
    hub.router.publishToGroup({.hub = u"chat"_s, .group = u"lobby"_s, .payload = Payload::text(text)});
}

} // namespace

class TestHubSessions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void connectedIsTheFirstFrame()
    {
        HubFixture hub;
        FakePeer reliablePeer;
        FakePeer plainPeer;
        HubSession &ann =
            hub.openReliable(reliablePeer, {.userId = u"ann"_s, .groups = {u"lobby"_s, u"news"_s}});
        hub.openJson(plainPeer, {});
        static const QRegularExpression hex(u"^[0-9a-f]{32}$"_s);
        QVERIFY(hex.match(ann.connectionId).hasMatch());
        QCOMPARE(reliablePeer.json(0)["connectionId"_L1].toString(), ann.connectionId);
        QCOMPARE(reliablePeer.json(0)["userId"_L1].toString(), u"ann"_s);
        QVERIFY(reliablePeer.json(0).contains("reconnectionToken"_L1));
        QVERIFY(!plainPeer.json(0).contains("reconnectionToken"_L1));
        QVERIFY(plainPeer.json(0)["userId"_L1].toString().isEmpty());
        QCOMPARE(groupNames(ann), (QStringList{u"lobby"_s, u"news"_s}));
    }

    void endsOfATransport_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("recoverable");
        QTest::newRow("no close frame") << 1006 << true;
        QTest::newRow("going away") << 1001 << true;
        QTest::newRow("a protocol error") << 1002 << true;
        QTest::newRow("a message that cannot be read") << 1007 << true;
        QTest::newRow("a message too big") << 1009 << true;
        QTest::newRow("an internal error") << 1011 << true;
        QTest::newRow("a code of the application") << 4000 << true;
        QTest::newRow("normal closure") << 1000 << false;
        QTest::newRow("an empty close frame, as stop() of the official client sends") << 1005 << false;
        QTest::newRow("a policy violation") << 1008 << false;
    }
    void endsOfATransport()
    {
        QFETCH(int, code);
        QFETCH(bool, recoverable);
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s});
        const QString id = ann.connectionId;
        hub.sessions.detach(ann, quint16(code), {});
        QCOMPARE(hub.state.find(id) != nullptr, recoverable);
        QCOMPARE(hub.events.last(), recoverable ? u"changed ann"_s : u"closed ann %1"_s.arg(code));
    }

    void aPlainConnectionEndsWithItsSocket()
    {
        HubFixture hub;
        FakePeer peer;
        hub.sessions.detach(hub.openJson(peer, {.userId = u"ann"_s}), 1006, {});
        QVERIFY(hub.state.isEmpty());
    }

    void recoveryReplaysInOrderBeforeAnythingNew()
    {
        HubFixture hub;
        FakePeer before;
        FakePeer after;
        HubSession &ann = hub.openReliable(before, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        const QString token = before.json(0)["reconnectionToken"_L1].toString();
        publish(hub, u"1"_s);
        publish(hub, u"2"_s);
        hub.receive(ann, R"({"type":"sequenceAck","sequenceId":1})");
        hub.sessions.detach(ann, 1006, {});
        publish(hub, u"3"_s);
        QCOMPARE(before.summary(), (Messages{u"connected"_s, u"message:1"_s, u"message:2"_s}));

        hub.advance(29s);
        const auto recovered = hub.recover(ann.connectionId, token, after);
        QVERIFY(recovered);
        QCOMPARE(*recovered, &ann);
        publish(hub, u"4"_s);
        QCOMPARE(after.summary(), (Messages{u"connected"_s, u"message:2"_s, u"message:3"_s, u"message:4"_s}));
        QCOMPARE(after.json(0)["connectionId"_L1].toString(), ann.connectionId);
        QCOMPARE(after.json(1)["sequenceId"_L1].toInteger(), 2);
        QCOMPARE(after.json(3)["sequenceId"_L1].toInteger(), 4);
    }

    void recoveryKeepsGroupsPermissionsAndHandledAckIds()
    {
        HubFixture hub;
        FakePeer before;
        FakePeer after;
        HubSession &ann = hub.openReliable(before, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        const QString token = before.json(0)["reconnectionToken"_L1].toString();
        const QByteArray frame =
            R"({"type":"sendToGroup","group":"lobby","ackId":1,"dataType":"text","data":"x"})";
        hub.receive(ann, frame);
        hub.receive(ann, R"({"type":"sequenceAck","sequenceId":1})");
        hub.sessions.detach(ann, 1006, {});
        QVERIFY(hub.recover(ann.connectionId, token, after));
        hub.receive(ann, frame);
        // The ack of the old socket is not replayed, the repeated send is not published.
        QCOMPARE(after.summary(), (Messages{u"connected"_s, u"ack:1:Duplicate"_s}));
        QCOMPARE(groupNames(ann), QStringList{u"lobby"_s});
    }

    void theTokenOfARecoveryIsGoodForTheNext()
    {
        HubFixture hub;
        FakePeer peers[3];
        HubSession &ann = hub.openReliable(peers[0], {.userId = u"ann"_s});
        for (int i = 1; i < 3; ++i) {
            hub.sessions.detach(ann, 1006, {});
            QVERIFY(hub.recover(
                ann.connectionId, peers[i - 1].json(0)["reconnectionToken"_L1].toString(), peers[i]));
        }
        QCOMPARE(peers[2].summary(), Messages{u"connected"_s});
    }

    void aLiveSocketIsTakenOver()
    {
        HubFixture hub;
        FakePeer before;
        FakePeer after;
        HubSession &ann = hub.openReliable(before, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        publish(hub, u"1"_s);
        QVERIFY(hub.recover(ann.connectionId, before.json(0)["reconnectionToken"_L1].toString(), after));
        QVERIFY(before.aborted);
        QCOMPARE(before.closeCode, 0);
        publish(hub, u"2"_s);
        QCOMPARE(after.summary(), (Messages{u"connected"_s, u"message:1"_s, u"message:2"_s}));
        QCOMPARE(before.summary(), (Messages{u"connected"_s, u"message:1"_s}));
    }

    void refusedRecoveries_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("error");
        QTest::newRow("an unknown connection id") << u"id"_s << u"RECOVERY_UNKNOWN"_s;
        QTest::newRow("another hub") << u"hub"_s << u"RECOVERY_UNKNOWN"_s;
        QTest::newRow("no token") << u"no token"_s << u"RECOVERY_TOKEN"_s;
        QTest::newRow("another connection's token") << u"other token"_s << u"RECOVERY_TOKEN"_s;
        QTest::newRow("after the window") << u"late"_s << u"RECOVERY_LATE"_s;
        QTest::newRow("after the application closed it") << u"closed"_s << u"RECOVERY_UNKNOWN"_s;
        QTest::newRow("a plain connection") << u"plain"_s << u"RECOVERY_UNKNOWN"_s;
    }
    void refusedRecoveries()
    {
        QFETCH(QString, what);
        QFETCH(QString, error);
        HubFixture hub;
        FakePeer annPeer;
        FakePeer bobPeer;
        FakePeer plainPeer;
        FakePeer after;
        HubSession &ann = hub.openReliable(annPeer, {.userId = u"ann"_s});
        hub.openReliable(bobPeer, {.userId = u"bob"_s});
        const HubSession &plain = hub.openJson(plainPeer, {});
        HubSessions::RecoveryRequest request{
            u"chat"_s, ann.connectionId, annPeer.json(0)["reconnectionToken"_L1].toString()};
        if (what == "closed"_L1)
            hub.sessions.closeByApplication(ann, {});
        else
            hub.sessions.detach(ann, 1006, {});
        if (what == "id"_L1)
            request.connectionId = QString(32, u'0');
        else if (what == "hub"_L1)
            request.hub = u"other"_s;
        else if (what == "no token"_L1)
            request.token.clear();
        else if (what == "other token"_L1)
            request.token = bobPeer.json(0)["reconnectionToken"_L1].toString();
        else if (what == "late"_L1)
            hub.advance(30s);
        else if (what == "plain"_L1)
            request.connectionId = plain.connectionId;
        const auto refused = hub.sessions.recover(request, &after);
        QVERIFY(!refused);
        QCOMPARE(refused.error().name, error);
        QVERIFY(after.messages.isEmpty());
    }

    void theWindowEndsAnAbsence()
    {
        HubFixture hub({.recoveryWindow = 30s});
        FakePeer peers[2];
        hub.sessions.detach(hub.openReliable(peers[0], {.userId = u"ann"_s}), 1006, {});
        hub.advance(10s);
        hub.sessions.detach(hub.openReliable(peers[1], {.userId = u"bob"_s}), 1006, {});
        QCOMPARE(*hub.sessions.nextExpiryMs(), hub.steadyMs + 20'000);
        hub.advance(20s);
        hub.sessions.expire();
        QCOMPARE(hub.events.last(), u"closed ann 1006"_s);
        QCOMPARE(*hub.sessions.nextExpiryMs(), hub.steadyMs + 10'000);
        hub.advance(10s);
        hub.sessions.expire();
        QCOMPARE(hub.events.last(), u"closed bob 1006"_s);
        QVERIFY(!hub.sessions.nextExpiryMs());
    }

    void aWallClockThatJumpsEndsNoAbsence()
    {
        HubFixture hub;
        FakePeer before;
        FakePeer after;
        HubSession &ann = hub.openReliable(before, {.userId = u"ann"_s});
        hub.sessions.detach(ann, 1006, {});
        hub.utc = hub.utc.addDays(2);
        hub.sessions.expire();
        QVERIFY(hub.recover(ann.connectionId, before.json(0)["reconnectionToken"_L1].toString(), after));
    }

    void theBufferAlsoFillsWhileTheClientIsAway()
    {
        HubFixture hub;
        FakePeer peer;
        hub.sessions.detach(hub.openReliable(peer, {.userId = u"ann"_s, .groups = {u"lobby"_s}}), 1006, {});
        for (int i = 0; i < 1000; ++i)
            publish(hub, u"x"_s);
        QVERIFY(!hub.state.isEmpty());
        publish(hub, u"one too many"_s);
        QVERIFY(hub.state.isEmpty());
        QCOMPARE(hub.events.last(), u"closed ann 1008"_s);
    }

    void theApplicationClosesWithAReason_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("message");
        QTest::newRow("none") << QString() << u"Application server closed the connection."_s;
        QTest::newRow("one longer than a close frame takes") << QString(
            500, u'x') << u"Application server closed the connection. Reason: "_s + QString(500, u'x');
    }
    void theApplicationClosesWithAReason()
    {
        QFETCH(QString, reason);
        QFETCH(QString, message);
        HubFixture hub;
        FakePeer peer;
        hub.sessions.closeByApplication(hub.openReliable(peer, {.userId = u"ann"_s}), reason);
        QCOMPARE(peer.lastJson()["event"_L1].toString(), u"disconnected"_s);
        QCOMPARE(peer.lastJson()["message"_L1].toString(), message);
        QCOMPARE(peer.closeCode, 1000);
        QCOMPARE(peer.closeReason, QString());
        QVERIFY(hub.state.isEmpty());
    }

    void anAbsentOrSimpleClientIsClosedWithoutAMessage()
    {
        HubFixture hub;
        FakePeer away;
        FakePeer simple;
        HubSession &ann = hub.openReliable(away, {.userId = u"ann"_s});
        hub.sessions.detach(ann, 1006, {});
        hub.sessions.closeByApplication(ann, {});
        hub.sessions.closeByApplication(hub.openSimple(simple, {.userId = u"sim"_s}), u"bye"_s);
        QCOMPARE(away.summary(), Messages{u"connected"_s});
        QVERIFY(simple.messages.isEmpty());
        QCOMPARE(simple.closeCode, 1000);
        QVERIFY(hub.state.isEmpty());
    }

    void aDroppedClientMayComeBackAfterAFaultOfItsOwn()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s});
        hub.sessions.drop(ann, 1007, u"FRAME_JSON: byte 3"_s);
        QCOMPARE(peer.closeCode, 1007);
        QCOMPARE(peer.closeReason, u"FRAME_JSON: byte 3"_s);
        QVERIFY(!ann.peer);
        QVERIFY(hub.sessions.recoverable({u"chat"_s, ann.connectionId, {}}));
    }

    void aCutLeavesNoCloseFrame()
    {
        HubFixture hub;
        FakePeer peer;
        HubSession &ann = hub.openReliable(peer, {.userId = u"ann"_s});
        hub.sessions.cut(ann, u"on request"_s);
        QVERIFY(peer.aborted);
        QCOMPARE(peer.closeCode, 0);
        QVERIFY(!ann.peer);
        hub.sessions.cut(ann, u"again"_s); // nothing left to cut
        QCOMPARE(hub.events.count(u"changed ann"_s), 1);
    }
};

QTEST_GUILESS_MAIN(TestHubSessions)
#include "tst_hubsessions.moc"
