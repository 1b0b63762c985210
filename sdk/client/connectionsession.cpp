#include "client/connectionsession.h"

#include "client/barecodec.h"
#include "client/clienturl.h"
#include "client/closecode.h"
#include "client/sequencesalvage.h"
#include "core/redact.h"
#include "protocol/names.h"

#include <QPointer>

namespace WebPubSub {

namespace {

Error deadPeer(const QString &where, std::chrono::milliseconds silence)
{
    return {.kind = ErrorKind::Network,
        .name = QStringLiteral("ConnectionLost"),
        .message = QStringLiteral(
            "%1 has been silent for %2 s, pings included, so the connection is taken for dead. "
            "Check the network; a computer that slept loses its connections.")
                       .arg(where, QString::number(silence.count() / 1000))};
}

Error frameTooLong(const ClientFrame &frame, qsizetype bytes)
{
    return {.kind = ErrorKind::Invalid,
        .name = QStringLiteral("FRAME_SIZE"),
        .message = QStringLiteral("The %1 frame has %2 bytes, and the service takes at most %3 (1 MiB). Send "
                                  "less at a time; binary data grows by a third in JSON.")
                       .arg(frameType(frame), QString::number(bytes), QString::number(maxFrameBytes))};
}

Error protocolError(const QString &what)
{
    return {.kind = ErrorKind::Invalid, .name = QStringLiteral("PROTOCOL"), .message = what};
}

//! Null when the application's factory gave none.
std::unique_ptr<ClientCodec> codecFor(const ClientOptions &options)
{
    if (options.codec)
        return options.codec();
    if (std::unique_ptr<ClientCodec> known = makeCodec(options.protocol))
        return known;
    return std::make_unique<BareCodec>(options.protocol);
}

} // namespace

ConnectionSession::ConnectionSession(TransportFactory factory, FrameTracer::Outlet outlet, QObject *parent)
    : QObject(parent)
    , m_factory(std::move(factory))
    , m_tracer(std::move(outlet))
    , m_keepAlive({}, {})
    , m_gate(0, 0)
    , m_sequenceAckTimer(this)
    , m_keepAliveTimer(this)
{
    m_sequenceAckTimer.setSingleShot(true);
    connect(&m_sequenceAckTimer, &QTimer::timeout, this, &ConnectionSession::sendSequenceAck);
    connect(&m_keepAliveTimer, &QTimer::timeout, this, &ConnectionSession::checkKeepAlive);
}

ConnectionSession::~ConnectionSession() = default;

Result<Done> ConnectionSession::configure(const ClientOptions &options)
{
    abort();
    forget();
    m_options = options;
    m_keepAlive = KeepAlive(options.keepAliveInterval, options.keepAliveTimeout);
    m_gate = SendGate(options.maxUnsentBytes, options.resumeUnsentBytes);
    m_codec = codecFor(options);
    if (!m_codec)
        return protocolError(
            QStringLiteral("ClientOptions::codec returned no codec. Expected a new one for each start()."));
    const QString name = m_codec->name();
    if (!name.isEmpty() && !isSubprotocolName(name))
        return protocolError(
            QStringLiteral("The subprotocol \"%1\" cannot be offered. Expected one name such as %2, without "
                           "blanks and commas, or none for a simple client.")
                .arg(name.left(128), Subprotocol::reliableJson));
    if (!options.codec && !hasEnvelope() && name.contains(u".webpubsub.azure."))
        return protocolError(
            QStringLiteral("The subprotocol \"%1\" is not spoken here. Expected %2 or %3, or "
                           "a name that is not of Web PubSub's own, for bare payloads.")
                .arg(name.left(128), Subprotocol::reliableJson, Subprotocol::json));
    return Done{};
}

bool ConnectionSession::isReliable() const
{
    return m_codec && m_codec->isReliable();
}

void ConnectionSession::openNew(const QUrl &url)
{
    forget();
    m_url = url;
    m_tracer.setHub(hubOf(url));
    open(url);
}

void ConnectionSession::openRecovery()
{
    open(recoveryUrl(m_url, m_connectionId, m_reconnectionToken));
}

void ConnectionSession::open(const QUrl &url)
{
    abort();
    m_isProven = false;
    m_isClosing = false;
    m_disconnectedMessage.clear();
    m_transport = m_factory();
    connect(m_transport.get(), &Transport::opened, this, &ConnectionSession::onOpened);
    connect(m_transport.get(), &Transport::received, this, &ConnectionSession::onReceived);
    connect(m_transport.get(), &Transport::pong, this, &ConnectionSession::onPong);
    connect(m_transport.get(), &Transport::bytesWritten, this, &ConnectionSession::bytesWritten);
    connect(m_transport.get(), &Transport::failed, this, [this](const Error &error) { endWith(0, error); });
    connect(m_transport.get(), &Transport::closed, this, [this](int code, const QString &reason) {
        const QString &why = m_disconnectedMessage.isEmpty() ? reason : m_disconnectedMessage;
        endWith(code, closeError(code, why, redactedUrl(m_url)));
    });
    m_transport->open(url, m_codec->name(),
        {.connectTimeout = m_options.connectTimeout, .maxIncomingBytes = m_options.maxIncomingBytes});
}

void ConnectionSession::close()
{
    m_isClosing = true;
    m_keepAliveTimer.stop();
    if (m_transport)
        m_transport->close(CloseCode::normal);
}

void ConnectionSession::abort()
{
    m_sequenceAckTimer.stop();
    m_keepAliveTimer.stop();
    if (!m_transport)
        return;
    m_transport->disconnect(this);
    m_transport->abort();
    m_transport.reset();
}

void ConnectionSession::forget()
{
    m_sequence.reset();
    m_connectionId.clear();
    m_userId.clear();
    m_reconnectionToken.clear();
}

void ConnectionSession::endWith(int closeCode, const Error &error)
{
    abort();
    Q_EMIT ended(closeCode, error);
}

Result<Done> ConnectionSession::check(const ClientFrame &frame) const
{
    if (const Result<Done> possible = m_codec->canSay(frame, m_url); !possible)
        return possible;
    if (const qsizetype bytes = m_codec->encode(frame).size(); bytes > maxFrameBytes)
        return frameTooLong(frame, bytes);
    return Done{};
}

Result<QString> ConnectionSession::send(const ClientFrame &frame)
{
    if (const Result<Done> possible = m_codec->canSay(frame, m_url); !possible)
        return possible.error();
    const QByteArray bytes = m_codec->encode(frame);
    if (bytes.size() > maxFrameBytes)
        return frameTooLong(frame, bytes.size());
    if (m_transport) {
        if (m_codec->isBinaryFrame(frame))
            m_transport->sendBinary(bytes);
        else
            m_transport->sendText(bytes);
    }
    return m_tracer.sent(frame, bytes);
}

qint64 ConnectionSession::unsentBytes() const
{
    return m_transport ? m_transport->bytesToWrite() : 0;
}

bool ConnectionSession::takeWritable()
{
    if (!owesWritable())
        return false;
    m_gate.takeNews();
    return true;
}

void ConnectionSession::onOpened()
{
    m_keepAlive.start(std::chrono::steady_clock::now(), std::chrono::system_clock::now());
    if (m_keepAlive.checkEvery().count() > 0)
        m_keepAliveTimer.start(m_keepAlive.checkEvery());
    const QPointer<ConnectionSession> alive(this);
    // The acks of the last moments may have been lost with the socket, and the service's buffer is finite.
    if (isReliable() && m_sequence.largest() > 0) {
        m_sequence.ackFailed();
        sendSequenceAck();
    }
    if (!alive)
        return;
    Q_EMIT opened();
    // Nobody will introduce us: the open socket is the connection.
    if (alive && m_transport && !hasEnvelope()) {
        m_isProven = true;
        m_tracer.setConnection({}, {});
        Q_EMIT connectedFrame();
    }
}

void ConnectionSession::onPong()
{
    m_keepAlive.frameSeen();
}

void ConnectionSession::onReceived(const QByteArray &bytes, bool isBinary)
{
    const qint64 timeUs = nowUs();
    m_keepAlive.frameSeen();
    Result<ServerFrame> frame = m_codec->decodeMessage(bytes, isBinary);
    if (!frame)
        return onUnreadable(bytes, timeUs, frame.error());
    const QPointer<ConnectionSession> alive(this);
    const Transport *transport = m_transport.get();
    onFrame(*std::move(frame), bytes, timeUs);
    // A handler may have ended the connection, and what is left of it with that.
    while (alive && m_transport.get() == transport) {
        std::optional<ServerFrame> next = m_codec->nextOfMessage();
        if (!next)
            return;
        onFrame(*std::move(next), bytes, timeUs);
    }
}

void ConnectionSession::onFrame(ServerFrame &&frame, const QByteArray &bytes, qint64 timeUs)
{
    if (const auto *connected = std::get_if<ConnectedFrame>(&frame))
        onConnected(*connected, bytes, timeUs);
    else
        onOther(std::move(frame), bytes, timeUs);
}

void ConnectionSession::onUnreadable(const QByteArray &bytes, qint64 timeUs, const Error &error)
{
    const QPointer<ConnectionSession> alive(this);
    const std::optional<quint64> sequenceId = salvageSequenceId(*m_codec, bytes);
    m_tracer.unreadable(bytes, timeUs, error);
    // It used its sequence id up all the same: without an ack each recovery would bring it again.
    if (alive && sequenceId && noteSequence(*sequenceId) && alive)
        Q_EMIT discontinuity(
            *sequenceId, *sequenceId, QStringLiteral("a message came that could not be read: ") + error.name);
    if (alive)
        Q_EMIT unreadable(error, bytes);
}

void ConnectionSession::onConnected(const ConnectedFrame &frame, const QByteArray &bytes, qint64 timeUs)
{
    const QPointer<ConnectionSession> alive(this);
    // Only the first frame on a socket tells who we are; a later one brings a fresh token and no more.
    const bool isFirst = !std::exchange(m_isProven, true);
    if (isFirst && !m_connectionId.isEmpty() && frame.connectionId != m_connectionId) {
        Q_EMIT replaced();
        if (!alive)
            return;
        m_sequence.reset();
    }
    if (isFirst || m_connectionId.isEmpty()) {
        m_connectionId = frame.connectionId;
        m_userId = frame.userId;
    }
    // Always the newest: the service may refresh it at any time (client-protocol.md section 4.5).
    if (!frame.reconnectionToken.isEmpty())
        m_reconnectionToken = frame.reconnectionToken;
    m_tracer.setConnection(m_connectionId, m_userId);
    m_tracer.received(frame, bytes, timeUs);
    if (alive)
        Q_EMIT connectedFrame();
}

void ConnectionSession::onOther(ServerFrame &&frame, const QByteArray &bytes, qint64 timeUs)
{
    const QPointer<ConnectionSession> alive(this);
    if (const auto *disconnected = std::get_if<DisconnectedFrame>(&frame)) {
        m_disconnectedMessage = disconnected->message;
    } else if (!std::exchange(m_isProven, true)) {
        Q_EMIT proven();
        if (!alive)
            return;
    }
    const std::optional<quint64> sequenceId = isReliable() ? sequenceIdOf(frame) : std::nullopt;
    const bool isNew = !sequenceId || noteSequence(*sequenceId);
    if (!alive)
        return;
    m_tracer.received(frame, bytes, timeUs, isNew ? QString() : QStringLiteral("duplicate, dropped"));
    if (alive && isNew)
        deliver(std::move(frame), bytes, timeUs);
}

bool ConnectionSession::noteSequence(quint64 sequenceId)
{
    const auto verdict = m_sequence.receive(sequenceId);
    const auto gap = m_sequence.gapBefore();
    const bool isUrgent = m_sequence.isAckUrgent();
    if (!isUrgent && !m_sequenceAckTimer.isActive())
        m_sequenceAckTimer.start(m_options.sequenceAckInterval);
    if (!isUrgent && !gap)
        return verdict == SequenceTracker::Verdict::New; // nearly always
    const QPointer<ConnectionSession> alive(this);
    if (isUrgent)
        sendSequenceAck();
    if (alive && gap)
        Q_EMIT discontinuity(gap->first, gap->last, QStringLiteral("the service skipped these sequence ids"));
    return verdict == SequenceTracker::Verdict::New;
}

void ConnectionSession::deliver(ServerFrame &&frame, const QByteArray &bytes, qint64 timeUs)
{
    if (auto *message = std::get_if<GroupMessageFrame>(&frame))
        deliverMessage(std::move(*message), timeUs);
    else if (auto *fromServer = std::get_if<ServerMessageFrame>(&frame))
        Q_EMIT serverMessageReceived({.payload = std::move(fromServer->payload),
            .sequenceId = fromServer->sequenceId,
            .metadata = std::move(fromServer->metadata),
            .receivedUs = timeUs});
    else if (const auto *ack = std::get_if<AckFrame>(&frame))
        Q_EMIT acked(*ack);
    else
        Q_EMIT answered(frame, bytes);
}

void ConnectionSession::deliverMessage(GroupMessageFrame &&frame, qint64 timeUs)
{
    const GroupMessage message{.group = std::move(frame.group),
        .fromUserId = std::move(frame.fromUserId),
        .payload = std::move(frame.payload),
        .sequenceId = frame.sequenceId,
        .metadata = std::move(frame.metadata),
        .stream = std::move(frame.stream),
        .receivedUs = timeUs};
    if (!message.stream) {
        Q_EMIT groupMessageReceived(message);
        return;
    }
    const QPointer<ConnectionSession> alive(this);
    Q_EMIT groupMessageReceived(message);
    if (alive)
        Q_EMIT fragmentReceived(message);
}

void ConnectionSession::sendSequenceAck()
{
    m_sequenceAckTimer.stop();
    if (!m_transport || m_isClosing)
        return;
    if (const auto sequenceId = m_sequence.takeAck())
        (void)send(SequenceAckFrame{.sequenceId = *sequenceId});
}

void ConnectionSession::checkKeepAlive()
{
    const auto now = std::chrono::steady_clock::now();
    switch (m_keepAlive.check(now, std::chrono::system_clock::now())) {
    case KeepAlive::Due::Nothing:
        break;
    case KeepAlive::Due::Ping:
        if (hasEnvelope())
            (void)send(PingFrame{});
        else if (m_transport)
            m_transport->ping();
        break;
    case KeepAlive::Due::Dead:
        endWith(CloseCode::abnormal, deadPeer(redactedUrl(m_url), m_keepAlive.silence(now)));
        break;
    }
}

} // namespace WebPubSub
