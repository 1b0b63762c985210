#include "localhub/restauth.h"

#include "auth/clienttoken.h"
#include "auth/jwt.h"
#include "localhub/localhub.h"
#include "requestfixture.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
const QString key(emulatorAccessKey);
const QByteArray target = "/api/hubs/chat/:send?api-version=2024-12-01";

QByteArray tokenFor(const QByteArray &url, const QDateTime &when, const QString &signer = key)
{
    return makeRestToken(QUrl::fromEncoded(url), signer, when);
}

} // namespace

class TestRestAuth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tokens_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QString>("error");
        const QByteArray url = "http://localhost:8080" + target;
        QTest::newRow("of our own SDK") << "Bearer " + tokenFor(url, now) << QString();
        QTest::newRow("the scheme's case does not matter") << "BEARER " + tokenFor(url, now) << QString();
        QTest::newRow("ended four minutes ago")
            << "Bearer " + tokenFor(url, now.addSecs(-3600 - 240)) << QString();
        QTest::newRow("ended six minutes ago")
            << "Bearer " + tokenFor(url, now.addSecs(-3600 - 360)) << u"JWT_EXP"_s;
        QTest::newRow("for another hub")
            << "Bearer " + tokenFor("http://localhost:8080/api/hubs/other/:send", now) << u"JWT_AUD"_s;
        QTest::newRow("a client's token")
            << "Bearer " + tokenFor("http://localhost:8080/client/hubs/chat", now) << u"JWT_AUD"_s;
        QTest::newRow("of another key") << "Bearer " + tokenFor(url, now, QString(44, u'x')) << u"JWT_SIG"_s;
        QTest::newRow("no token") << QByteArray() << u"TOKEN_MISSING"_s;
        QTest::newRow("garbage") << QByteArray("Bearer abc") << u"JWT_PARTS"_s;
    }
    void tokens()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(QString, error);
        const RestAuth auth(key, [] { return now; });
        HttpHeaders headers{{"Content-Length", "0"}};
        if (!authorization.isEmpty())
            headers.append({"Authorization", authorization});
        const auto allowed = auth.check(makeRequest("POST", target, headers));
        QCOMPARE(allowed ? QString() : allowed.error().name, error);
        if (!allowed)
            QCOMPARE(allowed.error().httpStatus, 401);
    }

    void aTokenInTheQueryDoesNotCount()
    {
        const RestAuth auth(key, [] { return now; });
        const QByteArray token = tokenFor("http://localhost:8080" + target, now);
        QVERIFY(!auth.check(makeRequest("HEAD", target + "&access_token=" + token)));
    }
};

QTEST_GUILESS_MAIN(TestRestAuth)
#include "tst_restauth.moc"
