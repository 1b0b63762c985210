#include "mainwindow/firststeps.h"

#include "helpers/privatesettings.h"

#include <QSignalSpy>
#include <QTest>

using namespace Ui;
using Step = FirstSteps::Step;

class TestFirstSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_settings.clear(); }

    void doneStepsAreRemembered()
    {
        {
            FirstSteps steps;
            QSignalSpy changed(&steps, &FirstSteps::changed);
            steps.markDone(Step::JoinGroup);
            steps.markDone(Step::JoinGroup);
            QCOMPARE(changed.size(), 1);
            QCOMPARE(steps.doneCount(), 1);
        }
        const FirstSteps again;
        QVERIFY(again.isDone(Step::JoinGroup));
        QVERIFY(!again.isDone(Step::SendJson));
        QVERIFY(!again.isDismissed());
    }

    void dismissalIsForGood()
    {
        {
            FirstSteps steps;
            steps.dismiss();
        }
        QVERIFY(FirstSteps().isDismissed());
    }

    void damagedSettingsCountAsNothing()
    {
        QSettings().setValue(QStringLiteral("firstSteps/done"), QStringLiteral("9;x"));
        QCOMPARE(FirstSteps().doneCount(), 0);
    }

    void everyStepHasItsWords()
    {
        for (const Step step : FirstSteps::all) {
            QVERIFY(!FirstSteps::title(step).isEmpty());
            QVERIFY(!FirstSteps::explanation(step).isEmpty());
        }
    }

private:
    PrivateSettings m_settings;
};

QTEST_GUILESS_MAIN(TestFirstSteps)
#include "tst_firststeps.moc"
