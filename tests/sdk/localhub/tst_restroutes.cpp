#include "localhub/restroutes.h"

#include "auth/clienttoken.h"
#include "hubfixture.h"
#include "localhub/localhub.h"
#include "requestfixture.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

//! The API on a hub of two users, called with a right token.
struct RestFixture {
    HubFixture hub{{}, true};
    RestOperations operations{hub.state, hub.sessions, hub.router};
    RestRoutes routes{
        operations, hub.trace, RestAuth(QString(emulatorAccessKey), [this] { return hub.utc; })};
    FakePeer annPeer;
    FakePeer bobPeer;
    HubSession *ann = &hub.openReliable(annPeer, {.userId = u"ann"_s, .groups = {u"lobby"_s}});
    HubSession *bob = &hub.openJson(bobPeer, {.userId = u"bob"_s});

    HttpResponse call(
        const QByteArray &method, QByteArray target, HttpHeaders headers = {}, const QByteArray &body = {})
    {
        target.replace("{ann}", ann->connectionId.toLatin1());
        const QUrl url = QUrl::fromEncoded("http://localhost:8080" + target);
        headers.append(
            {"Authorization", "Bearer " + makeRestToken(url, QString(emulatorAccessKey), hub.utc)});
        headers.append({"Content-Length", QByteArray::number(body.size())});
        return routes.handle(makeRequest(method, target, headers, body));
    }
};

} // namespace

class TestRestRoutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void statuses_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const char *method, const char *target, int status,
                             const char *code = "") {
            QTest::newRow(name) << QByteArray(method) << QByteArray(target) << status << QByteArray(code);
        };
        row("health", "HEAD", "/api/health", 200);
        row("health with a version", "HEAD", "/api/health?api-version=2024-12-01", 200);
        row("health by POST", "POST", "/api/health", 405, "Error.MethodNotAllowed");
        row("an unknown version", "HEAD", "/api/health?api-version=2030-01-01", 400, "Error.BadRequest");
        row("a version twice", "HEAD", "/api/health?api-version=2024-12-01&api-version=2024-12-01", 400,
            "Error.BadRequest");
        row("send to all", "POST", "/api/hubs/chat/:send?api-version=2024-12-01", 202);
        row("the colon escaped", "POST", "/api/hubs/chat/%3Asend", 202);
        row("the hub in another case", "HEAD", "/api/hubs/CHAT/users/ann", 200);
        row("send to nobody's connection", "POST", "/api/hubs/chat/connections/nobody/:send", 202);
        row("send to nobody", "POST", "/api/hubs/chat/users/nobody/:send", 202);
        row("send to an empty group", "POST", "/api/hubs/chat/groups/empty/:send", 202);
        row("a TTL in range", "POST", "/api/hubs/chat/:send?messageTtlSeconds=300", 202);
        row("a TTL too long", "POST", "/api/hubs/chat/:send?messageTtlSeconds=301", 400, "Error.BadRequest");
        row("a TTL that is no number", "POST", "/api/hubs/chat/:send?messageTtlSeconds=soon", 400,
            "Error.BadRequest");
        row("a filter", "POST", "/api/hubs/chat/:send?filter=userId%20eq%20%27ann%27", 501,
            "Error.NotImplemented");
        row("a connection that exists", "HEAD", "/api/hubs/chat/connections/{ann}", 200);
        row("a connection of another hub", "HEAD", "/api/hubs/other/connections/{ann}", 404,
            "Warning.Connection.NotExisted");
        row("a connection that does not", "HEAD", "/api/hubs/chat/connections/x", 404,
            "Warning.Connection.NotExisted");
        row("a user who is there", "HEAD", "/api/hubs/chat/users/bob", 200);
        row("users differ by case", "HEAD", "/api/hubs/chat/users/Bob", 404, "Warning.User.NotExisted");
        row("a group with members", "HEAD", "/api/hubs/chat/groups/lobby", 200);
        row("a group without", "HEAD", "/api/hubs/chat/groups/Lobby", 404, "Warning.Group.NotExisted");
        row("a blank group name", "HEAD", "/api/hubs/chat/groups/%20", 400, "Error.BadRequest");
        row("an empty user id", "HEAD", "/api/hubs/chat/users/", 400, "Error.BadRequest");
        row("a bad hub name", "HEAD", "/api/hubs/1/users/ann", 400, "Error.BadRequest");
        row("close an absent connection", "DELETE", "/api/hubs/chat/connections/x", 204);
        row("add to a group", "PUT", "/api/hubs/chat/groups/g/connections/{ann}", 200);
        row("add an absent connection", "PUT", "/api/hubs/chat/groups/g/connections/x", 404,
            "Error.Connection.NotExisted");
        row("remove from a group", "DELETE", "/api/hubs/chat/groups/g/connections/x", 204);
        row("remove from all groups", "DELETE", "/api/hubs/chat/connections/x/groups", 204);
        row("add a user", "PUT", "/api/hubs/chat/users/ann/groups/g", 200);
        row("remove a user", "DELETE", "/api/hubs/chat/users/nobody/groups/g", 204);
        row("remove a user from all groups", "DELETE", "/api/hubs/chat/users/nobody/groups", 204);
        row("close all of a user", "POST", "/api/hubs/chat/users/nobody/:closeConnections", 204);
        row("close all of a group", "POST", "/api/hubs/chat/groups/none/:closeConnections", 204);
        row("close all of a hub", "POST", "/api/hubs/other/:closeConnections", 204);
        row("an operation we do not have", "POST", "/api/hubs/chat/:generateToken", 501,
            "Error.NotImplemented");
        row("a wrong method", "GET", "/api/hubs/chat/connections/x", 405, "Error.MethodNotAllowed");
        row("an unknown path", "GET", "/api/hubs/chat/rooms/x", 404, "Error.NotFound");
        row("no hub", "GET", "/api/hubs", 404, "Error.NotFound");
        row("outside the API", "GET", "/", 404, "Error.NotFound");
    }
    void statuses()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        RestFixture rest;
        const HttpResponse response = rest.call(method, target);
        QCOMPARE(response.status, status);
        QCOMPARE(response.header("x-ms-error-code"), code.isEmpty() ? QByteArray() : code);
        QCOMPARE(response.header("api-supported-versions"),
            QByteArray("2021-10-01, 2022-11-01, 2023-07-01, 2024-01-01, 2024-12-01"));
        QCOMPARE(response.body.isEmpty(), method == "HEAD" || status < 300);
    }

    void aWrongMethodIsToldTheRightOnes()
    {
        RestFixture rest;
        QCOMPARE(
            rest.call("GET", "/api/hubs/chat/connections/x").header("Allow"), QByteArray("HEAD, DELETE"));
    }

    void withoutATokenNothingHappens()
    {
        RestFixture rest;
        const HttpResponse response = rest.routes.handle(
            makeRequest("DELETE", "/api/hubs/chat/connections/" + rest.ann->connectionId.toLatin1()));
        QCOMPARE(response.status, 401);
        QCOMPARE(response.header("x-ms-error-code"), QByteArray("TOKEN_MISSING"));
        QVERIFY(!response.header("WWW-Authenticate").isEmpty());
        QVERIFY(rest.hub.state.find(rest.ann->connectionId));
        QCOMPARE(rest.routes.handle(makeRequest("HEAD", "/api/health")).status, 200); // needs none
    }

    void sendsToWhomTheyName_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("ann");
        QTest::addColumn<bool>("bob");
        QTest::newRow("all") << QByteArray("/api/hubs/chat/:send") << true << true;
        QTest::newRow("all but one") << QByteArray("/api/hubs/chat/:send?excluded=x&excluded={ann}") << false
                                     << true;
        QTest::newRow("excluded is no comma list")
            << QByteArray("/api/hubs/chat/:send?excluded=x,{ann}") << true << true;
        QTest::newRow("a user") << QByteArray("/api/hubs/chat/users/bob/:send") << false << true;
        QTest::newRow("a connection")
            << QByteArray("/api/hubs/chat/connections/{ann}/:send") << true << false;
        QTest::newRow("a group") << QByteArray("/api/hubs/chat/groups/lobby/:send") << true << false;
        QTest::newRow("a group but one")
            << QByteArray("/api/hubs/chat/groups/lobby/:send?excluded={ann}") << false << false;
        QTest::newRow("another hub") << QByteArray("/api/hubs/other/:send") << false << false;
    }
    void sendsToWhomTheyName()
    {
        QFETCH(QByteArray, target);
        QFETCH(bool, ann);
        QFETCH(bool, bob);
        RestFixture rest;
        const HttpHeaders headers{{"Content-Type", "text/plain"}, {"X-WebPubSub-Metadata-k", "v"}};
        QCOMPARE(rest.call("POST", target, headers, "hi").status, 202);
        QCOMPARE(rest.annPeer.summary().count(u"message:hi"_s), ann ? 1 : 0);
        QCOMPARE(rest.bobPeer.summary().count(u"message:hi"_s), bob ? 1 : 0);
        for (const FakePeer *peer : {&rest.annPeer, &rest.bobPeer}) {
            if (peer->lastJson()["type"_L1].toString() == "message"_L1) {
                const bool toGroup = target.contains("/groups/");
                QCOMPARE(peer->lastJson()["from"_L1].toString(), toGroup ? u"group"_s : u"server"_s);
                QCOMPARE(peer->lastJson()["metadata"_L1].toObject()["k"_L1].toString(), u"v"_s);
            }
        }
    }

    void aRefusedBodyReachesNobody()
    {
        RestFixture rest;
        QCOMPARE(rest.call("POST", "/api/hubs/chat/:send", {{"Content-Type", "image/png"}}, "x").status, 415);
        QCOMPARE(
            rest.call("POST", "/api/hubs/chat/:send", {{"Content-Type", "application/json"}}, "{").status,
            400);
        QCOMPARE(rest.annPeer.summary(), QStringList{u"connected"_s});
    }

    void closesWithTheReason()
    {
        RestFixture rest;
        QCOMPARE(rest.call("DELETE", "/api/hubs/chat/connections/{ann}?reason=too%20loud").status, 204);
        QCOMPARE(rest.annPeer.lastJson()["message"_L1].toString(),
            u"Application server closed the connection. Reason: too loud"_s);
        QCOMPARE(rest.annPeer.closeCode, 1000);
        QCOMPARE(rest.bobPeer.closeCode, 0);
    }

    void closesMany_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("ann");
        QTest::addColumn<bool>("bob");
        QTest::newRow("all") << QByteArray("/api/hubs/chat/:closeConnections") << true << true;
        QTest::newRow("all but one") << QByteArray("/api/hubs/chat/:closeConnections?excluded={ann}") << false
                                     << true;
        QTest::newRow("of a user") << QByteArray("/api/hubs/chat/users/bob/:closeConnections") << false
                                   << true;
        QTest::newRow("of a group") << QByteArray("/api/hubs/chat/groups/lobby/:closeConnections") << true
                                    << false;
    }
    void closesMany()
    {
        QFETCH(QByteArray, target);
        QFETCH(bool, ann);
        QFETCH(bool, bob);
        RestFixture rest;
        QCOMPARE(rest.call("POST", target).status, 204);
        QCOMPARE(rest.annPeer.closeCode, ann ? 1000 : 0);
        QCOMPARE(rest.bobPeer.closeCode, bob ? 1000 : 0);
    }

    void groupsAreChangedForConnectionsAndUsers()
    {
        RestFixture rest;
        rest.call("PUT", "/api/hubs/chat/groups/a%20b/connections/{ann}");
        rest.call("PUT", "/api/hubs/chat/users/ann/groups/%C3%A9%2B");
        QCOMPARE(groupNames(*rest.ann), (QStringList{u"lobby"_s, u"a b"_s, u"é+"_s}));
        rest.call("DELETE", "/api/hubs/chat/groups/a%20b/connections/{ann}");
        rest.call("DELETE", "/api/hubs/chat/users/ann/groups/%C3%A9%2B");
        QCOMPARE(groupNames(*rest.ann), QStringList{u"lobby"_s});
        rest.call("PUT", "/api/hubs/chat/users/ann/groups/x");
        rest.call("DELETE", "/api/hubs/chat/users/ann/groups");
        QVERIFY(rest.ann->groups.empty());
        rest.call("PUT", "/api/hubs/chat/users/ann/groups/x");
        rest.call("DELETE", "/api/hubs/chat/connections/{ann}/groups");
        QVERIFY(rest.ann->groups.empty());
    }

    void eachCallIsARowJoinedToWhatItCaused()
    {
        RestFixture rest;
        rest.hub.rows.clear();
        rest.call("POST", "/api/hubs/chat/groups/lobby/:send?api-version=2024-12-01&x=secret",
            {{"x-ms-client-request-id", "0A1B2C3D-0000-4000-8000-000000000000"},
                {"Content-Type", "text/plain"}},
            "hi");
        const TraceEntry &row = rest.hub.rows.last();
        QCOMPARE(row.source, TraceSource::Rest);
        QCOMPARE(row.lane, u"REST"_s);
        QCOMPARE(row.event, u"POST groups/lobby/:send"_s);
        QCOMPARE(row.method, u"POST"_s);
        QCOMPARE(row.status, u"202"_s);
        QCOMPARE(row.group, u"lobby"_s);
        QCOMPARE(row.correlation, u"0a1b2c3d"_s);
        QVERIFY(row.durationUs >= 0);
        QCOMPARE(row.payload, QByteArray("hi"));
        QVERIFY(row.url.contains("api-version=2024-12-01"_L1));
        QVERIFY(!row.url.contains("secret"_L1));
        for (const TraceEntry &caused : rest.hub.rows)
            QCOMPARE(caused.correlation, u"0a1b2c3d"_s);
        QCOMPARE(rest.hub.rows.size(), 3); // message, routed, the call
    }
};

QTEST_GUILESS_MAIN(TestRestRoutes)
#include "tst_restroutes.moc"
