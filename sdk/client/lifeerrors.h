#pragma once

#include "core/result.h"

//! What the turns of a client's life are told as (clientlife.h).
namespace WebPubSub {

Error droppedOnRequest(); //!< WebPubSubClient::dropTransport()
Error replacedSession(); //!< a recovery was answered with another connection id
Error stoppedReading(); //!< a stream that was being read when the client stopped
Error beforeAck(const Error &loss); //!< a request whose connection ended first

} // namespace WebPubSub
