#include "localhub/audience.h"

#include "requestfixture.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestAudience : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofClients_data()
    {
        QTest::addColumn<QString>("audience");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("as the SDK writes it") << u"http://localhost:8080/client/hubs/chat"_s << true;
        QTest::newRow("https scheme") << u"https://localhost:8080/client/hubs/chat"_s << true;
        QTest::newRow("upper case") << u"HTTP://LOCALHOST:8080/Client/Hubs/CHAT"_s << true;
        QTest::newRow("127.0.0.1 for localhost") << u"http://127.0.0.1:8080/client/hubs/chat"_s << true;
        QTest::newRow("[::1] for localhost") << u"http://[::1]:8080/client/hubs/chat"_s << true;
        QTest::newRow("the hub escaped") << u"http://localhost:8080/client/hubs/%63hat"_s << true;
        QTest::newRow("the older form") << u"http://localhost:8080/client/?hub=chat"_s << true;
        QTest::newRow("the older form without slash") << u"http://localhost:8080/client?hub=Chat"_s << true;
        QTest::newRow("ws scheme") << u"ws://localhost:8080/client/hubs/chat"_s << false;
        QTest::newRow("another hub") << u"http://localhost:8080/client/hubs/chat2"_s << false;
        QTest::newRow("another port") << u"http://localhost:8081/client/hubs/chat"_s << false;
        QTest::newRow("no port") << u"http://localhost/client/hubs/chat"_s << false;
        QTest::newRow("another host") << u"http://example.com:8080/client/hubs/chat"_s << false;
        QTest::newRow("a host that begins alike")
            << u"http://localhost.evil:8080/client/hubs/chat"_s << false;
        QTest::newRow("user info") << u"http://localhost:8080@evil/client/hubs/chat"_s << false;
        QTest::newRow("trailing slash") << u"http://localhost:8080/client/hubs/chat/"_s << false;
        QTest::newRow("with another query") << u"http://localhost:8080/client/hubs/chat?x=1"_s << false;
        QTest::newRow("of MQTT clients") << u"http://localhost:8080/clients/mqtt/hubs/chat"_s << false;
        QTest::newRow("of REST calls") << u"http://localhost:8080/api/hubs/chat"_s << false;
        QTest::newRow("no URL") << u"chat"_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void ofClients()
    {
        QFETCH(QString, audience);
        QFETCH(bool, accepted);
        const HttpRequest request = makeRequest("GET", "/client/hubs/Chat");
        QCOMPARE(isClientAudience(audience, request, u"chat"_s), accepted);
    }

    void theHostsDefaultPortMayBeLeftOut()
    {
        const HttpRequest request = makeRequest("GET", "/client/hubs/chat", {{"Host", "127.0.0.1:80"}});
        QVERIFY(isClientAudience(u"http://localhost/client/hubs/chat"_s, request, u"chat"_s));
        QVERIFY(!isClientAudience(u"http://localhost:443/client/hubs/chat"_s, request, u"chat"_s));
    }

    void ofRestCalls_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("audience");
        QTest::addColumn<bool>("accepted");
        const QByteArray send = "/api/hubs/chat/:send?api-version=2024-12-01";
        const QByteArray user = "/api/hubs/chat/users/a%2Fb%20c";
        const QString base = u"http://localhost:8080"_s;
        QTest::newRow("the whole URL")
            << send << base + u"/api/hubs/chat/:send?api-version=2024-12-01"_s << true;
        QTest::newRow("without query") << send << base + u"/api/hubs/chat/:send"_s << true;
        QTest::newRow("another query") << send << base + u"/api/hubs/chat/:send?x"_s << true;
        QTest::newRow("a trailing slash") << send << base + u"/api/hubs/chat/:send/"_s << true;
        QTest::newRow("upper case") << send << base.toUpper() + u"/API/hubs/CHAT/:SEND"_s << true;
        QTest::newRow("wss scheme") << send << u"wss://localhost:8080/api/hubs/chat/:send"_s << true;
        QTest::newRow("the colon escaped") << send << base + u"/api/hubs/chat/%3Asend"_s << true;
        QTest::newRow("something below")
            << QByteArray("/api/hubs/chat/connections") << base + u"/api/hubs/chat/connections/c1"_s << true;
        QTest::newRow("names as they are escaped")
            << user << base + u"/api/hubs/chat/users/a%2Fb%20c"_s << true;
        QTest::newRow("names decoded") << user << base + u"/api/hubs/chat/users/a/b c"_s << true;
        QTest::newRow("a suffix without boundary") << QByteArray("/api/hubs/chat/connections")
                                                   << base + u"/api/hubs/chat/connectionsSuffix"_s << false;
        QTest::newRow("an escaped question mark")
            << send << base + u"/api/hubs/chat/:send%3Fapi-version"_s << false;
        QTest::newRow("the hub only") << send << base + u"/api/hubs/chat"_s << false;
        QTest::newRow("another hub") << send << base + u"/api/hubs/other/:send"_s << false;
        QTest::newRow("another host") << send << u"http://evil:8080/api/hubs/chat/:send"_s << false;
        QTest::newRow("ftp scheme") << send << u"ftp://localhost:8080/api/hubs/chat/:send"_s << false;
        QTest::newRow("empty") << send << QString() << false;
    }
    void ofRestCalls()
    {
        QFETCH(QByteArray, target);
        QFETCH(QString, audience);
        QFETCH(bool, accepted);
        QCOMPARE(isRestAudience(audience, makeRequest("GET", target)), accepted);
    }
};

QTEST_GUILESS_MAIN(TestAudience)
#include "tst_audience.moc"
