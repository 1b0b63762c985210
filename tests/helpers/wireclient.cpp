#include "helpers/wireclient.h"

#include <QJsonDocument>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QUrlQuery>
#include <QWebSocketHandshakeOptions>

using namespace Qt::StringLiterals;

WireClient::WireClient(const QUrl &url, const QString &subprotocol, const QByteArray &authorization)
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        frames.append(QJsonDocument::fromJson(text.toUtf8()).object());
        Q_EMIT changed();
    });
    connect(&m_socket, &QWebSocket::disconnected, this, &WireClient::ended);
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, [this] {
        failed = true;
        Q_EMIT changed();
        Q_EMIT ended();
    });
    QNetworkRequest request(url);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    QWebSocketHandshakeOptions options;
    if (!subprotocol.isEmpty())
        options.setSubprotocols({subprotocol});
    m_socket.open(request, options);
}

bool WireClient::waitForFrames(qsizetype count)
{
    QSignalSpy spy(this, &WireClient::changed);
    while (frames.size() < count && !failed && spy.wait()) { }
    return frames.size() >= count;
}

int WireClient::waitForClose()
{
    QSignalSpy spy(this, &WireClient::ended);
    if (m_socket.state() != QAbstractSocket::UnconnectedState && !spy.wait())
        return 0;
    return m_socket.closeCode();
}

void WireClient::publish(const QString &group, const QString &text)
{
    const QJsonObject frame{
        {u"type"_s, u"sendToGroup"_s}, {u"group"_s, group}, {u"dataType"_s, u"text"_s}, {u"data"_s, text}};
    send(QJsonDocument(frame).toJson(QJsonDocument::Compact));
}

QStringList WireClient::messages() const
{
    QStringList list;
    for (const QJsonObject &frame : frames) {
        if (frame["type"_L1].toString() == "message"_L1)
            list.append(frame["data"_L1].toString());
    }
    return list;
}

QString WireClient::connectionId() const
{
    return frames.isEmpty() ? QString() : frames[0]["connectionId"_L1].toString();
}

QUrl WireClient::recoveryUrl(const QUrl &url) const
{
    QUrlQuery query(url);
    query.addQueryItem(u"awps_connection_id"_s, connectionId());
    query.addQueryItem(u"awps_reconnection_token"_s, frames[0]["reconnectionToken"_L1].toString());
    QUrl recovery = url;
    recovery.setQuery(query);
    return recovery;
}
