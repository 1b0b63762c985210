#include "client/webpubsubclient.h"
#include "helpers/testhub.h"

#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

const QString lobby = QStringLiteral("lobby");

GroupState mood(const QString &word)
{
    return {{QStringLiteral("mood"), word}};
}

HubOptions echoing()
{
    HubOptions options;
    options.echoEvents = true;
    options.recoveryWindow = 300ms;
    return options;
}

//! Waits for the answer to a request. \returns it, or an error named "pending".
template <typename Value>
Result<Value> answerOf(WebPubSubReplyOf<Value> *reply)
{
    const auto result = std::make_shared<Result<Value>>(Error{.name = u"pending"_qs});
    reply->then(reply->parent(), [result](const Result<Value> &answer) { *result = answer; });
    (void)QTest::qWaitFor([&] { return *result || result->error().name != u"pending"; });
    return *result;
}

template <typename Value>
QString nameOf(const Result<Value> &result)
{
    return result ? u"ok"_qs : result.error().name;
}

//! A client of the hub, and the messages of the server's that it got.
struct Peer {
    Peer(const TestHub &hub, const QString &protocol, const QString &user)
        : client(hub.clientUrl(u"chat"_qs,
            {.userId = user, .roles = {u"webpubsub.joinLeaveGroup"_qs, u"webpubsub.sendToGroup"_qs}}))
    {
        ClientOptions options;
        options.protocol = protocol;
        options.recoveryDelay = 5ms;
        options.recoveryWindow = 300ms;
        options.reconnectRetry.delay = 5ms;
        client.setOptions(options);
        QObject::connect(&client, &WebPubSubClient::serverMessageReceived,
            [this](const ServerMessage &message) { news += QString::fromUtf8(message.payload.bytes); });
        QObject::connect(&client, &WebPubSubClient::rejoinGroupFailed,
            [this](const QString &, const Error &error) { news += u"failed: "_qs + error.message; });
    }
    bool connectNow()
    {
        QSignalSpy connected(&client, &WebPubSubClient::connected);
        client.start();
        return connected.wait();
    }
    //! "ann=ok bob=tired", by user, or the name of the error.
    QString listed() const
    {
        const auto list = client.listGroupStates(lobby);
        if (!list)
            return list.error().name;
        QStringList words;
        for (const GroupStateItem &item : *list)
            words.append(item.userId + u'=' + item.state->value(u"mood"_qs));
        words.sort();
        return words.join(u' ');
    }

    WebPubSubClient client;
    QStringList news;
};

} // namespace

//! Events, invocations and group states, from the client's call to the hub and back, for each subprotocol.
class tst_WebPubSubClientLocalHub : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anInvocationIsAnswered_data();
    void anInvocationIsAnswered();
    void anInvocationFails_data() { subprotocols(); }
    void anInvocationFails();
    void aThousandInvocations_data() { subprotocols(); }
    void aThousandInvocations();
    void everyInvocationEndsOnceOverDrops_data() { reliableSubprotocols(); }
    void everyInvocationEndsOnceOverDrops();
    void anEventIsEchoedBeforeItsAck_data() { subprotocols(); }
    void anEventIsEchoedBeforeItsAck();
    void withoutApplicationNothingIsFound_data() { subprotocols(); }
    void withoutApplicationNothingIsFound();
    void statesReachSubscribers_data() { subprotocols(); }
    void statesReachSubscribers();
    void whoMayNotIsTold_data() { subprotocols(); }
    void whoMayNotIsTold();
    void aRecoveryMissesNoState_data() { reliableSubprotocols(); }
    void aRecoveryMissesNoState();
    void aNewConnectionHasItsStateAgain_data() { subprotocols(); }
    void aNewConnectionHasItsStateAgain();

private:
    static void reliableSubprotocols();
    static void subprotocols();
};

void tst_WebPubSubClientLocalHub::reliableSubprotocols()
{
    QTest::addColumn<QString>("protocol");
    QTest::newRow("json reliable") << QString(Subprotocol::reliableJson);
    QTest::newRow("protobuf reliable") << QString(Subprotocol::reliableProtobuf);
}

void tst_WebPubSubClientLocalHub::subprotocols()
{
    reliableSubprotocols();
    QTest::newRow("json") << QString(Subprotocol::json);
    QTest::newRow("protobuf") << QString(Subprotocol::protobuf);
}

