#pragma once

#include <QList>

namespace Ui {

/*!
    Which rows of the store the table shows: all from a first one on, or those that match a filter; while it
   is paused, none that came later. Numbers only, so that five million rows cost nothing unfiltered and four
   bytes each filtered.
*/
class TraceRows {
public:
    void setStoreCount(int count) { m_storeCount = count; }
    int storeCount() const { return m_storeCount; }
    //! Rows before \p storeRow are not shown ("clear view").
    void setFirst(int storeRow);
    int first() const { return m_first; }
    //! Rows from the present end of the store on are held back, until release().
    void hold() { m_limit = m_storeCount; }
    void release() { m_limit = -1; }
    int limit() const { return m_limit; } //!< first store row held back; -1 when none is
    bool isHolding() const { return m_limit >= 0; }

    void showAll();
    void showMatches(); //!< of which there are none yet
    bool isFiltered() const { return m_filtered; }
    //! The rows of [first, last] that match, ascending, in place of what was known of that range.
    void setMatches(int first, int last, const QList<int> &rows);
    //! Known matches in [first, last].
    QList<int> matchesIn(int first, int last) const;

    int count() const; //!< rows to show
    int heldBack() const; //!< rows to show on release()
    int storeRow(int row) const; //!< \p row in [0, count())
    int rowOf(int storeRow) const; //!< -1: not shown
    int lowerBound(int storeRow) const; //!< first row that is not before \p storeRow; beyond the last: none

private:
    int storeLimit() const { return m_limit < 0 ? m_storeCount : qMin(m_limit, m_storeCount); }

    int m_storeCount = 0;
    int m_first = 0;
    int m_limit = -1;
    bool m_filtered = false;
    QList<int> m_matches; // store rows, ascending, none before m_first
};

} // namespace Ui
