#include "core/redact.h"

#include <QRandomGenerator>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestRedact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void url_data();
    void url();
    void headers();
    void connectionString_data();
    void connectionString();
    void frame_data();
    void frame();
    void frameWithoutTokenIsNotCopied();
    void canaryNeverSurvives();
};

void TestRedact::url_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *url, const char *shown) {
        QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(shown);
    };

    row("no query", "wss://h/client/hubs/chat", "wss://h/client/hubs/chat");
    row("token", "wss://h/client/hubs/chat?access_token=eyJ.x.y",
        "wss://h/client/hubs/chat?access_token=REDACTED");
    row("recovery",
        "ws://h:8080/client/hubs/c?access_token=a&awps_connection_id=c1&awps_reconnection_token=b",
        "ws://h:8080/client/hubs/"
        "c?access_token=REDACTED&awps_connection_id=c1&awps_reconnection_token=REDACTED");
    row("harmless values stay encoded", "https://h/api?api-version=2024-12-01&filter=userId%20eq%20%27a%27",
        "https://h/api?api-version=2024-12-01&filter=userId%20eq%20%27a%27");
    row("names ignore case", "https://h/?API-Version=1", "https://h/?API-Version=1");
    row("unknown name", "https://h/?code=1&sig=2", "https://h/?code=REDACTED&sig=REDACTED");
    row("harmless name as a prefix", "https://h/?groupsecret=1", "https://h/?groupsecret=REDACTED");
    row("name in percent code", "https://h/?%67roup=1&access%5Ftoken=2",
        "https://h/?group=1&access_token=REDACTED");
    row("value without a name", "https://h/?eyJ.x.y", "https://h/?REDACTED");
    row("user and password", "https://u:p@h/x", "https://REDACTED@h/x");
    row("fragment", "https://h/x#token", "https://h/x#REDACTED");
}

void TestRedact::url()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(redactedUrl(QUrl(url)), shown);
}

void TestRedact::headers()
{
    QCOMPARE(
        redactedHeaders({{"Host", "localhost:8080"}, {"AUTHORIZATION", "Bearer eyJ"}, {"ce-userId", "ann"},
            {"ce-signature", "sha256=dd"}, {"X-Own", "a"}, {"Content-Type", "text/plain\r\nX-Forged: 1"}}),
        u"Host: localhost:8080\nAUTHORIZATION: REDACTED\nce-userId: ann\nce-signature: REDACTED\n"
        "X-Own: REDACTED\nContent-Type: text/plain  X-Forged: 1"_s);
    QCOMPARE(redactedHeaders({}), QString());
}

void TestRedact::connectionString_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *text, const char *shown) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(shown);
    };

    row("the usual", "Endpoint=https://h;AccessKey=secret==;Version=1.0;",
        "Endpoint=https://h;AccessKey=REDACTED;Version=1.0;");
    row("keys ignore case", "endpoint=http://h:80;ACCESSKEY=secret;Port=8080",
        "endpoint=http://h:80;ACCESSKEY=REDACTED;Port=8080");
    row("user and password in the endpoint", "Endpoint=https://u:secret@h;AccessKey=k",
        "Endpoint=https://REDACTED@h;AccessKey=REDACTED");
    row("unknown key", "Endpoint=https://h;Other=secret", "Endpoint=https://h;REDACTED");
    row("only the key", "secretABC==", "REDACTED");
    row("piece without a name", "Endpoint=https://h;secret", "Endpoint=https://h;REDACTED");
    row("other service", "Endpoint=sb://h/;SharedAccessKeyName=n;SharedAccessKey=secret",
        "Endpoint=sb://h/;SharedAccessKeyName=REDACTED;SharedAccessKey=REDACTED");
    row("empty", "", "");
}

void TestRedact::connectionString()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(redactedConnectionString(text), shown);
}

