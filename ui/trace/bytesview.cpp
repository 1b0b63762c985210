#include "trace/bytesview.h"

#include "shared/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace Ui {

namespace {

constexpr int offsetDigits = 6;
constexpr int half = 8; // a gap after so many bytes, for the eye

QString hex(uchar byte)
{
    return QString::number(byte, 16).rightJustified(2, u'0');
}

//! One byte, one column: only printable ASCII is itself.
QChar printable(uchar byte)
{
    return byte >= 0x20 && byte < 0x7f ? QChar(ushort(byte)) : QChar(u'·');
}

} // namespace

BytesView::BytesView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Message bytes"));
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    fit();
}

void BytesView::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    m_cursor = m_first = m_count = 0;
    fit();
    verticalScrollBar()->setValue(0);
    describe();
    viewport()->update();
}

void BytesView::select(qsizetype offset, qsizetype length)
{
    m_first = qBound(qsizetype(0), offset, m_bytes.size());
    m_count = qBound(qsizetype(0), length, m_bytes.size() - m_first);
    m_cursor = m_first;
    reveal(m_first);
    describe();
    viewport()->update();
}

qsizetype BytesView::lineCount() const
{
    return (m_bytes.size() + m_perLine - 1) / m_perLine;
}

void BytesView::fit()
{
    const QFontMetrics metrics(Theme::font(TextRole::Mono));
    m_cell = qMax(1, metrics.horizontalAdvance(u'0'));
    m_lineHeight = qMax(17, metrics.height() + 2);
    m_perLine = 2 * half;
    if (charLeft(m_perLine) > viewport()->width())
        m_perLine = half;
    const int visible = qMax(1, viewport()->height() / m_lineHeight);
    verticalScrollBar()->setPageStep(visible);
    verticalScrollBar()->setRange(0, int(qMax(qsizetype(0), lineCount() - visible)));
}

int BytesView::hexLeft(int column) const
{
    const int gap = column >= half ? 1 : 0;
    return Space::dock + (offsetDigits + 2 + 3 * column + gap) * m_cell;
}

int BytesView::charLeft(int column) const
{
    return hexLeft(m_perLine) + m_cell + column * m_cell;
}

void BytesView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(Theme::font(TextRole::Mono));
    const qsizetype firstLine = verticalScrollBar()->value();
    const int from = event->rect().top() / m_lineHeight;
    const int to = event->rect().bottom() / m_lineHeight;
    for (int i = from; i <= to && firstLine + i < lineCount(); ++i)
        paintLine(&painter, firstLine + i, i * m_lineHeight);
    if (hasFocus() && !m_bytes.isEmpty()) {
        const int column = int(m_cursor % m_perLine);
        const int top = int(m_cursor / m_perLine - firstLine) * m_lineHeight;
        painter.setPen(Theme::of().color(Token::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(hexLeft(column) - 2, top, 2 * m_cell + 3, m_lineHeight - 1);
    }
}

void BytesView::paintLine(QPainter *painter, qsizetype line, int top) const
{
    const Theme &theme = Theme::of();
    const qsizetype start = line * m_perLine;
    const qsizetype end = qMin(start + m_perLine, m_bytes.size());
    paintMark(painter, qMax(start, m_first), qMin(end, m_first + m_count), top);
    const auto draw = [&](int left, const QString &text) {
        painter->drawText(QRect(left, top, m_cell * int(text.size()) + m_cell, m_lineHeight),
            Qt::AlignVCenter | Qt::AlignLeft, text);
    };
    painter->setPen(theme.color(Token::Text2));
    draw(Space::dock, QString::number(start, 16).rightJustified(offsetDigits, u'0'));
    painter->setPen(theme.color(Token::Text));
    for (qsizetype at = start; at < end; ++at) {
        const auto byte = uchar(m_bytes.at(at));
        draw(hexLeft(int(at - start)), hex(byte));
        draw(charLeft(int(at - start)), printable(byte));
    }
}

void BytesView::paintMark(QPainter *painter, qsizetype first, qsizetype last, int top) const
{
    if (first >= last)
        return;
    const QColor mark = Theme::of().color(Token::Select);
    const int from = int(first % m_perLine);
    const int to = from + int(last - first);
    const int hexRight = hexLeft(to - 1) + 2 * m_cell;
    painter->fillRect(hexLeft(from) - 2, top, hexRight - hexLeft(from) + 4, m_lineHeight, mark);
    painter->fillRect(charLeft(from), top, (to - from) * m_cell, m_lineHeight, mark);
}

void BytesView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fit();
}

