#include "protocol/jsonparts.h"

namespace WebPubSub::JsonParts {

void writeAckId(JsonWriter &out, std::optional<quint64> ackId)
{
    if (ackId)
        out.raw(",\"ackId\":").number(*ackId);
}

void writeSequenceId(JsonWriter &out, std::optional<quint64> sequenceId)
{
    if (sequenceId)
        out.raw(",\"sequenceId\":").number(*sequenceId);
}

void writePayload(JsonWriter &out, const Payload &payload)
{
    out.raw(",\"dataType\":\"").raw(dataTypeName(payload.type)).raw("\",\"data\":");
    switch (payload.type) {
    case DataType::Text:
        out.utf8String(payload.bytes);
        break;
    case DataType::Json:
        out.raw(payload.bytes.isEmpty() ? QByteArrayView("null") : QByteArrayView(payload.bytes));
        break;
    case DataType::Binary:
    case DataType::Protobuf:
        out.base64String(payload.bytes);
        break;
    }
}

void writeStrings(JsonWriter &out, QByteArrayView key, const QMap<QString, QString> &strings)
{
    out.raw(",\"").raw(key).raw("\":{");
    QByteArrayView separator = "";
    for (auto it = strings.begin(); it != strings.end(); ++it) {
        out.raw(separator).string(it.key()).raw(":").string(it.value());
        separator = ",";
    }
    out.raw("}");
}

void writeMetadata(JsonWriter &out, const Metadata &metadata)
{
    if (!metadata.isEmpty())
        writeStrings(out, "metadata", metadata);
}

qsizetype expectedBytes(const Payload &payload, qsizetype nameLength)
{
    const qsizetype size = payload.bytes.size();
    const bool isBase64 = payload.type == DataType::Binary || payload.type == DataType::Protobuf;
    return envelopeBytes + nameLength + (isBase64 ? (size + 2) / 3 * 4 : size + size / 16);
}

} // namespace WebPubSub::JsonParts
