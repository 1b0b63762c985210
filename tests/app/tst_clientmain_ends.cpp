// How hubscope-client begins and ends: ways in, exit codes, secrets, the ends of its input and output.
#include "auth/clienttoken.h"
#include "helpers/cannedserver.h"
#include "helpers/clientprocess.h"
#include "helpers/testhub.h"

#include <QTcpServer>
#include <QTest>

#include <csignal>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

const QString secretKey = u"a-secret-that-must-never-be-shown-0123456789"_s;
const TokenOptions everything{
    .userId = u"ann"_s, .roles = {u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s}};

QString closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QString::number(server.serverPort()); // free again when this returns
}

QString deadUrl()
{
    return u"ws://127.0.0.1:%1/client/hubs/chat?access_token=%2"_s.arg(closedPort(), secretKey);
}

//! For what only a shell can do with the ends of a program, which is its $0.
struct Shell : QProcess {
    Shell(const TestHub &hub, const QString &command)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(
            u"HUBSCOPE_CLIENT_URL"_s, hub.clientUrl(u"chat"_s, everything).toString(QUrl::FullyEncoded));
        setProcessEnvironment(environment);
        start(u"bash"_s, {u"-c"_s, command, ClientProcess::binary()});
    }
    ~Shell() override
    {
        closeWriteChannel(); // ends what it started, too
        waitForFinished(ClientProcess::patience);
    }
};

} // namespace

class tst_ClientMainEnds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesItsArguments_data();
    void refusesItsArguments();
    void explainsItself_data();
    void explainsItself();
    void everyWayInLeadsToTheHub_data();
    void everyWayInLeadsToTheHub();
    void makesANewTokenForEachConnection();
    void negotiatesForEachConnection();
    void couldNotConnect_data();
    void couldNotConnect();
    void neverShowsASecret_data();
    void neverShowsASecret();
    void endsOnASignal_data();
    void endsOnASignal();
    void endsWhenNobodyReads();
    void endsWithoutInput_data();
    void endsWithoutInput();
    void takesTheLastLineWithoutItsEnd();
};

void tst_ClientMainEnds::refusesItsArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QStringList() << u"--url"_s;
    QTest::newRow("an unknown option") << QStringList{u"--colour"_s} << u"colour"_s;
    QTest::newRow("a URL of another kind") << QStringList{u"--url"_s, u"https://h/"_s} << u"ws: or wss:"_s;
    QTest::newRow("a protocol that is none")
        << QStringList{u"--url"_s, u"ws://h/client/hubs/chat"_s, u"--protocol"_s, u"mqtt"_s} << u"mqtt"_s;
}

void tst_ClientMainEnds::refusesItsArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    ClientProcess client(arguments);
    QCOMPARE(client.waitForExit(), 2);
    QVERIFY(client.nextLine().isEmpty());
    const QString log = client.log();
    QVERIFY2(log.contains(says) && log.contains(u"--help"), qPrintable(log));
}

void tst_ClientMainEnds::explainsItself_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("help") << u"--help"_s << QByteArray("WEBPUBSUB_CONNECTION_STRING");
    QTest::newRow("version") << u"--version"_s << QByteArray("hubscope-client 0.");
}

void tst_ClientMainEnds::explainsItself()
{
    QFETCH(QString, option);
    QFETCH(QByteArray, says);
    ClientProcess client({option});
    QCOMPARE(client.waitForExit(), 0);
    QVERIFY(client.readAllStandardOutput().contains(says));
}

void tst_ClientMainEnds::everyWayInLeadsToTheHub_data()
{
    QTest::addColumn<QStringList>("arguments"); // %1: URL, %2: connection string
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QString>("firstLine");
    const QStringList made{u"--hub"_s, u"chat"_s, u"--user"_s, u"ann"_s, u"--role"_s,
        u"webpubsub.joinLeaveGroup"_s, u"--role"_s, u"webpubsub.sendToGroup"_s, u"--group"_s, u"made"_s};
    const QString urlVariable = u"HUBSCOPE_CLIENT_URL=%1"_s;
    const QString stringVariable = u"WEBPUBSUB_CONNECTION_STRING=%2"_s;
    QTest::newRow("--url") << QStringList{u"--url"_s, u"%1"_s} << QStringList() << QString();
    QTest::newRow("--url -") << QStringList{u"--url"_s, u"-"_s} << QStringList() << u"%1"_s;
    QTest::newRow("URL in the environment") << QStringList() << QStringList{urlVariable} << QString();
    QTest::newRow("--connection-string")
        << QStringList{u"--connection-string"_s, u"%2"_s} + made << QStringList() << QString();
    QTest::newRow("--connection-string -")
        << QStringList{u"--connection-string"_s, u"-"_s} + made << QStringList() << u"%2"_s;
    QTest::newRow("connection string in the environment")
        << made << QStringList{stringVariable, urlVariable + u"-of-another"_s} << QString();
    QTest::newRow("an option before the environment")
        << QStringList{u"--url"_s, u"%1"_s} << QStringList{stringVariable, u"HUBSCOPE_CLIENT_URL=nonsense"_s}
        << QString();
}

