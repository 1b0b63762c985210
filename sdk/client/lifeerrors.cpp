#include "client/lifeerrors.h"

namespace WebPubSub {

Error droppedOnRequest()
{
    return {.kind = ErrorKind::Network,
        .name = QStringLiteral("ConnectionLost"),
        .message = QStringLiteral("The transport was cut on request, as a broken network would.")};
}

Error replacedSession()
{
    return {.kind = ErrorKind::Rejected,
        .name = QStringLiteral("SessionReplaced"),
        .message =
            QStringLiteral("The service did not know the lost connection any more and opened a new one. "
                           "Messages sent in between may be missing.")};
}

Error stoppedReading()
{
    return {.kind = ErrorKind::Cancelled,
        .name = QStringLiteral("Stopped"),
        .message = QStringLiteral("The client stopped before the stream ended.")};
}

Error beforeAck(const Error &loss)
{
    return {.kind = loss.kind,
        .name = loss.name,
        .message =
            QStringLiteral("The connection ended before the ack came; the request may have taken effect. ")
            + loss.message};
}

} // namespace WebPubSub
