#pragma once

#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QWidget;

//! How HubStyle draws what one types into, and scroll bars.
namespace Ui::Paint {

//! Line of 1 px, of 2 px with focus or an error (invalidProperty).
void field(const QRect &rect, bool enabled, bool focused, QPainter *painter, const QWidget *widget);
void comboBox(
    const QStyleOptionComboBox &option, const QRect &arrow, QPainter *painter, const QWidget *widget);
void spinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down, QPainter *painter,
    const QWidget *widget);
void scrollBar(const QStyleOptionSlider &option, const QRect &slider, QPainter *painter);
//! Where the handle lies: the bar has no buttons.
QRect scrollBarSlider(const QStyleOptionSlider &option);

} // namespace Ui::Paint
