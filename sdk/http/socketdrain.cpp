#include "http/socketdrain.h"

#include "http/nativesocket.h"

#include <QTcpSocket>
#include <QTimer>

namespace WebPubSub {

SocketDrain::SocketDrain(QTcpSocket *socket, std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_timer(new QTimer(this))
{
    socket->setParent(this);
    if (socket->state() != QAbstractSocket::ConnectedState) {
        deleteLater();
        return;
    }
    connect(socket, &QTcpSocket::readyRead, this, &SocketDrain::discardInput);
    connect(socket, &QTcpSocket::bytesWritten, this, &SocketDrain::endOutput);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &QObject::deleteLater);
    m_timer->start(timeout);
    endOutput();
    discardInput();
}

void SocketDrain::endOutput()
{
    if (m_socket->bytesToWrite() == 0)
        shutdownWrite(*m_socket);
}

void SocketDrain::discardInput()
{
    m_discarded += m_socket->skip(m_socket->bytesAvailable());
    if (m_discarded > maxDiscarded)
        deleteLater();
}

} // namespace WebPubSub
