#include "core/loopback.h"

#include <QTest>

using namespace WebPubSub;

class tst_Loopback : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hosts_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("loopback");
        QTest::newRow("the name") << QStringLiteral("localhost") << true;
        QTest::newRow("the name in capitals") << QStringLiteral("LOCALHOST") << true;
        QTest::newRow("a name below it") << QStringLiteral("hub.localhost") << true;
        QTest::newRow("the usual address") << QStringLiteral("127.0.0.1") << true;
        QTest::newRow("another of its block") << QStringLiteral("127.8.9.10") << true;
        QTest::newRow("version 6") << QStringLiteral("::1") << true;
        QTest::newRow("a name that begins like the address")
            << QStringLiteral("127.0.0.1.example.com") << false;
        QTest::newRow("four parts that are no numbers") << QStringLiteral("127.a.b.c") << false;
        QTest::newRow("a number that is too large") << QStringLiteral("127.0.0.256") << false;
        QTest::newRow("a name that begins like the name") << QStringLiteral("localhost.example.com") << false;
        QTest::newRow("a private address") << QStringLiteral("192.168.0.1") << false;
        QTest::newRow("nothing") << QString() << false;
    }

    void hosts()
    {
        QFETCH(QString, host);
        QTEST(isLoopbackHost(host), "loopback");
    }
};

QTEST_GUILESS_MAIN(tst_Loopback)
#include "tst_loopback.moc"
