#include "trace/newrowspill.h"

#include "shared/icons.h"
#include "shared/theme.h"

#include <QLocale>
#include <QPainter>

namespace Ui {

namespace {
constexpr int glyph = 14;
}

NewRowsPill::NewRowsPill(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setCount(0); // it has a name before the first rows come
}

void NewRowsPill::setCount(int count)
{
    const QString words = tr("%n new", "rows since the table stands still", count);
    if (text() != words) {
        setText(words);
        setAccessibleName(tr("Show %n new rows", nullptr, count));
        resize(sizeHint());
    }
    setVisible(count > 0);
}

QSize NewRowsPill::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(TextRole::BodyStrong));
    const int width = metrics.horizontalAdvance(text()) + glyph + Space::tight + 2 * Space::dock;
    return {width, qMax(26, metrics.height() + Space::control)};
}

void NewRowsPill::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = theme.color(Token::OnAccent);
    const qreal radius = height() / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Accent));
    painter.drawRoundedRect(rect(), radius, radius);
    if (hasFocus()) {
        painter.setPen(QPen(ink, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), radius - 3, radius - 3);
    }
    drawIcon(&painter, QStringLiteral("follow"), QRect(Space::dock, 0, glyph, height()), ink, glyph);
    painter.setFont(Theme::font(TextRole::BodyStrong));
    painter.setPen(ink);
    const int left = Space::dock + glyph + Space::tight;
    painter.drawText(rect().adjusted(left, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace Ui
