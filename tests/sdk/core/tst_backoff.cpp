#include "core/backoff.h"

#include <QTest>

using namespace WebPubSub;
using std::chrono::milliseconds;

class TestBackoff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void delay_data();
    void delay();
    void endlessRetries();
    void jitterStaysInItsShare();
};

void TestBackoff::delay_data()
{
    QTest::addColumn<RetryOptions>("options");
    QTest::addColumn<int>("attempt");
    QTest::addColumn<int>("expected"); // milliseconds
    const auto row = [](const char *name, const RetryOptions &options, int attempt, int expected) {
        QTest::newRow(name) << options << attempt << expected;
    };
    const RetryOptions fixed;
    const RetryOptions exponential{.maxRetries = 100, .mode = RetryMode::Exponential};
    const RetryOptions jittered{.jitter = 0.5};

    row("fixed, first", fixed, 1, 1000);
    row("fixed, last", fixed, 3, 1000);
    row("fixed, one too many", fixed, 4, -1);
    row("no retries at all", {.maxRetries = 0}, 1, -1);
    row("exponential, first", exponential, 1, 1000);
    row("exponential, second doubles", exponential, 2, 2000);
    row("exponential, fifth", exponential, 5, 16000);
    row("exponential, sixth meets the maximum", exponential, 6, 30000);
    row("exponential, hundredth does not overflow", exponential, 100, 30000);
    row("delay above the maximum", {.delay = milliseconds(9000), .maxDelay = milliseconds(100)}, 1, 100);
    row("never below a millisecond", {.delay = milliseconds(0)}, 1, 1);
    row("jitter in the middle changes nothing", jittered, 1, 1000);
}

void TestBackoff::delay()
{
    QFETCH(RetryOptions, options);
    QFETCH(int, attempt);
    QFETCH(int, expected);
    QCOMPARE(retryDelay(options, attempt), milliseconds(expected));
}

void TestBackoff::endlessRetries()
{
    const RetryOptions endless{.maxRetries = -1, .mode = RetryMode::Exponential};
    QCOMPARE(retryDelay(endless, std::numeric_limits<int>::max()), milliseconds(30000));
}

void TestBackoff::jitterStaysInItsShare()
{
    const RetryOptions options{.jitter = 0.2};
    QCOMPARE(retryDelay(options, 1, 0.0), milliseconds(800));
    QCOMPARE(retryDelay(options, 1, 1.0), milliseconds(1200));
    QCOMPARE(retryDelay(options, 1, 7.0), milliseconds(1200)); // out of range is clamped
    QCOMPARE(retryDelay({.jitter = 9.0}, 1, 0.0), milliseconds(1));
}

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
