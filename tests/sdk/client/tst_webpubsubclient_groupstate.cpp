#include "helpers/clientbench.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

const QString lobby = QStringLiteral("lobby");
const GroupState ok{{QStringLiteral("mood"), QStringLiteral("ok")}};

QByteArray refused(quint64 ackId, const QByteArray &name = "Forbidden")
{
    return R"({"type":"ack","success":false,"ackId":)" + QByteArray::number(ackId) + R"(,"error":{"name":")"
        + name + R"(","message":"no"}})";
}

//! A groupStateSnapshot or groupStateUpdate of the lobby.
QByteArray states(const QByteArray &type, quint64 sequenceId, const QByteArray &items)
{
    return R"({"type":"groupState)" + type + R"(","group":"lobby","items":[)" + items + R"(],"sequenceId":)"
        + QByteArray::number(sequenceId) + "}";
}

QByteArray item(const QByteArray &id, const QByteArray &mood, qint64 updatedAt)
{
    return R"({"connectionId":")" + id + R"(","userId":"ann","state":{"mood":")" + mood + R"("},"updatedAt":)"
        + QByteArray::number(updatedAt) + "}";
}

//! A client that is connected, and tells groupStatesChanged() as "states lobby".
struct Bench : ClientBench {
    explicit Bench(const ClientOptions &options = quickOptions())
        : ClientBench(options)
    {
        QObject::connect(client.get(), &WebPubSubClient::groupStatesChanged,
            [this](const QString &group) { news += u"states "_qs + group; });
    }

    bool connectAndWait(const QByteArray &id = "c-1")
    {
        if (!connectNow(id) || !QTest::qWaitFor([this] { return news.last().startsWith(u"connected"); }))
            return false;
        news.clear();
        return true;
    }
    //! Answers the request with \a ackId, and waits until the client has told of it.
    QString settle(AckReply *reply, const QByteArray &ack)
    {
        const auto told = std::make_shared<QString>(); // the answer may come when nobody waits any more
        reply->then(client.get(),
            [told](const Result<Ack> &result) { *told = result ? u"ok"_qs : result.error().name; });
        wire()->reply(ack);
        return QTest::qWaitFor([&] { return !told->isEmpty(); }) ? *told : u"pending"_qs;
    }
    //! "c-1=ok c-2=tired", or the name of the error.
    QString listed(const QString &group = lobby) const
    {
        const auto list = client->listGroupStates(group);
        if (!list)
            return list.error().name;
        QStringList words;
        for (const GroupStateItem &item : *list)
            words.append(item.connectionId + u'=' + item.state->value(u"mood"_qs));
        return words.join(u' ');
    }
    //! Subscribes to the lobby with ack id 1.
    bool subscribe() { return settle(client->subscribeGroupStates(lobby), ClientBench::ok(1)) == u"ok"; }
    //! Cuts the connection for good, and connects as \a id; waits for connected().
    bool replaceConnection(const QByteArray &id)
    {
        const qsizetype opened = network.opened();
        wire()->closeFromPeer(1008);
        return reconnectNow(opened + 1, id)
            && QTest::qWaitFor([this] { return news.last().startsWith(u"connected"); });
    }
    QByteArrayList takeAllSent()
    {
        QByteArrayList all;
        while (wire()->sentCount() > 0)
            all += wire()->takeSent();
        return all;
    }
};

} // namespace

class tst_WebPubSubClientGroupState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsAckedRequests();
    void keepsOurOwnStateAsAcknowledged();
    void refusesOurOwnWhereWeAreNot();
    void listsOnlyWhatIsSubscribed();
    void tellsWhenTheListHasNews();
    void theStatesMayComeBeforeTheAck();
    void sequenceIdsOfStatesCount(); // edge case 9
    void keepsAllOverARecovery();
    void setsAndSubscribesAgainOnANewConnection();
    void doesNotWhenGroupsAreNotRejoined();
    void whatWasLeftIsNotSetAgain();
    void tellsWhatCouldNotBeRestored();
    void aTimeoutIsToldAndTriedOnTheNextConnection();
    void retriesWithTheSameAckId();
    void mayDeleteTheClientInTheSignal();
};

void tst_WebPubSubClientGroupState::sendsAckedRequests()
{
    Bench bench;
    QVERIFY(bench.connectAndWait());
    bench.client->setGroupState(lobby, ok);
    bench.client->clearGroupState(lobby);
    bench.client->subscribeGroupStates(lobby, {.ackId = 9});
    bench.client->unsubscribeGroupStates(lobby, {.fireAndForget = true});
    QVERIFY(
        bench.wire()->expect(R"({"type":"setGroupState","group":"lobby","ackId":1,"state":{"mood":"ok"}})"));
    QVERIFY(bench.wire()->expect(R"({"type":"setGroupState","group":"lobby","ackId":2})"));
    QVERIFY(bench.wire()->expect(R"({"type":"subscribeGroupState","group":"lobby","ackId":9})"));
    QVERIFY(bench.wire()->expect(R"({"type":"unsubscribeGroupState","group":"lobby"})"));
}

