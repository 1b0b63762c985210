#include "trace/tracefilter.h"

#include "trace/rowreader.h"
#include "trace/tracestore.h"

#include <QDeadlineTimer>

using WebPubSub::TraceStore;

namespace Ui {

namespace {

//! A batch ends after so many rows or so long, whichever is first: often enough for the eye, seldom enough
//! for the GUI thread.
constexpr int batchRows = 16384;
constexpr auto batchTime = std::chrono::milliseconds(40);

} // namespace

//! Lives in the filter's thread. Calls back through a functor that hops to the GUI thread.
class TraceFilter::Worker : public QObject {
public:
    using Deliver = std::function<void(int generation, int first, int last, const QList<int> &rows)>;

    Worker(const TraceStore *store, std::shared_ptr<std::atomic_int> generation, Deliver deliver)
        : m_store(store)
        , m_generation(std::move(generation))
        , m_deliver(std::move(deliver))
    {
    }

    void scan(int generation, const TraceQuery &query, int first, int last) const
    {
        QList<int> rows;
        QDeadlineTimer deadline(batchTime);
        for (int row = first; row <= last; ++row) {
            if (m_generation->load(std::memory_order_relaxed) != generation)
                return;
            if (matches(query, row))
                rows.append(row);
            if (row - first + 1 < batchRows && row < last && !deadline.hasExpired())
                continue;
            m_deliver(generation, first, row, rows);
            first = row + 1;
            rows.clear();
            deadline.setRemainingTime(batchTime);
        }
    }

private:
    bool matches(const TraceQuery &query, int row) const
    {
        if (!query.mayMatch(m_store->outline(row)))
            return false;
        return query.needsOutlineOnly() || query.matches(readRow(*m_store, row));
    }

    const TraceStore *m_store;
    std::shared_ptr<std::atomic_int> m_generation;
    Deliver m_deliver;
};

TraceFilter::TraceFilter(TraceStore *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_generation(std::make_shared<std::atomic_int>(0))
    , m_worker(new Worker(
          store, m_generation, [this](int generation, int first, int last, const QList<int> &rows) {
              QMetaObject::invokeMethod(
                  this, [=, this] { onBatch(generation, first, last, rows); }, Qt::QueuedConnection);
          }))
{
    m_thread.setObjectName(QStringLiteral("trace filter"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(store, &TraceStore::rowsAppended, this, &TraceFilter::onAppended);
    connect(store, &TraceStore::rowsChanged, this, &TraceFilter::onChanged);
    connect(store, &TraceStore::reset, this, &TraceFilter::onReset);
}

TraceFilter::~TraceFilter()
{
    m_generation->fetch_add(1);
    m_thread.quit();
    m_thread.wait();
    if (!m_thread.isFinished()) // it never ran: nobody else deletes the worker
        delete m_worker;
}

void TraceFilter::start(const TraceQuery &query, int firstRow)
{
    m_generation->fetch_add(1);
    m_query = query;
    m_active = !query.isEmpty();
    m_firstRow = firstRow;
    m_asked = m_scannedTo = firstRow;
    if (!m_active)
        return;
    if (!m_thread.isRunning())
        m_thread.start();
    const int count = m_store->rowCount();
    if (count > firstRow) {
        m_asked = count;
        ask(firstRow, count - 1);
    } else {
        // Even of no rows the answer is a batch, so that a table is emptied by it.
        onBatch(m_generation->load(), firstRow, firstRow - 1, {});
    }
}

void TraceFilter::ask(int first, int last)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, generation = m_generation->load(), query = m_query, first, last] {
            worker->scan(generation, query, first, last);
        },
        Qt::QueuedConnection);
}

void TraceFilter::onAppended(int, int last)
{
    if (!m_active || last < m_asked)
        return;
    const int first = m_asked;
    m_asked = last + 1;
    ask(first, last);
}

void TraceFilter::onChanged(int first, int last)
{
    // What is not asked yet will be looked at in its new shape anyway.
    first = qMax(first, m_firstRow);
    last = qMin(last, m_asked - 1);
    if (m_active && first <= last)
        ask(first, last);
}

void TraceFilter::onReset()
{
    start(m_query, 0);
}

void TraceFilter::onBatch(int generation, int first, int last, const QList<int> &rows)
{
    if (generation != m_generation->load())
        return;
    const bool wasScanning = isScanning() || last < first;
    m_scannedTo = qMax(m_scannedTo, last + 1);
    Q_EMIT matched(first, last, rows);
    if (wasScanning && !isScanning())
        Q_EMIT finished();
}

} // namespace Ui
