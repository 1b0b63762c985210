#include "workspace/meter.h"

#include <QTest>

using namespace Ui;
using namespace WebPubSub;

namespace {

TraceEntry frame(const QString &event, qint64 bytes, bool payload, qint64 durationUs = -1)
{
    return {.source = TraceSource::Client,
        .direction = TraceDirection::In,
        .event = event,
        .dataType = payload ? QStringLiteral("text") : QString(),
        .durationUs = durationUs,
        .bytes = bytes};
}

} // namespace

class tst_Meter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ratesAreOfTheTimeSinceTheLastReading()
    {
        Meter meter;
        for (int i = 0; i < 10; ++i)
            meter.observe(frame(QStringLiteral("message"), 100, true));
        const Meter::Reading first = meter.read(2'000'000);
        QCOMPARE(first.messagesPerSecond, 5.0);
        QCOMPARE(first.bytesPerSecond, 500.0);
        QCOMPARE(first.messages, 10);
        QCOMPARE(meter.read(1'000'000).messagesPerSecond, 0.0);
        QCOMPARE(meter.recentRates(), (QList<double>{5.0, 0.0}));
    }

    void framesWithoutPayloadCountAsBytesOnly()
    {
        Meter meter;
        meter.observe(frame(QStringLiteral("ping"), 15, false));
        const Meter::Reading reading = meter.read(1'000'000);
        QCOMPARE(reading.messages, 0);
        QCOMPARE(reading.bytesPerSecond, 15.0);
    }

    void theHubsOwnRowsAreNotCountedTwice()
    {
        Meter meter;
        TraceEntry entry = frame(QStringLiteral("message"), 100, true);
        entry.source = TraceSource::Hub;
        meter.observe(entry);
        QCOMPARE(meter.read(1'000'000).messages, 0);
    }

    void p95IsOfTheAckLatencies()
    {
        Meter meter;
        QCOMPARE(meter.read(1).ackP95Us, -1);
        for (int i = 1; i <= 100; ++i)
            meter.observe(frame(QStringLiteral("ack"), 40, false, i * 10));
        QCOMPARE(meter.read(1).ackP95Us, 950);
    }
};

QTEST_GUILESS_MAIN(tst_Meter)
#include "tst_meter.moc"
