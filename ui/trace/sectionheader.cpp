#include "trace/sectionheader.h"

#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "trace/textparts.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace Ui {

SectionHeader::SectionHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(title);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 1, Space::tight, 1);
    row->setSpacing(Space::chip);
    row->addStretch();
}

void SectionHeader::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void SectionHeader::setRemark(const QString &remark)
{
    m_remark = remark;
    setAccessibleDescription(remark);
    update();
}

QToolButton *SectionHeader::addButton(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setProperty(variantProperty, QStringLiteral("flat"));
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setIconSize({14, 14});
    button->setFixedSize({24, 24});
    button->setToolTip(name);
    button->setAccessibleName(name);
    layout()->addWidget(button);
    ++m_buttons;
    return button;
}

QSize SectionHeader::sizeHint() const
{
    return {120, qMax(27, QFontMetrics(Theme::font(TextRole::CaptionStrong)).height() + Space::dock)};
}

void SectionHeader::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Window));
    painter.fillRect(0, 0, width(), 1, theme.color(Token::Line));
    painter.fillRect(0, height() - 1, width(), 1, theme.color(Token::Line));
    const int right = m_buttons * (24 + Space::chip) + Space::tight;
    drawParts(&painter, rect().adjusted(Space::dock, 0, -right, 0),
        {{.text = m_title, .role = TextRole::CaptionStrong},
            {.text = m_remark, .color = Token::Text2, .role = TextRole::Caption}});
}

} // namespace Ui
