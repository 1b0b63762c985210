#include "protocol/jsonfields.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;
namespace ondemand = simdjson::ondemand;

// In the order of JsonKey.
constexpr std::array<std::string_view, 27> keyNames = {
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
    "invocationId",
    "target",
    "streamId",
    "streamSequenceId",
    "expectedSequenceId",
    "name",
    "state",
    "items",
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

JsonField::Kind kindOf(char first)
{
    switch (first) {
    case '"':
        return JsonField::String;
    case '{':
        return JsonField::Object;
    case '[':
        return JsonField::Array;
    case 't':
    case 'f':
        return JsonField::Bool;
    case 'n':
        return JsonField::Null;
    default:
        return JsonField::Number;
    }
}

void setPlain(JsonField &field, const JsonMember &member)
{
    field.kind = kindOf(member.value.front());
    field.raw = member.value;
    field.text = field.kind == JsonField::String ? member.value.substr(1, member.value.size() - 2)
                                                 : std::string_view();
}

bool arePlain(const std::vector<JsonMember> &members)
{
    return std::all_of(
        members.begin(), members.end(), [](const JsonMember &member) { return member.isPlain; });
}

//! False when a string is not Unicode text.
bool readValue(ondemand::value value, JsonField &field)
{
    field.text = {};
    field.raw = value.raw_json_token();
    field.kind = kindOf(field.raw.front());
    if (field.kind == JsonField::Object || field.kind == JsonField::Array)
        field.raw = nestedText(value, field.kind == JsonField::Object);
    field.raw = trimmed(field.raw);
    return field.kind != JsonField::String || value.get_string().get(field.text) == simdjson::SUCCESS;
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

struct JsonFields::Parser {
    ondemand::parser parser;
};

//! One object or array of a frame, read apart from it: the frame's own strings must stay.
struct JsonFields::Nested {
    explicit Nested(std::string_view source)
        : original(source)
        , text(source)
    {
    }

    //! False when a string is not Unicode text.
    bool read(ondemand::value value, JsonField &field)
    {
        const bool isText = readValue(value, field);
        field.raw = original.substr(size_t(field.raw.data() - text.data()), field.raw.size());
        return isText;
    }
    bool visit(ondemand::object &members, const MemberVisitor &visitor);
    bool visit(ondemand::array &elements, const ElementVisitor &visitor);

    const std::string_view original;
    const simdjson::padded_string text;
    ondemand::parser parser;
};

JsonFields::JsonFields() = default;
JsonFields::~JsonFields() = default;

void JsonFields::fit(qsizetype bytes)
{
    const bool tooSmall = bytes > m_capacity;
    const bool tooLarge = m_capacity > largestKeptBuffer && bytes <= largestKeptBuffer;
    if (m_parser && !tooSmall && !tooLarge)
        return;
    m_capacity = qMax(smallestBuffer, qsizetype(qNextPowerOfTwo(quint64(bytes) - (bytes > 0))));
    // make_unique zeroes it, so that the padding simdjson looks at is always initialised.
    m_buffer = std::make_unique<char[]>(size_t(m_capacity) + simdjson::SIMDJSON_PADDING);
    m_parser = std::make_unique<Parser>();
    // Room for all frames up to the buffer's size at once, instead of growing frame by frame.
    if (m_parser->parser.allocate(size_t(m_capacity)) != simdjson::SUCCESS)
        qBadAlloc();
}

void JsonFields::load(QByteArrayView text)
{
    fit(text.size());
    m_size = text.size();
    std::memcpy(m_buffer.get(), text.data(), size_t(m_size));
}

std::optional<Error> JsonFields::read(QByteArrayView frame, qsizetype maxBytes)
{
    m_present = 0;
    m_members.clear();
    if (frame.size() > maxBytes)
        return frameError("FRAME_SIZE"_L1,
            u"The frame has %1 bytes. Expected at most %2. Send less at once."_s.arg(frame.size())
                .arg(maxBytes));
    if (const auto fault = findJsonFault(frame, maxJsonDepth, &m_members))
        return faultError(*fault, frame);
    if (m_members.empty() || !arePlain(m_members))
        return readEscaped(frame);
    for (const JsonMember &member : m_members) {
        const int index = keyIndex(member.name);
        if (index < 0)
            continue;
        setPlain(m_fields[size_t(index)], member);
        m_present |= KeySet(1) << index;
    }
    return {};
}

//! Empty objects and what is no object at all come here, too.
std::optional<Error> JsonFields::readEscaped(QByteArrayView frame)
{
    load(frame);
    ondemand::document document;
    ondemand::object object;
    if (m_parser->parser
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
        m_present |= KeySet(1) << index;
    }
    return {};
}

bool JsonFields::visitMembers(const JsonField &object, const MemberVisitor &visitor)
{
    return visitObject(QByteArrayView(object.raw.data(), qsizetype(object.raw.size())), visitor);
}

bool JsonFields::visitObject(QByteArrayView text, const MemberVisitor &visitor)
{
    std::vector<JsonMember> members;
    if (findJsonFault(text, maxJsonDepth, &members))
        return false;
    if (members.empty() || !arePlain(members))
        return visitEscaped<ondemand::object>({text.data(), size_t(text.size())}, visitor);
    for (const JsonMember &member : members) {
        JsonField field;
        setPlain(field, member);
        if (!visitor(member.name, field))
            return false;
    }
    return true;
}

bool JsonFields::visitElements(const JsonField &array, const ElementVisitor &visitor)
{
    return visitEscaped<ondemand::array>(array.raw, visitor);
}

template <typename Container, typename Visitor>
bool JsonFields::visitEscaped(std::string_view text, const Visitor &visitor)
{
    auto nested = std::make_unique<Nested>(text);
    ondemand::document document;
    Container container;
    const bool isComplete = nested->parser.iterate(nested->text).get(document) == simdjson::SUCCESS
        && document.get(container) == simdjson::SUCCESS && nested->visit(container, visitor);
    m_nested = std::move(nested); // only now: the visitor may have visited further
    return isComplete;
}

bool JsonFields::Nested::visit(ondemand::object &members, const MemberVisitor &visitor)
{
    for (auto member : members) {
        std::string_view name;
        JsonField field;
        if (member.unescaped_key().get(name) != simdjson::SUCCESS
            || !read(member.value().value_unsafe(), field) || !visitor(name, field))
            return false;
    }
    return true;
}

bool JsonFields::Nested::visit(ondemand::array &elements, const ElementVisitor &visitor)
{
    for (auto element : elements) {
        JsonField field;
        if (!read(element.value_unsafe(), field) || !visitor(field))
            return false;
    }
    return true;
}

} // namespace WebPubSub
