#include "shared/card.h"

#include "shared/paintkit.h"

#include <QPainter>

namespace Ui {

Card::Card(QWidget *parent)
    : QFrame(parent)
{
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    Paint::box(&painter, rect(), Radius::card, theme.color(Token::Base), theme.color(Token::Line));
}

} // namespace Ui
