#include "shared/emptynote.h"

#include "shared/icons.h"
#include "shared/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int iconSize = 24;

QLabel *makeLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    return label;
}

} // namespace

EmptyNote::EmptyNote(const QString &iconName, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_icon(makeLabel(this))
    , m_title(makeLabel(this))
    , m_text(makeLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::section, Space::section, Space::section, Space::section);
    column->setSpacing(Space::chip);
    column->addWidget(m_icon);
    column->addSpacing(Space::control);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addStretch();
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_title->hide();
    applyTheme();
}

void EmptyNote::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(text());
}

void EmptyNote::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(this->text());
}

QString EmptyNote::text() const
{
    return m_title->text().isEmpty() ? m_text->text() : m_title->text() + QLatin1Char(' ') + m_text->text();
}

void EmptyNote::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange)
        applyTheme();
}

void EmptyNote::applyTheme()
{
    const QColor quiet = Theme::of(this).color(Token::Text2);
    m_icon->setPixmap(iconPixmap(m_iconName, quiet, iconSize, devicePixelRatioF()));
    m_title->setFont(Theme::font(TextRole::BodyStrong));
    m_text->setFont(Theme::font(TextRole::Small));
}

} // namespace Ui
