#pragma once

#include <Qt>

//! Columns and roles of the trace table: shared by model, delegate, view and tests, so that none needs
//! another.
namespace Ui {

namespace TraceColumn {
enum Column : int {
    Thread, //!< 26 px: dots and line of the selected correlation
    Time,
    Delta, //!< since the row above it in the table, not in the store
    Lane,
    Direction,
    Event,
    Group,
    User,
    Sequence,
    Ack,
    Size,
    Duration,
    Status,
    TraceId,
    Payload,
    Count,
};
} // namespace TraceColumn

namespace TraceRole {
enum Role : int {
    StoreRow = Qt::UserRole + 1, //!< int: row in the store
    Thread, //!< int: ThreadMark flags
    Failed, //!< bool: the row is drawn on the error surface
    LaneMark, //!< int: Ui::Lane
    DirectionIcon, //!< QString: name for Ui::drawIcon()
    StatusState, //!< int: Ui::State, -1 without a status
    Line, //!< Ui::PayloadLine: payload on one line with its coloured runs
};
} // namespace TraceRole

//! How a row stands to the selected correlation. A row that only lies between two of its rows has LineUp |
//! LineDown.
enum ThreadMark : int {
    NoMark = 0,
    Dot = 1, //!< the row belongs to it
    LineUp = 2,
    LineDown = 4,
};

} // namespace Ui
