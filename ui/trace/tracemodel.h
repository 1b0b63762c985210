#pragma once

#include "core/trace.h"
#include "trace/lanelookup.h"
#include "trace/rowcache.h"
#include "trace/tracerows.h"

#include <QAbstractTableModel>

#include <functional>

namespace WebPubSub {
class TraceStore;
}

namespace Ui {

/*!
    Rows of the store as a table: columns TraceColumn, roles TraceRole. Reads a row when it is asked for and
   keeps the last few hundred; memory does not grow with the session. Follows the store in its batches.

    Shows all rows or the matches it is given (TraceFilter finds them), stands still while paused, and starts
   anew after clearView(): the store keeps everything all the time. GUI thread only; \p store outlives it.
*/
class TraceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit TraceModel(WebPubSub::TraceStore *store, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setLaneLookup(const LaneLookup &lookup);
    int storeRow(int row) const { return m_rows.storeRow(row); }
    int rowOf(int storeRow) const { return m_rows.rowOf(storeRow); } //!< -1: not shown
    //! The row itself, valid until another one is asked for; its payload may be cut after a few KiB.
    const WebPubSub::TraceEntry &entry(int row) const { return shownRow(row).entry; }
    WebPubSub::TraceEntry wholeEntry(int row) const; //!< the whole payload, read anew

    int totalRows() const; //!< of the store since the view was cleared, shown or not
    int clearedRows() const { return m_rows.first(); }
    bool isFiltered() const { return m_rows.isFiltered(); }
    int heldBack() const { return m_rows.heldBack(); } //!< rows that resuming will show
    bool isPaused() const { return m_rows.isHolding(); }
    void setPaused(bool paused);
    void clearView(); //!< shows only what comes from now on
    void restoreView(); //!< shows the cleared rows again; a filter must look at them anew

    void showAll(); //!< ends the filter
    //! The next matches replace what is shown; until then the table stays as it is.
    void expectMatches();
    //! Store rows of [first, last] that match now, ascending.
    void setMatches(int first, int last, const QList<int> &rows);

    //! Marks the rows of \p correlation in column Thread; empty: none.
    void selectCorrelation(const QString &correlation);
    QString correlation() const { return m_correlation; }
    QList<int> threadRows() const { return m_thread; } //!< store rows of it, shown or not
    int nextInThread(int row, bool backwards) const; //!< the next shown row of it, -1: none

Q_SIGNALS:
    void countsChanged(); //!< shown, total or held back
    void threadChanged();

private:
    void onStoreReset();
    void onAppended(int first, int last);
    void onChanged(int first, int last);
    void rearrange(const std::function<void()> &change); //!< within a model reset
    void growTo(int shown);
    void replaceMatches(int first, int last, const QList<int> &rows);
    void adjustMatches(int first, int last, const QList<int> &before, const QList<int> &after);
    void refreshThread();
    void emitChanged(int from, int to);
    int threadMarks(int row) const;
    QString delta(int row) const;
    const CachedRow &shownRow(int row) const { return m_cache.at(m_rows.storeRow(row)); }

    WebPubSub::TraceStore *m_store;
    LaneLookup m_lanes = reservedLane;
    TraceRows m_rows;
    int m_shown = 0; // rows announced to the views
    bool m_expecting = false;
    QString m_correlation;
    QList<int> m_thread; // store rows of m_correlation, ascending
    int m_threadFirst = -1; // first and last of them that are shown, as table rows
    int m_threadLast = -1;
    mutable RowCache m_cache;
};

} // namespace Ui
