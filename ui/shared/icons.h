#pragma once

#include <QIcon>
#include <QPixmap>

class QPainter;

namespace Ui {

/*!
    Our own line icons (resources/icons/<name>.svg, 24 x 24, 1.5 px stroke), tinted with a colour of the
   theme. Unknown names give an empty icon and a warning.
*/
QIcon icon(const QString &name); //!< in text colour, disabled colour when disabled; follows the theme
bool isLineIcon(const QIcon &icon); //!< made by icon(): can be drawn again in another colour
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio);
//! Draws crisply into \p rect, centred, at \p size px (default 16).
void drawIcon(QPainter *painter, const QString &name, const QRect &rect, const QColor &color, int size = 16);
QIcon appIcon();

} // namespace Ui
