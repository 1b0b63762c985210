#include "trace/tracedelegate.h"

#include "shared/icons.h"
#include "shared/lane.h"
#include "shared/theme.h"
#include "trace/paintedtext.h"
#include "trace/payloadline.h"
#include "trace/tracecolumns.h"

#include <QApplication>
#include <QPainter>

namespace Ui {

namespace {

constexpr int laneMark = 10;

QColor color(Token token)
{
    return Theme::of().color(token);
}

Token colorOf(int column)
{
    const bool isMeta = column == TraceColumn::Delta || column == TraceColumn::TraceId;
    return isMeta ? Token::Text2 : Token::Text;
}

QRect textRect(const QRect &cell)
{
    return cell.adjusted(TraceDelegate::padding, 0, -TraceDelegate::padding, 0);
}

} // namespace

void TraceDelegate::refreshFonts() const
{
    if (m_ready && m_fonts.base == QApplication::font())
        return;
    m_ready = true;
    m_fonts = {QApplication::font(), Theme::font(TextRole::Small), Theme::font(TextRole::Small),
        Theme::font(TextRole::Mono)};
    m_fonts.event.setWeight(QFont::Medium);
}

const QFont &TraceDelegate::fontOf(int column) const
{
    switch (column) {
    case TraceColumn::Time:
    case TraceColumn::TraceId:
        return m_fonts.mono;
    case TraceColumn::Event:
        return m_fonts.event;
    default:
        return m_fonts.small;
    }
}

void TraceDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    refreshFonts();
    painter->save();
    painter->setClipRect(option.rect);
    paintBackground(painter, option, index);
    switch (index.column()) {
    case TraceColumn::Thread:
        paintThread(painter, option.rect, index.data(TraceRole::Thread).toInt());
        break;
    case TraceColumn::Lane:
        paintLane(painter, option.rect, index);
        break;
    case TraceColumn::Direction:
        drawIcon(painter, index.data(TraceRole::DirectionIcon).toString(), option.rect, color(Token::Text2),
            iconSize);
        break;
    case TraceColumn::Status:
        paintStatus(painter, option.rect, index);
        break;
    case TraceColumn::Payload:
        paintPayload(painter, option.rect, index.data(TraceRole::Line).value<PayloadLine>());
        break;
    default:
        paintText(painter, option.rect, index);
    }
    painter->restore();
}

void TraceDelegate::paintBackground(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, color(Token::Select));
    else if (index.data(TraceRole::Failed).toBool())
        painter->fillRect(option.rect, color(Token::ErrorSurface));
    else if (index.data(TraceRole::Thread).toInt() & Dot)
        painter->fillRect(option.rect, color(Token::Tint));
    // On a selected row the selection says where the keyboard is.
    if (!selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(color(Token::Accent));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

void TraceDelegate::paintThread(QPainter *painter, const QRect &cell, int marks) const
{
    if (marks == NoMark)
        return;
    const QColor accent = color(Token::Accent);
    const QPointF centre = QRectF(cell).center();
    painter->setRenderHint(QPainter::Antialiasing);
    QPen pen(accent, 2);
    pen.setCapStyle(Qt::FlatCap);
    if (!(marks & Dot))
        pen.setDashPattern({1, 1.5}); // in pen widths
    painter->setPen(pen);
    if (marks & LineUp)
        painter->drawLine(QPointF(centre.x(), cell.top()), centre);
    if (marks & LineDown)
        painter->drawLine(centre, QPointF(centre.x(), cell.bottom() + 1));
    if (marks & Dot) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(accent);
        painter->drawEllipse(centre, 3.5, 3.5);
    }
}

void TraceDelegate::paintLane(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const QRectF mark(cell.left() + padding, cell.center().y() + 1 - laneMark / 2.0, laneMark, laneMark);
    drawLane(painter, Lane(index.data(TraceRole::LaneMark).toInt()), mark, laneMark);
    const QRect rest = textRect(cell).adjusted(laneMark + Space::tight, 0, 0, 0);
    drawElided(painter, rest, index.data().toString(), m_fonts.small, color(Token::Text));
}

void TraceDelegate::paintStatus(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const int state = index.data(TraceRole::StatusState).toInt();
    QRect rest = textRect(cell);
    QColor ink = color(Token::Text);
    if (state >= 0) {
        const StateLook look = lookOf(State(state));
        ink = color(look.color);
        const QRect glyph(rest.left(), cell.top(), iconSize, cell.height());
        drawIcon(painter, QString::fromLatin1(look.icon), glyph, ink, iconSize);
        rest.setLeft(rest.left() + iconSize + Space::chip);
    }
    drawElided(painter, rest, index.data().toString(), m_fonts.small, ink);
}

void TraceDelegate::paintPayload(QPainter *painter, const QRect &cell, const PayloadLine &line) const
{
    if (line.isNote)
        drawElided(painter, textRect(cell), line.text, m_fonts.small, color(Token::Text2));
    else
        drawJsonLine(painter, textRect(cell), line.text, line.tokens, m_fonts.mono);
}

void TraceDelegate::paintText(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    drawElided(painter, textRect(cell), index.data().toString(), fontOf(index.column()),
        color(colorOf(index.column())), alignment);
}

} // namespace Ui
