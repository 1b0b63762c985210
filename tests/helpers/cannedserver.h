#pragma once

#include <QList>
#include <QObject>
#include <QTcpServer>

class QTcpSocket;

//! A web server on loopback that answers what it is told and remembers what it was asked. One request a
//! connection.
class CannedServer : public QObject {
    Q_OBJECT
public:
    CannedServer();

    struct Request {
        QByteArray line; //!< "POST /api/... HTTP/1.1"
        QByteArray head; //!< header lines
        QByteArray body;
        QByteArray header(const QByteArray &name) const;
    };

    quint16 port() const { return m_server.serverPort(); }
    //! Answers in order; the last one stays. A status line with headers, without the blank line: "204 No
    //! Content".
    void answer(const QByteArray &statusAndHeaders, const QByteArray &body = {});
    const QList<Request> &requests() const { return m_requests; }

private:
    void read(QTcpSocket *socket);

    QTcpServer m_server;
    QList<QByteArray> m_answers;
    QList<Request> m_requests;
};
