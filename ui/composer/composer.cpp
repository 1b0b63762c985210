#include "composer/composer.h"

#include "composer/composeroptions.h"
#include "composer/composerstatus.h"
#include "composer/framesize.h"
#include "composer/payloadeditor.h"
#include "protocol/names.h"
#include "shared/format.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/theme.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

Composer::Composer(QWidget *parent)
    : QWidget(parent)
    , m_options(new ComposerOptions(this))
    , m_editor(new PayloadEditor(this))
    , m_send(new QPushButton(Ui::icon(QStringLiteral("send")), tr("Send"), this))
    , m_status(new ComposerStatus(this))
{
    m_send->setProperty(variantProperty, QStringLiteral("primary"));
    m_send->setMinimumWidth(86); // more where the word is longer
    m_send->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_send->setAutoDefault(false);
    m_send->setAccessibleName(tr("Send message"));

    auto *row = new QHBoxLayout;
    row->setSpacing(Space::control);
    row->addWidget(m_editor, 1);
    row->addWidget(m_send);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::dock, Space::control, Space::dock, Space::tight);
    column->setSpacing(Space::tight);
    column->addWidget(m_options);
    column->addLayout(row);
    column->addWidget(m_status);
    connectParts();
    describe();
    refresh();
}

Composer::~Composer() = default;

void Composer::connectParts()
{
    connect(m_options, &ComposerOptions::speakerChanged, this, [this](const QString &id) {
        swapDraft();
        Q_EMIT speakerChanged(id);
    });
    connect(m_options, &ComposerOptions::roomChanged, this, [this](const QString &group) {
        swapDraft();
        Q_EMIT roomChanged(group);
    });
    connect(m_options, &ComposerOptions::formChanged, this, [this] { m_editor->setForm(m_options->form()); });
    connect(m_options, &ComposerOptions::optionsChanged, this, &Composer::refresh);
    connect(m_options, &ComposerOptions::attachAsked, this, &Composer::chooseFile);
    connect(m_editor, &PayloadEditor::readingChanged, this, [this] {
        m_trouble.clear();
        m_options->setForm(m_editor->form());
        refresh();
    });
    connect(m_editor, &PayloadEditor::pasteRefused, this, [this](qsizetype characters) {
        m_trouble = tr("The clipboard holds %1 characters, more than a frame can. Attach a smaller file.")
                        .arg(QLocale().toString(characters));
        refresh();
    });
    connect(m_editor, &PayloadEditor::sendAsked, this, &Composer::send);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
}

void Composer::setSpeakers(const QList<Speaker> &speakers)
{
    m_options->setSpeakers(speakers);
    swapDraft();
}

void Composer::setRooms(const QStringList &groups)
{
    m_options->setRooms(groups);
    swapDraft();
}

QString Composer::speaker() const
{
    return m_options->speaker().id;
}

QString Composer::room() const
{
    return m_options->room();
}

void Composer::setSpeaker(const QString &id)
{
    m_options->setSpeaker(id);
    swapDraft();
}

void Composer::setRoom(const QString &group)
{
    m_options->setRoom(group);
    swapDraft();
}

void Composer::setText(const QString &text)
{
    m_editor->setContent({PayloadForm::Text, text});
}

void Composer::edit(const WebPubSub::Payload &payload)
{
    m_editor->setContent({formOf(payload), editableText(payload)});
    focusEditor();
}

void Composer::focusEditor()
{
    m_editor->setFocus(Qt::OtherFocusReason);
}

//! Keeps what was begun under its speaker and room, and shows what was begun under the new ones.
void Composer::swapDraft()
{
    if (m_draftSpeaker != speaker() || m_draftRoom != room()) {
        // A text begun before there was a room goes along to the first one.
        const bool homeless = m_draftSpeaker.isEmpty() || m_draftRoom.isEmpty();
        if (!homeless)
            m_drafts.keep(m_draftSpeaker, m_draftRoom, m_editor->content());
        m_draftSpeaker = speaker();
        m_draftRoom = room();
        if (!homeless || m_editor->isEmpty())
            m_editor->setContent(
                m_drafts.find(m_draftSpeaker, m_draftRoom).value_or(Draft{m_editor->form(), {}}));
    }
    describe();
    refresh();
}

