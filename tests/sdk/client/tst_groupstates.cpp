#include "client/groupstates.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

const GroupStates::TimePoint t0{};
const QString lobby = QStringLiteral("lobby");
const GroupState ok{{QStringLiteral("mood"), QStringLiteral("ok")}};
const GroupState tired{{QStringLiteral("mood"), QStringLiteral("tired")}};

GroupStateSnapshotFrame snapshot(const QString &group, const QList<GroupStateItem> &items)
{
    return {.group = group, .items = items};
}

GroupStateItem item(const QString &id, qint64 updatedAt)
{
    return {.connectionId = id, .state = ok, .updatedAt = updatedAt};
}

//! Subscribes; \returns what the answer told.
bool subscribe(GroupStates &states, const QString &group)
{
    const quint64 ticket = states.takeTicket();
    states.subscribing(group);
    return states.subscribeAnswered(group, true, ticket);
}

} // namespace

class tst_GroupStates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsOurOwn();
    void anAckThatWasOvertakenChangesNothing();
    void leavingEndsOurOwn();
    void listsWhatIsSubscribed();
    void statesMayComeBeforeTheAnswer();
    void aRefusedSubscriptionListsNothing();
    void unsubscribingEndsItAtOnce();
    void theAnswerToAnEndedSubscriptionIsNotTheNextOnes_data();
    void theAnswerToAnEndedSubscriptionIsNotTheNextOnes();
    void aSecondSubscriptionMayFail();
    void ignoresOtherFrames();
    void theNextConnectionTellsAnew();
    void clearForgetsAll();
};

void tst_GroupStates::keepsOurOwn()
{
    GroupStates states;
    QVERIFY(!states.own(lobby));
    states.ownSet(lobby, ok, states.takeTicket());
    states.ownSet(u"attic"_qs, GroupState{}, states.takeTicket());
    QCOMPARE(states.own(lobby), std::optional(ok));
    QCOMPARE(states.own(u"attic"_qs), std::optional(GroupState()));
    QCOMPARE(states.groupsWithOwn(), QStringList({u"attic"_qs, lobby}));
    states.ownSet(lobby, {}, states.takeTicket());
    QVERIFY(!states.own(lobby));
    QCOMPARE(states.groupsWithOwn(), QStringList(u"attic"_qs));
}

void tst_GroupStates::anAckThatWasOvertakenChangesNothing()
{
    GroupStates states;
    const quint64 first = states.takeTicket();
    const quint64 second = states.takeTicket();
    states.ownSet(lobby, tired, second);
    states.ownSet(lobby, ok, first);
    QCOMPARE(states.own(lobby), std::optional(tired));
}

void tst_GroupStates::leavingEndsOurOwn()
{
    GroupStates states;
    states.ownSet(lobby, ok, states.takeTicket());
    const quint64 before = states.takeTicket();
    states.left(lobby);
    QVERIFY(!states.own(lobby));
    states.ownSet(lobby, ok, before);
    QVERIFY(!states.own(lobby));
    states.ownSet(lobby, tired, states.takeTicket());
    QCOMPARE(states.own(lobby), std::optional(tired));
}

void tst_GroupStates::listsWhatIsSubscribed()
{
    GroupStates states;
    QVERIFY(!states.isSubscribed(lobby));
    QVERIFY(!subscribe(states, lobby)); // nothing to list yet
    QVERIFY(states.isSubscribed(lobby));
    QCOMPARE(states.received(snapshot(lobby, {item(u"a"_qs, 1)}), t0), lobby);
    QCOMPARE(states.received(GroupStateUpdateFrame{.group = lobby, .items = {item(u"b"_qs, 1)}}, t0), lobby);
    QCOMPARE(states.list(lobby).size(), 2);
    QCOMPARE(states.received(snapshot(lobby, {item(u"a"_qs, 1)}), t0), QString()); // no news
    QCOMPARE(states.received(snapshot(u"attic"_qs, {item(u"a"_qs, 1)}), t0), QString());
    QVERIFY(states.list(u"attic"_qs).isEmpty());
    QCOMPARE(states.subscriptions(), QStringList(lobby));
}

void tst_GroupStates::statesMayComeBeforeTheAnswer()
{
    GroupStates states;
    const quint64 ticket = states.takeTicket();
    states.subscribing(lobby);
    QCOMPARE(states.received(snapshot(lobby, {item(u"a"_qs, 1)}), t0), QString());
    QVERIFY(states.list(lobby).isEmpty());
    QVERIFY(states.subscribeAnswered(lobby, true, ticket));
    QCOMPARE(states.list(lobby).size(), 1);
}

