#pragma once

#include "http/websocketconnection.h"
#include "localhub/hubrouter.h"

namespace WebPubSub {

/*!
    One accepted socket, joined to the session it speaks for: frames in go to HubRouter, the session's bytes
    go out. Ping, frame limits and the cap on unsent bytes are the WebSocketConnection's.

    Owner: HubServer, which is told by \c gone when the socket has ended and then deletes it.
*/
class HubConnection : public HubPeer, public WebSocketListener {
public:
    using Gone = std::function<void(HubConnection *)>;

    HubConnection(WebSocketConnection *socket, HubRouter &router, HubSessions &sessions, Gone gone);

    //! From now on this socket is \p session's. The session has this as its peer already.
    void attach(HubSession &session) { m_session = &session; }

    void send(const QByteArray &frame) override;
    void close(quint16 code, const QString &reason) override;
    void abort() override;

private:
    void messageReceived(WebSocketConnection *socket, Opcode opcode, const QByteArray &payload) override;
    void overflowed(WebSocketConnection *socket, qint64 queuedBytes) override;
    void closed(WebSocketConnection *socket, const WebSocketClose &close) override;

    void receiveFrame(const QByteArray &payload);

    WebSocketConnection *m_socket;
    HubRouter &m_router;
    HubSessions &m_sessions;
    Gone m_gone;
    HubSession *m_session = nullptr; // null before attach() and once the session has another socket, or none
};

} // namespace WebPubSub
