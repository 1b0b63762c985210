#include "http/hostcheck.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

const QHostAddress loopback(QHostAddress::LocalHost);

int statusOf(const HostCheck &check, const HttpHeaders &headers, const QHostAddress &local = loopback)
{
    HttpRequest request;
    request.headers = headers;
    const auto refusal = check.refusal(request, local);
    return refusal ? refusal->status : 0;
}

} // namespace

class tst_HostCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void checksHost_data();
    void checksHost();
    void checksOrigin_data();
    void checksOrigin();
    void knowsTheAddressTheConnectionCameInOn();
    void leavesOutThePort80();
    void refusesNoHostAndTwo();
    void refusesTwoOriginsWhenOneIsForeign();
};

void tst_HostCheck::checksHost_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    for (const char *host : {"127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080",
             "[0:0:0:0:0:0:0:1]:8080", "devbox.lan:8080", "DevBox.lan:8080"})
        QTest::newRow(qPrintable(u"lets in %1"_s.arg(QLatin1String(host)))) << QByteArray(host) << 0;
    for (const char *host : {"evil", "evil:8080", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8081",
             "127.0.0.1:08080x", "127.0.0.1:", "127.0.0.1:8080:8080", "127.0.0.1.evil:8080",
             "localhost.:8080", "localhost.evil:8080", "xlocalhost:8080", "evil@localhost:8080",
             "localhost:8080/", " ", "", "127.1:8080", "2130706433:8080", "0x7f.0.0.1:8080", "0.0.0.0:8080",
             "127.0.0.2:8080", "[::]:8080", "[::1%lo]:8080", "[127.0.0.1]:8080", "::1:8080", "[::1:8080",
             "[::ffff:127.0.0.1]:8080", "localhost:99999", "192.168.0.7:8080"})
        QTest::newRow(qPrintable(u"refuses \"%1\""_s.arg(QLatin1String(host)))) << QByteArray(host) << 421;
}

void tst_HostCheck::checksHost()
{
    QFETCH(QByteArray, host);
    const HostCheck check(8080, {u"devbox.lan"_s}, {});
    QTEST(statusOf(check, {{"Host", host}}), "status");
}

void tst_HostCheck::checksOrigin_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    QTest::newRow("lets in the allowed one") << QByteArray("http://app.test:3000") << 0;
    for (const char *origin : {"http://evil", "https://app.test:3000", "http://app.test",
             "http://app.test:30000", "http://app.test:3000.evil", "http://app.test:3000/",
             "HTTP://APP.TEST:3000", "http://app.test.:3000", "null", "", "http://localhost:8080",
             "http://127.0.0.1:8080", "http://127.0.0.1.evil", "file://"})
        QTest::newRow(qPrintable(u"refuses \"%1\""_s.arg(QLatin1String(origin))))
            << QByteArray(origin) << 403;
}

void tst_HostCheck::checksOrigin()
{
    QFETCH(QByteArray, origin);
    const HostCheck check(8080, {}, {u"http://app.test:3000"_s});
    QTEST(statusOf(check, {{"host", "localhost:8080"}, {"ORIGIN", origin}}), "status");
}

void tst_HostCheck::knowsTheAddressTheConnectionCameInOn()
{
    const HostCheck check(8080, {}, {});
    const QHostAddress lan(u"192.168.0.7"_s);
    QCOMPARE(statusOf(check, {{"Host", "192.168.0.7:8080"}}, lan), 0);
    QCOMPARE(statusOf(check, {{"Host", "192.168.0.7:8080"}}, QHostAddress(u"::ffff:192.168.0.7"_s)), 0);
    QCOMPARE(statusOf(check, {{"Host", "192.168.0.8:8080"}}, lan), 421);
    QCOMPARE(statusOf(check, {{"Host", "[fd00::7]:8080"}}, QHostAddress(u"fd00::7"_s)), 0);
}

void tst_HostCheck::leavesOutThePort80()
{
    const HostCheck check(80, {}, {});
    QCOMPARE(statusOf(check, {{"Host", "localhost"}}), 0);
    QCOMPARE(statusOf(check, {{"Host", "[::1]"}}), 0);
    QCOMPARE(statusOf(check, {{"Host", "localhost:8080"}}), 421);
}

void tst_HostCheck::refusesNoHostAndTwo()
{
    const HostCheck check(8080, {}, {});
    QCOMPARE(statusOf(check, {}), 400);
    QCOMPARE(statusOf(check, {{"Host", "localhost:8080"}, {"host", "localhost:8080"}}), 400);
}

void tst_HostCheck::refusesTwoOriginsWhenOneIsForeign()
{
    const HostCheck check(8080, {}, {u"http://app.test"_s});
    const HttpHeader host{"Host", "localhost:8080"};
    QCOMPARE(statusOf(check, {host, {"Origin", "http://app.test"}, {"Origin", "http://evil"}}), 403);
}

QTEST_GUILESS_MAIN(tst_HostCheck)
#include "tst_hostcheck.moc"
