#include "trace/traceformat.h"

#include "trace/tracefields.h"

#include <simdjson.h>

#include <charconv>

namespace WebPubSub {

namespace {

using namespace TraceFields;

// Above it, escapes could make the line six times as long; base64 is a third longer at most.
constexpr qsizetype maxTextPayloadBytes = 8 * 1024 * 1024;

void appendEscaped(QByteArray &out, QByteArrayView utf8)
{
    static constexpr char hex[] = "0123456789abcdef";
    qsizetype done = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto byte = quint8(utf8[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        out.append(utf8.data() + done, i - done);
        done = i + 1;
        switch (byte) {
        case '"':
            out.append("\\\"", 2);
            break;
        case '\\':
            out.append("\\\\", 2);
            break;
        case '\n':
            out.append("\\n", 2);
            break;
        case '\r':
            out.append("\\r", 2);
            break;
        case '\t':
            out.append("\\t", 2);
            break;
        default:
            out.append("\\u00", 4);
            out.append(hex[byte >> 4]);
            out.append(hex[byte & 15]);
        }
    }
    out.append(utf8.data() + done, utf8.size() - done);
}

void appendName(QByteArray &out, std::string_view name)
{
    out.append(out.endsWith('{') ? "\"" : ",\"");
    out.append(name.data(), qsizetype(name.size()));
    out.append("\":", 2);
}

void appendText(QByteArray &out, std::string_view name, QByteArrayView utf8)
{
    appendName(out, name);
    out.append('"');
    appendEscaped(out, utf8);
    out.append('"');
}

template <typename Number>
void appendNumber(QByteArray &out, std::string_view name, Number number)
{
    appendName(out, name);
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end - digits);
}

template <typename Enum, size_t Count>
void appendWord(
    QByteArray &out, std::string_view name, Enum value, const std::array<std::string_view, Count> &words)
{
    const std::string_view word = words[std::min(size_t(value), Count - 1)];
    appendText(out, name, QByteArrayView(word.data(), qsizetype(word.size())));
}

void appendPayload(QByteArray &out, const QByteArray &payload)
{
    if (payload.isEmpty())
        return;
    const QByteArray kept = payload.left(TraceFormat::maxPayloadBytes);
    if (kept.size() <= maxTextPayloadBytes
        && simdjson::validate_utf8(kept.constData(), size_t(kept.size()))) {
        appendText(out, "payload", kept);
        return;
    }
    appendText(out, "payloadEncoding", "base64");
    appendText(out, "payload", kept.toBase64());
}

Error headerError(const QString &name, const QString &message)
{
    return Error{.kind = ErrorKind::Invalid, .name = name, .message = message};
}

} // namespace

QByteArray TraceFormat::headerLine(qint64 createdUs)
{
    QByteArray out = "{";
    appendText(out, "format", "hubtrace");
    appendNumber(out, "version", version);
    appendNumber(out, "createdUs", createdUs);
    out.append("}\n", 2);
    return out;
}

Result<Done> TraceFormat::checkHeader(QByteArrayView line)
{
    if (line.isEmpty())
        return headerError(QStringLiteral("TR_EMPTY"),
            QStringLiteral("The file is empty; a trace starts with a header line. Nothing was saved in it."));
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    std::string_view format;
    const bool isOurs = parser.parse(line.data(), size_t(line.size())).get(root) == simdjson::SUCCESS
        && root["format"].get(format) == simdjson::SUCCESS && format == "hubtrace";
    int64_t found = 0;
    if (!isOurs || root["version"].get(found) != simdjson::SUCCESS || found < 1)
        return headerError(QStringLiteral("TR_FORMAT"),
            QStringLiteral("Line 1 is no trace header: {\"format\":\"hubtrace\",\"version\":%1} was "
                           "expected. Choose a *.hubtrace file.")
                .arg(version));
    if (found > version)
        return headerError(QStringLiteral("TR_VERSION"),
            QStringLiteral("The trace has format version %1, this program reads up to %2. Open it with "
                           "a newer Hubscope.")
                .arg(found)
                .arg(version));
    return Done();
}

void TraceFormat::appendLine(QByteArray &out, const TraceEntry &entry)
{
    out.append('{');
    appendNumber(out, "timeUs", entry.timeUs);
    appendWord(out, "source", entry.source, sources);
    appendWord(out, "direction", entry.direction, directions);
    if (entry.level != TraceLevel::Informational)
        appendWord(out, "level", entry.level, levels);
    for (const TextField &field : texts) {
        if (!(entry.*field.member).isEmpty())
            appendText(out, field.name, (entry.*field.member).toUtf8());
    }
    for (const IdField &field : ids) {
        if (entry.*field.member)
            appendNumber(out, field.name, *(entry.*field.member));
    }
    if (entry.durationUs >= 0)
        appendNumber(out, "durationUs", entry.durationUs);
    if (entry.bytes)
        appendNumber(out, "bytes", entry.bytes);
    appendPayload(out, entry.payload);
    out.append("}\n", 2);
}

void TraceFormat::appendLine(QByteArray &out, const Amendment &amendment)
{
    out.append('{');
    appendNumber(out, "amendsOffset", amendment.offset);
    appendText(out, "correlation", amendment.correlation.toUtf8());
    out.append("}\n", 2);
}

} // namespace WebPubSub
