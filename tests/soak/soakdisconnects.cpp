// soak_disconnects [--protocol NAME] [--disconnects N] [--seed N]: the headline run of
// reliability-security.md section 2.1. Ends with 1 on any violation, or when a recovery takes 250 ms or
// longer at the 99th percentile.
#include "helpers/disconnectrun.h"
#include "helpers/seed.h"
#include "soakline.h"

#include <QCoreApplication>

using namespace WebPubSub;

int main(int argc, char *argv[])
{
    constexpr double slowestRecovery = 250; // ms, p99
    const DisconnectRunOptions options{
        .protocol = takeText(argc, argv, "--protocol", Subprotocol::reliableJson),
        .seed = takeSeed(argc, argv),
        .disconnects = int(takeNumber(argc, argv, "--disconnects", 10'000))};
    QCoreApplication app(argc, argv);
    std::printf("soak_disconnects --protocol %s --disconnects %d --seed %u\n", qPrintable(options.protocol),
        options.disconnects, options.seed);
    std::fflush(stdout);

    const DisconnectRunResult result = runDisconnects(options);
    std::printf("%s\n", qPrintable(result.report()));
    const DeliveryVerdict &verdict = result.verdict;
    const double p99 = result.recoveryTimes.percentile(0.99);
    const bool isComplete =
        result.disconnects == options.disconnects && verdict.received == verdict.sent * options.subscribers;
    return soakLine(QStringLiteral("%1 disconnects, %2")
                        .arg(result.disconnects)
                        .arg(options.protocol.section(u'.', 0, 0)),
        QStringLiteral(
            "%1 lost, %2 doubled, %3 reordered, %4 acks unresolved; recovery p50 %5 ms, p99 %6 ms; %7 s")
            .arg(verdict.lost)
            .arg(verdict.doubled)
            .arg(verdict.reordered)
            .arg(verdict.unresolved + verdict.refused)
            .arg(result.recoveryTimes.percentile(0.5), 0, 'f', 1)
            .arg(p99, 0, 'f', 1)
            .arg(result.seconds, 0, 'f', 0),
        result.isClean() && isComplete && p99 < slowestRecovery);
}
