#include "mainwindow/welcomecard.h"

#include "shared/icons.h"
#include "shared/paintkit.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace Ui {

namespace {
constexpr int cardWidth = 272;
constexpr int cardHeight = 112;
constexpr int padding = 16;
constexpr int glyphSize = 20;
} // namespace

WelcomeCard::WelcomeCard(const QString &iconName, const QString &title, const QString &key,
    const QString &explanation, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
    , m_key(key)
    , m_explanation(explanation)
{
    setText(title);
    setAccessibleDescription(explanation);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMaximumWidth(cardWidth + 2 * ring);
}

void WelcomeCard::setDefault(bool isDefault)
{
    m_default = isDefault;
    update();
}

QSize WelcomeCard::sizeHint() const
{
    return {cardWidth + 2 * ring, heightForWidth(cardWidth + 2 * ring)};
}

QSize WelcomeCard::minimumSizeHint() const
{
    return {180, heightForWidth(180)};
}

int WelcomeCard::heightForWidth(int width) const
{
    const QFontMetrics title(Theme::font(TextRole::Title));
    const QRect room(0, 0, width - 2 * ring - 2 * padding, 10'000);
    const int text = QFontMetrics(Theme::font(TextRole::Body))
                         .boundingRect(room, Qt::TextWordWrap, m_explanation)
                         .height();
    return qMax(cardHeight, 2 * padding + title.height() + Space::control + text) + 2 * ring;
}

void WelcomeCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const QRect card = rect().adjusted(ring, ring, -ring, -ring);
    const bool lit = m_default || isDown();
    QColor fill = theme.color(lit ? Token::Tint : Token::Base);
    if (underMouse())
        fill = Paint::blend(fill, theme.color(Token::Text), .03);
    Paint::box(&painter, card, Radius::card, fill, theme.color(lit ? Token::Accent : Token::ButtonLine));
    if (Paint::showsFocus(this))
        Paint::focusRing(&painter, rect(), Radius::card + ring);

    const QRect inner = card.adjusted(padding, padding, -padding, -padding);
    const QFont titleFont = Theme::font(TextRole::Title);
    const int line = qMax(glyphSize, QFontMetrics(titleFont).height());
    const auto visual = [&](const QRect &place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    drawIcon(&painter, m_iconName, visual(QRect(inner.left(), inner.top(), glyphSize, line)),
        theme.color(m_default ? Token::Accent : Token::Text), glyphSize);
    painter.setFont(titleFont);
    painter.setPen(theme.color(Token::Text));
    painter.drawText(visual(QRect(inner.left() + glyphSize + 10, inner.top(), inner.width(), line)),
        Qt::AlignVCenter | Qt::AlignLeading, text());
    painter.setFont(Theme::font(TextRole::Caption));
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(
        QRect(inner.left(), inner.top(), inner.width(), line), Qt::AlignVCenter | Qt::AlignTrailing, m_key);
    painter.setFont(Theme::font(TextRole::Body));
    painter.setPen(theme.color(m_default ? Token::Text : Token::Text2));
    painter.drawText(inner.adjusted(0, line + Space::tight, 0, 0),
        Qt::AlignLeading | Qt::AlignTop | Qt::TextWordWrap, m_explanation);
}

void WelcomeCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace Ui
