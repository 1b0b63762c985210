#pragma once

#include "core/result.h"
#include "protocol/frames.h"

#include <QByteArrayView>

//! The limits of client-protocol.md section 3.8.
namespace WebPubSub {

inline constexpr int maxMetadataKeyLength = 256;
inline constexpr int maxMetadataValueLength = 1024;
inline constexpr int maxMetadataBytes = 8192; //!< all keys and values together

//! What is wrong with one entry, or nothing: a key is an HTTP token (it becomes a header's name upstream), a
//! value printable ASCII.
QString faultOfMetadata(QByteArrayView key, QByteArrayView value);

//! METADATA when an entry is wrong or all together are too large.
Result<Done> validMetadata(const Metadata &metadata);

} // namespace WebPubSub
