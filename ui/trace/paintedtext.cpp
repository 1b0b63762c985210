#include "trace/paintedtext.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace Ui {

namespace {

// Measuring shapes the whole text, for every cell of every frame; a short Latin one can be told to fit
// without.
bool surelyFits(const QString &text, const QFontMetrics &metrics, int width)
{
    const int widest = qMax(metrics.horizontalAdvance(u'W'), metrics.horizontalAdvance(u'm'));
    const auto isLatin = [](QChar c) { return c.unicode() < 0x250; };
    return text.size() * widest <= width && std::all_of(text.cbegin(), text.cend(), isLatin);
}

QString fitted(const QString &text, const QFontMetrics &metrics, int width)
{
    return surelyFits(text, metrics, width) ? text : metrics.elidedText(text, Qt::ElideRight, width);
}

} // namespace

int drawElided(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
    const QColor &color, Qt::Alignment alignment)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const QFontMetrics metrics(font, painter->device());
    const QString shown = fitted(text, metrics, rect.width());
    painter->setFont(font);
    painter->setPen(color);
    QRect drawn;
    painter->drawText(rect, int(alignment) | Qt::TextSingleLine, shown, &drawn);
    return drawn.width();
}

int drawElided(QPainter *painter, const QRect &rect, const QString &text, TextRole role, const QColor &color,
    Qt::Alignment alignment)
{
    return drawElided(painter, rect, text, Theme::font(role), color, alignment);
}

int drawJsonLine(QPainter *painter, const QRect &rect, const QString &text, const QList<JsonToken> &tokens,
    const QFont &font)
{
    const Theme &theme = Theme::of();
    if (tokens.isEmpty())
        return drawElided(painter, rect, text, font, theme.color(Token::Text));
    const QFontMetrics metrics(font, painter->device());
    const QString shown = fitted(text, metrics, rect.width());
    QList<QTextLayout::FormatRange> formats;
    for (const JsonToken &token : tokens) {
        if (token.start >= shown.size())
            break;
        QTextLayout::FormatRange range{int(token.start), int(token.length), {}};
        range.format.setForeground(theme.color(jsonColor(token.kind)));
        formats.append(range);
    }
    QTextLayout layout(shown, font, painter->device());
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    painter->setPen(theme.color(Token::Text));
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2));
    return int(line.naturalTextWidth());
}

} // namespace Ui
