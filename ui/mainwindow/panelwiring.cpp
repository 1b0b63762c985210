#include "mainwindow/panelwiring.h"

#include "composer/composer.h"
#include "connections/connectionlistmodel.h"
#include "connections/connectionpanel.h"
#include "mainwindow/noticeboard.h"
#include "rooms/roomlistmodel.h"
#include "rooms/roompanel.h"
#include "rooms/timelinemodel.h"
#include "rooms/timelinepanel.h"
#include "rooms/timelineview.h"
#include "trace/inspector.h"
#include "trace/tracepanel.h"

#include <algorithm>

namespace Ui {

namespace {
constexpr auto cutTime = std::chrono::seconds(5);
} // namespace

PanelWiring::PanelWiring(Workspace *workspace, const Panels &panels, NoticeBoard *notices, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_panels(panels)
    , m_notices(notices)
{
    wireConnections();
    wireRooms();
    wireTimeline();
    wireComposer();
    wireTrace();
    wireNotices();
    showRoom();
}

void PanelWiring::wireConnections()
{
    ConnectionPanel *panel = m_panels.connections;
    connect(panel, &ConnectionPanel::currentChanged, this, [this](const QString &id) {
        // A client of another program can be looked at, but not spoken as.
        if (isOwn(id))
            m_workspace->setCurrentConnection(id);
    });
    connect(panel, &ConnectionPanel::connectRequested, m_workspace, &Workspace::connectTo);
    connect(panel, &ConnectionPanel::disconnectRequested, m_workspace, &Workspace::disconnectFrom);
    connect(panel, &ConnectionPanel::reconnectRequested, m_workspace, &Workspace::reconnectNow);
    connect(panel, &ConnectionPanel::removeRequested, m_workspace, &Workspace::removeConnection);
    connect(panel, &ConnectionPanel::cutRequested, m_workspace,
        [this](const QString &id) { m_workspace->cut(id, cutTime); });
    connect(panel, &ConnectionPanel::newConnectionRequested, this, &PanelWiring::newConnectionRequested);
    connect(m_workspace, &Workspace::currentConnectionChanged, this, &PanelWiring::showConnection);
    connect(m_workspace, &Workspace::speakersChanged, this, [this] {
        if (m_workspace->currentConnection().isEmpty()) // the last one was removed, and its rooms with it
            showRoom();
    });
}

void PanelWiring::wireRooms()
{
    connect(m_panels.rooms, &RoomPanel::currentChanged, m_workspace, &Workspace::setCurrentRoom);
    connect(m_panels.rooms, &RoomPanel::joinRequested, m_workspace, &Workspace::joinRoom);
    connect(m_panels.rooms, &RoomPanel::leaveRequested, m_workspace, &Workspace::leaveRoom);
    connect(m_panels.timeline, &TimelinePanel::roomActivated, m_workspace, &Workspace::setCurrentRoom);
    connect(m_workspace, &Workspace::currentRoomChanged, this, &PanelWiring::showRoom);
    RoomListModel *rooms = m_workspace->rooms();
    m_panels.timeline->setRooms(rooms);
    connect(rooms, &QAbstractItemModel::rowsInserted, this, &PanelWiring::showRooms);
    connect(rooms, &QAbstractItemModel::rowsRemoved, this, &PanelWiring::showRooms);
    connect(rooms, &QAbstractItemModel::modelReset, this, &PanelWiring::showRooms);
}

void PanelWiring::wireTimeline()
{
    TimelineView *view = m_panels.timeline->view();
    connect(view, &TimelineView::retryRequested, m_workspace, &Workspace::retry);
    connect(view, &TimelineView::discardRequested, m_workspace, &Workspace::discard);
    connect(view, &TimelineView::editRequested, this, &PanelWiring::edit);
    connect(view, &TimelineView::whyRequested, this, &PanelWiring::explain);
    connect(view, &TimelineView::messageSelected, m_panels.trace,
        [this](quint64, const QString &correlation) { m_panels.trace->selectCorrelation(correlation); });
    connect(view, &TimelineView::atEndChanged, m_workspace, [this, view](bool atEnd) {
        if (atEnd && view->isActiveWindow())
            m_workspace->markRead();
    });
}

void PanelWiring::wireComposer()
{
    Composer *composer = m_panels.composer;
    connect(composer, &Composer::sendRequested, m_workspace, &Workspace::send);
    connect(composer, &Composer::sendRequested, m_panels.timeline->view(), &TimelineView::scrollToLatest);
    connect(composer, &Composer::speakerChanged, m_workspace, &Workspace::setCurrentConnection);
    connect(composer, &Composer::roomChanged, m_workspace, &Workspace::setCurrentRoom);
    const auto showSpeakers = [this] { m_panels.composer->setSpeakers(m_workspace->speakers()); };
    connect(m_workspace, &Workspace::speakersChanged, composer, showSpeakers);
    showSpeakers();
}

void PanelWiring::wireTrace()
{
    const LaneLookup lanes = [this](const QString &name) { return m_workspace->laneOf(name); };
    m_panels.trace->setLaneLookup(lanes);
    m_panels.inspector->setLaneLookup(lanes);
    connect(m_panels.trace, &TracePanel::rowSelected, m_panels.inspector, &Inspector::showRow);
    connect(m_panels.trace, &TracePanel::correlationSelected, m_panels.timeline->view(),
        &TimelineView::selectCorrelation);
    connect(m_panels.inspector, &Inspector::filterRequested, this, [this](const QString &filter) {
        m_panels.trace->setFilterText(filter);
        Q_EMIT traceWanted();
    });
}

void PanelWiring::wireNotices()
{
    m_notices->addBanner(m_panels.timeline->banner());
    connect(m_workspace, &Workspace::noticeRaised, m_notices, &NoticeBoard::raise);
    connect(m_workspace, &Workspace::noticeCleared, m_notices, &NoticeBoard::clear);
    connect(m_notices, &NoticeBoard::actionTriggered, this, &PanelWiring::act);
}

bool PanelWiring::isOwn(const QString &connection) const
{
    const QList<Speaker> speakers = m_workspace->speakers();
    return std::any_of(
        speakers.begin(), speakers.end(), [&](const Speaker &s) { return s.id == connection; });
}

void PanelWiring::showConnection()
{
    const QString id = m_workspace->currentConnection();
    const std::optional<ConnectionStatus> status = m_workspace->connections()->status(id);
    m_panels.connections->setCurrent(id);
    m_panels.rooms->setOwner(status ? status->name : QString());
    m_panels.composer->setSpeakers(m_workspace->speakers());
    m_panels.composer->setSpeaker(id);
    showRooms();
}

void PanelWiring::showRooms()
{
    const RoomListModel *rooms = m_workspace->rooms();
    QStringList groups;
    for (int row = 0; row < rooms->rowCount(); ++row)
        groups << rooms->groupAt(rooms->index(row));
    m_panels.composer->setRooms(groups);
    m_panels.composer->setRoom(m_workspace->currentRoom());
    m_panels.rooms->setCurrent(m_workspace->currentRoom());
}

void PanelWiring::showRoom()
{
    m_panels.timeline->setTimeline(m_workspace->timeline());
    showConnection();
}

//! The failed message goes back into the composer; a second one beside it would be sent twice.
void PanelWiring::edit(quint64 key)
{
    const TimelineModel *timeline = m_workspace->timeline();
    const std::optional<TimelineMessage> message = timeline ? timeline->message(key) : std::nullopt;
    if (!message)
        return;
    m_panels.composer->edit(message->payload);
    m_workspace->discard(key);
    m_panels.composer->focusEditor();
}

void PanelWiring::explain(quint64 key)
{
    const TimelineModel *timeline = m_workspace->timeline();
    const std::optional<TimelineMessage> message = timeline ? timeline->message(key) : std::nullopt;
    if (!message || !message->error)
        return;
    m_panels.trace->selectCorrelation(message->correlation);
    m_notices->raise({.id = QStringLiteral("why"),
        .state = State::Failed,
        .word = tr("Not delivered: %1.").arg(message->error->name),
        .sentence = message->error->message});
}

//! The ids are those of the workspace: "hub", or the connection that a notice is about.
void PanelWiring::act(const Notice &notice)
{
    if (notice.id == QLatin1String("hub")) {
        m_workspace->startHub();
        return;
    }
    const std::optional<ConnectionStatus> status = m_workspace->connections()->status(notice.id);
    if (!status)
        return;
    if (notice.state == State::Replayed) {
        m_panels.trace->setFilterText(QStringLiteral("lane:\"%1\"").arg(status->name));
        Q_EMIT traceWanted();
    } else {
        m_workspace->reconnectNow(notice.id);
    }
}

} // namespace Ui
