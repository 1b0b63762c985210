// hubscope-client --json from outside: calls, answers and events against a hub.
#include "auth/clienttoken.h"
#include "helpers/clientprocess.h"
#include "helpers/faultproxy.h"
#include "helpers/testhub.h"
#include "protocol/codec.h"
#include "service/webpubsubserviceclient.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

const TokenOptions everything{
    .userId = u"ann"_s, .roles = {u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s}};

//! With its client access URL from the environment, as scripts should do it.
struct JsonClient : ClientProcess {
    explicit JsonClient(
        const QUrl &url, const QString &protocol = QString(Subprotocol::reliableJson), QStringList more = {})
        : ClientProcess(QStringList{u"--json"_s, u"--protocol"_s, protocol} + more,
            {u"HUBSCOPE_CLIENT_URL="_s + url.toString(QUrl::FullyEncoded)})
    {
    }
    bool callsWell(const QByteArray &members) { return call(members)["ok"_L1].toBool(); }
    //! \returns the connection id, empty when it failed.
    QString startAndJoin(const QByteArray &group)
    {
        if (!callsWell(R"("call":"start")")
            || !callsWell(QByteArray(R"("call":"joinGroup","group":"%1")").replace("%1", group)))
            return {};
        return takeEvent(u"connected"_s)["connectionId"_L1].toString();
    }
};

QString errorName(const QJsonObject &answer)
{
    return answer["ok"_L1] == false ? answer["error"_L1]["name"_L1].toString() : u"ok"_s;
}

void addProtocols()
{
    QTest::addColumn<QString>("protocol");
    for (const QString &name : {u"json.webpubsub.azure.v1"_s, u"json.reliable.webpubsub.azure.v1"_s,
             u"protobuf.webpubsub.azure.v1"_s, u"protobuf.reliable.webpubsub.azure.v1"_s})
        QTest::newRow(qPrintable(name)) << name;
}

} // namespace

class tst_ClientMain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void livesItsLife_data() { addProtocols(); }
    void livesItsLife();
    void sendsAndReceivesEachDataType_data() { addProtocols(); }
    void sendsAndReceivesEachDataType();
    void keepsItsOwnFromItself();
    void acksAreExactAndKnowDuplicates();
    void tellsTheAckIdOfARefusal();
    void hearsTheServer();
    void answersWrongCallsAndGoesOn();
    void refusesWhatDoesNotFitItsState();
    void callsWaitForTheStart();
    void aStopThatIsFollowedByAStart();
    void recoversALostConnection();
    void joinsAgainAfterTheHubWasAway();
    void aSimpleClientHasNoEnvelope();
    void eventsAndInvocationsReachAHandler_data() { addProtocols(); }
    void eventsAndInvocationsReachAHandler();
};

void tst_ClientMain::livesItsLife()
{
    QFETCH(QString, protocol);
    TestHub hub;
    JsonClient client(hub.clientUrl(u"chat"_s, everything), protocol);
    QTest::qWait(100);
    QVERIFY(hub.connections().isEmpty()); // not before `start`
    QCOMPARE(client.call(R"("call":"start")"), (QJsonObject{{"id"_L1, 1}, {"ok"_L1, true}}));
    const QJsonObject connected = client.takeEvent(u"connected"_s);
    QCOMPARE(connected.size(), 3);
    QCOMPARE(connected["userId"_L1], u"ann"_s);
    QCOMPARE(hub.connections().size(), 1);
    QCOMPARE(hub.connections()[0].connectionId, connected["connectionId"_L1].toString());
    QCOMPARE(hub.connections()[0].protocol, protocol);

    QVERIFY(client.callsWell(R"("call":"joinGroup","group":"lobby")"));
    QCOMPARE(hub.connections()[0].groups, QStringList(u"lobby"_s));
    QVERIFY(client.callsWell(R"("call":"leaveGroup","group":"lobby")"));
    QCOMPARE(hub.connections()[0].groups, QStringList());

    QVERIFY(client.callsWell(R"("call":"stop")"));
    const QJsonObject disconnected = client.takeEvent(u"disconnected"_s);
    QCOMPARE(disconnected["connectionId"_L1], connected["connectionId"_L1]);
    QVERIFY(disconnected["message"_L1].isString());
    QCOMPARE(client.takeEvent(u"stopped"_s), (QJsonObject{{"event"_L1, u"stopped"_s}}));
    QCOMPARE(client.call(R"("call":"exit")"), (QJsonObject{{"id"_L1, 5}, {"ok"_L1, true}}));
    QCOMPARE(client.waitForExit(), 0);
    QCOMPARE(client.log(), QString());
}

