#pragma once

#include "rooms/bubblelayout.h"
#include "rooms/timelinegeometry.h"

#include <QListView>
#include <QPointer>

class QMenu;

namespace Ui {

class LatestPill;
class TimelineDelegate;
class TimelineModel;

/*!
    The bubbles of a room. Stays at the end while it is there; once scrolled up it holds still and a pill
   tells how many came since. A QListView for its keys, selection and accessible rows; the rows stand where
   TimelineGeometry says, as QListView would lay out all of them for each message.

    Keys: Ctrl+C text, Ctrl+Shift+C JSON, Space folds, Ctrl+R retry, F2 edit, Delete discard, Ctrl+Home
   oldest, Ctrl+End latest.
*/
class TimelineView : public QListView {
    Q_OBJECT
public:
    explicit TimelineView(QWidget *parent = nullptr);

    //! \p model must be a TimelineModel or null; it stays with the caller.
    void setModel(QAbstractItemModel *model) override;
    TimelineModel *timeline() const { return m_timeline; }
    void setDensity(Density density);
    bool isAtEnd() const { return m_geometry.isAtEnd(); }
    int newSinceScrolledUp() const { return m_newRows; } //!< the figure on the pill

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void doItemsLayout() override;
    void reset() override;

public Q_SLOTS:
    void selectCorrelation(const QString &correlation); //!< selects and shows, without messageSelected()
    void scrollToLatest();

Q_SIGNALS:
    void retryRequested(quint64 key);
    void discardRequested(quint64 key);
    void editRequested(quint64 key);
    void whyRequested(quint64 key);
    void messageSelected(quint64 key, const QString &correlation);
    void atEndChanged(bool atEnd);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    int verticalOffset() const override { return m_geometry.value(); }
    int horizontalOffset() const override { return 0; }
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(
        const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;

private:
    void trigger(quint64 key, BubblePart part);
    void fillMenu(QMenu *menu, quint64 key);
    bool handleKey(QKeyEvent *event, quint64 key);
    void copyText(quint64 key) const;
    void copyJson(quint64 key) const;
    BubblePart partAt(const QPoint &point) const;
    void measureAgain(int row);
    void settle();
    void tellAtEnd();
    void placePill();
    quint64 keyAt(const QModelIndex &index) const;

    QPointer<TimelineModel> m_timeline;
    TimelineDelegate *m_delegate;
    TimelineGeometry m_geometry;
    LatestPill *m_pill;
    int m_newRows = 0;
    bool m_wasAtEnd = true;
    bool m_settling = false;
    bool m_quiet = false; //!< selectCorrelation() is at work
};

} // namespace Ui
