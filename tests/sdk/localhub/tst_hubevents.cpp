#include "hubfixture.h"

#include "localhub/echohandler.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray buy = R"({"type":"event","event":"buy","ackId":5,"dataType":"json","data":{"q":2}})";

QByteArray invoke(const QByteArray &id, const QByteArray &event = "sum")
{
    return R"({"type":"invoke","target":"event","event":")" + event + R"(","invocationId":")" + id
        + R"(","dataType":"json","data":[1,2],"metadata":{"k":"v"}})";
}

//! An application that answers when the test says so.
class SlowHandler : public EventHandler {
public:
    void handle(const EventRequest &request, const Answer &answer) override
    {
        requests.append(request);
        answers.append(answer);
    }
    QList<EventRequest> requests;
    QList<Answer> answers;
};

const EventAnswer three{.payload = Payload::text(QStringLiteral("3")), .metadata = {{u"m"_s, u"n"_s}}};
const EventAnswer refusal{.failure = AckError{QStringLiteral("BadRequest"), QStringLiteral("no numbers")}};

//! Ann with an application behind her hub. The `connected` is dropped.
struct Bench {
    explicit Bench(EventHandler *handler = nullptr)
        : hub({}, false, handler ? handler : &slow)
        , ann(&hub.openReliable(peer, {.userId = u"ann"_s}))
        , id(ann->connectionId)
        , token(peer.json(0)["reconnectionToken"_L1].toString())
    {
        peer.clear();
    }
    //! "invokeResponse 1 ok 3", "invokeResponse 1 BadRequest", or the words of FakePeer::summary().
    QStringList summary() const { return summary(peer); }
    static QStringList summary(const FakePeer &of)
    {
        QStringList words = of.summary();
        for (int i = 0; i < words.size(); ++i) {
            const QJsonObject frame = of.json(i);
            if (words[i] != "invokeResponse"_L1)
                continue;
            words[i] += u' ' + frame["invocationId"_L1].toString();
            words[i] +=
                frame["success"_L1].toBool() ? u" ok"_s : u' ' + frame["error"_L1]["name"_L1].toString();
            if (frame.contains("data"_L1))
                words[i] += u' '
                    + QString::fromUtf8(QJsonDocument(QJsonObject{{"d"_L1, frame["data"_L1]}})
                                            .toJson(QJsonDocument::Compact));
        }
        return words;
    }
    //! Ann comes back on another socket.
    bool comeBack()
    {
        hub.sessions.detach(*ann, CloseCode::abnormal, {});
        return bool(hub.recover(id, token, second));
    }

    SlowHandler slow;
    HubFixture hub;
    FakePeer peer;
    FakePeer second;
    HubSession *ann;
    QString id;
    QString token;
};

} // namespace

class TestHubEvents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksTheHandler();
    void theMessageGoesBeforeTheAck();
    void anEventMayBeAnsweredWithNothing();
    void aFailedEventIsNotRemembered();
    void anEventIsNotHandledTwice();
    void anEventIsAnsweredOnTheNextSocket();
    void anEventWithoutAckIsNotAnswered();
    void answersInvocations();
    void aSecondCallOfAPendingIdIsRefused();
    void aCancelledCallIsNotAnswered();
    void aCallIsNotAnsweredOnAnotherSocket();
    void anIdOfALostSocketIsFree();
    void withoutHandler_data();
    void withoutHandler();
    void rawFrames();
    void aConnectionThatIsGoneIsNotAnswered();
    void anAnswerCountsOnce();
    void anAnswerMayComeWhenTheHubIsGone();
    void echo_data();
    void echo();
};

