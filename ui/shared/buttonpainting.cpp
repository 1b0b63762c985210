#include "shared/buttonpainting.h"

#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/paintkit.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace Ui::Paint {

namespace {

enum class Variant : quint8 { Plain, Primary, Flat, Link, Segment, Chip };

struct ButtonLook {
    QColor fill = {};
    QColor line = {};
    QColor text = {};
    QFont::Weight weight = QFont::Medium;
    bool underline = false;
};

struct Content {
    QString text;
    QIcon icon;
    int iconSize;
    bool menu;
    bool start; //!< at the leading edge instead of centred
};

constexpr int chevron = 12;
constexpr int gap = 6;

Variant variantOf(const QWidget *widget, Variant fallback)
{
    const QString name = widget ? widget->property(variantProperty).toString() : QString();
    static const QHash<QString, Variant> names = {
        {QStringLiteral("primary"), Variant::Primary},
        {QStringLiteral("flat"), Variant::Flat},
        {QStringLiteral("link"), Variant::Link},
        {QStringLiteral("segment"), Variant::Segment},
        {QStringLiteral("chip"), Variant::Chip},
    };
    return names.value(name, fallback);
}

//! Colours at rest.
ButtonLook restingLook(Variant variant, bool on)
{
    const Theme &theme = Theme::of();
    const auto color = [&theme](Token token) { return theme.color(token); };
    switch (variant) {
    case Variant::Primary:
        return {color(Token::Accent), {}, color(Token::OnAccent)};
    case Variant::Link:
        return {{}, {}, color(Token::Accent)};
    case Variant::Flat:
        return {on ? color(Token::Tint) : QColor(), {}, color(Token::Text), QFont::Normal};
    case Variant::Segment:
        if (on)
            return {color(Token::Tint), color(Token::ButtonLine), color(Token::Accent), QFont::DemiBold};
        return {color(Token::Button), color(Token::ButtonLine), color(Token::Text), QFont::Normal};
    case Variant::Chip:
        if (on)
            return {color(Token::Tint), color(Token::Accent), color(Token::Accent), QFont::Normal};
        return {{}, color(Token::ButtonLine), color(Token::Text2), QFont::Normal};
    case Variant::Plain:
        break;
    }
    return {color(on ? Token::Tint : Token::Button), color(on ? Token::Accent : Token::ButtonLine),
        color(Token::Text)};
}

ButtonLook lookOfButton(Variant variant, QStyle::State state)
{
    const Theme &theme = Theme::of();
    const bool on = state.testFlag(QStyle::State_On);
    ButtonLook look = restingLook(variant, on);
    if (!state.testFlag(QStyle::State_Enabled)) {
        look.text = theme.color(Token::Disabled);
        if (look.fill.isValid())
            look.fill = theme.color(Token::Window);
        if (variant == Variant::Primary || look.line.isValid())
            look.line = theme.color(Token::Line);
        return look;
    }
    const bool down = state.testFlag(QStyle::State_Sunken);
    if (down || state.testFlag(QStyle::State_MouseOver)) {
        look.underline = variant == Variant::Link;
        if (variant != Variant::Link) {
            const QColor base = look.fill.isValid() ? look.fill : theme.color(Token::Window);
            const QColor towards = theme.color(variant == Variant::Primary ? Token::Base : Token::Text);
            look.fill = blend(base, towards, down ? .14 : .07);
        }
    }
    return look;
}

//! Neighbours in the same row: a segment rounds only its free sides.
struct SegmentSides {
    bool left = true;
    bool right = true;
};

SegmentSides freeSides(const QWidget *widget)
{
    SegmentSides sides;
    if (!widget || !widget->parentWidget())
        return sides;
    const auto siblings =
        widget->parentWidget()->findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly);
    for (const QAbstractButton *other : siblings) {
        if (other == widget || other->isHidden() || variantOf(other, Variant::Plain) != Variant::Segment
            || other->y() != widget->y())
            continue;
        (other->x() < widget->x() ? sides.left : sides.right) = false;
    }
    return sides;
}