void tst_WebPubSubClientLocalHub::anInvocationIsAnswered_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<std::optional<Payload>>("payload");
    QTest::addColumn<std::optional<Payload>>("answer");
    const auto row = [](const char *name, const std::optional<Payload> &payload,
                         const std::optional<Payload> &answer) {
        for (const QLatin1String protocol : Subprotocol::all)
            QTest::addRow("%s, %s", protocol.data(), name) << QString(protocol) << payload << answer;
    };
    const auto same = [row](const char *name, const Payload &payload) { row(name, payload, payload); };
    same("text", Payload::text(u"grüß \"dich\""_qs));
    same("json", Payload::jsonText(R"({"a":[1,2.50,null]})"));
    same("json false", Payload::jsonText("false"));
    same("binary", Payload::binary(QByteArray("\x00\xff\x80", 3)));
    row("empty text", Payload::text({}), {});
    row("nothing", {}, {});
}

void tst_WebPubSubClientLocalHub::anInvocationIsAnswered()
{
    QFETCH(QString, protocol);
    QFETCH(std::optional<Payload>, payload);
    QFETCH(std::optional<Payload>, answer);
    const TestHub hub(echoing());
    Peer ann(hub, protocol, u"ann"_qs);
    QVERIFY(ann.connectNow());
    const InvokeOptions options{.metadata = {{u"k"_qs, u"v"_qs}}};
    const auto result = answerOf(payload ? ann.client.invokeEvent(u"sum"_qs, *payload, options)
                                         : ann.client.invokeEvent(u"sum"_qs, options));
    QCOMPARE(nameOf(result), u"ok"_qs);
    QCOMPARE(result->invocationId, u"1"_qs);
    QCOMPARE(result->payload, answer);
    QCOMPARE(result->metadata, options.metadata);
    QCOMPARE(ann.news, QStringList());
}

void tst_WebPubSubClientLocalHub::anInvocationFails()
{
    QFETCH(QString, protocol);
    const TestHub hub(echoing());
    Peer ann(hub, protocol, u"ann"_qs);
    QVERIFY(ann.connectNow());
    const auto result = answerOf(ann.client.invokeEvent(u"fail"_qs));
    QCOMPARE(nameOf(result), u"InternalServerError"_qs);
    QCOMPARE(result.error().kind, ErrorKind::Rejected);
    QVERIFY(result.error().message.contains(u"always fails"));
    QCOMPARE(nameOf(answerOf(ann.client.invokeEvent(u"sum"_qs))), u"ok"_qs); // the connection lives on
}

void tst_WebPubSubClientLocalHub::aThousandInvocations()
{
    QFETCH(QString, protocol);
    const TestHub hub(echoing());
    Peer ann(hub, protocol, u"ann"_qs);
    QVERIFY(ann.connectNow());
    int right = 0;
    for (int i = 0; i < 1000; ++i) {
        const QString text = QString::number(i);
        ann.client.invokeEvent(u"sum"_qs, Payload::text(text), {.timeout = 30s})
            ->then(&ann.client, [&right, text](const Result<InvokeResult> &result) {
                if (result && result->payload == Payload::text(text))
                    ++right;
            });
    }
    QTRY_COMPARE(right, 1000);
}

void tst_WebPubSubClientLocalHub::everyInvocationEndsOnceOverDrops()
{
    QFETCH(QString, protocol);
    HubOptions hubOptions = echoing();
    hubOptions.recoveryWindow = 30s;
    TestHub hub(hubOptions);
    Peer ann(hub, protocol, u"ann"_qs);
    QVERIFY(ann.connectNow());
    QSignalSpy recovered(&ann.client, &WebPubSubClient::recovered);
    int answered = 0;
    int lost = 0;
    int wrong = 0;
    for (int round = 1; round <= 20; ++round) {
        for (int i = 0; i < 50; ++i) {
            // Ids of the application's own come again on each socket: no answer may be another round's.
            const QString text = QStringLiteral("%1 of round %2").arg(i).arg(round);
            ann.client
                .invokeEvent(
                    u"sum"_qs, Payload::text(text), {.invocationId = QStringLiteral("call %1").arg(i)})
                ->then(&ann.client, [&, text](const Result<InvokeResult> &result) {
                    if (!result)
                        ++(result.error().name == u"ConnectionLost" ? lost : wrong);
                    else
                        ++(result->payload == Payload::text(text) ? answered : wrong);
                });
        }
        if (round % 2 == 0)
            QTRY_VERIFY(answered >= 1); // some come through before the drop
        ann.client.dropTransport();
        QTRY_COMPARE(recovered.size(), round);
        QCOMPARE(answered + lost + wrong, 50 * round);
    }
    QCOMPARE(wrong, 0);
    QVERIFY(answered > 0 && lost > 0);
}