void TestHubEvents::asksTheHandler()
{
    Bench bench;
    bench.hub.receive(*bench.ann,
        R"({"type":"event","event":"buy","ackId":5,"dataType":"json","data":{"q":2},"metadata":{"k":"v"}})");
    bench.hub.receive(*bench.ann, invoke("1"));
    bench.hub.receive(*bench.ann, R"({"type":"invoke","target":"event","event":"now","invocationId":"2"})");
    QCOMPARE(bench.slow.requests.size(), 3);
    const EventRequest &event = bench.slow.requests[0];
    QCOMPARE(event.kind, EventRequest::Kind::Event);
    QCOMPARE(event.hub, u"chat"_s);
    QCOMPARE(event.connectionId, bench.id);
    QCOMPARE(event.userId, u"ann"_s);
    QCOMPARE(event.event, u"buy"_s);
    QCOMPARE(event.payload, Payload::jsonText(R"({"q":2})"));
    QCOMPARE(event.metadata, Metadata({{u"k"_s, u"v"_s}}));
    QCOMPARE(bench.slow.requests[1].kind, EventRequest::Kind::Invoke);
    QCOMPARE(bench.slow.requests[1].event, u"sum"_s);
    QCOMPARE(bench.slow.requests[1].metadata, Metadata({{u"k"_s, u"v"_s}}));
    QVERIFY(!bench.slow.requests[2].payload);
    QVERIFY(bench.peer.messages.isEmpty());
}

void TestHubEvents::theMessageGoesBeforeTheAck()
{
    Bench bench;
    bench.hub.receive(*bench.ann, buy);
    bench.slow.answers[0](three);
    QCOMPARE(bench.summary(), QStringList({u"message:3"_s, u"ack:5"_s}));
    const QJsonObject message = bench.peer.json(0);
    QCOMPARE(message["from"_L1].toString(), u"server"_s);
    QCOMPARE(message["sequenceId"_L1].toInteger(), 1);
    QCOMPARE(message["metadata"_L1]["m"_L1].toString(), u"n"_s);
}

void TestHubEvents::anEventMayBeAnsweredWithNothing()
{
    Bench bench;
    bench.hub.receive(*bench.ann, buy);
    bench.slow.answers[0]({});
    QCOMPARE(bench.summary(), QStringList(u"ack:5"_s));
}

void TestHubEvents::aFailedEventIsNotRemembered()
{
    Bench bench;
    bench.hub.receive(*bench.ann, buy);
    bench.slow.answers[0](refusal);
    QCOMPARE(bench.summary(), QStringList(u"ack:5:BadRequest"_s));
    bench.hub.receive(*bench.ann, buy);
    QCOMPARE(bench.slow.answers.size(), 2);
    bench.slow.answers[1]({});
    bench.hub.receive(*bench.ann, buy);
    QCOMPARE(bench.summary().mid(1), QStringList({u"ack:5"_s, u"ack:5:Duplicate"_s}));
}

void TestHubEvents::anEventIsNotHandledTwice()
{
    Bench bench;
    bench.hub.receive(*bench.ann, buy);
    bench.hub.receive(*bench.ann, buy); // its sender lost patience
    QCOMPARE(bench.slow.requests.size(), 1);
    bench.slow.answers[0](three);
    QCOMPARE(bench.summary(), QStringList({u"message:3"_s, u"ack:5"_s}));
}

void TestHubEvents::anEventIsAnsweredOnTheNextSocket()
{
    Bench bench;
    bench.hub.receive(*bench.ann, buy);
    bench.hub.sessions.detach(*bench.ann, CloseCode::abnormal, {});
    bench.slow.answers[0](three); // while she is away
    QVERIFY(bench.hub.recover(bench.id, bench.token, bench.second));
    QCOMPARE(bench.second.summary(), QStringList({u"connected"_s, u"message:3"_s}));
    bench.hub.receive(*bench.ann, buy); // the ack was lost, and she knows it
    QCOMPARE(bench.second.summary().last(), u"ack:5:Duplicate"_s);
    QCOMPARE(bench.slow.requests.size(), 1);
}

void TestHubEvents::anEventWithoutAckIsNotAnswered()
{
    Bench bench;
    const QByteArray silent = R"({"type":"event","event":"buy","dataType":"text","data":"x"})";
    bench.hub.receive(*bench.ann, silent);
    bench.hub.receive(*bench.ann, silent);
    QCOMPARE(bench.slow.requests.size(), 2);
    bench.slow.answers[1](refusal);
    QVERIFY(bench.peer.messages.isEmpty());
    bench.slow.answers[0](three);
    QCOMPARE(bench.summary(), QStringList(u"message:3"_s));
}

