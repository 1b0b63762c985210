#include "helpers/modelservice.h"

#include "helpers/modeltransport.h"

#include <QTimer>
#include <QUrlQuery>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto recoveryWindow = 30s;
const QString idParameter = u"awps_connection_id"_s;
const QString tokenParameter = u"awps_reconnection_token"_s;

quint64 numberIn(const ClientFrame &frame)
{
    if (const auto *send = std::get_if<SendToGroupFrame>(&frame))
        return send->payload.bytes.toULongLong();
    if (const auto *event = std::get_if<EventFrame>(&frame))
        return event->payload.bytes.toULongLong();
    return 0;
}

} // namespace

ModelService::ModelService(const QString &protocol, QRandomGenerator &random, ScheduleLog &log)
    : m_codec(makeCodec(protocol))
    , m_random(random)
    , m_log(log)
{
}

std::unique_ptr<Transport> ModelService::makeTransport()
{
    return std::make_unique<ModelTransport>(*this);
}

void ModelService::heal()
{
    m_hostility = 0;
    if (m_live && m_live->isSilent)
        m_live->tellClosed(1006);
}

std::chrono::milliseconds ModelService::latency()
{
    return std::chrono::milliseconds(m_random.bounded(20));
}

// ---- opening

ModelService::Fate ModelService::fateOf(bool isRecovery)
{
    if (!isHostile(0.45))
        return Fate::Serve;
    switch (m_random.bounded(16)) {
    case 0:
        return Fate::Unauthorized;
    case 1:
        return m_random.bounded(4) == 0 ? Fate::TlsFailure : Fate::Refuse;
    case 2:
    case 3:
        return Fate::ServiceError;
    case 4:
    case 5:
        return Fate::NoAnswer;
    case 6:
    case 7:
        return Fate::NoConnectedFrame;
    case 8:
    case 9:
    case 10:
        return Fate::Close;
    case 11:
    case 12:
        return isRecovery ? Fate::Replace : Fate::Refuse;
    default:
        return Fate::Refuse;
    }
}

void ModelService::open(ModelTransport &transport, const QUrl &url, const TransportLimits &limits)
{
    const bool isRecovery = QUrlQuery(url).hasQueryItem(idParameter);
    m_log.tell([&] { return isRecovery ? u"<- opens a recovery"_s : u"<- opens a new connection"_s; });
    if (m_live && m_live != &transport && m_live->isLive())
        m_log.violation(u"a transport was opened while another lives"_s);
    m_live = &transport;
    transport.isRecovery = isRecovery;
    opening(isRecovery);

    const Fate fate = fateOf(isRecovery);
    if (fate != Fate::Serve && fate != Fate::Close && fate != Fate::NoConnectedFrame
        && fate != Fate::Replace) {
        refuse(transport, fate, limits.connectTimeout);
        return;
    }
    Session *recovered = isRecovery ? recoverable(url) : nullptr;
    const bool isRefused = isRecovery && !recovered;
    QTimer::singleShot(latency(), &transport, [this, &transport, recovered, fate, isRefused] {
        m_log.tell([] { return u"-> opened"_s; });
        // What goes down is posted, so that it arrives after opened(), whatever the client sends first.
        if (isRefused) // accepted, and then closed (section 4.5)
            QTimer::singleShot(latency(), &transport, [&transport] { transport.tellClosed(1008); });
        else
            accept(transport, recovered, fate);
        transport.tellOpened();
    });
}

void ModelService::refuse(ModelTransport &transport, Fate fate, std::chrono::milliseconds timeout)
{
    Error error{.kind = ErrorKind::Network, .name = u"ConnectionRefused"_s};
    if (fate == Fate::ServiceError)
        error = {.kind = ErrorKind::Rejected, .name = u"HandshakeRejected"_s, .httpStatus = 503};
    else if (fate == Fate::Unauthorized)
        error = {.kind = ErrorKind::Unauthorized, .name = u"TokenRefused"_s, .httpStatus = 401};
    else if (fate == Fate::TlsFailure)
        error = {.kind = ErrorKind::Network, .name = u"TlsFailed"_s};
    else if (fate == Fate::NoAnswer)
        error = {.kind = ErrorKind::Timeout, .name = u"ConnectTimeout"_s};
    const std::chrono::milliseconds delay = fate == Fate::NoAnswer ? timeout : latency();
    QTimer::singleShot(delay, &transport, [this, &transport, error] {
        m_log.tell([&error] { return u"-> failed "_s + error.name; });
        transport.tellFailed(error);
    });
}

