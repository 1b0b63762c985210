#pragma once

#include "core/trace.h"

#include <QList>

#include <array>
#include <atomic>
#include <mutex>
#include <vector>

namespace Ui {

//! Counts what crosses the wires, for the status bar. observe() is called from the wire and hub threads.
class Meter {
public:
    void observe(const WebPubSub::TraceEntry &entry);

    //! Rates since the last call; \p elapsedUs is the time between, passed in.
    struct Reading {
        double messagesPerSecond = 0;
        double bytesPerSecond = 0;
        qint64 ackP95Us = -1;
        qint64 messages = 0;
    };
    Reading read(qint64 elapsedUs);
    QList<double> recentRates() const { return m_rates; } //!< one a reading, at most 40, oldest first

private:
    std::atomic<qint64> m_messages = 0;
    std::atomic<qint64> m_bytes = 0;
    std::mutex m_mutex; // guards m_latencies, touched once an ack
    std::vector<qint64> m_latencies;
    size_t m_nextLatency = 0;
    qint64 m_readMessages = 0;
    qint64 m_readBytes = 0;
    QList<double> m_rates;
};

} // namespace Ui
