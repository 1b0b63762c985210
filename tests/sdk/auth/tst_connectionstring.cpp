#include "auth/connectionstring.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

// Stands for the secret in every row; no error text may show it.
constexpr auto canary = "CANARYabcdefghijklmnopqrstuvwxyz0123456789"_L1;

QString withKey(const QString &rest)
{
    return rest + ";AccessKey="_L1 + canary;
}

} // namespace

class TestConnectionString : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parse_data();
    void parse();
    void refuse_data();
    void refuse();
    void otherServiceIsNamed_data();
    void otherServiceIsNamed();
    void offsetOfBadCharacter();
    void longText();
    void blankBesideTheKeyIsAWarning();
    void writtenStringIsReadBack_data();
    void writtenStringIsReadBack();
};

void TestConnectionString::parse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const QString &text, const char *endpoint, const QString &key) {
        QTest::newRow(name) << text << QString::fromLatin1(endpoint) << key;
    };

    row("as the portal shows it",
        u"Endpoint=https://demo.webpubsub.azure.com;AccessKey=a+b/c==;Version=1.0;"_s,
        "https://demo.webpubsub.azure.com", u"a+b/c=="_s);
    row("the official emulator",
        u"Endpoint=http://localhost:8080;AccessKey=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH;Version=1.0;"_s,
        "http://localhost:8080", u"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH"_s);
    row("no scheme means https", u"Endpoint=abc.example.com;AccessKey=k"_s, "https://abc.example.com",
        u"k"_s);
    row("no scheme, host begins with http", u"Endpoint=httpbin.example.com;AccessKey=k"_s,
        "https://httpbin.example.com", u"k"_s);
    row("keys ignore case, odd pieces are skipped", u"endpoint=http://h;ACCESSKEY=k==;x"_s, "http://h",
        u"k=="_s);
    row("scheme and host ignore case", u"Endpoint=HTTPS://Demo.Example.COM;AccessKey=K"_s,
        "https://demo.example.com", u"K"_s);
    row("Port is merged", u"Endpoint=http://localhost;AccessKey=k;Version=1.0;Port=8080;"_s,
        "http://localhost:8080", u"k"_s);
    row("Port replaces the port of the URL", u"Endpoint=http://localhost:1;AccessKey=k;Port=8080"_s,
        "http://localhost:8080", u"k"_s);
    row("default port is dropped", u"Endpoint=https://h:443/;AccessKey=k"_s, "https://h", u"k"_s);
    row("default port of the other scheme stays", u"Endpoint=http://h:443;AccessKey=k"_s, "http://h:443",
        u"k"_s);
    row("path is kept", u"Endpoint=https://a/sub/path;AccessKey=k"_s, "https://a/sub/path", u"k"_s);
    row("trailing slash is dropped", u"Endpoint=https://a/sub/;AccessKey=k"_s, "https://a/sub", u"k"_s);
    row("IPv6", u"Endpoint=http://[::1]:8080;AccessKey=k"_s, "http://[::1]:8080", u"k"_s);
    row("IPv6 without port", u"Endpoint=http://[::1];AccessKey=k"_s, "http://[::1]", u"k"_s);
    row("quotes are part of a value", u"Endpoint=http://h;AccessKey=\"a=b;c=d\""_s, "http://h", u"\"a=b"_s);
    row("key that is not base64", u"Endpoint=http://h;AccessKey=no base64!"_s, "http://h", u"no base64!"_s);
    row("line end of a command line tool", u"Endpoint=http://h;AccessKey=k\r\n"_s, "http://h", u"k"_s);
    row("unknown keys are skipped",
        u"Endpoint=http://h;AccessKey=k;ClientEndpoint=http://x;ClientEndpoint=y"_s, "http://h", u"k"_s);
}

void TestConnectionString::parse()
{
    QFETCH(QString, text);
    QFETCH(QString, endpoint);
    QFETCH(QString, key);
    const auto result = ConnectionString::parse(text);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QCOMPARE(result->endpoint.toString(QUrl::FullyEncoded), endpoint);
    QCOMPARE(result->accessKey, key);
}

