#include "helpers/rawsocket.h"

#include <QEventLoop>
#include <QNetworkProxy>
#include <QTimer>
#include <QtEndian>

namespace {

constexpr int timeout = 5000; // milliseconds

} // namespace

QByteArray clientFrame(quint8 first, const QByteArray &payload, bool masked)
{
    const quint8 maskBit = masked ? 0x80 : 0;
    QByteArray frame(1, char(first));
    if (payload.size() <= 125) {
        frame += char(maskBit | payload.size());
    } else if (payload.size() <= 0xffff) {
        frame += char(maskBit | 126);
        frame.resize(4);
        qToBigEndian(quint16(payload.size()), frame.data() + 2);
    } else {
        frame += char(maskBit | 127);
        frame.resize(10);
        qToBigEndian(quint64(payload.size()), frame.data() + 2);
    }
    if (!masked)
        return frame + payload;
    const QByteArray mask = QByteArray::fromHex("a1b2c3d4");
    QByteArray data = payload;
    for (qsizetype i = 0; i < data.size(); ++i)
        data[i] = char(data[i] ^ mask[i % 4]);
    return frame + mask + data;
}

QByteArray handshakeRequest(quint16 port, const QByteArray &headers)
{
    return "GET /client/hubs/chat HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port)
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + headers + "\r\n";
}

int RawSocket::Frame::closeCode() const
{
    return payload.size() < 2 ? -1 : qFromBigEndian<quint16>(payload.constData());
}

RawSocket::RawSocket(quint16 port)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!m_socket.waitForConnected(timeout))
        qFatal("no connection to port %u", uint(port));
}

void RawSocket::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
}

const QByteArray &RawSocket::received()
{
    if (m_socket.isReadable())
        m_received += m_socket.readAll();
    return m_received;
}

//! Runs the event loop, in which the server works too, until \p take has something.
template <typename Take>
auto RawSocket::waitFor(Take take) -> decltype(take())
{
    QEventLoop loop;
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(timeout);
    connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
    connect(&m_socket, &QTcpSocket::readyRead, &loop, &QEventLoop::quit);
    connect(&m_socket, &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
    auto taken = take();
    while (!taken && timer.isActive() && !isEnded()) {
        loop.exec();
        taken = take();
    }
    return taken;
}

std::optional<RawSocket::Response> RawSocket::nextResponse(bool bodiless)
{
    return waitFor([this, bodiless] { return takeResponse(bodiless); });
}

std::optional<RawSocket::Frame> RawSocket::nextFrame()
{
    return waitFor([this] { return takeFrame(); });
}

std::optional<RawSocket::Response> RawSocket::takeResponse(bool bodiless)
{
    const qsizetype headEnd = received().indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    Response response;
    response.head = m_received.first(headEnd + 2);
    response.status = response.head.mid(9, 3).toInt();
    constexpr QByteArrayView lengthName = "\r\nContent-Length: ";
    const qsizetype length = response.head.indexOf(lengthName);
    const qsizetype lengthEnd = response.head.indexOf("\r\n", length + 2);
    const qsizetype size = length < 0 || bodiless
        ? 0
        : response.head.mid(length + lengthName.size(), lengthEnd - length - lengthName.size()).toLongLong();
    if (m_received.size() < headEnd + 4 + size)
        return std::nullopt;
    response.body = m_received.mid(headEnd + 4, size);
    m_received.remove(0, headEnd + 4 + size);
    return response;
}

std::optional<RawSocket::Frame> RawSocket::takeFrame()
{
    if (received().size() < 2)
        return std::nullopt;
    quint64 size = quint8(m_received[1]);
    const qsizetype header = size < 126 ? 2 : size == 126 ? 4 : 10;
    if (m_received.size() < header)
        return std::nullopt;
    if (size == 126)
        size = qFromBigEndian<quint16>(m_received.constData() + 2);
    else if (size == 127)
        size = qFromBigEndian<quint64>(m_received.constData() + 2);
    if (quint64(m_received.size() - header) < size)
        return std::nullopt;
    Frame frame{quint8(m_received[0]), m_received.mid(header, qsizetype(size))};
    m_received.remove(0, header + qsizetype(size));
    return frame;
}

bool RawSocket::isEnded()
{
    received();
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

SocketPair::SocketPair()
{
    m_listener.listen(QHostAddress(QHostAddress::LocalHost));
    m_client = std::make_unique<RawSocket>(m_listener.serverPort());
    m_listener.waitForNewConnection(timeout);
    m_serverEnd.reset(m_listener.nextPendingConnection());
    m_serverEnd->setParent(nullptr);
}
