// hubscope-client --json against a service that does what our hub does not.
#include "helpers/clientprocess.h"
#include "helpers/scriptedservice.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct JsonClient : ClientProcess {
    explicit JsonClient(const ScriptedService &service, const QStringList &more = {})
        : ClientProcess(QStringList{u"--json"_s, u"--protocol"_s, u"json.webpubsub.azure.v1"_s} + more,
            {u"HUBSCOPE_CLIENT_URL="_s + service.url()})
    {
    }
};

QByteArray answerTo(const QJsonObject &frame, const QJsonObject &members)
{
    QJsonObject answer = members;
    const QString id = frame.contains("ackId"_L1) ? u"ackId"_s : u"invocationId"_s;
    answer[id] = frame[id];
    answer["type"_L1] = id == u"ackId" ? u"ack"_s : u"invokeResponse"_s;
    return QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

QList<QByteArray> silence(const QJsonObject &)
{
    return {};
}

QList<QByteArray> agree(const QJsonObject &frame)
{
    return frame.contains("ackId"_L1) ? QList{answerTo(frame, {{"success"_L1, true}})} : QList<QByteArray>();
}

QString typesOf(const QList<QJsonObject> &frames)
{
    QStringList types;
    for (const QJsonObject &frame : frames)
        types.append(frame["type"_L1].toString());
    return types.join(u' ');
}

} // namespace

class tst_ClientMainService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void invokes_data();
    void invokes();
    void givesUpACall_data();
    void givesUpACall();
    void tellsWhatCouldNotBeJoinedAgain();
    void sendsWhatItWasTold();
    void waitsAtMostFiveSecondsForAnswers();
    void exitAnswersWhatIsUnderWay();
    void outlivesFramesThatItCannotRead();
};

void tst_ClientMainService::invokes_data()
{
    QTest::addColumn<QJsonObject>("response");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("json") << QJsonObject{{"success"_L1, true}, {"dataType"_L1, u"json"_s}, {"data"_L1, 3}}
                          << QByteArray(R"("ok":true,"invocationId":"i-1","dataType":"json","data":3})");
    QTest::newRow("text") << QJsonObject{{"success"_L1, true}, {"dataType"_L1, u"text"_s},
        {"data"_L1, u"é"_s}}
                          << QByteArray(R"("ok":true,"invocationId":"i-1","dataType":"text","data":"é"})");
    QTest::newRow("nothing") << QJsonObject{{"success"_L1, true}}
                             << QByteArray(R"("ok":true,"invocationId":"i-1"})");
    QTest::newRow("failure") << QJsonObject{{"success"_L1, false},
        {"error"_L1, QJsonObject{{"name"_L1, u"BadRequest"_s}, {"message"_L1, u"no"_s}}}}
                             << QByteArray(R"("ok":false,"error":{"name":"BadRequest",)");
}

void tst_ClientMainService::invokes()
{
    QFETCH(QJsonObject, response);
    QFETCH(QByteArray, answer);
    ScriptedService service([&](const QJsonObject &frame) { return QList{answerTo(frame, response)}; });
    JsonClient client(service);
    QVERIFY(client.call(R"("call":"start")")["ok"_L1].toBool());
    client.call(R"("call":"invokeEvent","event":"sum","dataType":"json","data":[1,2],"invocationId":"i-1")");
    QVERIFY2(
        client.lines.constLast().startsWith(R"({"id":2,)" + answer), client.lines.constLast().constData());
    QCOMPARE(service.frames[0],
        (QJsonObject{{"type"_L1, u"invoke"_s}, {"target"_L1, u"event"_s}, {"event"_L1, u"sum"_s},
            {"invocationId"_L1, u"i-1"_s}, {"dataType"_L1, u"json"_s}, {"data"_L1, QJsonArray{1, 2}}}));
}

void tst_ClientMainService::givesUpACall_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QString>("frames");
    QTest::newRow("invokeEvent") << QByteArray(
        R"("call":"invokeEvent","event":"e","dataType":"text","data":"")")
                                 << u"invoke cancelInvocation"_s;
    QTest::newRow("sendEvent") << QByteArray(R"("call":"sendEvent","event":"e","dataType":"text","data":"")")
                               << u"event"_s;
}

void tst_ClientMainService::givesUpACall()
{
    QFETCH(QByteArray, call);
    QFETCH(QString, frames);
    ScriptedService service(silence);
    JsonClient client(service);
    QVERIFY(client.call(R"("call":"start")")["ok"_L1].toBool());
    const int id = client.post(call);
    QTRY_COMPARE(service.frames.size(), 1);
    QVERIFY(client.call(R"("call":"cancel","target":)" + QByteArray::number(id))["ok"_L1].toBool());
    QCOMPARE(client.takeAnswer(id)["error"_L1]["name"_L1], u"Cancelled"_s);
    QTRY_COMPARE(typesOf(service.frames), frames);
}

