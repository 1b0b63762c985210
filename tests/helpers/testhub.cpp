#include "helpers/testhub.h"

#include <QSignalSpy>

using namespace WebPubSub;

TestHub::TestHub(HubOptions options)
{
    options.port = 0;
    QSignalSpy started(&m_hub, &LocalHub::started);
    QSignalSpy failed(&m_hub, &LocalHub::failed);
    m_hub.start(options);
    if (!started.wait() && !failed.isEmpty())
        qFatal("the hub did not start: %s", qPrintable(failed[0][0].value<Error>().message));
    if (!m_hub.isRunning())
        qFatal("the hub did not start in time");
}

ConnectionString TestHub::connectionString() const
{
    return *ConnectionString::parse(m_hub.connectionString());
}

QUrl TestHub::clientUrl(const QString &hub, const TokenOptions &token) const
{
    return makeClientAccessToken(connectionString(), hub, token, QDateTime::currentDateTimeUtc())->url;
}

QList<HubConnectionInfo> TestHub::connections()
{
    QSignalSpy listed(&m_hub, &LocalHub::connectionsListed);
    m_hub.listConnections();
    if (listed.isEmpty() && !listed.wait())
        qFatal("the hub did not answer in time");
    return listed[0][0].value<QList<HubConnectionInfo>>();
}
