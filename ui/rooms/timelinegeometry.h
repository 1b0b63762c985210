#pragma once

#include "rooms/rowheights.h"

#include <functional>

namespace Ui {

/*!
    Where the rows of the timeline stand in a viewport, in px. Only rows in view are measured. One row is the
    anchor: whatever is learnt about rows above it, or goes there, the picture does not move. At the end the
    anchor is the bottom instead.
*/
class TimelineGeometry {
public:
    using Measure = std::function<int(int row)>; //!< exact height of a row, at least 1

    explicit TimelineGeometry(Measure measure);

    void clear();
    void append(int estimate);
    void remove(int first, int count);
    void changed(int row); //!< measure it again
    void allChanged(); //!< another width or font
    void setViewportHeight(int height);

    void scrollTo(int value); //!< clamped; offset of the viewport from the top of all rows
    void scrollToEnd();
    void settle(); //!< measures what is in view; call before asking below

    int count() const { return m_heights.count(); }
    int value() const;
    int maximum() const; //!< of value()
    bool isAtEnd() const { return m_atEnd; }
    int rowAt(int y) const; //!< \p y of the viewport; -1 when no row is there
    int top(int row) const; //!< in the viewport; exact for rows in view
    int height(int row) const { return m_heights.height(row); }

private:
    int measured(int row);
    void settleFromEnd();
    void settleFromAnchor();

    Measure m_measure;
    RowHeights m_heights;
    int m_viewport = 0;
    bool m_atEnd = true;
    int m_anchor = 0; //!< a row
    int m_anchorTop = 0; //!< its top in the viewport
};

} // namespace Ui
