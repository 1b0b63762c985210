#include "protocol/jsonwriter.h"

#include "protocol/jsonplain.h"

#include <QString>

#include <algorithm>
#include <charconv>

namespace WebPubSub {

namespace {

bool needsEscape(uchar character)
{
    return character < 0x20 || character == '"' || character == '\\';
}

} // namespace

JsonWriter &JsonWriter::number(quint64 value)
{
    char digits[20]; // 2^64-1 has 20 digits
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    m_out.append(digits, end - digits);
    return *this;
}

void JsonWriter::appendEscaped(uchar character)
{
    static constexpr char hex[] = "0123456789abcdef";
    switch (character) {
    case '"':
        m_out.append("\\\"");
        break;
    case '\\':
        m_out.append("\\\\");
        break;
    case '\n':
        m_out.append("\\n");
        break;
    case '\r':
        m_out.append("\\r");
        break;
    case '\t':
        m_out.append("\\t");
        break;
    default:
        m_out.append("\\u00").append(hex[character >> 4]).append(hex[character & 0xF]);
        break;
    }
}

JsonWriter &JsonWriter::string(QStringView text)
{
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80 && isPlainInJson(char(c.unicode())); };
    if (!std::all_of(text.begin(), text.end(), isPlain))
        return utf8String(text.toUtf8());
    // Names are nearly always plain ASCII: no temporary, one byte a character.
    const qsizetype start = m_out.size();
    m_out.resize(start + text.size() + 2);
    char *out = m_out.data() + start;
    *out++ = '"';
    for (const QChar c : text)
        *out++ = char(c.unicode());
    *out = '"';
    return *this;
}

JsonWriter &JsonWriter::utf8String(QByteArrayView text)
{
    const char *at = skipPlainInJson(text.begin(), text.end());
    if (at != text.end() && !QUtf8StringView(text.data(), text.size()).isValidUtf8())
        return utf8String(QString::fromUtf8(text).toUtf8());
    m_out.append('"').append(text.begin(), at - text.begin());
    while (at != text.end()) {
        if (needsEscape(uchar(*at)))
            appendEscaped(uchar(*at++));
        const char *stop = std::find_if(at, text.end(), [](char c) { return needsEscape(uchar(c)); });
        m_out.append(at, stop - at);
        at = stop;
    }
    m_out.append('"');
    return *this;
}

JsonWriter &JsonWriter::base64String(const QByteArray &bytes)
{
    return raw("\"").raw(bytes.toBase64()).raw("\"");
}

} // namespace WebPubSub
