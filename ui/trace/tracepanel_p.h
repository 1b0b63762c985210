#pragma once

#include "trace/failuremarks.h"
#include "trace/filterfield.h"
#include "trace/threadnote.h"
#include "trace/tracefilter.h"
#include "trace/tracehint.h"
#include "trace/tracemodel.h"
#include "trace/tracepanel.h"
#include "trace/traceview.h"

#include <QTimer>

class QToolButton;

namespace Ui {

//! Parts of the panel and what passes between them.
class TracePanel::Private : public QObject {
public:
    Private(TracePanel *panel, WebPubSub::TraceStore *store);
    ~Private() override;

    void applyFilter();
    void addToFilter(const QString &term);
    void onRowSelected(int storeRow);
    void setCorrelation(const QString &correlation);
    void goToThread();
    void latest();
    void refresh(); //!< count, hint and note
    void announce(); //!< the table's name for screen readers

    TracePanel *const q;
    WebPubSub::TraceStore *const store;
    TraceModel model;
    TraceFilter filter;
    TraceView *const view;
    FailureMarks *const failures;
    FilterField *const field;
    ThreadNote *const note;
    TraceHint *const hint;
    QToolButton *const follow;
    QToolButton *const clear;
    bool wantsThread = false; //!< the correlation was asked for before its rows were there
    QTimer typing; //!< waits for the end of a word
    QTimer announcing; //!< a screen reader is not told of every batch

private:
    void layOut();
    void connectParts();
    void onHintAction();
    void onRowsChanged(int first, int last);
    QString countText() const;
};

} // namespace Ui
