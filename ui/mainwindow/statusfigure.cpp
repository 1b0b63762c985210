#include "mainwindow/statusfigure.h"

#include "shared/icons.h"

#include <QPainter>
#include <QStyle>

namespace Ui {

namespace {
constexpr int glyphSize = 14;
constexpr int margin = 10;
} // namespace

StatusFigure::StatusFigure(QWidget *parent)
    : QWidget(parent)
{
    setFont(Theme::font(TextRole::Small));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusFigure::setText(const QString &text, Token color)
{
    m_text = text;
    m_color = color;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void StatusFigure::setGlyph(const QString &iconName, Token color)
{
    m_glyph = iconName;
    m_glyphColor = color;
    updateGeometry();
    update();
}

void StatusFigure::setSeparated(bool separated)
{
    m_separated = separated;
    update();
}

int StatusFigure::textStart() const
{
    return margin + (m_glyph.isEmpty() ? 0 : glyphSize + Space::chip);
}

QSize StatusFigure::sizeHint() const
{
    return {textStart() + fontMetrics().horizontalAdvance(m_text) + margin, fontMetrics().height() + 4};
}

void StatusFigure::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const auto place = [this](int x, int width) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width, height()));
    };
    if (m_separated)
        painter.fillRect(place(0, 1).adjusted(0, 3, 0, -3), theme.color(Token::Line));
    if (!m_glyph.isEmpty())
        drawIcon(&painter, m_glyph, place(margin, glyphSize), theme.color(m_glyphColor), glyphSize);
    painter.setPen(theme.color(m_color));
    painter.drawText(
        place(textStart(), width() - textStart()), Qt::AlignVCenter | Qt::TextSingleLine, m_text);
}

} // namespace Ui
