#include "workspace/workspace.h"

#include "rooms/roomlistmodel.h"
#include "rooms/timelinemodel.h"
#include "workspace/cast.h"
#include "workspace/workspace_p.h"

#include <QDir>
#include <QFileInfo>

using namespace WebPubSub;

namespace Ui {

namespace {
constexpr int clockMs = 1000;
} // namespace

Workspace::Private::Private(Workspace *owner, const QString &tracePath)
    : q(owner)
    , conversations(
          [this](const QString &connection, const QString &user) { return personOf(connection, user); },
          [this](const QString &connection, const QString &group) { return roster.peers(connection, group); })
    , rooms(new RoomListModel(owner))
    , hub(sink())
    , wire(sink())
{
    QDir().mkpath(QFileInfo(tracePath).path());
    const Result<Done> created = store.create(tracePath);
    if (!created) {
        capturing = false;
        // After construction, when somebody listens.
        QMetaObject::invokeMethod(
            owner,
            [this, error = created.error()] {
                raise(QStringLiteral("trace"), State::Failed, Workspace::tr("The trace is not saved."),
                    error.message);
            },
            Qt::QueuedConnection);
    }
    QObject::connect(&store, &TraceStore::warned, owner, [this](const Error &warning) {
        raise(QStringLiteral("trace"), State::Held, Workspace::tr("Capture is paused."), warning.message);
    });
    QObject::connect(
        &store, &TraceStore::resumed, owner, [this] { Q_EMIT q->noticeCleared(QStringLiteral("trace")); });
    QObject::connect(&conversations, &Conversations::roomChanged, owner,
        [this](const QString &id, const QString &group) { roomChanged(id, group); });
    QObject::connect(&clock, &QTimer::timeout, owner, [this] { tick(); });
    sinceTick.start();
    clock.start(clockMs);
}

// Called in the threads that saw the bytes.
TraceSink Workspace::Private::sink()
{
    return [this](const TraceEntry &entry) {
        meter.observe(entry);
        if (capturing.load(std::memory_order_relaxed))
            store.append(entry);
    };
}

void Workspace::Private::raise(
    const QString &id, State state, const QString &word, const QString &sentence, const QString &action)
{
    Q_EMIT q->noticeRaised({.id = id, .state = state, .word = word, .sentence = sentence, .action = action});
}

void Workspace::Private::tick()
{
    const Meter::Reading reading = meter.read(sinceTick.nsecsElapsed() / 1000);
    sinceTick.restart();
    roster.tick(nowUs());
    statistics = {.connected = roster.connectedCount(),
        .recovering = roster.comingBackCount(),
        .messagesPerSecond = reading.messagesPerSecond,
        .bytesPerSecond = reading.bytesPerSecond,
        .ackP95Us = reading.ackP95Us,
        .messages = reading.messages,
        .capturing = capturing && !store.isPaused(),
        .traceBytes = store.fileBytes(),
        .traceLimit = store.maxFileBytes(),
        .recentRates = meter.recentRates()};
    Q_EMIT q->statisticsChanged();
}

Workspace::Workspace(const QString &tracePath, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, tracePath))
{
    connect(&d->hub, &HubController::statusChanged, this, &Workspace::hubStatusChanged);
    connect(&d->hub, &HubController::started, this, [this] {
        for (const QString &id : d->roster.ids()) {
            const Roster::Entry *entry = d->roster.find(id);
            if (entry->profile.kind == ConnectionKind::LocalHub)
                d->startSession(id);
        }
    });
    connect(&d->hub, &HubController::failed, this, [this](const Error &error) {
        d->raise(QStringLiteral("hub"), State::Failed, tr("The local hub did not start."), error.message,
            tr("Try again"));
    });
    connect(&d->hub, &HubController::connectionOpened, this, [this] { d->reconcileForeign(); });
    connect(&d->hub, &HubController::connectionChanged, this, [this] { d->reconcileForeign(); });
    connect(&d->hub, &HubController::connectionClosed, this, [this](const HubConnectionInfo &connection) {
        d->roster.hideForeign(connection.connectionId);
        d->reconcileForeign();
    });
    connect(&d->wire, &Wire::publishFailed, this, [this](const QString &group, const Error &error) {
        d->raise(QStringLiteral("rest"), State::Failed, tr("Not sent to %1.").arg(group), error.message);
    });
}

Workspace::~Workspace() = default;

ConnectionListModel *Workspace::connections() const
{
    return d->roster.model();
}

RoomListModel *Workspace::rooms() const
{
    return d->rooms;
}

TimelineModel *Workspace::timeline() const
{
    return d->conversations.timeline(d->currentConnection, d->currentRoom);
}

TraceStore *Workspace::traceStore() const
{
    return &d->store;
}

Statistics Workspace::statistics() const
{
    return d->statistics;
}

QString Workspace::currentConnection() const
{
    return d->currentConnection;
}

QString Workspace::currentRoom() const
{
    return d->currentRoom;
}

bool Workspace::isCapturing() const
{
    return d->capturing;
}

HubStatus Workspace::hubStatus() const
{
    HubStatus status = d->hub.status();
    status.foreignConnections = d->roster.foreignCount();
    return status;
}

void Workspace::setCapturing(bool on)
{
    if (d->capturing.exchange(on) != on)
        Q_EMIT capturingChanged();
}

void Workspace::startHub()
{
    d->hub.start();
}

void Workspace::stopHub()
{
    d->hub.stop();
}

void Workspace::tryItNow()
{
    for (const ConnectionProfile &profile : castProfiles()) {
        if (!d->roster.find(profile.id))
            d->roster.add(profile);
    }
    if (d->currentConnection.isEmpty())
        setCurrentConnection(d->roster.ids().constFirst());
    if (!d->hub.status().running) {
        d->hub.start(); // started() connects them
        return;
    }
    for (const ConnectionProfile &profile : castProfiles())
        d->startSession(profile.id);
}

void Workspace::sendAsServer(const QString &group, const Payload &payload)
{
    const Roster::Entry *entry = d->roster.find(d->currentConnection);
    const QString secret = entry ? d->secretOf(entry->profile) : d->hub.status().connectionString;
    if (secret.isEmpty()) {
        d->raise(QStringLiteral("rest"), State::Failed, tr("Not sent to %1.").arg(group),
            tr("Publishing as the server needs a connection string or the running local hub; a client URL "
               "has no access key."));
        return;
    }
    const bool local = !entry || entry->profile.kind == ConnectionKind::LocalHub;
    const QString hub = entry ? entry->profile.hub : QString(demoHub);
    d->wire.publish(secret, hub, group, payload, !local);
}

} // namespace Ui
