#include "clientarguments.h"

#include <QTest>

using namespace App;
using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

const QString secretKey = u"a-secret-that-must-never-be-shown-0123456789"_s;
const QString connectionString = u"Endpoint=https://h.example;AccessKey="_s + secretKey + u";Version=1.0;"_s;
const QString url = u"wss://h.example/client/hubs/chat?access_token=abc"_s;

Result<ClientArguments> parse(const QStringList &arguments, const QStringList &variables = {})
{
    QProcessEnvironment environment;
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    return ClientArguments::parse(QStringList{u"hubscope-client"_s} + arguments, environment);
}

} // namespace

class tst_ClientArguments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void optionsByTheirOfficialNames();
    void readsAUrl();
    void readsAConnectionString();
    void readsANegotiateUrl();
    void readsSecretsLater_data();
    void readsSecretsLater();
    void readsProtocols_data();
    void readsProtocols();
    void refuses_data();
    void refuses();
    void helpNamesEveryOption();
};

void tst_ClientArguments::readsAUrl()
{
    const auto read = parse({u"--url"_s, url, u"--json"_s});
    QVERIFY(read);
    QCOMPARE(read->task, ClientArguments::Task::Run);
    QCOMPARE(read->way, ClientArguments::Way::FixedUrl);
    QCOMPARE(read->url, QUrl(url));
    QVERIFY(read->json && !read->readsSecret);
    QCOMPARE(read->options.protocol, QString(Subprotocol::reliableJson));
    QVERIFY(!parse({u"--url"_s, url})->json);
}

void tst_ClientArguments::readsAConnectionString()
{
    const auto read = parse({u"--connection-string"_s, connectionString, u"--hub"_s, u"chat"_s, u"--user"_s,
        u"ann"_s, u"--role"_s, u"a"_s, u"--role"_s, u"b"_s, u"--group"_s, u"c"_s, u"--group"_s, u"d e"_s});
    QVERIFY(read);
    QCOMPARE(read->way, ClientArguments::Way::Token);
    QCOMPARE(read->connection.endpoint, QUrl(u"https://h.example"_s));
    QCOMPARE(read->connection.accessKey, secretKey);
    QCOMPARE(read->hub, u"chat"_s);
    QCOMPARE(read->token.userId, u"ann"_s);
    QCOMPARE(read->token.roles, QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(read->token.groups, QStringList({u"c"_s, u"d e"_s}));
}

void tst_ClientArguments::readsANegotiateUrl()
{
    const auto read = parse({u"--negotiate"_s, u"https://h.example/negotiate?id=1"_s});
    QVERIFY(read);
    QCOMPARE(read->way, ClientArguments::Way::Negotiate);
    QCOMPARE(read->url, QUrl(u"https://h.example/negotiate?id=1"_s));
}

void tst_ClientArguments::readsSecretsLater_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("error");
    const QStringList fromUrl{u"--url"_s, u"-"_s};
    const QStringList fromString{u"--connection-string"_s, u"-"_s, u"--hub"_s, u"chat"_s};
    QTest::newRow("a URL") << fromUrl << QString(u' ' + url + u' ') << QString();
    QTest::newRow("no URL") << fromUrl << QString() << u"URL_EMPTY"_s;
    QTest::newRow("a wrong URL") << fromUrl << u"hello"_s << u"URL_SCHEME"_s;
    QTest::newRow("a connection string") << fromString << connectionString << QString();
    QTest::newRow("no connection string") << fromString << QString() << u"CS_EMPTY"_s;
}

void tst_ClientArguments::readsSecretsLater()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, line);
    QFETCH(QString, error);
    auto read = parse(arguments);
    QVERIFY(read && read->readsSecret);
    const auto taken = read->takeSecret(line);
    QCOMPARE(taken ? QString() : taken.error().name, error);
    if (taken && read->way == ClientArguments::Way::FixedUrl)
        QCOMPARE(read->url, QUrl(url));
    if (taken && read->way == ClientArguments::Way::Token)
        QCOMPARE(read->connection.accessKey, secretKey);
}

void tst_ClientArguments::readsProtocols_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("protocol");
    for (const QString &name : {u"json.webpubsub.azure.v1"_s, u"json.reliable.webpubsub.azure.v1"_s,
             u"protobuf.webpubsub.azure.v1"_s, u"protobuf.reliable.webpubsub.azure.v1"_s})
        QTest::newRow(qPrintable(name)) << name << name;
    QTest::newRow("none") << u"none"_s << QString();
}

void tst_ClientArguments::readsProtocols()
{
    QFETCH(QString, name);
    const auto read = parse({u"--url"_s, url, u"--protocol"_s, name});
    QVERIFY(read);
    QTEST(read->options.protocol, "protocol");
}

