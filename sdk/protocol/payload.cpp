#include "protocol/payload.h"

#include "protocol/jsonvalidator.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace WebPubSub {

Payload Payload::text(const QString &text)
{
    return {DataType::Text, text.toUtf8()};
}

Payload Payload::json(const QJsonValue &value)
{
    // A document holds arrays and objects only, so any value travels inside an array whose brackets are cut
    // off.
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return {DataType::Json, array.mid(1, array.size() - 2)};
}

Payload Payload::jsonText(const QByteArray &text)
{
    return {DataType::Json, text};
}

Payload Payload::binary(const QByteArray &bytes)
{
    return {DataType::Binary, bytes};
}

QLatin1String dataTypeName(DataType type)
{
    switch (type) {
    case DataType::Text:
        return QLatin1String("text");
    case DataType::Json:
        return QLatin1String("json");
    case DataType::Binary:
        return QLatin1String("binary");
    case DataType::Protobuf:
        return QLatin1String("protobuf");
    }
    Q_UNREACHABLE();
}

std::optional<DataType> dataTypeFromName(QByteArrayView name)
{
    for (const DataType type : {DataType::Text, DataType::Json, DataType::Binary, DataType::Protobuf}) {
        if (name == QByteArrayView(dataTypeName(type)))
            return type;
    }
    return {};
}

Result<Done> validJson(const QByteArray &text)
{
    const auto fault = findJsonFault(text, maxJsonDepth - 1);
    if (!fault)
        return Done{};
    const auto code =
        fault->kind == JsonFault::Depth ? QStringLiteral("FRAME_DEPTH") : QStringLiteral("FRAME_JSON");
    return Error{.kind = ErrorKind::Invalid, .name = code, .message = fault->description(text)};
}

} // namespace WebPubSub
