#include "workspace/conversations.h"

#include "rooms/timelinemodel.h"

#include <QMap>
#include <QSet>

#include <algorithm>

using namespace WebPubSub;

namespace Ui {

namespace {
// Own messages that may still be matched with a copy of theirs; older ones are settled long since.
constexpr size_t maxOutgoing = 4096;
} // namespace

struct Conversations::Room {
    std::unique_ptr<TimelineModel> timeline;
    RoomStatus status;
    bool joined = true;
};

struct Conversations::Outgoing {
    quint64 key = 0;
    ComposeRequest request;
    QString userId; // of the sender, as receivers are told it
    qint64 timeUs = 0;
    QSet<QString> receivers; // connections of this window that had their copy
    bool failed = false;
};

Conversations::Conversations(PersonLookup person, PeerLookup peers, QObject *parent)
    : QObject(parent)
    , m_person(std::move(person))
    , m_peers(std::move(peers))
{
}

Conversations::~Conversations() = default;

Conversations::Room *Conversations::find(const QString &connection, const QString &group) const
{
    const auto it = m_rooms.find({connection, group});
    return it == m_rooms.end() ? nullptr : it->second.get();
}

void Conversations::open(const QString &connection, const QString &group)
{
    auto &room = m_rooms[{connection, group}];
    if (!room) {
        room = std::make_unique<Room>();
        room->timeline = std::make_unique<TimelineModel>(group);
        room->timeline->setOwner(connection);
        room->status.group = group;
    }
    room->joined = true;
    Q_EMIT roomChanged(connection, group);
}

void Conversations::close(const QString &connection, const QString &group)
{
    if (Room *room = find(connection, group)) {
        room->joined = false;
        Q_EMIT roomChanged(connection, group);
    }
}

void Conversations::forget(const QString &connection)
{
    std::erase_if(m_rooms, [&](const auto &entry) { return entry.first.first == connection; });
}

bool Conversations::has(const QString &connection, const QString &group) const
{
    const Room *room = find(connection, group);
    return room && room->joined;
}

TimelineModel *Conversations::timeline(const QString &connection, const QString &group) const
{
    const Room *room = find(connection, group);
    return room ? room->timeline.get() : nullptr;
}

QList<RoomStatus> Conversations::rooms(const QString &connection) const
{
    QList<RoomStatus> found;
    for (const auto &[key, room] : m_rooms) {
        if (key.first == connection && room->joined)
            found.append(room->status);
    }
    return found;
}

int Conversations::unread(const QString &connection) const
{
    int sum = 0;
    for (const RoomStatus &room : rooms(connection))
        sum += room.unread;
    return sum;
}

void Conversations::markRead(const QString &connection, const QString &group)
{
    Room *room = find(connection, group);
    if (!room || room->status.unread == 0)
        return;
    room->status.unread = 0;
    room->timeline->setNewLineBefore({});
    Q_EMIT roomChanged(connection, group);
}

quint64 Conversations::addOutgoing(const ComposeRequest &request, qint64 timeUs)
{
    const quint64 key = m_nextKey++;
    const Person person = m_person(request.speakerId, {});
    if (!find(request.speakerId, request.group))
        open(request.speakerId, request.group); // publishing needs no membership, the bubble needs a room
    m_outgoing[key] = {.key = key,
        .request = request,
        .userId = person.userId,
        .timeUs = timeUs,
        .receivers = {},
        .failed = false};
    if (m_outgoing.size() > maxOutgoing)
        m_outgoing.erase(m_outgoing.begin());

    const QStringList peers = m_peers(request.speakerId, request.group);
    const int others = int(peers.size()) - int(peers.contains(request.speakerId));
    find(request.speakerId, request.group)
        ->timeline->append({.key = key,
            .mine = true,
            .speakerId = request.speakerId,
            .speaker = person.name,
            .lane = person.lane,
            .payload = request.payload,
            .timeUs = timeUs,
            .delivery = State::Queued,
            .expected = others});
    return key;
}

void Conversations::updateEverywhere(quint64 key, const std::function<void(TimelineMessage &)> &change)
{
    for (const auto &[roomKey, room] : m_rooms) {
        Q_UNUSED(roomKey)
        room->timeline->update(key, change);
    }
}

void Conversations::markSent(quint64 key)
{
    updateEverywhere(key, [](TimelineMessage &message) {
        if (message.delivery == State::Queued)
            message.delivery = State::Sent;
    });
}

void Conversations::markAcked(quint64 key, const Ack &ack)
{
    updateEverywhere(key, [&](TimelineMessage &message) {
        message.delivery = ack.id ? State::Acked : State::Sent;
        message.latencyUs = ack.id ? ack.latencyUs : -1;
        message.correlation = ack.correlation;
    });
}

void Conversations::markFailed(quint64 key, const Error &error)
{
    const auto it = m_outgoing.find(key);
    if (it == m_outgoing.end() || it->second.failed)
        return;
    it->second.failed = true;
    if (Room *room = find(it->second.request.speakerId, it->second.request.group)) {
        room->timeline->update(key, [&](TimelineMessage &message) {
            message.delivery = State::Failed;
            message.error = error;
        });
        room->status.failed += 1;
        mirrorFailure(it->second);
        Q_EMIT roomChanged(it->second.request.speakerId, it->second.request.group);
    }
}

// Whoever looks at the room as another user of this window sees the failure too: it would be invisible
// otherwise.
void Conversations::mirrorFailure(const Outgoing &outgoing)
{
    const ComposeRequest &request = outgoing.request;
    const Room *own = find(request.speakerId, request.group);
    std::optional<TimelineMessage> message = own->timeline->message(outgoing.key);
    if (!message)
        return;
    message->mine = false;
    for (const QString &peer : m_peers(request.speakerId, request.group)) {
        Room *room = peer == request.speakerId ? nullptr : find(peer, request.group);
        if (room)
            room->timeline->append(*message);
    }
}

std::optional<ComposeRequest> Conversations::takeFailed(quint64 key)
{
    const auto it = m_outgoing.find(key);
    if (it == m_outgoing.end() || !it->second.failed)
        return {};
    const ComposeRequest request = it->second.request;
    m_outgoing.erase(it);
    for (const auto &[roomKey, room] : m_rooms) {
        Q_UNUSED(roomKey)
        room->timeline->remove(key);
    }
    if (Room *room = find(request.speakerId, request.group)) {
        room->status.failed -= 1;
        Q_EMIT roomChanged(request.speakerId, request.group);
    }
    return request;
}

Conversations::Outgoing *Conversations::matchOutgoing(const QString &receiver, const GroupMessage &message)
{
    for (auto &[key, outgoing] : m_outgoing) {
        Q_UNUSED(key)
        if (!outgoing.failed && outgoing.request.group == message.group
            && outgoing.userId == message.fromUserId && outgoing.request.payload == message.payload
            && !outgoing.receivers.contains(receiver)
            && m_peers(receiver, message.group).contains(outgoing.request.speakerId))
            return &outgoing;
    }
    return nullptr;
}

// \returns true when the copy is the sender's own echo: the bubble stands already.
bool Conversations::noteReceipt(const QString &receiver, Outgoing &outgoing)
{
    outgoing.receivers.insert(receiver);
    if (receiver == outgoing.request.speakerId)
        return true;
    const int seen =
        int(outgoing.receivers.size()) - int(outgoing.receivers.contains(outgoing.request.speakerId));
    if (Room *room = find(outgoing.request.speakerId, outgoing.request.group)) {
        room->timeline->update(outgoing.key, [seen](TimelineMessage &message) {
            message.seenBy = seen;
            message.expected = std::max(message.expected, seen);
        });
    }
    return false;
}

// Everybody had a copy: nothing more can match, and a long list of settled messages would slow down the
// search.
void Conversations::forgetWhenComplete(quint64 key)
{
    const auto it = m_outgoing.find(key);
    if (it == m_outgoing.end())
        return;
    const QStringList peers = m_peers(it->second.request.speakerId, it->second.request.group);
    if (std::all_of(
            peers.begin(), peers.end(), [&](const QString &p) { return it->second.receivers.contains(p); }))
        m_outgoing.erase(it);
}

TimelineMessage Conversations::incoming(const QString &connection, const GroupMessage &message,
    const Outgoing *outgoing, qint64 recoveredUs) const
{
    // A publish through REST has no sender: the protocol then leaves the user out.
    const Person person = outgoing     ? m_person(outgoing->request.speakerId, {})
        : message.fromUserId.isEmpty() ? Person{.userId = {}, .name = tr("server"), .lane = restLane}
                                       : m_person(connection, message.fromUserId);
    const bool late = outgoing && outgoing->timeUs < recoveredUs;
    return {.key = 0,
        .mine = false,
        .speakerId = outgoing ? outgoing->request.speakerId : message.fromUserId,
        .speaker = person.name,
        .lane = person.lane,
        .payload = message.payload,
        .timeUs = message.receivedUs,
        .delivery = late ? State::Replayed : State::Seen,
        .latencyUs = late ? message.receivedUs - outgoing->timeUs : -1,
        .correlation = message.correlation};
}

void Conversations::receive(
    const QString &connection, const QList<GroupMessage> &messages, qint64 recoveredUs, bool visible)
{
    QMap<QString, QList<TimelineMessage>> byGroup;
    for (const GroupMessage &message : messages) {
        Outgoing *outgoing = matchOutgoing(connection, message);
        const bool echo = outgoing && noteReceipt(connection, *outgoing);
        if (!echo) {
            byGroup[message.group].append(incoming(connection, message, outgoing, recoveredUs));
            byGroup[message.group].last().key = m_nextKey++;
        }
        if (outgoing)
            forgetWhenComplete(outgoing->key);
    }
    for (auto it = byGroup.cbegin(); it != byGroup.cend(); ++it) {
        if (!find(connection, it.key()))
            open(connection, it.key()); // a group that the token or the server put us in
        Room *room = find(connection, it.key());
        room->timeline->appendBatch(it.value());
        if (!visible && room->status.unread == 0)
            room->timeline->setNewLineBefore(it.value().constFirst().key);
        if (!visible)
            room->status.unread += int(it.value().size());
        Q_EMIT roomChanged(connection, it.key());
    }
}

} // namespace Ui
