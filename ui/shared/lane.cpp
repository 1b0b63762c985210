#include "shared/lane.h"

#include "shared/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>
#include <numbers>

namespace Ui {

namespace {

struct LaneLook {
    QRgb light;
    QRgb dark;
};

constexpr std::array<LaneLook, 8> looks = {{
    {0xff2e62f2, 0xff5b8cff}, // circle
    {0xff9e3a00, 0xffe0701f}, // square
    {0xffc23ab0, 0xffd66bc0}, // diamond
    {0xff0f8a5a, 0xff27a46a}, // triangle
    {0xff5b626c, 0xffaeb6c2}, // hexagon
    {0xff8c7e00, 0xffffc42e}, // pentagon
    {0xff123c66, 0xff3cc8f5}, // bar
    {0xff43200c, 0xfff0d9b8}, // ring
}};

constexpr std::array connectionLanes = {
    Lane::Circle,
    Lane::Square,
    Lane::Diamond,
    Lane::Triangle,
    Lane::Ring,
    Lane::CircleOutline,
    Lane::SquareOutline,
    Lane::DiamondOutline,
    Lane::TriangleOutline,
    Lane::RingOutline,
};

bool isOutline(Lane lane)
{
    return lane >= Lane::CircleOutline;
}

Lane filledOf(Lane lane)
{
    switch (lane) {
    case Lane::CircleOutline:
        return Lane::Circle;
    case Lane::SquareOutline:
        return Lane::Square;
    case Lane::DiamondOutline:
        return Lane::Diamond;
    case Lane::TriangleOutline:
        return Lane::Triangle;
    case Lane::RingOutline:
        return Lane::Ring;
    default:
        return lane;
    }
}

QPolygonF regularPolygon(int corners, QPointF centre, qreal radius, qreal firstDegrees)
{
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const qreal angle = (firstDegrees + 360.0 * i / corners) * std::numbers::pi / 180;
        polygon << centre + QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    return polygon;
}

//! Filled shapes of about equal optical weight inside a square of \p size; \p inset leaves room for an
//! outline's pen.
QPainterPath shapeOf(Lane lane, QPointF c, qreal size, qreal inset)
{
    const qreal r = size / 2 - inset;
    QPainterPath path;
    switch (filledOf(lane)) {
    case Lane::Square:
        path.addRoundedRect(QRectF(c.x() - r * .88, c.y() - r * .88, r * 1.76, r * 1.76), 1, 1);
        break;
    case Lane::Diamond:
        path.addPolygon(regularPolygon(4, c, r * 1.1, 0));
        break;
    case Lane::Triangle:
        path.addPolygon(regularPolygon(3, c + QPointF(0, r * .2), r * 1.15, -90));
        break;
    case Lane::Hexagon:
        path.addPolygon(regularPolygon(6, c, r, 0));
        break;
    case Lane::Pentagon:
        path.addPolygon(regularPolygon(5, c, r * 1.05, -90));
        break;
    case Lane::Bar:
        path.addRoundedRect(QRectF(c.x() - r, c.y() - r * .45, 2 * r, r * .9), 1, 1);
        break;
    default:
        path.addEllipse(c, r, r);
        break;
    }
    path.closeSubpath();
    return path;
}

} // namespace

Lane laneForConnection(int index)
{
    const auto count = static_cast<int>(connectionLanes.size());
    return connectionLanes.at(static_cast<size_t>(((index % count) + count) % count));
}

QColor laneColor(Lane lane)
{
    const LaneLook &look = looks.at(static_cast<size_t>(filledOf(lane)));
    return QColor::fromRgb(Theme::of().isDark() ? look.dark : look.light);
}

void drawLane(QPainter *painter, Lane lane, const QRectF &rect, qreal size)
{
    const QColor color = laneColor(lane);
    const QPointF centre = rect.center();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (filledOf(lane) == Lane::Ring) {
        // The full ring is thick; its outline is two thin circles, so that the two stay apart in grey too.
        const qreal pen = isOutline(lane) ? size * .12 : size * .26;
        painter->setPen(QPen(color, pen));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(centre, (size - pen) / 2, (size - pen) / 2);
        if (isOutline(lane))
            painter->drawEllipse(centre, size * .17, size * .17);
    } else if (isOutline(lane)) {
        const qreal pen = size * .16;
        painter->strokePath(shapeOf(lane, centre, size, pen / 2),
            QPen(color, pen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    } else {
        painter->fillPath(shapeOf(lane, centre, size, 0), color);
    }
    painter->restore();
}

} // namespace Ui
