#pragma once

#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionDockWidget;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionTab;
class QStyleOptionToolBar;
class QStyleOptionViewItem;
class QWidget;

//! How HubStyle draws what surrounds the work: tabs, headers, menus, docks, splitters, and rows of item
//! views.
namespace Ui::Paint {

//! Without a base (QTabBar::drawBase) something else draws the line below the tabs.
void tabShape(const QStyleOptionTab &option, QPainter *painter, const QWidget *widget);
//! The hairline on the side of the centre.
void toolBarLine(const QStyleOptionToolBar &option, QPainter *painter);
void tabLabel(const QStyleOptionTab &option, QPainter *painter);
void headerSection(const QStyleOptionHeader &option, QPainter *painter);
void menuBarItem(const QStyleOptionMenuItem &option, QPainter *painter, const QWidget *widget);
void menuItem(const QStyleOptionMenuItem &option, QPainter *painter);
void dockTitle(const QStyleOptionDockWidget &option, QPainter *painter);
//! A line of 1 px in a grip of 5 px; accent while it is touched.
void splitterLine(const QRect &grip, bool touched, QPainter *painter);
//! A track of 6 px; without a known end only the track.
void progress(const QStyleOptionProgressBar &option, QPainter *painter);
void itemPanel(const QStyleOptionViewItem &option, QPainter *painter, const QWidget *widget);
//! The whole row of a tree, with the accent bar where it is asked for.
void itemRow(const QStyleOptionViewItem &option, QPainter *painter, const QWidget *widget);
void branch(const QStyleOption &option, QPainter *painter);

} // namespace Ui::Paint
