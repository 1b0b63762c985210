#pragma once

#include "protocol/frames.h"

#include <webpubsub.pb.h>

#include <string>

//! What the encoders of both directions share.
namespace WebPubSub::ProtobufParts {

std::string utf8(const QString &text); //!< half of a surrogate pair becomes a replacement

/*!
    The field that stands for each data type (client-protocol.md section 3.9). Protobuf bytes that are no
    google.protobuf.Any go as binary, since a protobuf_data that is none makes the whole frame unreadable.
*/
void setPayload(azure::webpubsub::MessageData &data, const Payload &payload);

void setStrings(google::protobuf::Map<std::string, std::string> &map, const QMap<QString, QString> &strings);

template <typename Message>
void setMetadata(Message &message, const Metadata &metadata)
{
    if (!metadata.isEmpty())
        setStrings(*message.mutable_metadata(), metadata);
}

//! Exactly sized; maps in the order of their keys, so that equal frames are equal bytes.
QByteArray serialized(const google::protobuf::MessageLite &message);

//! A message that \p fill fills, in memory that is gone behind it.
template <typename Message, typename Fill>
QByteArray encoded(const Fill &fill)
{
    alignas(8) char block[1024];
    google::protobuf::ArenaOptions options;
    options.initial_block = block;
    options.initial_block_size = sizeof block;
    google::protobuf::Arena arena(options);
    auto *message = google::protobuf::Arena::CreateMessage<Message>(&arena);
    fill(*message);
    return serialized(*message);
}

} // namespace WebPubSub::ProtobufParts
