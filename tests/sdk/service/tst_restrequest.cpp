#include "service/restrequest.h"

#include <QTest>

using namespace WebPubSub;

class tst_RestRequest : public QObject {
    Q_OBJECT

    static RestRequest hubRequest(const char *method, const QStringList &below, const QString &hub)
    {
        return RestRequest(method, QStringList{QStringLiteral("api"), QStringLiteral("hubs"), hub} + below);
    }
    static QByteArray line(const RestRequest &request)
    {
        const QUrl url = request.url(QUrl(QStringLiteral("http://localhost:8080")));
        return request.method() + ' ' + url.toEncoded().mid(int(qstrlen("http://localhost:8080")));
    }

private Q_SLOTS:
    // service-protocol.md section 13.
    void theLineOfSendToAllIsTheOfficialOne()
    {
        RestRequest request = hubRequest("POST", {QStringLiteral(":send")}, QStringLiteral("chat"));
        request.query(QStringLiteral("excluded"), QStringLiteral("a b"))
            .query(QStringLiteral("excluded"), QStringLiteral("c&d"))
            .query(QStringLiteral("filter"), QStringLiteral("userId ne 'vic''s'"))
            .query(QStringLiteral("messageTtlSeconds"), QStringLiteral("60"));
        QCOMPARE(line(request),
            "POST /api/hubs/chat/:send?api-version=2024-12-01&excluded=a%20b&excluded=c%26d"
            "&filter=userId%20ne%20%27vic%27%27s%27&messageTtlSeconds=60");
    }

    void segments_data()
    {
        QTest::addColumn<QString>("hub");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("every awkward character of a user")
            << "chat" << QStringLiteral("a/b c+d%\u00e9")
            << QByteArray("/api/hubs/chat/users/a%2Fb%20c%2Bd%25%C3%A9");
        QTest::newRow("every awkward character of a hub")
            << "ok_.,`[]"
            << "u" << QByteArray("/api/hubs/ok_.%2C%60%5B%5D/users/u");
    }

    void segments()
    {
        QFETCH(QString, hub);
        QFETCH(QString, user);
        QFETCH(QByteArray, path);
        const RestRequest request = hubRequest("HEAD", {QStringLiteral("users"), user}, hub);
        QCOMPARE(line(request), "HEAD " + path + "?api-version=2024-12-01");
    }

    void anEndpointBelowAPathKeepsIt()
    {
        const RestRequest request("HEAD", {QStringLiteral("api"), QStringLiteral("health")});
        QCOMPARE(request.url(QUrl(QStringLiteral("https://a.example/sub/path/"))).toEncoded(),
            "https://a.example/sub/path/api/health?api-version=2024-12-01");
    }

    void contentTypes_data()
    {
        QTest::addColumn<Payload>("payload");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("text") << Payload::text(QStringLiteral("hi"))
                              << QByteArray("text/plain; charset=utf-8");
        QTest::newRow("json") << Payload::jsonText("{}") << QByteArray("application/json");
        QTest::newRow("binary") << Payload::binary("x") << QByteArray("application/octet-stream");
    }

    void contentTypes()
    {
        QFETCH(Payload, payload);
        QFETCH(QByteArray, type);
        RestRequest request("POST", {QStringLiteral(":send")});
        QCOMPARE(request.contentType(), QByteArray());
        QCOMPARE(request.body(payload).contentType(), type);
        QCOMPARE(request.content(), payload.bytes);
    }

    void onlyAPostMustNotBeRepeated()
    {
        QVERIFY(RestRequest("PUT", {}).isIdempotent());
        QVERIFY(!RestRequest("POST", {}).isIdempotent());
    }
};

QTEST_GUILESS_MAIN(tst_RestRequest)
#include "tst_restrequest.moc"
