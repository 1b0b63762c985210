#include "mainwindow/gotobutton.h"

#include "shared/icons.h"
#include "shared/paintkit.h"

#include <QPainter>
#include <QStyle>

namespace Ui {

namespace {
constexpr int glyphSize = 14;
constexpr int margin = 9;
constexpr int gap = 7;
constexpr int comfortable = 210; // the words and the key at both ends, as in a field
} // namespace

GoToButton::GoToButton(const QString &text, const QString &keyHint, QWidget *parent)
    : QAbstractButton(parent)
    , m_keyHint(keyHint)
{
    setText(text);
    setAccessibleName(tr("Go to room, user or command"));
    setToolTip(tr("Go to room, user or command (%1)").arg(keyHint));
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void GoToButton::setCompactness(int level)
{
    if (m_level == level)
        return;
    m_level = level;
    updateGeometry();
    update();
}

QSize GoToButton::sizeHint() const
{
    int width = 2 * margin + glyphSize;
    if (m_level < 2)
        width += gap + fontMetrics().horizontalAdvance(text());
    if (m_level < 1) {
        const QFontMetrics caption(Theme::font(TextRole::Caption));
        width = qMax(comfortable, width + 2 * gap + caption.horizontalAdvance(m_keyHint));
    }
    return {width, fontMetrics().height() + 10};
}

void GoToButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool touched = underMouse() || isDown();
    Paint::box(&painter, rect(), Radius::button, theme.color(Token::Base),
        theme.color(touched ? Token::Control : Token::ButtonLine));
    if (Paint::showsFocus(this))
        Paint::focusRing(&painter, rect(), Radius::button);
    const auto visual = [this](const QRect &place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    drawIcon(&painter, QStringLiteral("find"), visual(QRect(margin, 0, glyphSize, height())),
        theme.color(Token::Text2), glyphSize);
    painter.setPen(theme.color(Token::Text2));
    const QRect words = rect().adjusted(margin + glyphSize + gap, 0, -margin, 0);
    if (m_level < 2)
        painter.drawText(visual(words), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, text());
    painter.setFont(Theme::font(TextRole::Caption));
    if (m_level < 1)
        painter.drawText(visual(words), Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextSingleLine, m_keyHint);
}

} // namespace Ui