//! reliability-security.md section 3, families 1 to 14.
void TestConnectionString::refuse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("part"); // of the message
    const auto row = [](const char *name, const QString &text, const char *code, const char *part = "") {
        QTest::newRow(name) << text << QString::fromLatin1(code) << QString::fromLatin1(part);
    };

    row("empty", {}, "CS_EMPTY");
    row("blanks only", u"   "_s, "CS_EMPTY");
    row("line ends only", u"\r\n\n"_s, "CS_EMPTY");
    row("no Endpoint", withKey(u"Version=1.0"_s), "CS_MISSING", "\"Endpoint\"");
    row("neither: the endpoint comes first", u"Version=1.0"_s, "CS_MISSING", "\"Endpoint\"");
    row("empty Endpoint", withKey(u"Endpoint="_s), "CS_MISSING", "\"Endpoint\"");
    row("blank before Endpoint", withKey(u" Endpoint=https://h"_s), "CS_MISSING", "blank");
    row("no AccessKey", u"Endpoint=https://h;Version=1.0"_s, "CS_MISSING", "\"AccessKey\"");
    row("empty AccessKey", u"Endpoint=https://h;AccessKey=;"_s, "CS_MISSING", "\"AccessKey\"");
    row("only the key itself", canary, "CS_MISSING", "\"Endpoint\"");
    row("ftp", withKey(u"Endpoint=ftp://h"_s), "CS_SCHEME", "http");
    row("wss", withKey(u"Endpoint=wss://h"_s), "CS_SCHEME", "http");
    row("no host", withKey(u"Endpoint=https://"_s), "CS_HOST");
    row("port without host", withKey(u"Endpoint=https://:80"_s), "CS_HOST");
    row("host with a blank", withKey(u"Endpoint=https://a b"_s), "CS_HOST");
    row("user and password", withKey(u"Endpoint=https://u:p@h"_s), "CS_USERINFO");
    row("query", withKey(u"Endpoint=https://h/path?x"_s), "CS_ENDPOINT_PATH");
    row("fragment", withKey(u"Endpoint=https://h#x"_s), "CS_ENDPOINT_PATH");
    row("backslash", withKey(u"Endpoint=https://h\\x"_s), "CS_ENDPOINT_PATH");
    row("port 0", withKey(u"Endpoint=https://h:0"_s), "CS_PORT");
    row("port 65536", withKey(u"Endpoint=https://h:65536"_s), "CS_PORT");
    row("port abc", withKey(u"Endpoint=https://h:abc"_s), "CS_PORT");
    row("port empty", withKey(u"Endpoint=https://h:"_s), "CS_PORT");
    row("Port 99999", withKey(u"Endpoint=https://h;Port=99999"_s), "CS_PORT");
    row("Port -1", withKey(u"Endpoint=https://h;Port=-1"_s), "CS_PORT");
    row("two keys", withKey(u"Endpoint=https://h;accesskey=other"_s), "CS_DUPLICATE", "accesskey");
    row("two endpoints", withKey(u"Endpoint=https://h;Endpoint=https://h"_s), "CS_DUPLICATE", "endpoint");
    row("version 2.0", withKey(u"Endpoint=https://h;Version=2.0"_s), "CS_VERSION", "1.0");
    row("NUL", withKey(u"Endpoint=https://h"_s) + QChar(0), "CS_CHAR", "U+0000");
    row("line break inside", withKey(u"Endpoint=https://h;\nVersion=1.0"_s), "CS_CHAR", "U+000a");
    row("direction mark", withKey(u"Endpoint=https://\u202Eh"_s), "CS_CHAR", "U+202e");
    row("zero width blank", withKey(u"Endpoint=https://h\u200B"_s), "CS_CHAR", "U+200b");
}

void TestConnectionString::refuse()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(QString, part);
    const auto result = ConnectionString::parse(text);
    QVERIFY(!result);
    QCOMPARE(result.error().name, code);
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QVERIFY2(result.error().message.contains(part), qPrintable(result.error().message));
    QVERIFY2(result.error().message.contains(u"Expected"_s), qPrintable(result.error().message));
    QVERIFY2(!result.error().message.contains(canary), qPrintable(result.error().message));
}

void TestConnectionString::otherServiceIsNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("service");
    const auto row = [](const char *name, const QString &text, const char *service) {
        QTest::newRow(name) << text << QString::fromLatin1(service);
    };
    row("SignalR", withKey(u"Endpoint=https://demo.service.signalr.net;Version=1.0"_s), "SignalR");
    row("Service Bus",
        u"Endpoint=sb://demo.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=k="_s,
        "Service Bus");
    row("Service Bus without scheme", u"Endpoint=demo;SharedAccessKeyName=Root;SharedAccessKey=k="_s,
        "Service Bus");
    row("IoT Hub", u"HostName=demo.azure-devices.net;SharedAccessKeyName=o;SharedAccessKey=k="_s, "IoT Hub");
    row("Storage", u"DefaultEndpointsProtocol=https;AccountName=demo;AccountKey=k=="_s, "Storage");
}

void TestConnectionString::otherServiceIsNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, service);
    const auto result = ConnectionString::parse(text);
    QVERIFY(!result);
    QCOMPARE(result.error().name, u"CS_OTHER_SERVICE"_s);
    QVERIFY2(result.error().message.contains(service), qPrintable(result.error().message));
    QVERIFY(!result.error().message.contains(canary));
}

void TestConnectionString::offsetOfBadCharacter()
{
    const auto result = ConnectionString::parse(u"Endpoint=https://h\t;AccessKey=k"_s);
    QVERIFY(result.error().message.contains(u"offset 18"_s));
}

void TestConnectionString::longText()
{
    const auto result =
        ConnectionString::parse(withKey(u"Endpoint=https://h;x="_s + QString(1024 * 1024, u'x')));
    QCOMPARE(result.error().name, u"CS_CHAR"_s);
    QVERIFY(result.error().message.size() < 300);
}

void TestConnectionString::blankBesideTheKeyIsAWarning()
{
    const auto blank = ConnectionString::parse(u"Endpoint=https://h;AccessKey=k ;Version=1.0"_s);
    QVERIFY(blank);
    QCOMPARE(blank->accessKey, u"k "_s);
    QVERIFY(blank->warning());
    QCOMPARE(blank->warning()->name, u"CS_KEY_SPACE"_s);
    QVERIFY(!ConnectionString::parse(u"Endpoint=https://h;AccessKey=k"_s)->warning());
}

void TestConnectionString::writtenStringIsReadBack_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"Endpoint=https://demo.webpubsub.azure.com;AccessKey=a+b/c==;Version=1.0;"_s,
             u"Endpoint=http://localhost:8080;AccessKey=k;Version=1.0;"_s,
             u"Endpoint=https://a/sub/path;AccessKey=k;Version=1.0;"_s,
             u"Endpoint=http://[::1]:81;AccessKey=k;Version=1.0;"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void TestConnectionString::writtenStringIsReadBack()
{
    QFETCH(QString, text);
    QCOMPARE(ConnectionString::parse(text)->toString(), text);
}

QTEST_GUILESS_MAIN(TestConnectionString)
#include "tst_connectionstring.moc"
