#include "trace/tracestore.h"

#include "trace/traceformat.h"
#include "trace/traceloader.h"
#include "trace/tracereader.h"
#include "trace/tracewriter.h"

#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <future>

namespace WebPubSub {

namespace {

constexpr qint64 announceMs = 50;

} // namespace

class TraceStore::Private {
public:
    explicit Private(TraceStore *store);
    ~Private() { stop(); }

    void stop();
    void startWriter(std::shared_ptr<TraceOutput> output);
    void startLoader();
    std::shared_ptr<TraceWriter> currentWriter() const;
    std::shared_future<void> currentLoad() const;

    void noteNews(int session);
    void noteFills(const QList<Correlator::Fill> &fills);
    void announce();
    void announceFills(int knownRows);
    void warn(int session, const Error &warning);
    TraceEntry changedRow(int row);

    TraceStore *q;
    QString path;
    TraceIndex index;
    TraceReader reader;
    std::mutex parserLock;
    TraceLineParser parser;
    std::atomic<bool> isChangeTold = false;

    // Replaced only in the store's thread while others append, hence shared.
    mutable std::mutex sessionLock;
    std::atomic<int> session = 0; // queued calls of an earlier session are ignored
    std::shared_ptr<TraceWriter> writer;
    std::shared_future<void> load;
    std::atomic<bool> isLoadCancelled = false;

