#include "protocol/protobufreader.h"

#include "protocol/metadata.h"
#include "protocol/protobufvalidator.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;
using azure::webpubsub::MessageData;

//! Something, a slash and a name: "type.googleapis.com/chat.Hello".
bool isTypeUrl(QByteArrayView url)
{
    const qsizetype slash = url.lastIndexOf('/');
    return slash >= 0 && slash + 1 < url.size();
}

} // namespace

void ProtobufReader::fail(const Error &error)
{
    if (!m_error)
        m_error = Error{.kind = ErrorKind::Protocol, .name = error.name, .message = error.message};
}

void ProtobufReader::fail(
    QLatin1String code, QLatin1String field, QLatin1String expected, QLatin1String found)
{
    fail({.name = code, .message = u"Field \"%1\": expected %2 but found %3."_s.arg(field, expected, found)});
}

QString ProtobufReader::string(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString ProtobufReader::word(const std::string &text, QLatin1String field)
{
    if (text.empty())
        fail("FRAME_FIELD"_L1, field, "a string of at least one character"_L1, "none"_L1);
    return string(text);
}

QString ProtobufReader::name(const std::string &text, Result<Done> (*rule)(const QString &))
{
    const QString name = string(text);
    if (const auto valid = rule(name); !valid)
        fail(valid.error());
    return name;
}

quint64 ProtobufReader::sequenceId(quint64 id, QLatin1String field)
{
    if (id == 0)
        fail("FRAME_SEQ"_L1, field, "a number from 1"_L1, "0"_L1);
    return id;
}

Payload ProtobufReader::payload(const MessageData &data)
{
    const auto view = [](const std::string &value) {
        return QByteArrayView(value.data(), qsizetype(value.size()));
    };
    switch (data.data_case()) {
    case MessageData::kTextData:
        return payload(MessageData::kTextData, view(data.text_data()));
    case MessageData::kBinaryData:
        return payload(MessageData::kBinaryData, view(data.binary_data()));
    case MessageData::kProtobufData:
        return payload(MessageData::kProtobufData, view(data.protobuf_data()));
    case MessageData::kJsonData:
        return payload(MessageData::kJsonData, view(data.json_data()));
    case MessageData::DATA_NOT_SET:
        break;
    }
    return payload(MessageData::DATA_NOT_SET, {});
}

//! The one place that decides what the four kinds of data are (client-protocol.md section 3.9 and item 37 of
//! section 10): a text stays a text, as nothing in the frame tells one that holds JSON from one that looks
//! so.
Payload ProtobufReader::payload(int field, QByteArrayView value)
{
    switch (field) {
    case MessageData::kTextData:
        return {DataType::Text, value.toByteArray()};
    case MessageData::kBinaryData:
        return {DataType::Binary, value.toByteArray()};
    case MessageData::kProtobufData:
        return any(value.toByteArray());
    case MessageData::kJsonData:
        return json(value.toByteArray());
    default:
        break;
    }
    fail(
        "PB_EMPTY"_L1, "data"_L1, "text_data, binary_data, protobuf_data or json_data"_L1, "none of them"_L1);
    return {};
}

Payload ProtobufReader::json(const QByteArray &text)
{
    if (const auto valid = validJson(text); !valid)
        fail({.name = valid.error().name, .message = u"Field \"json_data\": "_s + valid.error().message});
    else if (m_direction == Direction::Up && text.trimmed() == "null")
        fail("FRAME_DATA"_L1, "json_data"_L1, "a JSON value other than null"_L1, "null"_L1);
    return {DataType::Json, text};
}

//! That it is an Any on the wire was checked with the frame.
Payload ProtobufReader::any(const QByteArray &bytes)
{
    if (m_direction == Direction::Up && !isTypeUrl(typeUrlOfAny(bytes)))
        fail("PB_ANY"_L1, "protobuf_data.type_url"_L1,
            "a URL that ends in a slash and a message's full name"_L1, "something else"_L1);
    return {DataType::Protobuf, bytes};
}

QMap<QString, QString> ProtobufReader::strings(const Strings &strings)
{
    QMap<QString, QString> found;
    for (const auto &[key, value] : strings)
        found.insert(string(key), string(value));
    return found;
}

Metadata ProtobufReader::metadata(const Strings &entries)
{
    if (entries.empty())
        return {};
    const Metadata metadata = strings(entries);
    if (m_direction == Direction::Down)
        return metadata;
    if (const auto valid = validMetadata(metadata); !valid)
        fail({.name = u"FRAME_FIELD"_s,
            .message = u"Field \"metadata\": expected a map of short strings. "_s + valid.error().message});
    return metadata;
}

} // namespace WebPubSub
