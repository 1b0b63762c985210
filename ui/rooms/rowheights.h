#pragma once

#include <QtGlobal>

#include <vector>

namespace Ui {

/*!
    Heights of the rows of a long list, in px: measured where they were shown, estimated elsewhere. Sums and
    searches take logarithmic time, appending and changing too; removing is linear.
*/
class RowHeights {
public:
    int count() const { return int(m_heights.size()); }
    int height(int row) const { return m_heights[std::size_t(row)]; }
    bool isMeasured(int row) const { return m_measured[std::size_t(row)]; }
    int top(int row) const; //!< sum of the heights before; \p row may be count()
    int total() const { return top(count()); }
    int rowAt(int y) const; //!< the row that covers \p y; clamped; -1 when there are none

    void append(int estimate);
    void setMeasured(int row, int height);
    void forget(int row); //!< its height becomes an estimate
    void forgetAll();
    void remove(int first, int count);
    void clear();

private:
    void add(std::size_t at, int difference);
    void rebuild();

    std::vector<int> m_heights;
    std::vector<bool> m_measured;
    std::vector<int> m_tree; //!< Fenwick tree: m_tree[i] sums the rows its lowest set bit spans, from 1
};

} // namespace Ui