void TestHubEvents::answersInvocations()
{
    Bench bench;
    bench.hub.receive(*bench.ann, invoke("1"));
    bench.hub.receive(*bench.ann, invoke("2"));
    bench.hub.receive(*bench.ann, invoke("3"));
    bench.slow.answers[1](refusal);
    bench.slow.answers[0](three);
    bench.slow.answers[2]({});
    QCOMPARE(bench.summary(),
        QStringList({u"invokeResponse 2 BadRequest"_s, u"invokeResponse 1 ok {\"d\":\"3\"}"_s,
            u"invokeResponse 3 ok"_s}));
    QCOMPARE(bench.peer.json(0)["error"_L1]["message"_L1].toString(), u"no numbers"_s);
    QVERIFY(!bench.peer.json(0).contains("data"_L1));
    QCOMPARE(bench.peer.json(1)["dataType"_L1].toString(), u"text"_s);
    QCOMPARE(bench.peer.json(1)["metadata"_L1]["m"_L1].toString(), u"n"_s);
    QVERIFY(!bench.peer.json(1).contains("sequenceId"_L1));
    QVERIFY(!bench.peer.json(1).contains("error"_L1));
}

void TestHubEvents::aSecondCallOfAPendingIdIsRefused()
{
    Bench bench;
    FakePeer other;
    HubSession &bob = bench.hub.openReliable(other, {.userId = u"bob"_s});
    bench.hub.receive(*bench.ann, invoke("1"));
    bench.hub.receive(bob, invoke("1")); // ids are a connection's own
    bench.hub.receive(*bench.ann, invoke("1"));
    QCOMPARE(bench.summary(), QStringList(u"invokeResponse 1 BadRequest"_s));
    QCOMPARE(bench.slow.requests.size(), 2);
    bench.slow.answers[0]({});
    QCOMPARE(bench.summary().last(), u"invokeResponse 1 ok"_s);
    bench.hub.receive(*bench.ann, invoke("1")); // free again
    QCOMPARE(bench.slow.requests.size(), 3);
}

void TestHubEvents::aCancelledCallIsNotAnswered()
{
    Bench bench;
    bench.hub.receive(*bench.ann, invoke("1"));
    bench.hub.receive(*bench.ann, R"({"type":"cancelInvocation","invocationId":"2"})");
    bench.hub.receive(*bench.ann, R"({"type":"cancelInvocation","invocationId":"1"})");
    bench.slow.answers[0](three);
    QVERIFY(bench.peer.messages.isEmpty());
    QCOMPARE(bench.peer.closeCode, 0);
    bench.hub.receive(*bench.ann, invoke("1"));
    bench.slow.answers[1]({});
    QCOMPARE(bench.summary(), QStringList(u"invokeResponse 1 ok"_s));
}

void TestHubEvents::aCallIsNotAnsweredOnAnotherSocket()
{
    Bench bench;
    bench.hub.receive(*bench.ann, invoke("1"));
    bench.hub.receive(*bench.ann, invoke("2"));
    bench.hub.sessions.detach(*bench.ann, CloseCode::abnormal, {});
    bench.slow.answers[0](three); // while she is away
    QVERIFY(bench.hub.recover(bench.id, bench.token, bench.second));
    bench.slow.answers[1](three); // when she is back
    QCOMPARE(bench.second.summary(), QStringList(u"connected"_s));
}

void TestHubEvents::anIdOfALostSocketIsFree()
{
    Bench bench;
    bench.hub.receive(*bench.ann, invoke("x"));
    QVERIFY(bench.comeBack());
    bench.hub.receive(*bench.ann, invoke("x"));
    bench.slow.answers[0](refusal); // of the call that she gave up with its socket
    QCOMPARE(Bench::summary(bench.second), QStringList(u"connected"_s));
    bench.slow.answers[1]({});
    QCOMPARE(Bench::summary(bench.second).last(), u"invokeResponse x ok"_s);
}

void TestHubEvents::withoutHandler_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QStringList>("answer");
    QTest::newRow("event") << buy << QStringList(u"ack:5:NotFound"_s);
    QTest::newRow("invoke") << invoke("1") << QStringList(u"invokeResponse 1 NotFound"_s);
    QTest::newRow("cancel") << QByteArray(R"({"type":"cancelInvocation","invocationId":"1"})")
                            << QStringList();
}

