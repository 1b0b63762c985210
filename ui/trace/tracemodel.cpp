#include "trace/tracemodel.h"

#include "shared/format.h"
#include "trace/rowreader.h"
#include "trace/tracecolumns.h"
#include "trace/tracestore.h"
#include "trace/tracetext.h"

#include <algorithm>
#include <iterator>

using WebPubSub::TraceEntry;
using WebPubSub::TraceStore;

namespace Ui {

namespace {

//! Above this many changes a reset is kinder than as many signals.
constexpr int mostSingleSteps = 64;

bool isFigure(int column)
{
    return column == TraceColumn::Delta
        || (column >= TraceColumn::Sequence && column <= TraceColumn::Duration);
}

} // namespace

TraceModel::TraceModel(TraceStore *store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
    , m_cache(store)
{
    connect(store, &TraceStore::reset, this, &TraceModel::onStoreReset);
    connect(store, &TraceStore::rowsAppended, this, &TraceModel::onAppended);
    connect(store, &TraceStore::rowsChanged, this, &TraceModel::onChanged);
    m_rows.setStoreCount(store->rowCount());
    m_shown = m_rows.count();
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown;
}

int TraceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(TraceColumn::Count);
}

TraceEntry TraceModel::wholeEntry(int row) const
{
    return readRow(*m_store, m_rows.storeRow(row));
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == TraceColumn::Delta ? delta(row)
                                                    : shownRow(row).cells[size_t(index.column())];
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        return index.column() == TraceColumn::Thread ? QVariant(TraceText::sentence(entry(row))) : QVariant();
    case TraceRole::StoreRow:
        return m_rows.storeRow(row);
    case TraceRole::Thread:
        return threadMarks(row);
    case TraceRole::Failed:
        return shownRow(row).failed;
    case TraceRole::LaneMark:
        return int(m_lanes(entry(row).lane));
    case TraceRole::DirectionIcon:
        return shownRow(row).directionIcon;
    case TraceRole::StatusState:
        return shownRow(row).state;
    case TraceRole::Line:
        return QVariant::fromValue(shownRow(row).line);
    default:
        return {};
    }
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= TraceColumn::Count)
        return {};
    if (role == Qt::DisplayRole)
        return TraceText::header(section);
    if (role == Qt::AccessibleTextRole)
        return TraceText::columnName(section);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isFigure(section) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

QString TraceModel::delta(int row) const
{
    if (row == 0)
        return {};
    const qint64 above =
        entry(row - 1).timeUs; // by value: reading the next row may drop this one from the cache
    return Format::delta(entry(row).timeUs - above);
}

void TraceModel::setLaneLookup(const LaneLookup &lookup)
{
    m_lanes = lookup ? lookup : LaneLookup(reservedLane);
    emitChanged(0, m_shown - 1);
}

int TraceModel::totalRows() const
{
    return qMax(0, m_rows.storeCount() - m_rows.first());
}

void TraceModel::setPaused(bool paused)
{
    if (paused == isPaused())
        return;
    if (paused) {
        m_rows.hold();
    } else {
        m_rows.release();
        growTo(m_rows.count());
        refreshThread();
    }
    Q_EMIT countsChanged();
}

void TraceModel::clearView()
{
    rearrange([this] {
        m_rows.setFirst(m_rows.storeCount());
        if (m_rows.isHolding())
            m_rows.hold();
    });
}

void TraceModel::restoreView()
{
    rearrange([this] { m_rows.setFirst(0); });
}

void TraceModel::showAll()
{
    m_expecting = false;
    if (m_rows.isFiltered())
        rearrange([this] { m_rows.showAll(); });
}

void TraceModel::expectMatches()
{
    m_expecting = true;
}

void TraceModel::setMatches(int first, int last, const QList<int> &rows)
{
    m_rows.setStoreCount(qMax(m_rows.storeCount(), last + 1));
    if (m_expecting) {
        m_expecting = false;
        rearrange([&] {
            m_rows.showMatches();
            m_rows.setMatches(first, last, rows);
        });
        return;
    }
    if (m_rows.isFiltered())
        replaceMatches(first, last, rows);
}

void TraceModel::rearrange(const std::function<void()> &change)
{
    beginResetModel();
    change();
    m_shown = m_rows.count();
    endResetModel();
    refreshThread();
    Q_EMIT countsChanged();
}

void TraceModel::growTo(int shown)
{
    if (shown <= m_shown)
        return;
    beginInsertRows({}, m_shown, shown - 1);
    m_shown = shown;
    endInsertRows();
}

void TraceModel::replaceMatches(int first, int last, const QList<int> &rows)
{
    const QList<int> known = m_rows.matchesIn(first, last);
    if (known == rows)
        return;
    if (known.isEmpty() && m_rows.lowerBound(first) >= m_shown) {
        m_rows.setMatches(first, last, rows);
        growTo(m_rows.count());
    } else {
        adjustMatches(first, last, known, rows);
    }
    refreshThread();
    Q_EMIT countsChanged();
}

