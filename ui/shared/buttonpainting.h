#pragma once

#include <QColor>
#include <QRect>

class QPainter;
class QIcon;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionToolButton;
class QWidget;

//! How HubStyle draws what one clicks; see variantProperty for the variants.
namespace Ui::Paint {

void pushButton(const QStyleOptionButton &option, QPainter *painter, const QWidget *widget);
void toolButton(const QStyleOptionToolButton &option, QPainter *painter, const QWidget *widget);
void checkIndicator(const QStyleOption &option, QPainter *painter);
void radioIndicator(const QStyleOption &option, QPainter *painter);

//! \p contents: text and icon as Qt measured them with the plain weight.
QSize pushButtonSize(const QStyleOptionButton &option, const QSize &contents, const QWidget *widget);
QSize toolButtonSize(const QStyleOptionToolButton &option, const QSize &contents, const QWidget *widget);

//! Our line icons in \p color, any other icon as it is.
void tintedIcon(const QIcon &icon, QPainter *painter, const QRect &rect, const QColor &color, int size,
    bool enabled = true);

} // namespace Ui::Paint
