#include "trace/traceformat.h"

#include "trace/tracefields.h"

#include <simdjson.h>

#include <algorithm>

namespace WebPubSub {

using namespace TraceFields;
using simdjson::dom::element;

namespace {

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

template <typename Number>
void readNumber(const element &value, Number &into)
{
    Number number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        into = number;
}

void readString(const element &value, std::string_view &into)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        into = text;
}

template <typename Enum, size_t Count>
void readWord(const element &value, const std::array<std::string_view, Count> &words, Enum &into)
{
    std::string_view word;
    readString(value, word);
    const auto found = std::find(words.begin(), words.end(), word);
    if (found != words.end())
        into = Enum(found - words.begin());
}

// An int64_t is not a qint64 for the type system: long against long long.
void readSigned(const element &value, qint64 &into)
{
    int64_t number = into;
    readNumber(value, number);
    into = number;
}

bool readText(TraceEntry &entry, std::string_view name, const element &value)
{
    const auto field =
        std::find_if(texts.begin(), texts.end(), [&](const TextField &f) { return f.name == name; });
    if (field == texts.end())
        return false;
    std::string_view text;
    readString(value, text);
    entry.*(field->member) = toQString(text);
    return true;
}

bool readId(TraceEntry &entry, std::string_view name, const element &value)
{
    const auto field = std::find_if(ids.begin(), ids.end(), [&](const IdField &f) { return f.name == name; });
    if (field == ids.end())
        return false;
    uint64_t id = 0;
    if (value.get(id) == simdjson::SUCCESS)
        entry.*(field->member) = id;
    return true;
}

} // namespace

class TraceLineParser::Private {
public:
    void readField(std::string_view name, const element &value);
    void readSpecial(std::string_view name, const element &value);
    TraceEntry takeEntry();

    simdjson::dom::parser parser{size_t(TraceFormat::maxLineBytes)};
    TraceEntry entry;
    std::string_view payload;
    bool isBase64 = false;
    std::optional<qint64> amends;
};

void TraceLineParser::Private::readField(std::string_view name, const element &value)
{
    if (!readText(entry, name, value) && !readId(entry, name, value))
        readSpecial(name, value);
}

void TraceLineParser::Private::readSpecial(std::string_view name, const element &value)
{
    if (name == "timeUs")
        readSigned(value, entry.timeUs);
    else if (name == "source")
        readWord(value, sources, entry.source);
    else if (name == "direction")
        readWord(value, directions, entry.direction);
    else if (name == "level")
        readWord(value, levels, entry.level);
    else if (name == "durationUs")
        readSigned(value, entry.durationUs);
    else if (name == "bytes")
        readSigned(value, entry.bytes);
    else if (name == "payload")
        readString(value, payload);
    else if (name == "payloadEncoding") {
        std::string_view encoding;
        readString(value, encoding);
        isBase64 = encoding == "base64";
    } else if (name == "amendsOffset") {
        qint64 offset = -1;
        readSigned(value, offset);
        amends = offset;
    }
}

TraceEntry TraceLineParser::Private::takeEntry()
{
    const QByteArray bytes(payload.data(), qsizetype(payload.size()));
    entry.payload = isBase64 ? QByteArray::fromBase64(bytes) : bytes;
    return std::move(entry);
}

TraceLineParser::TraceLineParser()
    : d(std::make_unique<Private>())
{
}

TraceLineParser::~TraceLineParser() = default;

std::optional<TraceLineParser::Line> TraceLineParser::parse(QByteArrayView line)
{
    d->entry = {};
    d->payload = {};
    d->isBase64 = false;
    d->amends.reset();
    simdjson::dom::object object;
    // The parser pads a copy of its own: lines come from files, which nobody pads.
    if (line.isEmpty() || d->parser.parse(line.data(), size_t(line.size())).get(object) != simdjson::SUCCESS)
        return std::nullopt;
    for (const auto field : object)
        d->readField(field.key, field.value);
    if (d->amends)
        return TraceFormat::Amendment{.offset = *d->amends, .correlation = d->entry.correlation};
    return d->takeEntry();
}

} // namespace WebPubSub
