#include "localhub/localhub.h"

#include "localhub/accesskey.h"
#include "localhub/hubserver.h"

#include <QThread>

using namespace WebPubSub;

class LocalHub::Private {
public:
    explicit Private(LocalHub *hub)
        : q(hub)
    {
        thread.setObjectName(QStringLiteral("hub"));
    }

    void launch(const HubOptions &options);
    void release();
    template <typename Call>
    void inHubThread(Call call)
    {
        if (server)
            QMetaObject::invokeMethod(server, [hub = server, call] { call(*hub); });
    }

    LocalHub *q;
    QThread thread;
    HubServer *server = nullptr; // lives in thread, which deletes it at its end
    QString accessKey;
    QHostAddress address;
    quint16 port = 0;
};

void LocalHub::Private::launch(const HubOptions &options)
{
    TraceSink sink;
    if (options.traceFrames)
        sink = [hub = q](const TraceEntry &entry) { Q_EMIT hub->traced(entry); };
    server = new HubServer(options, sink);
    server->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, server, &QObject::deleteLater);
    QObject::connect(server, &HubServer::started, q, [this](quint16 boundPort) {
        port = boundPort;
        Q_EMIT q->started(boundPort);
    });
    QObject::connect(server, &HubServer::failed, q, [this](const Error &error) {
        release();
        Q_EMIT q->failed(error);
    });
    QObject::connect(server, &HubServer::stopped, q, [this] {
        release();
        Q_EMIT q->stopped();
    });
    QObject::connect(server, &HubServer::connectionOpened, q, &LocalHub::connectionOpened);
    QObject::connect(server, &HubServer::connectionClosed, q, &LocalHub::connectionClosed);
    QObject::connect(server, &HubServer::connectionChanged, q, &LocalHub::connectionChanged);
    QObject::connect(server, &HubServer::connectionsListed, q, &LocalHub::connectionsListed);
    thread.start();
    inHubThread([](HubServer &hub) { hub.start(); });
}

void LocalHub::Private::release()
{
    port = 0;
    server = nullptr;
    thread.quit();
    thread.wait();
}

LocalHub::LocalHub(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    qRegisterMetaType<WebPubSub::Error>();
    qRegisterMetaType<HubConnectionInfo>();
    qRegisterMetaType<QList<HubConnectionInfo>>();
}

LocalHub::~LocalHub()
{
    if (!d->server)
        return;
    // No event loop may run here any more, so the hub's thread ends itself once its clients are closed.
    QObject::connect(d->server, &HubServer::stopped, &d->thread, &QThread::quit, Qt::DirectConnection);
    d->inHubThread([this](HubServer &hub) {
        if (hub.isStopped()) // stop() was called before, and its answer is still on the way to us
            d->thread.quit();
        else
            hub.stop();
    });
    d->thread.wait();
}

void LocalHub::start(const HubOptions &options)
{
    Error refusal;
    if (d->server)
        refusal = {.kind = ErrorKind::Invalid,
            .name = QStringLiteral("HUB_RUNNING"),
            .message = QStringLiteral("The hub is running already; stop it first.")};
    else if (const auto valid = validAccessKey(options.accessKey); !valid)
        refusal = valid.error();
    if (!refusal.name.isEmpty()) {
        // From the event loop, as every other answer.
        QMetaObject::invokeMethod(
            this, [this, refusal] { Q_EMIT failed(refusal); }, Qt::QueuedConnection);
        return;
    }
    d->accessKey = options.accessKey;
    d->address = options.address;
    d->launch(options);
}

void LocalHub::stop()
{
    if (d->server)
        d->inHubThread([](HubServer &hub) { hub.stop(); });
    else
        QMetaObject::invokeMethod(this, &LocalHub::stopped, Qt::QueuedConnection);
}

bool LocalHub::isRunning() const
{
    return d->port != 0;
}

quint16 LocalHub::port() const
{
    return d->port;
}

QUrl LocalHub::endpoint() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    const bool asLocalhost = d->address.isLoopback() || d->address == QHostAddress(QHostAddress::Any)
        || d->address == QHostAddress(QHostAddress::AnyIPv4)
        || d->address == QHostAddress(QHostAddress::AnyIPv6);
    url.setHost(asLocalhost ? QStringLiteral("localhost") : d->address.toString());
    if (d->port != 0)
        url.setPort(d->port);
    return url;
}

QString LocalHub::connectionString() const
{
    return QStringLiteral("Endpoint=%1;AccessKey=%2;Version=1.0;")
        .arg(QString::fromLatin1(endpoint().toEncoded()), d->accessKey);
}

QString LocalHub::accessKey() const
{
    return d->accessKey;
}

void LocalHub::listConnections()
{
    d->inHubThread([](HubServer &hub) { hub.listConnections(); });
}

void LocalHub::dropConnection(const QString &connectionId)
{
    d->inHubThread([connectionId](HubServer &hub) { hub.dropConnection(connectionId); });
}

void LocalHub::holdUser(const QString &userId, std::chrono::milliseconds time)
{
    d->inHubThread([userId, time](HubServer &hub) { hub.holdUser(userId, time); });
}
