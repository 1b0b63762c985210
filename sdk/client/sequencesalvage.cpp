#include "client/sequencesalvage.h"

#include <QByteArrayView>

#include <algorithm>

namespace WebPubSub {

namespace {

constexpr QByteArrayView key("\"sequenceId\"");

qsizetype skipSpace(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
        ++at;
    return at;
}

//! \returns the position after the string that starts at \p at, or the end of the text.
qsizetype skipString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return std::min(at + 1, text.size());
}

std::optional<quint64> digitsAt(QByteArrayView text, qsizetype at)
{
    at = skipSpace(text, at);
    if (at >= text.size() || text[at] != ':')
        return {};
    at = skipSpace(text, at + 1);
    qsizetype end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    const qsizetype next = skipSpace(text, end);
    if (next < text.size() && text[next] != ',' && text[next] != '}')
        return {}; // 7.5, 7e3, 7x
    bool ok = false;
    const quint64 id = text.sliced(at, end - at).toByteArray().toULongLong(&ok);
    return ok ? std::optional(id) : std::nullopt;
}

} // namespace

std::optional<quint64> salvageSequenceId(const QByteArray &frame)
{
    const QByteArrayView text(frame);
    int depth = 0;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            const qsizetype end = skipString(text, at);
            if (depth == 1 && text.sliced(at, end - at) == key) {
                if (const auto id = digitsAt(text, end))
                    return id;
            }
            at = end;
            continue;
        }
        if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        ++at;
    }
    return {};
}

} // namespace WebPubSub
