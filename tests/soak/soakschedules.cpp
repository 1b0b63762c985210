// soak_schedules [--schedules N] [--seed N]: random lives of the client in virtual time, as tst_schedules
// plays them. Ends with 1 when a rule was broken; `tst_schedules --schedules 1 --seed N` tells the story of
// that seed.
#include "helpers/scheduleplayer.h"
#include "helpers/seed.h"
#include "helpers/virtualtime.h"
#include "soakline.h"

#include <QCoreApplication>
#include <QElapsedTimer>

int main(int argc, char *argv[])
{
    constexpr int maxFailures = 20;
    VirtualTime *time = VirtualTime::install();
    const quint32 seed = takeSeed(argc, argv);
    const quint32 schedules = takeNumber(argc, argv, "--schedules", 1'000'000);
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication app(argc, argv);
    std::printf("soak_schedules --schedules %u --seed %u\n", schedules, seed);
    std::fflush(stdout);

    QElapsedTimer timer;
    timer.start();
    int failures = 0;
    quint32 played = 0;
    for (; played < schedules && failures < maxFailures; ++played) {
        const ScheduleResult result = playSchedule(*time, seed + played);
        if (result.violations.isEmpty())
            continue;
        ++failures;
        std::printf(
            "--schedules 1 --seed %u: %s\n", seed + played, qPrintable(result.violations.join(u"; ")));
    }
    return soakLine(QStringLiteral("%1 random schedules").arg(played),
        QStringLiteral("%1 broke a rule; %2 s")
            .arg(failures)
            .arg(double(timer.elapsed()) / 1000.0, 0, 'f', 0),
        failures == 0);
}
