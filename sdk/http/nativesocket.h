#pragma once

#include <QByteArrayView>
#include <QHostAddress>

class QTcpSocket;

namespace WebPubSub {

/*!
    What QTcpSocket does not offer, or only through its buffers. On systems without POSIX sockets the
   functions do nothing and say so, and callers take QTcpSocket's own, slower way.
*/

/*!
    Hands bytes to the system at once, past QTcpSocket's write buffer, which must be empty.
    \returns how many it took; fewer when the peer reads slowly, 0 also on errors: write the rest to the
   socket, which then reports them in its own way.
*/
qsizetype sendNow(QTcpSocket &socket, QByteArrayView bytes);

//! Ends our direction only, so that the peer can read all we sent while we still take what it sends.
void shutdownWrite(QTcpSocket &socket);

//! IPv4 addresses that a dual-stack socket shows as "::ffff:a.b.c.d" in their own form; others as they are.
QHostAddress plainAddress(const QHostAddress &address);

} // namespace WebPubSub
