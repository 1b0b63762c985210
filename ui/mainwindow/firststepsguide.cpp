#include "mainwindow/firststepsguide.h"

#include "composer/composer.h"
#include "connections/connectionlistmodel.h"
#include "rooms/roomlistmodel.h"
#include "rooms/roompanel.h"
#include "rooms/timelinemodel.h"
#include "workspace/cast.h"
#include "workspace/workspace.h"

namespace Ui {

namespace {

constexpr auto cutTime = std::chrono::seconds(5);

//! The one of the cast who may only read, or the second who may do everything.
QString castMember(bool readOnly)
{
    const QList<ConnectionProfile> cast = castProfiles();
    QString found;
    int speakers = 0;
    for (const ConnectionProfile &profile : cast) {
        if (profile.readOnly == readOnly && (readOnly || speakers++ < 2))
            found = profile.id;
    }
    return found;
}

} // namespace

FirstStepsGuide::FirstStepsGuide(
    FirstSteps *steps, Workspace *workspace, const Panels &panels, QObject *parent)
    : QObject(parent)
    , m_steps(steps)
    , m_workspace(workspace)
    , m_panels(panels)
{
    connect(panels.composer, &Composer::sendRequested, this, [this](const ComposeRequest &request) {
        if (request.payload.type == WebPubSub::DataType::Json)
            m_steps->markDone(FirstSteps::Step::SendJson);
    });
    connect(workspace, &Workspace::noticeRaised, this, [this](const Notice &notice) {
        if (notice.state == State::Replayed)
            m_steps->markDone(FirstSteps::Step::BreakNetwork);
    });
    connect(workspace->rooms(), &QAbstractItemModel::rowsInserted, this, &FirstStepsGuide::lookAtRooms);
    connect(workspace, &Workspace::currentRoomChanged, this, &FirstStepsGuide::watchTimeline);
    watchTimeline();
}

void FirstStepsGuide::lookAtRooms()
{
    const RoomListModel *rooms = m_workspace->rooms();
    // Each of the cast is in one room from the start; a second one was joined.
    if (rooms->rowCount() > 1)
        m_steps->markDone(FirstSteps::Step::JoinGroup);
}

//! A failure of any user is drawn in the open room, so that is where to look.
void FirstStepsGuide::watchTimeline()
{
    TimelineModel *timeline = m_workspace->timeline();
    if (!timeline || m_steps->isDone(FirstSteps::Step::SeeAckError))
        return;
    disconnect(timeline, nullptr, this, nullptr);
    connect(timeline, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { lookAtMessages(first, last); });
    connect(timeline, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &from, const QModelIndex &to) { lookAtMessages(from.row(), to.row()); });
}

void FirstStepsGuide::lookAtMessages(int first, int last)
{
    const auto *timeline = qobject_cast<const TimelineModel *>(sender());
    if (!timeline || m_steps->isDone(FirstSteps::Step::SeeAckError))
        return;
    for (int row = first; row <= last; ++row) {
        if (timeline->at(row).delivery == State::Failed)
            m_steps->markDone(FirstSteps::Step::SeeAckError);
    }
}

void FirstStepsGuide::lead(FirstSteps::Step step)
{
    const QString reader = castMember(true);
    const QString second = castMember(false);
    const bool needsCast = step == FirstSteps::Step::SeeAckError || step == FirstSteps::Step::BreakNetwork;
    if (needsCast && !m_workspace->connections()->status(reader))
        m_workspace->tryItNow();
    switch (step) {
    case FirstSteps::Step::SendJson:
        m_panels.composer->edit(WebPubSub::Payload::jsonText("{ \"type\": \"order.created\", \"id\": 7 }"));
        m_panels.composer->focusEditor();
        break;
    case FirstSteps::Step::JoinGroup:
        m_panels.rooms->focusJoin();
        break;
    case FirstSteps::Step::SeeAckError:
        m_workspace->setCurrentConnection(reader);
        m_panels.composer->setText(tr("Can I answer from here?"));
        m_panels.composer->focusEditor();
        break;
    case FirstSteps::Step::BreakNetwork:
        m_workspace->cut(second, cutTime);
        break;
    }
}

} // namespace Ui
