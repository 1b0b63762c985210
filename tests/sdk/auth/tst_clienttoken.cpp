#include "auth/clienttoken.h"

#include "auth/jwt.h"

#include <QJsonArray>
#include <QTest>
#include <QUrlQuery>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

const QString key = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH"_s;
const QDateTime now = QDateTime::fromSecsSinceEpoch(1700000000, Qt::UTC);

ConnectionString endpoint(const QString &url)
{
    return {QUrl(url), key};
}

QJsonObject claimsOf(const QByteArray &token)
{
    const auto claims = Jwt::verify(token, {.accessKeys = {key}, .audience = {}, .audienceText = {}}, now);
    return claims ? *claims : QJsonObject();
}

} // namespace

class TestClientToken : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void claims_data();
    void claims();
    void urls_data();
    void urls();
    void refuse_data();
    void refuse();
    void restToken();
};

//! The published tokens of service-protocol.md section 13; the order of claims is free.
void TestClientToken::claims_data()
{
    QTest::addColumn<TokenOptions>("options");
    QTest::addColumn<QJsonObject>("claims");
    const QJsonObject times{{u"iat"_s, 1700000000}, {u"exp"_s, 1700003600},
        {u"aud"_s, u"http://localhost:8080/client/hubs/chat"_s}};
    const auto with = [&](std::initializer_list<std::pair<QString, QJsonValue>> more) {
        QJsonObject all = times;
        for (const auto &[name, value] : more)
            all.insert(name, value);
        return all;
    };

    QTest::newRow("anonymous") << TokenOptions{} << times;
    QTest::newRow("alice") << TokenOptions{.userId = u"alice"_s,
        .roles = {u"webpubsub.sendToGroup.g1"_s},
        .groups = {u"g1"_s, u"g2"_s}}
                           << with({{u"sub"_s, u"alice"_s},
                                  {u"role"_s, QJsonArray{u"webpubsub.sendToGroup.g1"_s}},
                                  {u"webpubsub.group"_s, QJsonArray{u"g1"_s, u"g2"_s}}});
    QTest::newRow("one minute") << TokenOptions{.expiresIn = std::chrono::minutes(1)}
                                << with({{u"exp"_s, 1700000060}});
}

void TestClientToken::claims()
{
    QFETCH(TokenOptions, options);
    QFETCH(QJsonObject, claims);
    const auto connection = ConnectionString::parse(
        u"Endpoint=http://localhost;AccessKey="_s + key + u";Version=1.0;Port=8080;"_s);
    const auto token = makeClientAccessToken(*connection, u"chat"_s, options, now);
    QVERIFY(token);
    QCOMPARE(claimsOf(token->token), claims);
}

void TestClientToken::urls_data()
{
    QTest::addColumn<QString>("endpointUrl");
    QTest::addColumn<QString>("hub");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("audience");

    QTest::newRow("https becomes wss")
        << u"https://demo.example.com"_s << u"chat"_s << u"wss://demo.example.com/client/hubs/chat"_s
        << u"https://demo.example.com/client/hubs/chat"_s;
    QTest::newRow("http becomes ws, port stays")
        << u"http://localhost:8080"_s << u"chat"_s << u"ws://localhost:8080/client/hubs/chat"_s
        << u"http://localhost:8080/client/hubs/chat"_s;
    QTest::newRow("path stays") << u"https://a/sub"_s << u"chat"_s << u"wss://a/sub/client/hubs/chat"_s
                                << u"https://a/sub/client/hubs/chat"_s;
    QTest::newRow("hub is encoded") << u"http://h"_s << u"ok_.,`[]"_s
                                    << u"ws://h/client/hubs/ok_.%2C%60%5B%5D"_s
                                    << u"http://h/client/hubs/ok_.%2C%60%5B%5D"_s;
}

void TestClientToken::urls()
{
    QFETCH(QString, endpointUrl);
    QFETCH(QString, hub);
    QFETCH(QString, baseUrl);
    QFETCH(QString, audience);
    const auto token = makeClientAccessToken(endpoint(endpointUrl), hub, {}, now);
    QVERIFY(token);
    QCOMPARE(token->baseUrl.toString(QUrl::FullyEncoded), baseUrl);
    QCOMPARE(
        token->url.toString(QUrl::FullyEncoded), baseUrl + u"?access_token="_s + QLatin1String(token->token));
    QCOMPARE(QUrlQuery(token->url).queryItemValue(u"access_token"_s).toLatin1(), token->token);
    QCOMPARE(claimsOf(token->token)["aud"_L1].toString(), audience);
}

void TestClientToken::refuse_data()
{
    QTest::addColumn<QString>("hub");
    QTest::addColumn<std::chrono::minutes>("lifetime");
    QTest::addColumn<QString>("code");
    QTest::newRow("no hub") << QString() << std::chrono::minutes(60) << u"HUB_NAME"_s;
    QTest::newRow("hub with a slash") << u"a/b"_s << std::chrono::minutes(60) << u"HUB_NAME"_s;
    QTest::newRow("lifetime 0") << u"chat"_s << std::chrono::minutes(0) << u"TOKEN_LIFETIME"_s;
    QTest::newRow("lifetime negative") << u"chat"_s << std::chrono::minutes(-5) << u"TOKEN_LIFETIME"_s;
    QTest::newRow("lifetime without end") << u"chat"_s << std::chrono::minutes::max() << u"TOKEN_LIFETIME"_s;
}

void TestClientToken::refuse()
{
    QFETCH(QString, hub);
    QFETCH(std::chrono::minutes, lifetime);
    QFETCH(QString, code);
    const auto token = makeClientAccessToken(endpoint(u"https://h"_s), hub, {.expiresIn = lifetime}, now);
    QVERIFY(!token);
    QCOMPARE(token.error().name, code);
    QCOMPARE(token.error().kind, ErrorKind::Invalid);
    QVERIFY(!token.error().message.contains(key));
}

void TestClientToken::restToken()
{
    const QUrl url(u"http://localhost:8080/api/hubs/chat/:send?api-version=2024-12-01"_s);
    const QJsonObject expected{{u"iat"_s, 1700000000}, {u"exp"_s, 1700003600},
        {u"aud"_s, u"http://localhost:8080/api/hubs/chat/:send?api-version=2024-12-01"_s}};
    QCOMPARE(claimsOf(makeRestToken(url, key, now)), expected);

    const QUrl encoded(
        u"http://h/api/hubs/h/users/a%2Fb%20c%2Bd%25%C3%A9/:send?filter=userId%20ne%20%27vic%27"_s);
    QCOMPARE(claimsOf(makeRestToken(encoded, key, now))["aud"_L1].toString(),
        QString::fromLatin1(encoded.toEncoded()));
}

QTEST_GUILESS_MAIN(TestClientToken)
#include "tst_clienttoken.moc"
