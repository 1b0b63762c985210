#pragma once

#include <QList>

#include <array>

class QAction;
class QObject;
class QWidget;

namespace Ui {

//! Every command of the window with its text, icon and keys, in one place for menus, toolbar, quick switch
//! and the list of keys. Who carries them out is told in actionwiring.h.
struct Actions {
    // File
    QAction *newConnection, *useFromCode, *quit;
    // Edit
    QAction *find, *goTo;
    // View
    QAction *chat, *debug, *present;
    QAction *themeSystem, *themeLight, *themeDark;
    QAction *welcome, *fullScreen;
    // Connection
    QAction *connectCurrent, *disconnectCurrent, *reconnectCurrent, *cutCurrent, *removeCurrent;
    QAction *joinRoom, *leaveRoom, *nextRoom, *previousRoom;
    std::array<QAction *, 9> speakAs; //!< Alt+1 to Alt+9
    // Hub
    QAction *tryItNow, *startHub, *stopHub, *copyConnectionString, *publishAsServer;
    // Tools
    QAction *pause, *capture, *filterTrace, *clearTrace;
    // Window
    QAction *goToChat, *goToTrace, *nextPane, *previousPane, *movable, *resetLayout;
    // Help
    QAction *keys, *about;

    //! In the order of the menus.
    QList<QAction *> all() const;
};

//! The actions belong to \p window and listen in all of it.
Actions makeActions(QWidget *window);

} // namespace Ui
