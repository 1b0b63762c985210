#include "shared/hubstyle.h"

#include "shared/buttonpainting.h"
#include "shared/chromepainting.h"
#include "shared/fieldpainting.h"
#include "shared/icons.h"
#include "shared/paintkit.h"
#include "shared/stylemetrics.h"

#include <QAbstractScrollArea>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTextEdit>

namespace Ui {

namespace {

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

bool isUpright(const QStyleOptionTab &tab)
{
    return tab.shape == QTabBar::RoundedWest || tab.shape == QTabBar::RoundedEast
        || tab.shape == QTabBar::TriangularWest || tab.shape == QTabBar::TriangularEast;
}

//! Edges and surfaces; false: not one of ours.
bool drawSurface(
    QStyle::PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(widget);
    const QRect &rect = option->rect;
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool touched = option->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    switch (element) {
    case QStyle::PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            Paint::field(rect, enabled, Paint::showsFocus(option), painter, widget);
        return true;
    case QStyle::PE_FrameLineEdit:
        return true; // drawn with the panel
    case QStyle::PE_Frame:
        if (isTextArea(widget))
            Paint::field(rect, enabled, Paint::showsFocus(widget), painter, widget);
        else
            Paint::box(painter, rect, 0, {}, theme.color(Token::Line));
        return true;
    case QStyle::PE_FrameGroupBox:
        Paint::box(painter, rect, Radius::card, {}, theme.color(Token::Line));
        return true;
    case QStyle::PE_PanelMenu:
        painter->fillRect(rect, theme.color(Token::Header));
        return true;
    case QStyle::PE_FrameMenu:
        Paint::box(painter, rect, 0, {}, theme.color(Token::ButtonLine));
        return true;
    case QStyle::PE_PanelTipLabel:
        Paint::box(painter, rect, 0, theme.color(Token::Header), theme.color(Token::ButtonLine));
        return true;
    case QStyle::PE_FrameTabBarBase:
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Token::Line));
        return true;
    case QStyle::PE_FrameStatusBarItem:
        return true;
    case QStyle::PE_PanelStatusBar:
        painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme.color(Token::Line));
        return true;
    case QStyle::PE_IndicatorToolBarSeparator:
        painter->fillRect(
            QRect(rect.center().x(), rect.center().y() - 9, 1, 18), theme.color(Token::ButtonLine));
        return true;
    case QStyle::PE_IndicatorDockWidgetResizeHandle:
        Paint::splitterLine(rect, touched, painter);
        return true;
    default:
        return false;
    }
}

void drawHeaderArrow(const QStyleOption *option, QPainter *painter)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header || header->sortIndicator == QStyleOptionHeader::None)
        return;
    painter->save();
    painter->translate(option->rect.center());
    if (header->sortIndicator == QStyleOptionHeader::SortUp)
        painter->rotate(180);
    drawIcon(painter, QStringLiteral("down"), QRect(-6, -6, 12, 12), Theme::of().color(Token::Text2), 12);
    painter->restore();
}

//! Marks and rows; false: not one of ours.
bool drawMark(
    QStyle::PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    switch (element) {
    case QStyle::PE_FrameFocusRect:
        if (Paint::showsFocus(option) || option->state.testFlag(QStyle::State_KeyboardFocusChange))
            Paint::focusRing(painter, option->rect, Radius::check);
        return true;
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorItemViewItemCheck:
        Paint::checkIndicator(*option, painter);
        return true;
    case QStyle::PE_IndicatorRadioButton:
        Paint::radioIndicator(*option, painter);
        return true;
    case QStyle::PE_IndicatorBranch:
        Paint::branch(*option, painter);
        return true;
    case QStyle::PE_IndicatorHeaderArrow:
        drawHeaderArrow(option, painter);
        return true;
    case QStyle::PE_PanelItemViewItem:
        if (item)
            Paint::itemPanel(*item, painter, widget);
        return item;
    case QStyle::PE_PanelItemViewRow:
        if (item)
            Paint::itemRow(*item, painter, widget);
        return item;
    default:
        return false;
    }
}

//! Bars, tabs and headers; false: not one of ours.
bool drawChrome(
    QStyle::ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(widget);
    const bool touched =
        option->state & (QStyle::State_MouseOver | QStyle::State_Sunken | QStyle::State_HasFocus);
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    const auto *menu = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    switch (element) {
    case QStyle::CE_TabBarTabShape:
        if (tab && !isUpright(*tab))
            Paint::tabShape(*tab, painter, widget);
        return tab && !isUpright(*tab);
    case QStyle::CE_TabBarTabLabel:
        if (tab && !isUpright(*tab))
            Paint::tabLabel(*tab, painter);
        return tab && !isUpright(*tab);
    case QStyle::CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            Paint::headerSection(*header, painter);
        return true;
    case QStyle::CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme.color(Token::Header));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            theme.color(Token::Line));
        return true;
    case QStyle::CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, theme.color(Token::Window));
        return true;
    case QStyle::CE_MenuBarItem:
        if (menu)
            Paint::menuBarItem(*menu, painter, widget);
        return menu;
    case QStyle::CE_MenuItem:
        if (menu)
            Paint::menuItem(*menu, painter);
        return menu;
    case QStyle::CE_DockWidgetTitle:
        if (const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option))
            Paint::dockTitle(*dock, painter);
        return true;
    case QStyle::CE_Splitter:
        Paint::splitterLine(option->rect, touched, painter);
        return true;
    case QStyle::CE_ToolBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionToolBar *>(option))
            Paint::toolBarLine(*bar, painter);
        return true;
    case QStyle::CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            Paint::progress(*bar, painter);
        return true;
    default:
        return false;
    }
}

} // namespace

