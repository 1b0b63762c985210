#include "http/requesthead.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

//! The status of the first refusal, 0 when all lines are fine.
int statusOf(RequestHead &head, const QByteArrayList &lines)
{
    for (const QByteArray &line : lines) {
        if (const auto refusal = head.addLine(line))
            return refusal->status;
    }
    const auto refusal = head.finish();
    return refusal ? refusal->status : 0;
}

} // namespace

class tst_RequestHead : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAHead();
    void judgesFraming_data();
    void judgesFraming();
    void countsHeaders();
    void namesTheLineThatIsWrong();
    void keepsTheConnectionAsAsked_data();
    void keepsTheConnectionAsAsked();
    void wantsContinueOnlyForABody_data();
    void wantsContinueOnlyForABody();
};

void tst_RequestHead::readsAHead()
{
    RequestHead head(10);
    QCOMPARE(
        statusOf(head, {"PUT /a%20b?c=d HTTP/1.0", "Host:\tlocalhost  ", "X-A:b:c", "content-length: 7"}), 0);
    QCOMPARE(head.request.method, QByteArray("PUT"));
    QCOMPARE(head.request.segments, QStringList{u"a b"_s});
    QCOMPARE(head.request.queryValue(u"c"), u"d"_s);
    QCOMPARE(head.request.minorVersion, 0);
    QCOMPARE(head.request.header("host"), QByteArray("localhost"));
    QCOMPARE(head.request.header("x-a"), QByteArray("b:c"));
    QCOMPARE(head.contentLength, 7);
    QVERIFY(!head.chunked);
}

void tst_RequestHead::judgesFraming_data()
{
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<int>("status");
    QTest::newRow("no body") << QByteArrayList{} << 0;
    QTest::newRow("a length") << QByteArrayList{"Content-Length: 5"} << 0;
    QTest::newRow("chunks") << QByteArrayList{"Transfer-Encoding: chunked"} << 0;
    QTest::newRow("both") << QByteArrayList{"Transfer-Encoding: chunked", "Content-Length: 5"} << 400;
    QTest::newRow("both, the other way")
        << QByteArrayList{"Content-Length: 5", "Transfer-Encoding: chunked"} << 400;
    QTest::newRow("an unknown coding and a length")
        << QByteArrayList{"Content-Length: 5", "Transfer-Encoding: x"} << 400;
    QTest::newRow("two equal lengths") << QByteArrayList{"Content-Length: 5", "content-length: 5"} << 400;
    QTest::newRow("identity") << QByteArrayList{"Transfer-Encoding: identity"} << 501;
    QTest::newRow("chunked before gzip") << QByteArrayList{"Transfer-Encoding: chunked, gzip"} << 501;
    QTest::newRow("chunked with a parameter") << QByteArrayList{"Transfer-Encoding: chunked;q=1"} << 501;
    QTest::newRow("a length beyond 63 bits") << QByteArrayList{"Content-Length: 9223372036854775808"} << 400;
    QTest::newRow("a length of 63 bits") << QByteArrayList{"Content-Length: 9223372036854775807"} << 0;
}

void tst_RequestHead::judgesFraming()
{
    QFETCH(QByteArrayList, headers);
    RequestHead head(10);
    QTEST(statusOf(head, QByteArrayList{"POST / HTTP/1.1"} + headers), "status");
}

void tst_RequestHead::countsHeaders()
{
    RequestHead enough(2);
    QCOMPARE(statusOf(enough, {"GET / HTTP/1.1", "A: b", "C: d"}), 0);
    RequestHead tooMany(2);
    QCOMPARE(statusOf(tooMany, {"GET / HTTP/1.1", "A: b", "C: d", "E: f"}), 431);
}

void tst_RequestHead::namesTheLineThatIsWrong()
{
    RequestHead head(10);
    QVERIFY(!head.addLine("GET / HTTP/1.1"));
    QVERIFY(!head.addLine("Host: a"));
    const auto refusal = head.addLine("Bad Name: b");
    QVERIFY(refusal);
    QVERIFY(refusal->body.contains("Header line 2"));
}

void tst_RequestHead::keepsTheConnectionAsAsked_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("HTTP/1.1 keeps it") << QByteArray("HTTP/1.1") << QByteArrayList{} << true;
    QTest::newRow("HTTP/1.1 with close ends it")
        << QByteArray("HTTP/1.1") << QByteArrayList{"Connection: Close"} << false;
    QTest::newRow("close among others ends it")
        << QByteArray("HTTP/1.1") << QByteArrayList{"Connection: x, close"} << false;
    QTest::newRow("HTTP/1.0 ends it") << QByteArray("HTTP/1.0") << QByteArrayList{} << false;
    QTest::newRow("HTTP/1.0 with keep-alive keeps it")
        << QByteArray("HTTP/1.0") << QByteArrayList{"Connection: keep-alive"} << true;
}

void tst_RequestHead::keepsTheConnectionAsAsked()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArrayList, headers);
    RequestHead head(10);
    QCOMPARE(statusOf(head, QByteArrayList{"GET / " + version} + headers), 0);
    QTEST(head.keepAlive, "keepAlive");
}

void tst_RequestHead::wantsContinueOnlyForABody_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("wants");
    const QByteArray post = "POST / HTTP/1.1";
    QTest::newRow("with a length") << QByteArrayList{post, "Content-Length: 1", "Expect: 100-continue"} << 0
                                   << true;
    QTest::newRow("with chunks") << QByteArrayList{post, "Transfer-Encoding: chunked", "Expect: 100-CONTINUE"}
                                 << 0 << true;
    QTest::newRow("without a body") << QByteArrayList{post, "Expect: 100-continue"} << 0 << false;
    QTest::newRow("in HTTP/1.0") << QByteArrayList{"POST / HTTP/1.0", "Content-Length: 1",
        "Expect: 100-continue"} << 0
                                 << false;
    QTest::newRow("something else") << QByteArrayList{post, "Expect: a-miracle"} << 417 << false;
    QTest::newRow("twice") << QByteArrayList{post, "Expect: 100-continue", "Expect: 100-continue"} << 417
                           << false;
}

void tst_RequestHead::wantsContinueOnlyForABody()
{
    QFETCH(QByteArrayList, lines);
    RequestHead head(10);
    QTEST(statusOf(head, lines), "status");
    QTEST(head.wantsContinue, "wants");
}

QTEST_GUILESS_MAIN(tst_RequestHead)
#include "tst_requesthead.moc"
