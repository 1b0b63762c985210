#pragma once

#include <QByteArray>
#include <QString>

namespace WebPubSub {

/*!
    The invocation id of an `invokeResponse`, JSON or protobuf, that could not be read otherwise: its call has
    failed, and waits for no other answer. Empty for all other frames, and where no id can be made out.
*/
QString salvageInvocationId(const QByteArray &frame);

} // namespace WebPubSub
