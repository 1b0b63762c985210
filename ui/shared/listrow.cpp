#include "shared/listrow.h"

#include "shared/icons.h"
#include "shared/paintkit.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>

#include <algorithm>

namespace Ui {

namespace {

constexpr int leastHeight = 26;
constexpr int barWidth = 3;
constexpr int badgePadding = 5;
constexpr int iconSize = 13;

struct Badge {
    Badge(const QString &text, std::optional<State> state)
        : icon(state ? iconSize + Space::chip : 0)
    {
        const QFontMetrics metrics(font);
        height = std::max(16, metrics.height() + 2);
        width = std::max(height, metrics.horizontalAdvance(text) + icon + 2 * badgePadding);
    }
    QFont font = Paint::font(TextRole::Caption, QFont::DemiBold);
    int icon;
    int height;
    int width;
};

} // namespace

ListRow::ListRow(QPainter *painter, const QStyleOptionViewItem &option, int nameLeft)
    : m_painter(painter)
    , m_option(option)
    , m_room(option.rect.adjusted(nameLeft, 0, -Space::dock, 0))
{
}

int ListRow::height()
{
    return std::max(leastHeight, QFontMetrics(Theme::font(TextRole::Body)).height() + Space::control);
}

void ListRow::paintBackground() const
{
    const Theme &theme = Theme::of();
    const QRect &row = m_option.rect;
    const bool current = m_option.state.testFlag(QStyle::State_Selected);
    if (current || m_option.state.testFlag(QStyle::State_MouseOver))
        m_painter->fillRect(row, theme.color(current ? Token::Tint : Token::Header));
    if (current)
        m_painter->fillRect(at(0, barWidth), theme.color(Token::Accent));
    if (Paint::showsFocus(&m_option) && m_option.state.testFlag(QStyle::State_KeyboardFocusChange))
        Paint::focusRing(m_painter, row, 0);
}

QRect ListRow::at(int left, int width) const
{
    return mirrored(QRect(m_option.rect.left() + left, m_option.rect.top(), width, m_option.rect.height()));
}

QRect ListRow::mirrored(const QRect &rect) const
{
    return QStyle::visualRect(m_option.direction, m_option.rect, rect);
}

QRect ListRow::takeEnd(int width, int gap)
{
    const QRect taken(m_room.right() + 1 - width, m_room.top(), width, m_room.height());
    m_room.setRight(taken.left() - 1 - gap);
    return mirrored(taken);
}

void ListRow::paintBadge(const QString &text, std::optional<State> state)
{
    paintBadge(m_painter, takeEnd(Badge(text, state).width, Space::tight), text, state);
}

int ListRow::paintBadge(QPainter *painter, const QRect &rect, const QString &text, std::optional<State> state)
{
    const Theme &theme = Theme::of();
    const Badge badge(text, state);
    const QRect box(rect.right() + 1 - badge.width, rect.top() + (rect.height() - badge.height) / 2,
        badge.width, badge.height);
    const QColor color = theme.color(state ? lookOf(*state).color : Token::OnAccent);
    Paint::box(painter, box, badge.height / 2.0, theme.color(state ? lookOf(*state).surface : Token::Accent));
    if (state)
        drawIcon(painter, QLatin1String(lookOf(*state).icon),
            QRect(box.left() + badgePadding, box.top(), iconSize, box.height()), color, iconSize);
    painter->setFont(badge.font);
    painter->setPen(color);
    painter->drawText(box.adjusted(badge.icon, 0, 0, 0), int(Qt::AlignCenter) | Qt::TextSingleLine, text);
    return badge.width;
}

void ListRow::paintWord(const QString &text, TextRole role, const QColor &color)
{
    const QFont font = Theme::font(role);
    m_painter->setFont(font);
    m_painter->setPen(color);
    m_painter->drawText(takeEnd(QFontMetrics(font).horizontalAdvance(text), Space::chip),
        int(Qt::AlignVCenter) | Qt::TextSingleLine, text);
}

void ListRow::paintGlyph(const QString &iconName, const QColor &color)
{
    drawIcon(m_painter, iconName, takeEnd(iconSize, Space::tight), color, iconSize);
}

void ListRow::paintName(const QString &text, const QFont &font, const QColor &color) const
{
    const Qt::Alignment start = QStyle::visualAlignment(m_option.direction, Qt::AlignLeft);
    m_painter->setFont(font);
    m_painter->setPen(color);
    m_painter->drawText(mirrored(m_room), int(start | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(text, Qt::ElideRight, std::max(0, m_room.width())));
}

} // namespace Ui
