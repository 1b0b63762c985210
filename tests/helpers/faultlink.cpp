#include "helpers/faultlink.h"

#include <QHostAddress>
#include <QPointer>
#include <QTimer>

#include <sys/socket.h>

namespace {

//! An abort() alone ends politely when everything was read; without lingering it is a reset.
void reset(QTcpSocket &socket)
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    if (socket.socketDescriptor() >= 0)
        setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    socket.abort();
}

} // namespace

FaultLink::FaultLink(QTcpSocket *client, quint16 targetPort, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_targetPort(targetPort)
    , m_up{.from = client, .to = &m_server}
    , m_down{.from = &m_server, .to = client}
{
    m_client->setParent(this);
    for (QTcpSocket *socket : {m_client, &m_server}) {
        Direction &outOf = socket == m_client ? m_up : m_down;
        connect(socket, &QTcpSocket::readyRead, this, [this, &outOf] { read(outOf); });
        connect(socket, &QTcpSocket::disconnected, this, [this, &outOf] { ended(outOf); });
    }
    connect(&m_server, &QTcpSocket::errorOccurred, this, [this] {
        if (m_server.error() == QAbstractSocket::ConnectionRefusedError) // no disconnected() follows
            reset(*m_client);
    });
    connect(&m_server, &QTcpSocket::connected, this, [this] {
        m_server.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        pump(m_up);
    });
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), targetPort);
}

FaultLink::~FaultLink()
{
    m_client->disconnect(this);
    m_server.disconnect(this);
    reset(*m_client);
    reset(m_server);
}

void FaultLink::add(const Fault &fault)
{
    direction(fault.way).stream.add(fault);
    pump(direction(fault.way));
}

void FaultLink::addFromHere(Fault fault)
{
    fault.atByte += direction(fault.way).stream.passed();
    add(fault);
}

bool FaultLink::isLive() const
{
    return !m_isCut && !m_up.stream.isSwallowed() && !m_down.stream.isSwallowed()
        && m_client->state() == QAbstractSocket::ConnectedState
        && m_server.state() == QAbstractSocket::ConnectedState;
}

void FaultLink::read(Direction &direction)
{
    const QByteArray bytes = direction.from->isOpen() ? direction.from->readAll() : QByteArray();
    direction.stream.feed(&direction == &m_up ? withTargetsHost(bytes) : bytes);
    pump(direction);
}

void FaultLink::pump(Direction &direction)
{
    const QPointer<FaultLink> alive(this);
    while (alive && !direction.isPaused && !m_isCut
        && direction.to->state() == QAbstractSocket::ConnectedState) {
        const FaultedStream::Step step = direction.stream.next();
        if (step.kind == FaultedStream::Step::Idle)
            break;
        if (step.kind == FaultedStream::Step::Strike) {
            strike(direction, step.fault);
        } else {
            direction.to->write(step.bytes);
            direction.to->flush(); // a segment of its own
        }
    }
    if (alive && direction.from->state() == QAbstractSocket::UnconnectedState)
        passEndOn(direction);
}

void FaultLink::strike(Direction &direction, const Fault &fault)
{
    const QPointer<FaultLink> alive(this);
    switch (fault.kind) {
    case Fault::Fin:
        m_isCut = true;
        m_client->disconnectFromHost();
        m_server.disconnectFromHost();
        break;
    case Fault::Reset:
        m_isCut = true;
        reset(*m_client);
        reset(m_server);
        break;
    case Fault::Delay:
        direction.isPaused = true;
        QTimer::singleShot(fault.delay, this, [this, &direction] {
            direction.isPaused = false;
            pump(direction);
        });
        break;
    case Fault::HalfOpen:
        direction.stream.swallow();
        break;
    case Fault::Dead:
        m_up.stream.swallow();
        m_down.stream.swallow();
        break;
    }
    if (alive)
        Q_EMIT struck(fault);
}

void FaultLink::ended(Direction &direction)
{
    if (m_client->state() == QAbstractSocket::UnconnectedState
        && m_server.state() == QAbstractSocket::UnconnectedState)
        deleteLater();
    else
        read(direction); // the rest of what came before the end
}

void FaultLink::passEndOn(Direction &direction)
{
    // Qt tells a reset as an end like any other, so that it becomes one here.
    if (!direction.stream.isSwallowed() && !direction.isPaused && direction.stream.isEmpty())
        direction.to->disconnectFromHost();
}

QByteArray FaultLink::withTargetsHost(const QByteArray &bytes)
{
    if (m_headPassed)
        return bytes;
    m_head += bytes;
    if (!m_head.contains("\r\n\r\n"))
        return {};
    m_headPassed = true;
    const qsizetype start = m_head.toLower().indexOf("\r\nhost:");
    if (start >= 0) {
        const qsizetype end = m_head.indexOf("\r\n", start + 2);
        const QByteArray host = "\r\nHost: localhost:" + QByteArray::number(m_targetPort);
        m_head.replace(start, end - start, host);
    }
    return std::exchange(m_head, {});
}
