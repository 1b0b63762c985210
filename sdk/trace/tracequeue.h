#pragma once

#include "core/trace.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace WebPubSub {

/*!
    Entries on their way to the writer: many threads push, one takes all there is in a swap.

    Bounded, counting what is taken and not yet released. A full queue makes push() wait for a
    moment and then leaves the entry out, counted: a trace must not stop the wire it watches.
*/
class TraceQueue {
public:
    struct Limits {
        size_t entries = 16 * 1024;
        qint64 bytes = 64 * 1024 * 1024; //!< of payloads
        std::chrono::milliseconds patience = std::chrono::milliseconds(200); //!< the longest wait of a push()
    };
    struct Batch {
        std::vector<TraceEntry> entries;
        quint64 leftOut = 0; //!< entries not taken since the batch before
        quint64 flush = 0; //!< the last flush() that this batch answers
        bool flushing = false; //!< somebody waits for it
        bool closed = false; //!< the last one
    };

    TraceQueue();
    explicit TraceQueue(const Limits &limits);

    void push(const TraceEntry &entry); //!< any thread
    //! Any thread: waits until what was pushed before is settled, or the writer is stalled or gone.
    void flush();
    void close(); //!< take() then returns what is left and says so

    Batch take(std::chrono::milliseconds timeout); //!< the writer; empty when nothing came in time
    void release(size_t entries); //!< the writer: so many of those taken need no more room
    void settle(const Batch &batch); //!< the writer: this batch is written, or given up
    //! The writer cannot write for now: pushes and flushes no longer wait.
    void setStalled(bool stalled);
    bool waitForClose(std::chrono::milliseconds timeout); //!< the writer's pause between attempts

private:
    bool isFull() const
    {
        return m_entries.size() + m_taken >= m_limits.entries || m_bytes >= m_limits.bytes;
    }

    Limits m_limits;
    std::mutex m_lock;
    std::condition_variable m_filled; // for the writer
    std::condition_variable m_emptied; // for those who push
    std::condition_variable m_flushed; // for those who flush
    std::vector<TraceEntry> m_entries;
    size_t m_taken = 0;
    qint64 m_bytes = 0;
    quint64 m_leftOut = 0;
    quint64 m_flushAsked = 0;
    quint64 m_flushTaken = 0;
    quint64 m_flushDone = 0;
    bool m_stalled = false;
    bool m_closed = false;
};

} // namespace WebPubSub
