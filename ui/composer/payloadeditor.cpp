#include "composer/payloadeditor.h"

#include "composer/jsonhighlighter.h"
#include "protocol/names.h"
#include "shared/format.h"
#include "shared/hubstyle.h"
#include "shared/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

namespace Ui {

namespace {

constexpr int leastHeight = 46;
constexpr int mostHeight = 160;
constexpr int padding = 4;
constexpr qsizetype previewBytes = 96;
//! Beyond it a key would be felt: wrapping and colouring take longer than a frame.
constexpr qsizetype mostEditable = 64 * 1024;
//! Hex with blanks takes three characters a byte; beyond that nothing fits into a frame.
constexpr qsizetype mostCharacters = 3 * WebPubSub::maxFrameBytes;
//! Wrapping at words takes quadratic time in Qt 6.4 when a text has none.
constexpr qsizetype mostWordWrapped = 8 * 1024;

} // namespace

PayloadEditor::PayloadEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new JsonHighlighter(document()))
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(padding);
    connect(this, &QPlainTextEdit::textChanged, this, &PayloadEditor::read);
    // A plain text layout measures in lines, wrapped ones counted.
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        [this](const QSizeF &size) {
            m_lines = size.height();
            updateGeometry();
        });
    applyForm();
}

void PayloadEditor::setForm(PayloadForm form)
{
    if (m_form == form)
        return;
    m_form = form;
    removeAttachment();
    applyForm();
    read();
}

void PayloadEditor::setContent(const Draft &draft)
{
    if (draft.text.size() > mostEditable)
        return attach({tr("Long text"), readPayload(draft.text, draft.form), draft}, draft.form);
    setForm(draft.form);
    removeAttachment();
    setWordWrapMode(draft.text.size() > mostWordWrapped ? QTextOption::WrapAnywhere
                                                        : QTextOption::WrapAtWordBoundaryOrAnywhere);
    setPlainText(draft.text);
    moveCursor(QTextCursor::End);
}

Draft PayloadEditor::content() const
{
    return m_attachment ? m_attachment->draft : Draft{m_form, toPlainText()};
}

void PayloadEditor::remember()
{
    m_history.add(content());
    m_recalled.reset();
}

void PayloadEditor::attachFile(const QString &name, const QByteArray &bytes)
{
    attach({name, {WebPubSub::Payload::binary(bytes), {}}, {}}, PayloadForm::Hex);
}

void PayloadEditor::attach(const Attachment &attachment, PayloadForm form)
{
    setForm(form);
    m_attachment = attachment;
    setReadOnly(true);
    const WebPubSub::Payload &payload = attachment.reading.payload;
    const bool isFile = attachment.draft.text.isEmpty();
    const QString head = isFile ? QString::fromLatin1(payload.bytes.left(previewBytes).toHex(' '))
                                : attachment.draft.text.left(2 * previewBytes).simplified();
    const bool whole = isFile && payload.bytes.size() <= previewBytes;
    const qint64 size = isFile ? payload.bytes.size() : attachment.draft.text.toUtf8().size();
    setPlainText(tr("%1, %2").arg(Format::visible(attachment.name, false), Format::byteCount(size)) + u'\n'
        + head + (whole ? QString() : QStringLiteral(" …")));
}

void PayloadEditor::removeAttachment()
{
    if (!m_attachment)
        return;
    m_attachment.reset();
    setReadOnly(false);
    clear();
}

void PayloadEditor::read()
{
    if (m_attachment)
        m_reading = m_attachment->reading;
    else if (document()->isEmpty())
        m_reading = {};
    else
        m_reading = readPayload(toPlainText(), m_form);
    markFault();
    Q_EMIT readingChanged();
}

//! Underlines the character at the fault, or the last one before it when it is the end of a line.
void PayloadEditor::markFault()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (m_reading.fault && !m_attachment) {
        QTextCursor cursor(document());
        cursor.setPosition(
            int(std::min<qsizetype>(m_reading.fault->position, document()->characterCount() - 1)));
        if (cursor.atBlockEnd() && !cursor.atBlockStart())
            cursor.movePosition(QTextCursor::PreviousCharacter);
        cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursor;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Theme::of(this).color(Token::Error));
        mark.format.setBackground(Theme::of(this).color(Token::ErrorSurface));
        marks.append(mark);
    }
    setExtraSelections(marks);
    setProperty(invalidProperty, m_reading.fault.has_value());
    update();
}

void PayloadEditor::applyForm()
{
    setFont(Theme::font(m_form == PayloadForm::Text ? TextRole::Body : TextRole::Mono));
    m_highlighter->setEnabled(m_form == PayloadForm::Json);
}

void PayloadEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (enter && (modifiers == Qt::NoModifier || modifiers == Qt::ControlModifier))
        return sendAsked();
    if (enter && !isReadOnly()) // else Qt would put a line separator in, which JSON does not know
        return textCursor().insertBlock();
    if (handleAttachmentKey(event) || (modifiers == Qt::NoModifier && handleHistoryKey(event)))
        return;
    QPlainTextEdit::keyPressEvent(event);
}

bool PayloadEditor::handleAttachmentKey(QKeyEvent *event)
{
    const bool removes =
        event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete || event->key() == Qt::Key_Escape;
    if (!m_attachment || !removes)
        return false;
    removeAttachment();
    return true;
}

bool PayloadEditor::handleHistoryKey(QKeyEvent *event)
{
    const bool up = event->key() == Qt::Key_Up;
    const bool down = event->key() == Qt::Key_Down;
    const bool unchanged = m_recalled && *m_recalled == content();
    if ((!up && !down) || (!isEmpty() && !unchanged))
        return false;
    if (!unchanged)
        m_history.rewind();
    auto draft = up ? m_history.older() : m_history.newer();
    if (!draft)
        return false;
    // Behind the newest stands an empty box, in the form that was last used.
    if (draft->text.isEmpty())
        draft->form = m_form;
    setContent(*draft);
    m_recalled = draft;
    return true;
}

void PayloadEditor::insertFromMimeData(const QMimeData *source)
{
    const QString pasted = source->text();
    if (pasted.size() > mostCharacters)
        return pasteRefused(pasted.size());
    if (const QTextCursor cursor = textCursor(); pasted.size() > mostWordWrapped) {
        QString text = toPlainText();
        text.replace(cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart(), pasted);
        return setContent({m_form, text});
    }
    QPlainTextEdit::insertFromMimeData(source);
}

void PayloadEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_highlighter->rehighlight();
    markFault();
}

int PayloadEditor::heightFor(qreal lines) const
{
    const qreal text = lines * fontMetrics().lineSpacing();
    return int(std::ceil(text)) + 1 + 2 * (padding + frameWidth()); // one short, and the box scrolls
}

QSize PayloadEditor::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), std::clamp(heightFor(m_lines), leastHeight, mostHeight)};
}

QSize PayloadEditor::minimumSizeHint() const
{
    return {8 * fontMetrics().averageCharWidth(), sizeHint().height()};
}

} // namespace Ui