void tst_ClientMain::sendsAndReceivesEachDataType()
{
    QFETCH(QString, protocol);
    const bool isProtobuf = protocol.startsWith(u"protobuf");
    TestHub hub;
    JsonClient client(hub.clientUrl(u"chat"_s, everything), protocol);
    QVERIFY(!client.startAndJoin("lobby").isEmpty());
    const QByteArray cases[] = {
        R"("dataType":"text","data":"gr\u00fc\u00dfe \ud83c\udf89\n")",
        R"("dataType":"text","data":"")",
        R"("dataType":"json","data":{"b":[1.0,18446744073709551615],"a":  null})",
        R"("dataType":"json","data":"a string stays one")",
        R"("dataType":"json","data":0)",
        R"("dataType":"binary","data":"AAH/")",
        R"("dataType":"binary","data":"")",
        R"("dataType":"protobuf","data":"Chd0eXBlLmdvb2dsZWFwaXMuY29tL2EuQhIBYg==")",
    };
    for (const QByteArray &content : cases) {
        QVERIFY(client.callsWell(R"("call":"sendToGroup","group":"lobby",)" + content));
        const QJsonObject message = client.takeEvent(u"groupMessage"_s);
        QCOMPARE(message["group"_L1], u"lobby"_s);
        // The protobuf frames of the service do not tell who sent.
        QCOMPARE(message["fromUserId"_L1], isProtobuf ? QJsonValue() : QJsonValue(u"ann"_s));
        QCOMPARE(message.contains("sequenceId"_L1), protocol.contains(u"reliable"));
        const QJsonObject sent = QJsonDocument::fromJson('{' + content + '}').object();
        QCOMPARE(message["dataType"_L1], sent["dataType"_L1]);
        QCOMPARE(message["data"_L1], sent["data"_L1]);
    }
    // And the text of the JSON, which QJsonDocument cannot tell.
    const QByteArray exact = R"("data":{"b":[1.0,18446744073709551615],"a":  null})";
    QVERIFY(std::any_of(client.lines.begin(), client.lines.end(),
        [&](const QByteArray &line) { return line.contains(exact); }));
}

void tst_ClientMain::keepsItsOwnFromItself()
{
    TestHub hub;
    JsonClient client(hub.clientUrl(u"chat"_s, everything));
    QVERIFY(!client.startAndJoin("lobby").isEmpty());
    const QByteArray send = R"("call":"sendToGroup","group":"lobby","dataType":"json",)";
    QVERIFY(client.callsWell(send + R"("data":1)"));
    QVERIFY(client.callsWell(send + R"("data":2,"noEcho":true)"));
    const QJsonObject unacked = client.call(send + R"("data":3,"fireAndForget":true)");
    QCOMPARE(unacked, (QJsonObject{{"id"_L1, 5}, {"ok"_L1, true}}));
    QCOMPARE(client.takeMessages(2), (QJsonArray{1, 3}));
}

void tst_ClientMain::acksAreExactAndKnowDuplicates()
{
    TestHub hub;
    JsonClient client(hub.clientUrl(u"chat"_s, everything));
    QVERIFY(!client.startAndJoin("lobby").isEmpty());
    const QByteArray send =
        R"("call":"sendToGroup","group":"lobby","dataType":"text","data":"once","ackId":18446744073709551615)";
    const QByteArray tail = R"(,"ok":true,"ackId":18446744073709551615,"duplicate":)";
    client.call(send);
    QVERIFY(client.lines.contains("{\"id\":3" + tail + "false}"));
    client.call(send);
    QVERIFY(client.lines.contains("{\"id\":4" + tail + "true}"));
    QVERIFY(client.callsWell(R"("call":"sendToGroup","group":"lobby","dataType":"text","data":"last")"));
    QCOMPARE(client.takeMessages(2), (QJsonArray{u"once"_s, u"last"_s}));
}

