#include "shared/chip.h"

#include "shared/icons.h"
#include "shared/paintkit.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace Ui {

namespace {

constexpr int glyphSize = 14;
constexpr int side = 9;

QString separator()
{
    return QStringLiteral(" · ");
}

} // namespace

Chip::Chip(QWidget *parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(Theme::font(TextRole::Small));
}

void Chip::setState(State state, bool onSurface)
{
    m_state = state;
    m_onSurface = onSurface;
    updateGeometry();
    update();
}

void Chip::clearState()
{
    m_state.reset();
    m_onSurface = false;
    updateGeometry();
    update();
}

void Chip::setIconName(const QString &name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

void Chip::setDetail(const QString &detail)
{
    m_detail = detail;
    updateGeometry();
    update();
}

QString Chip::glyph() const
{
    if (!m_iconName.isEmpty() || !m_state)
        return m_iconName;
    return QString::fromLatin1(lookOf(*m_state).icon);
}

QColor Chip::foreground() const
{
    const Theme &theme = Theme::of(this);
    if (!isEnabled())
        return theme.color(Token::Disabled);
    return theme.color(m_state ? lookOf(*m_state).color : Token::Text);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    int width = 2 * side + metrics.horizontalAdvance(text());
    if (!glyph().isEmpty())
        width += glyphSize + (text().isEmpty() ? 0 : Space::chip);
    if (!m_detail.isEmpty())
        width += metrics.horizontalAdvance(separator())
            + QFontMetrics(Theme::font(TextRole::Mono)).horizontalAdvance(m_detail);
    return {width, qMax(22, metrics.height() + 6)};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool surface = m_state && m_onSurface;
    QColor fill = theme.color(surface ? lookOf(*m_state).surface : Token::Button);
    if (isEnabled() && (isDown() || (underMouse() && focusPolicy() != Qt::NoFocus)))
        fill = Paint::blend(fill, theme.color(Token::Text), isDown() ? .1 : .05);
    Paint::box(&painter, rect(), height() / 2.0, fill, surface ? QColor() : theme.color(Token::ButtonLine));
    if (Paint::showsFocus(this))
        Paint::focusRing(&painter, rect(), height() / 2.0);

    painter.setPen(foreground());
    QRect rest = rect().adjusted(side, 0, -side, 0);
    if (!glyph().isEmpty()) {
        const QRect place(rest.left(), 0, glyphSize, height());
        drawIcon(
            &painter, glyph(), QStyle::visualRect(layoutDirection(), rect(), place), foreground(), glyphSize);
        rest.setLeft(rest.left() + glyphSize + Space::chip);
    }
    const QString main = m_detail.isEmpty() ? text() : text() + separator();
    const QRect mainRect(rest.left(), 0, fontMetrics().horizontalAdvance(main) + 1, height());
    painter.drawText(
        QStyle::visualRect(layoutDirection(), rect(), mainRect), Qt::AlignVCenter | Qt::TextSingleLine, main);
    if (!m_detail.isEmpty()) {
        rest.setLeft(mainRect.right());
        painter.setFont(Theme::font(TextRole::Mono));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rest),
            Qt::AlignVCenter | Qt::TextSingleLine, m_detail);
    }
}

} // namespace Ui
