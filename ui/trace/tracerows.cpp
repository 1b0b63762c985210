#include "trace/tracerows.h"

#include <algorithm>

namespace Ui {

void TraceRows::setFirst(int storeRow)
{
    m_first = storeRow;
    m_matches.erase(m_matches.begin(), std::lower_bound(m_matches.begin(), m_matches.end(), storeRow));
}

void TraceRows::showAll()
{
    m_filtered = false;
    m_matches.clear();
    m_matches.squeeze();
}

void TraceRows::showMatches()
{
    m_filtered = true;
    m_matches.clear();
}

void TraceRows::setMatches(int first, int last, const QList<int> &rows)
{
    const auto from = std::lower_bound(m_matches.begin(), m_matches.end(), first);
    const auto to = std::upper_bound(from, m_matches.end(), last);
    const qsizetype at = from - m_matches.begin();
    m_matches.erase(from, to);
    QList<int> shown = rows;
    shown.erase(shown.begin(), std::lower_bound(shown.begin(), shown.end(), m_first));
    if (at == m_matches.size()) {
        m_matches.append(shown);
        return;
    }
    m_matches.insert(at, shown.size(), 0);
    std::copy(shown.cbegin(), shown.cend(), m_matches.begin() + at);
}

QList<int> TraceRows::matchesIn(int first, int last) const
{
    const auto from = std::lower_bound(m_matches.cbegin(), m_matches.cend(), first);
    return QList<int>(from, std::upper_bound(from, m_matches.cend(), last));
}

int TraceRows::count() const
{
    if (!m_filtered)
        return qMax(0, storeLimit() - m_first);
    return lowerBound(storeLimit());
}

int TraceRows::heldBack() const
{
    if (!m_filtered)
        return qMax(0, m_storeCount - m_first) - count();
    return int(m_matches.size()) - count();
}

int TraceRows::storeRow(int row) const
{
    return m_filtered ? m_matches.at(row) : m_first + row;
}

int TraceRows::rowOf(int storeRow) const
{
    const int row = lowerBound(storeRow);
    return row < count() && this->storeRow(row) == storeRow ? row : -1;
}

int TraceRows::lowerBound(int storeRow) const
{
    if (!m_filtered)
        return qBound(0, storeRow - m_first, qMax(0, storeLimit() - m_first));
    const auto end = m_matches.cend();
    return int(std::lower_bound(m_matches.cbegin(), end, storeRow) - m_matches.cbegin());
}

} // namespace Ui
