#include "rooms/bubblelayout.h"

#include "shared/format.h"
#include "shared/paintkit.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetrics>
#include <QTextOption>

#include <algorithm>

namespace Ui {

namespace {

constexpr int margin = Space::timeline;
constexpr int glyphSize = 26;
constexpr int paddingX = 11;
constexpr int paddingTop = 6;
constexpr int paddingBottom = 7;
constexpr int blockWidth = 320;
constexpr int iconSize = 13;
constexpr int target = 24; //!< least side of what is clicked

class Words {
    Q_DECLARE_TR_FUNCTIONS(Ui::BubbleLayout)
};

int leadingOf(TextRole role)
{
    switch (role) {
    case TextRole::Caption:
    case TextRole::CaptionStrong:
        return 0;
    case TextRole::Body:
    case TextRole::BodyStrong:
        return 2;
    default:
        return 1;
    }
}

int textWidth(TextRole role, const QString &text)
{
    return QFontMetrics(Theme::font(role)).horizontalAdvance(text);
}

//! Breaks \p layout into lines of \p width; every line gets \p height. Returns what the text covers.
QSize breakLines(QTextLayout *layout, int width, int height)
{
    qreal widest = 0;
    int y = 0;
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y + (height - line.height()) / 2));
        widest = std::max(widest, line.naturalTextWidth());
        y += height;
    }
    layout->endLayout();
    return {int(std::ceil(widest)), y};
}

//! Wrapping at words takes quadratic time in Qt 6.4 when a text has none, so a longer word wraps anywhere.
constexpr qsizetype longestWord = 400;

bool hasEndlessWord(const QString &text)
{
    qsizetype length = 0;
    for (const QChar c : text) {
        length = c.isSpace() ? 0 : length + 1;
        if (length > longestWord)
            return true;
    }
    return false;
}

QTextOption wrapping(bool anywhere)
{
    QTextOption option;
    option.setWrapMode(anywhere ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(textWidth(TextRole::Mono, QStringLiteral("    ")));
    return option;
}

QTextLayout::FormatRange coloured(const ColorSpan &span, qsizetype offset)
{
    QTextLayout::FormatRange range{int(offset + span.start), int(span.length), {}};
    range.format.setForeground(Theme::of().color(span.color));
    return range;
}

} // namespace

int lineHeight(TextRole role)
{
    return QFontMetrics(Theme::font(role)).height() + leadingOf(role);
}

BubbleLayout::BubbleLayout(const TimelineMessage &message, const BubbleContext &context)
    : m_context(context)
{
    body = bubbleBody(message.payload, context.fold, context.raw);
    if (context.startsRun)
        speaker = Format::visible(message.speaker, false);
    placeLines();
    placeBubble(message);
    m_height = bubble.bottom() + 1;
    if (message.delivery == State::Failed) {
        placeButtons();
        placeReason(message);
    } else if (context.endsRun) {
        placeMeta(message);
    }
}

void BubbleLayout::placeLines()
{
    const int caption = lineHeight(TextRole::Caption);
    const int wide = std::max(0, m_context.width - 2 * margin);
    const auto take = [&](QRect *line) {
        *line = QRect(margin, m_height + Space::tight, wide, caption);
        m_height = line->bottom() + 1;
    };
    if (m_context.evicted > 0)
        take(&notice);
    if (m_context.newDay)
        take(&day);
    if (m_context.newLine)
        take(&newLine);
    const bool compact = m_context.density == Density::Compact;
    const int gap = m_context.startsRun ? (compact ? Space::tight : 10) : Space::chip;
    m_height += gap;
}

int BubbleLayout::bubbleLimit() const
{
    const int most = QFontInfo(Theme::font(TextRole::Body)).pixelSize() * 33;
    const int room = m_context.width - 2 * margin - glyphSize - Space::control;
    return std::max(8 * paddingX, std::min({most, m_context.width * 72 / 100, room}));
}

