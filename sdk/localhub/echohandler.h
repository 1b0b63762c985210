#pragma once

#include "localhub/eventhandler.h"

namespace WebPubSub {

/*!
    An application for trying things out: answers with what it was asked, and refuses the event "fail" with
    InternalServerError. An empty payload is answered with nothing, as an empty body of a webhook would be.
*/
class EchoHandler : public EventHandler {
public:
    void handle(const EventRequest &request, const Answer &answer) override;
};

} // namespace WebPubSub
