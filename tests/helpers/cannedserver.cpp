#include "helpers/cannedserver.h"

#include <QTcpSocket>

CannedServer::CannedServer()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

QByteArray CannedServer::Request::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.left(name.size() + 1).compare(name + ':', Qt::CaseInsensitive) == 0)
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

void CannedServer::answer(const QByteArray &statusAndHeaders, const QByteArray &body)
{
    m_answers.append("HTTP/1.1 " + statusAndHeaders
        + "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void CannedServer::read(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(1 << 20);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Request request;
    const qsizetype lineEnd = seen.indexOf("\r\n");
    request.line = seen.left(lineEnd);
    request.head = seen.mid(lineEnd + 2, end - lineEnd - 2);
    request.body = seen.mid(end + 4);
    if (request.body.size() < request.header("Content-Length").toLongLong())
        return;
    socket->readAll();
    m_requests.append(request);
    socket->write(m_answers.size() > 1 ? m_answers.takeFirst() : m_answers.value(0));
    socket->disconnectFromHost();
}
