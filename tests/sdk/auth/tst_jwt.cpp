#include "auth/jwt.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

const QString primaryKey = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH"_s;
const QString secondaryKey = u"ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210HGFEDCBA"_s;
constexpr qint64 issued = 1700000000;

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

//! Signs any bytes, so that a test can say what no JSON library would write.
QByteArray signedToken(const QByteArray &payload, const QByteArray &header = R"({"alg":"HS256","typ":"JWT"})",
    const QString &key = primaryKey)
{
    const QByteArray text = base64Url(header) + '.' + base64Url(payload);
    return text + '.'
        + base64Url(QMessageAuthenticationCode::hash(text, key.toUtf8(), QCryptographicHash::Sha256));
}

Jwt::Expectation chatHub()
{
    return {.accessKeys = {primaryKey, secondaryKey},
        .audience =
            [](const QString &audience) {
                return audience.compare("http://localhost:8080/client/hubs/chat"_L1, Qt::CaseInsensitive)
                    == 0;
            },
        .audienceText = u"http://localhost:8080/client/hubs/chat"_s};
}

// service-protocol.md section 13.
const QByteArray plainToken = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
                              "eyJpYXQiOjE3MDAwMDAwMDAsImV4cCI6MTcwMDAwMzYwMCwiYXVkIjoiaHR0cDovL2xvY2FsaG9zdD"
                              "o4MDgwL2NsaWVudC9odWJzL2NoYXQifQ."
                              "kpSTHgf5JNLX6H-opll3WylBnYkh6zKqNJ188M0mwuQ";
const QByteArray aliceToken = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
                              "eyJyb2xlIjpbIndlYnB1YnN1Yi5zZW5kVG9Hcm91cC5nMSJdLCJ3ZWJwdWJzdWIuZ3JvdXAiOlsiZz"
                              "EiLCJnMiJdLCJpYXQiOjE3MDAwMDAwMDAs"
                              "ImV4cCI6MTcwMDAwMzYwMCwiYXVkIjoiaHR0cDovL2xvY2FsaG9zdDo4MDgwL2NsaWVudC9odWJzL2"
                              "NoYXQiLCJzdWIiOiJhbGljZSJ9."
                              "GI2tm9LiKcUKxoaoaWF9LH4I0IHgSduhHy85yPzHf4A";
const QByteArray restToken = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
                             "eyJpYXQiOjE3MDAwMDAwMDAsImV4cCI6MTcwMDAwMzYwMCwiYXVkIjoiaHR0cDovL2xvY2FsaG9zdDo"
                             "4MDgwL2FwaS9odWJzL2NoYXQvOnNlbmQ_"
                             "YXBpLXZlcnNpb249MjAyNC0xMi0wMSJ9.md_kyvmghoXMP7fZ1djIXxMyhU63EnRPdKDq_Rhb6K0";

} // namespace

class TestJwt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedTokensVerify();
    void signIsDeterministic();
    void decodeNeedsNoKey();
    void accept_data();
    void accept();
    void refuse_data();
    void refuse();
    void errorShowsBothTimes();
    void errorShowsBothAudiences();
    void errorNeverShowsKeyOrToken();
    void stringListReadsBothForms();
};

void TestJwt::publishedTokensVerify()
{
    QVERIFY(Jwt::verify(plainToken, chatHub(), at(issued)));
    const auto alice = Jwt::verify(aliceToken, chatHub(), at(issued));
    QVERIFY(alice);
    QCOMPARE((*alice)["sub"_L1].toString(), u"alice"_s);
    QCOMPARE(Jwt::stringList((*alice)["role"_L1]), QStringList{u"webpubsub.sendToGroup.g1"_s});
    QCOMPARE(Jwt::stringList((*alice)["webpubsub.group"_L1]), (QStringList{u"g1"_s, u"g2"_s}));
    QVERIFY(
        Jwt::verify(restToken, {.accessKeys = {primaryKey}, .audience = {}, .audienceText = {}}, at(issued)));
}

void TestJwt::signIsDeterministic()
{
    const QJsonObject claims{{u"exp"_s, issued + 60}, {u"sub"_s, u"ann"_s}};
    const QByteArray token = Jwt::sign(claims, primaryKey);
    QCOMPARE(token, signedToken(R"({"exp":1700000060,"sub":"ann"})"));
    QVERIFY(token.startsWith("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."));
}

void TestJwt::decodeNeedsNoKey()
{
    const auto claims =
        Jwt::decode(signedToken(R"({"sub":"ann","exp":1})", R"({"alg":"HS256"})", u"unknown"_s));
    QVERIFY(claims);
    QCOMPARE((*claims)["sub"_L1].toString(), u"ann"_s);
}

