#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QMetaType>

#include <optional>

namespace WebPubSub {

enum class DataType : quint8 { Text, Json, Binary, Protobuf };

/*!
    The content of a message: one shape for every send and every receive.

    \c bytes is UTF-8 for Text, the JSON text for Json (any value: client-protocol.md section 3.1), raw bytes for
    Binary, and a serialized google.protobuf.Any for Protobuf. Never base64: that is the JSON codec's business.
*/
struct Payload {
    DataType type = DataType::Text;
    QByteArray bytes = {};

    static Payload text(const QString &text);
    static Payload json(const QJsonValue &value);
    //! \p text must be valid JSON; see validJson().
    static Payload jsonText(const QByteArray &text);
    static Payload binary(const QByteArray &bytes);

    friend bool operator==(const Payload &, const Payload &) = default;
};

//! "text", "json", "binary", "protobuf": the protocol's own words.
QLatin1String dataTypeName(DataType type);
std::optional<DataType> dataTypeFromName(QByteArrayView name);

//! Done when \p text is one JSON value that fits into a frame; otherwise, of kind Invalid, FRAME_JSON with line,
//! column, what was expected and what to do, or FRAME_DEPTH beyond 63 levels.
Result<Done> validJson(const QByteArray &text);

} // namespace WebPubSub

Q_DECLARE_METATYPE(WebPubSub::Payload)
