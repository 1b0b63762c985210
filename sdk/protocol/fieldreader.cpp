#include "protocol/fieldreader.h"

#include "core/base64.h"
#include "protocol/metadata.h"

#include <charconv>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QByteArray toBytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

//! Straight from the digits: an id that went through double would be another id above 2^53.
template <typename Integer>
std::optional<Integer> parseNumber(std::string_view number)
{
    Integer value = 0;
    const char *end = number.data() + number.size();
    const auto [rest, error] = std::from_chars(number.data(), end, value);
    if (error != std::errc() || rest != end)
        return {};
    return value;
}

} // namespace

void FieldReader::fail(QLatin1String code, QLatin1String path, const QString &expected, const QString &found)
{
    if (m_error)
        return;
    m_error = Error{.kind = ErrorKind::Protocol,
        .name = code,
        .message = u"Field \"%1\": expected %2 but found %3."_s.arg(path, expected, found)};
}

void FieldReader::fail(QLatin1String code, JsonKey key, const QString &expected, const QString &found)
{
    fail(code, jsonKeyName(key), expected, found.isEmpty() ? QString(field(key).kindName()) : found);
}

QString FieldReader::requiredString(const JsonField &value, QLatin1String path)
{
    if (value.kind != JsonField::String)
        fail("FRAME_FIELD"_L1, path, u"a string"_s, value.kindName());
    return toQString(value.text);
}

QString FieldReader::optionalString(const JsonField &value, QLatin1String path)
{
    return value.kind == JsonField::Absent || value.kind == JsonField::Null ? QString()
                                                                            : requiredString(value, path);
}

QString FieldReader::requiredWord(const JsonField &value, QLatin1String path)
{
    if (value.kind == JsonField::String && value.text.empty())
        fail("FRAME_FIELD"_L1, path, u"a string of at least one character"_s, u"an empty one"_s);
    return requiredString(value, path);
}

bool FieldReader::requiredBool(const JsonField &value, QLatin1String path)
{
    if (value.kind != JsonField::Bool)
        fail("FRAME_FIELD"_L1, path, u"true or false, without quotes"_s, value.kindName());
    return value.raw == "true";
}

bool FieldReader::requiredBool(JsonKey key)
{
    return requiredBool(field(key), jsonKeyName(key));
}

bool FieldReader::optionalBool(JsonKey key)
{
    return has(key) && requiredBool(key);
}

quint64 FieldReader::requiredId(
    const JsonField &value, QLatin1String path, QLatin1String code, quint64 smallest)
{
    const bool isNumber = value.kind == JsonField::Number;
    const auto id = isNumber ? parseNumber<quint64>(value.raw) : std::nullopt;
    if (id && *id >= smallest)
        return *id;
    fail(code, path, u"a whole number from %1 to 18446744073709551615, without quotes"_s.arg(smallest),
        isNumber ? u"a number that is negative, fractional or out of range"_s : QString(value.kindName()));
    return 0;
}

quint64 FieldReader::requiredId(JsonKey key, QLatin1String code, quint64 smallest)
{
    return requiredId(field(key), jsonKeyName(key), code, smallest);
}

std::optional<quint64> FieldReader::optionalId(JsonKey key, QLatin1String code, quint64 smallest)
{
    const JsonField &value = field(key);
    if (value.kind == JsonField::Absent || value.kind == JsonField::Null)
        return {};
    return requiredId(key, code, smallest);
}

qint64 FieldReader::requiredTime(const JsonField &value, QLatin1String path)
{
    const auto time = value.kind == JsonField::Number ? parseNumber<qint64>(value.raw) : std::nullopt;
    if (!time)
        fail("FRAME_FIELD"_L1, path, u"milliseconds since 1970 as a whole number"_s,
            value.kind == JsonField::Number ? u"a number that is fractional or out of range"_s
                                            : QString(value.kindName()));
    return time.value_or(0);
}

void FieldReader::visitMembers(
    const JsonField &object, QLatin1String path, const JsonFields::MemberVisitor &visitor)
{
    if (!m_fields.visitMembers(object, visitor))
        fail("FRAME_UTF"_L1, path, u"Unicode text"_s, u"half of a surrogate pair"_s);
}

void FieldReader::visitElements(
    const JsonField &array, QLatin1String path, const JsonFields::ElementVisitor &visitor)
{
    if (!m_fields.visitElements(array, visitor))
        fail("FRAME_UTF"_L1, path, u"Unicode text"_s, u"half of a surrogate pair"_s);
}

QString FieldReader::name(JsonKey key, Result<Done> (*rule)(const QString &))
{
    const QString name = requiredString(key);
    if (const auto valid = rule(name); !m_error && !valid)
        m_error =
            Error{.kind = ErrorKind::Protocol, .name = valid.error().name, .message = valid.error().message};
    return name;
}

