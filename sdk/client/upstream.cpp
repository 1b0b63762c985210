#include "client/upstream.h"

#include "client/connectionsession.h"
#include "core/correlation.h"
#include "protocol/metadata.h"
#include "protocol/names.h"

#include <QPointer>

namespace WebPubSub {

namespace {

constexpr int maxTtlSeconds = 300;

AckTable::TimePoint steadyNow()
{
    return std::chrono::steady_clock::now();
}

Result<Done> validPayload(const Payload &payload)
{
    return payload.type == DataType::Json ? validJson(payload.bytes) : Result<Done>(Done{});
}

//! What the service would close the connection for (1007) is told here instead.
Result<Done> validContent(const Result<Done> &named, const Payload &payload, const Metadata &metadata)
{
    if (!named)
        return named;
    const Result<Done> valid = validPayload(payload);
    return valid ? validMetadata(metadata) : valid;
}

Error notConnected(const ClientFrame &frame, const QString &stateName)
{
    return {.kind = ErrorKind::Network,
        .name = QStringLiteral("NotConnected"),
        .message =
            QStringLiteral("%1 was not sent: the client is %2, not Connected. Call start(), or wait for "
                           "connected() or recovered(), and send again.")
                .arg(requestName(frame), stateName)};
}

Error wouldBlock(const ClientFrame &frame, qint64 unsent, const ClientOptions &options)
{
    return {.kind = ErrorKind::Network,
        .name = QStringLiteral("WouldBlock"),
        .message =
            QStringLiteral("%1 was not sent: %2 bytes wait for the network already, and after %3 no more is "
                           "taken until %4 are left. Send again at writable(), or more slowly.")
                .arg(requestName(frame), QString::number(unsent), QString::number(options.maxUnsentBytes),
                    QString::number(options.resumeUnsentBytes))};
}

Error ackIdInUse(quint64 ackId)
{
    return {.kind = ErrorKind::Invalid,
        .name = QStringLiteral("ACKID_IN_USE"),
        .message =
            QStringLiteral("Ack id %1 still waits for its ack. Ids are unique for each request: leave ackId "
                           "empty to have them counted.")
                .arg(ackId)};
}

Error withAckId(Error error, std::optional<quint64> ackId)
{
    error.ackId = ackId;
    return error;
}

} // namespace

Upstream::Upstream(ConnectionSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_acks({}, {})
    , m_timer(this)
    , m_stateName(QStringLiteral("Stopped"))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Upstream::onTimer);
}

void Upstream::configure(const ClientOptions &options)
{
    m_options = options;
    m_acks = AckTable(options.messageRetry, options.ackTimeout);
    m_joins.clear();
}

void Upstream::open()
{
    m_open = true;
    resend(m_acks.takeHeld(steadyNow()));
}

void Upstream::close(const QString &stateName)
{
    m_open = false;
    m_stateName = stateName;
}

Result<Done> Upstream::check(const ClientFrame &frame, const SendOptions &options) const
{
    const Result<Done> valid =
        std::visit(Overloaded{
                       [](const SendToGroupFrame &send) {
                           return validContent(validGroupName(send.group), send.payload, send.metadata);
                       },
                       [](const EventFrame &event) {
                           return validContent(validEventName(event.event), event.payload, event.metadata);
                       },
                       [](const InvokeFrame &invoke) {
                           return validContent(validEventName(invoke.event),
                               invoke.payload.value_or(Payload()), invoke.metadata);
                       },
                       [](const auto &other) {
                           if constexpr (requires { other.group; })
                               return validGroupName(other.group);
                           else
                               return Result<Done>(Done{});
                       },
                   },
            frame);
    if (!valid)
        return valid;
    if (options.ttlSeconds && (*options.ttlSeconds < 0 || *options.ttlSeconds > maxTtlSeconds))
        return Error{.kind = ErrorKind::Invalid,
            .name = QStringLiteral("TTL"),
            .message = QStringLiteral("ttlSeconds is %1; the service takes 0 to %2 seconds.")
                           .arg(*options.ttlSeconds)
                           .arg(maxTtlSeconds)};
    if (options.ackId && m_acks.contains(*options.ackId))
        return ackIdInUse(*options.ackId);
    if (!m_open)
        return notConnected(frame, m_stateName);
    if (!m_session.mayWrite())
        return wouldBlock(frame, m_session.unsentBytes(), m_options);
    return Done{};
}

