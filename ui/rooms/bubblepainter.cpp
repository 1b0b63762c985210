#include "rooms/bubblepainter.h"

#include "shared/format.h"
#include "shared/icons.h"
#include "shared/paintkit.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

namespace Ui {

namespace {

constexpr int iconSize = 13;

class Words {
    Q_DECLARE_TR_FUNCTIONS(Ui::BubblePainter)
};

QRectF crisp(const QRect &rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

} // namespace

BubblePainter::BubblePainter(
    QPainter *painter, const BubbleLayout &layout, const TimelineMessage &message, const BubbleLook &look)
    : m_painter(painter)
    , m_layout(layout)
    , m_message(message)
    , m_look(look)
    , m_theme(Theme::of())
{
}

void BubblePainter::paint() const
{
    m_painter->setRenderHint(QPainter::Antialiasing);
    if (!m_layout.notice.isEmpty()) {
        const auto count = int(std::min<qint64>(m_layout.context().evicted, std::numeric_limits<int>::max()));
        paintLine(m_layout.notice,
            count == 1 ? Words::tr("1 older message is in the trace only")
                       : Words::tr("%n older messages are in the trace only", nullptr, count),
            Token::Text2, TextRole::Caption);
    }
    if (!m_layout.day.isEmpty())
        paintLine(m_layout.day, Format::day(m_message.timeUs), Token::Text2, TextRole::Caption);
    if (!m_layout.newLine.isEmpty())
        paintLine(m_layout.newLine, Words::tr("New"), Token::Error, TextRole::CaptionStrong);
    paintGlyph();
    paintBubble();
    paintButtons();
    paintReason();
    paintMeta();
}

//! A caption between two hairlines.
void BubblePainter::paintLine(const QRect &rect, const QString &text, Token color, TextRole role) const
{
    const int width = QFontMetrics(Theme::font(role)).horizontalAdvance(text) + 2 * Space::control;
    const QRect label(rect.center().x() - width / 2, rect.top(), width, rect.height());
    m_painter->setPen(m_theme.color(color == Token::Text2 ? Token::Line : color));
    const qreal y = rect.center().y() + 0.5;
    m_painter->drawLine(QPointF(rect.left(), y), QPointF(label.left(), y));
    m_painter->drawLine(QPointF(label.right() + 1, y), QPointF(rect.right() + 1, y));
    drawText(label, text, role, color, Qt::AlignHCenter);
}

void BubblePainter::paintGlyph() const
{
    if (m_layout.glyph.isEmpty())
        return;
    const bool failed = m_message.delivery == State::Failed;
    m_painter->setPen(m_theme.color(failed ? Token::Error : Token::Line));
    m_painter->setBrush(m_theme.color(Token::Window));
    m_painter->drawEllipse(crisp(m_layout.glyph));
    drawLane(m_painter, m_message.lane, QRectF(m_layout.glyph));
}

void BubblePainter::paintBubble() const
{
    const bool own = m_layout.context().own;
    const bool failed = m_message.delivery == State::Failed;
    const Token fill = m_look.selected ? Token::Tint : own ? Token::Mine : Token::Alt;
    const Token line = failed ? Token::Error : m_look.selected ? Token::Accent : own ? fill : Token::Line;
    m_painter->setPen(m_theme.color(line));
    m_painter->setBrush(m_theme.color(fill));
    m_painter->drawRoundedRect(crisp(m_layout.bubble), Radius::card, Radius::card);
    if (m_look.focused) {
        m_painter->setPen(QPen(m_theme.color(Token::Accent), 2));
        m_painter->setBrush(Qt::NoBrush);
        m_painter->drawRoundedRect(
            QRectF(m_layout.bubble).adjusted(1, 1, -1, -1), Radius::card - 1, Radius::card - 1);
    }
    if (!m_layout.name.isEmpty())
        drawText(m_layout.name, m_layout.speaker, Paint::font(TextRole::Body, QFont::DemiBold), Token::Text);
    paintHeader();
    m_painter->setPen(m_theme.color(Token::Text));
    m_layout.text->draw(m_painter, QPointF());
    paintMore();
}

void BubblePainter::paintHeader() const
{
    if (m_layout.header.isEmpty())
        return;
    const auto icon = [this](BubblePart part, const QString &name) {
        const QRect rect = m_layout.rectOf(part);
        if (!rect.isEmpty())
            drawIcon(m_painter, name, rect,
                m_theme.color(m_look.hovered == part ? Token::Accent : Token::Text2), iconSize);
    };
    const bool closed = m_layout.context().fold == Fold::Closed;
    icon(BubblePart::Chevron, closed ? QStringLiteral("right") : QStringLiteral("down"));
    icon(BubblePart::Raw, QStringLiteral("code"));
    icon(BubblePart::Copy, QStringLiteral("copy"));
    QRect rect = m_layout.header;
    rect.setLeft(rect.left() + iconSize + Space::control);
    drawText(rect, m_layout.body.kind, TextRole::Caption, Token::Text2);
    rect.setLeft(rect.left()
        + QFontMetrics(Theme::font(TextRole::Caption)).horizontalAdvance(m_layout.body.kind)
        + Space::control);
    drawText(rect, Format::byteCount(m_message.payload.bytes.size()), TextRole::Caption, Token::Text2);
}

void BubblePainter::paintMore() const
{
    if (m_layout.more.isEmpty())
        return;
    if (m_layout.body.more.isEmpty()) {
        drawText(m_layout.more, m_layout.body.note, TextRole::Small, Token::Text2);
        return;
    }
    const QColor color = m_theme.color(Token::Accent);
    QRect rect = m_layout.more;
    drawIcon(m_painter, QStringLiteral("down"), QRect(rect.left(), rect.top(), iconSize, rect.height()),
        color, iconSize);
    rect.setLeft(rect.left() + iconSize + Space::tight);
    drawText(rect, m_layout.body.more, TextRole::Small, Token::Accent);
}

void BubblePainter::paintButtons() const
{
    for (const BubbleLayout::Button &button : m_layout.buttons) {
        const bool hovered = m_look.hovered == button.part;
        const bool framed = button.part == BubblePart::Retry;
        if (framed || hovered) {
            m_painter->setPen(framed ? QPen(m_theme.color(Token::ButtonLine)) : QPen(Qt::NoPen));
            m_painter->setBrush(m_theme.color(hovered ? Token::Header : Token::Button));
            m_painter->drawRoundedRect(crisp(button.rect), Radius::button, Radius::button);
        }
        QRect rect = button.rect.adjusted(Space::control + 2, 0, 0, 0);
        if (framed) {
            drawIcon(m_painter, QStringLiteral("retry"),
                QRect(rect.left(), rect.top(), iconSize, rect.height()), m_theme.color(Token::Text),
                iconSize);
            rect.setLeft(rect.left() + iconSize + Space::tight);
        }
        drawText(rect, button.text, TextRole::Small, Token::Text);
    }
}

void BubblePainter::paintReason() const
{
    if (!m_layout.reasonText)
        return;
    const QColor color = m_theme.color(Token::Error);
    const int line = lineHeight(TextRole::Caption);
    const QRect icon(m_layout.reason.left() - iconSize - Space::chip, m_layout.reason.top(), iconSize, line);
    drawIcon(m_painter, QStringLiteral("failed"), icon, color, iconSize);
    m_painter->setPen(color);
    m_layout.reasonText->draw(m_painter, QPointF());
    QFont underlined = Theme::font(TextRole::Caption);
    underlined.setUnderline(true);
    m_painter->setFont(underlined);
    m_painter->setPen(m_theme.color(Token::Accent));
    m_painter->drawText(
        m_layout.why, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, Words::tr("Why?"));
}

void BubblePainter::paintMeta() const
{
    for (const BubbleLayout::PlacedMeta &placed : m_layout.meta) {
        QRect rect = placed.rect;
        if (!placed.part.icon.isEmpty()) {
            drawIcon(m_painter, placed.part.icon, QRect(rect.left(), rect.top(), iconSize, rect.height()),
                m_theme.color(placed.part.color), iconSize);
            rect.setLeft(rect.left() + iconSize + Space::chip);
        }
        drawText(rect, placed.part.text, TextRole::Caption, placed.part.color);
    }
}

void BubblePainter::drawText(
    const QRect &rect, const QString &text, TextRole role, Token color, Qt::Alignment alignment) const
{
    drawText(rect, text, Theme::font(role), color, alignment);
}

void BubblePainter::drawText(
    const QRect &rect, const QString &text, const QFont &font, Token color, Qt::Alignment alignment) const
{
    m_painter->setFont(font);
    m_painter->setPen(m_theme.color(color));
    const bool fits =
        alignment == Qt::AlignHCenter || QFontMetrics(font).horizontalAdvance(text) <= rect.width();
    m_painter->drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
        fits ? text : QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace Ui
