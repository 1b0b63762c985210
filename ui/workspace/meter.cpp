#include "workspace/meter.h"

#include <algorithm>

using namespace WebPubSub;

namespace Ui {

namespace {
constexpr size_t latencyWindow = 512; // the last acks: old ones would hide a change
constexpr qsizetype rateWindow = 40;
} // namespace

void Meter::observe(const TraceEntry &entry)
{
    if (entry.source != TraceSource::Client || entry.direction == TraceDirection::Inside)
        return;
    m_bytes.fetch_add(entry.bytes, std::memory_order_relaxed);
    if (!entry.dataType.isEmpty())
        m_messages.fetch_add(1, std::memory_order_relaxed);
    if (entry.event != QLatin1String("ack") || entry.durationUs < 0)
        return;
    const std::lock_guard lock(m_mutex);
    if (m_latencies.size() < latencyWindow)
        m_latencies.push_back(entry.durationUs);
    else
        m_latencies[m_nextLatency++ % latencyWindow] = entry.durationUs;
}

Meter::Reading Meter::read(qint64 elapsedUs)
{
    Reading reading;
    reading.messages = m_messages.load(std::memory_order_relaxed);
    const qint64 bytes = m_bytes.load(std::memory_order_relaxed);
    const double seconds = std::max<qint64>(elapsedUs, 1) / 1e6;
    reading.messagesPerSecond = double(reading.messages - m_readMessages) / seconds;
    reading.bytesPerSecond = double(bytes - m_readBytes) / seconds;
    m_readMessages = reading.messages;
    m_readBytes = bytes;
    m_rates.append(reading.messagesPerSecond);
    if (m_rates.size() > rateWindow)
        m_rates.removeFirst();

    const std::lock_guard lock(m_mutex);
    if (!m_latencies.empty()) {
        std::vector<qint64> sorted = m_latencies;
        const auto nth = sorted.begin() + qsizetype(double(sorted.size() - 1) * 0.95);
        std::nth_element(sorted.begin(), nth, sorted.end());
        reading.ackP95Us = *nth;
    }
    return reading;
}

} // namespace Ui
