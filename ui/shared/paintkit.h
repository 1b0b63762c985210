#pragma once

#include "shared/theme.h"

#include <QRectF>

class QPainter;
class QStyleOption;
class QWidget;

//! Strokes shared by the style and by widgets that paint themselves.
namespace Ui::Paint {

//! Rounded box whose line lies inside \p rect, crisp at whole pixels. Invalid colours are not drawn.
void box(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &line = {},
    qreal lineWidth = 1);
//! Two pixels of accent inside \p rect: every focused part shows it, in the active window only.
void focusRing(QPainter *painter, const QRectF &rect, qreal radius);
bool showsFocus(const QStyleOption *option);
bool showsFocus(const QWidget *widget);
//! Text of \p role with a chosen weight, as delegates and painted widgets need it.
QFont font(TextRole role, QFont::Weight weight);
//! The middle between two colours: hover and pressed tones. \p part 0 is all \p from.
QColor blend(const QColor &from, const QColor &to, qreal part);

} // namespace Ui::Paint
