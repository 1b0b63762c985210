#include "rooms/latestpill.h"

#include "shared/icons.h"
#include "shared/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace Ui {

namespace {

constexpr int pillHeight = 26;
constexpr int glyphSize = 14;

} // namespace

LatestPill::LatestPill(QWidget *parent)
    : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::NoFocus); // Ctrl+End does the same from the keyboard
    setCount(0);
}

void LatestPill::setCount(int count)
{
    setText(count > 0 ? tr("Latest (%1)").arg(count) : tr("Latest"));
    setAccessibleName(
        count > 0 ? tr("Go to the latest message, %n new", nullptr, count) : tr("Go to the latest message"));
    resize(sizeHint());
    update();
}

QSize LatestPill::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(TextRole::BodyStrong));
    return {metrics.horizontalAdvance(text()) + glyphSize + Space::tight + 2 * Space::dock,
        std::max(pillHeight, metrics.height() + Space::control)};
}

void LatestPill::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Accent));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    const QColor color = theme.color(Token::OnAccent);
    drawIcon(
        &painter, QStringLiteral("follow"), QRect(Space::dock, 0, glyphSize, height()), color, glyphSize);
    painter.setPen(color);
    painter.setFont(Theme::font(TextRole::BodyStrong));
    painter.drawText(rect().adjusted(Space::dock + glyphSize + Space::tight, 0, 0, 0),
        Qt::AlignVCenter | Qt::TextSingleLine, text());
}

} // namespace Ui