void tst_ClientMainEnds::everyWayInLeadsToTheHub()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, environment);
    QFETCH(QString, firstLine);
    TestHub hub;
    const auto filled = [&](QString text) {
        return text.replace(u"%1"_s, hub.clientUrl(u"chat"_s, everything).toString(QUrl::FullyEncoded))
            .replace(u"%2"_s, hub.connectionString().toString());
    };
    for (QString &text : arguments)
        text = filled(text);
    for (QString &text : environment)
        text = filled(text);
    ClientProcess client(QStringList{u"--json"_s} + arguments, environment);
    if (!firstLine.isEmpty())
        client.writeLine(filled(firstLine).toUtf8());
    QCOMPARE(client.call(R"("call":"start")")["ok"_L1], true);
    QCOMPARE(client.takeEvent(u"connected"_s)["userId"_L1], u"ann"_s);
    QCOMPARE(client.call(R"("call":"joinGroup","group":"g")")["ok"_L1], true);
    const bool isMade = arguments.contains(u"--group"_s);
    QCOMPARE(hub.connections()[0].groups.contains(u"made"_s), isMade);
    QCOMPARE(client.finish(), 0);
}

void tst_ClientMainEnds::makesANewTokenForEachConnection()
{
    TestHub hub;
    ClientProcess client({u"--json"_s, u"--hub"_s, u"chat"_s, u"--protocol"_s, u"json.webpubsub.azure.v1"_s},
        {u"WEBPUBSUB_CONNECTION_STRING="_s + hub.connectionString().toString()});
    QCOMPARE(client.call(R"("call":"start")")["ok"_L1], true);
    const QString first = client.takeEvent(u"connected"_s)["connectionId"_L1].toString();
    hub.hub().dropConnection(first);
    QVERIFY(!client.takeEvent(u"disconnected"_s).isEmpty());
    const QString second = client.takeEvent(u"connected"_s)["connectionId"_L1].toString();
    QVERIFY(!second.isEmpty() && second != first);
}

void tst_ClientMainEnds::negotiatesForEachConnection()
{
    TestHub hub;
    CannedServer server;
    server.answer("200 OK\r\nContent-Type: application/json",
        "{\"url\":\"" + hub.clientUrl(u"chat"_s, everything).toEncoded() + "\"}");
    ClientProcess client(
        {u"--json"_s, u"--negotiate"_s, u"http://127.0.0.1:%1/negotiate?id=ann"_s.arg(server.port()),
            u"--protocol"_s, u"json.webpubsub.azure.v1"_s});
    QCOMPARE(client.call(R"("call":"start")")["ok"_L1], true);
    const QJsonObject first = client.takeEvent(u"connected"_s);
    QCOMPARE(first["userId"_L1], u"ann"_s);
    hub.hub().dropConnection(first["connectionId"_L1].toString());
    QVERIFY(!client.takeEvent(u"connected"_s).isEmpty());
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests()[0].line, QByteArray("GET /negotiate?id=ann HTTP/1.1"));
}

void tst_ClientMainEnds::couldNotConnect_data()
{
    QTest::addColumn<bool>("json");
    QTest::newRow("chat") << false;
    QTest::newRow("JSON") << true;
}

void tst_ClientMainEnds::couldNotConnect()
{
    QFETCH(bool, json);
    ClientProcess client(
        json ? QStringList{u"--json"_s} : QStringList(), {u"HUBSCOPE_CLIENT_URL="_s + deadUrl()});
    if (json) {
        const QJsonObject answer = client.call(R"("call":"start")");
        QCOMPARE(answer["ok"_L1], false);
        QCOMPARE(answer["error"_L1]["name"_L1], u"ConnectionRefused"_s);
        QCOMPARE(client.state(), QProcess::Running); // it may be started again
        QCOMPARE(client.call(R"("call":"start")")["error"_L1]["name"_L1], u"ConnectionRefused"_s);
        client.closeWriteChannel();
    }
    QCOMPARE(client.waitForExit(), 1); // the chat without the end of its input
    QVERIFY(client.log().contains(u"ConnectionRefused"));
}

void tst_ClientMainEnds::neverShowsASecret_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("firstLine");
    QTest::addColumn<int>("exitCode");
    const QString key = u"AccessKey="_s + secretKey;
    QTest::newRow("a URL that leads nowhere") << QStringList{u"--url"_s, deadUrl()} << QString() << 1;
    QTest::newRow("a URL in the wrong place") << QStringList{deadUrl()} << QString() << 2;
    QTest::newRow("a URL of the wrong kind")
        << QStringList{u"--url"_s, u"http://h/?access_token="_s + secretKey} << QString() << 2;
    QTest::newRow("a URL that is none") << QStringList{u"--url"_s, secretKey} << QString() << 2;
    QTest::newRow("from stdin, that is none") << QStringList{u"--url"_s, u"-"_s} << secretKey << 2;
    QTest::newRow("a connection string without an endpoint")
        << QStringList{u"--hub"_s, u"chat"_s, u"--connection-string"_s, key} << QString() << 2;
    QTest::newRow("a connection string that leads nowhere") << QStringList{u"--hub"_s, u"chat"_s,
        u"--connection-string"_s, u"Endpoint=http://127.0.0.1:%1;%2;Version=1.0;"_s.arg(closedPort(), key)}
                                                            << QString() << 1;
    QTest::newRow("both") << QStringList{u"--url"_s, deadUrl(), u"--connection-string"_s, key} << QString()
                          << 2;
}

