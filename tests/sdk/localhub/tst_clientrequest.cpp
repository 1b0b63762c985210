#include "localhub/clientrequest.h"

#include "requestfixture.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestClientRequest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hubs_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("hub");
        QTest::addColumn<int>("status");
        QTest::newRow("in the path") << QByteArray("/client/hubs/chat") << u"chat"_s << 0;
        QTest::newRow("lower-cased") << QByteArray("/Client/HUBS/ChAt") << u"chat"_s << 0;
        QTest::newRow("escaped") << QByteArray("/client/hubs/a%60%5B") << u"a`["_s << 0;
        QTest::newRow("in the query") << QByteArray("/client/?hub=Chat") << u"chat"_s << 0;
        QTest::newRow("in the query without slash") << QByteArray("/client?hub=chat") << u"chat"_s << 0;
        QTest::newRow("missing in the query") << QByteArray("/client/") << QString() << 400;
        QTest::newRow("missing in the path") << QByteArray("/client/hubs/") << QString() << 400;
        QTest::newRow("blank") << QByteArray("/client/hubs/%20") << QString() << 400;
        QTest::newRow("not a name") << QByteArray("/client/hubs/1chat") << QString() << 400;
        QTest::newRow("too long") << "/client/hubs/" + QByteArray(129, 'h') << QString() << 400;
        QTest::newRow("MQTT path") << QByteArray("/clients/mqtt/hubs/chat") << QString() << 404;
        QTest::newRow("deeper path") << QByteArray("/client/hubs/chat/x") << QString() << 404;
        QTest::newRow("root") << QByteArray("/") << QString() << 404;
    }
    void hubs()
    {
        QFETCH(QByteArray, target);
        QFETCH(QString, hub);
        QFETCH(int, status);
        const auto client = readClientRequest(makeRequest("GET", target));
        QCOMPARE(client ? client->hub : QString(), hub);
        QCOMPARE(client ? 0 : client.error().httpStatus, status);
    }

    void recoveryNeedsAConnectionId_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<bool>("recovers");
        QTest::addColumn<QString>("token");
        QTest::newRow("both parameters")
            << QByteArray("awps_connection_id=c1&awps_reconnection_token=a%2Bb") << true << u"a+b"_s;
        QTest::newRow("no token") << QByteArray("awps_connection_id=c1") << true << QString();
        QTest::newRow("an empty id") << QByteArray("awps_connection_id=&awps_reconnection_token=t") << false
                                     << QString();
        QTest::newRow("token alone") << QByteArray("awps_reconnection_token=t") << false << QString();
    }
    void recoveryNeedsAConnectionId()
    {
        QFETCH(QByteArray, query);
        QFETCH(bool, recovers);
        QFETCH(QString, token);
        const auto client = readClientRequest(makeRequest("GET", "/client/hubs/Chat?" + query));
        QVERIFY(client);
        QCOMPARE(client->recovery.has_value(), recovers);
        if (recovers) {
            QCOMPARE(client->recovery->hub, u"chat"_s);
            QCOMPARE(client->recovery->connectionId, u"c1"_s);
            QCOMPARE(client->recovery->token, token);
        }
    }

    void simpleModes_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<QString>("group");
        QTest::addColumn<bool>("noEcho");
        QTest::newRow("none is sendEvent") << QByteArray("x=1") << true << QString() << false;
        QTest::newRow("sendEvent in any case")
            << QByteArray("webpubsub_mode=SENDevent") << true << QString() << false;
        QTest::newRow("sendToGroup") << QByteArray("webpubsub_mode=sendToGroup&group=g") << true << u"g"_s
                                     << false;
        QTest::newRow("with noEcho") << QByteArray("webpubsub_mode=sendtogroup&group=g&noEcho=True") << true
                                     << u"g"_s << true;
        QTest::newRow("noEcho false")
            << QByteArray("webpubsub_mode=sendToGroup&group=g&noEcho=false") << true << u"g"_s << false;
        QTest::newRow("the last value counts")
            << QByteArray("webpubsub_mode=bad&webpubsub_mode=sendToGroup&group=a&group=b") << true << u"b"_s
            << false;
        QTest::newRow("an unknown mode") << QByteArray("webpubsub_mode=send") << false << QString() << false;
        QTest::newRow("no group") << QByteArray("webpubsub_mode=sendToGroup") << false << QString() << false;
        QTest::newRow("a blank group")
            << QByteArray("webpubsub_mode=sendToGroup&group=%20") << false << QString() << false;
        QTest::newRow("a bad noEcho")
            << QByteArray("webpubsub_mode=sendToGroup&group=g&noEcho=1") << false << QString() << false;
    }
    void simpleModes()
    {
        QFETCH(QByteArray, query);
        QFETCH(bool, valid);
        QFETCH(QString, group);
        QFETCH(bool, noEcho);
        const auto mode = readSimpleMode(makeRequest("GET", "/client/hubs/chat?" + query));
        QCOMPARE(bool(mode), valid);
        if (mode) {
            QCOMPARE(mode->group, group);
            QCOMPARE(mode->noEcho, noEcho);
        } else {
            QCOMPARE(mode.error().name, u"CLIENT_MODE"_s);
            QCOMPARE(mode.error().httpStatus, 400);
        }
    }
};

QTEST_GUILESS_MAIN(TestClientRequest)
#include "tst_clientrequest.moc"
