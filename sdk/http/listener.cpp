#include "http/listener.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

namespace WebPubSub {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int backlog = 1024;
constexpr auto retryTime = 500ms;

} // namespace

Listener::Listener(Accepted accepted)
    : m_accepted(std::move(accepted))
{
    setListenBacklogSize(backlog);
    setProxy(QNetworkProxy::NoProxy);
    connect(this, &QTcpServer::acceptError, this, &Listener::goOn);
}

Result<Done> Listener::listenOn(const QHostAddress &address, quint16 port)
{
    if (listen(address, port))
        return Done{};
    const QString where = u"%1, port %2"_s.arg(address.toString()).arg(port);
    if (serverError() == QAbstractSocket::AddressInUseError) {
        return Error{ErrorKind::Network, u"PORT_TAKEN"_s,
            u"Another program listens on %1. Choose another port, or 0 for a free one."_s.arg(where)};
    }
    return Error{ErrorKind::Network, u"ADDRESS"_s,
        u"Cannot listen on %1: %2. Use an address of this computer, and a port from 1024 on."_s.arg(
            where, errorString())};
}

void Listener::incomingConnection(qintptr descriptor)
{
    m_refuses = false;
    m_acceptedSinceError = true;
    auto *socket = new QTcpSocket;
    if (socket->setSocketDescriptor(descriptor))
        m_accepted(socket);
    else
        delete socket;
}

//! QTcpServer stops accepting after an error.
void Listener::goOn()
{
    // Qt 6.4 remembers the first error of a listening socket and tells it again after each later success.
    const bool isOld = std::exchange(m_acceptedSinceError, false);
    QTimer::singleShot(isOld ? 0ms : retryTime, this, &QTcpServer::resumeAccepting);
    if (isOld || std::exchange(m_refuses, true))
        return;
    Q_EMIT refused({ErrorKind::Network, u"ACCEPT"_s,
        u"The system refuses new connections: %1. Close some, or raise the limit of open files (ulimit -n)."_s
            .arg(errorString())});
}

} // namespace WebPubSub
