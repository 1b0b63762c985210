// Workspace, the half that deals with rooms: who is in them, what is said, and which one is looked at.
#include "workspace/workspace_p.h"

#include "connections/connectionlistmodel.h"
#include "rooms/roomlistmodel.h"
#include "rooms/timelinemodel.h"

using namespace WebPubSub;

namespace Ui {

void Workspace::Private::connectRooms(Session *session)
{
    QObject::connect(session, &Session::joined, q,
        [this](const QString &id, const QString &group) { groupJoined(id, group); });
    QObject::connect(session, &Session::left, q,
        [this](const QString &id, const QString &group) { groupLeft(id, group); });
    QObject::connect(session, &Session::groupRefused, q,
        [this](const QString &id, const QString &group, const Error &error) {
            const Roster::Entry *entry = roster.find(id);
            raise(id, State::Failed,
                Workspace::tr("%1 is not in %2.").arg(entry ? entry->profile.name : id, group),
                QStringLiteral("%1: %2").arg(error.name, error.message));
        });
    QObject::connect(
        session, &Session::sent, q, [this](const QString &, quint64 key) { conversations.markSent(key); });
    QObject::connect(session, &Session::sendFinished, q,
        [this](const QString &, quint64 key, const Ack &ack) { conversations.markAcked(key, ack); });
    QObject::connect(session, &Session::sendFailed, q,
        [this](const QString &, quint64 key, const Error &error) { conversations.markFailed(key, error); });
    QObject::connect(session, &Session::messagesReceived, q,
        [this](const QString &id, const QList<GroupMessage> &messages) { messagesArrived(id, messages); });
    QObject::connect(session, &Session::serverMessagesReceived, q,
        [this](const QString &id, const QList<ServerMessage> &messages) {
            QList<GroupMessage> direct;
            for (const ServerMessage &message : messages)
                direct.append({.group = Workspace::tr("From the server"),
                    .fromUserId = {},
                    .payload = message.payload,
                    .sequenceId = message.sequenceId,
                    .receivedUs = message.receivedUs});
            messagesArrived(id, direct);
        });
}

void Workspace::Private::groupJoined(const QString &id, const QString &group)
{
    roster.update(id, nowUs(), [&](Roster::Entry &entry) {
        if (!entry.groups.contains(group))
            entry.groups.append(group);
    });
    conversations.open(id, group);
    if (id == currentConnection && currentRoom.isEmpty())
        q->setCurrentRoom(group);
    Q_EMIT q->membersChanged(group);
}

void Workspace::Private::groupLeft(const QString &id, const QString &group)
{
    roster.update(id, nowUs(), [&](Roster::Entry &entry) { entry.groups.removeAll(group); });
    conversations.close(id, group);
    if (id == currentConnection && group == currentRoom)
        chooseRoom();
    Q_EMIT q->membersChanged(group);
}

void Workspace::Private::roomChanged(const QString &id, const QString &group)
{
    Q_UNUSED(group)
    roster.update(id, nowUs(), [&](Roster::Entry &entry) { entry.unread = conversations.unread(id); });
    if (id == currentConnection)
        showRooms();
}

void Workspace::Private::showRooms()
{
    QList<RoomStatus> list = conversations.rooms(currentConnection);
    for (RoomStatus &room : list)
        room.members = membersIn(currentConnection, room.group);
    rooms->setRooms(list);
}

// Exact on the local hub, which tells who is in a group; elsewhere a client cannot know.
int Workspace::Private::membersIn(const QString &id, const QString &group) const
{
    const Roster::Entry *entry = roster.find(id);
    if (!entry || entry->profile.kind != ConnectionKind::LocalHub)
        return -1;
    int members = 0;
    for (const HubConnectionInfo &connection : hub.connections()) {
        const bool sameHub = connection.hub.compare(entry->profile.hub, Qt::CaseInsensitive) == 0;
        members += sameHub && connection.groups.contains(group);
    }
    return members;
}

void Workspace::Private::chooseRoom()
{
    const QList<RoomStatus> list = conversations.rooms(currentConnection);
    const bool stays = conversations.has(currentConnection, currentRoom);
    if (!stays)
        currentRoom = list.isEmpty() ? QString() : list.constFirst().group;
    conversations.markRead(currentConnection, currentRoom);
    showRooms();
    Q_EMIT q->currentRoomChanged();
}

Conversations::Person Workspace::Private::personOf(const QString &connection, const QString &userId)
{
    const QString own = userId.isEmpty() ? QString() : roster.idOfUser(connection, userId);
    const Roster::Entry *entry = roster.find(!own.isEmpty() ? own
            : userId.isEmpty()                              ? connection
                                                            : QString());
    if (entry)
        return {.userId = entry->state.userId, .name = entry->profile.name, .lane = entry->profile.lane};
    return {.userId = userId, .name = userId, .lane = roster.laneOfStranger(userId)};
}

void Workspace::Private::messagesArrived(const QString &id, const QList<GroupMessage> &messages)
{
    const Roster::Entry *entry = roster.find(id);
    if (!entry)
        return;
    const bool visible = id == currentConnection
        && std::all_of(messages.begin(), messages.end(),
            [this](const GroupMessage &message) { return message.group == currentRoom; });
    conversations.receive(id, messages, entry->recoveredUs, visible);
}

void Workspace::setCurrentConnection(const QString &id)
{
    if (d->currentConnection == id)
        return;
    d->currentConnection = id;
    Q_EMIT currentConnectionChanged();
    d->chooseRoom();
}

void Workspace::setCurrentRoom(const QString &group)
{
    if (d->currentRoom == group)
        return;
    d->currentRoom = group;
    d->conversations.markRead(d->currentConnection, group);
    d->showRooms();
    Q_EMIT currentRoomChanged();
}

void Workspace::joinRoom(const QString &group)
{
    d->wire.with(d->currentConnection, [group](Session &session) { session.join(group); });
}

void Workspace::leaveRoom(const QString &group)
{
    d->wire.with(d->currentConnection, [group](Session &session) { session.leave(group); });
}

void Workspace::send(const ComposeRequest &request)
{
    const quint64 key = d->conversations.addOutgoing(request, nowUs());
    if (d->wire.has(request.speakerId)) {
        d->wire.with(request.speakerId, [key, request](Session &session) { session.send(key, request); });
        return;
    }
    d->conversations.markFailed(key,
        {.kind = ErrorKind::Network,
            .name = QStringLiteral("NotConnected"),
            .message = tr("This user is not connected. Connect (F5), then retry.")});
}

void Workspace::retry(quint64 messageKey)
{
    if (const auto request = d->conversations.takeFailed(messageKey))
        send(*request);
}

void Workspace::discard(quint64 messageKey)
{
    d->conversations.takeFailed(messageKey);
}

void Workspace::markRead()
{
    d->conversations.markRead(d->currentConnection, d->currentRoom);
}

QList<ConnectionStatus> Workspace::membersOf(const QString &group) const
{
    QList<ConnectionStatus> members;
    const QStringList own = d->roster.peers(d->currentConnection, group);
    for (const ConnectionStatus &status : connections()->all()) {
        const bool foreign = status.id.startsWith(QLatin1String("foreign:"));
        if (own.contains(status.id) || (foreign && d->roster.foreignIn(status.id, group)))
            members.append(status);
    }
    return members;
}

} // namespace Ui