std::optional<int> FieldReader::ttlSeconds()
{
    constexpr quint64 longest = 300;
    const auto seconds = optionalId(JsonKey::TtlSeconds, "FRAME_FIELD"_L1);
    if (!seconds)
        return {};
    if (*seconds > longest)
        fail("FRAME_FIELD"_L1, JsonKey::TtlSeconds, u"0 to 300 seconds"_s, u"a larger number"_s);
    return int(qMin(*seconds, longest));
}

std::optional<DataType> FieldReader::dataType()
{
    const JsonField &value = field(JsonKey::DataType);
    if (value.kind == JsonField::Absent && m_direction == Direction::Up)
        return DataType::Json; // the upstream default, section 3.1
    const auto type = value.kind == JsonField::String
        ? dataTypeFromName(QByteArrayView(value.text.data(), qsizetype(value.text.size())))
        : std::nullopt;
    if (!type)
        fail("FRAME_FIELD"_L1, JsonKey::DataType, u"\"json\", \"text\", \"binary\" or \"protobuf\""_s,
            value.kind == JsonField::String ? u"another word"_s : QString());
    return type;
}

Payload FieldReader::payload()
{
    const auto type = dataType();
    const JsonField &data = field(JsonKey::Data);
    if (!type)
        return {};
    if (data.kind == JsonField::Absent && m_direction == Direction::Up && has(JsonKey::Metadata))
        return {}; // a message of metadata only is an empty text
    const bool isMissing = data.kind == JsonField::Absent;
    const bool isUp = m_direction == Direction::Up;
    const bool isRefusedNull = data.kind == JsonField::Null && isUp;
    if (*type == DataType::Json) {
        if (isMissing || isRefusedNull)
            fail(
                "FRAME_DATA"_L1, JsonKey::Data, isUp ? u"a JSON value other than null"_s : u"a JSON value"_s);
        return {DataType::Json, toBytes(data.raw)};
    }
    if (data.kind != JsonField::String) {
        fail("FRAME_DATA"_L1, JsonKey::Data, u"a string, as dataType is \"%1\","_s.arg(dataTypeName(*type)));
        return {};
    }
    return {*type, *type == DataType::Text ? toBytes(data.text) : fromBase64(data.text)};
}

std::optional<Payload> FieldReader::optionalPayload()
{
    const auto isNone = [this](JsonKey key) {
        return !has(key) || (!isUp() && field(key).kind == JsonField::Null);
    };
    if (isNone(JsonKey::DataType) && isNone(JsonKey::Data))
        return {};
    if (!has(JsonKey::Data)) // even with metadata: only sends have an empty text for that
        fail("FRAME_DATA"_L1, JsonKey::Data, u"a value, as there is a dataType,"_s);
    return payload();
}

QByteArray FieldReader::fromBase64(std::string_view text)
{
    auto bytes = fromStrictBase64(QByteArrayView(text.data(), qsizetype(text.size())));
    if (!bytes)
        fail("FRAME_BASE64"_L1, JsonKey::Data, u"base64 in the standard alphabet with '=' padding"_s,
            u"other characters, or a length that is no multiple of 4"_s);
    return bytes.value_or(QByteArray());
}

Metadata FieldReader::metadata()
{
    Metadata metadata;
    const JsonField &object = field(JsonKey::Metadata);
    const bool isUp = m_direction == Direction::Up;
    if (object.kind == JsonField::Absent || (!isUp && object.kind == JsonField::Null))
        return metadata;
    if (object.kind != JsonField::Object) {
        fail("FRAME_FIELD"_L1, JsonKey::Metadata, u"an object of strings"_s);
        return metadata;
    }
    qsizetype total = 0;
    const auto visit = [&](std::string_view name, const JsonField &value) {
        const QString key = toQString(name);
        QString fault;
        if (value.kind != JsonField::String)
            fault = u"%1 as a value"_s.arg(value.kindName());
        else if (isUp && metadata.contains(key))
            fault = u"a key that comes twice"_s;
        else if (isUp)
            fault = faultOfMetadata(QByteArrayView(name.data(), qsizetype(name.size())),
                QByteArrayView(value.text.data(), qsizetype(value.text.size())));
        total += qsizetype(name.size() + value.text.size());
        if (fault.isEmpty() && isUp && total > maxMetadataBytes)
            fault = u"more than %1 bytes in all"_s.arg(maxMetadataBytes);
        if (!fault.isEmpty())
            fail("FRAME_FIELD"_L1, JsonKey::Metadata, u"an object of short strings"_s, fault);
        metadata.insert(key, toQString(value.text));
        return fault.isEmpty();
    };
    visitMembers(object, jsonKeyName(JsonKey::Metadata), visit);
    return metadata;
}

} // namespace WebPubSub
