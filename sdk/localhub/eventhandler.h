#pragma once

#include "protocol/frames.h"

#include <functional>

namespace WebPubSub {

//! What a client asks the application: an event, an invocation, or a raw frame of a simple client.
struct EventRequest {
    enum class Kind { Event, Invoke, Raw };

    Kind kind = Kind::Event;
    QString hub = {};
    QString connectionId = {};
    QString userId = {}; //!< empty: anonymous
    QString event = {}; //!< "message" for raw frames (client-protocol.md section 2.3)
    std::optional<Payload> payload = {}; //!< an invocation may have none
    Metadata metadata = {};
    QString correlation = {}; //!< of the frame, for the trace; empty while it is off
};

//! The application's answer.
struct EventAnswer {
    std::optional<Payload> payload = {}; //!< none: handled, nothing to say
    Metadata metadata = {};
    std::optional<AckError> failure = {}; //!< not handled; payload and metadata do not count then
};

/*!
    The port behind which a hub's application stands. Used in the hub's thread only.
*/
class EventHandler {
public:
    using Answer = std::function<void(const EventAnswer &)>;

    virtual ~EventHandler() = default;

    //! \p answer is to be called once, inside this call or later, also when nobody waits any more; it does
    //! nothing when it is called again or when the hub is gone.
    virtual void handle(const EventRequest &request, const Answer &answer) = 0;
};

} // namespace WebPubSub
