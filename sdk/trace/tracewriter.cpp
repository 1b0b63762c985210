#include "trace/tracewriter.h"

#include <utility>

namespace WebPubSub {

namespace {

constexpr std::chrono::milliseconds idleWait = std::chrono::seconds(1);
constexpr std::chrono::milliseconds heldWait = std::chrono::milliseconds(50);
constexpr size_t sliceEntries = 512; // written at once, so that a full queue has room again soon

Error fullDisk(const QString &systemText)
{
    return Error{.kind = ErrorKind::Rejected,
        .name = QStringLiteral("TR_FULL"),
        .message =
            QStringLiteral("The trace is paused: its file cannot grow (%1). Free some space; recording "
                           "goes on by itself.")
                .arg(systemText)};
}

Error sizeCap(qint64 maxBytes)
{
    return Error{.kind = ErrorKind::Rejected,
        .name = QStringLiteral("TR_LIMIT"),
        .message =
            QStringLiteral("The trace is paused: its file reached %1 MiB. Start a new session to go on "
                           "recording.")
                .arg(maxBytes / (1024 * 1024))};
}

TraceEntry leftOutNote(quint64 count)
{
    return TraceEntry{.timeUs = nowUs(),
        .level = TraceLevel::Warning,
        .lane = QStringLiteral("trace"),
        .event = QStringLiteral("notRecorded"),
        .message = QStringLiteral("%1 entries are missing here: they came while the trace file could not "
                                  "take them.")
                       .arg(count)};
}

// A clock that no suspend or correction sets back.
qint64 nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

TraceWriter::TraceWriter(std::shared_ptr<TraceOutput> output, TraceIndex &index, Listener listener,
    const TraceWriterOptions &options)
    : m_options(options)
    , m_output(std::move(output))
    , m_index(index)
    , m_listener(std::move(listener))
    , m_queue(options.queue)
    , m_correlator(options.correlator)
    , m_thread([this] { run(); })
{
}

TraceWriter::~TraceWriter()
{
    finish();
}

void TraceWriter::finish()
{
    m_queue.close();
    if (m_thread.joinable())
        m_thread.join();
}

void TraceWriter::run()
{
    m_pending = TraceFormat::headerLine(nowUs());
    m_pendingLines.push_back({quint32(m_pending.size()), std::nullopt});
    bool isLast = !writeOrWait();
    while (!isLast) {
        TraceQueue::Batch batch = m_queue.take(m_correlator.holdsRows() ? heldWait : idleWait);
        isLast = !record(batch) || batch.closed;
        m_queue.settle(batch);
    }
}

bool TraceWriter::record(TraceQueue::Batch &batch)
{
    const qint64 now = nowMs();
    const size_t count = batch.entries.size();
    for (size_t start = 0; start < count; start += sliceEntries) {
        const size_t end = std::min(start + sliceEntries, count);
        Correlator::Outcome outcome;
        for (size_t i = start; i < end; ++i)
            m_correlator.accept(std::move(batch.entries[i]), now, outcome);
        if (!record(std::move(outcome)))
            return false;
        m_queue.release(end - start);
    }
    Correlator::Outcome rest;
    if (batch.leftOut)
        m_correlator.accept(leftOutNote(batch.leftOut), now, rest);
    if (batch.flushing || batch.closed)
        m_correlator.releaseAll(rest);
    else
        m_correlator.releaseDue(now, rest);
    return record(std::move(rest));
}

bool TraceWriter::record(Correlator::Outcome &&outcome)
{
    if (!m_isFull)
        serialize(std::move(outcome));
    return writeOrWait();
}

void TraceWriter::serialize(Correlator::Outcome &&outcome)
{
    const int firstRow = m_index.count();
    for (const Correlator::Fill &fill : outcome.fills) {
        if (fill.row >= firstRow)
            outcome.rows[size_t(fill.row - firstRow)].correlation = fill.correlation;
        else if (const std::optional<TraceIndexRow> row = m_index.at(fill.row))
            addAmendment({.offset = row->offset, .correlation = fill.correlation}, fill);
    }
    for (TraceEntry &row : outcome.rows) {
        const qsizetype start = m_pending.size();
        TraceFormat::appendLine(m_pending, row);
        if (m_fileBytes + m_pending.size() > m_options.maxFileBytes) {
            m_pending.truncate(start);
            m_isFull = true;
            break;
        }
        row.payload.clear(); // the index does not want it, and a full disk may last
        m_pendingLines.push_back({quint32(m_pending.size() - start), std::move(row)});
    }
}

void TraceWriter::addAmendment(const TraceFormat::Amendment &amendment, const Correlator::Fill &fill)
{
    const qsizetype start = m_pending.size();
    TraceFormat::appendLine(m_pending, amendment);
    m_pendingLines.push_back({quint32(m_pending.size() - start), std::nullopt});
    m_lateFills.append(fill);
}

// False when the program ends while the disk is full.
bool TraceWriter::writeOrWait()
{
    if (!writePending()) {
        pause(fullDisk(m_output->errorText()));
        m_queue.setStalled(true);
        do {
            if (m_queue.waitForClose(m_options.retryInterval))
                return false;
        } while (!writePending());
        m_queue.setStalled(false);
        m_paused = false;
        m_listener.resumed();
    }
    if (m_isFull && !m_paused)
        pause(sizeCap(m_options.maxFileBytes));
    return true;
}

bool TraceWriter::writePending()
{
    if (m_pending.isEmpty())
        return true;
    if (!m_output->append(m_pending))
        return false;
    qint64 offset = m_fileBytes;
    for (const Line &line : m_pendingLines) {
        if (line.row)
            m_index.append(*line.row, offset, line.size);
        offset += line.size;
    }
    for (const Correlator::Fill &fill : std::as_const(m_lateFills))
        m_index.fillCorrelation(fill.row, fill.correlation);
    m_fileBytes = offset;
    m_pending.clear();
    m_pendingLines.clear();
    m_listener.written(std::exchange(m_lateFills, {}));
    return true;
}

void TraceWriter::pause(const Error &reason)
{
    m_paused = true;
    m_listener.paused(reason);
}

} // namespace WebPubSub
