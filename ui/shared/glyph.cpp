#include "shared/glyph.h"

#include "shared/icons.h"

#include <QPainter>

namespace Ui {

Glyph::Glyph(const QString &iconName, Token color, int size, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_color(color)
    , m_size(size)
{
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Glyph::setGlyph(const QString &iconName, Token color)
{
    m_iconName = iconName;
    m_color = color;
    update();
}

void Glyph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawIcon(&painter, m_iconName, rect(), Theme::of(this).color(m_color), m_size);
}

} // namespace Ui
