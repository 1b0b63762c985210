#include "mainwindow/statusstrip.h"

#include "workspace/workspace.h"

#include <QLocale>
#include <QTest>

using namespace Ui;

class TestStatusStrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void saysWhatItKnows_data()
    {
        QTest::addColumn<Statistics>("statistics");
        QTest::addColumn<QString>("text");
        constexpr qint64 limit = 512LL * 1024 * 1024;
        QTest::newRow("before the first connection")
            << Statistics{.capturing = true, .traceLimit = limit}
            << QStringLiteral("Not connected | Capture on, 0.0 of 512 MB | Not affiliated with Microsoft");
        QTest::newRow("at work") << Statistics{.connected = 3,
            .recovering = 1,
            .messagesPerSecond = 14,
            .bytesPerSecond = 2150,
            .ackP95Us = 3000,
            .messages = 412,
            .capturing = true,
            .traceBytes = 2'202'010,
            .traceLimit = limit}
                                 << QStringLiteral(
                                        "3 connected | 1 recovering | 14 msg/s | 2.1 KB/s | ack p95 3.0 ms | "
                                        "Capture on, 2.1 of 512 MB | This session: 412 messages, nothing "
                                        "sent to Azure");
        QTest::newRow("slow, without an ack")
            << Statistics{.connected = 1, .messagesPerSecond = .4, .bytesPerSecond = 90, .messages = 1}
            << QStringLiteral("1 connected | 0.4 msg/s | 0.1 KB/s | Capture off | This "
                              "session: 1 messages, nothing sent to Azure");
        QTest::newRow("a burst")
            << Statistics{.connected = 1, .messagesPerSecond = 52'340.6, .bytesPerSecond = 8'388'608}
            << QStringLiteral("1 connected | 52,341 msg/s | 8.0 MB/s | Capture off | This session: 0 "
                              "messages, nothing sent to Azure");
    }

    void saysWhatItKnows()
    {
        QFETCH(Statistics, statistics);
        QFETCH(QString, text);
        StatusStrip strip;
        strip.resize(1440, 24);
        strip.setStatistics(statistics);
        QCOMPARE(strip.text(), text);
    }

    void figuresStayAfterTheLastDisconnect()
    {
        StatusStrip strip;
        strip.resize(1440, 24);
        strip.setStatistics({.connected = 1});
        strip.setStatistics({.connected = 0, .messages = 7});
        QVERIFY(strip.text().contains(QStringLiteral("Not connected | 0 msg/s")));
        QVERIFY(strip.text().contains(QStringLiteral("7 messages")));
    }

    void noPromiseOnceAzureWasUsed()
    {
        StatusStrip strip;
        strip.resize(1440, 24);
        strip.setNothingSentOut(false);
        strip.setStatistics({.connected = 1, .messages = 2});
        QVERIFY(strip.text().endsWith(QStringLiteral("This session: 2 messages")));
    }

    void narrowStripKeepsTheFigures()
    {
        StatusStrip strip;
        strip.resize(420, 24);
        strip.setStatistics({.connected = 3, .ackP95Us = 1000, .messages = 400});
        QVERIFY(!strip.text().contains(QStringLiteral("session")));
        QVERIFY(strip.text().startsWith(QStringLiteral("3 connected")));
    }
};

QTEST_MAIN(TestStatusStrip)
#include "tst_statusstrip.moc"