void tst_WebPubSubClientGroupState::keepsOurOwnStateAsAcknowledged()
{
    Bench bench;
    QVERIFY(bench.connectAndWait());
    QCOMPARE(bench.settle(bench.client->joinGroup(lobby), ClientBench::ok(1)), u"ok"_qs);
    QCOMPARE(*bench.client->getGroupState(lobby), std::optional<GroupState>());
    AckReply *reply = bench.client->setGroupState(lobby, ok);
    QCOMPARE(*bench.client->getGroupState(lobby), std::optional<GroupState>()); // not before the ack
    QCOMPARE(bench.settle(reply, ClientBench::ok(2)), u"ok"_qs);
    QCOMPARE(*bench.client->getGroupState(lobby), std::optional(ok));
    QCOMPARE(bench.settle(bench.client->setGroupState(lobby, {}), refused(3)), u"Forbidden"_qs);
    QCOMPARE(*bench.client->getGroupState(lobby), std::optional(ok));
    QCOMPARE(bench.settle(bench.client->clearGroupState(lobby), ClientBench::ok(4)), u"ok"_qs);
    QCOMPARE(*bench.client->getGroupState(lobby), std::optional<GroupState>());
}

void tst_WebPubSubClientGroupState::refusesOurOwnWhereWeAreNot()
{
    Bench bench;
    const auto refusal = bench.client->getGroupState(lobby);
    QVERIFY(!refusal);
    QCOMPARE(refusal.error().name, u"GROUP_NOT_JOINED"_qs);
    QCOMPARE(refusal.error().kind, ErrorKind::Invalid);
    QVERIFY(bench.connectAndWait());
    // A group of the token: the service took the state, so we are in it.
    QCOMPARE(bench.settle(bench.client->setGroupState(lobby, ok), ClientBench::ok(1)), u"ok"_qs);
    QCOMPARE(*bench.client->getGroupState(lobby), std::optional(ok));
    bench.client->leaveGroup(lobby);
    QCOMPARE(bench.client->getGroupState(lobby).error().name, u"GROUP_NOT_JOINED"_qs);
}

void tst_WebPubSubClientGroupState::listsOnlyWhatIsSubscribed()
{
    Bench bench;
    QVERIFY(bench.connectAndWait());
    QCOMPARE(bench.listed(), u"GROUP_NOT_SUBSCRIBED"_qs);
    bench.wire()->reply(states("Snapshot", 1, item("c-2", "ok", 1))); // nobody asked for it
    QVERIFY(bench.subscribe());
    QCOMPARE(bench.listed(), u""_qs);
    bench.wire()->reply(states("Snapshot", 2, item("c-2", "ok", 1)));
    QCOMPARE(bench.listed(), u"c-2=ok"_qs);
    QCOMPARE(bench.listed(u"attic"_qs), u"GROUP_NOT_SUBSCRIBED"_qs);
    bench.client->unsubscribeGroupStates(lobby);
    QCOMPARE(bench.listed(), u"GROUP_NOT_SUBSCRIBED"_qs);
    QCOMPARE(bench.settle(bench.client->subscribeGroupStates(u"attic"_qs), refused(3)), u"Forbidden"_qs);
    QCOMPARE(bench.listed(u"attic"_qs), u"GROUP_NOT_SUBSCRIBED"_qs);
}

void tst_WebPubSubClientGroupState::tellsWhenTheListHasNews()
{
    Bench bench;
    QVERIFY(bench.connectAndWait());
    QVERIFY(bench.subscribe());
    bench.wire()->reply(states("Snapshot", 1, {}));
    QCOMPARE(bench.takeNews(), QStringList());
    bench.wire()->reply(states("Update", 2, item("c-2", "ok", 5)));
    QCOMPARE(bench.takeNews(), QStringList(u"states lobby"_qs));
    bench.wire()->reply(states("Update", 3, item("c-2", "late", 4)));
    QCOMPARE(bench.takeNews(), QStringList());
    bench.wire()->reply(states("Update", 4, R"({"connectionId":"c-2","updatedAt":6})"));
    QCOMPARE(bench.takeNews(), QStringList(u"states lobby"_qs));
    QCOMPARE(bench.listed(), u""_qs);
    bench.wire()->reply(states("Update", 4, item("c-3", "replayed", 7))); // a sequence id of before
    QCOMPARE(bench.takeNews(), QStringList());
}