void BubbleLayout::placeBubble(const TimelineMessage &message)
{
    const int limit = bubbleLimit();
    const QSize textSize = layText(message, limit - 2 * paddingX);
    const bool named = body.isBlock && m_context.startsRun && !m_context.own;
    const QString tail = body.more.isEmpty() ? body.note : body.more;
    int wanted = std::max(textSize.width(), tail.isEmpty() ? 0 : textWidth(TextRole::Small, tail) + target);
    if (named)
        wanted = std::max(wanted, textWidth(TextRole::BodyStrong, speaker));
    if (body.isBlock)
        wanted = std::max(wanted, blockWidth - 2 * paddingX);
    const int width = std::min(limit, wanted + 2 * paddingX);
    const int side = margin + glyphSize + Space::control;
    const int left = m_context.own ? m_context.width - side - width : side;

    int y = m_height + paddingTop;
    const QRect inner(left + paddingX, y, width - 2 * paddingX, 1);
    if (named) {
        name = QRect(inner.left(), y, inner.width(), lineHeight(TextRole::BodyStrong));
        y = name.bottom() + 1;
    }
    if (body.isBlock) {
        header = QRect(inner.left(), y, inner.width(), lineHeight(TextRole::Mono));
        y = placeHeader(message, inner.left(), y);
    }
    text->setPosition(QPointF(inner.left(), y));
    y += textSize.height();
    if (!tail.isEmpty()) {
        placeMore(inner, y);
        y = more.bottom() + 1;
    }
    bubble = QRect(left, m_height, width, y + paddingBottom - m_height);
    if (m_context.startsRun) {
        const int glyphLeft = m_context.own ? m_context.width - margin - glyphSize : margin;
        glyph = QRect(glyphLeft, m_height, glyphSize, glyphSize);
    }
}

QSize BubbleLayout::layText(const TimelineMessage &message, int maxWidth)
{
    QString shown = body.text;
    shown.replace(u'\n', QChar::LineSeparator);
    QList<QTextLayout::FormatRange> formats;
    qsizetype offset = 0;
    if (!body.isBlock && m_context.startsRun && !m_context.own) {
        // Isolated, so that a name written from right to left cannot reorder the text behind it.
        const bool compact = m_context.density == Density::Compact;
        const QString gap = compact ? QStringLiteral("\u00a0\u00a0") : QString(QChar::LineSeparator);
        const QString lead = u'\u2068' + speaker + u'\u2069' + gap;
        offset = lead.size();
        shown.prepend(lead);
        QTextLayout::FormatRange strong{0, int(offset), {}};
        strong.format.setFontWeight(QFont::DemiBold);
        formats.append(strong);
    }
    for (const ColorSpan &span : std::as_const(body.colors))
        formats.append(coloured(span, offset));
    const TextRole role = body.isBlock ? TextRole::Mono : TextRole::Body;
    text = std::make_unique<QTextLayout>(shown, Theme::font(role));
    const bool rawJson = message.payload.type == WebPubSub::DataType::Json && m_context.raw;
    text->setTextOption(wrapping(rawJson || hasEndlessWord(shown)));
    text->setFormats(formats);
    text->setCacheEnabled(true);
    if (shown.isEmpty())
        return {0, body.isBlock ? 0 : lineHeight(role)};
    return breakLines(text.get(), maxWidth, lineHeight(role));
}

//! Chevron on the left, raw and copy on the right. Returns where the text begins.
int BubbleLayout::placeHeader(const TimelineMessage &message, int left, int top)
{
    const int middle = top + header.height() / 2;
    const QRect square(0, middle - target / 2, target, target);
    const int inset = (target - iconSize) / 2;
    chevron = square.translated(left - inset, 0);
    copy = square.translated(header.right() + 1 - target + inset, 0);
    if (message.payload.type == WebPubSub::DataType::Json)
        raw = copy.translated(-target + 2, 0);
    return top + header.height();
}

void BubbleLayout::placeMore(const QRect &inner, int top)
{
    more = QRect(inner.left(), top, inner.width(), lineHeight(TextRole::Small) + Space::chip);
}

