#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace Ui {

//! Shape and colour of a lane: a connection keeps its lane everywhere (look.md, "Lanes").
enum class Lane : quint8 {
    Circle,
    Square,
    Diamond,
    Triangle,
    Hexagon,
    Pentagon,
    Bar,
    Ring,
    CircleOutline,
    SquareOutline,
    DiamondOutline,
    TriangleOutline,
    RingOutline
};

inline constexpr Lane hubLane = Lane::Hexagon;
inline constexpr Lane webhookLane = Lane::Pentagon;
inline constexpr Lane restLane = Lane::Bar;

//! Lane of the n-th connection (from 0): 1 to 4, then 8, then the same in outline, then again from the start.
Lane laneForConnection(int index);
QColor laneColor(Lane lane);
//! Draws the 10 px mark centred in \p rect.
void drawLane(QPainter *painter, Lane lane, const QRectF &rect, qreal size = 10);

} // namespace Ui
