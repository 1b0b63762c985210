#include "service/servicecall.h"

#include "auth/jwt.h"
#include "helpers/cannedserver.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {
const QString key = QStringLiteral("CANARYKEYCANARYKEYCANARYKEYCANARYKEY");
}

class tst_ServiceCall : public QObject {
    Q_OBJECT

    QNetworkAccessManager m_network;

    Result<RestAnswer> run(quint16 port, const QByteArray &method, QList<TraceEntry> *traced = nullptr)
    {
        const ConnectionString connection{QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port)), key};
        const RetryOptions retry{.maxRetries = 2, .delay = 1ms};
        RestRequest request(method, {QStringLiteral("api"), QStringLiteral("hubs"), QStringLiteral("chat")});
        request.body(Payload::text(QStringLiteral("hi")));
        auto *call = new ServiceCall(&m_network, connection, request, retry, this);
        if (traced)
            connect(
                call, &ServiceCall::traced, this, [traced](const TraceEntry &entry) { traced->append(entry); });
        std::optional<Result<RestAnswer>> result;
        call->start([&result](const Result<RestAnswer> &answer) { result = answer; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 10'000))
            return Error{.name = QStringLiteral("NEVER")};
        return *result;
    }

private Q_SLOTS:
    void theTokenIsForTheWholeUrl()
    {
        CannedServer server;
        server.answer("202 Accepted");
        QVERIFY(run(server.port(), "POST"));
        const CannedServer::Request request = server.requests().constFirst();
        const QByteArray token = request.header("Authorization").mid(int(qstrlen("Bearer ")));
        const QString audience =
            QStringLiteral("http://127.0.0.1:%1/api/hubs/chat?api-version=2024-12-01").arg(server.port());
        const Jwt::Expectation expected{.accessKeys = {key},
            .audience = [&](const QString &aud) { return aud == audience; },
            .audienceText = audience};
        const auto claims = Jwt::verify(token, expected, QDateTime::currentDateTimeUtc());
        QVERIFY2(claims, qPrintable(claims ? QString() : claims.error().message));
        QVERIFY(!request.header("x-ms-client-request-id").isEmpty());
        QCOMPARE(request.body, "hi");
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("status");
        QTest::newRow("flat error body")
            << QByteArray("400 Bad Request")
            << QByteArray(R"({"code":"Error.BadRequest","message":"bad filter"})") << ErrorKind::Rejected
            << "Error.BadRequest" << 400;
        QTest::newRow("code in the header only")
            << QByteArray("404 Not Found\r\nx-ms-error-code: Warning.Group.NotExisted") << QByteArray()
            << ErrorKind::Rejected << "Warning.Group.NotExisted" << 404;
        QTest::newRow("wrong key") << QByteArray("401 Unauthorized") << QByteArray()
                                   << ErrorKind::Unauthorized << "Http401" << 401;
        QTest::newRow("a redirect is not followed")
            << QByteArray("307 Temporary Redirect\r\nLocation: /elsewhere") << QByteArray()
            << ErrorKind::Rejected << "Http307" << 307;
    }

    void answers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, body);
        CannedServer server;
        server.answer(answer, body);
        const Result<RestAnswer> result = run(server.port(), "POST");
        QVERIFY(!result);
        QTEST(result.error().kind, "kind");
        QTEST(result.error().name, "name");
        QTEST(result.error().httpStatus, "status");
        QVERIFY(!result.error().message.isEmpty());
        QVERIFY(!result.error().message.contains(key));
        QCOMPARE(server.requests().size(), 1);
    }

    void retries_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("requests");
        QTest::newRow("a PUT is repeated after 500") << QByteArray("500 Oops") << QByteArray("PUT") << 2;
        QTest::newRow("a POST is not: it could publish twice")
            << QByteArray("500 Oops") << QByteArray("POST") << 1;
        QTest::newRow("501 will not change") << QByteArray("501 Not Implemented") << QByteArray("PUT") << 1;
        QTest::newRow("429 that says when")
            << QByteArray("429 Slow\r\nRetry-After: 0") << QByteArray("POST") << 2;
        QTest::newRow("429 that does not") << QByteArray("429 Slow") << QByteArray("PUT") << 1;
        QTest::newRow("503 in milliseconds")
            << QByteArray("503 Busy\r\nretry-after-ms: 1") << QByteArray("POST") << 2;
    }

    void retries()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, method);
        CannedServer server;
        server.answer(first);
        server.answer("200 OK");
        (void)run(server.port(), method);
        QTEST(int(server.requests().size()), "requests");
    }

    void aRefusedPortSaysWhatToDoAtOnce()
    {
        quint16 port = 0;
        {
            CannedServer server;
            port = server.port();
        }
        const Result<RestAnswer> result = run(port, "PUT");
        QVERIFY(!result);
        QCOMPARE(result.error().name, QStringLiteral("ConnectionRefused"));
        QVERIFY(result.error().message.contains(QString::number(port)));
    }

    void theTraceNeverHoldsTheKey()
    {
        CannedServer server;
        server.answer("202 Accepted");
        QList<TraceEntry> traced;
        QVERIFY(run(server.port(), "POST", &traced));
        QCOMPARE(traced.size(), 1);
        QCOMPARE(traced[0].status, QStringLiteral("202"));
        QVERIFY(traced[0].durationUs >= 0);
        QVERIFY(!traced[0].url.contains(key) && !traced[0].headers.contains(key));
    }
};

QTEST_GUILESS_MAIN(tst_ServiceCall)
#include "tst_servicecall.moc"
