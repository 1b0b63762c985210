#include "shared/paintkit.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace Ui::Paint {

void box(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &line,
    qreal lineWidth)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.isValid() ? QPen(line, lineWidth) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = line.isValid() ? lineWidth / 2 : 0;
    const QRectF inner = rect.adjusted(inset, inset, -inset, -inset);
    const qreal corner = qMax(0.0, qMin(radius, qMin(rect.width(), rect.height()) / 2) - inset);
    painter->drawRoundedRect(inner, corner, corner);
    painter->restore();
}

void focusRing(QPainter *painter, const QRectF &rect, qreal radius)
{
    box(painter, rect, radius, {}, Theme::of().color(Token::Accent), 2);
}

bool showsFocus(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_HasFocus) && option->state.testFlag(QStyle::State_Active);
}

bool showsFocus(const QWidget *widget)
{
    return widget->hasFocus() && widget->isActiveWindow();
}

QFont font(TextRole role, QFont::Weight weight)
{
    QFont font = Theme::font(role);
    font.setWeight(weight);
    return font;
}

QColor blend(const QColor &from, const QColor &to, qreal part)
{
    const auto mix = [part](float a, float b) { return static_cast<float>(a + (b - a) * part); };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()),
        mix(from.blueF(), to.blueF()), mix(from.alphaF(), to.alphaF()));
}

} // namespace Ui::Paint