void tst_ClientArguments::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("says");
    const QStringList none;
    const auto row = [](const char *name, const QStringList &arguments, const QStringList &environment,
                         const char *error, const char *says) {
        QTest::newRow(name) << arguments << environment << QString::fromLatin1(error)
                            << QString::fromUtf8(says);
    };
    row("no way in", {}, {}, "CLIENT_ARGUMENTS", "HUBSCOPE_CLIENT_URL");
    row("empty variables", {}, {u"HUBSCOPE_CLIENT_URL="_s, u"WEBPUBSUB_CONNECTION_STRING="_s},
        "CLIENT_ARGUMENTS", "how to connect");
    row("a variable that needs a hub", {}, {u"WEBPUBSUB_CONNECTION_STRING="_s + connectionString},
        "CLIENT_ARGUMENTS", "--hub");
    row("a hub without a key", {u"--hub"_s, u"chat"_s}, {}, "CLIENT_ARGUMENTS", "--connection-string");
    row("a hub and a URL from the environment", {u"--hub"_s, u"chat"_s}, {u"HUBSCOPE_CLIENT_URL="_s + url},
        "CLIENT_ARGUMENTS", "--connection-string");
    row("two ways", {u"--url"_s, url, u"--negotiate"_s, u"https://h/"_s}, {}, "CLIENT_ARGUMENTS", "only one");
    row("a way twice", {u"--url"_s, url, u"--url"_s, url}, {}, "CLIENT_ARGUMENTS",
        "--url is given more than once");
    row("a hub beside a URL", {u"--url"_s, url, u"--hub"_s, u"chat"_s}, {}, "CLIENT_ARGUMENTS", "--hub");
    row("a user beside a URL", {u"--url"_s, url, u"--user"_s, u"ann"_s}, {}, "CLIENT_ARGUMENTS", "--user");
    row("a role beside a URL", {u"--url"_s, url, u"--role"_s, u"x"_s}, {}, "CLIENT_ARGUMENTS", "--role");
    row("a group beside a URL", {u"--url"_s, url, u"--group"_s, u"x"_s}, {}, "CLIENT_ARGUMENTS", "--group");
    row("no hub", {u"--connection-string"_s, connectionString}, {}, "CLIENT_ARGUMENTS", "--hub");
    row("a hub that is none", {u"--connection-string"_s, connectionString, u"--hub"_s, u"1"_s}, {},
        "HUB_NAME", "");
    row("a group that is none",
        {u"--connection-string"_s, connectionString, u"--hub"_s, u"chat"_s, u"--group"_s, u" "_s}, {},
        "GROUP_NAME", "");
    row("a connection string that is none",
        {u"--connection-string"_s, u"AccessKey="_s + secretKey, u"--hub"_s, u"chat"_s}, {}, "CS_MISSING",
        "Endpoint");
    row("an empty URL", {u"--url"_s, QString()}, {}, "URL_EMPTY", "");
    row("a URL of another kind", {u"--url"_s, u"http://h/"_s}, {}, "URL_SCHEME", "");
    row("a negotiate URL of another kind", {u"--negotiate"_s, u"wss://h/"_s}, {}, "CLIENT_ARGUMENTS",
        "--negotiate");
    row("a negotiate URL from stdin", {u"--negotiate"_s, u"-"_s}, {}, "CLIENT_ARGUMENTS", "--negotiate");
    row("an unknown protocol", {u"--url"_s, url, u"--protocol"_s, u"mqtt"_s}, {}, "CLIENT_ARGUMENTS", "mqtt");
    row("an option without a value", {u"--url"_s, url, u"--option"_s, u"autoReconnect"_s}, {},
        "CLIENT_ARGUMENTS", "NAME=VALUE");
    row("an unknown option", {u"--url"_s, url, u"--option"_s, u"speed=1"_s}, {}, "OPTION_NAME", "speed");
    row("a wrong value", {u"--url"_s, url, u"--option"_s, u"autoReconnect=maybe"_s}, {}, "OPTION_VALUE",
        "autoReconnect");
    row("an empty protocol", {u"--url"_s, url, u"--protocol"_s, QString()}, {}, "CLIENT_ARGUMENTS", "none");
    row("an unknown option", {u"--url"_s, url, u"--colour"_s}, {}, "CLIENT_ARGUMENTS", "colour");
    row("a value that is missing", {u"--url"_s}, {}, "CLIENT_ARGUMENTS", "url");
    row("a stray word", {u"--url"_s, url, secretKey}, {}, "CLIENT_ARGUMENTS", "no option");
}

void tst_ClientArguments::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, environment);
    QFETCH(QString, says);
    const auto read = parse(arguments, environment);
    QVERIFY(!read);
    QTEST(read.error().name, "error");
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
    QVERIFY2(!read.error().message.contains(secretKey), qPrintable(read.error().message));
}

void tst_ClientArguments::helpNamesEveryOption()
{
    QCOMPARE(parse({u"--help"_s, u"--json"_s})->task, ClientArguments::Task::ShowHelp);
    QCOMPARE(parse({u"-v"_s})->task, ClientArguments::Task::ShowVersion);
    for (const char *option : {"--url", "--negotiate", "--connection-string", "--hub", "--user", "--role",
             "--group", "--protocol", "--json", "HUBSCOPE_CLIENT_URL", "WEBPUBSUB_CONNECTION_STRING"})
        QVERIFY2(ClientArguments::help().contains(QLatin1String(option)), option);
}

void tst_ClientArguments::optionsByTheirOfficialNames()
{
    const auto read = parse({u"--url"_s, url, u"--option"_s, u"autoReconnect=false"_s, u"--option"_s,
        u"messageRetryOptions.maxRetries=0"_s, u"--option"_s, u"keepAliveTimeoutInMs=5000"_s});
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QVERIFY(!read->options.autoReconnect);
    QCOMPARE(read->options.messageRetry.maxRetries, 0);
    QCOMPARE(read->options.keepAliveTimeout, std::chrono::milliseconds(5000));
}

QTEST_GUILESS_MAIN(tst_ClientArguments)
#include "tst_clientarguments.moc"
