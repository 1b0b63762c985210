#include "workspace/wire.h"

#include "service/webpubsubserviceclient.h"

using namespace WebPubSub;

namespace Ui {

Wire::Wire(TraceSink sink, QObject *parent)
    : QObject(parent)
    , m_onWire(new QObject)
    , m_sink(std::move(sink))
{
    m_thread.setObjectName(QStringLiteral("wire"));
    m_onWire->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_onWire, &QObject::deleteLater);
    m_thread.start();
}

Wire::~Wire()
{
    for (Session *session : std::as_const(m_sessions))
        session->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

Session *Wire::add(const ConnectionProfile &profile, const QString &connectionString)
{
    auto *session = new Session(profile, connectionString, m_sink);
    session->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, session, &QObject::deleteLater);
    m_sessions.insert(profile.id, session);
    return session;
}

void Wire::remove(const QString &id)
{
    if (Session *session = m_sessions.take(id))
        session->deleteLater();
}

void Wire::publish(const QString &connectionString, const QString &hub, const QString &group,
    const Payload &payload, bool trace)
{
    QMetaObject::invokeMethod(m_onWire, [=, this] {
        const Result<ConnectionString> connection = ConnectionString::parse(connectionString);
        if (!connection) {
            Q_EMIT publishFailed(group, connection.error());
            return;
        }
        auto *client = new WebPubSubServiceClient(*connection, hub, m_onWire);
        if (trace)
            connect(client, &WebPubSubServiceClient::traced, client, m_sink);
        client->group(group).sendToAll(payload)->then(client, [=, this](const Result<Done> &result) {
            if (result)
                Q_EMIT published(group);
            else
                Q_EMIT publishFailed(group, result.error());
            client->deleteLater();
        });
    });
}

} // namespace Ui
