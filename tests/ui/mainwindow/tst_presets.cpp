#include "mainwindow/presets.h"

#include <QTest>

using namespace Ui;

class TestPresets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void traceTakesItsShare_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("height");
        QTest::addColumn<double>("share");
        QTest::newRow("chat folds the trace") << QStringLiteral("chat") << 1200 << 0.0;
        QTest::newRow("debug in a low window") << QStringLiteral("debug") << 999 << 0.4;
        QTest::newRow("debug in a high window") << QStringLiteral("debug") << 1000 << 0.6;
        QTest::newRow("present folds the trace") << QStringLiteral("present") << 1200 << 0.0;
    }

    void traceTakesItsShare()
    {
        QFETCH(QString, name);
        QFETCH(int, height);
        QFETCH(double, share);
        const auto layout = Presets::layoutOf(name, height);
        QVERIFY(layout);
        QCOMPARE(layout->traceShare, share);
        QCOMPARE(layout->trace, share > 0);
    }

    void presentLeavesTheTalkAlone()
    {
        const auto layout = Presets::layoutOf(QStringLiteral("present"), 900);
        QVERIFY(!layout->connections && !layout->rooms && !layout->inspector);
    }

    void everyNameHasALayout()
    {
        for (const QString &name : Presets::names())
            QVERIFY(Presets::layoutOf(name, 900));
        QVERIFY(!Presets::layoutOf(QStringLiteral("zen"), 900));
    }
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