void TestRedact::frame_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("kept");
    const auto row = [](const char *name, QByteArray frame, QByteArray kept) {
        QTest::newRow(name) << frame << kept;
    };
    const auto same = [](const char *name, QByteArray frame) { QTest::newRow(name) << frame << frame; };

    row("connected",
        R"({"type":"system","event":"connected","connectionId":"c-1","reconnectionToken":"eyJ..."})",
        R"({"type":"system","event":"connected","connectionId":"c-1","reconnectionToken":"REDACTED"})");
    row("token before the type, with blanks", R"({ "reconnectionToken" : "a\"b" , "type":"system" })",
        R"({ "reconnectionToken" : "REDACTED" , "type":"system" })");
    row("twice", R"({"reconnectionToken":"a","reconnectionToken":"b"})",
        R"({"reconnectionToken":"REDACTED","reconnectionToken":"REDACTED"})");
    row("after a nested value", R"({"x":{"a":["}"]},"reconnectionToken":"a"})",
        R"({"x":{"a":["}"]},"reconnectionToken":"REDACTED"})");
    row("name with an escape", R"({"reconnection\u0054oken":"a"})",
        R"({"reconnection\u0054oken":"REDACTED"})");
    row("frame cut inside the token", R"({"type":"system","reconnectionToken":"eyJhb)",
        R"({"type":"system","reconnectionToken":"REDACTED")");
    row("frame cut after a backslash", R"({"reconnectionToken":"a\)", R"({"reconnectionToken":"REDACTED")");
    row("answer of generateToken", R"({"token":"eyJhbGciOiJIUzI1NiJ9.e30.x"})", R"({"token":"REDACTED"})");
    row("answer of a token endpoint", R"({"access_token":"abc"})", R"({"access_token":"REDACTED"})");
    same("a user's own token in a payload", R"({"type":"event","data":{"reconnectionToken":"mine"}})");
    same("a user's own word", R"({"token":"blue"})");
    same("text about tokens", R"({"type":"event","data":"reconnectionToken\":\"x\""})");
    same("token that is no string", R"({"reconnectionToken":null})");
    same("name as a value", R"({"type":"reconnectionToken","a":"b"})");
    same("array", R"(["reconnectionToken","a"])");
    same("plain text", "reconnectionToken\":\"a\"");
    same("no name at all", R"({:"eyJ","x":"token"})");
    same("half a name", R"({"reconnectionToken")");
    same("empty", "");
}

void TestRedact::frame()
{
    QFETCH(QByteArray, frame);
    QFETCH(QByteArray, kept);
    QCOMPARE(redactedFrame(frame), kept);
}

void TestRedact::frameWithoutTokenIsNotCopied()
{
    const QByteArray frame = R"({"type":"message","from":"group","data":"hi"})";
    QCOMPARE(redactedFrame(frame).constData(), frame.constData());
}

//! reliability-security.md section 5: 10,000 random URLs, headers and connection strings around one secret.
void TestRedact::canaryNeverSurvives()
{
    const quint32 seed = 20261120;
    QRandomGenerator random(seed);
    const QString canary = u"CANARY4f1c"_s;
    const QStringList names = {
        u"access_token"_s, u"sig"_s, u"code"_s, u"x"_s, u"awps_reconnection_token"_s, u"GROUPS"_s};
    const QStringList separators = {u"&"_s, u"&&"_s, u"&a=1&"_s};
    for (int i = 0; i < 10000; ++i) {
        const QString name = names[random.bounded(names.size())];
        const QString pair = name + u'=' + canary + separators[random.bounded(separators.size())];
        const QString url = u"https://h/p?"_s + (random.bounded(2) ? u"hub=a&"_s : QString()) + pair
            + (random.bounded(2) ? canary : QString());
        QVERIFY2(!redactedUrl(QUrl(url)).contains(canary), qPrintable(url));
        const QString text =
            u"Endpoint=https://h;"_s + name + u'=' + canary + (random.bounded(2) ? u";"_s : u"=="_s);
        QVERIFY2(!redactedConnectionString(text).contains(canary), qPrintable(text));
        QVERIFY(!redactedHeaders({{name.toUtf8(), canary.toUtf8()}}).contains(canary));
        QByteArray frame =
            R"({"type":"system","n":[1,{"a":"b"}],"reconnectionToken":")" + canary.toUtf8() + R"(","z":1})";
        frame.truncate(frame.size() - random.bounded(12));
        QVERIFY2(!redactedFrame(frame).contains(canary.toUtf8()), frame.constData());
    }
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