void tst_ClientMain::tellsTheAckIdOfARefusal()
{
    TestHub hub;
    JsonClient client(hub.clientUrl(u"chat"_s, {.userId = u"ann"_s}));
    QVERIFY(client.callsWell(R"("call":"start")"));
    const QJsonObject join = client.call(R"("call":"joinGroup","group":"lobby","ackId":77)");
    QCOMPARE(errorName(join), u"Forbidden"_s);
    QCOMPARE(join["error"_L1]["ackId"_L1], 77);
    QVERIFY(join["error"_L1]["message"_L1].toString().contains(u"webpubsub.joinLeaveGroup"));
    const QJsonObject counted =
        client.call(R"("call":"sendToGroup","group":"lobby","dataType":"text","data":"")");
    QCOMPARE(errorName(counted), u"Forbidden"_s);
    QCOMPARE(counted["error"_L1]["ackId"_L1], 78);
    QCOMPARE(errorName(client.call(R"("call":"sendEvent","event":"buy","dataType":"text","data":"")")),
        u"NotFound"_s); // the hub has no handler
}

void tst_ClientMain::hearsTheServer()
{
    TestHub hub;
    JsonClient client(hub.clientUrl(u"chat"_s, everything));
    QVERIFY(!client.startAndJoin("lobby").isEmpty());
    WebPubSubServiceClient service(hub.connectionString(), u"chat"_s);
    service.sendToAll({DataType::Json, "{\n \"a\": 1.0\n}"});
    const QJsonObject message = client.takeEvent(u"serverMessage"_s);
    QVERIFY(client.lines.contains(
        R"({"event":"serverMessage","dataType":"json","data":{  "a": 1.0 },"sequenceId":1})"));
    QCOMPARE(message["data"_L1]["a"_L1], 1);
    service.group(u"lobby"_s).sendToAll(Payload::text(u"hi"_s));
    QVERIFY(client.takeEvent(u"groupMessage"_s)["fromUserId"_L1].isNull());
}

void tst_ClientMain::answersWrongCallsAndGoesOn()
{
    TestHub hub;
    JsonClient client(hub.clientUrl(u"chat"_s, everything));
    const std::pair<QByteArray, QString> wrong[] = {
        {"hello", u"CALL_JSON"_s},
        {"[]", u"CALL_NOT_OBJECT"_s},
        {R"({"call":"start"})", u"CALL_ID"_s},
        {R"({"id":1,"call":"dance"})", u"CALL_UNKNOWN"_s},
        {R"({"id":1,"call":"joinGroup"})", u"FRAME_FIELD"_s},
        {R"({"id":1,"call":"cancel","target":9})", u"CALL_TARGET"_s},
        {QByteArray(9 * 1024 * 1024, 'x'), u"CALL_SIZE"_s},
    };
    for (const auto &[line, name] : wrong) {
        client.writeLine(line);
        client.writeLine("");
        const QJsonObject answer = client.take([](const QJsonObject &) { return true; });
        QCOMPARE(errorName(answer), name);
        QVERIFY(!answer["error"_L1]["message"_L1].toString().isEmpty());
    }
    for (const char half : QByteArray(R"({"id":-1,"call":"start"})")) {
        client.putChar(half);
        client.waitForBytesWritten();
    }
    client.write("\r\n");
    QCOMPARE(client.takeAnswer(-1)["ok"_L1], true);
    // What the service would close the connection for does not reach it.
    QCOMPARE(errorName(client.call(R"("call":"joinGroup","group":"")")), u"GROUP_NAME"_s);
    QCOMPARE(errorName(client.call(R"("call":"sendEvent","event":"1","dataType":"text","data":"")")),
        u"EVENT_NAME"_s);
    QVERIFY(client.callsWell(R"("call":"joinGroup","group":"lobby","noEcho":true)"));
    QVERIFY(client.waitForLog(u"\"noEcho\""_s)); // ignored, and told
}

