#pragma once

#include "http/websocketframe.h"

namespace WebPubSub {

class WebSocketConnection;

//! How a WebSocket connection ended.
struct WebSocketClose {
    quint16 code =
        CloseCode::abnormal; //!< from the close frame of whoever closed; 1005 empty frame, 1006 no frame
    QString reason = {}; //!< the close frame's text
    bool byPeer = false; //!< false: close(), abort(), a limit or a broken rule on our side
    QString detail = {}; //!< for logs: the rule or limit that ended it, or the socket's error
};

/*!
    Who hears of a connection's messages: plain calls instead of signals, because they are on the hot path.
    All calls come from the event loop of the connection's thread, never from within a call made on the
   connection, so a listener may send, close and abort any connection from any of them.
*/
class WebSocketListener {
public:
    virtual ~WebSocketListener() = default;

    //! One whole message. \p payload is only valid during the call as a view; a copy of it shares safely.
    virtual void messageReceived(
        WebSocketConnection *connection, Opcode opcode, const QByteArray &payload) = 0;

    //! More than maxQueuedBytes wait for a peer that does not read; they are dropped, close 1008 follows.
    virtual void overflowed(WebSocketConnection *connection, qint64 queuedBytes)
    {
        Q_UNUSED(connection)
        Q_UNUSED(queuedBytes)
    }

    //! The last call, exactly once. The connection deletes itself afterwards: forget the pointer.
    virtual void closed(WebSocketConnection *connection, const WebSocketClose &close) = 0;
};

} // namespace WebPubSub
