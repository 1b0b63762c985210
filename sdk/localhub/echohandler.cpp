#include "localhub/echohandler.h"

namespace WebPubSub {

using namespace Qt::StringLiterals;

void EchoHandler::handle(const EventRequest &request, const Answer &answer)
{
    // Event names are compared without case (client-protocol.md section 1.5).
    if (request.event.compare("fail"_L1, Qt::CaseInsensitive) == 0) {
        answer({.failure = AckError{u"InternalServerError"_s, u"the event named fail always fails here"_s}});
        return;
    }
    EventAnswer echo{.payload = request.payload, .metadata = request.metadata};
    if (echo.payload && echo.payload->bytes.isEmpty())
        echo.payload.reset();
    answer(echo);
}

} // namespace WebPubSub
