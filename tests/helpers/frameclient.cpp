#include "helpers/frameclient.h"

#include <QSignalSpy>
#include <QUrlQuery>
#include <QWebSocketHandshakeOptions>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

FrameClient::FrameClient(const QUrl &url, const QString &subprotocol)
    : m_codec(makeCodec(subprotocol))
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
        [this](const QString &text) { receive(text.toUtf8(), false); });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this,
        [this](const QByteArray &bytes) { receive(bytes, true); });
    connect(&m_socket, &QWebSocket::connected, this, &FrameClient::changed);
    connect(&m_socket, &QWebSocket::disconnected, this, &FrameClient::changed);
    QWebSocketHandshakeOptions options;
    if (!subprotocol.isEmpty())
        options.setSubprotocols({subprotocol});
    m_socket.open(url, options);
}

void FrameClient::receive(const QByteArray &bytes, bool isBinary)
{
    if (!m_codec) {
        payloads.append({isBinary ? DataType::Binary : DataType::Text, bytes});
    } else if (const auto frame = m_codec->decodeMessage(bytes, isBinary)) {
        frames.append(*frame);
        if (const auto *group = std::get_if<GroupMessageFrame>(&*frame))
            payloads.append(group->payload);
        else if (const auto *server = std::get_if<ServerMessageFrame>(&*frame))
            payloads.append(server->payload);
    } else {
        unreadable.append(frame.error().message);
    }
    Q_EMIT changed();
}

void FrameClient::send(const ClientFrame &frame)
{
    const QByteArray bytes = m_codec->encode(frame);
    if (m_codec->isBinary())
        m_socket.sendBinaryMessage(bytes);
    else
        m_socket.sendTextMessage(QString::fromUtf8(bytes));
}

void FrameClient::publish(const QString &group, const Payload &payload)
{
    send(SendToGroupFrame{.group = group, .payload = payload});
}

bool FrameClient::waitFor(qsizetype count)
{
    QSignalSpy spy(this, &FrameClient::changed);
    const auto have = [this] { return m_codec ? frames.size() : payloads.size(); };
    while (have() < count && spy.wait()) { }
    return have() >= count;
}

bool FrameClient::waitForOpen()
{
    QSignalSpy spy(this, &FrameClient::changed);
    while (m_socket.state() != QAbstractSocket::ConnectedState && spy.wait()) { }
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

int FrameClient::waitForClose()
{
    QSignalSpy spy(this, &FrameClient::changed);
    while (m_socket.state() != QAbstractSocket::UnconnectedState && spy.wait()) { }
    return m_socket.state() == QAbstractSocket::UnconnectedState ? m_socket.closeCode() : 0;
}

ConnectedFrame FrameClient::connectedFrame() const
{
    for (const ServerFrame &frame : frames) {
        if (const auto *connected = std::get_if<ConnectedFrame>(&frame))
            return *connected;
    }
    return {};
}

QList<quint64> FrameClient::sequenceIds() const
{
    QList<quint64> ids;
    for (const ServerFrame &frame : frames) {
        if (const auto id = sequenceIdOf(frame))
            ids.append(*id);
    }
    return ids;
}

QUrl FrameClient::recoveryUrl(const QUrl &url) const
{
    QUrlQuery query(url);
    query.addQueryItem(u"awps_connection_id"_s, connectedFrame().connectionId);
    query.addQueryItem(u"awps_reconnection_token"_s, connectedFrame().reconnectionToken);
    QUrl recovery = url;
    recovery.setQuery(query);
    return recovery;
}
