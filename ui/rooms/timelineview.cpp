#include "rooms/timelineview.h"

#include "rooms/latestpill.h"
#include "rooms/timelinedelegate.h"
#include "rooms/timelinemodel.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace Ui {

namespace {

constexpr int bottomMargin = Space::dock;

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QListView(parent)
    , m_delegate(new TimelineDelegate(this))
    , m_geometry([this](int row) {
        const int end = row + 1 == m_timeline->rowCount() ? bottomMargin : 0;
        return m_delegate->layout(*m_timeline, row, viewport()->width()).height() + end;
    })
    , m_pill(new LatestPill(viewport()))
{
    setItemDelegate(m_delegate);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(24);
    m_pill->hide();
    connect(m_pill, &LatestPill::clicked, this, &TimelineView::scrollToLatest);
}

void TimelineView::setModel(QAbstractItemModel *model)
{
    if (m_timeline)
        disconnect(m_timeline, nullptr, this, nullptr);
    m_timeline = qobject_cast<TimelineModel *>(model);
    m_delegate->invalidateAll();
    QListView::setModel(m_timeline);
    setAccessibleName(m_timeline ? tr("Messages in %1").arg(m_timeline->group()) : tr("Messages"));
    if (!m_timeline)
        return;
    const auto layOutAll = [this] {
        m_delegate->invalidateAll();
        m_geometry.allChanged();
        settle();
    };
    connect(m_timeline, &QObject::destroyed, this, &TimelineView::settle);
    connect(m_timeline, &TimelineModel::newLineMoved, this, layOutAll);
    connect(m_timeline, &TimelineModel::ownerChanged, this, layOutAll);
    // Who is first or last of a run changes with its neighbours.
    connect(m_timeline, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first) {
        measureAgain(first - 1);
        measureAgain(first);
        settle();
    });
}

void TimelineView::setDensity(Density density)
{
    m_delegate->setDensity(density);
    m_geometry.allChanged();
    settle();
}

void TimelineView::reset()
{
    QListView::reset();
    m_geometry.clear();
    m_newRows = 0;
    for (int row = 0; m_timeline && row < m_timeline->rowCount(); ++row)
        m_geometry.append(estimateHeight(*m_timeline, row, viewport()->width()));
    settle();
}

QRect TimelineView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_geometry.count())
        return {};
    return {0, m_geometry.top(index.row()), viewport()->width(), m_geometry.height(index.row())};
}

void TimelineView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.row() >= m_geometry.count())
        return;
    const QRect rect = visualRect(index);
    const int height = viewport()->height();
    int shift = 0;
    if (hint == PositionAtCenter || rect.top() < -height || rect.bottom() > 2 * height)
        shift = rect.center().y() - height / 2;
    else if (hint == PositionAtTop || rect.top() < 0)
        shift = rect.top();
    else if (hint == PositionAtBottom || rect.bottom() >= height)
        shift = std::min(rect.bottom() + 1 - height, rect.top());
    if (shift == 0)
        return;
    m_geometry.scrollTo(m_geometry.value() + shift);
    settle();
}

QModelIndex TimelineView::indexAt(const QPoint &point) const
{
    const int row = m_geometry.rowAt(point.y());
    return row < 0 || !m_timeline ? QModelIndex() : m_timeline->index(row);
}

void TimelineView::doItemsLayout()
{
    QAbstractItemView::doItemsLayout(); // not QListView's, which would measure every row
    settle();
}

void TimelineView::selectCorrelation(const QString &correlation)
{
    if (!m_timeline || correlation.isEmpty())
        return;
    if (m_timeline->data(currentIndex(), TimelineModel::MessageRole).value<TimelineMessage>().correlation
        == correlation)
        return;
    const QScopedValueRollback quiet(m_quiet, true);
    const QModelIndex index = m_timeline->indexOfCorrelation(correlation);
    if (index.isValid())
        setCurrentIndex(index);
    else
        clearSelection();
}

void TimelineView::scrollToLatest()
{
    m_geometry.scrollToEnd();
    settle();
}

