#pragma once

#include "trace/lanelookup.h"

#include <QAbstractButton>
#include <QTimer>

namespace WebPubSub {
class TraceStore;
}

namespace Ui {

//! The trace folded to one line: how many rows there are, and the last one. A click opens the trace.
class TraceFold : public QAbstractButton {
    Q_OBJECT
public:
    //! \p store outlives the line. \p keyHint: "Ctrl+2 opens the trace"
    TraceFold(const WebPubSub::TraceStore *store, const LaneLookup &lanes, const QString &keyHint,
        QWidget *parent = nullptr);

    QString summary() const; //!< what it says in words
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    int drawLast(QPainter *painter, int x) const;

    const WebPubSub::TraceStore *m_store;
    LaneLookup m_lanes;
    QString m_keyHint;
    QTimer m_pause; //!< a burst repaints a few times a second, not for each row
};

} // namespace Ui
