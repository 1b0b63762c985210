#include "protocol/jsonfields.h"

#include "protocol/jsonvalidator.h"

#include <simdjson.h>

#include <cstring>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;
namespace ondemand = simdjson::ondemand;

// In the order of JsonKey.
constexpr std::array<std::string_view, 19> keyNames = {
    "type",
    "group",
    "ackId",
    "noEcho",
    "dataType",
    "data",
    "ttlSeconds",
    "metadata",
    "stream",
    "event",
    "sequenceId",
    "from",
    "fromUserId",
    "success",
    "error",
    "userId",
    "connectionId",
    "reconnectionToken",
    "message",
};

// A rare large frame must not cost every connection its buffers for ever.
constexpr qsizetype smallestBuffer = 1024;
constexpr qsizetype largestKeptBuffer = 64 * 1024;

Error frameError(QLatin1String code, const QString &message)
{
    return Error{.kind = ErrorKind::Protocol, .name = code, .message = message};
}

Error surrogateError(const QString &where)
{
    return frameError("FRAME_UTF"_L1,
        u"%1 holds half of a surrogate pair (\\ud800 to \\udfff alone). Expected "
        "Unicode text. Write both halves, or send the bytes as binary."_s.arg(where));
}

int keyIndex(std::string_view name)
{
    for (size_t i = 0; i < keyNames.size(); ++i) {
        if (keyNames[i] == name)
            return int(i);
    }
    return -1;
}

std::string_view trimmed(std::string_view text)
{
    const size_t last = text.find_last_not_of(" \t\r\n");
    return text.substr(0, last + 1);
}

//! The exact text of an object or array. The frame is known to be valid JSON, so none of the calls can fail.
std::string_view nestedText(ondemand::value value, bool isObject)
{
    if (isObject)
        return value.get_object().value_unsafe().raw_json().value_unsafe();
    return value.get_array().value_unsafe().raw_json().value_unsafe();
}

//! False when a string is not Unicode text.
bool readValue(ondemand::value value, JsonField &field)
{
    field.text = {};
    field.raw = value.raw_json_token();
    switch (field.raw.front()) {
    case '"':
        field.kind = JsonField::String;
        field.raw = trimmed(field.raw);
        return value.get_string().get(field.text) == simdjson::SUCCESS;
    case '{':
    case '[':
        field.kind = field.raw.front() == '{' ? JsonField::Object : JsonField::Array;
        field.raw = trimmed(nestedText(value, field.kind == JsonField::Object));
        return true;
    case 't':
    case 'f':
        field.kind = JsonField::Bool;
        break;
    case 'n':
        field.kind = JsonField::Null;
        break;
    default:
        field.kind = JsonField::Number;
        break;
    }
    field.raw = trimmed(field.raw);
    return true;
}

Error faultError(const JsonFault &fault, QByteArrayView text)
{
    switch (fault.kind) {
    case JsonFault::Encoding:
        return frameError("FRAME_UTF"_L1, fault.description(text));
    case JsonFault::Depth:
        return frameError("FRAME_DEPTH"_L1,
            fault.description(text)
                + u" The limit is %1 levels, the frame itself included."_s.arg(maxJsonDepth));
    case JsonFault::Syntax:
        break;
    }
    return frameError("FRAME_JSON"_L1, fault.description(text));
}

} // namespace

QLatin1String jsonKeyName(JsonKey key)
{
    const std::string_view name = keyNames[size_t(key)];
    return QLatin1String(name.data(), qsizetype(name.size()));
}

QLatin1String JsonField::kindName() const
{
    switch (kind) {
    case Absent:
        return "nothing"_L1;
    case Null:
        return "null"_L1;
    case Bool:
        return "a boolean"_L1;
    case Number:
        return "a number"_L1;
    case String:
        return "a string"_L1;
    case Object:
        return "an object"_L1;
    case Array:
        return "an array"_L1;
    }
    Q_UNREACHABLE();
}

