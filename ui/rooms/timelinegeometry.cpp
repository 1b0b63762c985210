#include "rooms/timelinegeometry.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace Ui {

TimelineGeometry::TimelineGeometry(Measure measure)
    : m_measure(std::move(measure))
{
}

void TimelineGeometry::clear()
{
    m_heights.clear();
    m_atEnd = true;
    m_anchor = 0;
    m_anchorTop = 0;
}

void TimelineGeometry::append(int estimate)
{
    m_heights.append(std::max(1, estimate));
}

void TimelineGeometry::remove(int first, int count)
{
    if (m_anchor >= first + count) {
        m_anchor -= count;
    } else if (m_anchor >= first) {
        m_anchor = first;
        m_anchorTop = 0;
    }
    m_heights.remove(first, count);
}

void TimelineGeometry::changed(int row)
{
    m_heights.forget(row);
}

void TimelineGeometry::allChanged()
{
    m_heights.forgetAll();
}

void TimelineGeometry::setViewportHeight(int height)
{
    m_viewport = std::max(0, height);
}

void TimelineGeometry::scrollTo(int value)
{
    if (count() == 0)
        return;
    const int wanted = std::clamp(value, 0, maximum());
    const int distance = wanted - this->value();
    m_atEnd = wanted >= maximum();
    if (std::abs(distance) > 2 * m_viewport) {
        m_anchor = m_heights.rowAt(wanted);
        m_anchorTop = m_heights.top(m_anchor) - wanted;
    } else {
        m_anchorTop -= distance;
    }
}

void TimelineGeometry::scrollToEnd()
{
    m_atEnd = true;
}

void TimelineGeometry::settle()
{
    if (count() == 0)
        return;
    m_anchor = std::clamp(m_anchor, 0, count() - 1);
    if (!m_atEnd)
        settleFromAnchor();
    if (m_atEnd)
        settleFromEnd();
}

//! Measures upwards from the last row until the viewport is full.
void TimelineGeometry::settleFromEnd()
{
    int y = m_viewport;
    int row = count();
    while (row > 0 && y > 0)
        y -= measured(--row);
    m_anchor = row;
    m_anchorTop = y > 0 ? 0 : y; // few rows stand at the top, not at the bottom
}

void TimelineGeometry::settleFromAnchor()
{
    while (m_anchorTop > 0 && m_anchor > 0)
        m_anchorTop -= measured(--m_anchor);
    while (m_anchor < count() - 1 && m_anchorTop + measured(m_anchor) <= 0)
        m_anchorTop += measured(m_anchor++);
    if (m_anchor == 0 && m_anchorTop > 0)
        m_anchorTop = 0;
    int bottom = m_anchorTop;
    int row = m_anchor;
    for (; row < count() && bottom < m_viewport; ++row)
        bottom += measured(row);
    m_atEnd = row == count() && bottom <= m_viewport;
}

int TimelineGeometry::measured(int row)
{
    if (!m_heights.isMeasured(row))
        m_heights.setMeasured(row, std::max(1, m_measure(row)));
    return m_heights.height(row);
}

int TimelineGeometry::value() const
{
    return count() == 0 ? 0 : m_heights.top(std::min(m_anchor, count())) - m_anchorTop;
}

int TimelineGeometry::maximum() const
{
    return std::max(0, m_heights.total() - m_viewport);
}

int TimelineGeometry::rowAt(int y) const
{
    const int absolute = y + value();
    return absolute < 0 || absolute >= m_heights.total() ? -1 : m_heights.rowAt(absolute);
}

int TimelineGeometry::top(int row) const
{
    return m_heights.top(row) - value();
}

} // namespace Ui
