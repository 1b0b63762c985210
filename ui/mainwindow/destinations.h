#pragma once

#include "mainwindow/actions.h"
#include "mainwindow/quickswitch.h"

namespace Ui {

class Workspace;

//! What the quick switch offers now: users, rooms of the current one, and every command that can be carried
//! out. \p workspace must outlive the list.
QList<Destination> destinationsOf(Workspace *workspace, const Actions &actions);

} // namespace Ui
