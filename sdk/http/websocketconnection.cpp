#include "http/websocketconnection.h"

#include "http/nativesocket.h"
#include "http/sendqueue.h"
#include "http/socketdrain.h"
#include "http/websocketreader.h"
#include "http/writebatcher.h"

#include <QTcpSocket>
#include <QTimer>

#include <array>

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

WebSocketClose abnormalEnd(const QString &detail)
{
    return {CloseCode::abnormal, {}, false, detail};
}

} // namespace

class WebSocketConnection::Private final : public BatchedWriter {
public:
    enum class State {
        Open,
        Overflowed, // the batch will tell, and begin to close
        Closing, // our close frame is sent, the peer's is awaited, messages are thrown away
        Ended, // closed() was called or is on its way
    };

    Private(WebSocketConnection *q, QTcpSocket *socket, const QString &subprotocol,
        const WebSocketOptions &options, WriteBatcher &batcher);

    void writeBatch() override;
    void send(const QByteArray &frame);
    void beginClose(const WebSocketClose &close);
    void cut();
    void read();
    void readFrames(QByteArrayView bytes);
    void writeMore();
    void socketEnded();
    void leaveBatch();

    QTcpSocket *m_socket; // child of q until a SocketDrain takes it
    SendQueue m_queue;
    WebSocketListener *m_listener = nullptr;
    State m_state = State::Open;
    const QString m_subprotocol;
    const QHostAddress m_peerAddress;
    const quint16 m_peerPort;

private:
    void handle(WebSocketReader::Event event);
    void closeFrameRead();
    void fail();
    void lingerAndEnd(const WebSocketClose &close);
    void end(const WebSocketClose &close);
    void schedule();
    void startPings(std::chrono::milliseconds in);
    void pingTimerFired();

    WebSocketConnection *const q;
    const WebSocketOptions m_options;
    WriteBatcher &m_batcher;
    WebSocketReader m_reader;
    QTimer m_pingTimer;
    QTimer m_closeTimer;
    WebSocketClose m_close; // how it will have ended, from State::Closing on
    bool m_scheduled = false;
    bool m_awaitsPong = false;
    bool m_heard = false; // any byte since the last ping
};

WebSocketConnection::Private::Private(WebSocketConnection *q, QTcpSocket *socket, const QString &subprotocol,
    const WebSocketOptions &options, WriteBatcher &batcher)
    : m_socket(socket)
    , m_queue(socket, batcher)
    , m_subprotocol(subprotocol)
    , m_peerAddress(plainAddress(socket->peerAddress()))
    , m_peerPort(socket->peerPort())
    , q(q)
    , m_options(options)
    , m_batcher(batcher)
    , m_reader(options.maxMessageBytes, options.maxFragments)
{
    m_pingTimer.setSingleShot(true);
    m_closeTimer.setSingleShot(true);
    QObject::connect(&m_pingTimer, &QTimer::timeout, q, [this] { pingTimerFired(); });
    QObject::connect(&m_closeTimer, &QTimer::timeout, q, [this] { m_socket->abort(); });
    startPings(m_options.pingInterval);
}

void WebSocketConnection::Private::send(const QByteArray &frame)
{
    if (m_state != State::Open)
        return;
    if (m_queue.pending() + frame.size() > m_options.maxQueuedBytes) {
        m_queue.flush(); // one turn may bring much to a peer that reads well
        if (m_queue.pending() + frame.size() > m_options.maxQueuedBytes) {
            m_state = State::Overflowed;
            schedule();
            return;
        }
    }
    m_queue.append(frame);
    schedule();
}

void WebSocketConnection::Private::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    m_batcher.add(this);
}

void WebSocketConnection::Private::writeBatch()
{
    m_scheduled = false;
    if (m_state == State::Overflowed) {
        const qint64 bytes = m_queue.size();
        m_queue.clear();
        if (m_listener)
            m_listener->overflowed(q, bytes);
        if (m_state == State::Ended)
            return;
        beginClose({CloseCode::policyViolation, u"too slow: the queue for this client is full"_s, false,
            u"%1 bytes waited for a peer that does not read, at most %2 may"_s.arg(bytes).arg(
                m_options.maxQueuedBytes)});
    }
    m_queue.flush();
}

void WebSocketConnection::Private::writeMore()
{
    if (m_state != State::Ended)
        m_queue.flush();
}

void WebSocketConnection::Private::beginClose(const WebSocketClose &close)
{
    m_state = State::Closing;
    m_close = close;
    m_queue.append(encodeCloseFrame(close.code, close.reason));
    schedule();
    m_pingTimer.stop();
    m_closeTimer.start(m_options.closeTimeout);
}

void WebSocketConnection::Private::read()
{
    m_heard = true;
    std::array<char, 16 * 1024> buffer;
    while (m_state != State::Ended) {
        const qint64 count = m_socket->read(buffer.data(), buffer.size());
        if (count <= 0)
            return;
        readFrames(QByteArrayView(buffer.data(), count));
    }
}

void WebSocketConnection::Private::readFrames(QByteArrayView bytes)
{
    m_reader.setInput(bytes);
    while (m_state != State::Ended) {
        const auto event = m_reader.next();
        if (event == WebSocketReader::Event::NeedMore)
            return;
        handle(event);
    }
}

