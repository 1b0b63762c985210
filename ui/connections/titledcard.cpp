#include "connections/titledcard.h"

#include "shared/elidedlabel.h"
#include "shared/icons.h"
#include "shared/paintkit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int iconSize = 14;

} // namespace

TitledCard::TitledCard(const QString &iconName, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(title, this))
    , m_remark(new ElidedLabel(this))
    , m_strip(new QWidget(this))
    , m_body(new QVBoxLayout)
{
    m_title->setTextFormat(Qt::PlainText);
    auto *strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(Space::dock, Space::tight, Space::dock, Space::tight);
    strip->setSpacing(Space::tight);
    strip->addWidget(m_icon);
    strip->addWidget(m_title);
    strip->addWidget(m_remark, 1);
    m_body->setContentsMargins(Space::dock, Space::control, Space::dock, Space::control);
    m_body->setSpacing(Space::chip);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addLayout(m_body);
    column->addStretch();
    applyTheme();
}

void TitledCard::setTitle(const QString &title)
{
    m_title->setText(title);
}

void TitledCard::setRemark(const QString &remark)
{
    m_remark->setText(remark);
}

void TitledCard::applyTheme()
{
    const Theme &theme = Theme::of(this);
    m_icon->setPixmap(iconPixmap(m_iconName, theme.color(Token::Text2), iconSize, devicePixelRatioF()));
    m_title->setFont(Paint::font(TextRole::Small, QFont::DemiBold));
    m_remark->setFont(Theme::font(TextRole::Caption));
    m_remark->setForegroundRole(QPalette::PlaceholderText);
}

void TitledCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void TitledCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    Paint::box(&painter, rect(), Radius::card, theme.color(Token::Base));
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath inside;
    inside.addRoundedRect(rect(), Radius::card, Radius::card);
    painter.save();
    painter.setClipPath(inside);
    const int bottom = m_strip->geometry().bottom();
    painter.fillRect(0, 0, width(), bottom, theme.color(Token::Window));
    painter.fillRect(0, bottom, width(), 1, theme.color(Token::Line));
    painter.restore();
    Paint::box(&painter, rect(), Radius::card, {}, theme.color(Token::Line));
}

} // namespace Ui
