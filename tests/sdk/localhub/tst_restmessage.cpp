#include "localhub/restmessage.h"

#include "requestfixture.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

Result<RestMessage> read(const QByteArray &contentType, const QByteArray &body, HttpHeaders headers = {})
{
    if (!contentType.isEmpty())
        headers.append({"Content-Type", contentType});
    headers.append({"Content-Length", QByteArray::number(body.size())});
    return readRestMessage(makeRequest("POST", "/api/hubs/chat/:send", headers, body));
}

} // namespace

class TestRestMessage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contentTypes_data()
    {
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Payload>("payload");
        QTest::newRow("text") << QByteArray("text/plain") << QByteArray("h\xc3\xa9")
                              << Payload::text(u"hé"_s);
        QTest::newRow("text in UTF-8")
            << QByteArray("text/plain; charset=utf-8") << QByteArray("h\xc3\xa9") << Payload::text(u"hé"_s);
        QTest::newRow("text in Latin-1") << QByteArray("Text/Plain;charset=\"ISO-8859-1\"")
                                         << QByteArray("h\xe9") << Payload::text(u"hé"_s);
        QTest::newRow("empty text") << QByteArray("text/plain") << QByteArray() << Payload::text(QString());
        QTest::newRow("json") << QByteArray("application/json") << QByteArray("{ \"a\": 1 }")
                              << Payload::jsonText("{ \"a\": 1 }");
        QTest::newRow("json with charset") << QByteArray("application/json; charset=utf-8")
                                           << QByteArray("\"x\"") << Payload::jsonText("\"x\"");
        QTest::newRow("bytes") << QByteArray("application/octet-stream") << QByteArray("\x00\xff", 2)
                               << Payload::binary(QByteArray("\x00\xff", 2));
        QTest::newRow("no type is bytes") << QByteArray() << QByteArray("x") << Payload::binary("x");
    }
    void contentTypes()
    {
        QFETCH(QByteArray, contentType);
        QFETCH(QByteArray, body);
        QFETCH(Payload, payload);
        const auto message = read(contentType, body);
        QVERIFY2(message, message ? "" : qPrintable(message.error().message));
        QCOMPARE(message->payload.type, payload.type);
        QCOMPARE(message->payload.bytes, payload.bytes);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("another type") << QByteArray("application/xml") << QByteArray("<a/>") << 415;
        QTest::newRow("a type that begins alike")
            << QByteArray("application/json5") << QByteArray("1") << 415;
        QTest::newRow("an unknown charset")
            << QByteArray("text/plain; charset=klingon") << QByteArray("x") << 415;
        QTest::newRow("broken UTF-8") << QByteArray("text/plain") << QByteArray("\xff") << 400;
        QTest::newRow("broken JSON") << QByteArray("application/json") << QByteArray("{") << 400;
        QTest::newRow("empty JSON") << QByteArray("application/json") << QByteArray() << 400;
    }
    void refusals()
    {
        QFETCH(QByteArray, contentType);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const auto message = read(contentType, body);
        QVERIFY(!message);
        QCOMPARE(message.error().httpStatus, status);
    }

    void aChunkedBodyIsRefused()
    {
        const auto message = readRestMessage(
            makeRequest("POST", "/x", {{"Transfer-Encoding", "chunked"}}, "1\r\nx\r\n0\r\n\r\n"));
        QVERIFY(!message);
        QCOMPARE(message.error().httpStatus, 400);
    }

    void metadataComesFromHeaders()
    {
        const auto message = read("text/plain", "x",
            {{"X-WebPubSub-Metadata-Trace-Id", "7f"}, {"x-webpubsub-metadata-many", "a, b"},
                {"x-webpubsub-metadata-many", "c"}, {"X-Other", "y"}});
        QVERIFY(message);
        QCOMPARE(message->metadata, (Metadata{{u"trace-id"_s, u"7f"_s}, {u"many"_s, u"c"_s}}));
        const auto tooLong = read("text/plain", "x", {{"X-WebPubSub-Metadata-a", QByteArray(1025, 'v')}});
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().httpStatus, 400);
    }
};

QTEST_GUILESS_MAIN(TestRestMessage)
#include "tst_restmessage.moc"
