#include "trace/tracequeue.h"

#include <utility>

namespace WebPubSub {

TraceQueue::TraceQueue()
    : TraceQueue(Limits())
{
}

TraceQueue::TraceQueue(const Limits &limits)
    : m_limits(limits)
{
}

void TraceQueue::push(const TraceEntry &entry)
{
    std::unique_lock lock(m_lock);
    // Once an entry was left out, the writer hangs: whoever comes next need not find out again.
    if (isFull() && !m_stalled && !m_leftOut)
        m_emptied.wait_for(lock, m_limits.patience, [this] { return !isFull() || m_stalled || m_closed; });
    if (m_closed)
        return;
    if (isFull()) {
        ++m_leftOut;
        return;
    }
    const bool wasEmpty = m_entries.empty();
    m_entries.push_back(entry);
    m_bytes += entry.payload.size();
    lock.unlock();
    if (wasEmpty)
        m_filled.notify_all();
}

void TraceQueue::flush()
{
    std::unique_lock lock(m_lock);
    if (m_closed)
        return;
    const quint64 ticket = ++m_flushAsked;
    m_filled.notify_all();
    m_flushed.wait(lock, [&] { return m_flushDone >= ticket || m_stalled; });
}

void TraceQueue::close()
{
    const std::lock_guard lock(m_lock);
    m_closed = true;
    m_filled.notify_all();
    m_emptied.notify_all();
}

TraceQueue::Batch TraceQueue::take(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_lock);
    m_filled.wait_for(
        lock, timeout, [this] { return !m_entries.empty() || m_flushAsked > m_flushTaken || m_closed; });
    Batch batch;
    batch.entries.swap(m_entries);
    batch.leftOut = std::exchange(m_leftOut, 0);
    batch.flushing = m_flushAsked > m_flushTaken;
    batch.flush = m_flushTaken = m_flushAsked;
    batch.closed = m_closed;
    m_taken += batch.entries.size();
    m_bytes = 0;
    return batch;
}

void TraceQueue::release(size_t entries)
{
    const std::lock_guard lock(m_lock);
    m_taken -= entries;
    m_emptied.notify_all();
}

void TraceQueue::settle(const Batch &batch)
{
    const std::lock_guard lock(m_lock);
    m_flushDone = batch.flush;
    m_flushed.notify_all();
}

void TraceQueue::setStalled(bool stalled)
{
    const std::lock_guard lock(m_lock);
    m_stalled = stalled;
    m_emptied.notify_all();
    m_flushed.notify_all();
}

bool TraceQueue::waitForClose(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_lock);
    return m_filled.wait_for(lock, timeout, [this] { return m_closed; });
}

} // namespace WebPubSub