void tst_WebPubSubClientGroupState::theStatesMayComeBeforeTheAck()
{
    Bench bench;
    QVERIFY(bench.connectAndWait());
    AckReply *reply = bench.client->subscribeGroupStates(lobby);
    bench.wire()->reply(states("Snapshot", 1, item("c-2", "ok", 1)));
    QCOMPARE(bench.takeNews(), QStringList());
    QString inHandler;
    QObject::connect(
        bench.client.get(), &WebPubSubClient::groupStatesChanged, [&] { inHandler = bench.listed(); });
    QCOMPARE(bench.settle(reply, ClientBench::ok(1)), u"ok"_qs);
    QCOMPARE(bench.takeNews(), QStringList(u"states lobby"_qs));
    QCOMPARE(inHandler, u"c-2=ok"_qs);
}

void tst_WebPubSubClientGroupState::sequenceIdsOfStatesCount()
{
    ClientOptions options = ClientBench::quickOptions();
    options.sequenceAckInterval = 1ms;
    Bench bench(options);
    QVERIFY(bench.connectAndWait());
    // Also of those that nobody asked for: else the service's buffer would fill.
    bench.wire()->reply(states("Snapshot", 1, item("c-2", "ok", 1)));
    QTRY_COMPARE(bench.wire()->sentCount(), 1);
    QVERIFY(bench.wire()->expect(R"({"type":"sequenceAck","sequenceId":1})"));
    bench.wire()->reply(states("Update", 2, item("c-2", "new", 2)));
    QTRY_COMPARE(bench.wire()->sentCount(), 1);
    QVERIFY(bench.wire()->expect(R"({"type":"sequenceAck","sequenceId":2})"));
    bench.wire()->reply(ClientBench::message(3));
    QVERIFY(!bench.news.join(u' ').contains(u"gap"));
}

void tst_WebPubSubClientGroupState::keepsAllOverARecovery()
{
    Bench bench;
    QVERIFY(bench.connectAndWait());
    QVERIFY(bench.subscribe());
    QCOMPARE(bench.settle(bench.client->setGroupState(lobby, ok), ClientBench::ok(2)), u"ok"_qs);
    bench.wire()->reply(states("Snapshot", 1, item("c-1", "ok", 1)));
    bench.wire()->drop();
    QCOMPARE(bench.listed(), u"c-1=ok"_qs);
    QVERIFY(bench.reconnectNow(2, "c-1"));
    QTRY_VERIFY(bench.lastNewsIs("recovered c-1"));
    for (const QByteArray &frame : bench.takeAllSent())
        QVERIFY2(!frame.contains("GroupState"), frame.constData()); // the hub has kept them, section 4.7
    bench.wire()->reply(states("Update", 2, item("c-2", "tired", 2)));
    QCOMPARE(bench.listed(), u"c-1=ok c-2=tired"_qs);
    QCOMPARE(*bench.client->getGroupState(lobby), std::optional(ok));
}

void tst_WebPubSubClientGroupState::setsAndSubscribesAgainOnANewConnection()
{
    Bench bench;
    QVERIFY(bench.connectAndWait());
    QVERIFY(bench.subscribe());
    QCOMPARE(bench.settle(bench.client->joinGroup(lobby), ClientBench::ok(2)), u"ok"_qs);
    QCOMPARE(bench.settle(bench.client->setGroupState(lobby, ok), ClientBench::ok(3)), u"ok"_qs);
    bench.wire()->reply(states("Update", 1, item("c-1", "ok", 5) + "," + item("c-9", "gone", 5)));
    bench.takeNews();

    bench.wire()->closeFromPeer(1008);
    QVERIFY(bench.reconnectNow(2, "c-2"));
    // First the group, as a state needs membership.
    QVERIFY(bench.wire()->expect(R"({"type":"joinGroup","group":"lobby","ackId":4})"));
    QCOMPARE(bench.wire()->sentCount(), 0);
    QCOMPARE(bench.listed(), u"c-1=ok c-9=gone"_qs); // the last that was heard
    bench.wire()->reply(ClientBench::ok(4));
    QTRY_COMPARE(bench.wire()->sentCount(), 2);
    QVERIFY(
        bench.wire()->expect(R"({"type":"setGroupState","group":"lobby","ackId":5,"state":{"mood":"ok"}})"));
    QVERIFY(bench.wire()->expect(R"({"type":"subscribeGroupState","group":"lobby","ackId":6})"));
    bench.wire()->reply(ClientBench::ok(5));
    bench.wire()->reply(ClientBench::ok(6));
    bench.takeNews();
    bench.wire()->reply(states("Snapshot", 1, item("c-2", "ok", 4)));
    QCOMPARE(bench.takeNews(), QStringList(u"states lobby"_qs));
    QCOMPARE(bench.listed(), u"c-2=ok"_qs);
}

