#include "service/webpubsubserviceclient.h"

#include "helpers/cannedserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::function<WebPubSubReply *(WebPubSubServiceClient &)>)

class tst_WebPubSubServiceClient : public QObject {
    Q_OBJECT

    using Call = std::function<WebPubSubReply *(WebPubSubServiceClient &)>;

    static ConnectionString connectionTo(const CannedServer &server)
    {
        return {QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port())),
            QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH")};
    }

private Q_SLOTS:
    void operations_data()
    {
        QTest::addColumn<Call>("call");
        QTest::addColumn<QByteArray>("line");
        const Payload hi = Payload::text(QStringLiteral("hi"));
        const QString c1 = QStringLiteral("c1");
        const auto row = [](const char *name, const Call &call, const char *line) {
            QTest::newRow(name) << call << QByteArray(line);
        };
        row(
            "send to all",
            [hi](auto &client) {
                return client.sendToAll(hi, {.excludedConnections = {QStringLiteral("x")}});
            },
            "POST /api/hubs/chat/:send?api-version=2024-12-01&excluded=x");
        row(
            "send to a user", [hi](auto &client) { return client.sendToUser(QStringLiteral("ann"), hi); },
            "POST /api/hubs/chat/users/ann/:send?api-version=2024-12-01");
        row(
            "send to a connection",
            [=](auto &client) { return client.sendToConnection(c1, hi, {.messageTtlSeconds = 5}); },
            "POST /api/hubs/chat/connections/c1/:send?api-version=2024-12-01&messageTtlSeconds=5");
        row(
            "send to a group",
            [hi](auto &client) { return client.group(QStringLiteral("a b")).sendToAll(hi); },
            "POST /api/hubs/chat/groups/a%20b/:send?api-version=2024-12-01");
        row(
            "connection exists", [c1](auto &client) { return client.connectionExists(c1); },
            "HEAD /api/hubs/chat/connections/c1?api-version=2024-12-01");
        row(
            "user exists", [](auto &client) { return client.userExists(QStringLiteral("ann")); },
            "HEAD /api/hubs/chat/users/ann?api-version=2024-12-01");
        row(
            "group exists", [](auto &client) { return client.groupExists(QStringLiteral("g")); },
            "HEAD /api/hubs/chat/groups/g?api-version=2024-12-01");
        row(
            "close a connection",
            [c1](auto &client) { return client.closeConnection(c1, QStringLiteral("bye now")); },
            "DELETE /api/hubs/chat/connections/c1?api-version=2024-12-01&reason=bye%20now");
        row(
            "add a connection",
            [c1](auto &client) { return client.group(QStringLiteral("g")).addConnection(c1); },
            "PUT /api/hubs/chat/groups/g/connections/c1?api-version=2024-12-01");
        row(
            "remove a connection",
            [c1](auto &client) { return client.group(QStringLiteral("g")).removeConnection(c1); },
            "DELETE /api/hubs/chat/groups/g/connections/c1?api-version=2024-12-01");
        row(
            "add a user",
            [](auto &client) { return client.group(QStringLiteral("g")).addUser(QStringLiteral("ann")); },
            "PUT /api/hubs/chat/users/ann/groups/g?api-version=2024-12-01");
        row(
            "remove a user",
            [](auto &client) { return client.group(QStringLiteral("g")).removeUser(QStringLiteral("ann")); },
            "DELETE /api/hubs/chat/users/ann/groups/g?api-version=2024-12-01");
        row(
            "health", [](auto &client) { return client.serviceIsHealthy(); },
            "HEAD /api/health?api-version=2024-12-01");
    }

    void operations()
    {
        QFETCH(Call, call);
        QFETCH(QByteArray, line);
        CannedServer server;
        server.answer("200 OK");
        WebPubSubServiceClient client(connectionTo(server), QStringLiteral("chat"));
        QSignalSpy finished(call(client), &WebPubSubReply::finished);
        QVERIFY(finished.wait());
        QCOMPARE(server.requests().constFirst().line, line + " HTTP/1.1");
    }

    void existence_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("expected"); // 1 yes, 0 no, -1 error
        QTest::newRow("200 is yes") << QByteArray("200 OK") << 1;
        QTest::newRow("404 is no") << QByteArray("404 Not Found") << 0;
        QTest::newRow("401 is neither") << QByteArray("401 Unauthorized") << -1;
    }

    void existence()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, expected);
        CannedServer server;
        server.answer(answer);
        WebPubSubServiceClient client(connectionTo(server), QStringLiteral("chat"));
        int got = 99;
        client.userExists(QStringLiteral("ann"))->then(this, [&](const Result<bool> &r) {
            got = r ? int(*r) : -1;
        });
        QTRY_COMPARE(got, expected);
    }

    void aBadHubNameNeverReachesTheWire()
    {
        CannedServer server;
        WebPubSubServiceClient client(connectionTo(server), QStringLiteral("1bad"));
        QString name;
        client.sendToAll(Payload::text({}))->then(this, [&](const Result<Done> &r) {
            name = r.error().name;
        });
        QTRY_COMPARE(name, QStringLiteral("HUB_NAME"));
        QVERIFY(server.requests().isEmpty());
    }

    void anAbortedCallIsCancelledOnce()
    {
        CannedServer server; // has no answer
        WebPubSubServiceClient client(connectionTo(server), QStringLiteral("chat"));
        auto *reply = client.serviceIsHealthy();
        int finished = 0;
        ErrorKind kind = ErrorKind::Network;
        reply->then(this, [&](const Result<bool> &r) {
            ++finished;
            kind = r.error().kind;
        });
        reply->abort();
        QTRY_COMPARE(finished, 1);
        QCOMPARE(kind, ErrorKind::Cancelled);
    }

    void aTokenIsMadeWithoutNetwork()
    {
        WebPubSubServiceClient client(
            {QUrl(QStringLiteral("http://localhost:8080")), QStringLiteral("k")}, QStringLiteral("chat"));
        QUrl url;
        client.getClientAccessToken({.userId = QStringLiteral("ann")})
            ->then(this, [&](const Result<ClientAccessToken> &r) { url = r->baseUrl; });
        QTRY_COMPARE(url, QUrl(QStringLiteral("ws://localhost:8080/client/hubs/chat")));
    }
};

QTEST_GUILESS_MAIN(tst_WebPubSubServiceClient)
#include "tst_webpubsubserviceclient.moc"