void tst_ClientMain::refusesWhatDoesNotFitItsState()
{
    TestHub hub;
    JsonClient client(hub.clientUrl(u"chat"_s, everything));
    QCOMPARE(errorName(client.call(R"("call":"joinGroup","group":"lobby")")), u"NotConnected"_s);
    QVERIFY(client.callsWell(R"("call":"stop")")); // of a client that is stopped: nothing to do
    QVERIFY(client.callsWell(R"("call":"start")"));
    QCOMPARE(errorName(client.call(R"("call":"start")")), u"ALREADY_STARTED"_s);
    const QString first = client.takeEvent(u"connected"_s)["connectionId"_L1].toString();
    QVERIFY(client.callsWell(R"("call":"stop")"));
    QVERIFY(client.callsWell(R"("call":"start")"));
    const QString second = client.takeEvent(u"connected"_s)["connectionId"_L1].toString();
    QVERIFY(!second.isEmpty() && first != second);
    QCOMPARE(client.finish(), 0);
}

void tst_ClientMain::callsWaitForTheStart()
{
    TestHub hub;
    JsonClient client(hub.clientUrl(u"chat"_s, everything));
    client.post(R"("call":"start")");
    client.post(R"("call":"joinGroup","group":"lobby")");
    for (int i = 0; i < 500; ++i)
        client.post(
            R"("call":"sendToGroup","group":"lobby","dataType":"json","data":)" + QByteArray::number(i));
    client.closeWriteChannel();
    for (int id = 1; id <= 502; ++id)
        QCOMPARE(errorName(client.takeAnswer(id)), u"ok"_s);
    QCOMPARE(client.waitForExit(), 0);
    const QJsonArray messages = client.takeMessages(500);
    QCOMPARE(messages.size(), 500);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(messages[i], i);
}

