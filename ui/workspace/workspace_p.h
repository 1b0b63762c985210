#pragma once

#include "trace/tracestore.h"
#include "workspace/conversations.h"
#include "workspace/hubcontroller.h"
#include "workspace/meter.h"
#include "workspace/roster.h"
#include "workspace/wire.h"
#include "workspace/workspace.h"

#include <QElapsedTimer>
#include <QTimer>

#include <atomic>

namespace Ui {

/*!
    What the workspace is made of. Member order is life order: the store outlives the hub and the wire, whose
   threads append to it until they have ended.
*/
class Workspace::Private {
public:
    Private(Workspace *owner, const QString &tracePath);

    // Workspace, the connections: workspaceconnections.cpp
    void connectSession(Session *session);
    void sessionStateChanged(const QString &id, const SessionState &state);
    void sessionEnded(const QString &id, const WebPubSub::Error &error);
    void sessionFailed(const QString &id, const WebPubSub::Error &error);
    void sessionRecovered(const QString &id, qint64 awayMs, qint64 atUs);
    void startSession(const QString &id);
    QString secretOf(const ConnectionProfile &profile) const;
    void reconcileForeign();

    // The rooms: workspacerooms.cpp
    void connectRooms(Session *session);
    void groupJoined(const QString &id, const QString &group);
    void groupLeft(const QString &id, const QString &group);
    void roomChanged(const QString &id, const QString &group);
    void chooseRoom();
    void showRooms();
    int membersIn(const QString &id, const QString &group) const;
    Conversations::Person personOf(const QString &connection, const QString &userId);
    void messagesArrived(const QString &id, const QList<WebPubSub::GroupMessage> &messages);

    void raise(const QString &id, State state, const QString &word, const QString &sentence,
        const QString &action = {});
    void tick();
    WebPubSub::TraceSink sink();

    Workspace *q;
    std::atomic<bool> capturing = true;
    Meter meter;
    WebPubSub::TraceStore store;
    Roster roster;
    Conversations conversations;
    RoomListModel *rooms;
    HubController hub;
    Wire wire;
    QTimer clock;
    QElapsedTimer sinceTick;
    Statistics statistics;
    QString currentConnection;
    QString currentRoom;
    bool castWanted = false;
};

} // namespace Ui
