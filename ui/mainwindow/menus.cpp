#include "mainwindow/menus.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace Ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Ui::Menus)
};

//! A null pointer stands for a separator.
QMenu *addMenu(QMenuBar *bar, const QString &title, const QList<QAction *> &actions)
{
    QMenu *menu = bar->addMenu(title);
    for (QAction *action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    return menu;
}

void addThemeMenu(QMenu *menu, const Actions &a)
{
    QMenu *theme = menu->addMenu(Words::tr("&Theme"));
    theme->addActions({a.themeSystem, a.themeLight, a.themeDark});
}

} // namespace

void fillMenuBar(QMenuBar *bar, const Actions &a, const QList<QAction *> &docks)
{
    addMenu(bar, Words::tr("&File"), {a.newConnection, a.useFromCode, nullptr, a.quit});
    addMenu(bar, Words::tr("&Edit"), {a.find, a.goTo});
    QMenu *view = addMenu(bar, Words::tr("&View"), {a.chat, a.debug, a.present, nullptr, a.welcome, nullptr});
    addThemeMenu(view, a);
    view->addAction(a.fullScreen);

    QMenu *connection = addMenu(bar, Words::tr("&Connection"),
        {a.connectCurrent, a.disconnectCurrent, a.reconnectCurrent, a.cutCurrent, a.removeCurrent, nullptr,
            a.joinRoom, a.leaveRoom, a.nextRoom, a.previousRoom, nullptr});
    QMenu *speak = connection->addMenu(Words::tr("&Speak as"));
    speak->addActions(QList<QAction *>(a.speakAs.begin(), a.speakAs.end()));
    addMenu(bar, Words::tr("H&ub"),
        {a.tryItNow, nullptr, a.startHub, a.stopHub, nullptr, a.copyConnectionString, a.useFromCode, nullptr,
            a.publishAsServer});
    addMenu(bar, Words::tr("&Tools"), {a.pause, a.capture, nullptr, a.filterTrace, a.clearTrace});
    QList<QAction *> window = docks;
    window << nullptr << a.goToChat << a.goToTrace << a.nextPane << a.previousPane << nullptr << a.movable
           << a.resetLayout;
    addMenu(bar, Words::tr("&Window"), window);
    addMenu(bar, Words::tr("&Help"), {a.keys, nullptr, a.about});
}

void fillSettingsMenu(QMenu *menu, const Actions &a)
{
    menu->addSection(Words::tr("Theme"));
    menu->addActions({a.themeSystem, a.themeLight, a.themeDark});
    menu->addSeparator();
    menu->addActions({a.movable, a.resetLayout});
    menu->addSeparator();
    menu->addAction(a.keys);
}

} // namespace Ui
