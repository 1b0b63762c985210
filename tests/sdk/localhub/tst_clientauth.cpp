#include "localhub/clientauth.h"

#include "auth/jwt.h"
#include "localhub/localhub.h"
#include "requestfixture.h"

#include <QJsonArray>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
constexpr QLatin1String nameIdClaim("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier");

QJsonObject claimsWith(const QJsonObject &more)
{
    QJsonObject claims{
        {u"aud"_s, u"http://localhost:8080/client/hubs/chat"_s}, {u"exp"_s, now.toSecsSinceEpoch() + 60}};
    for (auto it = more.begin(); it != more.end(); ++it)
        claims.insert(it.key(), it.value());
    return claims;
}

QByteArray tokenWith(const QJsonObject &more, const QString &key = QString(emulatorAccessKey))
{
    return Jwt::sign(claimsWith(more), key);
}

Result<ClientGrant> authenticate(const QByteArray &target, const HttpHeaders &headers = {})
{
    const ClientAuth auth(QString(emulatorAccessKey), [] { return now; });
    return auth.authenticate(makeRequest("GET", target, headers), u"chat"_s);
}

Result<ClientGrant> authenticateToken(const QByteArray &token)
{
    return authenticate("/client/hubs/chat?access_token=" + token);
}

} // namespace

class TestClientAuth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsUserRolesAndGroups()
    {
        const auto grant =
            authenticateToken(tokenWith({{u"sub"_s, u"ann"_s}, {u"role"_s, QJsonArray{u"r1"_s, u"r2"_s}},
                {u"webpubsub.group"_s, QJsonArray{u"g1"_s, u"g2"_s}}}));
        QVERIFY(grant);
        QCOMPARE(grant->userId, u"ann"_s);
        QCOMPARE(grant->roles, (QStringList{u"r1"_s, u"r2"_s}));
        QCOMPARE(grant->groups, (QStringList{u"g1"_s, u"g2"_s}));
    }

    void aSingleRoleOrGroupMayBeAString()
    {
        const auto grant =
            authenticateToken(tokenWith({{u"role"_s, u"r1"_s}, {u"webpubsub.group"_s, u"g1"_s}}));
        QVERIFY(grant);
        QCOMPARE(grant->userId, QString());
        QCOMPARE(grant->roles, QStringList{u"r1"_s});
        QCOMPARE(grant->groups, QStringList{u"g1"_s});
    }

    void userIds_data()
    {
        QTest::addColumn<QJsonObject>("claims");
        QTest::addColumn<QString>("userId");
        QTest::newRow("none: anonymous") << QJsonObject{} << QString();
        QTest::newRow("sub") << QJsonObject{{u"sub"_s, u"ann"_s}} << u"ann"_s;
        QTest::newRow("the long name claim") << QJsonObject{{nameIdClaim, u"bob"_s}} << u"bob"_s;
        QTest::newRow("sub before the long one")
            << QJsonObject{{u"sub"_s, u"ann"_s}, {nameIdClaim, u"bob"_s}} << u"ann"_s;
        QTest::newRow("an empty sub wins, too")
            << QJsonObject{{u"sub"_s, QString()}, {nameIdClaim, u"bob"_s}} << QString();
    }
    void userIds()
    {
        QFETCH(QJsonObject, claims);
        QFETCH(QString, userId);
        const auto grant = authenticateToken(tokenWith(claims));
        QVERIFY(grant);
        QCOMPARE(grant->userId, userId);
    }

    void whereTheTokenIsRead_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("error");
        const QByteArray good = tokenWith({});
        QTest::newRow("query") << good << QByteArray() << QString();
        QTest::newRow("header") << QByteArray() << "Bearer " + good << QString();
        QTest::newRow("header, other case") << QByteArray() << "bEARER " + good << QString();
        QTest::newRow("the query wins") << QByteArray("a.b.c") << "Bearer " + good << u"JWT_BASE64"_s;
        QTest::newRow("another scheme") << QByteArray() << "Basic " + good << u"TOKEN_MISSING"_s;
        QTest::newRow("the word alone") << QByteArray() << QByteArray("Bearer") << u"TOKEN_MISSING"_s;
        QTest::newRow("none") << QByteArray() << QByteArray() << u"TOKEN_MISSING"_s;
    }
    void whereTheTokenIsRead()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, header);
        QFETCH(QString, error);
        const HttpHeaders headers = header.isEmpty() ? HttpHeaders{} : HttpHeaders{{"Authorization", header}};
        const auto grant = authenticate("/client/hubs/chat?access_token=" + query, headers);
        QCOMPARE(grant ? QString() : grant.error().name, error);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("status");
        const qint64 seconds = now.toSecsSinceEpoch();
        QTest::newRow("another key") << tokenWith({}, QString(40, u'x')) << u"JWT_SIG"_s << 401;
        QTest::newRow("another hub") << tokenWith({{u"aud"_s, u"http://localhost:8080/client/hubs/other"_s}})
                                     << u"JWT_AUD"_s << 401;
        QTest::newRow("no audience") << Jwt::sign({{u"exp"_s, seconds + 60}}, QString(emulatorAccessKey))
                                     << u"JWT_AUD"_s << 401;
        QTest::newRow("over for more than five minutes")
            << tokenWith({{u"exp"_s, seconds - 301}}) << u"JWT_EXP"_s << 401;
        QTest::newRow("no exp") << Jwt::sign(
            {{u"aud"_s, u"http://localhost:8080/client/hubs/chat"_s}}, QString(emulatorAccessKey))
                                << u"JWT_EXP"_s << 401;
        QTest::newRow("not yet") << tokenWith({{u"nbf"_s, seconds + 301}}) << u"JWT_NOT_YET"_s << 401;
        QTest::newRow("a group of blanks")
            << tokenWith({{u"webpubsub.group"_s, QJsonArray{u"a"_s, u"  "_s}}}) << u"GROUP_NAME"_s << 400;
        QTest::newRow("a group name too long")
            << tokenWith({{u"webpubsub.group"_s, QString(1025, u'g')}}) << u"GROUP_NAME"_s << 400;
    }
    void refusals()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, error);
        QFETCH(int, status);
        const auto grant = authenticateToken(token);
        QVERIFY(!grant);
        QCOMPARE(grant.error().name, error);
        QCOMPARE(grant.error().httpStatus, status);
        QVERIFY(!grant.error().message.contains(QString::fromLatin1(token)));
    }

    void fiveMinutesOfSkewAreForgiven()
    {
        const qint64 seconds = now.toSecsSinceEpoch();
        QVERIFY(authenticateToken(tokenWith({{u"exp"_s, seconds - 299}})));
        QVERIFY(authenticateToken(tokenWith({{u"nbf"_s, seconds + 299}})));
    }
};

QTEST_GUILESS_MAIN(TestClientAuth)
#include "tst_clientauth.moc"
