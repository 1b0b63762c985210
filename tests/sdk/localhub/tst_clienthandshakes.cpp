#include "localhub/clienthandshakes.h"

#include "auth/clienttoken.h"
#include "hubfixture.h"
#include "localhub/localhub.h"
#include "requestfixture.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! What a handshake was answered; no socket follows.
struct Answer : UpgradeReply::Target {
    void accept(const QString &chosen, const UpgradeReply::Opened &) override { subprotocol = chosen; }
    void reject(const HttpResponse &refusal) override { response = refusal; }

    std::optional<QString> subprotocol;
    std::optional<HttpResponse> response;
};

struct HandshakeFixture {
    HubFixture hub{{}, true};
    HubClock clock{.utcNow = [this] { return hub.utc; }, .steadyMs = [this] { return hub.steadyMs; }};
    ClientHandshakes handshakes{
        hub.router, hub.sessions, hub.trace, ClientAuth(QString(emulatorAccessKey), clock.utcNow), clock};

    QByteArray token(const QString &userId = u"ann"_s) const
    {
        const ConnectionString connection{QUrl(u"http://localhost:8080"_s), QString(emulatorAccessKey)};
        return makeClientAccessToken(connection, u"chat"_s, {.userId = userId}, hub.utc)->token;
    }

    Answer shake(const QByteArray &target, const QStringList &offered)
    {
        const auto answer = std::make_shared<Answer>();
        handshakes.upgrade(makeRequest("GET", target), UpgradeReply(answer, offered));
        return *answer;
    }
};

const QString json(Subprotocol::json);
const QString reliable(Subprotocol::reliableJson);
const QString protobuf(Subprotocol::protobuf);
const QString reliableProtobuf(Subprotocol::reliableProtobuf);

} // namespace

class TestClientHandshakes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void subprotocols_data()
    {
        QTest::addColumn<QStringList>("offered");
        QTest::addColumn<QString>("chosen");
        QTest::newRow("json") << QStringList{json} << json;
        QTest::newRow("reliable json") << QStringList{reliable} << reliable;
        QTest::newRow("the client's order counts") << QStringList{json, reliable} << json;
        QTest::newRow("the first one we speak") << QStringList{u"mqtt"_s, reliable, json} << reliable;
        QTest::newRow("protobuf") << QStringList{protobuf, json} << protobuf;
        QTest::newRow("reliable protobuf") << QStringList{reliableProtobuf} << reliableProtobuf;
        QTest::newRow("none offered: a simple client") << QStringList{} << QString();
        QTest::newRow("none that we speak: a simple client") << QStringList{u"mqtt"_s} << QString();
        QTest::newRow("names are compared exactly") << QStringList{json.toUpper()} << QString();
    }
    void subprotocols()
    {
        QFETCH(QStringList, offered);
        QFETCH(QString, chosen);
        HandshakeFixture fixture;
        const Answer answer = fixture.shake("/client/hubs/chat?access_token=" + fixture.token(), offered);
        QCOMPARE(answer.subprotocol, std::optional<QString>(chosen));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("no client path") << QByteArray("/ws") << 404 << QByteArray("NOT_FOUND");
        QTest::newRow("no hub") << QByteArray("/client/?x=1") << 400 << QByteArray("HUB_NAME");
        QTest::newRow("no token") << QByteArray("/client/hubs/chat") << 401 << QByteArray("TOKEN_MISSING");
        QTest::newRow("a token for another hub")
            << QByteArray("/client/hubs/other?access_token=TOKEN") << 401 << QByteArray("JWT_AUD");
        QTest::newRow("a simple client's bad mode")
            << QByteArray("/client/hubs/chat?webpubsub_mode=x&access_token=TOKEN") << 400
            << QByteArray("CLIENT_MODE");
    }
    void refusals()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        HandshakeFixture fixture;
        const Answer answer = fixture.shake(target.replace("TOKEN", fixture.token()), {});
        QVERIFY(!answer.subprotocol);
        QCOMPARE(answer.response->status, status);
        QCOMPARE(answer.response->header("x-ms-error-code"), code);
        const TraceEntry &row = fixture.hub.rows.last();
        QCOMPARE(row.event, u"HandshakeRejected"_s);
        QCOMPARE(row.status, QString::number(status));
        QVERIFY(!row.url.contains(QString::fromLatin1(fixture.token())));
    }

    void theModeOfASubprotocolClientDoesNotMatter()
    {
        HandshakeFixture fixture;
        const QByteArray target = "/client/hubs/chat?webpubsub_mode=x&access_token=" + fixture.token();
        QVERIFY(fixture.shake(target, {json}).subprotocol);
    }

    void aRecoveryNeedsNoAccessToken_data()
    {
        QTest::addColumn<QByteArray>("accessToken");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("a broken one") << QByteArray("&access_token=a.b.c");
    }
    void aRecoveryNeedsNoAccessToken()
    {
        QFETCH(QByteArray, accessToken);
        HandshakeFixture fixture;
        FakePeer peer;
        const HubSession &ann = fixture.hub.openReliable(peer, {.userId = u"ann"_s});
        const Answer answer = fixture.shake("/client/hubs/chat?awps_connection_id="
                + ann.connectionId.toLatin1() + "&awps_reconnection_token=x" + accessToken,
            {json, reliable});
        // The name of the lost connection, not the first offered one.
        QCOMPARE(answer.subprotocol, std::optional<QString>(reliable));
    }

    void anUnknownRecoveryIsAcceptedToBeClosed()
    {
        HandshakeFixture fixture;
        const Answer answer = fixture.shake("/client/hubs/chat?awps_connection_id=x", {reliable});
        QCOMPARE(answer.subprotocol, std::optional<QString>(reliable));
    }

    void aHeldUserIsKeptOutForTheTime()
    {
        HandshakeFixture fixture;
        FakePeer peer;
        const HubSession &ann = fixture.hub.openReliable(peer, {.userId = u"ann"_s});
        const QByteArray recovery = "/client/hubs/chat?awps_connection_id=" + ann.connectionId.toLatin1();
        const QByteArray fresh = "/client/hubs/chat?access_token=" + fixture.token();
        fixture.handshakes.holdUser(u"ann"_s, 5s);
        fixture.hub.advance(4999ms);
        for (const QByteArray &target : {recovery, fresh}) {
            const Answer answer = fixture.shake(target, {reliable});
            QCOMPARE(answer.response->status, 503);
            QVERIFY(!answer.response->header("Retry-After").isEmpty());
        }
        QVERIFY(
            fixture.shake("/client/hubs/chat?access_token=" + fixture.token(u"bob"_s), {json}).subprotocol);
        fixture.hub.advance(1ms);
        QVERIFY(fixture.shake(recovery, {reliable}).subprotocol);
        QVERIFY(fixture.shake(fresh, {reliable}).subprotocol);
    }
};

QTEST_GUILESS_MAIN(TestClientHandshakes)
#include "tst_clienthandshakes.moc"