    std::atomic<int> announced = 0;
    std::atomic<bool> isNewsPosted = false;
    std::mutex fillsLock;
    QList<int> filledRows;
    QTimer announceTimer;
    QElapsedTimer sinceAnnounced;
};

TraceStore::Private::Private(TraceStore *store)
    : q(store)
{
    announceTimer.setSingleShot(true);
    QObject::connect(&announceTimer, &QTimer::timeout, q, [this] { announce(); });
}

void TraceStore::Private::stop()
{
    std::shared_ptr<TraceWriter> oldWriter;
    std::shared_future<void> oldLoad;
    {
        const std::lock_guard lock(sessionLock);
        ++session;
        oldWriter.swap(writer);
        std::swap(oldLoad, load);
    }
    // Not left to the last owner: an append() under way may hold it a little longer.
    if (oldWriter)
        oldWriter->finish();
    isLoadCancelled = true;
    if (oldLoad.valid())
        oldLoad.wait();
    isLoadCancelled = false;
    announceTimer.stop();
    reader.close();
    index.clear();
    filledRows.clear();
    isNewsPosted = false;
    isChangeTold = false;
    path.clear();
    if (announced.exchange(0) > 0)
        Q_EMIT q->reset();
}

void TraceStore::Private::startWriter(std::shared_ptr<TraceOutput> output)
{
    const int mine = session;
    const TraceWriter::Listener listener{
        .written =
            [this, mine](const QList<Correlator::Fill> &fills) {
                noteFills(fills);
                noteNews(mine);
            },
        .paused = [this, mine](const Error &reason) { warn(mine, reason); },
        .resumed =
            [this, mine] {
                const auto tell = [this, mine] {
                    if (mine == session)
                        Q_EMIT q->resumed();
                };
                QMetaObject::invokeMethod(q, tell, Qt::QueuedConnection);
            },
    };
    const std::lock_guard lock(sessionLock);
    writer = std::make_shared<TraceWriter>(std::move(output), index, listener);
}

void TraceStore::Private::startLoader()
{
    const int mine = session;
    const auto scan = [this, mine] {
        const auto report = loadTrace(
            reader, index, [this, mine] { noteNews(mine); }, isLoadCancelled);
        noteNews(mine);
        for (const Error &warning : report.warnings())
            warn(mine, warning);
    };
    const std::lock_guard lock(sessionLock);
    load = std::async(std::launch::async, scan).share();
}

std::shared_ptr<TraceWriter> TraceStore::Private::currentWriter() const
{
    const std::lock_guard lock(sessionLock);
    return writer;
}

std::shared_future<void> TraceStore::Private::currentLoad() const
{
    const std::lock_guard lock(sessionLock);
    return load;
}

// From the writer's or loader's thread: one queued call at a time, however many batches there are.
void TraceStore::Private::noteNews(int mine)
{
    if (isNewsPosted.exchange(true))
        return;
    const auto announceSoon = [this, mine] {
        if (mine != session)
            return;
        const qint64 passed = sinceAnnounced.isValid() ? sinceAnnounced.elapsed() : announceMs;
        if (passed >= announceMs)
            announce();
        else if (!announceTimer.isActive())
            announceTimer.start(int(announceMs - passed));
    };
    QMetaObject::invokeMethod(q, announceSoon, Qt::QueuedConnection);
}

void TraceStore::Private::noteFills(const QList<Correlator::Fill> &fills)
{
    const std::lock_guard lock(fillsLock);
    for (const Correlator::Fill &fill : fills)
        filledRows.append(fill.row);
}

void TraceStore::Private::announce()
{
    isNewsPosted = false; // before the count is taken: rows that come now post again
    sinceAnnounced.start();
    const int first = announced;
    const int count = index.count();
    announced = count;
    announceFills(first);
    if (count > first)
        Q_EMIT q->rowsAppended(first, count - 1);
}

void TraceStore::Private::announceFills(int knownRows)
{
    QList<int> rows;
    {
        const std::lock_guard lock(fillsLock);
        rows.swap(filledRows);
    }
    rows.removeIf([&](int row) { return row >= knownRows; });
    std::sort(rows.begin(), rows.end());
    for (qsizetype i = 0, end = 0; i < rows.size(); i = end) {
        for (end = i + 1; end < rows.size() && rows[end] <= rows[end - 1] + 1; ++end) { }
        Q_EMIT q->rowsChanged(rows[i], rows[end - 1]);
    }
}

void TraceStore::Private::warn(int mine, const Error &warning)
{
    const auto tell = [this, mine, warning] {
        if (mine == session)
            Q_EMIT q->warned(warning);
    };
    QMetaObject::invokeMethod(q, tell, Qt::QueuedConnection);
}

TraceEntry TraceStore::Private::changedRow(int row)
{
    const Error error{.kind = ErrorKind::Invalid,
        .name = QStringLiteral("TR_CHANGED"),
        .message = QStringLiteral("The trace file was changed by another program: what row %1 held cannot "
                                  "be read. Leave the file alone while it is open, and open it again.")
                       .arg(row + 1)};
    if (!isChangeTold.exchange(true))
        warn(session, error);
    TraceEntry entry = index.outline(row);
    entry.exception = error.name + QStringLiteral(": ") + error.message;
    return entry;
}

TraceStore::TraceStore(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

TraceStore::~TraceStore()
{
    // Nobody is told of a reset by an object that goes away.
    blockSignals(true);
}

Result<Done> TraceStore::create(const QString &path)
{
    d->stop();
    auto output = TraceFileOutput::create(path);
    if (!output)
        return output.error();
    if (const auto opened = d->reader.open(path); !opened)
        return opened;
    d->path = path;
    d->startWriter(*output);
    return Done();
}

Result<Done> TraceStore::open(const QString &path)
{
    d->stop();
    if (const auto opened = d->reader.open(path); !opened)
        return opened;
    if (const auto checked = checkTraceHeader(d->reader); !checked) {
        d->reader.close();
        return checked;
    }
    d->path = path;
    d->startLoader();
    return Done();
}

QString TraceStore::path() const
{
    return d->path;
}

void TraceStore::append(const TraceEntry &entry)
{
    if (const auto writer = d->currentWriter())
        writer->append(entry);
}

void TraceStore::flush()
{
    if (const auto writer = d->currentWriter())
        writer->flush();
    if (const auto load = d->currentLoad(); load.valid())
        load.wait();
    if (QThread::currentThread() == thread())
        d->announce();
}

int TraceStore::rowCount() const
{
    return d->announced;
}

TraceEntry TraceStore::row(int row) const
{
    const std::optional<TraceIndexRow> place = d->index.at(row);
    if (!place)
        return {};
    const std::optional<QByteArray> line = d->reader.read(place->offset, place->size);
    std::optional<TraceLineParser::Line> parsed;
    if (line) {
        const std::lock_guard lock(d->parserLock);
        parsed = d->parser.parse(*line);
    }
    auto *entry = parsed ? std::get_if<TraceEntry>(&*parsed) : nullptr;
    if (!entry || entry->timeUs != place->timeUs)
        return d->changedRow(row);
    if (place->flags & TraceIndexRow::CorrelationFilled)
        entry->correlation = d->index.correlation(row);
    return *entry;
}

TraceEntry TraceStore::outline(int row) const
{
    return d->index.outline(row);
}

QList<int> TraceStore::rowsOf(const QString &correlation) const
{
    return d->index.rowsOf(correlation);
}

qint64 TraceStore::fileBytes() const
{
    if (const auto writer = d->currentWriter())
        return writer->fileBytes();
    return d->reader.fileSize();
}

qint64 TraceStore::maxFileBytes() const
{
    return TraceWriterOptions().maxFileBytes;
}

bool TraceStore::isPaused() const
{
    const auto writer = d->currentWriter();
    return writer && writer->isPaused();
}

} // namespace WebPubSub