void TestHubEvents::withoutHandler()
{
    QFETCH(QByteArray, frame);
    QFETCH(QStringList, answer);
    HubFixture hub;
    FakePeer peer;
    HubSession &ann = hub.openReliable(peer, {});
    peer.clear();
    hub.receive(ann, frame);
    QCOMPARE(Bench::summary(peer), answer);
    QCOMPARE(peer.closeCode, 0);
}

void TestHubEvents::rawFrames()
{
    SlowHandler slow;
    HubFixture hub({}, false, &slow);
    FakePeer peer;
    HubSession &ann = hub.openSimple(peer, {.userId = u"ann"_s});
    for (int i = 0; i < 3; ++i)
        hub.router.receiveRaw(ann, Payload::text(u"hi"_s));
    QCOMPARE(slow.requests[0].kind, EventRequest::Kind::Raw);
    QCOMPARE(slow.requests[0].event, u"message"_s);
    QCOMPARE(slow.requests[0].payload, Payload::text(u"hi"_s));
    slow.answers[0](three);
    slow.answers[1]({});
    QCOMPARE(peer.messages.size(), 1);
    QCOMPARE(peer.messages[0].payload, "3");
    slow.answers[2](refusal);
    QCOMPARE(peer.closeCode, 1011);
    QCOMPARE(peer.closeReason, u"no numbers"_s);
}

void TestHubEvents::aConnectionThatIsGoneIsNotAnswered()
{
    Bench bench;
    bench.hub.receive(*bench.ann, buy);
    bench.hub.receive(*bench.ann, invoke("1"));
    bench.hub.sessions.end(*bench.ann, CloseCode::normal, {});
    bench.slow.answers[0](three);
    bench.slow.answers[1](three);
    QVERIFY(bench.peer.messages.isEmpty());
}

void TestHubEvents::anAnswerCountsOnce()
{
    Bench bench;
    bench.hub.receive(*bench.ann, invoke("1"));
    bench.slow.answers[0](three);
    bench.slow.answers[0](refusal);
    bench.hub.receive(*bench.ann, invoke("1"));
    bench.slow.answers[0](refusal); // it is not the second call's
    QCOMPARE(bench.peer.messages.size(), 1);
}

void TestHubEvents::anAnswerMayComeWhenTheHubIsGone()
{
    SlowHandler slow;
    {
        HubFixture hub({}, false, &slow);
        FakePeer peer;
        hub.receive(hub.openReliable(peer, {}), buy);
    }
    slow.answers[0](three);
    QCOMPARE(slow.requests.size(), 1);
}

void TestHubEvents::echo_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QStringList>("answers");
    QTest::newRow("an event") << QByteArray(
        R"({"type":"event","event":"buy","ackId":5,"dataType":"text","data":"hi"})")
                              << QStringList({u"message:hi"_s, u"ack:5"_s});
    QTest::newRow("an empty event") << QByteArray(
        R"({"type":"event","event":"buy","ackId":5,"dataType":"text","data":""})")
                                    << QStringList(u"ack:5"_s);
    QTest::newRow("a call") << invoke("1") << QStringList(u"invokeResponse 1 ok {\"d\":[1,2]}"_s);
    QTest::newRow("a call of nothing")
        << QByteArray(R"({"type":"invoke","target":"event","event":"now","invocationId":"2"})")
        << QStringList(u"invokeResponse 2 ok"_s);
    QTest::newRow("an event that fails")
        << QByteArray(R"({"type":"event","event":"fail","ackId":5,"dataType":"text","data":"hi"})")
        << QStringList(u"ack:5:InternalServerError"_s);
    QTest::newRow("a call that fails, whatever its case")
        << invoke("1", "Fail") << QStringList(u"invokeResponse 1 InternalServerError"_s);
}

void TestHubEvents::echo()
{
    QFETCH(QByteArray, frame);
    QFETCH(QStringList, answers);
    EchoHandler handler;
    Bench bench(&handler);
    bench.hub.receive(*bench.ann, frame);
    QCOMPARE(bench.summary(), answers);
}

QTEST_GUILESS_MAIN(TestHubEvents)
#include "tst_hubevents.moc"
