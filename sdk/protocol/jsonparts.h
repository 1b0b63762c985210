#pragma once

#include "protocol/frames.h"
#include "protocol/jsonwriter.h"

//! The members that frames of both directions share, each with the comma before it.
namespace WebPubSub::JsonParts {

//! What the longest fixed member names of one frame need beside its own texts.
inline constexpr qsizetype envelopeBytes = 192;

void writeAckId(JsonWriter &out, std::optional<quint64> ackId);
void writeSequenceId(JsonWriter &out, std::optional<quint64> sequenceId);
void writePayload(JsonWriter &out, const Payload &payload); //!< dataType and data
void writeStrings(JsonWriter &out, QByteArrayView key, const QMap<QString, QString> &strings);
void writeMetadata(JsonWriter &out, const Metadata &metadata); //!< left out when empty
//! Bytes to reserve for a frame with \p payload and names of \p nameLength altogether.
qsizetype expectedBytes(const Payload &payload, qsizetype nameLength);

} // namespace WebPubSub::JsonParts
