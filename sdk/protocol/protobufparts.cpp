#include "protocol/protobufparts.h"

#include "protocol/protobufvalidator.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

namespace WebPubSub::ProtobufParts {

namespace {

std::string toStd(QByteArrayView bytes)
{
    return std::string(bytes.data(), size_t(bytes.size()));
}

//! Texts come from REST and raw clients, too, and a string field must be UTF-8.
std::string validUtf8(const QByteArray &bytes)
{
    return QUtf8StringView(bytes).isValidUtf8() ? toStd(bytes) : utf8(QString::fromUtf8(bytes));
}

} // namespace

std::string utf8(const QString &text)
{
    return toStd(text.toUtf8());
}

void setPayload(azure::webpubsub::MessageData &data, const Payload &payload)
{
    switch (payload.type) {
    case DataType::Text:
        return data.set_text_data(validUtf8(payload.bytes));
    case DataType::Json:
        return data.set_json_data(payload.bytes.isEmpty() ? std::string("null") : validUtf8(payload.bytes));
    case DataType::Protobuf:
        if (isProtobufAny(payload.bytes))
            return data.set_protobuf_data(toStd(payload.bytes));
        [[fallthrough]];
    case DataType::Binary:
        return data.set_binary_data(toStd(payload.bytes));
    }
}

void setStrings(google::protobuf::Map<std::string, std::string> &map, const QMap<QString, QString> &strings)
{
    for (auto it = strings.begin(); it != strings.end(); ++it)
        map[utf8(it.key())] = utf8(it.value());
}

QByteArray serialized(const google::protobuf::MessageLite &message)
{
    QByteArray out(qsizetype(message.ByteSizeLong()), Qt::Uninitialized);
    google::protobuf::io::ArrayOutputStream array(out.data(), int(out.size()));
    google::protobuf::io::CodedOutputStream stream(&array);
    stream.SetSerializationDeterministic(true);
    message.SerializeWithCachedSizes(&stream);
    return out;
}

} // namespace WebPubSub::ProtobufParts
