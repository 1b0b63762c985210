#include "http/requesttarget.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

using Query = QList<std::pair<QString, QString>>;

class tst_RequestTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsSegments_data();
    void readsSegments();
    void readsQueries_data();
    void readsQueries();
    void refuses_data();
    void refuses();
    void cutsTheAuthority();
};

void tst_RequestTarget::readsSegments_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QStringList>("segments");
    QTest::newRow("the root has none") << QByteArray("/") << QStringList{};
    QTest::newRow("a path") << QByteArray("/api/hubs/chat/:send")
                            << QStringList{u"api"_s, u"hubs"_s, u"chat"_s, u":send"_s};
    QTest::newRow("a trailing slash gives an empty one") << QByteArray("/a/") << QStringList{u"a"_s, u""_s};
    QTest::newRow("a blank is decoded") << QByteArray("/a%20b") << QStringList{u"a b"_s};
    QTest::newRow("a plus stays") << QByteArray("/a+b") << QStringList{u"a+b"_s};
    QTest::newRow("an encoded slash stays as it is")
        << QByteArray("/tenant%2Falice") << QStringList{u"tenant%2Falice"_s};
    QTest::newRow("so does one in lower case")
        << QByteArray("/tenant%2falice") << QStringList{u"tenant%2falice"_s};
    QTest::newRow("a percent is decoded once only")
        << QByteArray("/a%252Fb%2520") << QStringList{u"a%2Fb%20"_s};
    QTest::newRow("UTF-8 is decoded") << QByteArray("/%E2%82%AC%F0%9F%98%80") << QStringList{u"€😀"_s};
    QTest::newRow("three dots are a name") << QByteArray("/...") << QStringList{u"..."_s};
    QTest::newRow("the query is no part of it") << QByteArray("/a?b/c") << QStringList{u"a"_s};
}

void tst_RequestTarget::readsSegments()
{
    QFETCH(QByteArray, target);
    HttpRequest request{.method = "GET", .target = target};
    QByteArray authority;
    QVERIFY(!readTarget(request, authority));
    QTEST(request.segments, "segments");
    QCOMPARE(request.target, target);
}

void tst_RequestTarget::readsQueries_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<Query>("query");
    QTest::newRow("none") << QByteArray("/?") << Query{};
    QTest::newRow("a repeated name keeps its order")
        << QByteArray("/?a=1&b=2&a=3") << Query{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}, {u"a"_s, u"3"_s}};
    QTest::newRow("a name alone") << QByteArray("/?a") << Query{{u"a"_s, u""_s}};
    QTest::newRow("a second equals sign belongs to the value")
        << QByteArray("/?a=b=c") << Query{{u"a"_s, u"b=c"_s}};
    QTest::newRow("plus and %20 are blanks") << QByteArray("/?a=b+c%20d%2B") << Query{{u"a"_s, u"b c d+"_s}};
    QTest::newRow("an encoded slash is decoded here") << QByteArray("/?a=%2F") << Query{{u"a"_s, u"/"_s}};
    QTest::newRow("empty items are passed over") << QByteArray("/?&&a=1&") << Query{{u"a"_s, u"1"_s}};
    QTest::newRow("a second question mark is data") << QByteArray("/?a=?") << Query{{u"a"_s, u"?"_s}};
}

void tst_RequestTarget::readsQueries()
{
    QFETCH(QByteArray, target);
    HttpRequest request{.method = "GET", .target = target};
    QByteArray authority;
    QVERIFY(!readTarget(request, authority));
    QTEST(request.query, "query");
}

void tst_RequestTarget::refuses_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"", "a", "*", "/a b", "/a#b", "/%", "/%2", "/%zz", "/%-1", "/%00", "/a%00b",
             "/%ff", "/%c3", "/.", "/..", "/a/../b", "/a/./b", "/%2e%2E", "/.%2e", "/?a=%zz", "/?a=%00",
             "/?%ff=1", "http:/a", "https://localhost/a", "/\x7f"})
        QTest::newRow(qPrintable(u"target \"%1\""_s.arg(QString::fromLatin1(target)))) << QByteArray(target);
}

void tst_RequestTarget::refuses()
{
    QFETCH(QByteArray, target);
    HttpRequest request{.method = "GET", .target = target};
    QByteArray authority;
    const auto fault = readTarget(request, authority);
    QVERIFY(fault);
    QVERIFY(!fault->isEmpty());
}

void tst_RequestTarget::cutsTheAuthority()
{
    HttpRequest request{.method = "GET", .target = "HTTP://Host:1/a?b=c"};
    QByteArray authority;
    QVERIFY(!readTarget(request, authority));
    QCOMPARE(authority, QByteArray("Host:1"));
    QCOMPARE(request.target, QByteArray("/a?b=c"));

    HttpRequest bare{.method = "GET", .target = "http://host?b=c"};
    QVERIFY(!readTarget(bare, authority));
    QCOMPARE(authority, QByteArray("host"));
    QCOMPARE(bare.target, QByteArray("/?b=c"));
}

QTEST_GUILESS_MAIN(tst_RequestTarget)
#include "tst_requesttarget.moc"
