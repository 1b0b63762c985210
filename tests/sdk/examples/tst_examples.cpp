#include "helpers/cannedserver.h"
#include "helpers/testhub.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

//! The examples, built as they stand and run as a reader would run them.
class tst_Examples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hello();
    void helloTellsWhatIsWrong();
    void invoke_data();
    void invoke();
    void invokeByConnectionString();
    void negotiate();
    void negotiateTellsWhatIsWrong();
};

namespace {

//! A program of sdk/examples, with its output and exit code once finished() is true.
class Example {
public:
    Example(const QString &name, const QStringList &arguments, const QString &clientUrl = {},
        const QString &connectionString = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"CLIENT_ACCESS_URL"_s, clientUrl);
        environment.insert(u"WEBPUBSUB_CONNECTION_STRING"_s, connectionString);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(EXAMPLES_DIR) + u"/example_"_s + name, arguments);
    }
    ~Example()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    //! From the event loop, in which hub and servers live, too.
    bool finished()
    {
        return QTest::qWaitFor(
            [&] {
                return m_process.state() == QProcess::NotRunning
                    && m_process.error() == QProcess::UnknownError;
            },
            20'000);
    }
    int exitCode() const { return m_process.exitCode(); }
    QString output()
    {
        m_output += m_process.readAllStandardOutput();
        return QString::fromUtf8(m_output);
    }
    QString errors() { return QString::fromUtf8(m_process.readAllStandardError()); }

private:
    QProcess m_process;
    QByteArray m_output;
};

TokenOptions everything()
{
    return {.userId = u"ann"_s, .roles = {u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s}};
}

} // namespace

void tst_Examples::hello()
{
    TestHub hub;
    Example hello(u"hello"_s, {}, hub.clientUrl(u"chat"_s, everything()).toString(QUrl::FullyEncoded));
    QVERIFY(hello.finished());
    QCOMPARE(hello.output(), u"connected as ann\nlobby: hello\n"_s);
    QCOMPARE(hello.errors(), QString());
    QCOMPARE(hello.exitCode(), 0);
}

void tst_Examples::helloTellsWhatIsWrong()
{
    Example withoutUrl(u"hello"_s, {});
    QVERIFY(withoutUrl.finished());
    QCOMPARE(withoutUrl.exitCode(), 1);
    QVERIFY(withoutUrl.errors().startsWith(u"URL_EMPTY: "_s));

    TestHub hub;
    Example withoutRole(u"hello"_s, {}, hub.clientUrl().toString(QUrl::FullyEncoded));
    QVERIFY(withoutRole.finished());
    QCOMPARE(withoutRole.exitCode(), 1);
    const QString errors = withoutRole.errors();
    QVERIFY2(errors.startsWith(u"Forbidden: "_s), qPrintable(errors));
    QVERIFY2(errors.contains(u"webpubsub.joinLeaveGroup.lobby"_s), qPrintable(errors));
}

void tst_Examples::invoke_data()
{
    QTest::addColumn<bool>("echo");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("error");
    QTest::newRow("an answer") << true << QStringList{u"sum"_s, u"1 2"_s} << u"answered: 1 2\n"_s << u""_s;
    QTest::newRow("an empty answer") << true << QStringList{u"sum"_s} << u"answered: nothing\n"_s << u""_s;
    QTest::newRow("a refusal") << true << QStringList{u"fail"_s} << u""_s << u"InternalServerError: "_s;
    QTest::newRow("no application") << false << QStringList{u"sum"_s} << u""_s << u"NotFound: "_s;
    QTest::newRow("no event name") << true << QStringList{u"1st"_s} << u""_s << u"EVENT_NAME: "_s;
}

void tst_Examples::invoke()
{
    QFETCH(bool, echo);
    QFETCH(QStringList, arguments);
    QFETCH(QString, output);
    QFETCH(QString, error);
    HubOptions options;
    options.echoEvents = echo;
    TestHub hub(options);
    Example invoke(u"invoke"_s, arguments, hub.clientUrl().toString(QUrl::FullyEncoded));
    QVERIFY(invoke.finished());
    QCOMPARE(invoke.output(), output);
    const QString errors = invoke.errors();
    QVERIFY2(error.isEmpty() ? errors.isEmpty() : errors.startsWith(error), qPrintable(errors));
    QCOMPARE(invoke.exitCode(), error.isEmpty() ? 0 : 1);
}

void tst_Examples::invokeByConnectionString()
{
    HubOptions options;
    options.echoEvents = true;
    TestHub hub(options);
    Example invoke(u"invoke"_s, {u"sum"_s, u"3"_s, u"garden"_s}, {}, hub.hub().connectionString());
    QVERIFY(invoke.finished());
    QCOMPARE(invoke.output(), u"answered: 3\n"_s);
    QCOMPARE(invoke.exitCode(), 0);
}

void tst_Examples::negotiate()
{
    TestHub hub;
    CannedServer server;
    TokenOptions inLobby = everything();
    inLobby.groups = {u"lobby"_s};
    server.answer("200 OK\r\nContent-Type: application/json",
        R"({"data":{"clientUrl":")" + hub.clientUrl(u"chat"_s, inLobby).toEncoded() + R"("}})");
    Example negotiate(
        u"negotiate"_s, {u"http://localhost:%1/negotiate?id=ann"_s.arg(server.port()), u"data.clientUrl"_s});
    QTRY_COMPARE(negotiate.output(), u"connected as ann\n"_s);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().constFirst().line, "GET /negotiate?id=ann HTTP/1.1");

    Example hello(u"hello"_s, {}, hub.clientUrl(u"chat"_s, everything()).toString(QUrl::FullyEncoded));
    QVERIFY(hello.finished());
    QTRY_COMPARE(negotiate.output(), u"connected as ann\nlobby: hello\n"_s);
    hub.hub().stop();
}

void tst_Examples::negotiateTellsWhatIsWrong()
{
    CannedServer server;
    server.answer("200 OK", R"({"link":"wss://h/"})");
    Example negotiate(u"negotiate"_s, {u"http://localhost:%1/"_s.arg(server.port())});
    QVERIFY(negotiate.finished());
    QCOMPARE(negotiate.exitCode(), 1);
    const QString errors = negotiate.errors();
    QVERIFY2(errors.startsWith(u"NEGOTIATE_ANSWER: "_s) && errors.contains(u"it has \"link\""),
        qPrintable(errors));
}

QTEST_GUILESS_MAIN(tst_Examples)
#include "tst_examples.moc"
