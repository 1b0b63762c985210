#include "helpers/scheduleplayer.h"
#include "helpers/seed.h"
#include "helpers/virtualtime.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;

/*
    100,000 random lives of the client in virtual time (helpers/scheduleplayer.h). A schedule that fails is
   told with its seed; `--seed N --schedules 1` plays it alone and tells its story.
*/
class tst_Schedules : public QObject {
    Q_OBJECT
public:
    VirtualTime *time = nullptr;
    quint32 seed = 0;
    quint32 schedules = 100'000;

private Q_SLOTS:
    void keepTheRules();

private:
    static constexpr int maxFailures = 10;
};

void tst_Schedules::keepTheRules()
{
    qInfo("--seed %u --schedules %u", seed, schedules);
    int failures = 0;
    for (quint32 i = 0; i < schedules && failures < maxFailures; ++i) {
        const ScheduleResult result = playSchedule(*time, seed + i, {.wantsStory = schedules == 1});
        if (schedules == 1)
            qInfo().noquote() << result.lines.join(u'\n');
        if (result.violations.isEmpty())
            continue;
        ++failures;
        qWarning("--seed %u --schedules 1: %s", seed + i, qPrintable(result.violations.join(u"; "_s)));
    }
    QCOMPARE(failures, 0);
}

int main(int argc, char *argv[])
{
    tst_Schedules test;
    test.time = VirtualTime::install();
    test.seed = takeSeed(argc, argv);
    test.schedules = takeNumber(argc, argv, "--schedules", test.schedules);
    QHashSeed::setDeterministicGlobalSeed(); // a seed decides everything
    QCoreApplication app(argc, argv);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_schedules.moc"
