#include "mainwindow/actionwiring.h"

#include "connections/connectionlistmodel.h"
#include "rooms/roomlistmodel.h"
#include "rooms/roompanel.h"
#include "shared/icons.h"
#include "trace/tracepanel.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>

namespace Ui {

namespace {
constexpr auto cutTime = std::chrono::seconds(5);
} // namespace

ActionWiring::ActionWiring(
    Workspace *workspace, const Panels &panels, const Actions &actions, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_panels(panels)
    , m_actions(actions)
    , m_window(window)
{
    wireConnection();
    wireRooms();
    wireHub();
    wireTrace();
    connect(workspace, &Workspace::currentConnectionChanged, this, &ActionWiring::refresh);
    connect(workspace, &Workspace::currentRoomChanged, this, &ActionWiring::refresh);
    connect(workspace, &Workspace::speakersChanged, this, &ActionWiring::refresh);
    connect(workspace, &Workspace::hubStatusChanged, this, &ActionWiring::refresh);
    refresh();
}

void ActionWiring::wireConnection()
{
    const auto onCurrent = [this](QAction *action, auto request) {
        connect(action, &QAction::triggered, this,
            [this, request] { request(m_workspace->currentConnection()); });
    };
    onCurrent(m_actions.connectCurrent, [this](const QString &id) { m_workspace->connectTo(id); });
    onCurrent(m_actions.disconnectCurrent, [this](const QString &id) { m_workspace->disconnectFrom(id); });
    onCurrent(m_actions.reconnectCurrent, [this](const QString &id) { m_workspace->reconnectNow(id); });
    onCurrent(m_actions.cutCurrent, [this](const QString &id) { m_workspace->cut(id, cutTime); });
    onCurrent(m_actions.removeCurrent, [this](const QString &id) { m_workspace->removeConnection(id); });
    for (size_t i = 0; i < m_actions.speakAs.size(); ++i) {
        connect(m_actions.speakAs.at(i), &QAction::triggered, this, [this, i] {
            const QList<Speaker> speakers = m_workspace->speakers();
            if (static_cast<qsizetype>(i) < speakers.size())
                m_workspace->setCurrentConnection(speakers.at(static_cast<qsizetype>(i)).id);
        });
    }
}

void ActionWiring::wireRooms()
{
    connect(m_actions.joinRoom, &QAction::triggered, m_panels.rooms, &RoomPanel::focusJoin);
    connect(m_actions.leaveRoom, &QAction::triggered, this,
        [this] { m_workspace->leaveRoom(m_workspace->currentRoom()); });
    connect(m_actions.nextRoom, &QAction::triggered, this, [this] { stepRoom(1); });
    connect(m_actions.previousRoom, &QAction::triggered, this, [this] { stepRoom(-1); });
}

void ActionWiring::wireHub()
{
    connect(m_actions.tryItNow, &QAction::triggered, m_workspace, &Workspace::tryItNow);
    connect(m_actions.startHub, &QAction::triggered, m_workspace, &Workspace::startHub);
    connect(m_actions.stopHub, &QAction::triggered, m_workspace, &Workspace::stopHub);
    connect(m_actions.copyConnectionString, &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(m_workspace->hubStatus().connectionString); });
    connect(m_actions.publishAsServer, &QAction::triggered, this, &ActionWiring::publishAsServer);
}

void ActionWiring::wireTrace()
{
    connect(m_actions.pause, &QAction::toggled, m_panels.trace, &TracePanel::setPaused);
    connect(m_panels.trace, &TracePanel::pausedChanged, this, &ActionWiring::refreshPause);
    connect(m_actions.capture, &QAction::toggled, m_workspace, &Workspace::setCapturing);
    connect(m_workspace, &Workspace::capturingChanged, this,
        [this] { m_actions.capture->setChecked(m_workspace->isCapturing()); });
    m_actions.capture->setChecked(m_workspace->isCapturing());
    connect(m_actions.clearTrace, &QAction::triggered, m_panels.trace, &TracePanel::clearView);
}

void ActionWiring::stepRoom(int step)
{
    const RoomListModel *rooms = m_workspace->rooms();
    const int count = rooms->rowCount();
    if (count == 0)
        return;
    const int row = rooms->indexOf(m_workspace->currentRoom()).row();
    m_workspace->setCurrentRoom(rooms->groupAt(rooms->index((row + step + count) % count)));
}

void ActionWiring::publishAsServer()
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Publish as the server"));
    dialog->setLabelText(tr("Text for the room, sent through REST:"));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setOkButtonText(tr("Publish"));
    const QString group = m_workspace->currentRoom();
    connect(dialog, &QInputDialog::textValueSelected, m_workspace, [this, group](const QString &text) {
        m_workspace->sendAsServer(group, WebPubSub::Payload::text(text));
    });
    dialog->open();
}

void ActionWiring::refresh()
{
    refreshConnection();
    refreshSpeakers();
    const HubStatus hub = m_workspace->hubStatus();
    m_actions.startHub->setEnabled(!hub.running && !hub.starting);
    m_actions.stopHub->setEnabled(hub.running);
    m_actions.copyConnectionString->setEnabled(hub.running);
    const bool used = m_workspace->connections()->rowCount() > 0;
    for (QAction *action : {m_actions.pause, m_actions.find, m_actions.filterTrace, m_actions.clearTrace})
        action->setEnabled(used);
}

void ActionWiring::refreshConnection()
{
    const std::optional<ConnectionStatus> status =
        m_workspace->connections()->status(m_workspace->currentConnection());
    const bool connected = status && status->connected;
    const bool room = status && !m_workspace->currentRoom().isEmpty();
    m_actions.connectCurrent->setEnabled(status && !status->active);
    m_actions.disconnectCurrent->setEnabled(status && status->active);
    m_actions.reconnectCurrent->setEnabled(status && !connected);
    m_actions.cutCurrent->setEnabled(connected);
    m_actions.removeCurrent->setEnabled(status.has_value());
    m_actions.joinRoom->setEnabled(status.has_value());
    for (QAction *action : {m_actions.leaveRoom, m_actions.publishAsServer})
        action->setEnabled(connected && room);
    for (QAction *action : {m_actions.nextRoom, m_actions.previousRoom})
        action->setEnabled(room);
    const QString name = status ? status->name : QString();
    m_actions.connectCurrent->setText(status ? tr("&Connect %1").arg(name) : tr("&Connect"));
    m_actions.disconnectCurrent->setText(status ? tr("&Disconnect %1").arg(name) : tr("&Disconnect"));
    m_actions.cutCurrent->setText(status ? tr("C&ut %1 for 5 s").arg(name) : tr("C&ut for 5 s"));
    m_actions.removeCurrent->setText(status ? tr("Re&move %1").arg(name) : tr("Re&move"));
}

void ActionWiring::refreshSpeakers()
{
    const QList<Speaker> speakers = m_workspace->speakers();
    for (size_t i = 0; i < m_actions.speakAs.size(); ++i) {
        QAction *action = m_actions.speakAs.at(i);
        const bool exists = static_cast<qsizetype>(i) < speakers.size();
        action->setVisible(exists);
        if (!exists)
            continue;
        const Speaker &speaker = speakers.at(static_cast<qsizetype>(i));
        QString name = speaker.name;
        action->setText(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setChecked(speaker.id == m_workspace->currentConnection());
    }
}

void ActionWiring::refreshPause(bool paused)
{
    m_actions.pause->setChecked(paused);
    m_actions.pause->setIconText(paused ? tr("Resume") : tr("Pause"));
    m_actions.pause->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
}

} // namespace Ui
