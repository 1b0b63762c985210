#pragma once

#include <chrono>

namespace WebPubSub {

enum class RetryMode { Fixed, Exponential };

//! When to try again. Defaults are the official client's (client-protocol.md section 5.2).
struct RetryOptions {
    int maxRetries = 3; //!< attempts after the first; negative means without end
    std::chrono::milliseconds delay = std::chrono::seconds(1);
    std::chrono::milliseconds maxDelay = std::chrono::seconds(30);
    RetryMode mode = RetryMode::Fixed;
    double jitter = 0.0; //!< 0 to 1: the share of the delay that may be added or taken away
};

/*!
    Delay before retry number \p attempt (the first is 1), or nothing more to try when it is negative.
    Exponential doubles up to the maximum; never below one millisecond.
    \param random 0 to 1, passed in so that the function stays pure; 0.5 means no jitter.
*/
std::chrono::milliseconds retryDelay(const RetryOptions &options, int attempt, double random = 0.5);

} // namespace WebPubSub
