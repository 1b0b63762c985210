#pragma once

#include "trace/tracefilter.h"

#include <QObject>

namespace Ui {

class MarkedScrollBar;
class TraceModel;

//! Keeps the failed rows of the whole session and marks those that the table shows on its scroll bar.
class FailureMarks : public QObject {
    Q_OBJECT
public:
    //! None of the three is owned; all outlive it.
    FailureMarks(WebPubSub::TraceStore *store, const TraceModel *model, MarkedScrollBar *bar);

    //! Whether a failed row is shown in the part [from, to) of the table, as fractions of 1.
    bool anyIn(double from, double to) const;
    qsizetype count() const { return m_failed.size(); } //!< of the session

private:
    void onMatched(int first, int last, const QList<int> &rows);

    const TraceModel *m_model;
    MarkedScrollBar *m_bar;
    TraceFilter m_filter;
    QList<int> m_failed; // store rows, ascending
};

} // namespace Ui
