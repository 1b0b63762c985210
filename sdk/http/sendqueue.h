#pragma once

#include <QByteArray>

#include <vector>

class QTcpSocket;

namespace WebPubSub {

class WriteBatcher;

/*!
    Frames waiting for one socket. They are kept as shared bytes, so a frame for a thousand slow receivers is
   in memory once; only when they are written, small ones are gathered into one system call.
*/
class SendQueue {
public:
    SendQueue(QTcpSocket *socket, WriteBatcher &batcher);

    void append(const QByteArray &frame);
    //! Writes as much as the system takes now. Call again on bytesWritten() until isEmpty().
    void flush();
    //! Gives all to the socket's own buffer: for the last frames of a connection.
    void writeAll();
    //! Drops whole frames that are not begun; a frame partly written is in the socket's buffer already.
    void clear();

    bool isEmpty() const { return m_first == m_frames.size(); }
    qint64 pending() const { return m_bytes; } //!< bytes of whole frames not begun
    qint64 size() const; //!< bytes the system has not taken yet, of begun frames too

private:
    QByteArrayView gather(size_t &next) const;
    void dropFirst(size_t count);

    QTcpSocket *m_socket;
    WriteBatcher &m_batcher;
    std::vector<QByteArray> m_frames;
    size_t m_first = 0; // frames before it are written
    qint64 m_bytes = 0;
};

} // namespace WebPubSub
