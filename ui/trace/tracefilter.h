#pragma once

#include "trace/tracequery.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

namespace WebPubSub {
class TraceStore;
}

namespace Ui {

/*!
    Finds the rows of the store that match a query, on a thread of its own: first all there are, in batches,
   then each row that arrives or changes. A new query cancels the one before. Signals and methods: GUI thread.
   \p store outlives it.
*/
class TraceFilter : public QObject {
    Q_OBJECT
public:
    explicit TraceFilter(WebPubSub::TraceStore *store, QObject *parent = nullptr);
    ~TraceFilter() override; //!< waits for the row being looked at, not for the scan

    //! Looks at all rows from \p firstRow on. An empty query ends filtering; nothing is emitted for it.
    void start(const TraceQuery &query, int firstRow);
    bool isActive() const { return m_active; }
    bool isScanning() const { return m_scannedTo < m_asked; } //!< rows wait to be looked at

Q_SIGNALS:
    //! Of the rows [first, last] exactly \p rows match. Ranges come in order; a changed range may come again.
    void matched(int first, int last, const QList<int> &rows);
    void finished(); //!< all rows there are were looked at

private:
    class Worker;
    void ask(int first, int last);
    void onAppended(int first, int last);
    void onChanged(int first, int last);
    void onReset();
    void onBatch(int generation, int first, int last, const QList<int> &rows);

    WebPubSub::TraceStore *m_store;
    TraceQuery m_query;
    bool m_active = false;
    int m_firstRow = 0;
    int m_asked = 0; // rows before it were handed to the worker
    int m_scannedTo = 0; // rows before it were answered
    // Raised to cancel: the worker drops what belongs to an older one. Shared, as it reads it between two
    // rows.
    std::shared_ptr<std::atomic_int> m_generation;
    QThread m_thread;
    Worker *m_worker;
};

} // namespace Ui
