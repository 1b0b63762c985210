#pragma once

#include "core/result.h"
#include "protocol/protobuftables.h"

#include <optional>

namespace WebPubSub {

//! Levels that groups in unknown fields may nest before they are called an attack; messages of ours have
//! five.
inline constexpr int maxProtobufDepth = 100;

struct ProtobufCheck {
    std::optional<Error> error = {};
    quint64 member = 0; //!< the last field at the top that the table knows
    quint64 unknown = 0; //!< the last one that it does not know
};

/*!
    Whether \p frame is one message of \p table on the wire: one pass, no allocation unless it fails.

    The protobuf library stands behind it, but only says that parsing failed, accepts a known field of the
   wrong wire type as an unknown one, and takes field numbers modulo 2^29. So every frame passes here first,
   and the error names the byte and the field: PB_EMPTY, PB_VARINT, PB_LENGTH, PB_WIRE, PB_UTF8, PB_ANY,
   PB_DEPTH and PB_FIELD (reliability-security.md section 3, 39 to 47). Unknown fields are no error.
*/
ProtobufCheck checkProtobuf(QByteArrayView frame, const ProtobufTable &table);

//! True when \p bytes are a google.protobuf.Any on the wire, be its type_url good or not.
bool isProtobufAny(QByteArrayView bytes);
//! The type_url of an Any for which isProtobufAny() holds; of repeated ones the last.
QByteArrayView typeUrlOfAny(QByteArrayView any);

} // namespace WebPubSub