ModelService::Session *ModelService::recoverable(const QUrl &url)
{
    const QUrlQuery query(url);
    const auto found = m_sessions.find(query.queryItemValue(idParameter));
    if (found == m_sessions.end()) {
        m_log.violation(u"a connection id was to be recovered that never was"_s);
        return nullptr;
    }
    Session &session = found->second;
    if (query.queryItemValue(tokenParameter) != session.token)
        m_log.violation(u"the reconnection token is not the newest"_s);
    const bool isLate = !session.transport && VirtualTime::now() - session.awaySince > recoveryWindow;
    return session.isOver || session.isForgotten || isLate ? nullptr : &session;
}

ModelService::Session &ModelService::newSession()
{
    const QString id = u"c-%1"_s.arg(m_sessions.size() + 1);
    Session &session = m_sessions[id];
    session.id = id;
    session.token = u"t-1-"_s + id;
    m_current = &session;
    return session;
}

void ModelService::accept(ModelTransport &transport, Session *recovered, Fate fate)
{
    if (fate == Fate::Close) {
        static constexpr int codes[] = {1006, 1001, 1011, 1008, 1000, 1002};
        const int code = codes[m_random.bounded(int(std::size(codes)))];
        QTimer::singleShot(latency(), &transport, [&transport, code] { transport.tellClosed(code); });
        return;
    }
    if (fate == Fate::NoConnectedFrame && !recovered)
        return; // another kind of server
    if (recovered && fate == Fate::Replace) {
        recovered->isOver = true;
        recovered = nullptr;
    }
    const bool isRecovery = recovered != nullptr;
    Session &session = recovered ? *recovered : newSession();
    transport.session = &session;
    transport.isReplaced = fate == Fate::Replace;
    session.transport = &transport;
    if (fate != Fate::NoConnectedFrame && (!isRecovery || m_random.bounded(4) > 0))
        sendConnected(transport, session);
    for (const auto &[sequenceId, frame] : session.unacked)
        post(transport, frame);
}

void ModelService::sendConnected(ModelTransport &transport, Session &session)
{
    post(transport,
        encoded(ConnectedFrame{.connectionId = session.id,
            .userId = u"ann"_s,
            .reconnectionToken = isReliable() ? session.token : QString()}));
}

// ---- frames

void ModelService::post(ModelTransport &transport, const QByteArray &frame, std::chrono::milliseconds delay)
{
    const auto deliver = [this, &transport, frame] {
        if (!transport.isSilent)
            m_log.tell([&] { return u"-> "_s + words(frame); });
        transport.tellReceived(frame);
    };
    if (delay > 0ms)
        QTimer::singleShot(delay, &transport, deliver);
    else
        QMetaObject::invokeMethod(&transport, deliver, Qt::QueuedConnection);
}

QString ModelService::words(const QByteArray &frame) const
{
    return QString::fromLatin1(m_codec->isBinary() ? frame.toPercentEncoding(" :-.") : frame);
}

QByteArray ModelService::encoded(const ServerFrame &frame) const
{
    return m_codec->encode(frame);
}

void ModelService::received(ModelTransport &transport, const QByteArray &bytes)
{
    m_log.tell([&] { return u"<- "_s + words(bytes); });
    const Result<ClientFrame> frame = m_codec->decodeClientFrame(bytes);
    if (!frame) {
        m_log.violation(u"a frame that cannot be read: "_s + frame.error().message);
    } else if (std::holds_alternative<PingFrame>(*frame)) {
        if (transport.session && !isHostile(0.3))
            post(transport, encoded(PongFrame{}), latency());
    } else if (const auto *ack = std::get_if<SequenceAckFrame>(&*frame)) {
        Session *session = transport.session;
        if (session && ack->sequenceId > session->lastSequenceId && !transport.isReplaced)
            m_log.violation(u"sequence id %1 was acked and never sent"_s.arg(ack->sequenceId));
        while (session && !session->unacked.empty() && session->unacked.front().first <= ack->sequenceId)
            session->unacked.pop_front();
    } else if (const auto ackId = ackIdOf(*frame)) {
        answer(transport, *frame, *ackId);
    } else if (const quint64 number = numberIn(*frame)) {
        ++m_executions[number];
    }
}