struct JsonFields::Parsers {
    ondemand::parser frame;
    ondemand::parser nested; // apart, because a parser's next text takes back the strings of the one before
};

JsonFields::JsonFields() = default;
JsonFields::~JsonFields() = default;

void JsonFields::fit(qsizetype bytes)
{
    const bool tooSmall = bytes > m_capacity;
    const bool tooLarge = m_capacity > largestKeptBuffer && bytes <= largestKeptBuffer;
    if (m_parsers && !tooSmall && !tooLarge)
        return;
    m_capacity = qMax(smallestBuffer, qsizetype(qNextPowerOfTwo(quint64(bytes) - (bytes > 0))));
    // make_unique zeroes it, so that the padding simdjson looks at is always initialised.
    m_buffer = std::make_unique<char[]>(size_t(m_capacity) + simdjson::SIMDJSON_PADDING);
    m_parsers = std::make_unique<Parsers>();
    // Room for all frames up to the buffer's size at once, instead of growing frame by frame.
    if (m_parsers->frame.allocate(size_t(m_capacity)) != simdjson::SUCCESS)
        qBadAlloc();
}

std::optional<Error> JsonFields::load(QByteArrayView text, qsizetype maxBytes)
{
    m_present = 0;
    if (text.size() > maxBytes)
        return frameError("FRAME_SIZE"_L1,
            u"The frame has %1 bytes. Expected at most %2. Send less at once."_s.arg(text.size())
                .arg(maxBytes));
    if (const auto fault = findJsonFault(text))
        return faultError(*fault, text);
    fit(text.size());
    m_size = text.size();
    std::memcpy(m_buffer.get(), text.data(), size_t(m_size));
    return {};
}

std::optional<Error> JsonFields::read(QByteArrayView frame, qsizetype maxBytes)
{
    if (auto error = load(frame, maxBytes))
        return error;
    return readMembers();
}

bool JsonFields::visitObject(QByteArrayView text, const MemberVisitor &visitor)
{
    if (load(text, text.size()))
        return false;
    JsonField whole;
    whole.raw = std::string_view(m_buffer.get(), size_t(m_size));
    return visitMembers(whole, visitor);
}

std::optional<Error> JsonFields::readMembers()
{
    ondemand::document document;
    ondemand::object object;
    if (m_parsers->frame
                .iterate(m_buffer.get(), size_t(m_size), size_t(m_capacity) + simdjson::SIMDJSON_PADDING)
                .get(document)
            != simdjson::SUCCESS
        || document.get_object().get(object) != simdjson::SUCCESS)
        return frameError(
            "FRAME_NOT_OBJECT"_L1, u"The frame is JSON but not an object. Expected {\"type\": …}."_s);
    for (auto member : object) {
        std::string_view name;
        if (member.unescaped_key().get(name) != simdjson::SUCCESS)
            return surrogateError(u"A member name"_s);
        const int index = keyIndex(name);
        if (index < 0)
            continue;
        JsonField &field = m_fields[size_t(index)];
        if (!readValue(member.value().value_unsafe(), field))
            return surrogateError(u"Field \"%1\""_s.arg(jsonKeyName(JsonKey(index))));
        m_present |= 1u << quint32(index);
    }
    return {};
}

bool JsonFields::visitMembers(const JsonField &object, const MemberVisitor &visitor)
{
    const auto offset = size_t(object.raw.data() - m_buffer.get());
    ondemand::document document;
    ondemand::object members;
    if (m_parsers->nested
                .iterate(object.raw.data(), object.raw.size(),
                    size_t(m_capacity) + simdjson::SIMDJSON_PADDING - offset)
                .get(document)
            != simdjson::SUCCESS
        || document.get_object().get(members) != simdjson::SUCCESS)
        return false;
    for (auto member : members) {
        std::string_view name;
        JsonField field;
        if (member.unescaped_key().get(name) != simdjson::SUCCESS
            || !readValue(member.value().value_unsafe(), field) || !visitor(name, field))
            return false;
    }
    return true;
}

} // namespace WebPubSub
