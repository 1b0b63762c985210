#include "trace/textparts.h"

#include "shared/icons.h"
#include "trace/paintedtext.h"

#include <QFontMetrics>
#include <QPainter>

namespace Ui {

namespace {
constexpr int glyphSize = 13;
constexpr int laneSize = 10;
} // namespace

void drawParts(QPainter *painter, const QRect &rect, const QList<TextPart> &parts)
{
    const Theme &theme = Theme::of();
    int left = rect.left();
    for (const TextPart &part : parts) {
        if (left > rect.left())
            left += part.apart ? Space::timeline : Space::tight;
        const QColor color = theme.color(part.color);
        if (part.lane) {
            drawLane(painter, *part.lane, QRectF(left, rect.top(), laneSize, rect.height()), laneSize);
            left += laneSize + Space::tight;
        }
        if (!part.icon.isEmpty()) {
            drawIcon(painter, part.icon, QRect(left, rect.top(), glyphSize, rect.height()), color, glyphSize);
            left += glyphSize + (part.text.isEmpty() ? 0 : Space::chip);
        }
        const QRect rest(left, rect.top(), rect.right() + 1 - left, rect.height());
        left += drawElided(painter, rest, part.text, part.role, color);
        if (left >= rect.right())
            return;
    }
}

QString plainText(const QList<TextPart> &parts)
{
    QStringList words;
    for (const TextPart &part : parts) {
        if (!part.text.isEmpty())
            words.append(part.text);
    }
    return words.join(u' ');
}

} // namespace Ui
