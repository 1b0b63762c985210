#include "trace/filterfield.h"

#include "shared/icons.h"
#include "shared/theme.h"

#include <QAction>
#include <QApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QTextFormat>

namespace Ui {

namespace {

constexpr int iconArea = 26; // what QLineEdit gives an action at its side
constexpr qreal mostOfWidth = 0.62; // an error may take this part; what is typed needs the rest

Token colorOf(TraceQuery::Span::Kind kind)
{
    switch (kind) {
    case TraceQuery::Span::Field:
        return Token::JsonKey;
    case TraceQuery::Span::Sign:
        return Token::JsonLiteral;
    case TraceQuery::Span::Value:
        break;
    }
    return Token::Text;
}

} // namespace

FilterField::FilterField(QWidget *parent)
    : QLineEdit(parent)
    , m_fields(addAction(icon(QStringLiteral("filter")), LeadingPosition))
    , m_clear(addAction(icon(QStringLiteral("close")), TrailingPosition))
{
    setAccessibleName(tr("Trace filter"));
    setPlaceholderText(tr("Words, \"two words\", -without, group:lobby, dir:in, size>1k, since:10:02"));
    setFont(Theme::font(TextRole::Mono));
    setMaxLength(4096);
    m_fields->setToolTip(tr("Fields to filter by"));
    m_clear->setToolTip(tr("Clear the filter"));
    m_clear->setVisible(false);
    connect(m_fields, &QAction::triggered, this, &FilterField::showFields);
    connect(m_clear, &QAction::triggered, this, &FilterField::cleared);
    connect(this, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_clear->setVisible(!text.isEmpty()); });
}

void FilterField::setParsed(const TraceQuery::Parsed &parsed)
{
    m_parsed = parsed;
    colourWords();
    makeRoom();
}

void FilterField::setCount(const QString &count)
{
    if (m_count == count)
        return;
    m_count = count;
    makeRoom();
}

QSize FilterField::sizeHint() const
{
    return {QLineEdit::sizeHint().width(), minimumSizeHint().height()};
}

QSize FilterField::minimumSizeHint() const
{
    return {QLineEdit::minimumSizeHint().width(), qMax(28, fontMetrics().height() + 10)};
}

// QLineEdit has no formats of its own; those of an input method are drawn and touch neither text nor undo.
void FilterField::colourWords()
{
    QList<QInputMethodEvent::Attribute> attributes;
    const auto add = [&](int start, int length, const QTextCharFormat &format) {
        attributes.append({QInputMethodEvent::TextFormat, start - cursorPosition(), length, format});
    };
    const Theme &theme = Theme::of();
    for (const TraceQuery::Span &span : std::as_const(m_parsed.spans)) {
        QTextCharFormat format;
        format.setForeground(theme.color(colorOf(span.kind)));
        add(span.start, span.length, format);
    }
    if (m_parsed.error) {
        QTextCharFormat format;
        format.setForeground(theme.color(Token::Error));
        format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        format.setUnderlineColor(theme.color(Token::Error));
        add(m_parsed.error->position, m_parsed.error->length, format);
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(this, &event);
}

void FilterField::makeRoom()
{
    const QFontMetrics metrics(Theme::font(TextRole::Small));
    const int wanted = metrics.horizontalAdvance(ending()) + 2 * Space::control;
    m_endingWidth = ending().isEmpty() ? 0 : qMin(wanted, int(width() * mostOfWidth));
    setTextMargins(0, 0, m_endingWidth, 0);
    setAccessibleDescription(ending());
    update();
}

void FilterField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_endingWidth == 0)
        return;
    const Theme &theme = Theme::of();
    QPainter painter(this);
    const int right = width() - (m_clear->isVisible() ? iconArea : 0) - Space::chip;
    const QRect area(right - m_endingWidth + Space::control, 0, m_endingWidth - Space::control, height());
    painter.setFont(Theme::font(TextRole::Small));
    painter.setPen(theme.color(m_parsed.error ? Token::Error : Token::Text2));
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(ending(), Qt::ElideRight, area.width()));
    if (m_parsed.error) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(Token::Error), 1));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Radius::button, Radius::button);
    }
}

void FilterField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    makeRoom();
}

void FilterField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourWords();
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        Q_EMIT cleared();
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT leftDownwards();
    else
        QLineEdit::keyPressEvent(event);
}

void FilterField::showFields()
{
    QMenu menu(this);
    for (const QString &field : TraceQuery::fieldNames())
        menu.addAction(field, this, [this, field] { insertField(field); });
    menu.exec(mapToGlobal(QPoint(0, height())));
}

void FilterField::insertField(const QString &field)
{
    const bool inWord = cursorPosition() > 0 && !text().at(cursorPosition() - 1).isSpace();
    insert(inWord ? u' ' + field : field);
    setFocus();
}

} // namespace Ui