void Upstream::submit(AckReply *reply, const ClientFrame &frame, const SendOptions &options)
{
    if (const auto *leave = std::get_if<LeaveGroupFrame>(&frame))
        m_groups.left(leave->group);
    if (const Result<Done> valid = check(frame, options); !valid)
        reply->complete(withAckId(valid.error(), options.ackId));
    else
        send(reply, frame, options, m_options.messageRetry.maxRetries);
}

void Upstream::submitRejoin(AckReply *reply, const QString &group)
{
    const JoinGroupFrame frame{.group = group};
    if (const Result<Done> valid = check(frame, {}); !valid)
        reply->complete(valid.error());
    else
        send(reply, frame, {}, 0);
}

void Upstream::send(AckReply *reply, ClientFrame frame, const SendOptions &options, int retries)
{
    const bool isJoin = std::holds_alternative<JoinGroupFrame>(frame);
    const quint64 ticket = isJoin ? m_groups.joining() : 0;
    quint64 ackId = 0;
    const bool isAnswered = !options.fireAndForget && m_session.hasEnvelope();
    if (isAnswered) {
        ackId = takeAckId(options);
        setAckId(frame, ackId);
        m_acks.add({.ackId = ackId,
                       .frame = frame,
                       .correlation = correlationOf(m_session.connectionId(), ackId, 0),
                       .retries = retries},
            reply, steadyNow());
        if (isJoin)
            m_joins.insert(ackId, ticket);
        connect(reply, &WebPubSubReply::aborted, this, [this, ackId] { forget(ackId); });
    }
    const QPointer<Upstream> alive(this);
    const QPointer<AckReply> waiting(reply);
    const Result<QString> correlation = m_session.send(frame);
    if (!alive || !waiting)
        return;
    if (!correlation) {
        if (isAnswered)
            forget(ackId);
        reply->complete(withAckId(correlation.error(), ackIdOf(frame)));
    } else if (!isAnswered) {
        if (isJoin)
            m_groups.joined(std::get<JoinGroupFrame>(frame).group, ticket);
        reply->complete(Ack{.correlation = *correlation});
    } else {
        armTimer();
    }
}

quint64 Upstream::takeAckId(const SendOptions &options)
{
    if (!options.ackId) {
        while (m_acks.contains(m_nextAckId))
            ++m_nextAckId;
        return m_nextAckId++;
    }
    // The service remembers ids it has done: one that was given by hand must not be counted up to later.
    if (*options.ackId >= m_nextAckId && *options.ackId < std::numeric_limits<quint64>::max())
        m_nextAckId = *options.ackId + 1;
    return *options.ackId;
}

qint64 Upstream::ackLatencyUs(quint64 ackId) const
{
    return m_acks.latencyUs(ackId, steadyNow());
}

void Upstream::acked(const AckFrame &ack)
{
    const auto settled = m_acks.acked(ack, steadyNow());
    if (!settled) {
        armTimer(); // it may be tried again
        return;
    }
    const quint64 ticket = m_joins.take(ack.ackId);
    if (const auto *join = std::get_if<JoinGroupFrame>(&settled->frame); join && settled->success)
        m_groups.joined(join->group, ticket);
}

void Upstream::forget(quint64 ackId)
{
    m_acks.forget(ackId);
    m_joins.remove(ackId);
}

void Upstream::connectionLost(const Error &error)
{
    m_acks.hold(error);
}

void Upstream::failAll(const Error &error)
{
    m_acks.failAll(error);
    m_joins.clear();
    m_timer.stop();
}

void Upstream::resend(const std::vector<ClientFrame> &frames)
{
    const QPointer<Upstream> alive(this);
    for (const ClientFrame &frame : frames) {
        (void)m_session.send(frame);
        if (!alive)
            return;
    }
    armTimer();
}

void Upstream::armTimer()
{
    const auto due = m_acks.nextDue();
    if (!due || (m_timer.isActive() && m_timerDue <= *due))
        return; // a timer that is early just looks again
    m_timerDue = *due;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*due - steadyNow());
    m_timer.start(std::max(wait, std::chrono::milliseconds(0)));
}

void Upstream::onTimer()
{
    if (m_open)
        resend(m_acks.takeDue(steadyNow()));
}

} // namespace WebPubSub
