#pragma once

#include "protocol/codec.h"

#include <QByteArray>

#include <optional>

namespace WebPubSub {

/*!
    The sequence id of a frame that \p codec could not read. Such a frame consumed its id all the same, and
    unless that is recorded, each recovery brings the frame again (client-protocol.md section 10, item 8).

    Nothing when the protocol is not reliable, or when neither function below fits it: frames of an
    application's own binary protocol.
*/
std::optional<quint64> salvageSequenceId(const ClientCodec &codec, const QByteArray &frame);

//! Nothing unless the outermost JSON object has a member "sequenceId" with plain digits below 2^64.
std::optional<quint64> salvageJsonSequenceId(const QByteArray &frame);

//! Nothing unless a data_message or a group state message can be walked through up to its sequence_id; what
//! stands inside its fields does not matter.
std::optional<quint64> salvageProtobufSequenceId(const QByteArray &frame);

} // namespace WebPubSub