void ModelService::answer(ModelTransport &transport, const ClientFrame &frame, quint64 ackId)
{
    Session *session = transport.session;
    if (!session) {
        if (!transport.isRecovery)
            m_log.violation(u"a request came before the connected frame"_s);
        return;
    }
    AckFrame ack{.ackId = ackId, .success = true};
    const bool isLost = isHostile(0.15);
    if (session->done.contains(ackId)) {
        ack = {.ackId = ackId, .success = false, .error = AckError{.name = u"Duplicate"_s}};
    } else if (isLost && m_random.bounded(2) == 0) {
        return; // the request itself was lost
    } else if (isHostile(0.1)) {
        static constexpr QLatin1String names[] = {"Forbidden"_L1, "Timeout"_L1, "InternalServerError"_L1};
        ack = {.ackId = ackId, .success = false, .error = AckError{.name = names[m_random.bounded(3)]}};
    } else {
        session->done.insert(ackId);
        if (const quint64 number = numberIn(frame); number > 0 && ++m_executions[number] > 1)
            m_log.violation(u"request %1 took effect twice"_s.arg(number));
    }
    if (!isLost)
        post(transport, encoded(ack),
            isHostile(0.1) ? std::chrono::milliseconds(m_random.bounded(40'000)) : latency());
}

// ---- what the service does on its own

void ModelService::publish()
{
    if (!m_current || m_current->isOver)
        return;
    const quint64 sequenceId = ++m_current->lastSequenceId;
    GroupMessageFrame message{.group = u"room"_s, .payload = Payload::text(QString::number(sequenceId))};
    if (isReliable())
        message.sequenceId = sequenceId;
    const QByteArray frame = encoded(message);
    if (isReliable())
        m_current->unacked.emplace_back(sequenceId, frame);
    if (m_current->transport)
        post(*m_current->transport, frame);
}

void ModelService::skipSequenceId()
{
    if (m_current && isReliable())
        m_current->skipped.insert(++m_current->lastSequenceId);
}

void ModelService::repeatMessage()
{
    if (m_current && m_current->transport && !m_current->unacked.empty())
        post(*m_current->transport, m_current->unacked.front().second);
}

void ModelService::sendUnreadable()
{
    if (!m_current || !m_current->transport)
        return;
    if (isReliable() && !m_codec->isBinary() && m_random.bounded(2) == 0) {
        skipSequenceId();
        const QByteArray frame =
            R"({"type":"message","from":"group","group":"room","dataType":"text","data":1,"sequenceId":)"
            + QByteArray::number(m_current->lastSequenceId) + "}";
        m_current->unacked.emplace_back(m_current->lastSequenceId, frame);
        post(*m_current->transport, frame);
    } else {
        post(*m_current->transport, "{\"type\":");
    }
}

void ModelService::refreshToken()
{
    if (!m_current || !m_current->transport || !isReliable())
        return;
    ModelTransport &transport = *m_current->transport;
    const QString token = u"t-%1-%2"_s.arg(m_random.bounded(1000)).arg(m_current->id);
    QMetaObject::invokeMethod(
        &transport,
        [this, &transport, token] {
            if (!transport.session || transport.isSilent)
                return;
            m_log.tell([] { return u"-> a new token"_s; });
            transport.session->token = token;
            transport.tellReceived(encoded(ConnectedFrame{
                .connectionId = transport.session->id, .userId = u"ann"_s, .reconnectionToken = token}));
        },
        Qt::QueuedConnection);
}

void ModelService::forgetSession()
{
    if (m_current)
        m_current->isForgotten = true;
}

void ModelService::closeConnection(int code)
{
    if (!m_live || !m_live->isLive() || m_live->isSilent)
        return;
    m_log.tell([code] { return u"-> closed %1"_s.arg(code); });
    if (m_live->phase == ModelTransport::Phase::Opening)
        m_live->tellFailed({.kind = ErrorKind::Network, .name = u"NetworkFailed"_s});
    else
        m_live->tellClosed(code);
}

void ModelService::goSilent()
{
    if (m_live && m_live->phase == ModelTransport::Phase::Open) {
        m_log.tell([] { return u"-> silence"_s; });
        m_live->isSilent = true;
    }
}

void ModelService::gone(ModelTransport &transport, bool isFinal)
{
    Session *session = std::exchange(transport.session, nullptr);
    if (!session || session->transport != &transport)
        return;
    session->transport.clear();
    session->awaySince = VirtualTime::now();
    session->isOver = session->isOver || isFinal || !isReliable();
}