void tst_WebPubSubClientLocalHub::anEventIsEchoedBeforeItsAck()
{
    QFETCH(QString, protocol);
    const TestHub hub(echoing());
    Peer ann(hub, protocol, u"ann"_qs);
    QVERIFY(ann.connectNow());
    QStringList order;
    ann.client.sendEvent(u"buy"_qs, Payload::text(u"milk"_qs))
        ->then(
            &ann.client, [&](const Result<Ack> &result) { order = ann.news + QStringList(nameOf(result)); });
    QTRY_COMPARE(order, QStringList({u"milk"_qs, u"ok"_qs}));
    QCOMPARE(nameOf(answerOf(ann.client.sendEvent(u"fail"_qs, Payload::text(u"milk"_qs)))),
        u"InternalServerError"_qs);
    QCOMPARE(ann.news, QStringList(u"milk"_qs));
}

void tst_WebPubSubClientLocalHub::withoutApplicationNothingIsFound()
{
    QFETCH(QString, protocol);
    const TestHub hub;
    Peer ann(hub, protocol, u"ann"_qs);
    QVERIFY(ann.connectNow());
    QCOMPARE(nameOf(answerOf(ann.client.invokeEvent(u"sum"_qs))), u"NotFound"_qs);
    QCOMPARE(nameOf(answerOf(ann.client.sendEvent(u"buy"_qs, Payload::text(u"milk"_qs)))), u"NotFound"_qs);
}

void tst_WebPubSubClientLocalHub::statesReachSubscribers()
{
    QFETCH(QString, protocol);
    const TestHub hub;
    Peer ann(hub, protocol, u"ann"_qs);
    Peer bob(hub, protocol, u"bob"_qs);
    Peer eve(hub, QString(Subprotocol::reliableJson), u"eve"_qs); // subprotocols may differ
    for (Peer *peer : {&ann, &bob, &eve})
        QVERIFY(peer->connectNow());
    QCOMPARE(nameOf(answerOf(ann.client.joinGroup(lobby))), u"ok"_qs);
    QCOMPARE(nameOf(answerOf(ann.client.setGroupState(lobby, mood(u"ok"_qs)))), u"ok"_qs);
    QCOMPARE(nameOf(answerOf(bob.client.subscribeGroupStates(lobby))), u"ok"_qs);
    QCOMPARE(nameOf(answerOf(eve.client.subscribeGroupStates(lobby))), u"ok"_qs);
    QTRY_COMPARE(bob.listed(), u"ann=ok"_qs); // the snapshot
    QCOMPARE(nameOf(answerOf(ann.client.setGroupState(lobby, mood(u"tired"_qs)))), u"ok"_qs);
    QTRY_COMPARE(bob.listed(), u"ann=tired"_qs);
    QTRY_COMPARE(eve.listed(), u"ann=tired"_qs);
    QCOMPARE(nameOf(answerOf(eve.client.joinGroup(lobby))), u"ok"_qs);
    QCOMPARE(nameOf(answerOf(eve.client.setGroupState(lobby, mood(u"fine"_qs)))), u"ok"_qs);
    QTRY_COMPARE(bob.listed(), u"ann=tired eve=fine"_qs);
    QTRY_COMPARE(eve.listed(), u"ann=tired eve=fine"_qs); // its own, too
    QCOMPARE(ann.listed(), u"GROUP_NOT_SUBSCRIBED"_qs);

    QCOMPARE(nameOf(answerOf(ann.client.clearGroupState(lobby))), u"ok"_qs);
    QTRY_COMPARE(bob.listed(), u"eve=fine"_qs);
    QCOMPARE(nameOf(answerOf(ann.client.setGroupState(lobby, mood(u"back"_qs)))), u"ok"_qs);
    QTRY_COMPARE(bob.listed(), u"ann=back eve=fine"_qs);
    QCOMPARE(nameOf(answerOf(eve.client.leaveGroup(lobby))), u"ok"_qs);
    QTRY_COMPARE(bob.listed(), u"ann=back"_qs);
    ann.client.stop();
    QTRY_COMPARE(bob.listed(), u""_qs);
}

