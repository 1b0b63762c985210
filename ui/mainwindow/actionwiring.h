#pragma once

#include "mainwindow/actions.h"
#include "mainwindow/panels.h"

#include <QObject>

namespace Ui {

class Workspace;

//! Carries out the actions that the workspace or a panel answers, and keeps each of them off while it could
//! do nothing. What concerns the window itself is done there.
class ActionWiring : public QObject {
    Q_OBJECT
public:
    //! None of them is owned; all outlive this.
    ActionWiring(Workspace *workspace, const Panels &panels, const Actions &actions, QWidget *window);

private:
    void wireConnection();
    void wireRooms();
    void wireHub();
    void wireTrace();
    void stepRoom(int step);
    void publishAsServer();
    void refresh();
    void refreshConnection();
    void refreshSpeakers();
    void refreshPause(bool paused);

    Workspace *m_workspace;
    Panels m_panels;
    Actions m_actions;
    QWidget *m_window;
};

} // namespace Ui
