#include "shared/stylemetrics.h"

#include "shared/theme.h"

namespace Ui {

std::optional<int> ownMetric(QStyle::PixelMetric metric, bool textArea)
{
    switch (metric) {
    case QStyle::PM_DefaultFrameWidth:
        return textArea ? 3 : 1;
    case QStyle::PM_SplitterWidth:
    case QStyle::PM_DockWidgetSeparatorExtent:
        return 5;
    case QStyle::PM_ButtonIconSize:
    case QStyle::PM_SmallIconSize:
    case QStyle::PM_ToolBarIconSize:
    case QStyle::PM_IndicatorWidth:
    case QStyle::PM_IndicatorHeight:
    case QStyle::PM_ExclusiveIndicatorWidth:
    case QStyle::PM_ExclusiveIndicatorHeight:
        return 16;
    case QStyle::PM_TabBarIconSize:
        return 14;
    case QStyle::PM_TabBarTabHSpace:
        return 24;
    case QStyle::PM_TabBarBaseHeight:
        return 1;
    case QStyle::PM_TabBarBaseOverlap:
    case QStyle::PM_TabBarTabOverlap:
    case QStyle::PM_TabBarTabShiftVertical:
    case QStyle::PM_TabBarTabShiftHorizontal:
    case QStyle::PM_ButtonShiftHorizontal:
    case QStyle::PM_ButtonShiftVertical:
    case QStyle::PM_ToolBarFrameWidth:
    case QStyle::PM_MenuBarVMargin:
    case QStyle::PM_MenuBarPanelWidth:
    case QStyle::PM_DockWidgetFrameWidth:
        return 0;
    case QStyle::PM_ScrollBarExtent:
        return 12;
    case QStyle::PM_ScrollBarSliderMin:
        return 28;
    case QStyle::PM_FocusFrameHMargin:
        return 5;
    case QStyle::PM_MenuPanelWidth:
        return 1;
    case QStyle::PM_MenuVMargin:
        return 4;
    case QStyle::PM_MenuBarHMargin:
        return 2;
    case QStyle::PM_ToolBarItemSpacing:
    case QStyle::PM_LayoutHorizontalSpacing:
    case QStyle::PM_LayoutVerticalSpacing:
        return Space::control;
    case QStyle::PM_LayoutLeftMargin:
    case QStyle::PM_LayoutTopMargin:
    case QStyle::PM_LayoutRightMargin:
    case QStyle::PM_LayoutBottomMargin:
        return Space::dock;
    default:
        return {};
    }
}

} // namespace Ui