HubStyle::HubStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void HubStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *header = qobject_cast<QHeaderView *>(widget);
        header && !header->testAttribute(Qt::WA_SetFont)) {
        header->setFont(Theme::font(TextRole::CaptionStrong));
        header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    }
    if (widget->inherits("QDockWidget") || widget->inherits("QSplitterHandle"))
        widget->setAttribute(Qt::WA_Hover);
}

void HubStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (!drawSurface(element, option, painter, widget) && !drawMark(element, option, painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void HubStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_PushButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return Paint::pushButton(*button, painter, widget);
    }
    if (element == CE_HeaderLabel) {
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader copy(*header);
            copy.palette.setColor(QPalette::ButtonText, Theme::of(widget).color(Token::Text2));
            // The margin is for the sides; above and below it would cut the letters off in a header of 24 px.
            const int margin = proxy()->pixelMetric(PM_HeaderMargin, option, widget);
            copy.rect.adjust(0, -margin, 0, margin);
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
    }
    if (!drawChrome(element, option, painter, widget))
        QProxyStyle::drawControl(element, option, painter, widget);
}

void HubStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto part = [&](SubControl sub) { return proxy()->subControlRect(control, option, sub, widget); };
    if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        tool && control == CC_ToolButton)
        return Paint::toolButton(*tool, painter, widget);
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        combo && control == CC_ComboBox)
        return Paint::comboBox(*combo, part(SC_ComboBoxArrow), painter, widget);
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        spin && control == CC_SpinBox)
        return Paint::spinBox(*spin, part(SC_SpinBoxUp), part(SC_SpinBoxDown), painter, widget);
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        slider && control == CC_ScrollBar)
        return Paint::scrollBar(*slider, part(SC_ScrollBarSlider), painter);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect HubStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar) {
        const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
        return control == CC_ComboBox && part == SC_ComboBoxEditField ? rect.adjusted(4, 0, 0, 0) : rect;
    }
    const QRect slider = Paint::scrollBarSlider(*bar);
    QRect before = bar->rect, after = bar->rect;
    if (bar->orientation == Qt::Horizontal) {
        before.setRight(slider.left() - 1);
        after.setLeft(slider.right() + 1);
    } else {
        before.setBottom(slider.top() - 1);
        after.setTop(slider.bottom() + 1);
    }
    const auto visual = [&](const QRect &rect) { return visualRect(bar->direction, bar->rect, rect); };
    switch (part) {
    case SC_ScrollBarSlider:
        return visual(slider);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return visual(before);
    case SC_ScrollBarAddPage:
        return visual(after);
    default:
        return {};
    }
}

QRect HubStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_HeaderLabel) // all of its height: a low header would cut the letters
        return option->rect.adjusted(Space::control, 0, -Space::control, 0);
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(Space::tight, 0, -Space::tight, 0);
    return rect;
}

QSize HubStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const int line = option ? option->fontMetrics.height() : 0;
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        button && type == CT_PushButton)
        return Paint::pushButtonSize(*button, size, widget);
    if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        tool && type == CT_ToolButton)
        return Paint::toolButtonSize(*tool, size, widget);
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option); tab && !isUpright(*tab)) {
            QFont font = widget ? widget->font() : QFont();
            font.setWeight(QFont::DemiBold);
            const int extra = QFontMetrics(font).horizontalAdvance(tab->text)
                - tab->fontMetrics.horizontalAdvance(tab->text);
            return {result.width() + qMax(0, extra), qMax(32, line + 14)};
        }
        return result;
    case CT_HeaderSection:
        return {result.width() + Space::control, result.height()};
    case CT_LineEdit:
        result.setHeight(qMax(line + 10, result.height()));
        return result;
    case CT_ComboBox:
        return {result.width() + Space::control, line + 10};
    case CT_SpinBox:
        return {result.width(), line + 10};
    case CT_ItemViewItem:
        return {result.width(), qMax(result.height(), line + 6)};
    case CT_MenuBarItem:
        return {size.width() + 16, line + 8};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {result.width(), 9};
        return {result.width() + Space::page, qMax(line + 8, 24)};
    default:
        return result;
    }
}

int HubStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    return ownMetric(metric, isTextArea(widget)).value_or(QProxyStyle::pixelMetric(metric, option, widget));
}

int HubStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return 150;
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon HubStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    switch (icon) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton:
        return Ui::icon(QStringLiteral("close"));
    case SP_TitleBarNormalButton:
        return Ui::icon(QStringLiteral("split"));
    case SP_MessageBoxWarning:
        return Ui::icon(QStringLiteral("warn"));
    case SP_MessageBoxCritical:
        return Ui::icon(QStringLiteral("failed"));
    case SP_MessageBoxQuestion:
        return Ui::icon(QStringLiteral("why"));
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

} // namespace Ui
