#pragma once

#include "helpers/faultlink.h"

#include <QPointer>
#include <QTcpServer>
#include <QUrl>

/*!
    A TCP proxy on loopback between a WebSocket client and a server, which fails as it is told: at chosen
   bytes of chosen connections (helpers/faultedstream.h). Lives in the test's thread.
*/
class FaultProxy : public QObject {
    Q_OBJECT
public:
    explicit FaultProxy(quint16 targetPort, QObject *parent = nullptr);

    quint16 port() const { return m_server.serverPort(); }
    QUrl through(const QUrl &url) const; //!< the same, by way of this proxy

    //! The faults of the next connection that has none yet; called twice, of the next two.
    void planNext(const QList<Fault> &faults) { m_plans.append(faults); }
    //! Into the newest connection, counted from the bytes that have passed. False when none is live.
    bool inject(const Fault &fault);
    int connections() const { return m_connections; } //!< accepted so far
    bool isLive() const { return m_newest && m_newest->isLive(); }

Q_SIGNALS:
    void struck(const Fault &fault);

private:
    QTcpServer m_server;
    quint16 m_targetPort;
    QList<QList<Fault>> m_plans;
    QPointer<FaultLink> m_newest;
    int m_connections = 0;
};
