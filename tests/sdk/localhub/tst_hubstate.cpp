#include "localhub/hubstate.h"

#include <QTest>

#include <algorithm>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

HubSession &addTo(
    HubState &state, const QString &connectionId, const QString &userId = {}, const QString &hub = u"chat"_s)
{
    auto session = std::make_unique<HubSession>();
    session->hub = hub;
    session->connectionId = connectionId;
    session->userId = userId;
    return state.add(std::move(session));
}

QStringList idsOf(const HubMembers &members)
{
    QStringList ids;
    for (const HubSession *session : members)
        ids.append(session->connectionId);
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

class TestHubState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsAConnectionInItsHubOnly()
    {
        HubState state;
        HubSession &session = addTo(state, u"c1"_s);
        QCOMPARE(state.find(u"c1"_s), &session);
        QCOMPARE(state.find(u"chat"_s, u"c1"_s), &session);
        QVERIFY(!state.find(u"other"_s, u"c1"_s));
        QVERIFY(!state.find(u"C1"_s));
    }

    void joiningTwiceAndLeavingUnjoinedChangeNothing()
    {
        HubState state;
        HubSession &session = addTo(state, u"c1"_s);
        QVERIFY(state.join(session, u"lobby"_s));
        QVERIFY(!state.join(session, u"lobby"_s));
        QCOMPARE(state.membersOf(u"chat"_s, u"lobby"_s).size(), size_t(1));
        QVERIFY(!state.leave(session, u"attic"_s));
        QVERIFY(state.leave(session, u"lobby"_s));
        QVERIFY(!state.leave(session, u"lobby"_s));
        QVERIFY(state.membersOf(u"chat"_s, u"lobby"_s).empty());
    }

    void groupsDifferByCaseAndByHub()
    {
        HubState state;
        HubSession &one = addTo(state, u"c1"_s);
        HubSession &two = addTo(state, u"c2"_s, {}, u"other"_s);
        state.join(one, u"Lobby"_s);
        state.join(two, u"Lobby"_s);
        QCOMPARE(idsOf(state.membersOf(u"chat"_s, u"Lobby"_s)), QStringList{u"c1"_s});
        QCOMPARE(idsOf(state.membersOf(u"other"_s, u"Lobby"_s)), QStringList{u"c2"_s});
        QVERIFY(state.membersOf(u"chat"_s, u"lobby"_s).empty());
    }

    void aUserHasSeveralConnections()
    {
        HubState state;
        addTo(state, u"c1"_s, u"ann"_s);
        HubSession &second = addTo(state, u"c2"_s, u"ann"_s);
        addTo(state, u"c3"_s, u"Ann"_s);
        addTo(state, u"c4"_s);
        QCOMPARE(idsOf(state.connectionsOf(u"chat"_s, u"ann"_s)), (QStringList{u"c1"_s, u"c2"_s}));
        QVERIFY(state.connectionsOf(u"chat"_s, QString()).empty());
        state.remove(second);
        QCOMPARE(idsOf(state.connectionsOf(u"chat"_s, u"ann"_s)), QStringList{u"c1"_s});
        QCOMPARE(state.connectionsIn(u"chat"_s).size(), size_t(3));
    }

    void removalLeavesAllGroups()
    {
        HubState state;
        HubSession &one = addTo(state, u"c1"_s, u"ann"_s);
        HubSession &two = addTo(state, u"c2"_s);
        for (const QString &group : {u"a"_s, u"b"_s, u"c"_s})
            state.join(one, group);
        state.join(two, u"b"_s);
        const auto removed = state.remove(one);
        QCOMPARE(removed->connectionId, u"c1"_s);
        QVERIFY(removed->groups.empty());
        QCOMPARE(idsOf(state.membersOf(u"chat"_s, u"b"_s)), QStringList{u"c2"_s});
        QVERIFY(state.membersOf(u"chat"_s, u"a"_s).empty());
        QVERIFY(!state.find(u"c1"_s));
        state.remove(two);
        QVERIFY(state.isEmpty());
    }

    void namesGroupsInTheOrderOfJoining()
    {
        HubState state;
        HubSession &session = addTo(state, u"c1"_s);
        for (const QString &group : {u"z"_s, u"a"_s, u"m"_s})
            state.join(session, group);
        QCOMPARE(groupNames(session), (QStringList{u"z"_s, u"a"_s, u"m"_s}));
    }

    void aThousandMembersComeAndGoInAnyOrder()
    {
        HubState state;
        std::vector<HubSession *> sessions;
        for (int i = 0; i < 1000; ++i) {
            sessions.push_back(&addTo(state, QString::number(i)));
            state.join(*sessions.back(), u"all"_s);
        }
        for (size_t i = 0; i < sessions.size(); i += 2)
            state.remove(*sessions[i]);
        const HubMembers &members = state.membersOf(u"chat"_s, u"all"_s);
        QCOMPARE(members.size(), size_t(500));
        QVERIFY(std::all_of(members.begin(), members.end(),
            [](const HubSession *session) { return session->connectionId.toInt() % 2 == 1; }));
    }
};

QTEST_GUILESS_MAIN(TestHubState)
#include "tst_hubstate.moc"