void WebSocketConnection::Private::handle(WebSocketReader::Event event)
{
    switch (event) {
    case WebSocketReader::Event::Message:
        if (m_state == State::Open && m_listener)
            m_listener->messageReceived(q, m_reader.opcode(), m_reader.payload());
        break;
    case WebSocketReader::Event::Ping:
        send(encodeFrame(Opcode::Pong, m_reader.payload()));
        break;
    case WebSocketReader::Event::Close:
        closeFrameRead();
        break;
    case WebSocketReader::Event::Fault:
        fail();
        break;
    case WebSocketReader::Event::Pong:
    case WebSocketReader::Event::NeedMore:
        break;
    }
}

void WebSocketConnection::Private::closeFrameRead()
{
    if (m_state == State::Closing) {
        lingerAndEnd(m_close);
        return;
    }
    // Answered with the same code (RFC 6455 section 5.5.1).
    m_queue.append(encodeCloseFrame(m_reader.closeCode()));
    lingerAndEnd({m_reader.closeCode(), m_reader.text(), true, {}});
}

void WebSocketConnection::Private::fail()
{
    if (m_state == State::Closing) {
        lingerAndEnd(m_close);
        return;
    }
    m_queue.append(encodeCloseFrame(m_reader.closeCode(), m_reader.text()));
    lingerAndEnd({m_reader.closeCode(), m_reader.text(), false, m_reader.text()});
}

//! Nothing more is to be said on either side: the socket may take its time to end, the connection is over.
void WebSocketConnection::Private::lingerAndEnd(const WebSocketClose &close)
{
    m_queue.writeAll();
    m_socket->disconnect(q);
    new SocketDrain(m_socket, m_options.closeTimeout, q->parent());
    end(close);
}

void WebSocketConnection::Private::cut()
{
    m_state = State::Ended; // before abort(), which reports the end at once
    m_socket->abort();
    QMetaObject::invokeMethod(
        q, [this] { end(abnormalEnd(u"cut on our side"_s)); }, Qt::QueuedConnection);
}

void WebSocketConnection::Private::socketEnded()
{
    if (m_state == State::Closing)
        end(m_close);
    else if (m_state != State::Ended)
        end(abnormalEnd(m_socket->errorString()));
}

void WebSocketConnection::Private::end(const WebSocketClose &close)
{
    m_state = State::Ended;
    m_pingTimer.stop();
    m_closeTimer.stop();
    leaveBatch();
    if (WebSocketListener *listener = std::exchange(m_listener, nullptr))
        listener->closed(q, close);
    q->deleteLater();
}

void WebSocketConnection::Private::leaveBatch()
{
    if (m_scheduled)
        m_batcher.remove(this);
    m_scheduled = false;
}

void WebSocketConnection::Private::startPings(std::chrono::milliseconds in)
{
    if (m_options.pingInterval > std::chrono::milliseconds::zero())
        m_pingTimer.start(std::max(in, std::chrono::milliseconds(1)));
}

void WebSocketConnection::Private::pingTimerFired()
{
    if (!m_awaitsPong) {
        m_awaitsPong = true;
        m_heard = false;
        send(encodeFrame(Opcode::Ping, {}));
        startPings(m_options.pongTimeout);
    } else if (m_heard) {
        m_awaitsPong = false;
        startPings(m_options.pingInterval - m_options.pongTimeout);
    } else {
        m_state = State::Ended;
        m_socket->abort();
        end(abnormalEnd(u"no byte within %1 ms after a ping"_s.arg(m_options.pongTimeout.count())));
    }
}

WebSocketConnection::WebSocketConnection(QTcpSocket *socket, const QString &subprotocol,
    const WebSocketOptions &options, WriteBatcher &batcher, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, socket, subprotocol, options, batcher))
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::disconnected, this, [this] { d->socketEnded(); });
    connect(socket, &QTcpSocket::bytesWritten, this, [this] { d->writeMore(); });
}

WebSocketConnection::~WebSocketConnection()
{
    d->leaveBatch();
}

void WebSocketConnection::setListener(WebSocketListener *listener)
{
    d->m_listener = listener;
}

void WebSocketConnection::start(const QByteArray &firstBytes)
{
    QMetaObject::invokeMethod(
        this,
        [this, firstBytes] {
            d->readFrames(firstBytes);
            d->read();
            if (d->m_state != Private::State::Ended)
                connect(d->m_socket, &QTcpSocket::readyRead, this, [this] { d->read(); });
        },
        Qt::QueuedConnection);
}

bool WebSocketConnection::isOpen() const
{
    return d->m_state == Private::State::Open;
}

QString WebSocketConnection::subprotocol() const
{
    return d->m_subprotocol;
}

QHostAddress WebSocketConnection::peerAddress() const
{
    return d->m_peerAddress;
}

quint16 WebSocketConnection::peerPort() const
{
    return d->m_peerPort;
}

qint64 WebSocketConnection::queuedBytes() const
{
    return d->m_state == Private::State::Ended ? 0 : d->m_queue.size();
}

void WebSocketConnection::sendFrame(const QByteArray &encodedFrame)
{
    d->send(encodedFrame);
}

void WebSocketConnection::close(quint16 code, const QString &reason)
{
    if (isOpen())
        d->beginClose({code, reason, false, {}});
}

void WebSocketConnection::abort()
{
    if (d->m_state != Private::State::Ended)
        d->cut();
}

} // namespace WebPubSub
