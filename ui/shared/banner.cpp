#include "shared/banner.h"

#include "shared/elidedlabel.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>
#include <QVariantAnimation>

namespace Ui {

namespace {

constexpr int glyphSize = 14;

QToolButton *makeButton(const char *variant, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setProperty(variantProperty, QString::fromLatin1(variant));
    button->setAutoRaise(true);
    return button;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_word(new QLabel(this))
    , m_sentence(new ElidedLabel(this))
    , m_action(makeButton("link", this))
    , m_close(makeButton("flat", this))
    , m_opening(new QVariantAnimation(this))
{
    m_word->setTextFormat(Qt::PlainText);
    m_word->setFont(Theme::font(TextRole::BodyStrong));
    m_action->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_action->hide(); // until there is a link, so that the keyboard never rests on nothing
    m_close->setIcon(Ui::icon(QStringLiteral("close")));
    m_close->setIconSize({glyphSize, glyphSize});
    m_close->setAccessibleName(tr("Dismiss this message"));
    m_close->setToolTip(tr("Dismiss"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::timeline, Space::chip, Space::control, Space::chip);
    row->setSpacing(Space::tight);
    row->addWidget(m_icon);
    row->addWidget(m_word);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumHeight(0);

    connect(m_action, &QToolButton::clicked, this, &Banner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
    connect(m_opening, &QVariantAnimation::valueChanged, this,
        [this](const QVariant &height) { setMaximumHeight(height.toInt()); });
    connect(m_opening, &QVariantAnimation::finished, this, [this] { setMaximumHeight(QWIDGETSIZE_MAX); });
    hide();
}

void Banner::showMessage(State state, const QString &word, const QString &sentence, const QString &action)
{
    m_state = state;
    m_word->setText(word);
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text());
    applyColors();
    if (isHidden())
        open();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Banner::text() const
{
    return m_sentence->text().isEmpty() ? m_word->text()
                                        : m_word->text() + QLatin1Char(' ') + m_sentence->text();
}

void Banner::dismiss()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT dismissed();
}

void Banner::open()
{
    const int time = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (time > 0 && parentWidget() && parentWidget()->isVisible()) {
        m_opening->setStartValue(0);
        m_opening->setEndValue(sizeHint().height());
        m_opening->setEasingCurve(QEasingCurve::OutCubic);
        m_opening->setDuration(qMin(time, 150));
        setMaximumHeight(0);
        m_opening->start();
    }
    show();
}

void Banner::applyColors()
{
    const Theme &theme = Theme::of(this);
    const StateLook look = lookOf(m_state);
    const QColor color = theme.color(look.color);
    m_icon->setPixmap(iconPixmap(QString::fromLatin1(look.icon), color, glyphSize, devicePixelRatioF()));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(this).color(lookOf(m_state).surface));
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyColors();
    QFrame::changeEvent(event);
}

} // namespace Ui