void BytesView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

qsizetype BytesView::offsetAt(const QPoint &position) const
{
    const qsizetype line = verticalScrollBar()->value() + position.y() / m_lineHeight;
    for (int column = 0; column < m_perLine; ++column) {
        const bool onHex =
            position.x() >= hexLeft(column) - m_cell / 2 && position.x() < hexLeft(column) + 2 * m_cell;
        const bool onChar = position.x() >= charLeft(column) && position.x() < charLeft(column) + m_cell;
        const qsizetype offset = line * m_perLine + column;
        if ((onHex || onChar) && offset < m_bytes.size())
            return offset;
    }
    return -1;
}

void BytesView::mousePressEvent(QMouseEvent *event)
{
    const qsizetype offset = offsetAt(event->position().toPoint());
    if (offset >= 0 && event->button() == Qt::LeftButton)
        moveTo(offset);
}

bool BytesView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void BytesView::keyPressEvent(QKeyEvent *event)
{
    const int page = qMax(1, verticalScrollBar()->pageStep()) * m_perLine;
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    const bool document = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(m_cursor - 1);
    case Qt::Key_Right:
        return moveTo(m_cursor + 1);
    case Qt::Key_Up:
        return moveTo(m_cursor - m_perLine);
    case Qt::Key_Down:
        return moveTo(m_cursor + m_perLine);
    case Qt::Key_PageUp:
        return moveTo(m_cursor - page);
    case Qt::Key_PageDown:
        return moveTo(m_cursor + page);
    case Qt::Key_Home:
        return moveTo(document ? 0 : m_cursor - m_cursor % m_perLine);
    case Qt::Key_End:
        return moveTo(document ? m_bytes.size() - 1 : m_cursor - m_cursor % m_perLine + m_perLine - 1);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void BytesView::moveTo(qsizetype offset)
{
    if (m_bytes.isEmpty())
        return;
    m_cursor = qBound(qsizetype(0), offset, m_bytes.size() - 1);
    m_first = m_cursor;
    m_count = 1;
    reveal(m_cursor);
    describe();
    viewport()->update();
    Q_EMIT cursorMoved(m_cursor);
}

void BytesView::reveal(qsizetype offset)
{
    const auto line = int(offset / m_perLine);
    QScrollBar *bar = verticalScrollBar();
    if (line < bar->value())
        bar->setValue(line);
    else if (line >= bar->value() + bar->pageStep())
        bar->setValue(line - bar->pageStep() + 1);
}

QString BytesView::lineText(qsizetype offset) const
{
    const qsizetype start = offset - offset % m_perLine;
    QStringList digits;
    QString characters;
    for (const char byte : m_bytes.mid(start, m_perLine)) {
        digits.append(hex(uchar(byte)));
        characters += printable(uchar(byte));
    }
    const QString address = QString::number(start, 16).rightJustified(4, u'0');
    return QStringLiteral("0x%1: %2  %3").arg(address, digits.join(u' '), characters);
}

void BytesView::describe()
{
    setAccessibleDescription(m_bytes.isEmpty() ? tr("No bytes") : lineText(m_cursor));
}

void BytesView::copy() const
{
    const QByteArray chosen = m_count > 1 ? m_bytes.mid(m_first, m_count) : m_bytes;
    QGuiApplication::clipboard()->setText(QString::fromLatin1(chosen.toHex(' ')));
}

} // namespace Ui
