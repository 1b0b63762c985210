#include "http/httpmessage.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

//! Without the date, which is the clock's.
QByteArray wire(const HttpResponse &response, const ResponseFraming &framing = {})
{
    QByteArray text = serialized(response, framing);
    const qsizetype date = text.indexOf("Date: ");
    return date < 0 ? text : text.remove(date, text.indexOf("\r\n", date) + 2 - date);
}

} // namespace

class tst_HttpMessage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsHeaders();
    void splitsLists();
    void findsQueries();
    void buildsTheUrl();
    void serializes_data();
    void serializes();
    void datesInTheStandardForm();
    void keepsHeadersInTheirLine();
    void tellsErrorsTwice();
};

void tst_HttpMessage::findsHeaders()
{
    const HttpRequest request{.headers = {{"X-A", "1"}, {"x-a", "2"}, {"X-Empty", ""}}};
    QCOMPARE(request.header("x-A"), QByteArray("1"));
    QCOMPARE(request.headerValues("X-a"), QList<QByteArray>({"1", "2"}));
    QVERIFY(request.hasHeader("x-empty"));
    QVERIFY(!request.hasHeader("x-none"));
    QVERIFY(request.header("x-none").isNull());
}

void tst_HttpMessage::splitsLists()
{
    const HttpRequest request{.headers = {{"X", "a, b,, "}, {"x", "\tc"}}};
    QCOMPARE(request.headerList("X"), QList<QByteArray>({"a", "b", "c"}));
    QVERIFY(request.headerListHas("x", "B"));
    QVERIFY(!request.headerListHas("x", "d"));
}

void tst_HttpMessage::findsQueries()
{
    const HttpRequest request{.query = {{u"role"_s, u"a"_s}, {u"Role"_s, u"b"_s}, {u"empty"_s, u""_s}}};
    QCOMPARE(request.queryValue(u"ROLE"), u"a"_s);
    QCOMPARE(request.queryValues(u"role"), QStringList({u"a"_s, u"b"_s}));
    QVERIFY(request.hasQuery(u"empty"));
    QVERIFY(!request.hasQuery(u"none"));
    QVERIFY(request.queryValue(u"none").isNull());
}

void tst_HttpMessage::buildsTheUrl()
{
    const HttpRequest request{.target = "/a%2Fb?c=d", .headers = {{"Host", "localhost:8080"}}};
    QCOMPARE(request.url(), QByteArray("http://localhost:8080/a%2Fb?c=d"));
}

void tst_HttpMessage::serializes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const HttpResponse hello{200, {{"X-A", "b"}}, "hello"};
    QTest::newRow("an answer with a body")
        << wire(hello) << QByteArray("HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 5\r\n\r\nhello");
    QTest::newRow("an answer to HEAD has the length only") << wire(
        hello, {.headOnly = true}) << QByteArray("HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 5\r\n\r\n");
    QTest::newRow("the last answer says so")
        << wire({202, {}, {}}, {.keepAlive = false})
        << QByteArray("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    QTest::newRow("HTTP/1.0 is told that it stays")
        << wire({202, {}, {}}, {.minorVersion = 0})
        << QByteArray("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n");
    QTest::newRow("204 has neither length nor body")
        << wire({204, {}, "lost"}) << QByteArray("HTTP/1.1 204 No Content\r\n\r\n");
    QTest::newRow("101 keeps its own Connection")
        << wire({101, {{"Connection", "Upgrade"}}, {}})
        << QByteArray("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\n");
    QTest::newRow("an unknown status")
        << wire({299, {}, {}}) << QByteArray("HTTP/1.1 299 Unknown\r\nContent-Length: 0\r\n\r\n");
}

void tst_HttpMessage::serializes()
{
    QFETCH(QByteArray, bytes);
    QTEST(bytes, "expected");
}

void tst_HttpMessage::datesInTheStandardForm()
{
    static const QRegularExpression date(
        u"\r\nDate: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT\r\n"_s);
    QVERIFY(date.match(QString::fromLatin1(serialized({}, {}))).hasMatch());
}

void tst_HttpMessage::keepsHeadersInTheirLine()
{
    const QByteArray bytes = serialized({200, {{"X-User", "a\r\nSet-Cookie: b\0c"}}, {}}, {});
    QVERIFY(bytes.contains("X-User: a  Set-Cookie: b"));
    QVERIFY(!bytes.contains("\nSet-Cookie"));
}

void tst_HttpMessage::tellsErrorsTwice()
{
    const HttpResponse response = HttpResponse::error(400, u"HTTP_X"_s, u"say \"please\""_s);
    const QJsonObject detail = QJsonDocument::fromJson(response.body).object();
    QCOMPARE(detail.value("code"_L1).toString(), u"HTTP_X"_s);
    QCOMPARE(detail.value("message"_L1).toString(), u"say \"please\""_s);
    QCOMPARE(response.header("x-ms-error-code"), QByteArray("HTTP_X"));
}

QTEST_GUILESS_MAIN(tst_HttpMessage)
#include "tst_httpmessage.moc"
