#pragma once

#include <QByteArray>

namespace WebPubSub {

/*!
    \p frame for the trace, of any subprotocol and either direction, broken ones too: a JSON frame as
    redactedFrame() leaves it, a protobuf frame with a '*' for each byte of its reconnection_token, so that it
    still parses. Of a system_message that cannot be walked through only the word REDACTED is kept.
*/
QByteArray withoutTokens(const QByteArray &frame);

} // namespace WebPubSub