void Composer::describe()
{
    const QString name = Format::visible(m_options->speaker().name, false);
    const QString group = Format::visible(room(), false);
    const bool complete = !name.isEmpty() && !group.isEmpty();
    m_editor->setPlaceholderText(complete ? tr("Message %1 as %2").arg(group, name) : QString());
    m_editor->setAccessibleName(complete ? tr("Message to %1 as %2").arg(group, name) : tr("Message"));
}

ComposeRequest Composer::request() const
{
    return {.speakerId = speaker(),
        .group = room(),
        .payload = m_editor->reading().payload,
        .noEcho = m_options->noEcho(),
        .fireAndForget = !m_options->asksAck()};
}

QString Composer::whyNot() const
{
    if (!m_trouble.isEmpty())
        return m_trouble;
    if (speaker().isEmpty())
        return tr("Nobody can speak: connect first.");
    if (room().isEmpty())
        return tr("No room is chosen: join one (Ctrl+J).");
    if (!m_options->speaker().whyNot.isEmpty())
        return Format::visible(m_options->speaker().whyNot, false);
    if (m_editor->isEmpty())
        return tr("Nothing to send yet.");
    if (const auto &fault = m_editor->reading().fault)
        return fault->place + QLatin1String(": ") + fault->sentence;
    if (m_frameBytes > WebPubSub::maxFrameBytes)
        return tr("The frame has %1, a frame may have %2. Send less.")
            .arg(Format::byteCount(m_frameBytes), Format::byteCount(WebPubSub::maxFrameBytes));
    return {};
}

QString Composer::statusText() const
{
    return m_status->text();
}

QString Composer::figures() const
{
    const QLocale locale;
    return tr("%1, frame %2 of %3")
        .arg(Format::byteCount(m_editor->reading().payload.bytes.size()), locale.toString(m_frameBytes),
            Format::byteCount(WebPubSub::maxFrameBytes));
}

void Composer::refresh()
{
    const auto &fault = m_editor->reading().fault;
    m_frameBytes = m_editor->isEmpty() || fault ? 0 : sizeOfFrame(request());
    const QString reason = whyNot();
    m_send->setEnabled(reason.isEmpty());
    m_send->setAccessibleDescription(reason);
    m_send->setToolTip(reason.isEmpty() ? tr("Send (Enter)") : QString());

    if (m_editor->isEmpty() && m_trouble.isEmpty())
        m_status->tell({}, {}, reason);
    else if (m_trouble.isEmpty() && fault)
        m_status->tell(State::Failed, fault->place, fault->sentence);
    else if (!reason.isEmpty())
        m_status->tell(State::Failed, {}, reason);
    else if (m_editor->form() == PayloadForm::Json)
        m_status->tell(State::Acked, tr("Valid JSON"), figures());
    else
        m_status->tell({}, {}, figures());
    m_editor->setAccessibleDescription(m_status->text());
}

void Composer::send()
{
    if (!m_send->isEnabled())
        return;
    const ComposeRequest message = request();
    m_editor->remember();
    m_editor->setContent({m_editor->form(), {}});
    Q_EMIT sendRequested(message);
}

//! The hairline that parts it from the messages.
void Composer::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, 0, width(), 1, Theme::of(this).color(Token::Line));
}

void Composer::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Send the bytes of a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &Composer::attach);
    dialog->open();
}

void Composer::attach(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        m_trouble = tr("%1 cannot be read: %2. Choose another file.")
                        .arg(Format::visible(name, false), file.errorString());
        return refresh();
    }
    const QByteArray bytes = file.read(WebPubSub::maxFrameBytes + 1);
    if (bytes.size() > WebPubSub::maxFrameBytes) {
        m_trouble = tr("%1 has more than %2, the most a frame can hold. Choose a smaller file.")
                        .arg(Format::visible(name, false), Format::byteCount(WebPubSub::maxFrameBytes));
        return refresh();
    }
    m_editor->attachFile(name, bytes);
    focusEditor();
}

} // namespace Ui
