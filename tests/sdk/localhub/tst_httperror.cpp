#include "localhub/httperror.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestHttpError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isFlatAndNamesItsCodeTwice()
    {
        const HttpResponse response =
            httpError({.name = u"Error.BadRequest"_s, .message = u"no"_s, .httpStatus = 400}, u"group"_s);
        QCOMPARE(response.status, 400);
        QCOMPARE(response.header("x-ms-error-code"), QByteArray("Error.BadRequest"));
        QVERIFY(response.header("Content-Type").startsWith("application/json"));
        const QJsonObject expected{
            {u"code"_s, u"Error.BadRequest"_s}, {u"message"_s, u"no"_s}, {u"target"_s, u"group"_s}};
        QCOMPARE(QJsonDocument::fromJson(response.body).object(), expected);
        QVERIFY(response.header("WWW-Authenticate").isNull());
    }

    void unauthorizedAsksForABearerToken()
    {
        const HttpResponse response = httpError({.name = u"JWT_EXP"_s, .httpStatus = 401});
        QVERIFY(response.header("WWW-Authenticate").startsWith("Bearer"));
        QVERIFY(!QJsonDocument::fromJson(response.body).object().contains("target"_L1));
    }
};

QTEST_GUILESS_MAIN(TestHttpError)
#include "tst_httperror.moc"
