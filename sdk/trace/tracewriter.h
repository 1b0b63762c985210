#pragma once

#include "core/result.h"
#include "trace/correlator.h"
#include "trace/traceformat.h"
#include "trace/traceindex.h"
#include "trace/traceoutput.h"
#include "trace/tracequeue.h"

#include <atomic>
#include <functional>
#include <thread>

namespace WebPubSub {

struct TraceWriterOptions {
    qint64 maxFileBytes = 512 * 1024 * 1024;
    //! Between attempts to write on a full disk.
    std::chrono::milliseconds retryInterval = std::chrono::seconds(1);
    TraceQueue::Limits queue = {};
    Correlator::Limits correlator = {};
};

/*!
    The writer thread: takes entries off the queue, correlates, serializes, writes and indexes them,
    in this order.

    A row is in the index only once its line is with the system. On a full disk the thread keeps the
    lines that it could not write, tries again and goes on where it stopped; what the queue could
    not hold meanwhile becomes one row that says how much is missing.
*/
class TraceWriter {
public:
    //! Called on the writer thread.
    struct Listener {
        std::function<void(const QList<Correlator::Fill> &lateFills)> written;
        std::function<void(const Error &reason)> paused; //!< TR_FULL, TR_LIMIT
        std::function<void()> resumed;
    };

    TraceWriter(std::shared_ptr<TraceOutput> output, TraceIndex &index, Listener listener,
        const TraceWriterOptions &options = {});
    ~TraceWriter();

    //! Writes what was appended, unless the disk is full, and ends the thread. What is appended later is
    //! ignored.
    void finish();
    void append(const TraceEntry &entry) { m_queue.push(entry); } //!< any thread
    void flush() { m_queue.flush(); } //!< any thread; returns early while paused
    bool isPaused() const { return m_paused; } //!< any thread
    qint64 fileBytes() const { return m_fileBytes; } //!< any thread

private:
    // A line that is serialized and not yet written; rows have their entry, without its payload, for the
    // index.
    struct Line {
        quint32 size = 0;
        std::optional<TraceEntry> row;
    };

    void run();
    bool record(TraceQueue::Batch &batch);
    bool record(Correlator::Outcome &&outcome);
    void serialize(Correlator::Outcome &&outcome);
    void addAmendment(const TraceFormat::Amendment &amendment, const Correlator::Fill &fill);
    bool writeOrWait();
    bool writePending();
    void pause(const Error &reason);

    const TraceWriterOptions m_options;
    const std::shared_ptr<TraceOutput> m_output;
    TraceIndex &m_index;
    const Listener m_listener;
    TraceQueue m_queue;
    std::atomic<bool> m_paused = false;
    std::atomic<qint64> m_fileBytes = 0;

    // The writer thread's own.
    Correlator m_correlator;
    QByteArray m_pending;
    std::vector<Line> m_pendingLines;
    QList<Correlator::Fill> m_lateFills;
    bool m_isFull = false; // the size cap is reached: final

    std::thread m_thread; // last: it uses all of the above
};

} // namespace WebPubSub
