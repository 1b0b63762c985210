#include "clientevents.h"

#include <QTest>

using namespace App;
using namespace WebPubSub;
using namespace Qt::StringLiterals;

class tst_ClientEvents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writes_data();
    void writes();
    void showsEachDataType_data();
    void showsEachDataType();
};

void tst_ClientEvents::writes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &line, const char *expected) {
        QTest::newRow(name) << line << QByteArray(expected);
    };
    const Error error{.name = u"Forbidden"_s, .message = u"no \"role\",\nsorry"_s};
    Error ofRequest = error;
    ofRequest.ackId = std::numeric_limits<quint64>::max();

    row("done", doneAnswer("1"), R"({"id":1,"ok":true})");
    row("ack", ackAnswer("\"a\"", {.id = 18446744073709551615ULL}),
        R"({"id":"a","ok":true,"ackId":18446744073709551615,"duplicate":false})");
    row("duplicate", ackAnswer("1", {.id = 0, .duplicate = true}),
        R"({"id":1,"ok":true,"ackId":0,"duplicate":true})");
    row("fire and forget", ackAnswer("1", {}), R"({"id":1,"ok":true})");
    row("invocation",
        invocationAnswer(
            "1", {.invocationId = u"i-1"_s, .payload = Payload{DataType::Json, "{\n\"a\":\r\n 1.0}"}}),
        R"({"id":1,"ok":true,"invocationId":"i-1","dataType":"json","data":{ "a":   1.0}})");
    row("empty invocation", invocationAnswer("1", {.invocationId = u"7"_s}),
        R"({"id":1,"ok":true,"invocationId":"7"})");
    row("error", errorAnswer("1", error),
        R"({"id":1,"ok":false,"error":{"name":"Forbidden","message":"no \"role\",\nsorry"}})");
    row("error of a request", errorAnswer("1", ofRequest),
        R"({"id":1,"ok":false,"error":{"name":"Forbidden","message":"no \"role\",\nsorry","ackId":18446744073709551615}})");
    row("error without an id", errorAnswer({}, error),
        R"({"id":null,"ok":false,"error":{"name":"Forbidden","message":"no \"role\",\nsorry"}})");
    row("connected", connectedEvent(u"c-1"_s, u"ann \"é\""_s),
        R"({"event":"connected","connectionId":"c-1","userId":"ann \"é\""})");
    row("connected anonymously", connectedEvent(u"c-1"_s, {}),
        R"({"event":"connected","connectionId":"c-1","userId":null})");
    row("disconnected", disconnectedEvent(u"c-1"_s, u"bye\n"_s),
        R"({"event":"disconnected","connectionId":"c-1","message":"bye\n"})");
    row("stopped", stoppedEvent(), R"({"event":"stopped"})");
    row("recovering", recoveringEvent(u"c-1"_s), R"({"event":"recovering","connectionId":"c-1"})");
    row("recovered", recoveredEvent(u"c-1"_s), R"({"event":"recovered","connectionId":"c-1"})");
    row("group message",
        groupMessageEvent({.group = u"lobby"_s,
            .fromUserId = u"bob"_s,
            .payload = Payload::text(u"hi"_s),
            .sequenceId = 18446744073709551615ULL,
            .metadata = {{u"k"_s, u"v\""_s}, {u"l"_s, u""_s}}}),
        R"({"event":"groupMessage","group":"lobby","fromUserId":"bob","dataType":"text","data":"hi",)"
        R"("sequenceId":18446744073709551615,"metadata":{"k":"v\"","l":""}})");
    row("group message of nobody",
        groupMessageEvent({.group = u"lobby"_s, .payload = Payload::text(u"hi"_s)}),
        R"({"event":"groupMessage","group":"lobby","fromUserId":null,"dataType":"text","data":"hi"})");
    row("server message", serverMessageEvent({.payload = Payload::text(u"hi"_s), .sequenceId = 1}),
        R"({"event":"serverMessage","dataType":"text","data":"hi","sequenceId":1})");
    row("rejoin failed", rejoinGroupFailedEvent(u"lobby"_s, error),
        R"({"event":"rejoinGroupFailed","group":"lobby","error":{"name":"Forbidden","message":"no \"role\",\nsorry"}})");
    row("a gap", discontinuityEvent(3, 9), R"({"event":"discontinuity","from":3,"to":9})");
    row("a gap without an end", discontinuityEvent(3, 0), R"({"event":"discontinuity","from":3,"to":null})");
}

void tst_ClientEvents::writes()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    QCOMPARE(line, expected + '\n');
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(validJson(line));
}

void tst_ClientEvents::showsEachDataType_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<QByteArray>("members");
    const auto row = [](const char *name, const Payload &payload, const char *members) {
        QTest::newRow(name) << payload << QByteArray(members);
    };
    row("text", Payload::text(u"a\nb 世"_s), R"("dataType":"text","data":"a\nb 世")");
    row("JSON keeps its text", {DataType::Json, R"({"b":1.0,"a": 18446744073709551615})"},
        R"("dataType":"json","data":{"b":1.0,"a": 18446744073709551615})");
    row("JSON over two lines", {DataType::Json, "[1,\n2]"}, R"("dataType":"json","data":[1, 2])");
    row("a JSON string", {DataType::Json, R"("x\ny")"}, R"("dataType":"json","data":"x\ny")");
    row("null", {DataType::Json, "null"}, R"("dataType":"json","data":null)");
    row("binary", Payload::binary(QByteArray("\0\1\xff", 3)), R"("dataType":"binary","data":"AAH/")");
    row("no bytes", Payload::binary({}), R"("dataType":"binary","data":"")");
    row("protobuf", {DataType::Protobuf, "\n\1a"}, R"("dataType":"protobuf","data":"CgFh")");
}

void tst_ClientEvents::showsEachDataType()
{
    QFETCH(Payload, payload);
    QFETCH(QByteArray, members);
    QCOMPARE(serverMessageEvent({.payload = payload}), R"({"event":"serverMessage",)" + members + "}\n");
}

QTEST_GUILESS_MAIN(tst_ClientEvents)
#include "tst_clientevents.moc"
