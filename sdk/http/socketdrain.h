#pragma once

#include <QObject>

#include <chrono>

class QTcpSocket;
class QTimer;

namespace WebPubSub {

/*!
    The end of a connection whose last bytes are written: lets the peer read them. A socket closed with unread
   input resets the connection, and the peer may never see the last answer or close frame. So our direction is
   ended first, and input is thrown away until the peer ends its own, for a bounded time and amount.

    Takes over the socket, whose former owner no longer listens to it; deletes it and itself when done.
*/
class SocketDrain : public QObject {
    Q_OBJECT
public:
    SocketDrain(QTcpSocket *socket, std::chrono::milliseconds timeout, QObject *parent = nullptr);

private:
    void discardInput();
    void endOutput();

    static constexpr qint64 maxDiscarded = 2 * 1024 * 1024;

    QTcpSocket *m_socket;
    QTimer *m_timer;
    qint64 m_discarded = 0;
};

} // namespace WebPubSub
