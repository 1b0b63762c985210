#include "localhub/localhub.h"

#include "auth/jwt.h"
#include "helpers/testhub.h"
#include "helpers/wireclient.h"

#include <QMutex>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QStringList everything{u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s};
const TokenOptions ann{.userId = u"ann"_s, .roles = everything, .groups = {u"lobby"_s}};
const TokenOptions bob{.userId = u"bob"_s, .roles = everything, .groups = {u"lobby"_s}};

Error failureOf(const HubOptions &options)
{
    LocalHub hub;
    QSignalSpy failed(&hub, &LocalHub::failed);
    hub.start(options);
    return failed.wait() ? failed[0][0].value<Error>() : Error{};
}

} // namespace

class TestLocalHub : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhereItIs()
    {
        LocalHub hub;
        QVERIFY(!hub.isRunning());
        QCOMPARE(hub.port(), quint16(0));
        QSignalSpy started(&hub, &LocalHub::started);
        hub.start({.port = 0});
        QVERIFY(started.wait());
        QVERIFY(hub.isRunning());
        QCOMPARE(started[0][0].value<quint16>(), hub.port());
        QCOMPARE(hub.endpoint(), QUrl(u"http://localhost:%1"_s.arg(hub.port())));
        QCOMPARE(hub.connectionString(),
            u"Endpoint=http://localhost:%1;AccessKey=%2;Version=1.0;"_s.arg(hub.port())
                .arg(emulatorAccessKey));
    }

    void doesNotStart_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("error");
        QTest::newRow("with a short key") << u"key"_s << u"HUB_KEY"_s;
        QTest::newRow("on a taken port") << u"port"_s << u"PORT_TAKEN"_s;
        QTest::newRow("on a port taken on ::1 alone") << u"v6"_s << u"PORT_TAKEN"_s;
        QTest::newRow("on a foreign address") << u"address"_s << u"ADDRESS"_s;
    }
    void doesNotStart()
    {
        QFETCH(QString, what);
        QFETCH(QString, error);
        QTcpServer other;
        HubOptions options{.port = 0};
        if (what == "key"_L1)
            options.accessKey = u"short"_s;
        else if (what == "address"_L1)
            options.address = QHostAddress(u"192.0.2.1"_s); // for documentation only, RFC 5737
        else if (!other.listen(what == "v6"_L1 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost))
            QSKIP("this machine has no such loopback address");
        else
            options.port = other.serverPort();
        QCOMPARE(failureOf(options).name, error);
    }

    void startsAgainAfterAFailureAndAStop()
    {
        LocalHub hub;
        QSignalSpy failed(&hub, &LocalHub::failed);
        QSignalSpy started(&hub, &LocalHub::started);
        QSignalSpy stopped(&hub, &LocalHub::stopped);
        hub.start({.port = 0, .accessKey = u"short"_s});
        QVERIFY(failed.wait());
        for (int round = 1; round <= 2; ++round) {
            hub.start({.port = 0});
            QVERIFY(started.wait());
            hub.start({.port = 0});
            QVERIFY(failed.wait());
            QCOMPARE(failed.last()[0].value<Error>().name, u"HUB_RUNNING"_s);
            hub.stop();
            hub.stop();
            QVERIFY(stopped.wait());
            QCOMPARE(stopped.size(), round);
            QVERIFY(!hub.isRunning());
        }
        hub.stop();
        QVERIFY(stopped.wait()); // answered, although nothing ran
    }

    void listensOnLoopbackOnly()
    {
        TestHub hub;
        for (const QHostAddress &address :
            {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)}) {
            QTcpSocket socket;
            socket.connectToHost(address, hub.port());
            QVERIFY2(socket.waitForConnected(2000), qPrintable(address.toString()));
        }
        QTcpServer elsewhere; // the port is free on every other address
        QVERIFY(elsewhere.listen(QHostAddress(u"127.0.0.2"_s), hub.port()));
    }

    void clientsReachItByEveryNameOfLoopback_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host : {"localhost", "127.0.0.1", "::1"})
            QTest::newRow(host) << QString::fromLatin1(host);
    }
    void clientsReachItByEveryNameOfLoopback()
    {
        QFETCH(QString, host);
        TestHub hub;
        QUrl url = hub.clientUrl(u"chat"_s, ann);
        url.setHost(host);
        WireClient client(url);
        QVERIFY(client.waitForConnected());
        QCOMPARE(client.frames[0]["userId"_L1].toString(), u"ann"_s);
    }

    void theTokenMayComeInAHeader()
    {
        TestHub hub;
        const auto token =
            makeClientAccessToken(hub.connectionString(), u"chat"_s, ann, QDateTime::currentDateTimeUtc());
        WireClient client(token->baseUrl, QString(Subprotocol::json), "Bearer " + token->token);
        QVERIFY(client.waitForConnected());
        WireClient stranger(token->baseUrl, QString(Subprotocol::json));
        stranger.waitForClose();
        QVERIFY(stranger.failed);
        QVERIFY(stranger.socket().errorString().contains("401"_L1));
    }

    void anExpiredTokenEndsNoConnection()
    {
        TestHub hub;
        QJsonObject claims{
            {u"aud"_s, hub.clientUrl().adjusted(QUrl::RemoveQuery).toString().replace(u"ws:"_s, u"http:"_s)},
            {u"exp"_s, QDateTime::currentSecsSinceEpoch() - 299}, {u"role"_s, u"webpubsub.sendToGroup"_s},
            {u"webpubsub.group"_s, u"lobby"_s}};
        QUrl url = hub.clientUrl();
        url.setQuery(u"access_token="_s + QString::fromLatin1(Jwt::sign(claims, hub.hub().accessKey())));
        WireClient client(url); // within the skew now, and past it in a second
        QVERIFY(client.waitForConnected());
        QTRY_VERIFY(QDateTime::currentSecsSinceEpoch() > claims["exp"_L1].toInteger() + 300);
        client.publish(u"lobby"_s, u"still here"_s);
        QVERIFY(client.waitForFrames(2));
        WireClient late(url);
        late.waitForClose();
        QVERIFY(late.failed);
        WireClient again(client.recoveryUrl(url)); // nor does it stop a recovery
        QVERIFY(again.waitForFrames(2));
        QCOMPARE(again.messages(), QStringList{u"still here"_s});
    }

    void twoUsersTalkAcrossProtocols()
    {
        TestHub hub;
        WireClient first(hub.clientUrl(u"chat"_s, ann));
        WireClient second(hub.clientUrl(u"CHAT"_s, bob), QString(Subprotocol::json));
        WireClient other(hub.clientUrl(u"other"_s, bob));
        QVERIFY(first.waitForConnected() && second.waitForConnected() && other.waitForConnected());
        first.publish(u"lobby"_s, u"hi bob"_s);
        QVERIFY(second.waitForFrames(2));
        second.publish(u"lobby"_s, u"hi ann"_s);
        QVERIFY(first.waitForFrames(3));
        QCOMPARE(first.messages(), (QStringList{u"hi bob"_s, u"hi ann"_s}));
        QCOMPARE(second.messages().first(), u"hi bob"_s);
        QVERIFY(other.messages().isEmpty());
        QCOMPARE(first.frames[1]["sequenceId"_L1].toInteger(), 1);
        QVERIFY(!second.frames[1].contains("sequenceId"_L1));
    }

    void aDroppedClientRecovers()
    {
        TestHub hub;
        const QUrl url = hub.clientUrl(u"chat"_s, ann);
        QSignalSpy changed(&hub.hub(), &LocalHub::connectionChanged);
        WireClient before(url);
        WireClient publisher(hub.clientUrl(u"chat"_s, {.userId = u"bob"_s, .roles = everything}));
        QVERIFY(before.waitForConnected() && publisher.waitForConnected());
        hub.hub().dropConnection(before.connectionId());
        QVERIFY(changed.wait());
        QVERIFY(!changed[0][0].value<HubConnectionInfo>().attached);
        publisher.publish(u"lobby"_s, u"missed"_s);
        WireClient after(before.recoveryUrl(url));
        QVERIFY(after.waitForFrames(2));
        QCOMPARE(after.connectionId(), before.connectionId());
        QCOMPARE(after.messages(), QStringList{u"missed"_s});
        QTRY_VERIFY(changed.last()[0].value<HubConnectionInfo>().attached);
    }

    void aNewerSocketTakesOver()
    {
        TestHub hub;
        const QUrl url = hub.clientUrl(u"chat"_s, ann);
        WireClient before(url);
        QVERIFY(before.waitForConnected());
        WireClient after(before.recoveryUrl(url));
        QVERIFY(after.waitForConnected());
        before.waitForClose();
        QCOMPARE(before.socket().state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(hub.connections().size(), 1);
        after.publish(u"lobby"_s, u"mine"_s);
        QVERIFY(after.waitForFrames(2));
    }

    void aRefusedRecoveryIsAnOpenSocketClosedWith1008()
    {
        TestHub hub;
        const QUrl url = hub.clientUrl(u"chat"_s, ann);
        WireClient first(url);
        QVERIFY(first.waitForConnected());
        first.frames[0].insert(u"reconnectionToken"_s, u"not.a.token"_s);
        WireClient refused(first.recoveryUrl(url));
        QSignalSpy connected(&refused.socket(), &QWebSocket::connected);
        QCOMPARE(refused.waitForClose(), 1008);
        QCOMPARE(connected.size(), 1);
        QVERIFY(refused.frames.isEmpty());
        QCOMPARE(hub.connections().size(), 1); // the right owner is not disturbed
    }

    void theWindowOfAnAbsenceEnds()
    {
        TestHub hub({.recoveryWindow = 50ms});
        const QUrl url = hub.clientUrl(u"chat"_s, ann);
        QSignalSpy closed(&hub.hub(), &LocalHub::connectionClosed);
        WireClient client(url);
        QVERIFY(client.waitForConnected());
        hub.hub().dropConnection(client.connectionId());
        QVERIFY(closed.wait());
        QCOMPARE(closed[0][0].value<HubConnectionInfo>().groups, QStringList{u"lobby"_s});
        WireClient late(client.recoveryUrl(url));
        QCOMPARE(late.waitForClose(), 1008);
    }

    void aHeldUserIsRefusedFirst()
    {
        TestHub hub;
        hub.hub().holdUser(u"ann"_s, 100ms);
        WireClient refused(hub.clientUrl(u"chat"_s, ann));
        refused.waitForClose();
        QVERIFY(refused.failed);
        QVERIFY(refused.socket().errorString().contains("503"_L1));
        const auto comesIn = [&] { return WireClient(hub.clientUrl(u"chat"_s, ann)).waitForConnected(); };
        QTRY_VERIFY(comesIn());
    }

    void stopClosesClientsWith1001()
    {
        TestHub hub;
        QSignalSpy stopped(&hub.hub(), &LocalHub::stopped);
        QSignalSpy closed(&hub.hub(), &LocalHub::connectionClosed);
        WireClient reliable(hub.clientUrl(u"chat"_s, ann));
        WireClient plain(hub.clientUrl(u"chat"_s, bob), QString(Subprotocol::json));
        QVERIFY(reliable.waitForConnected() && plain.waitForConnected());
        hub.hub().stop();
        QCOMPARE(reliable.waitForClose(), 1001);
        QCOMPARE(plain.waitForClose(), 1001);
        QVERIFY(!stopped.isEmpty() || stopped.wait());
        QCOMPARE(closed.size(), 2);
        QCOMPARE(closed[0][1].toInt(), 1001);
    }

    void aMessageOfAMebibyteIsTheLargest()
    {
        TestHub hub;
        WireClient client(hub.clientUrl(u"chat"_s, ann));
        QVERIFY(client.waitForConnected());
        const QString envelope = u"{\"type\":\"sendToGroup\",\"group\":\"lobby\",\"data\":\"\"}"_s;
        const QString largest(1024 * 1024 - envelope.size(), u'x');
        client.publish(u"lobby"_s, largest.left(largest.size() - 20)); // publish() also names the dataType
        QVERIFY(client.waitForFrames(2));
        client.publish(u"lobby"_s, largest);
        QCOMPARE(client.waitForClose(), 1009);
    }

    void aLifeInSignals()
    {
        TestHub hub;
        QSignalSpy opened(&hub.hub(), &LocalHub::connectionOpened);
        QSignalSpy changed(&hub.hub(), &LocalHub::connectionChanged);
        QSignalSpy closed(&hub.hub(), &LocalHub::connectionClosed);
        WireClient client(hub.clientUrl(u"chat"_s, ann));
        QVERIFY(client.waitForConnected());
        client.send(R"({"type":"joinGroup","group":"news"})");
        QVERIFY(changed.wait());
        const auto info = changed[0][0].value<HubConnectionInfo>();
        QCOMPARE(info.hub, u"chat"_s);
        QCOMPARE(info.userId, u"ann"_s);
        QCOMPARE(info.connectionId, client.connectionId());
        QCOMPARE(info.protocol, QString(Subprotocol::reliableJson));
        QCOMPARE(info.groups, (QStringList{u"lobby"_s, u"news"_s}));
        QCOMPARE(info.roles, everything);
        QCOMPARE(QHostAddress(info.ip), QHostAddress(QHostAddress::LocalHost));
        QVERIFY(info.attached);
        QCOMPARE(opened.size(), 1);
        client.socket().close();
        QVERIFY(closed.wait());
        QCOMPARE(closed[0][1].toInt(), 1000);
        QVERIFY(hub.connections().isEmpty());
    }

    void framesAreTracedOnlyWhenAsked_data()
    {
        QTest::addColumn<bool>("asked");
        QTest::newRow("asked") << true;
        QTest::newRow("not asked") << false;
    }
    void framesAreTracedOnlyWhenAsked()
    {
        QFETCH(bool, asked);
        QMutex mutex;
        QStringList events; // both outlive the hub, which traces to its end
        TestHub hub({.traceFrames = asked});
        connect(
            &hub.hub(), &LocalHub::traced, &hub.hub(),
            [&](const TraceEntry &entry) {
                const QMutexLocker lock(&mutex);
                events.append(entry.event);
            },
            Qt::DirectConnection);
        WireClient client(hub.clientUrl(u"chat"_s, ann));
        QVERIFY(client.waitForConnected());
        client.publish(u"lobby"_s, u"x"_s);
        QVERIFY(client.waitForFrames(2));
        hub.connections(); // all before is done
        const QMutexLocker lock(&mutex);
        QCOMPARE(events,
            asked ? (QStringList{
                u"ConnectionStarted"_s, u"connected"_s, u"sendToGroup"_s, u"message"_s, u"routed"_s})
                  : QStringList());
    }

    void isDestroyedBeforeItsStopIsTold()
    {
        auto hub = std::make_unique<LocalHub>();
        QSignalSpy started(hub.get(), &LocalHub::started);
        hub->start({.port = 0});
        QVERIFY(started.wait());
        const quint16 port = hub->port();
        hub->stop();
        // The hub's own thread is done with it; here no event loop has run to hear of that.
        const auto listens = [port] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, port);
            return socket.waitForConnected(1000);
        };
        // Long enough for its last words, too.
        for (const QDeadlineTimer end(100); listens() || !end.hasExpired();) { }
        hub.reset(); // and comes to an end
    }

    void isDestroyedWithClientsStillThere()
    {
        auto hub = std::make_unique<TestHub>();
        WireClient client(hub->clientUrl(u"chat"_s, ann));
        QVERIFY(client.waitForConnected());
        hub.reset();
        QCOMPARE(client.waitForClose(), 1001);
    }
};

QTEST_GUILESS_MAIN(TestLocalHub)
#include "tst_localhub.moc"
