#pragma once

#include "http/httpmessage.h"

#include <memory>
#include <optional>

namespace WebPubSub {

//! What a request may have; more is refused with 414, 431 or 413.
struct RequestLimits {
    qsizetype requestLine = 8 * 1024; //!< bytes, without its line end
    qsizetype head = 16 * 1024; //!< bytes of request line and headers together
    int headers = 100; //!< header lines
    qsizetype body = 1024 * 1024; //!< bytes, after joining chunks
};

/*!
    Bytes to requests: pure, without socket or clock. Strict (reliability-security.md section 3, (48) to
   (57)): the head is checked byte by byte here first, since Boost.Beast lets some things pass; then Beast
   parses it and the body.
*/
class RequestParser {
public:
    enum class State {
        Idle, //!< nothing of the next request came yet
        Head, //!< within request line and headers
        Body,
        Complete, //!< take it with takeRequest()
        Failed, //!< answer with failure(), then close: nothing after it can be trusted
    };

    explicit RequestParser(const RequestLimits &limits = {});
    ~RequestParser();

    /*!
        Reads \p bytes up to the end of the request under way at most.
        \returns how many were used; the rest belongs to what follows, a pipelined request or WebSocket
       frames.
    */
    qsizetype feed(QByteArrayView bytes);

    State state() const;
    //! True once, when the head asks for "100 Continue" and no byte of the body came yet.
    bool takeContinueWish();
    //! In state Body or Complete: whether the client wants the connection kept.
    bool keepAlive() const;
    //! In state Complete; the parser is Idle afterwards. Peer address and port are left to the caller.
    HttpRequest takeRequest();
    //! In state Failed.
    HttpResponse failure() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace WebPubSub