void TestJwt::accept_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<qint64>("now");
    const QByteArray audience = R"("aud":"http://localhost:8080/client/hubs/chat")";
    const auto payload = [&](QByteArray members) { return QByteArray("{" + audience + ',' + members + '}'); };

    QTest::newRow("secondary key") << signedToken(payload(R"("exp":1700000000)"), R"({"alg":"HS256"})",
        secondaryKey) << issued;
    QTest::newRow("ended within the skew") << signedToken(payload(R"("exp":1700000000)")) << issued + 300;
    QTest::newRow("begins within the skew")
        << signedToken(payload(R"("exp":1700009999,"nbf":1700000300,"iat":1700000300)")) << issued;
    QTest::newRow("exp with a fraction") << signedToken(payload(R"("exp":1700000000.5)")) << issued;
    QTest::newRow("host in other letters")
        << signedToken(R"({"aud":"HTTP://LOCALHOST:8080/client/hubs/CHAT","exp":1700000000})") << issued;
    QTest::newRow("one of several audiences")
        << signedToken(R"({"aud":["x","http://localhost:8080/client/hubs/chat"],"exp":1700000000})")
        << issued;
    QTest::newRow("role as one string")
        << signedToken(payload(R"("exp":1700000000,"role":"webpubsub.sendToGroup")")) << issued;
    QTest::newRow("unknown role") << signedToken(payload(R"("exp":1700000000,"role":["moon.walk"])"))
                                  << issued;
    QTest::newRow("unknown claims, also beyond double")
        << signedToken(payload(R"("exp":1700000000,"x":1e400,"y":{"a":[1]})")) << issued;
}

void TestJwt::accept()
{
    QFETCH(QByteArray, token);
    QFETCH(qint64, now);
    const auto result = Jwt::verify(token, chatHub(), at(now));
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
}

//! reliability-security.md section 3, families 15 to 24.
void TestJwt::refuse_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &token, const char *code) {
        QTest::newRow(name) << token << QString::fromLatin1(code);
    };
    const QByteArray good = R"("aud":"http://localhost:8080/client/hubs/chat")";
    const auto payload = [&](QByteArray members) { return signedToken("{" + good + ',' + members + '}'); };
    const auto header = [&](QByteArray text) {
        return signedToken("{" + good + R"(,"exp":1700000000})", text);
    };
    const auto audience = [](QByteArray json) {
        return signedToken(R"({"exp":1700000000,"aud":)" + json + '}');
    };
    const QByteArrayList parts = plainToken.split('.');

    row("empty", "", "JWT_PARTS");
    row("two parts", parts[0] + '.' + parts[1], "JWT_PARTS");
    row("four parts", plainToken + ".x", "JWT_PARTS");
    row("alg none", header(R"({"alg":"none"})"), "JWT_ALG");
    row("alg None, unsigned", base64Url(R"({"alg":"None"})") + '.' + parts[1] + '.', "JWT_ALG");
    row("alg missing", header(R"({"typ":"JWT"})"), "JWT_ALG");
    row("alg RS256", header(R"({"alg":"RS256"})"), "JWT_ALG");
    row("alg no string", header(R"({"alg":["HS256"]})"), "JWT_ALG");
    row("header with padding", parts[0] + "=." + parts[1] + '.' + parts[2], "JWT_BASE64");
    row("payload in the standard alphabet", parts[0] + ".ab+/." + parts[2], "JWT_BASE64");
    row("signature of a wrong length", parts[0] + '.' + parts[1] + ".abcde", "JWT_BASE64");
    row("payload not JSON", signedToken("hello"), "JWT_JSON");
    row("payload an array", signedToken("[]"), "JWT_JSON");
    row("payload not UTF-8", signedToken("{\"sub\":\"\xFF\"}"), "JWT_JSON");
    row("header not JSON", header("{"), "JWT_JSON");
    row("two exp", payload(R"("exp":1700000000,"exp":1900000000)"), "JWT_JSON");
    row("two alg", header(R"({"alg":"none","alg":"HS256"})"), "JWT_JSON");
    row("signature changed", plainToken.chopped(2) + "AA", "JWT_SIG");
    row("signature cut", parts[0] + '.' + parts[1] + '.' + parts[2].first(20), "JWT_SIG");
    row("signature empty", parts[0] + '.' + parts[1] + '.', "JWT_SIG");
    row("payload changed", parts[0] + '.' + base64Url("{" + good + R"(,"exp":1900000000})") + '.' + parts[2],
        "JWT_SIG");
    row("signed by a stranger",
        signedToken("{" + good + R"(,"exp":1700000000})", R"({"alg":"HS256"})", u"stranger"_s), "JWT_SIG");
    row("signed with the empty key",
        signedToken("{" + good + R"(,"exp":1700000000})", R"({"alg":"HS256"})", {}), "JWT_SIG");
    row("exp past", payload(R"("exp":1699999699)"), "JWT_EXP");
    row("exp missing", payload(R"("sub":"ann")"), "JWT_EXP");
    row("exp as string", payload(R"("exp":"1700003600")"), "JWT_EXP");
    row("exp 1e400", payload(R"("exp":1e400)"), "JWT_EXP");
    row("exp negative", payload(R"("exp":-1)"), "JWT_EXP");
    row("exp in milliseconds", payload(R"("exp":1700003600000)"), "JWT_EXP");
    row("nbf in the future", payload(R"("exp":1700009999,"nbf":1700000301)"), "JWT_NOT_YET");
    row("iat in the future", payload(R"("exp":1700009999,"iat":1700000301)"), "JWT_NOT_YET");
    row("iat no number", payload(R"("exp":1700009999,"iat":"now")"), "JWT_NOT_YET");
    row("aud of another hub", audience(R"("http://localhost:8080/client/hubs/other")"), "JWT_AUD");
    row("aud with a trailing slash", audience(R"("http://localhost:8080/client/hubs/chat/")"), "JWT_AUD");
    row("aud array without ours", audience(R"(["x","y"])"), "JWT_AUD");
    row("aud a number", audience("5"), "JWT_AUD");
    row("aud missing", signedToken(R"({"exp":1700000000})"), "JWT_AUD");
    row("role a number", payload(R"("exp":1700000000,"role":5)"), "JWT_ROLE");
    row("role with a number", payload(R"("exp":1700000000,"role":["a",5])"), "JWT_ROLE");
    row("group an object", payload(R"("exp":1700000000,"webpubsub.group":{})"), "JWT_ROLE");
    row("8,200 bytes", plainToken + QByteArray(8200 - plainToken.size(), 'A'), "TOKEN_TOO_LONG");
}

void TestJwt::refuse()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, code);
    const auto result = Jwt::verify(token, chatHub(), at(issued));
    QVERIFY(!result);
    QCOMPARE(result.error().name, code);
    QCOMPARE(result.error().kind, ErrorKind::Unauthorized);
    QVERIFY2(result.error().message.contains(u"Expected"_s), qPrintable(result.error().message));
}

void TestJwt::errorShowsBothTimes()
{
    const auto result = Jwt::verify(plainToken, chatHub(), at(issued + 7200));
    QCOMPARE(result.error().name, u"JWT_EXP"_s);
    QVERIFY2(result.error().message.contains(u"2023-11-14T23:13:20Z"_s), qPrintable(result.error().message));
    QVERIFY2(result.error().message.contains(u"2023-11-15T00:13:20Z"_s), qPrintable(result.error().message));
}

void TestJwt::errorShowsBothAudiences()
{
    const auto result = Jwt::verify(restToken, chatHub(), at(issued));
    QVERIFY2(result.error().message.contains(u"http://localhost:8080/api/hubs/chat/:send"_s),
        qPrintable(result.error().message));
    QVERIFY2(result.error().message.contains(u"http://localhost:8080/client/hubs/chat"_s),
        qPrintable(result.error().message));
}

void TestJwt::errorNeverShowsKeyOrToken()
{
    const QString canary = u"CANARYkeyABCDEFGHIJKLMNOPQRSTUVWXYZ"_s;
    Jwt::Expectation expected = chatHub();
    expected.accessKeys = {canary};
    const QByteArrayList tokens = {plainToken, "CANARY", "CANARY.CANARY.CANARY",
        Jwt::sign({{u"sub"_s, u"CANARY"_s}}, canary),
        Jwt::sign({{u"sub"_s, u"CANARY"_s}, {u"exp"_s, 1}}, canary),
        Jwt::sign({{u"exp"_s, u"CANARY"_s}}, canary)};
    for (const QByteArray &token : tokens) {
        const auto result = Jwt::verify(token, expected, at(issued));
        QVERIFY(!result);
        QVERIFY2(!result.error().message.contains(u"CANARY"_s), qPrintable(result.error().message));
        QVERIFY(!result.error().message.contains(QLatin1String(token.right(20))));
    }
}

void TestJwt::stringListReadsBothForms()
{
    QCOMPARE(Jwt::stringList(u"a"_s), QStringList{u"a"_s});
    QCOMPARE(Jwt::stringList(QJsonArray{u"a"_s, 5, u"b"_s}), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(Jwt::stringList(5), QStringList());
    QCOMPARE(Jwt::stringList(QJsonValue::Undefined), QStringList());
}

QTEST_GUILESS_MAIN(TestJwt)
#include "tst_jwt.moc"
