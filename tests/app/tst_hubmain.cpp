// hubscope-hub from outside: its two lines, its exit codes, its trace.
#include "auth/clienttoken.h"
#include "helpers/wireclient.h"
#include "trace/tracestore.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // milliseconds, for a machine under load
const QString secretKey = u"a-secret-that-must-never-be-logged-0123456789"_s;

struct HubProcess : QProcess {
    explicit HubProcess(const QStringList &arguments)
    {
        start(QStringLiteral(HUBSCOPE_HUB_BINARY), arguments);
    }
    ~HubProcess() override
    {
        if (state() != NotRunning) {
            kill();
            waitForFinished(patience);
        }
    }

    //! The next line of standard output without its end; empty when none came.
    QString nextLine()
    {
        while (!canReadLine() && waitForReadyRead(patience)) { }
        return QString::fromUtf8(readLine()).trimmed();
    }
    //! \returns the exit code, -1 when it did not end by itself.
    int end(int signal)
    {
        ::kill(pid_t(processId()), signal);
        return waitForFinished(patience) && exitStatus() == NormalExit ? exitCode() : -1;
    }
};

} // namespace

class TestHubMain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhereItIsInTwoLines_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("and ends with 0 after SIGTERM") << SIGTERM;
        QTest::newRow("and ends with 0 after SIGINT") << SIGINT;
    }
    void saysWhereItIsInTwoLines()
    {
        QFETCH(int, signal);
        HubProcess hub({u"--port"_s, u"0"_s});
        static const QRegularExpression endpoint(u"^Endpoint: http://127\\.0\\.0\\.1:(\\d+)$"_s);
        const auto match = endpoint.match(hub.nextLine());
        QVERIFY(match.hasMatch());
        QCOMPARE(hub.nextLine(),
            u"ConnectionString: Endpoint=http://localhost:%1;AccessKey="
            u"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH;Version=1.0;"_s.arg(match.captured(1)));
        QCOMPARE(hub.end(signal), 0);
        QCOMPARE(hub.readAllStandardOutput(), QByteArray());
        QCOMPARE(hub.readAllStandardError(), QByteArray());
    }

    void servesClientsAndClosesThemWith1001_data()
    {
        QTest::addColumn<bool>("quiet");
        QTest::newRow("with a line for each connection") << false;
        QTest::newRow("quietly") << true;
    }
    void servesClientsAndClosesThemWith1001()
    {
        QFETCH(bool, quiet);
        QTemporaryDir folder;
        const QString traceFile = folder.filePath(u"session.hubtrace"_s);
        QStringList arguments{u"--port"_s, u"0"_s, u"--access-key"_s, secretKey, u"--trace"_s, traceFile};
        if (quiet)
            arguments.append(u"--quiet"_s);
        HubProcess hub(arguments);
        hub.nextLine();
        const auto connection = ConnectionString::parse(hub.nextLine().remove(u"ConnectionString: "_s));
        QVERIFY(connection);
        const auto token = makeClientAccessToken(*connection, u"chat"_s,
            {.userId = u"ann"_s, .roles = {u"webpubsub.sendToGroup"_s}, .groups = {u"lobby"_s}},
            QDateTime::currentDateTimeUtc());
        WireClient client(token->url);
        QVERIFY(client.waitForConnected());
        client.publish(u"lobby"_s, u"hello"_s);
        QVERIFY(client.waitForFrames(2));
        ::kill(pid_t(hub.processId()), SIGTERM);
        QCOMPARE(client.waitForClose(), 1001);
        QVERIFY(hub.waitForFinished(patience));
        QCOMPARE(hub.exitCode(), 0);

        const QString log = QString::fromUtf8(hub.readAllStandardError());
        QCOMPARE(log.count(u'\n'), quiet ? 0 : 2);
        QCOMPARE(log.contains("opened hub=chat"_L1), !quiet);
        QCOMPARE(log.contains("code=1001"_L1), !quiet);
        for (const QString &secret : {secretKey, QString::fromLatin1(token->token),
                 client.frames[0]["reconnectionToken"_L1].toString()})
            QVERIFY(!log.contains(secret));
        QFile trace(traceFile);
        QVERIFY(trace.open(QIODevice::ReadOnly));
        const QByteArray recorded = trace.readAll();
        QVERIFY(recorded.contains("sendToGroup"));
        QVERIFY(recorded.contains("ConnectionEnded"));
        QVERIFY(!recorded.contains(secretKey.toUtf8()));
        QVERIFY(!recorded.contains(token->token));
        QVERIFY(!recorded.contains(client.frames[0]["reconnectionToken"_L1].toString().toUtf8()));
        TraceStore store;
        QVERIFY(store.open(traceFile));
        QTRY_VERIFY(store.rowCount() >= 5);
    }

    void answersEventsWithEcho_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("answer");
        QTest::newRow("when asked to") << QStringList{u"--echo"_s} << u"message"_s;
        QTest::newRow("and else not") << QStringList{} << u"ack"_s;
    }
    void answersEventsWithEcho()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, answer);
        HubProcess hub(QStringList{u"--port"_s, u"0"_s} + options);
        hub.nextLine();
        const auto connection = ConnectionString::parse(hub.nextLine().remove(u"ConnectionString: "_s));
        QVERIFY(connection);
        WireClient client(
            makeClientAccessToken(*connection, u"chat"_s, {}, QDateTime::currentDateTimeUtc())->url);
        QVERIFY(client.waitForConnected());
        client.send(R"({"type":"event","event":"buy","ackId":1,"dataType":"text","data":"milk"})");
        QVERIFY(client.waitForFrames(2));
        QCOMPARE(client.frames[1]["type"_L1].toString(), answer);
        QCOMPARE(client.frames[1].contains("error"_L1), options.isEmpty());
    }

    void refusesToStart_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("with an unknown option") << QStringList{u"--colour"_s} << u"colour"_s;
        QTest::newRow("with a stray word") << QStringList{u"hello"_s} << u"hello"_s;
        QTest::newRow("with a port that is none") << QStringList{u"--port"_s, u"65536"_s} << u"0 to 65535"_s;
        QTest::newRow("with a host that is a name")
            << QStringList{u"--host"_s, u"example.com"_s} << u"IP address"_s;
        QTest::newRow("with an address that is not ours")
            << QStringList{u"--port"_s, u"0"_s, u"--host"_s, u"192.0.2.1"_s} << u"ADDRESS"_s;
        QTest::newRow("with a short key") << QStringList{u"--access-key"_s, u"short"_s} << u"HUB_KEY"_s;
        QTest::newRow("with a key that holds ';'")
            << QStringList{u"--access-key"_s, secretKey + u";x"_s} << u"HUB_KEY"_s;
        QTest::newRow("with a trace file that cannot be written")
            << QStringList{u"--port"_s, u"0"_s, u"--trace"_s, u"/nonexistent/x.hubtrace"_s} << u"TR_ACCESS"_s;
        QTest::newRow("with an empty trace file name")
            << QStringList{u"--port"_s, u"0"_s, u"--trace"_s, QString()} << u"--trace"_s;
    }
    void refusesToStart()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        HubProcess hub(arguments);
        QVERIFY(hub.waitForFinished(patience));
        QCOMPARE(hub.exitCode(), 1);
        QCOMPARE(hub.readAllStandardOutput(), QByteArray());
        const QString error = QString::fromUtf8(hub.readAllStandardError());
        QVERIFY2(error.contains(says), qPrintable(error));
        QVERIFY(!error.contains(secretKey));
    }

    void refusesATakenPort()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        HubProcess hub({u"--port"_s, QString::number(other.serverPort())});
        QVERIFY(hub.waitForFinished(patience));
        QCOMPARE(hub.exitCode(), 1);
        const QByteArray error = hub.readAllStandardError();
        QVERIFY2(error.contains("PORT_TAKEN"), error.constData());
        QVERIFY(error.contains(QByteArray::number(other.serverPort())));
    }

    void tellsItsOptionsAndVersion_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("help") << u"--help"_s << QByteArray("--access-key");
        QTest::newRow("version") << u"--version"_s << QByteArray("hubscope-hub ");
    }
    void tellsItsOptionsAndVersion()
    {
        QFETCH(QString, option);
        QFETCH(QByteArray, says);
        HubProcess hub({option});
        QVERIFY(hub.waitForFinished(patience));
        QCOMPARE(hub.exitCode(), 0);
        QVERIFY(hub.readAllStandardOutput().contains(says));
    }
};

QTEST_GUILESS_MAIN(TestHubMain)
#include "tst_hubmain.moc"