void BubbleLayout::placeButtons()
{
    buttons = {{BubblePart::Retry, Words::tr("Retry"), {}}, {BubblePart::Edit, Words::tr("Edit"), {}},
        {BubblePart::Discard, Words::tr("Discard"), {}}};
    int total = 0;
    for (Button &button : buttons) {
        const int icon = button.part == BubblePart::Retry ? iconSize + Space::tight : 0;
        button.rect.setSize(
            {textWidth(TextRole::Small, button.text) + icon + 2 * Space::control + 4, target});
        total += button.rect.width() + Space::chip;
    }
    const int freeLeft = m_context.own ? margin : bubble.right() + 1 + Space::control;
    const int freeRight = m_context.own ? bubble.left() - Space::control : m_context.width - margin;
    const bool beside = freeRight - freeLeft >= total;
    int x = beside ? (m_context.own ? freeRight - total : freeLeft) : bubble.left();
    const int y = beside ? bubble.top() + std::min(bubble.height() - target, target) / 2
                         : bubble.bottom() + 1 + Space::chip;
    for (Button &button : buttons) {
        button.rect.moveTopLeft({x, y});
        x = button.rect.right() + 1 + Space::chip;
    }
    if (!beside)
        m_height = buttons.front().rect.bottom() + 1;
}

//! "10:02:38 · not delivered: …" with "Why?" behind its last line.
void BubbleLayout::placeReason(const TimelineMessage &message)
{
    const int line = lineHeight(TextRole::Caption);
    const int left = m_context.own ? margin : bubble.left();
    const int right = m_context.own ? bubble.right() : m_context.width - margin;
    const int icon = iconSize + Space::chip;
    const QString link = Words::tr("Why?");
    const int linkWidth = textWidth(TextRole::Caption, link);
    const int room = std::max(8 * paddingX, right - left - icon - linkWidth - Space::control);
    reasonText = std::make_unique<QTextLayout>(failureReason(message), Theme::font(TextRole::Caption));
    reasonText->setTextOption(wrapping(hasEndlessWord(reasonText->text())));
    const QSize size = breakLines(reasonText.get(), room, line);
    const int total = icon + size.width() + Space::tight + linkWidth;
    const int x = (m_context.own ? right + 1 - total : left) + icon;
    reason = QRect(x, m_height + 3, size.width(), size.height());
    reasonText->setPosition(reason.topLeft());
    const QTextLine last = reasonText->lineAt(reasonText->lineCount() - 1);
    const int linkLeft = x + int(std::ceil(last.naturalTextWidth())) + Space::tight;
    why = QRect(linkLeft, reason.bottom() + 1 - line, linkWidth, line);
    m_height = reason.bottom() + 1;
}

void BubbleLayout::placeMeta(const TimelineMessage &message)
{
    const int line = lineHeight(TextRole::Caption);
    int x = 0;
    for (const MetaPart &part : metaParts(message, m_context.own)) {
        const int icon = part.icon.isEmpty() ? 0 : iconSize + Space::chip;
        const int width = icon + textWidth(TextRole::Caption, part.text);
        meta.push_back({part, QRect(x, m_height + 3, width, line)});
        x += width + Space::tight;
    }
    const int left = m_context.own ? bubble.right() + 1 - (x - Space::tight) : bubble.left() + 1;
    for (PlacedMeta &placed : meta)
        placed.rect.translate(std::max(left, 0), 0);
    m_height = meta.front().rect.bottom() + 1;
}

BubblePart BubbleLayout::partAt(const QPoint &point) const
{
    for (const Button &button : buttons) {
        if (button.rect.contains(point))
            return button.part;
    }
    for (const BubblePart part :
        {BubblePart::Chevron, BubblePart::Raw, BubblePart::Copy, BubblePart::More, BubblePart::Why}) {
        if (rectOf(part).contains(point))
            return part;
    }
    return bubble.contains(point) ? BubblePart::Bubble : BubblePart::None;
}

QRect BubbleLayout::rectOf(BubblePart part) const
{
    switch (part) {
    case BubblePart::None:
        return {};
    case BubblePart::Bubble:
        return bubble;
    case BubblePart::Chevron:
        return chevron;
    case BubblePart::Raw:
        return raw;
    case BubblePart::Copy:
        return copy;
    case BubblePart::More:
        return body.more.isEmpty() ? QRect() : more;
    case BubblePart::Why:
        return why;
    case BubblePart::Retry:
    case BubblePart::Edit:
    case BubblePart::Discard:
        break;
    }
    const auto found = std::find_if(
        buttons.begin(), buttons.end(), [part](const Button &button) { return button.part == part; });
    return found == buttons.end() ? QRect() : found->rect;
}

} // namespace Ui
