#include "trace/traceview.h"

#include "shared/theme.h"
#include "trace/markedscrollbar.h"
#include "trace/newrowspill.h"
#include "trace/tracecolumns.h"
#include "trace/tracedelegate.h"
#include "trace/traceheader.h"
#include "trace/tracemodel.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace Ui {

namespace {

//! In px at the base size of 13; the payload takes what is left.
constexpr int columnWidths[TraceColumn::Count] = {
    TraceDelegate::threadWidth, 104, 74, 108, 34, 196, 86, 66, 46, 46, 64, 70, 128, 80, 200};
constexpr int basePixels = 13;

} // namespace

TraceView::TraceView(TraceModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_bar(new MarkedScrollBar)
    , m_pill(new NewRowsPill(this))
{
    setVerticalScrollBar(m_bar);
    setModel(model);
    setItemDelegate(new TraceDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setUpHeader();
    fitToFont();
    connectModel();
}

void TraceView::setUpHeader()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto *header = new TraceHeader(this);
    setHorizontalHeader(header);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false); // the thread joins rows best at the margin
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(TraceDelegate::threadWidth);
    header->setSectionResizeMode(TraceColumn::Thread, QHeaderView::Fixed);
    header->setAccessibleName(tr("Columns of the live trace"));
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &TraceView::showHeaderMenu);
}

void TraceView::fitToFont()
{
    const QFontMetrics metrics(Theme::font(TextRole::Small));
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(qMax(22, metrics.height() + Space::tight));
    horizontalHeader()->setFixedHeight(horizontalHeader()->sizeHint().height());
    const qreal scale = qreal(QFontInfo(QApplication::font()).pixelSize()) / basePixels;
    for (int column = TraceColumn::Time; column < TraceColumn::Count; ++column)
        setColumnWidth(column, qRound(columnWidths[column] * scale));
    setColumnWidth(TraceColumn::Thread, TraceDelegate::threadWidth);
}

void TraceView::connectModel()
{
    connect(m_model, &QAbstractItemModel::modelReset, this, &TraceView::restoreSelection);
    connect(m_model, &TraceModel::countsChanged, this, &TraceView::updatePill);
    connect(m_pill, &NewRowsPill::clicked, this, &TraceView::latestRequested);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TraceView::onScrolled);
    // The range grows when new rows are laid out, which is the moment to go after them.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int maximum) {
        if (m_following)
            verticalScrollBar()->setValue(maximum);
    });
}

void TraceView::setFollowing(bool following)
{
    if (following)
        scrollToBottom();
    if (m_following == following)
        return;
    m_following = following;
    m_seen = m_model->rowCount();
    updatePill();
    Q_EMIT followingChanged(following);
}

void TraceView::onScrolled(int value)
{
    const bool atEnd = value >= verticalScrollBar()->maximum();
    if (!atEnd)
        setFollowing(false);
    else if (m_selected < 0)
        setFollowing(true);
}

void TraceView::updatePill()
{
    const int fresh = m_following ? 0 : qMax(0, m_model->rowCount() - m_seen);
    m_pill->setCount(m_model->heldBack() + fresh);
    if (m_pill->isVisible())
        updateGeometries();
}

void TraceView::updateGeometries()
{
    QTableView::updateGeometries();
    const QRect area = viewport()->geometry();
    m_pill->move(
        area.right() - m_pill->width() - Space::timeline, area.bottom() - m_pill->height() - Space::dock);
}

void TraceView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (m_following)
        scrollToBottom();
}

void TraceView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitToFont();
}

void TraceView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (m_restoring)
        return;
    const QModelIndex current = currentIndex();
    const bool any = selectionModel() && selectionModel()->hasSelection() && current.isValid();
    const int row = any ? m_model->storeRow(current.row()) : -1;
    if (any)
        setFollowing(false);
    if (row == m_selected)
        return;
    m_selected = row;
    Q_EMIT rowSelected(row);
}

bool TraceView::selectStoreRow(int storeRow)
{
    const int row = m_model->rowOf(storeRow);
    if (row < 0)
        return false;
    const QModelIndex index = m_model->index(row, TraceColumn::Event);
    setCurrentIndex(index);
    scrollTo(index);
    return true;
}

// A reset forgets the selection, but the row is often still there; if not, the inspector keeps showing it.
void TraceView::restoreSelection()
{
    m_seen = qMin(m_seen, m_model->rowCount());
    const int row = m_selected < 0 ? -1 : m_model->rowOf(m_selected);
    if (row >= 0) {
        m_restoring = true;
        const QModelIndex index = m_model->index(row, TraceColumn::Event);
        setCurrentIndex(index);
        scrollTo(index);
        m_restoring = false;
    }
    updatePill();
}

void TraceView::goToNextInThread(bool backwards)
{
    const int from = currentIndex().isValid() ? currentIndex().row() : (backwards ? m_model->rowCount() : -1);
    int row = m_model->nextInThread(from, backwards);
    if (row < 0) // around: F3 goes on as long as there is another row
        row = m_model->nextInThread(backwards ? m_model->rowCount() : -1, backwards);
    if (row >= 0)
        selectStoreRow(m_model->storeRow(row));
}

void TraceView::clearSelectedRow()
{
    setCurrentIndex({});
    clearSelection();
}

// Accepting the override keeps a shortcut of the window from taking a key that means something here.
bool TraceView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool escape = key->key() == Qt::Key_Escape && m_selected >= 0;
        const bool thread = key->key() == Qt::Key_F3 && !m_model->threadRows().isEmpty();
        const bool copy = key->key() == Qt::Key_C && key->modifiers().testFlag(Qt::ControlModifier);
        if (escape || thread || copy) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

void TraceView::keyPressEvent(QKeyEvent *event)
{
    if (!handleKey(*event))
        QTableView::keyPressEvent(event);
}

bool TraceView::handleKey(const QKeyEvent &event)
{
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    if (event.key() == Qt::Key_F3) {
        goToNextInThread(shift);
    } else if (event.key() == Qt::Key_Escape && m_selected >= 0) {
        clearSelectedRow();
    } else if (event.key() == Qt::Key_C && control) {
        shift ? copyAsJson() : copyAsText();
    } else if (event.key() == Qt::Key_End && control && !shift) {
        clearSelectedRow();
        Q_EMIT latestRequested();
    } else {
        return false;
    }
    return true;
}

} // namespace Ui
