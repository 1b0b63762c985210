#include "workspace/roster.h"

#include "auth/connectionstring.h"
#include "connections/connectionlistmodel.h"

#include <algorithm>

using namespace WebPubSub;
using Client = WebPubSubClient::State;

namespace Ui {

namespace {

constexpr qint64 recoveryWindowUs = 30'000'000; // of ClientOptions; the service keeps a session so long

int secondsUntil(qint64 targetUs, qint64 nowUs)
{
    return int(std::max<qint64>(0, (targetUs - nowUs + 999'999) / 1'000'000));
}

QString endpointOf(const ConnectionProfile &profile)
{
    if (profile.kind == ConnectionKind::ClientUrl)
        return QUrl(profile.clientUrl.trimmed()).authority();
    const Result<ConnectionString> connection = ConnectionString::parse(profile.connectionString);
    return connection ? connection->endpoint.authority() : QString();
}

QString sectionOf(const ConnectionProfile &profile)
{
    if (profile.kind == ConnectionKind::LocalHub)
        return Roster::tr("Local hub · %1").arg(profile.hub);
    const QString endpoint = endpointOf(profile);
    return profile.hub.isEmpty() ? endpoint : QStringLiteral("%1 · %2").arg(endpoint, profile.hub);
}

struct Word {
    State state;
    QString text;
};

Word wordOf(const Roster::Entry &entry, qint64 nowUs)
{
    switch (entry.state.state) {
    case Client::Connected:
        if (entry.profile.readOnly)
            return {State::ReadOnly, Roster::tr("read-only")};
        return {State::Connected, Roster::tr("connected")};
    case Client::Connecting:
        return {State::Connecting, Roster::tr("connecting")};
    case Client::Recovering: {
        const int seconds = secondsUntil(entry.lostUs + recoveryWindowUs, nowUs);
        return {State::Recovering, Roster::tr("recovering, %1 s").arg(seconds)};
    }
    case Client::Reconnecting: {
        const int seconds = secondsUntil(entry.retryAtUs, nowUs);
        return {State::Recovering, Roster::tr("again in %1 s").arg(seconds)};
    }
    case Client::Stopped:
        break;
    }
    return entry.failed ? Word{State::Failed, Roster::tr("failed")} : Word{State::Idle, Roster::tr("idle")};
}

QString foreignId(const QString &connectionId)
{
    return QStringLiteral("foreign:%1").arg(connectionId);
}

} // namespace

Roster::Roster(QObject *parent)
    : QObject(parent)
    , m_model(new ConnectionListModel(this))
{
}

Roster::~Roster() = default;

QString Roster::add(ConnectionProfile profile)
{
    if (profile.id.isEmpty() || m_entries.contains(profile.id)) {
        profile.id = QStringLiteral("c%1").arg(m_nextId++);
        profile.lane = laneForConnection(int(m_order.size()));
    }
    const QString id = profile.id;
    m_order.append(id);
    show(m_entries.emplace(id, Entry{.profile = profile, .state = {}}).first->second, 0);
    return id;
}

void Roster::remove(const QString &id)
{
    m_entries.erase(id);
    m_order.removeOne(id);
    m_model->remove(id);
}

const Roster::Entry *Roster::find(const QString &id) const
{
    const auto it = m_entries.find(id);
    return it == m_entries.end() ? nullptr : &it->second;
}

void Roster::update(const QString &id, qint64 nowUs, const std::function<void(Entry &)> &change)
{
    const auto it = m_entries.find(id);
    if (it == m_entries.end())
        return;
    change(it->second);
    show(it->second, nowUs);
}

void Roster::tick(qint64 nowUs)
{
    for (const auto &[id, entry] : m_entries) {
        Q_UNUSED(id)
        if (entry.state.state == Client::Recovering || entry.state.state == Client::Reconnecting)
            show(entry, nowUs);
    }
}

void Roster::show(const Entry &entry, qint64 nowUs)
{
    const Word word = wordOf(entry, nowUs);
    const bool connected = entry.state.state == Client::Connected;
    m_model->upsert({.id = entry.profile.id,
        .section = sectionOf(entry.profile),
        .name = entry.profile.name,
        .lane = entry.profile.lane,
        .state = word.state,
        .stateText = word.text,
        .detail = connected ? tr("User %1, connection %2, %3")
                                  .arg(entry.state.userId, entry.state.connectionId,
                                      entry.profile.protocol.isEmpty() ? QString(Subprotocol::reliableJson)
                                                                       : entry.profile.protocol)
                            : QString(),
        .unread = entry.unread,
        .connected = connected,
        .active = entry.state.state != Client::Stopped});
}

void Roster::showForeign(const HubConnectionInfo &connection)
{
    m_foreign.insert(connection.connectionId, connection);
    const QString name = connection.userId.isEmpty() ? connection.connectionId.left(8) : connection.userId;
    m_model->upsert({.id = foreignId(connection.connectionId),
        .section = tr("Local hub · %1").arg(connection.hub),
        .name = name,
        .lane = laneOfStranger(connection.userId),
        .state = connection.attached ? State::Connected : State::Held,
        .stateText = connection.attached ? tr("from outside") : tr("away"),
        .detail = tr("A client of another program: connection %1, %2")
                      .arg(connection.connectionId, connection.protocol),
        .connected = connection.attached});
}

void Roster::hideForeign(const QString &connectionId)
{
    if (m_foreign.remove(connectionId) > 0)
        m_model->remove(foreignId(connectionId));
}

bool Roster::foreignIn(const QString &shownId, const QString &group) const
{
    return std::any_of(m_foreign.begin(), m_foreign.end(), [&](const HubConnectionInfo &connection) {
        return foreignId(connection.connectionId) == shownId && connection.groups.contains(group);
    });
}

bool Roster::ownsConnectionId(const QString &connectionId) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
        [&](const auto &entry) { return entry.second.state.connectionId == connectionId; });
}

bool Roster::sameHub(const Entry &a, const Entry &b)
{
    if (a.profile.kind == ConnectionKind::LocalHub || b.profile.kind == ConnectionKind::LocalHub) {
        return a.profile.kind == b.profile.kind
            && a.profile.hub.compare(b.profile.hub, Qt::CaseInsensitive) == 0;
    }
    return endpointOf(a.profile) == endpointOf(b.profile)
        && a.profile.hub.compare(b.profile.hub, Qt::CaseInsensitive) == 0;
}

QStringList Roster::peers(const QString &id, const QString &group) const
{
    const Entry *self = find(id);
    QStringList found;
    for (const QString &other : m_order) {
        const Entry &entry = m_entries.at(other);
        if (self && sameHub(*self, entry) && entry.groups.contains(group))
            found.append(other);
    }
    return found;
}

QString Roster::idOfUser(const QString &id, const QString &userId) const
{
    const Entry *self = find(id);
    for (const QString &other : m_order) {
        const Entry &entry = m_entries.at(other);
        if (self && sameHub(*self, entry) && entry.state.userId == userId && !userId.isEmpty())
            return other;
    }
    return {};
}

Lane Roster::laneOfStranger(const QString &userId)
{
    qsizetype index = m_strangers.indexOf(userId);
    if (index < 0) {
        index = m_strangers.size();
        m_strangers.append(userId);
    }
    return laneForConnection(int(m_order.size() + index));
}

int Roster::connectedCount() const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(),
        [](const auto &entry) { return entry.second.state.state == Client::Connected; }));
}

int Roster::comingBackCount() const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(), [](const auto &entry) {
        return entry.second.state.state == Client::Recovering
            || entry.second.state.state == Client::Reconnecting;
    }));
}

} // namespace Ui
