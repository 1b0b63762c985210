#pragma once

#include "http/httpmessage.h"

#include <functional>
#include <memory>

namespace WebPubSub {

class WebSocketConnection;

/*!
    The pending answer to a WebSocket handshake: a handle to copy freely. The first accept() or reject()
   counts, now or later; when the last copy goes unanswered, the handshake is refused with 503. Used in the
   server's thread.
*/
class UpgradeReply {
public:
    //! Called once the handshake's answer is on its way: set the connection's listener here.
    using Opened = std::function<void(WebSocketConnection *connection)>;
    //! Called by the reply with the decision; of the connection that asked.
    struct Target {
        virtual ~Target() = default;
        virtual void accept(const QString &subprotocol, const Opened &opened) = 0;
        virtual void reject(const HttpResponse &response) = 0;
    };

    UpgradeReply(std::weak_ptr<Target> target, const QStringList &offered);

    //! Subprotocols the client offers, in its order of preference; checked to be tokens without repeats.
    QStringList offeredSubprotocols() const;

    /*!
        Upgrades. \p subprotocol is one of the offered, or empty for none; anything else is answered with 500.
        \p opened is not called when the client has gone meanwhile.
    */
    void accept(const QString &subprotocol, const Opened &opened) const;
    void reject(const HttpResponse &response) const;

private:
    struct State;
    std::shared_ptr<State> d;
};

} // namespace WebPubSub
