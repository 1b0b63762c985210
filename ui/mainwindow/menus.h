#pragma once

#include "mainwindow/actions.h"

class QMenu;
class QMenuBar;

namespace Ui {

//! Puts the actions into the menu bar. \p docks: the actions that show and hide the docks.
void fillMenuBar(QMenuBar *bar, const Actions &actions, const QList<QAction *> &docks);
//! Look of the window: preset, theme, keys; the menu at the end of the toolbar.
void fillSettingsMenu(QMenu *menu, const Actions &actions);

} // namespace Ui
