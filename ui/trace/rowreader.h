#pragma once

#include "core/trace.h"

namespace WebPubSub {
class TraceStore;
}

namespace Ui {

/*!
    A row with what only its story tells. A client cannot know how long a message was on its way, nor that it
   was held back: for a delivery, duration becomes the time since the hub had the message (without a hub:
   since it was sent), status "delivered", and message "replayed" when the hub held it for this connection.
   From any thread.
*/
WebPubSub::TraceEntry readRow(const WebPubSub::TraceStore &store, int row);

bool isDelivery(const WebPubSub::TraceEntry &entry); //!< a message that reached a client

} // namespace Ui
