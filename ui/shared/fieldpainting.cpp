#include "shared/fieldpainting.h"

#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/paintkit.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace Ui::Paint {

namespace {

constexpr int chevron = 14;
constexpr int leastSlider = 28;

QColor glyphColor(const QStyleOption &option)
{
    return Theme::of().color(option.state.testFlag(QStyle::State_Enabled) ? Token::Text2 : Token::Disabled);
}

} // namespace

void field(const QRect &rect, bool enabled, bool focused, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of();
    const bool invalid = widget && widget->property(invalidProperty).toBool();
    Token line = enabled ? Token::Control : Token::Line;
    if (focused)
        line = Token::Accent;
    if (invalid)
        line = Token::Error;
    box(painter, rect, Radius::button, theme.color(enabled ? Token::Base : Token::Window), theme.color(line),
        focused || invalid ? 2 : 1);
}

void comboBox(
    const QStyleOptionComboBox &option, const QRect &arrow, QPainter *painter, const QWidget *widget)
{
    if (option.frame) {
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        field(option.rect, enabled, showsFocus(&option), painter, widget);
    }
    drawIcon(painter, QStringLiteral("down"), arrow, glyphColor(option), chevron);
}

void spinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down, QPainter *painter,
    const QWidget *widget)
{
    if (option.frame) {
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        field(option.rect, enabled, showsFocus(&option), painter, widget);
    }
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto color = [&option](QAbstractSpinBox::StepEnabledFlag flag) {
        return option.stepEnabled.testFlag(flag) ? glyphColor(option) : Theme::of().color(Token::Disabled);
    };
    drawIcon(painter, QStringLiteral("down"), down, color(QAbstractSpinBox::StepDownEnabled), 12);
    painter->save();
    painter->translate(up.center() + QPoint(1, 1));
    painter->rotate(180);
    drawIcon(
        painter, QStringLiteral("down"), QRect(-6, -6, 12, 12), color(QAbstractSpinBox::StepUpEnabled), 12);
    painter->restore();
}

QRect scrollBarSlider(const QStyleOptionSlider &option)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    // 64 bits: a trace of millions of rows overflows the product otherwise.
    const qint64 range = qint64(option.maximum) - option.minimum;
    int extent = length;
    if (range > 0) {
        extent = static_cast<int>(qint64(length) * option.pageStep / (range + option.pageStep));
        extent = qBound(qMin(leastSlider, length), extent, length);
    }
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - extent, option.upsideDown);
    const QRect slider = horizontal ? QRect(start, 0, extent, option.rect.height())
                                    : QRect(0, start, option.rect.width(), extent);
    return slider.translated(option.rect.topLeft());
}

void scrollBar(const QStyleOptionSlider &option, const QRect &slider, QPainter *painter)
{
    const Theme &theme = Theme::of();
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    if (option.maximum <= option.minimum)
        return;
    const bool touched = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
        && (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken));
    const QRectF handle = QRectF(slider).adjusted(2, 2, -2, -2);
    box(painter, handle, qMin(handle.width(), handle.height()) / 2,
        theme.color(touched ? Token::Control : Token::ButtonLine));
}

} // namespace Ui::Paint
