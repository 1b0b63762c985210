#include "helpers/rawpeer.h"

#include <QCryptographicHash>
#include <QtEndian>

RawPeer::RawPeer()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        ++m_connections;
        m_head.clear();
        m_received.clear();
        m_socket = m_server.nextPendingConnection();
        connect(m_socket, &QTcpSocket::readyRead, this, &RawPeer::read);
    });
    m_server.listen(QHostAddress::LocalHost);
}

void RawPeer::read()
{
    m_received += m_socket->readAll();
    if (!m_head.isEmpty())
        return;
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    m_head = m_received.left(end + 4);
    m_received.remove(0, end + 4);
    if (m_answer)
        m_socket->write(m_answer(m_head));
}

QByteArray RawPeer::acceptance(const QByteArray &head, const QByteArray &subprotocol)
{
    const QByteArray name = "sec-websocket-key:";
    const qsizetype start = head.toLower().indexOf(name) + name.size();
    const QByteArray key = head.mid(start, head.indexOf('\r', start) - start).trimmed();
    const QByteArray accept =
        QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
            .toBase64();
    QByteArray answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: "
        + accept + "\r\n";
    if (!subprotocol.isEmpty())
        answer += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    return answer + "\r\n";
}

QByteArray RawPeer::frame(quint8 opcode, const QByteArray &payload, bool isFinal)
{
    Q_ASSERT(payload.size() < 126);
    return QByteArray(1, char(opcode | (isFinal ? 0x80 : 0))) + char(payload.size()) + payload;
}

void RawPeer::sendClose(quint16 code, const QByteArray &reason)
{
    const quint16 bigEndian = qToBigEndian(code);
    send(frame(8, QByteArray(reinterpret_cast<const char *>(&bigEndian), 2) + reason));
}
