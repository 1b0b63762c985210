#include "composer/composeroptions.h"

#include "composer/snugcombobox.h"
#include "shared/format.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>

namespace Ui {

namespace {

constexpr int iconSize = 14;

QIcon laneIcon(Lane lane, qreal ratio)
{
    QPixmap pixmap(QSize(iconSize, iconSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    drawLane(&painter, lane, QRectF(0, 0, iconSize, iconSize));
    return QIcon(pixmap);
}

QLabel *makeWord(const QString &text, QWidget *parent)
{
    auto *word = new QLabel(text, parent);
    word->setTextFormat(Qt::PlainText);
    word->setFont(Theme::font(TextRole::Small));
    word->setForegroundRole(QPalette::PlaceholderText);
    return word;
}

QComboBox *makeBox(const QString &name, QWidget *parent)
{
    auto *box = new SnugComboBox(parent);
    box->setFont(Theme::font(TextRole::Small));
    box->setAccessibleName(name);
    box->setIconSize({iconSize, iconSize});
    return box;
}

} // namespace

ComposerOptions::ComposerOptions(QWidget *parent)
    : QWidget(parent)
    , m_speakerBox(makeBox(tr("Speaker"), this))
    , m_roomBox(makeBox(tr("Room"), this))
    , m_formBox(makeBox(tr("Payload type"), this))
    , m_noEcho(makeChip(tr("noEcho"), tr("The speaker does not get its own message back")))
    , m_ack(makeChip(tr("ack"), tr("The service confirms the message; off: fire and forget")))
{
    m_formBox->addItem(tr("Text"), int(PayloadForm::Text));
    m_formBox->addItem(tr("JSON"), int(PayloadForm::Json));
    m_formBox->addItem(tr("Binary, hex"), int(PayloadForm::Hex));
    m_formBox->addItem(tr("Binary, base64"), int(PayloadForm::Base64));
    m_ack->setChecked(true);
    auto *clip = new QToolButton(this);
    clip->setIcon(Ui::icon(QStringLiteral("attach")));
    clip->setProperty(variantProperty, QStringLiteral("flat"));
    clip->setAutoRaise(true);
    clip->setToolTip(tr("Send the bytes of a file"));
    clip->setAccessibleName(tr("Attach binary file"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::tight);
    row->addWidget(makeWord(tr("as"), this));
    row->addWidget(m_speakerBox);
    row->addWidget(makeWord(tr("to"), this));
    row->addWidget(m_roomBox);
    row->addWidget(m_formBox);
    row->addWidget(m_noEcho);
    row->addWidget(m_ack);
    row->addStretch();
    row->addWidget(clip);

    connect(clip, &QToolButton::clicked, this, &ComposerOptions::attachAsked);
    connect(
        m_speakerBox, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT speakerChanged(speaker().id); });
    connect(m_roomBox, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT roomChanged(room()); });
    connect(m_formBox, &QComboBox::currentIndexChanged, this, &ComposerOptions::formChanged);
    connect(m_noEcho, &QToolButton::toggled, this, &ComposerOptions::optionsChanged);
    connect(m_ack, &QToolButton::toggled, this, &ComposerOptions::optionsChanged);
}

QToolButton *ComposerOptions::makeChip(const QString &text, const QString &tip)
{
    auto *chip = new QToolButton(this);
    chip->setText(text);
    chip->setCheckable(true);
    chip->setProperty(variantProperty, QStringLiteral("chip"));
    chip->setFont(Theme::font(TextRole::Small));
    chip->setToolTip(tip);
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIconSize({iconSize, iconSize});
    connect(chip, &QToolButton::toggled, chip,
        [chip](bool on) { chip->setIcon(on ? Ui::icon(QStringLiteral("ok")) : QIcon()); });
    return chip;
}

void ComposerOptions::setSpeakers(const QList<Speaker> &speakers)
{
    const QString before = speaker().id;
    m_speakers = speakers;
    {
        const QSignalBlocker quiet(m_speakerBox);
        m_speakerBox->clear();
        for (const Speaker &speaker : speakers)
            m_speakerBox->addItem(Format::visible(speaker.name, false), speaker.id);
        paintSpeakers();
        m_speakerBox->setCurrentIndex(std::max(m_speakerBox->findData(before), speakers.isEmpty() ? -1 : 0));
    }
    if (speaker().id != before)
        Q_EMIT speakerChanged(speaker().id);
}

void ComposerOptions::setRooms(const QStringList &groups)
{
    const QString before = room();
    {
        const QSignalBlocker quiet(m_roomBox);
        m_roomBox->clear();
        for (const QString &group : groups)
            m_roomBox->addItem(Ui::icon(QStringLiteral("room")), Format::visible(group, false), group);
        m_roomBox->setCurrentIndex(std::max(m_roomBox->findData(before), groups.isEmpty() ? -1 : 0));
    }
    m_roomBox->updateGeometry(); // a quiet change of the text is a change of the width all the same
    if (room() != before)
        Q_EMIT roomChanged(room());
}

void ComposerOptions::setSpeaker(const QString &id)
{
    const QSignalBlocker quiet(m_speakerBox);
    if (const int at = m_speakerBox->findData(id); at >= 0)
        m_speakerBox->setCurrentIndex(at);
    m_speakerBox->updateGeometry();
}

void ComposerOptions::setRoom(const QString &group)
{
    const QSignalBlocker quiet(m_roomBox);
    if (const int at = m_roomBox->findData(group); at >= 0)
        m_roomBox->setCurrentIndex(at);
    m_roomBox->updateGeometry();
}

void ComposerOptions::setForm(PayloadForm form)
{
    const QSignalBlocker quiet(m_formBox);
    m_formBox->setCurrentIndex(m_formBox->findData(int(form)));
}

Speaker ComposerOptions::speaker() const
{
    return m_speakers.value(m_speakerBox->currentIndex());
}

QString ComposerOptions::room() const
{
    return m_roomBox->currentData().toString();
}

PayloadForm ComposerOptions::form() const
{
    return PayloadForm(m_formBox->currentData().toInt());
}

bool ComposerOptions::noEcho() const
{
    return m_noEcho->isChecked();
}

bool ComposerOptions::asksAck() const
{
    return m_ack->isChecked();
}

void ComposerOptions::paintSpeakers()
{
    for (int i = 0; i < m_speakers.size(); ++i)
        m_speakerBox->setItemIcon(i, laneIcon(m_speakers.at(i).lane, devicePixelRatioF()));
}

void ComposerOptions::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintSpeakers();
}

} // namespace Ui