// A late correlation lets earlier rows match, or stop matching. One by one, so that selection and place stay.
void TraceModel::adjustMatches(int first, int last, const QList<int> &before, const QList<int> &after)
{
    QList<int> gone;
    QList<int> come;
    std::set_difference(
        before.cbegin(), before.cend(), after.cbegin(), after.cend(), std::back_inserter(gone));
    std::set_difference(
        after.cbegin(), after.cend(), before.cbegin(), before.cend(), std::back_inserter(come));
    if (gone.size() + come.size() > mostSingleSteps) {
        rearrange([&] { m_rows.setMatches(first, last, after); });
        return;
    }
    for (const int storeRow : gone) {
        const int row = m_rows.rowOf(storeRow);
        if (row >= 0)
            beginRemoveRows({}, row, row);
        m_rows.setMatches(storeRow, storeRow, {});
        m_shown = m_rows.count();
        if (row >= 0)
            endRemoveRows();
    }
    for (const int storeRow : come) {
        const bool shows = !isPaused() || storeRow < m_rows.limit();
        const int row = m_rows.lowerBound(storeRow);
        if (shows)
            beginInsertRows({}, row, row);
        m_rows.setMatches(storeRow, storeRow, {storeRow});
        m_shown = m_rows.count();
        if (shows)
            endInsertRows();
    }
    emitChanged(
        m_rows.lowerBound(first), m_rows.lowerBound(last) + 1); // the time since the row above is another
}

void TraceModel::onStoreReset()
{
    m_cache.clear();
    m_thread.clear();
    rearrange([this] {
        const bool filtered = m_rows.isFiltered();
        const bool paused = m_rows.isHolding();
        m_rows = TraceRows();
        if (filtered)
            m_rows.showMatches();
        if (paused)
            m_rows.hold();
    });
}

void TraceModel::onAppended(int, int last)
{
    m_rows.setStoreCount(qMax(m_rows.storeCount(), last + 1));
    if (!m_rows.isFiltered())
        growTo(m_rows.count());
    refreshThread();
    Q_EMIT countsChanged();
}

void TraceModel::onChanged(int first, int last)
{
    m_cache.forget(first, last);
    refreshThread();
    emitChanged(m_rows.lowerBound(first), m_rows.lowerBound(last + 1) - 1);
}

void TraceModel::emitChanged(int from, int to)
{
    to = qMin(to, m_shown - 1);
    if (from >= 0 && from <= to)
        Q_EMIT dataChanged(index(from, 0), index(to, TraceColumn::Count - 1));
}

void TraceModel::selectCorrelation(const QString &correlation)
{
    if (m_correlation == correlation)
        return;
    m_correlation = correlation;
    m_thread = {-1}; // the number of no row: so even "none" is news
    refreshThread();
    emitChanged(0, m_shown - 1);
}

void TraceModel::refreshThread()
{
    const QList<int> before = m_thread;
    m_thread = m_store->rowsOf(m_correlation);
    const auto isShown = [this](int storeRow) { return m_rows.rowOf(storeRow) >= 0; };
    const auto first = std::find_if(m_thread.cbegin(), m_thread.cend(), isShown);
    const auto last = std::find_if(m_thread.crbegin(), m_thread.crend(), isShown);
    const int from = m_threadFirst;
    m_threadFirst = first == m_thread.cend() ? -1 : m_rows.rowOf(*first);
    m_threadLast = last == m_thread.crend() ? -1 : m_rows.rowOf(*last);
    // Not ==: Qt 6.4 hands two empty lists of numbers to memcmp() as null pointers.
    if (std::equal(m_thread.cbegin(), m_thread.cend(), before.cbegin(), before.cend()))
        return;
    emitChanged(from < 0 ? m_threadFirst : from, m_threadLast);
    Q_EMIT threadChanged();
}

int TraceModel::threadMarks(int row) const
{
    if (m_threadFirst < 0 || row < m_threadFirst || row > m_threadLast)
        return NoMark;
    const bool member = std::binary_search(m_thread.cbegin(), m_thread.cend(), m_rows.storeRow(row));
    return (member ? Dot : NoMark) | (row > m_threadFirst ? LineUp : NoMark)
        | (row < m_threadLast ? LineDown : NoMark);
}

int TraceModel::nextInThread(int row, bool backwards) const
{
    const int count = int(m_thread.size());
    for (int i = 0; i < count; ++i) {
        const int shown = m_rows.rowOf(m_thread.at(backwards ? count - 1 - i : i));
        if (shown >= 0 && (backwards ? shown < row : shown > row))
            return shown;
    }
    return -1;
}

} // namespace Ui
