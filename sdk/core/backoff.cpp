#include "core/backoff.h"

#include <algorithm>
#include <cmath>

namespace WebPubSub {

std::chrono::milliseconds retryDelay(const RetryOptions &options, int attempt, double random)
{
    using std::chrono::milliseconds;
    if (options.maxRetries >= 0 && attempt > options.maxRetries)
        return milliseconds(-1);
    double delay = double(options.delay.count());
    if (options.mode == RetryMode::Exponential)
        delay *= std::exp2(std::clamp(attempt - 1, 0, 62));
    delay = std::min(delay, double(options.maxDelay.count()));
    const double jitter = std::clamp(options.jitter, 0.0, 1.0);
    delay *= 1.0 + jitter * (2.0 * std::clamp(random, 0.0, 1.0) - 1.0);
    return milliseconds(std::max(1LL, std::llround(delay)));
}

} // namespace WebPubSub