void TimelineView::settle()
{
    if (m_settling)
        return;
    const QScopedValueRollback settling(m_settling, true);
    if (!m_timeline)
        m_geometry.clear();
    // The scroll bar may come or go with the new range, which makes the rows narrower or wider: once more
    // then.
    for (int pass = 0; pass < 2; ++pass) {
        const QSize size = viewport()->size();
        m_geometry.setViewportHeight(size.height());
        m_geometry.settle();
        verticalScrollBar()->setPageStep(size.height());
        verticalScrollBar()->setRange(0, m_geometry.maximum());
        verticalScrollBar()->setValue(m_geometry.value());
        if (viewport()->size() == size)
            break;
    }
    tellAtEnd();
    placePill();
    viewport()->update();
}

void TimelineView::tellAtEnd()
{
    if (isAtEnd())
        m_newRows = 0;
    if (m_wasAtEnd == isAtEnd())
        return;
    m_wasAtEnd = isAtEnd();
    Q_EMIT atEndChanged(m_wasAtEnd);
}

void TimelineView::placePill()
{
    m_pill->setVisible(!isAtEnd());
    m_pill->setCount(m_newRows);
    m_pill->move(viewport()->width() - m_pill->width() - Space::timeline,
        viewport()->height() - m_pill->height() - Space::dock);
}

void TimelineView::measureAgain(int row)
{
    if (!m_timeline || row < 0 || row >= m_timeline->rowCount() || row >= m_geometry.count())
        return;
    m_delegate->invalidate(m_timeline->at(row).key);
    m_geometry.changed(row);
}

void TimelineView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    measureAgain(start - 1); // may no longer be the last of its run
    for (int row = start; row <= end; ++row)
        m_geometry.append(estimateHeight(*m_timeline, row, viewport()->width()));
    if (!isAtEnd())
        m_newRows += end - start + 1;
    settle();
}

void TimelineView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    m_geometry.remove(start, end - start + 1);
}

void TimelineView::dataChanged(
    const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    for (int row = topLeft.row() - 1; row <= bottomRight.row() + 1; ++row)
        measureAgain(row);
    settle();
}

void TimelineView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    settle();
}

void TimelineView::scrollContentsBy(int, int)
{
    if (m_settling)
        return;
    m_geometry.scrollTo(verticalScrollBar()->value());
    settle();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    m_geometry.allChanged();
    settle();
}

void TimelineView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::PaletteChange
        && event->type() != QEvent::StyleChange)
        return;
    m_delegate->invalidateAll();
    m_geometry.allChanged();
    settle();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    if (!m_timeline)
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int first = m_geometry.rowAt(std::max(0, event->rect().top()));
    for (int row = first; row >= 0 && row < m_geometry.count(); ++row) {
        const QModelIndex index = m_timeline->index(row);
        option.rect = visualRect(index);
        if (option.rect.top() > event->rect().bottom())
            break;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(
            QStyle::State_HasFocus, hasFocus() && isActiveWindow() && index == currentIndex());
        m_delegate->paint(&painter, option, index);
    }
}

QModelIndex TimelineView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (!m_timeline || m_timeline->rowCount() == 0)
        return {};
    const int last = m_timeline->rowCount() - 1;
    const int row = currentIndex().isValid() ? currentIndex().row() : last + 1;
    const int page = std::max(1, m_geometry.rowAt(viewport()->height() - 1) - m_geometry.rowAt(0));
    const auto at = [this, last](int wanted) { return m_timeline->index(std::clamp(wanted, 0, last)); };
    switch (action) {
    case MoveUp:
    case MoveLeft:
    case MovePrevious:
        return at(row - 1);
    case MoveDown:
    case MoveRight:
    case MoveNext:
        return at(row + 1);
    case MovePageUp:
        return at(row - page);
    case MovePageDown:
        return at(row + page);
    case MoveHome:
        return at(0);
    case MoveEnd:
        return at(last);
    }
    return {};
}

void TimelineView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    const QModelIndex index = indexAt(rect.center());
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), flags);
}

QRegion TimelineView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QModelIndex &index : selection.indexes())
        region += visualRect(index);
    return region;
}

void TimelineView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    viewport()->update();
    if (m_quiet || !current.isValid() || !m_timeline)
        return;
    const TimelineMessage &message = m_timeline->at(current.row());
    Q_EMIT messageSelected(message.key, message.correlation);
}

quint64 TimelineView::keyAt(const QModelIndex &index) const
{
    return index.data(TimelineModel::KeyRole).toULongLong();
}

} // namespace Ui