void tst_ClientMain::aStopThatIsFollowedByAStart()
{
    TestHub hub;
    JsonClient client(hub.clientUrl(u"chat"_s, everything));
    for (const char *name : {"start", "stop", "start", "stop", "stop", "start"})
        client.post(QByteArray(R"("call":")") + name + '"');
    const int join = client.post(R"("call":"joinGroup","group":"lobby")");
    QCOMPARE(errorName(client.takeAnswer(join)), u"ok"_s);
    // A stop that comes before the client is connected takes the start back.
    QCOMPARE(errorName(client.takeAnswer(1)), u"Stopped"_s);
    for (const int id : {2, 4, 5, 6})
        QCOMPARE(errorName(client.takeAnswer(id)), u"ok"_s);
    QCOMPARE(hub.connections().size(), 1);
}

void tst_ClientMain::recoversALostConnection()
{
    TestHub hub;
    FaultProxy proxy(hub.port());
    JsonClient client(proxy.through(hub.clientUrl(u"chat"_s, everything)));
    const QString connectionId = client.startAndJoin("lobby");
    QVERIFY(!connectionId.isEmpty());
    QVERIFY(proxy.inject({.kind = Fault::Reset, .way = Fault::Down}));
    WebPubSubServiceClient service(hub.connectionString(), u"chat"_s);
    for (int i = 0; i < 10; ++i)
        service.group(u"lobby"_s).sendToAll({DataType::Json, QByteArray::number(i)});
    QCOMPARE(client.takeEvent(u"recovering"_s)["connectionId"_L1], connectionId);
    QCOMPARE(client.takeEvent(u"recovered"_s)["connectionId"_L1], connectionId);
    QCOMPARE(client.takeMessages(10).size(), 10);
    QVERIFY(client.callsWell(R"("call":"joinGroup","group":"other")"));
    QCOMPARE(client.finish(), 0);
    QVERIFY(std::none_of(client.lines.begin(), client.lines.end(),
        [](const QByteArray &line) { return line.contains("discontinuity"); }));
}

void tst_ClientMain::joinsAgainAfterTheHubWasAway()
{
    LocalHub hub;
    QSignalSpy started(&hub, &LocalHub::started);
    QSignalSpy stopped(&hub, &LocalHub::stopped);
    hub.start({.port = 0});
    QVERIFY(started.wait());
    const quint16 port = hub.port();
    const auto connection = ConnectionString::parse(hub.connectionString());
    const auto token =
        makeClientAccessToken(*connection, u"chat"_s, everything, QDateTime::currentDateTimeUtc());
    JsonClient client(token->url);
    const QString first = client.startAndJoin("lobby");
    QVERIFY(!first.isEmpty());
    hub.stop();
    QVERIFY(stopped.wait());
    hub.start({.port = port});
    QVERIFY(started.wait());
    QCOMPARE(client.takeEvent(u"discontinuity"_s),
        (QJsonObject{{"event"_L1, u"discontinuity"_s}, {"from"_L1, 1}, {"to"_L1, QJsonValue::Null}}));
    QCOMPARE(client.takeEvent(u"disconnected"_s)["connectionId"_L1], first);
    const QJsonObject connected = client.takeEvent(u"connected"_s);
    QVERIFY(!connected.isEmpty() && connected["connectionId"_L1] != first);
    WebPubSubServiceClient service(*connection, u"chat"_s);
    service.group(u"lobby"_s).sendToAll(Payload::text(u"welcome back"_s));
    QCOMPARE(client.takeMessages(1), QJsonArray{u"welcome back"_s});
}

void tst_ClientMain::aSimpleClientHasNoEnvelope()
{
    TestHub hub;
    TokenOptions token = everything;
    token.groups = {u"lobby"_s};
    QUrl url = hub.clientUrl(u"chat"_s, token);
    url.setQuery(url.query(QUrl::FullyEncoded) + u"&webpubsub_mode=sendToGroup&group=lobby"_s);
    JsonClient client(url, u"none"_s);
    QVERIFY(client.callsWell(R"("call":"start")"));
    QCOMPARE(client.takeEvent(u"connected"_s)["connectionId"_L1], QString());
    QVERIFY(client.callsWell(R"("call":"sendToGroup","group":"lobby","dataType":"text","data":"bare")"));
    QCOMPARE(client.takeEvent(u"serverMessage"_s),
        (QJsonObject{{"event"_L1, u"serverMessage"_s}, {"dataType"_L1, u"text"_s}, {"data"_L1, u"bare"_s}}));
    QVERIFY(client.callsWell(R"("call":"sendToGroup","group":"lobby","dataType":"binary","data":"AAH/")"));
    QCOMPARE(client.takeEvent(u"serverMessage"_s)["data"_L1], u"AAH/"_s);
    QCOMPARE(errorName(client.call(R"("call":"joinGroup","group":"other")")), u"SIMPLE_CLIENT"_s);
    QCOMPARE(client.finish(), 0);
}

void tst_ClientMain::eventsAndInvocationsReachAHandler()
{
    QFETCH(QString, protocol);
    TestHub hub({.echoEvents = true});
    JsonClient client(hub.clientUrl(u"chat"_s, everything), protocol);
    QVERIFY(client.callsWell(R"("call":"start")"));
    QVERIFY(client.callsWell(R"("call":"sendEvent","event":"buy","dataType":"json","data":{"q":2})"));
    QCOMPARE(client.takeEvent(u"serverMessage"_s)["data"_L1]["q"_L1], 2);
    const QJsonObject answer = client.call(
        R"("call":"invokeEvent","event":"sum","dataType":"binary","data":"AAH/","invocationId":"i-1")");
    QCOMPARE(answer,
        (QJsonObject{{"id"_L1, 3}, {"ok"_L1, true}, {"invocationId"_L1, u"i-1"_s},
            {"dataType"_L1, u"binary"_s}, {"data"_L1, u"AAH/"_s}}));
}

QTEST_GUILESS_MAIN(tst_ClientMain)
#include "tst_clientmain.moc"
