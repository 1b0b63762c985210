#include "rooms/rowheights.h"

#include <algorithm>
#include <bit>

namespace Ui {

namespace {

std::size_t lowestBit(std::size_t i)
{
    return i & (~i + 1);
}

} // namespace

int RowHeights::top(int row) const
{
    int sum = 0;
    for (auto i = std::size_t(row); i > 0; i -= lowestBit(i))
        sum += m_tree[i - 1];
    return sum;
}

int RowHeights::rowAt(int y) const
{
    if (m_heights.empty())
        return -1;
    std::size_t position = 0;
    int left = std::max(0, y);
    for (std::size_t step = std::bit_floor(m_tree.size()); step > 0; step /= 2) {
        const std::size_t next = position + step;
        if (next <= m_tree.size() && m_tree[next - 1] <= left) {
            position = next;
            left -= m_tree[next - 1];
        }
    }
    return int(std::min(position, m_heights.size() - 1));
}

void RowHeights::append(int estimate)
{
    m_heights.push_back(estimate);
    m_measured.push_back(false);
    // The new node sums itself and the nodes directly below it.
    const std::size_t at = m_heights.size();
    int sum = estimate;
    for (std::size_t child = at - 1; child > at - lowestBit(at); child -= lowestBit(child))
        sum += m_tree[child - 1];
    m_tree.push_back(sum);
}

void RowHeights::setMeasured(int row, int height)
{
    const auto at = std::size_t(row);
    add(at, height - m_heights[at]);
    m_heights[at] = height;
    m_measured[at] = true;
}

void RowHeights::forget(int row)
{
    m_measured[std::size_t(row)] = false;
}

void RowHeights::forgetAll()
{
    m_measured.assign(m_measured.size(), false);
}

void RowHeights::remove(int first, int count)
{
    m_heights.erase(m_heights.begin() + first, m_heights.begin() + first + count);
    m_measured.erase(m_measured.begin() + first, m_measured.begin() + first + count);
    rebuild();
}

void RowHeights::clear()
{
    m_heights.clear();
    m_measured.clear();
    m_tree.clear();
}

void RowHeights::add(std::size_t at, int difference)
{
    for (std::size_t i = at + 1; i <= m_tree.size(); i += lowestBit(i))
        m_tree[i - 1] += difference;
}

void RowHeights::rebuild()
{
    m_tree = m_heights;
    for (std::size_t i = 1; i <= m_tree.size(); ++i) {
        const std::size_t parent = i + lowestBit(i);
        if (parent <= m_tree.size())
            m_tree[parent - 1] += m_tree[i - 1];
    }
}

} // namespace Ui
