#include "helpers/faultproxy.h"

FaultProxy::FaultProxy(quint16 targetPort, QObject *parent)
    : QObject(parent)
    , m_targetPort(targetPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection()) {
            ++m_connections;
            m_newest = new FaultLink(client, m_targetPort, this);
            connect(m_newest, &FaultLink::struck, this, &FaultProxy::struck);
            for (const Fault &fault : m_plans.isEmpty() ? QList<Fault>() : m_plans.takeFirst())
                m_newest->add(fault);
        }
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the fault proxy found no port: %s", qPrintable(m_server.errorString()));
}

QUrl FaultProxy::through(const QUrl &url) const
{
    QUrl proxied = url;
    proxied.setPort(port());
    return proxied;
}

bool FaultProxy::inject(const Fault &fault)
{
    if (!isLive())
        return false;
    m_newest->addFromHere(fault);
    return true;
}
