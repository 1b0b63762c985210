#pragma once

#include "http/websocketframe.h"

#include <memory>

namespace WebPubSub {

/*!
    Bytes of a client to messages and control frames: pure, without socket. wslay reads the frames; what RFC
   6455 says beyond a single frame, and the limits, are checked here. A rule is judged when a frame's first
   payload byte is there.

    setInput(), then next() until it answers NeedMore.
*/
class WebSocketReader {
public:
    enum class Event {
        NeedMore, //!< the input is used up
        Message, //!< opcode() and payload()
        Ping, //!< payload()
        Pong, //!< payload()
        Close, //!< closeCode() and text(): noStatus for an empty frame
        Fault, //!< closeCode() to answer with, and text() naming the rule; nothing can be read any more
    };

    WebSocketReader(qsizetype maxMessageBytes, int maxFragments);
    ~WebSocketReader();

    //! \p bytes must live until next() says NeedMore.
    void setInput(QByteArrayView bytes);
    Event next();

    Opcode opcode() const;
    const QByteArray &payload() const; //!< valid until next()
    quint16 closeCode() const;
    QString text() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace WebPubSub