void tst_WebPubSubClientGroupState::doesNotWhenGroupsAreNotRejoined()
{
    ClientOptions options = ClientBench::quickOptions();
    options.autoRejoinGroups = false;
    Bench bench(options);
    QVERIFY(bench.connectAndWait());
    QVERIFY(bench.subscribe());
    QCOMPARE(bench.settle(bench.client->setGroupState(lobby, ok), ClientBench::ok(2)), u"ok"_qs);
    QVERIFY(bench.replaceConnection("c-2"));
    QCOMPARE(bench.wire()->sentCount(), 0);
    QCOMPARE(bench.listed(), u"GROUP_NOT_SUBSCRIBED"_qs);
    QCOMPARE(bench.client->getGroupState(lobby).error().name, u"GROUP_NOT_JOINED"_qs);
}

void tst_WebPubSubClientGroupState::whatWasLeftIsNotSetAgain()
{
    Bench bench;
    QVERIFY(bench.connectAndWait());
    QCOMPARE(bench.settle(bench.client->setGroupState(lobby, ok), ClientBench::ok(1)), u"ok"_qs);
    bench.client->leaveGroup(lobby);
    bench.client->subscribeGroupStates(lobby);
    bench.client->unsubscribeGroupStates(lobby);
    QVERIFY(bench.replaceConnection("c-2"));
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_WebPubSubClientGroupState::tellsWhatCouldNotBeRestored()
{
    Bench bench;
    QVERIFY(bench.connectAndWait());
    QVERIFY(bench.subscribe());
    QCOMPARE(bench.settle(bench.client->setGroupState(lobby, ok), ClientBench::ok(2)), u"ok"_qs);
    QVERIFY(bench.replaceConnection("c-2"));
    bench.takeNews();
    bench.wire()->reply(refused(3));
    bench.wire()->reply(refused(4, "NotFound"));
    QTRY_COMPARE(bench.news.size(), 2);
    QCOMPARE(bench.takeNews(),
        QStringList({u"rejoin failed lobby Forbidden"_qs, u"rejoin failed lobby NotFound"_qs}));
    QCOMPARE(bench.listed(), u"GROUP_NOT_SUBSCRIBED"_qs);
    QCOMPARE(bench.client->getGroupState(lobby).error().name, u"GROUP_NOT_JOINED"_qs);
    QVERIFY(bench.replaceConnection("c-3"));
    QCOMPARE(bench.wire()->sentCount(), 0); // a refusal is final
}

void tst_WebPubSubClientGroupState::aTimeoutIsToldAndTriedOnTheNextConnection()
{
    ClientOptions options = ClientBench::quickOptions();
    options.messageRetry = {.maxRetries = 0, .delay = 1ms};
    options.ackTimeout = 20ms;
    Bench bench(options);
    QVERIFY(bench.connectAndWait());
    QVERIFY(bench.subscribe());
    QVERIFY(bench.replaceConnection("c-2"));
    QTRY_VERIFY(bench.lastNewsIs("rejoin failed lobby AckTimeout"));
    QCOMPARE(bench.listed(), u""_qs);
    bench.takeAllSent();
    QVERIFY(bench.replaceConnection("c-3"));
    QVERIFY(bench.wire()->takeSent().contains("subscribeGroupState"));
}

void tst_WebPubSubClientGroupState::retriesWithTheSameAckId()
{
    ClientOptions options = ClientBench::quickOptions();
    options.messageRetry = {.maxRetries = 1, .delay = 1ms};
    Bench bench(options);
    QVERIFY(bench.connectAndWait());
    AckReply *reply = bench.client->setGroupState(lobby, ok);
    const QByteArray sent = bench.wire()->takeSent();
    bench.wire()->reply(refused(1, "Timeout"));
    QTRY_COMPARE(bench.wire()->sentCount(), 1);
    QCOMPARE(bench.wire()->takeSent(), sent);
    QCOMPARE(bench.settle(reply, refused(1, "Duplicate")), u"ok"_qs);
    QCOMPARE(*bench.client->getGroupState(lobby), std::optional(ok));
}

void tst_WebPubSubClientGroupState::mayDeleteTheClientInTheSignal()
{
    Bench bench;
    QVERIFY(bench.connectAndWait());
    QVERIFY(bench.subscribe());
    QObject::connect(
        bench.client.get(), &WebPubSubClient::groupStatesChanged, this, [&] { bench.client.reset(); });
    bench.wire()->reply(states("Update", 1, item("c-2", "ok", 1)));
    QVERIFY(!bench.client);
}

QTEST_GUILESS_MAIN(tst_WebPubSubClientGroupState)
#include "tst_webpubsubclient_groupstate.moc"