void segmentBox(QPainter *painter, const QRect &rect, const ButtonLook &look, SegmentSides sides)
{
    // The line between two segments is drawn by the left one: the right one pushes its own out of the widget.
    const QRectF box = QRectF(rect).adjusted(sides.left ? .5 : -.5, .5, -.5, -.5);
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(box, Radius::button, Radius::button);
    if (!sides.left)
        path.addRect(box.adjusted(0, 0, -box.width() / 2, 0));
    if (!sides.right)
        path.addRect(box.adjusted(box.width() / 2, 0, 0, 0));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(look.line);
    painter->setBrush(look.fill);
    painter->drawPath(path.simplified());
    painter->restore();
}

void bevel(QPainter *painter, const QStyleOption &option, Variant variant, const ButtonLook &look,
    const QWidget *widget)
{
    if (variant == Variant::Segment)
        segmentBox(painter, option.rect, look, freeSides(widget));
    else
        box(painter, option.rect, Radius::button, look.fill, look.line);
    if (!showsFocus(&option))
        return;
    focusRing(painter, option.rect, Radius::button);
    if (variant == Variant::Primary) // accent on accent would not show
        box(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), Radius::button - 2, {}, look.text);
}

int contentWidth(const Content &content, const QFontMetrics &metrics)
{
    int width = content.text.isEmpty() ? 0 : metrics.size(Qt::TextHideMnemonic, content.text).width();
    if (!content.icon.isNull())
        width += content.iconSize + (width > 0 ? gap : 0);
    return width + (content.menu ? chevron + (width > 0 ? gap : 0) : 0);
}

void drawContent(
    QPainter *painter, const QStyleOption &option, const Content &content, const ButtonLook &look, int margin)
{
    QFont font = painter->font();
    font.setWeight(look.weight);
    font.setUnderline(look.underline);
    painter->save();
    painter->setFont(font);
    painter->setPen(look.text);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const int width = contentWidth(content, painter->fontMetrics());
    const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    int x = content.start ? room.left() : qMax(room.left(), room.left() + (room.width() - width) / 2);
    const auto place = [&](int w) {
        const QRect rect(x, option.rect.top(), w, option.rect.height());
        x += w + gap;
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (!content.icon.isNull())
        tintedIcon(content.icon, painter, place(content.iconSize), look.text, content.iconSize, enabled);
    if (!content.text.isEmpty()) {
        const int rest = room.right() + 1 - x - (content.menu ? chevron + gap : 0);
        const int wanted = painter->fontMetrics().size(Qt::TextHideMnemonic, content.text).width();
        painter->drawText(
            place(qMin(rest, wanted)), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, content.text);
    }
    if (content.menu)
        drawIcon(painter, QStringLiteral("down"), place(chevron),
            enabled ? Theme::of().color(Token::Text2) : look.text, chevron);
    painter->restore();
}

int marginOf(Variant variant, bool hasText)
{
    if (variant == Variant::Link)
        return 2;
    return hasText ? (variant == Variant::Flat || variant == Variant::Chip ? 8 : 12) : 5;
}

Content contentOf(const QStyleOptionToolButton &option)
{
    const bool iconOnly = option.toolButtonStyle == Qt::ToolButtonIconOnly && !option.icon.isNull();
    const bool textOnly = option.toolButtonStyle == Qt::ToolButtonTextOnly;
    // Rows of a menu button: the arrow is drawn wherever a click would open a menu.
    const bool menu = option.features.testFlag(QStyleOptionToolButton::HasMenu) && !iconOnly;
    return {iconOnly ? QString() : option.text, textOnly ? QIcon() : option.icon, option.iconSize.width(),
        menu, false};
}

Variant variantOf(const QStyleOptionToolButton &option, const QWidget *widget)
{
    return variantOf(widget, option.state.testFlag(QStyle::State_AutoRaise) ? Variant::Flat : Variant::Plain);
}

Variant variantOf(const QStyleOptionButton &option, const QWidget *widget)
{
    Variant plain = Variant::Plain;
    if (option.features.testFlag(QStyleOptionButton::DefaultButton))
        plain = Variant::Primary;
    else if (option.features.testFlag(QStyleOptionButton::Flat))
        plain = Variant::Flat;
    return variantOf(widget, plain);
}

//! Room for the weight that look draws with, so that a row of buttons does not move when one is chosen.
int boldExtra(const QString &text, const QFont &font, Variant variant)
{
    QFont bold = font;
    bold.setWeight(variant == Variant::Segment ? QFont::DemiBold : QFont::Medium);
    const auto width = [&text](const QFont &of) {
        return QFontMetrics(of).size(Qt::TextHideMnemonic, text).width();
    };
    return qMax(0, width(bold) - width(font));
}

} // namespace