void tst_GroupStates::aRefusedSubscriptionListsNothing()
{
    GroupStates states;
    const quint64 ticket = states.takeTicket();
    states.subscribing(lobby);
    QVERIFY(!states.subscribeAnswered(lobby, false, ticket));
    QVERIFY(!states.isSubscribed(lobby));
    QCOMPARE(states.received(snapshot(lobby, {item(u"a"_qs, 1)}), t0), QString());
    QVERIFY(!subscribe(states, lobby));
    QVERIFY(states.list(lobby).isEmpty());
}

void tst_GroupStates::unsubscribingEndsItAtOnce()
{
    GroupStates states;
    subscribe(states, lobby);
    states.received(snapshot(lobby, {item(u"a"_qs, 1)}), t0);
    const quint64 again = states.takeTicket();
    states.subscribing(lobby);
    states.unsubscribed(lobby);
    QVERIFY(!states.isSubscribed(lobby));
    QVERIFY(states.list(lobby).isEmpty());
    QVERIFY(!states.subscribeAnswered(lobby, true, again)); // asked for before
    QVERIFY(!states.isSubscribed(lobby));
    QVERIFY(!subscribe(states, lobby));
    QVERIFY(states.isSubscribed(lobby));
    QVERIFY(states.list(lobby).isEmpty()); // nothing of before
}

void tst_GroupStates::theAnswerToAnEndedSubscriptionIsNotTheNextOnes_data()
{
    QTest::addColumn<bool>("success");
    QTest::newRow("it succeeded") << true;
    QTest::newRow("it failed") << false;
}

void tst_GroupStates::theAnswerToAnEndedSubscriptionIsNotTheNextOnes()
{
    QFETCH(bool, success);
    GroupStates states;
    const quint64 first = states.takeTicket();
    states.subscribing(lobby);
    states.unsubscribed(lobby);
    const quint64 second = states.takeTicket();
    states.subscribing(lobby);
    states.subscribeAnswered(lobby, success, first);
    QVERIFY(!states.isSubscribed(lobby));
    states.received(snapshot(lobby, {item(u"a"_qs, 1)}), t0);
    QVERIFY(states.subscribeAnswered(lobby, true, second));
    QCOMPARE(states.list(lobby).size(), 1);
}

void tst_GroupStates::aSecondSubscriptionMayFail()
{
    GroupStates states;
    subscribe(states, lobby);
    const quint64 ticket = states.takeTicket();
    states.subscribing(lobby);
    QVERIFY(!states.subscribeAnswered(lobby, false, ticket));
    QVERIFY(states.isSubscribed(lobby));
}

void tst_GroupStates::ignoresOtherFrames()
{
    GroupStates states;
    subscribe(states, lobby);
    QCOMPARE(states.received(PongFrame{}, t0), QString());
    QCOMPARE(states.received(UnknownFrame{.type = u"groupStateSnapshot"_qs}, t0), QString());
}

void tst_GroupStates::theNextConnectionTellsAnew()
{
    GroupStates states;
    subscribe(states, lobby);
    states.received(GroupStateUpdateFrame{.group = lobby, .items = {item(u"a"_qs, 9)}}, t0);
    states.connectionLost();
    QCOMPARE(states.list(lobby).size(), 1); // the last that was heard
    QCOMPARE(states.subscriptions(), QStringList(lobby));
    QCOMPARE(states.received(snapshot(lobby, {item(u"b"_qs, 1)}), t0), lobby);
    QCOMPARE(states.list(lobby), QList<GroupStateItem>{item(u"b"_qs, 1)});
}

void tst_GroupStates::clearForgetsAll()
{
    GroupStates states;
    states.ownSet(lobby, ok, states.takeTicket());
    subscribe(states, lobby);
    const quint64 pending = states.takeTicket();
    states.subscribing(u"attic"_qs);
    states.clear();
    QVERIFY(!states.own(lobby));
    QVERIFY(states.subscriptions().isEmpty());
    QVERIFY(!states.subscribeAnswered(u"attic"_qs, true, pending));
    QVERIFY(!states.isSubscribed(u"attic"_qs));
}

QTEST_GUILESS_MAIN(tst_GroupStates)
#include "tst_groupstates.moc"
