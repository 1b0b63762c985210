#pragma once

#include <QByteArray>

#include <optional>

namespace WebPubSub {

/*!
    The sequence id of a JSON frame that could not be read otherwise. Such a frame consumed its id all the
   same, and unless that is recorded, each recovery brings the frame again (client-protocol.md section 10,
   item 8). \returns nothing unless the outermost object has a member "sequenceId" with plain digits below
   2^64.
*/
std::optional<quint64> salvageSequenceId(const QByteArray &frame);

} // namespace WebPubSub
