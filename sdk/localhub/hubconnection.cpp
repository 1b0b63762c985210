#include "localhub/hubconnection.h"

namespace WebPubSub {

using namespace Qt::StringLiterals;

HubConnection::HubConnection(WebSocketConnection *socket, HubRouter &router, HubSessions &sessions, Gone gone)
    : m_socket(socket)
    , m_router(router)
    , m_sessions(sessions)
    , m_gone(std::move(gone))
{
    m_socket->setListener(this);
}

void HubConnection::send(const QByteArray &frame)
{
    m_socket->sendFrame(frame);
}

void HubConnection::close(quint16 code, const QString &reason)
{
    m_session = nullptr;
    m_socket->close(code, reason);
}

void HubConnection::abort()
{
    m_session = nullptr;
    m_socket->abort();
}

void HubConnection::messageReceived(WebSocketConnection *, Opcode opcode, const QByteArray &payload)
{
    if (!m_session)
        return;
    const bool binary = opcode == Opcode::Binary;
    if (!m_session->codec) {
        m_router.receiveRaw(*m_session, Payload{binary ? DataType::Binary : DataType::Text, payload});
    } else if (m_session->codec->isBinary() != binary) {
        m_sessions.drop(*m_session, CloseCode::unsupportedData,
            u"%1 takes %2 frames only"_s.arg(m_session->protocol(), binary ? u"text"_s : u"binary"_s));
    } else {
        receiveFrame(payload);
    }
}

void HubConnection::receiveFrame(const QByteArray &payload)
{
    auto frame = m_session->codec->decodeClientFrame(payload);
    if (frame) {
        m_router.receive(*m_session, *std::move(frame), payload);
        return;
    }
    m_sessions.drop(
        *m_session, CloseCode::invalidPayload, u"%1: %2"_s.arg(frame.error().name, frame.error().message));
}

void HubConnection::overflowed(WebSocketConnection *, qint64 queuedBytes)
{
    if (m_session)
        m_sessions.end(
            *m_session, CloseCode::policyViolation, u"slow reader: %1 bytes not taken"_s.arg(queuedBytes));
}

void HubConnection::closed(WebSocketConnection *, const WebSocketClose &close)
{
    if (m_session)
        m_sessions.detach(*m_session, close.code, close.reason.isEmpty() ? close.detail : close.reason);
    m_session = nullptr;
    m_gone(this);
}

} // namespace WebPubSub