void tst_ClientMainService::tellsWhatCouldNotBeJoinedAgain()
{
    bool refuses = false;
    ScriptedService service([&](const QJsonObject &frame) {
        return QList{answerTo(frame,
            {{"success"_L1, !refuses},
                {"error"_L1, QJsonObject{{"name"_L1, u"Forbidden"_s}, {"message"_L1, u"no"_s}}}})};
    });
    JsonClient client(service);
    QVERIFY(client.call(R"("call":"start")")["ok"_L1].toBool());
    QVERIFY(client.call(R"("call":"joinGroup","group":"lobby")")["ok"_L1].toBool());
    refuses = true;
    service.drop();
    const QJsonObject failed = client.takeEvent(u"rejoinGroupFailed"_s);
    QCOMPARE(failed["group"_L1], u"lobby"_s);
    QCOMPARE(failed["error"_L1]["name"_L1], u"Forbidden"_s);
    QVERIFY(!failed["error"_L1]["message"_L1].toString().isEmpty());
}

void tst_ClientMainService::sendsWhatItWasTold()
{
    ScriptedService service(agree);
    JsonClient client(service);
    QVERIFY(client.call(R"("call":"start")")["ok"_L1].toBool());
    QVERIFY(client
                .call(R"("call":"sendToGroup","group":"g","dataType":"text","data":"x","noEcho":true,)"
                      R"("ackId":9,"ttlSeconds":60,"metadata":{"k":"v"})")["ok"_L1]
                .toBool());
    QVERIFY(client
                .call(R"("call":"sendEvent","event":"buy","dataType":"json","data":{"q":2},)"
                      R"("fireAndForget":true,"metadata":{"k":"w"})")["ok"_L1]
                .toBool());
    QTRY_COMPARE(service.frames.size(), 2);
    QCOMPARE(service.frames[0],
        (QJsonObject{{"type"_L1, u"sendToGroup"_s}, {"group"_L1, u"g"_s}, {"dataType"_L1, u"text"_s},
            {"data"_L1, u"x"_s}, {"noEcho"_L1, true}, {"ackId"_L1, 9}, {"ttlSeconds"_L1, 60},
            {"metadata"_L1, QJsonObject{{"k"_L1, u"v"_s}}}}));
    QCOMPARE(service.frames[1],
        (QJsonObject{{"type"_L1, u"event"_s}, {"event"_L1, u"buy"_s}, {"dataType"_L1, u"json"_s},
            {"data"_L1, QJsonObject{{"q"_L1, 2}}}, {"metadata"_L1, QJsonObject{{"k"_L1, u"w"_s}}}}));
}

void tst_ClientMainService::waitsAtMostFiveSecondsForAnswers()
{
    ScriptedService service(silence);
    JsonClient client(service);
    QVERIFY(client.call(R"("call":"start")")["ok"_L1].toBool());
    const int id = client.post(R"("call":"joinGroup","group":"lobby")");
    QElapsedTimer time;
    time.start();
    QCOMPARE(client.finish(), 0);
    QVERIFY2(time.elapsed() > 4'500 && time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
    QCOMPARE(client.takeAnswer(id)["ok"_L1], false);
    QVERIFY(!client.takeEvent(u"stopped"_s).isEmpty());
}

void tst_ClientMainService::exitAnswersWhatIsUnderWay()
{
    ScriptedService service(silence);
    JsonClient client(service);
    QVERIFY(client.call(R"("call":"start")")["ok"_L1].toBool());
    const int join = client.post(R"("call":"joinGroup","group":"lobby")");
    const int exit = client.post(R"("call":"exit")");
    client.post(R"("call":"joinGroup","group":"too late")");
    QElapsedTimer time;
    time.start();
    QCOMPARE(client.waitForExit(), 0);
    QVERIFY(time.elapsed() < 4'000);
    QCOMPARE(client.takeAnswer(join)["ok"_L1], false);
    QCOMPARE(client.takeAnswer(exit)["ok"_L1], true);
    QCOMPARE(QJsonDocument::fromJson(client.lines.constLast()).object()["id"_L1], exit); // the last word
    QVERIFY(client.nextLine().isEmpty());
}

void tst_ClientMainService::outlivesFramesThatItCannotRead()
{
    ScriptedService service(agree);
    JsonClient client(service);
    QVERIFY(client.call(R"("call":"start")")["ok"_L1].toBool());
    for (const char *frame :
        {"{", R"({"type":"dance"})", R"({"type":"message","from":"group","group":"g","data":1})",
            R"({"type":"ack","ackId":99,"success":true})"})
        service.send(frame);
    service.send(R"({"type":"message","from":"server","dataType":"json","data":null})");
    QVERIFY(client.takeEvent(u"serverMessage"_s)["data"_L1].isNull());
    QVERIFY(client.waitForLog(u"FRAME_JSON"_s));
    QVERIFY(client.call(R"("call":"joinGroup","group":"lobby")")["ok"_L1].toBool());
}

QTEST_GUILESS_MAIN(tst_ClientMainService)
#include "tst_clientmain_service.moc"
