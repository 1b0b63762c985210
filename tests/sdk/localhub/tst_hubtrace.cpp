#include "localhub/hubtrace.h"

#include "core/correlation.h"
#include "hubfixture.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

//! "In sendToGroup", "Inside routed"… of the rows.
QStringList outline(const QList<TraceEntry> &rows)
{
    static const QStringList directions{u"Inside"_s, u"Out"_s, u"In"_s, u"Both"_s};
    QStringList lines;
    for (const TraceEntry &row : rows)
        lines.append(directions[int(row.direction)] + u' ' + row.event);
    return lines;
}

} // namespace

class TestHubTrace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPublishIsOneStory()
    {
        HubFixture hub({}, true);
        FakePeer annPeer;
        FakePeer bobPeer;
        HubSession &ann = hub.openJson(annPeer, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        HubSession &bob = hub.openReliable(bobPeer, {.userId = u"bob"_s, .groups = {u"lobby"_s}});
        hub.rows.clear();
        const QByteArray frame =
            R"({"type":"sendToGroup","group":"lobby","ackId":42,"noEcho":true,"dataType":"text","data":"hi"})";
        hub.receive(ann, frame);

        QCOMPARE(outline(hub.rows),
            (QStringList{u"In sendToGroup"_s, u"Out message"_s, u"Inside routed"_s, u"Out ack"_s}));
        for (const TraceEntry &row : hub.rows) {
            QCOMPARE(row.correlation, correlationOf(ann.connectionId, 42, 0));
            QCOMPARE(row.source, TraceSource::Hub);
            QCOMPARE(row.hub, u"chat"_s);
            QVERIFY(row.timeUs > 0);
        }
        QCOMPARE(hub.rows[0].lane, u"ann"_s);
        QCOMPARE(hub.rows[0].ackId, std::optional<quint64>(42));
        QCOMPARE(hub.rows[0].payload, frame);
        QCOMPARE(hub.rows[0].bytes, frame.size());
        QCOMPARE(hub.rows[0].dataType, u"text"_s);
        QCOMPARE(hub.rows[1].connectionId, bob.connectionId);
        QCOMPARE(hub.rows[1].sequenceId, std::optional<quint64>(1));
        QCOMPARE(hub.rows[1].payload, bobPeer.messages.last().payload);
        QCOMPARE(hub.rows[2].lane, u"hub"_s);
        QCOMPARE(hub.rows[2].message, u"to 1 of 2; sender skipped: noEcho"_s);
        QCOMPARE(hub.rows[2].timeUs, hub.rows[0].timeUs);
        QCOMPARE(hub.rows[2].ackId, std::optional<quint64>(42));
        QVERIFY(hub.rows[2].durationUs >= 0);
        QCOMPARE(hub.rows[3].status, u"ok"_s);
    }

    void ordinalsStandInForMissingIds()
    {
        HubFixture hub({}, true);
        FakePeer peer;
        HubSession &ann = hub.openJson(peer, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
        const QByteArray silent = R"({"type":"sendToGroup","group":"lobby","dataType":"text","data":"x"})";
        hub.receive(ann, silent); // 1
        hub.receive(ann, R"({"type":"ping"})"); // not counted
        hub.receive(ann, R"({"type":"joinGroup","group":"g","ackId":7})"); // has an ackId
        hub.receive(ann, R"({"type":"event","event":"e","dataType":"text","data":"x"})"); // 2
        hub.rows.clear();
        hub.receive(ann, silent); // 3
        QCOMPARE(hub.rows[0].correlation, correlationOf(ann.connectionId, {}, 3));
        QCOMPARE(hub.rows[1].event, u"message"_s);
        QVERIFY(!hub.rows[1].sequenceId);
        QCOMPARE(hub.rows[1].ordinal, std::optional<quint64>(2)); // the second message on this connection
        QCOMPARE(hub.rows[1].correlation, hub.rows[0].correlation);
    }

    void whoIsAwayIsTold()
    {
        HubFixture hub({}, true);
        FakePeer annPeer;
        FakePeer bobPeer;
        HubSession &ann = hub.openJson(annPeer, {.userId = u"ann"_s});
        HubSession &bob = hub.openReliable(bobPeer, {.userId = u"bob"_s, .groups = {u"lobby"_s}});
        hub.sessions.detach(bob, 1006, {});
        hub.rows.clear();
        hub.receive(ann, R"({"type":"sendToGroup","group":"lobby","dataType":"text","data":"x"})");
        QCOMPARE(outline(hub.rows),
            (QStringList{u"In sendToGroup"_s, u"Out message"_s, u"Inside held in replay buffer"_s,
                u"Inside routed"_s}));
        QCOMPARE(hub.rows[2].connectionId, bob.connectionId);
        QCOMPARE(hub.rows[2].sequenceId, std::optional<quint64>(1));
        QCOMPARE(hub.rows[2].lane, u"bob"_s);
        QCOMPARE(hub.rows[2].status, u"held"_s);
        QCOMPARE(hub.rows[3].message, u"to 1 of 1; 1 away, held in replay buffer"_s);
    }

    void aLifeInRows()
    {
        HubFixture hub({}, true);
        FakePeer before;
        FakePeer after;
        HubSession &ann = hub.openReliable(before, {.userId = u"ann"_s});
        hub.sessions.detach(ann, 1006, {});
        QVERIFY(hub.recover(ann.connectionId, before.json(0)["reconnectionToken"_L1].toString(), after));
        hub.sessions.closeByApplication(ann, u"bye"_s);
        QCOMPARE(outline(hub.rows),
            (QStringList{u"Inside ConnectionStarted"_s, u"Out connected"_s, u"Inside ConnectionAborted"_s,
                u"Inside recovered"_s, u"Out connected"_s, u"Out disconnected"_s,
                u"Inside ConnectionEnded"_s}));
        QCOMPARE(hub.rows[2].status, u"1006"_s);
        QCOMPARE(hub.rows[2].level, TraceLevel::Warning);
        QCOMPARE(hub.rows[3].message, u"nothing to replay"_s);
    }

    void noReconnectionTokenReachesTheTrace()
    {
        HubFixture hub({}, true);
        FakePeer peer;
        hub.openReliable(peer, {.userId = u"ann"_s});
        const QByteArray token = peer.json(0)["reconnectionToken"_L1].toString().toLatin1();
        QVERIFY(!token.isEmpty());
        for (const TraceEntry &row : hub.rows)
            QVERIFY(!row.payload.contains(token));
    }

    void withoutASinkNothingIsMade()
    {
        HubTrace trace;
        QVERIFY(!trace.isOn());
        const HubCause cause = trace.received(HubSession(), PingFrame{}, "{}");
        QVERIFY(cause.correlation.isEmpty());
        QCOMPARE(cause.receivedUs, 0);
    }
};

QTEST_GUILESS_MAIN(TestHubTrace)
#include "tst_hubtrace.moc"
