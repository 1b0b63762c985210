#include "mainwindow/actions.h"

#include "shared/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QWidget>

namespace Ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Ui::Actions)
};

//! Makes the actions of one window.
class Maker {
public:
    explicit Maker(QWidget *window)
        : m_window(window)
    {
    }

    QAction *make(
        const QString &text, const QList<QKeySequence> &keys = {}, const QString &iconName = {}) const
    {
        auto *action = new QAction(text, m_window);
        action->setShortcuts(keys);
        if (!iconName.isEmpty())
            action->setIcon(icon(iconName));
        m_window->addAction(action);
        return action;
    }

    QAction *checkable(
        const QString &text, const QList<QKeySequence> &keys = {}, const QString &iconName = {}) const
    {
        QAction *action = make(text, keys, iconName);
        action->setCheckable(true);
        return action;
    }

    //! One of them is checked at a time.
    void group(const QList<QAction *> &actions) const
    {
        auto *group = new QActionGroup(m_window);
        for (QAction *action : actions)
            group->addAction(action);
    }

private:
    QWidget *m_window;
};

void makeFileAndEdit(Actions &a, const Maker &maker)
{
    a.newConnection = maker.make(Words::tr("&New connection…"), {QKeySequence::New}, QStringLiteral("plus"));
    a.useFromCode = maker.make(
        Words::tr("&Use from your code…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_U}, QStringLiteral("code"));
    a.quit = maker.make(Words::tr("&Quit"), {Qt::CTRL | Qt::Key_Q});
    a.quit->setMenuRole(QAction::QuitRole);
    a.find = maker.make(Words::tr("&Find in the trace"), {QKeySequence::Find}, QStringLiteral("find"));
    a.find->setIconText(Words::tr("Find"));
    a.goTo = maker.make(Words::tr("&Go to…"), {Qt::CTRL | Qt::Key_K});
}

void makeView(Actions &a, const Maker &maker)
{
    a.chat = maker.checkable(Words::tr("&Chat"));
    a.debug = maker.checkable(Words::tr("&Debug"));
    a.present = maker.checkable(Words::tr("&Present"));
    maker.group({a.chat, a.debug, a.present});
    a.themeSystem = maker.checkable(Words::tr("As the &system"));
    a.themeLight = maker.checkable(Words::tr("&Light"));
    a.themeDark = maker.checkable(Words::tr("&Dark"));
    maker.group({a.themeSystem, a.themeLight, a.themeDark});
    a.welcome = maker.make(Words::tr("&Welcome"));
    a.fullScreen = maker.checkable(Words::tr("&Full screen"), {QKeySequence::FullScreen, Qt::Key_F11});
}

void makeConnection(Actions &a, const Maker &maker)
{
    a.connectCurrent = maker.make(Words::tr("&Connect"), {Qt::Key_F5}, QStringLiteral("connect"));
    a.disconnectCurrent =
        maker.make(Words::tr("&Disconnect"), {Qt::SHIFT | Qt::Key_F5}, QStringLiteral("disconnect"));
    a.reconnectCurrent = maker.make(Words::tr("&Reconnect now"), {}, QStringLiteral("retry"));
    a.cutCurrent = maker.make(Words::tr("C&ut for 5 s"), {}, QStringLiteral("fault"));
    a.removeCurrent = maker.make(Words::tr("Re&move"));
    a.joinRoom = maker.make(Words::tr("&Join a room"), {Qt::CTRL | Qt::Key_J}, QStringLiteral("room"));
    a.leaveRoom = maker.make(Words::tr("&Leave the room"), {Qt::CTRL | Qt::SHIFT | Qt::Key_J});
    a.nextRoom = maker.make(Words::tr("&Next room"), {Qt::CTRL | Qt::Key_PageDown, Qt::ALT | Qt::Key_Down});
    a.previousRoom =
        maker.make(Words::tr("&Previous room"), {Qt::CTRL | Qt::Key_PageUp, Qt::ALT | Qt::Key_Up});
    for (size_t i = 0; i < a.speakAs.size(); ++i) {
        const QKeySequence keys(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i));
        a.speakAs.at(i) = maker.checkable(Words::tr("User %1").arg(i + 1), {keys});
        a.speakAs.at(i)->setVisible(false);
    }
    maker.group(QList<QAction *>(a.speakAs.begin(), a.speakAs.end()));
}

void makeHubAndTools(Actions &a, const Maker &maker)
{
    a.tryItNow = maker.make(Words::tr("&Try it now"), {}, QStringLiteral("play"));
    a.startHub = maker.make(Words::tr("&Start the local hub"), {}, QStringLiteral("hub"));
    a.stopHub = maker.make(Words::tr("St&op the local hub"));
    a.copyConnectionString = maker.make(Words::tr("&Copy the connection string"), {}, QStringLiteral("copy"));
    a.publishAsServer = maker.make(Words::tr("&Publish as the server…"), {}, QStringLiteral("rest"));
    a.pause = maker.checkable(Words::tr("&Pause the trace"), {Qt::Key_F8}, QStringLiteral("pause"));
    a.pause->setIconText(Words::tr("Pause"));
    a.capture = maker.checkable(Words::tr("&Capture"), {}, QStringLiteral("record"));
    a.filterTrace = maker.make(
        Words::tr("&Filter the trace"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F}, QStringLiteral("filter"));
    a.clearTrace = maker.make(Words::tr("C&lear the trace view"), {}, QStringLiteral("clear"));
}

void makeWindowAndHelp(Actions &a, const Maker &maker)
{
    a.goToChat = maker.make(Words::tr("Go to the &chat"), {Qt::CTRL | Qt::Key_1});
    a.goToTrace = maker.make(Words::tr("Go to the &trace"), {Qt::CTRL | Qt::Key_2});
    a.nextPane = maker.make(Words::tr("&Next pane"), {Qt::Key_F6});
    a.previousPane = maker.make(Words::tr("&Previous pane"), {Qt::SHIFT | Qt::Key_F6});
    a.movable = maker.checkable(Words::tr("Panes can be &moved"));
    a.resetLayout = maker.make(Words::tr("&Reset the layout"));
    a.keys = maker.make(
        Words::tr("&Keys"), {Qt::CTRL | Qt::Key_Slash, QKeySequence::HelpContents}, QStringLiteral("why"));
    a.about = maker.make(Words::tr("&About Hubscope"));
    a.about->setMenuRole(QAction::AboutRole);
}

} // namespace

QList<QAction *> Actions::all() const
{
    QList<QAction *> actions = {newConnection, useFromCode, quit, find, goTo, chat, debug, present,
        themeSystem, themeLight, themeDark, welcome, fullScreen, connectCurrent, disconnectCurrent,
        reconnectCurrent, cutCurrent, removeCurrent, joinRoom, leaveRoom, nextRoom, previousRoom};
    actions += QList<QAction *>(speakAs.begin(), speakAs.end());
    actions +=
        {tryItNow, startHub, stopHub, copyConnectionString, publishAsServer, pause, capture, filterTrace,
            clearTrace, goToChat, goToTrace, nextPane, previousPane, movable, resetLayout, keys, about};
    return actions;
}

Actions makeActions(QWidget *window)
{
    Actions actions{};
    const Maker maker(window);
    makeFileAndEdit(actions, maker);
    makeView(actions, maker);
    makeConnection(actions, maker);
    makeHubAndTools(actions, maker);
    makeWindowAndHelp(actions, maker);
    return actions;
}

} // namespace Ui