void tintedIcon(
    const QIcon &icon, QPainter *painter, const QRect &rect, const QColor &color, int size, bool enabled)
{
    if (isLineIcon(icon))
        drawIcon(painter, icon.name(), rect, color, size);
    else
        icon.paint(painter, rect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

void pushButton(const QStyleOptionButton &option, QPainter *painter, const QWidget *widget)
{
    const Variant variant = variantOf(option, widget);
    const ButtonLook look = lookOfButton(variant, option.state);
    const bool menu = option.features.testFlag(QStyleOptionButton::HasMenu);
    bevel(painter, option, variant, look, widget);
    const Content content{option.text, option.icon, option.iconSize.width(), menu, false};
    drawContent(painter, option, content, look, marginOf(variant, !option.text.isEmpty()));
}

void toolButton(const QStyleOptionToolButton &option, QPainter *painter, const QWidget *widget)
{
    const Variant variant = variantOf(option, widget);
    const ButtonLook look = lookOfButton(variant, option.state);
    bevel(painter, option, variant, look, widget);
    const Content content = contentOf(option);
    drawContent(painter, option, content, look, marginOf(variant, !content.text.isEmpty()));
}

QSize pushButtonSize(const QStyleOptionButton &option, const QSize &contents, const QWidget *widget)
{
    const Variant variant = variantOf(option, widget);
    const QFont font = widget ? widget->font() : QFont();
    const Content content{option.text, option.icon, option.iconSize.width(),
        option.features.testFlag(QStyleOptionButton::HasMenu), false};
    const int width = contentWidth(content, option.fontMetrics) + boldExtra(option.text, font, variant);
    const int height = option.fontMetrics.height() + (variant == Variant::Link ? 4 : 10);
    return {width + 2 * marginOf(variant, !option.text.isEmpty()),
        qMax(height, option.icon.isNull() ? 0 : contents.height() + 6)};
}

QSize toolButtonSize(const QStyleOptionToolButton &option, const QSize &contents, const QWidget *widget)
{
    const Variant variant = variantOf(option, widget);
    const Content content = contentOf(option);
    const QFont font = widget ? widget->font() : QFont();
    const int width = contentWidth(content, option.fontMetrics) + boldExtra(content.text, font, variant);
    const int margins = 2 * marginOf(variant, !content.text.isEmpty());
    if (content.text.isEmpty()) // never under the least target of 24 px
        return {qMax(24, width + margins), qMax(24, qMin(contents.height(), option.iconSize.height()) + 10)};
    const int height = option.fontMetrics.height()
        + (variant == Variant::Link        ? 4
                : variant == Variant::Chip ? 8
                                           : 10);
    return {width + margins, qMax(height, 24)};
}

void checkIndicator(const QStyleOption &option, QPainter *painter)
{
    const Theme &theme = Theme::of();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool marked =
        option.state.testFlag(QStyle::State_On) || option.state.testFlag(QStyle::State_NoChange);
    const QColor line = theme.color(enabled ? Token::Control : Token::Line);
    const QColor fill = theme.color(enabled ? (marked ? Token::Accent : Token::Base) : Token::Window);
    box(painter, option.rect, Radius::check, fill, marked && enabled ? QColor() : line);
    if (!marked)
        return;
    const QString glyph =
        option.state.testFlag(QStyle::State_On) ? QStringLiteral("ok") : QStringLiteral("skip");
    drawIcon(painter, glyph, option.rect, theme.color(enabled ? Token::OnAccent : Token::Disabled),
        qMin(option.rect.width(), option.rect.height()) - 2);
}

void radioIndicator(const QStyleOption &option, QPainter *painter)
{
    const Theme &theme = Theme::of();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const qreal radius = option.rect.width() / 2.0;
    const QColor line = theme.color(!enabled ? Token::Line : on ? Token::Accent : Token::Control);
    box(painter, option.rect, radius, theme.color(enabled ? Token::Base : Token::Window), line, on ? 5 : 1);
}

} // namespace Ui::Paint
