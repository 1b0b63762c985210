#include "http/nativesocket.h"

#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace WebPubSub {

qsizetype sendNow(QTcpSocket &socket, QByteArrayView bytes)
{
#ifdef Q_OS_UNIX
#ifdef MSG_NOSIGNAL
    constexpr int flags = MSG_NOSIGNAL;
#else
    constexpr int flags = 0; // QTcpSocket ignores SIGPIPE for the process
#endif
    const ssize_t sent = ::send(int(socket.socketDescriptor()), bytes.data(), size_t(bytes.size()), flags);
    return qMax(qsizetype(sent), qsizetype(0));
#else
    Q_UNUSED(socket)
    Q_UNUSED(bytes)
    return 0;
#endif
}

void shutdownWrite(QTcpSocket &socket)
{
#ifdef Q_OS_UNIX
    ::shutdown(int(socket.socketDescriptor()), SHUT_WR);
#else
    Q_UNUSED(socket)
#endif
}

QHostAddress plainAddress(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4) : address;
}

} // namespace WebPubSub
