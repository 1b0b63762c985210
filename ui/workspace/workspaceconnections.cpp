// Workspace, the half that deals with connections: profiles, sessions, their states and what is said about
// them.
#include "workspace/workspace_p.h"

#include "auth/connectionstring.h"
#include "connections/connectionlistmodel.h"

using namespace WebPubSub;

namespace Ui {

QString Workspace::Private::secretOf(const ConnectionProfile &profile) const
{
    switch (profile.kind) {
    case ConnectionKind::LocalHub:
        return hub.status().connectionString;
    case ConnectionKind::ConnectionString:
        return profile.connectionString;
    case ConnectionKind::ClientUrl:
        break;
    }
    return {};
}

void Workspace::Private::startSession(const QString &id)
{
    const Roster::Entry *entry = roster.find(id);
    if (!entry)
        return;
    const bool stopped = entry->state.state == WebPubSubClient::State::Stopped;
    if (wire.has(id) && !stopped)
        return;
    // A new session each time: the local hub may have come back with another port and key.
    wire.remove(id);
    Session *session = wire.add(entry->profile, secretOf(entry->profile));
    connectSession(session);
    connectRooms(session);
    Q_EMIT q->noticeCleared(id);
    wire.with(id, [](Session &s) { s.start(); });
}

void Workspace::Private::connectSession(Session *session)
{
    QObject::connect(session, &Session::stateChanged, q,
        [this](const QString &id, const SessionState &state) { sessionStateChanged(id, state); });
    QObject::connect(
        session, &Session::retryScheduled, q, [this](const QString &id, int attempt, qint64 delayMs) {
            roster.update(id, nowUs(), [&](Roster::Entry &entry) {
                entry.attempt = attempt;
                entry.retryAtUs = nowUs() + delayMs * 1000;
            });
        });
    QObject::connect(session, &Session::recovered, q,
        [this](const QString &id, qint64 awayMs, qint64 atUs) { sessionRecovered(id, awayMs, atUs); });
    QObject::connect(session, &Session::ended, q,
        [this](const QString &id, const Error &error) { sessionEnded(id, error); });
    QObject::connect(session, &Session::failed, q,
        [this](const QString &id, const Error &error) { sessionFailed(id, error); });
    QObject::connect(session, &Session::discontinuity, q,
        [this](const QString &id, quint64 first, quint64 last, const QString &reason) {
            const Roster::Entry *entry = roster.find(id);
            if (!entry)
                return;
            raise(QStringLiteral("gap-") + id, State::Gap,
                Workspace::tr("%1 missed messages.").arg(entry->profile.name),
                last == 0
                    ? Workspace::tr("From sequence %1 on messages may be missing: %2").arg(first).arg(reason)
                    : Workspace::tr("Sequence %1 to %2 never came: %3").arg(first).arg(last).arg(reason));
        });
}

void Workspace::Private::sessionStateChanged(const QString &id, const SessionState &state)
{
    using Client = WebPubSubClient::State;
    roster.update(id, nowUs(), [&](Roster::Entry &entry) {
        if (state.state == Client::Recovering && entry.state.state != Client::Recovering)
            entry.lostUs = nowUs();
        if (state.state == Client::Connecting || state.state == Client::Connected)
            entry.failed = false;
        if (state.state == Client::Stopped)
            entry.groups.clear();
        entry.state = state;
    });
    reconcileForeign();
    Q_EMIT q->speakersChanged();
    tick();
}

void Workspace::Private::sessionRecovered(const QString &id, qint64 awayMs, qint64 atUs)
{
    roster.update(id, nowUs(), [atUs](Roster::Entry &entry) { entry.recoveredUs = atUs; });
    const Roster::Entry *entry = roster.find(id);
    if (!entry)
        return;
    raise(id, State::Replayed, Workspace::tr("%1 is back.").arg(entry->profile.name),
        Workspace::tr("Away for %1 s, the session was recovered and nothing was lost.")
            .arg(QLocale().toString(double(awayMs) / 1000.0, 'f', 1)),
        Workspace::tr("Show in trace"));
}

void Workspace::Private::sessionEnded(const QString &id, const Error &error)
{
    const Roster::Entry *entry = roster.find(id);
    if (!entry || error.kind == ErrorKind::Cancelled)
        return;
    raise(id, State::Failed, Workspace::tr("%1 lost the connection.").arg(entry->profile.name), error.message,
        Workspace::tr("Reconnect now"));
}

void Workspace::Private::sessionFailed(const QString &id, const Error &error)
{
    const Roster::Entry *entry = roster.find(id);
    if (!entry)
        return;
    if (entry->state.state == WebPubSubClient::State::Stopped)
        roster.update(id, nowUs(), [](Roster::Entry &e) { e.failed = true; });
    const QString text =
        error.name.isEmpty() ? error.message : QStringLiteral("%1 (%2)").arg(error.message, error.name);
    raise(id, State::Failed, Workspace::tr("%1 has a problem.").arg(entry->profile.name), text,
        entry->failed ? Workspace::tr("Reconnect now") : QString());
}

// A client that is being let in may be one of ours that has not heard its id yet: it is shown once that is
// known.
void Workspace::Private::reconcileForeign()
{
    for (const HubConnectionInfo &connection : hub.connections()) {
        bool mayBeOurs = false;
        for (const QString &id : roster.ids()) {
            const Roster::Entry *entry = roster.find(id);
            mayBeOurs = mayBeOurs
                || (entry->profile.kind == ConnectionKind::LocalHub
                    && entry->profile.userId == connection.userId
                    && entry->state.state != WebPubSubClient::State::Connected
                    && entry->state.state != WebPubSubClient::State::Stopped);
        }
        if (roster.ownsConnectionId(connection.connectionId))
            roster.hideForeign(connection.connectionId);
        else if (!mayBeOurs)
            roster.showForeign(connection);
    }
    Q_EMIT q->hubStatusChanged();
    showRooms();
    Q_EMIT q->membersChanged(currentRoom);
}

void Workspace::addConnection(const ConnectionProfile &profile)
{
    const QString id = d->roster.add(profile);
    connectTo(id);
    setCurrentConnection(id);
}

void Workspace::connectTo(const QString &id)
{
    const Roster::Entry *entry = d->roster.find(id);
    if (!entry)
        return;
    if (entry->profile.kind == ConnectionKind::LocalHub && !d->hub.status().running)
        d->hub.start(); // started() connects it
    else
        d->startSession(id);
}

void Workspace::disconnectFrom(const QString &id)
{
    d->wire.with(id, [](Session &session) { session.stop(); });
}

void Workspace::reconnectNow(const QString &id)
{
    const Roster::Entry *entry = d->roster.find(id);
    if (entry && entry->state.state == WebPubSubClient::State::Stopped)
        connectTo(id);
    else
        d->wire.with(id, [](Session &session) { session.reconnectNow(); });
}

void Workspace::removeConnection(const QString &id)
{
    d->wire.remove(id);
    d->roster.remove(id);
    Q_EMIT noticeCleared(id);
    const QStringList left = d->roster.ids();
    if (d->currentConnection == id)
        setCurrentConnection(left.isEmpty() ? QString() : left.constFirst());
    // Last: nobody looks at its timelines any more.
    d->conversations.forget(id);
    Q_EMIT speakersChanged();
}

void Workspace::cut(const QString &id, std::chrono::milliseconds time)
{
    const Roster::Entry *entry = d->roster.find(id);
    if (!entry)
        return;
    if (entry->profile.kind == ConnectionKind::LocalHub)
        d->hub.cut(entry->state.connectionId, entry->state.userId, time);
    else
        d->wire.with(id, [](Session &session) { session.dropTransport(); });
}

QList<Speaker> Workspace::speakers() const
{
    QList<Speaker> speakers;
    for (const QString &id : d->roster.ids()) {
        const Roster::Entry *entry = d->roster.find(id);
        const bool connected = entry->state.state == WebPubSubClient::State::Connected;
        const QString name = entry->profile.name;
        speakers.append({.id = id,
            .name = name,
            .lane = entry->profile.lane,
            .connected = connected,
            .whyNot = connected ? QString() : tr("%1 is not connected. Press F5 to connect.").arg(name)});
    }
    return speakers;
}

Lane Workspace::laneOf(const QString &laneName) const
{
    if (laneName == QLatin1String("hub"))
        return hubLane;
    if (laneName == QLatin1String("REST"))
        return restLane;
    if (laneName == QLatin1String("webhook"))
        return webhookLane;
    for (const QString &id : d->roster.ids()) {
        const Roster::Entry *entry = d->roster.find(id);
        if (entry->profile.name == laneName || (!laneName.isEmpty() && entry->state.userId == laneName))
            return entry->profile.lane;
    }
    return d->roster.laneOfStranger(laneName);
}

} // namespace Ui