void tst_WebPubSubClientLocalHub::whoMayNotIsTold()
{
    QFETCH(QString, protocol);
    const TestHub hub;
    WebPubSubClient client(hub.clientUrl(u"chat"_qs, {.userId = u"ann"_qs}));
    ClientOptions options;
    options.protocol = protocol;
    client.setOptions(options);
    QSignalSpy connected(&client, &WebPubSubClient::connected);
    client.start();
    QVERIFY(connected.wait());
    const auto subscribed = answerOf(client.subscribeGroupStates(lobby));
    QCOMPARE(nameOf(subscribed), u"Forbidden"_qs);
    QVERIFY2(subscribed.error().message.contains(u"webpubsub.joinLeaveGroup.lobby"),
        qPrintable(subscribed.error().message));
    const auto set = answerOf(client.setGroupState(lobby, mood(u"ok"_qs)));
    QCOMPARE(nameOf(set), u"Forbidden"_qs);
    QVERIFY2(set.error().message.contains(u"join it first"), qPrintable(set.error().message));
}

void tst_WebPubSubClientLocalHub::aRecoveryMissesNoState()
{
    QFETCH(QString, protocol);
    HubOptions hubOptions = echoing();
    hubOptions.recoveryWindow = 30s;
    TestHub hub(hubOptions);
    Peer ann(hub, protocol, u"ann"_qs);
    Peer bob(hub, protocol, u"bob"_qs);
    QVERIFY(ann.connectNow() && bob.connectNow());
    QCOMPARE(nameOf(answerOf(ann.client.joinGroup(lobby))), u"ok"_qs);
    QCOMPARE(nameOf(answerOf(bob.client.subscribeGroupStates(lobby))), u"ok"_qs);
    QSignalSpy recovered(&bob.client, &WebPubSubClient::recovered);
    QSignalSpy gap(&bob.client, &WebPubSubClient::discontinuity);
    for (int round = 1; round <= 20; ++round) {
        hub.hub().dropConnection(bob.client.connectionId());
        const QString word = QString::number(round);
        QCOMPARE(nameOf(answerOf(ann.client.setGroupState(lobby, mood(word)))), u"ok"_qs);
        QTRY_COMPARE(recovered.size(), round);
        QTRY_COMPARE(bob.listed(), u"ann="_qs + word);
    }
    QCOMPARE(gap.size(), 0);
}

void tst_WebPubSubClientLocalHub::aNewConnectionHasItsStateAgain()
{
    QFETCH(QString, protocol);
    TestHub hub(echoing());
    Peer ann(hub, protocol, u"ann"_qs);
    Peer bob(hub, protocol, u"bob"_qs);
    QVERIFY(ann.connectNow() && bob.connectNow());
    QCOMPARE(nameOf(answerOf(ann.client.joinGroup(lobby))), u"ok"_qs);
    QCOMPARE(nameOf(answerOf(ann.client.setGroupState(lobby, mood(u"ok"_qs)))), u"ok"_qs);
    QCOMPARE(nameOf(answerOf(ann.client.subscribeGroupStates(lobby))), u"ok"_qs);
    QCOMPARE(nameOf(answerOf(bob.client.subscribeGroupStates(lobby))), u"ok"_qs);
    QTRY_COMPARE(bob.listed(), u"ann=ok"_qs);
    QTRY_COMPARE(ann.listed(), u"ann=ok"_qs);

    const QString before = ann.client.connectionId();
    QSignalSpy changed(&bob.client, &WebPubSubClient::groupStatesChanged);
    QSignalSpy connected(&ann.client, &WebPubSubClient::connected);
    hub.hub().holdUser(u"ann"_qs, 600ms); // longer than the recovery window
    hub.hub().dropConnection(before);
    QTRY_COMPARE(connected.size(), 1);
    QVERIFY(ann.client.connectionId() != before);
    const QString now = ann.client.connectionId();
    const auto onlyNow = [&](const Peer &peer) {
        const auto list = peer.client.listGroupStates(lobby);
        return list && list->size() == 1 && list->first().connectionId == now
            && list->first().state == mood(u"ok"_qs);
    };
    QTRY_VERIFY(onlyNow(bob));
    QTRY_VERIFY(onlyNow(ann));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(ann.news, QStringList());
}

Q_DECLARE_METATYPE(std::optional<WebPubSub::Payload>)
QTEST_GUILESS_MAIN(tst_WebPubSubClientLocalHub)
#include "tst_webpubsubclient_localhub.moc"
