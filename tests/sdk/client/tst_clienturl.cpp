#include "client/clienturl.h"

#include <QTest>
#include <QUrlQuery>

using namespace WebPubSub;

class tst_ClientUrl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void validates_data();
    void validates();
    void refusesLongTokens();
    void errorsHideTheToken();
    void givesAnEmptyPathASlash_data();
    void givesAnEmptyPathASlash();
    void recovers_data();
    void recovers();
    void leavesOutATokenThatDoesNotFit();
    void namesTheHub_data();
    void namesTheHub();
};

void tst_ClientUrl::validates_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("error");

    QTest::newRow("wss is good") << u"wss://h/client/hubs/chat?access_token=a"_qs << QString();
    QTest::newRow("ws is good") << u"ws://localhost:8080/client/hubs/chat"_qs << QString();
    QTest::newRow("empty") << QString() << u"URL_EMPTY"_qs;
    QTest::newRow("not a URL") << u"wss://h:99999/"_qs << u"URL_INVALID"_qs;
    QTest::newRow("https is for REST") << u"https://h/client/hubs/chat"_qs << u"URL_SCHEME"_qs;
    QTest::newRow("no scheme") << u"//h/client"_qs << u"URL_SCHEME"_qs;
    QTest::newRow("no host") << u"wss:///client/hubs/chat"_qs << u"URL_HOST"_qs;
    QTest::newRow("user and password") << u"wss://u:p@h/client/hubs/chat"_qs << u"URL_USERINFO"_qs;
}

void tst_ClientUrl::validates()
{
    QFETCH(QString, url);
    const Result<Done> result = validClientUrl(QUrl(url));
    QTEST(result ? QString() : result.error().name, "error");
    if (result)
        return;
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QVERIFY2(result.error().message.contains(u"wss://<host>/client/hubs/<hub>"),
        qPrintable(result.error().message));
}

void tst_ClientUrl::refusesLongTokens()
{
    const auto withToken = [](qsizetype bytes) {
        return QUrl(u"wss://h/client/hubs/chat?x=1&access_token="_qs + QString(bytes, u'a'));
    };
    QVERIFY(validClientUrl(withToken(8192)));
    const Result<Done> result = validClientUrl(withToken(8200));
    QVERIFY(!result);
    QCOMPARE(result.error().name, u"TOKEN_TOO_LONG"_qs);
    QVERIFY(result.error().message.contains(u"8200"));
    QVERIFY(!result.error().message.contains(u"aaaa"));
}

void tst_ClientUrl::errorsHideTheToken()
{
    const Result<Done> result = validClientUrl(QUrl(u"https://h/client/hubs/chat?access_token=SECRET"_qs));
    QVERIFY(!result);
    QVERIFY(!result.error().message.contains(u"SECRET"));
}

void tst_ClientUrl::givesAnEmptyPathASlash_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QUrl>("expected");
    QTest::newRow("empty") << QUrl(u"wss://h?x=1"_qs) << QUrl(u"wss://h/?x=1"_qs);
    QTest::newRow("not empty") << QUrl(u"wss://h/a?x=1"_qs) << QUrl(u"wss://h/a?x=1"_qs);
}

void tst_ClientUrl::givesAnEmptyPathASlash()
{
    QFETCH(QUrl, url);
    QTEST(withPath(url), "expected");
}

void tst_ClientUrl::recovers_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("expected");

    const QByteArray ids = "awps_connection_id=c-1&awps_reconnection_token=";
    QTest::newRow("keeps the token and the rest")
        << u"wss://h/client/hubs/chat?access_token=a.b-c_d&x=1"_qs << u"t"_qs
        << QByteArray("wss://h/client/hubs/chat?access_token=a.b-c_d&x=1&") + ids + "t";
    QTest::newRow("no parameters before")
        << u"wss://h/client/hubs/chat"_qs << u"t"_qs << QByteArray("wss://h/client/hubs/chat?") + ids + "t";
    QTest::newRow("encodes plus, slash and equals sign")
        << u"wss://h/?hub=chat"_qs << u"a+b/c=&d"_qs
        << QByteArray("wss://h/?hub=chat&") + ids + "a%2Bb%2Fc%3D%26d";
    QTest::newRow("leaves the caller's encoding alone")
        << u"wss://h/?q=%2B+%20%26&e"_qs << u"t"_qs << QByteArray("wss://h/?q=%2B+%20%26&e&") + ids + "t";
    QTest::newRow("replaces those of an earlier recovery")
        << u"wss://h/?awps_connection_id=old&a=1&awps_reconnection_token=old"_qs << u"t"_qs
        << QByteArray("wss://h/?a=1&") + ids + "t";
    QTest::newRow("not what only begins alike") << u"wss://h/?awps_connection_idx=1"_qs << u"t"_qs
                                                << QByteArray("wss://h/?awps_connection_idx=1&") + ids + "t";
}

void tst_ClientUrl::recovers()
{
    QFETCH(QString, url);
    QFETCH(QString, token);
    QTEST(recoveryUrl(QUrl(url), u"c-1"_qs, token).toEncoded(), "expected");
}

void tst_ClientUrl::leavesOutATokenThatDoesNotFit()
{
    const QUrl url(u"wss://h/client/hubs/chat?access_token="_qs + QString(8000, u'a') + u"&x=1"_qs);
    const QUrlQuery query(recoveryUrl(url, u"c-1"_qs, QString(1000, u'r')));
    QVERIFY(!query.hasQueryItem(u"access_token"_qs));
    QCOMPARE(query.queryItemValue(u"x"_qs), u"1"_qs);
    QCOMPARE(query.queryItemValue(u"awps_reconnection_token"_qs).size(), 1000);
}

void tst_ClientUrl::namesTheHub_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("hub");
    QTest::newRow("in the path") << u"wss://h/client/hubs/chat?access_token=a"_qs << u"chat"_qs;
    QTest::newRow("behind a gateway") << u"wss://h/pre/fix/client/hubs/chat"_qs << u"chat"_qs;
    QTest::newRow("in the query") << u"wss://h/client/?hub=chat"_qs << u"chat"_qs;
    QTest::newRow("nowhere") << u"wss://h/"_qs << QString();
    QTest::newRow("path ends too soon") << u"wss://h/client/hubs"_qs << QString();
}

void tst_ClientUrl::namesTheHub()
{
    QFETCH(QString, url);
    QTEST(hubOf(QUrl(url)), "hub");
}

QTEST_APPLESS_MAIN(tst_ClientUrl)
#include "tst_clienturl.moc"
