#pragma once

#include "composer/sendhistory.h"

#include <QPlainTextEdit>

namespace Ui {

class JsonHighlighter;

//! A file, or a text too long to edit, that takes the place of the editor's text.
struct Attachment {
    QString name = {};
    PayloadReading reading = {};
    Draft draft = {}; //!< the long text; empty for a file
};

/*!
    The box a message is written in: grows with its lines, reads what it holds in the chosen form, and marks
   the place of a fault. Enter asks to send, Shift+Enter breaks the line, Up in an empty box brings back what
   was sent, Down goes forward again.
*/
class PayloadEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit PayloadEditor(QWidget *parent = nullptr);

    PayloadForm form() const { return m_form; }
    void setForm(PayloadForm form); //!< drops an attachment
    void setContent(const Draft &draft); //!< caret at the end; a very long text is attached instead
    Draft content() const; //!< what is typed; empty while a file is attached
    void remember(); //!< the content was sent: Up in an empty box brings it back
    bool isEmpty() const { return !m_attachment && document()->isEmpty(); }

    //! The attachment, or the text read in its form. An empty box has no fault.
    const PayloadReading &reading() const { return m_reading; }

    //! The bytes of a file instead of text. Shown by name and first bytes; Backspace, Delete or Esc removes
    //! it.
    void attachFile(const QString &name, const QByteArray &bytes);
    void removeAttachment();
    const std::optional<Attachment> &attachment() const { return m_attachment; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendAsked();
    void readingChanged(); //!< the content, its form or its validity
    void pasteRefused(qsizetype characters); //!< more than any frame can hold

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    void attach(const Attachment &attachment, PayloadForm form);
    void read();
    void markFault();
    void applyForm();
    bool handleAttachmentKey(QKeyEvent *event);
    bool handleHistoryKey(QKeyEvent *event);
    int heightFor(qreal lines) const;

    PayloadForm m_form = PayloadForm::Text;
    PayloadReading m_reading;
    std::optional<Attachment> m_attachment;
    JsonHighlighter *m_highlighter;
    SendHistory m_history;
    std::optional<Draft> m_recalled; //!< brought back and not changed since
    qreal m_lines = 1;
};

} // namespace Ui