void tst_ClientMainEnds::neverShowsASecret()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, firstLine);
    for (const bool json : {false, true}) {
        ClientProcess client(json ? arguments + QStringList{u"--json"_s} : arguments,
            {u"QT_LOGGING_RULES=webpubsub.*=true"_s, u"AZURE_LOG_LEVEL=verbose"_s});
        if (!firstLine.isEmpty())
            client.writeLine(firstLine.toUtf8());
        client.writeLine(R"({"id":1,"call":"start"})");
        client.closeWriteChannel();
        QTEST(client.waitForExit(), "exitCode");
        const QString log = client.log();
        QVERIFY(!log.isEmpty());
        QVERIFY2(!log.contains(secretKey), qPrintable(log));
        QVERIFY(!client.readAllStandardOutput().contains(secretKey.toUtf8()));
    }
}

void tst_ClientMainEnds::endsOnASignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("json");
    QTest::newRow("SIGTERM, chat") << SIGTERM << false;
    QTest::newRow("SIGTERM, JSON") << SIGTERM << true;
    QTest::newRow("SIGINT, JSON") << SIGINT << true;
}

void tst_ClientMainEnds::endsOnASignal()
{
    QFETCH(int, signal);
    QFETCH(bool, json);
    TestHub hub;
    ClientProcess client(json ? QStringList{u"--json"_s} : QStringList(),
        {u"HUBSCOPE_CLIENT_URL="_s + hub.clientUrl(u"chat"_s, everything).toString(QUrl::FullyEncoded)});
    if (json)
        QVERIFY(client.call(R"("call":"start")")["ok"_L1].toBool());
    else
        QVERIFY(client.waitForLog(u"connected"_s));
    ::kill(pid_t(client.processId()), signal);
    QCOMPARE(client.waitForExit(), 0);
    QTRY_VERIFY(hub.connections().isEmpty()); // closed, not left for a recovery
    if (json)
        QVERIFY(!client.takeEvent(u"stopped"_s).isEmpty());
}

void tst_ClientMainEnds::endsWhenNobodyReads()
{
    TestHub hub;
    Shell shell(hub, u"\"$0\" --json | head -n 1; exit ${PIPESTATUS[0]}"_s);
    shell.write("{\"id\":1,\"call\":\"start\"}\n");
    const auto ended = [&] {
        shell.write(
            "{\"id\":2,\"call\":\"joinGroup\",\"group\":\"lobby\"}\n"); // until an answer finds no reader
        return shell.state() == QProcess::NotRunning;
    };
    QVERIFY(QTest::qWaitFor(ended, ClientProcess::patience));
    QCOMPARE(shell.exitCode(), 1);
    QCOMPARE(shell.readAllStandardOutput(), QByteArray("{\"id\":1,\"ok\":true}\n"));
    QVERIFY(shell.readAllStandardError().contains("OUTPUT_CLOSED"));
    QTRY_VERIFY(hub.connections().isEmpty());
}

void tst_ClientMainEnds::endsWithoutInput_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("json");
    for (const QString &how : {u"</dev/null"_s, u"<&-"_s, u"<<< ''"_s}) {
        QTest::newRow(qPrintable(how + u", JSON"_s)) << how << true;
        QTest::newRow(qPrintable(how + u", chat"_s)) << how << false;
    }
}

void tst_ClientMainEnds::endsWithoutInput()
{
    QFETCH(QString, how);
    QFETCH(bool, json);
    TestHub hub;
    Shell shell(hub, u"exec \"$0\" %1 %2"_s.arg(json ? u"--json"_s : QString(), how));
    QVERIFY(shell.waitForFinished(ClientProcess::patience));
    QCOMPARE(shell.exitCode(), 0);
    QCOMPARE(shell.readAllStandardOutput(), QByteArray());
    QCOMPARE(shell.readAllStandardError().contains("connected as ann"), !json); // the chat saw that it could
}

void tst_ClientMainEnds::takesTheLastLineWithoutItsEnd()
{
    ClientProcess client({u"--json"_s}, {u"HUBSCOPE_CLIENT_URL="_s + deadUrl()});
    client.write(R"({"id":1,"call":"stop"})");
    QCOMPARE(client.finish(), 0);
    QCOMPARE(client.takeAnswer(1)["ok"_L1], true);
}

QTEST_GUILESS_MAIN(tst_ClientMainEnds)
#include "tst_clientmain_ends.moc"
