#pragma once

#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

/*!
    A TCP server on loopback that does with a WebSocket client whatever the test likes: refuse it, ignore it,
   send it half a frame. It knows the handshake, and nothing else unless told. Looks after the newest
   connection only.
*/
class RawPeer : public QObject {
    Q_OBJECT
public:
    RawPeer();

    quint16 port() const { return m_server.serverPort(); }
    QByteArray head() const { return m_head; } //!< of the request, with its blank line
    QByteArray received() const { return m_received; } //!< after the head, as it came
    bool hasClient() const { return m_socket && m_socket->state() == QAbstractSocket::ConnectedState; }
    int connections() const { return m_connections; }
    QTcpSocket *socket() const { return m_socket; }

    //! What to answer to the request's head; nothing: stay silent.
    void answerWith(std::function<QByteArray(const QByteArray &head)> answer)
    {
        m_answer = std::move(answer);
    }
    //! The answer that accepts a WebSocket. \p subprotocol empty: names none.
    static QByteArray acceptance(const QByteArray &head, const QByteArray &subprotocol);

    void send(const QByteArray &bytes) { m_socket->write(bytes); }
    void sendClose(quint16 code, const QByteArray &reason = {});
    static QByteArray frame(
        quint8 opcode, const QByteArray &payload, bool isFinal = true); //!< unmasked, short

private:
    void read();

    QTcpServer m_server;
    QPointer<QTcpSocket> m_socket;
    std::function<QByteArray(const QByteArray &)> m_answer;
    QByteArray m_head;
    QByteArray m_received;
    int m_connections = 0;
};
