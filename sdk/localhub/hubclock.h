#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>

namespace WebPubSub {

//! The hub's two notions of time, passed in so that tests set them.
struct HubClock {
    std::function<QDateTime()> utcNow = &QDateTime::currentDateTimeUtc; //!< for tokens
    //! For periods: milliseconds that never jump, whatever happens to the wall clock.
    std::function<qint64()> steadyMs = [] {
        using namespace std::chrono;
        return qint64(duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count());
    };
};

} // namespace WebPubSub
