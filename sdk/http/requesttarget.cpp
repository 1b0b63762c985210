#include "http/requesttarget.h"

#include <algorithm>

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

enum class Part { Path, Query };

//! Decoded once, or nothing when the text is not well-formed.
std::optional<QString> decoded(QByteArrayView text, Part part)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && part == Part::Query) {
            bytes += ' ';
        } else if (text[i] != '%') {
            bytes += text[i];
        } else {
            const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
            const int low = high < 0 ? -1 : hexValue(text[i + 2]);
            const char byte = char(high * 16 + low);
            if (low < 0 || byte == 0)
                return std::nullopt;
            if (byte == '/' && part == Part::Path)
                bytes += text.sliced(i, 3);
            else
                bytes += byte;
            i += 2;
        }
    }
    if (!bytes.isValidUtf8())
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

bool readPath(HttpRequest &request)
{
    if (request.path == "/" || request.path == "*")
        return true;
    for (const QByteArray &piece : request.path.sliced(1).split('/')) {
        const auto segment = decoded(piece, Part::Path);
        if (!segment || *segment == "."_L1 || *segment == ".."_L1)
            return false;
        request.segments.append(*segment);
    }
    return true;
}

bool readQuery(HttpRequest &request, const QByteArray &query)
{
    for (const QByteArray &item : query.split('&')) {
        if (item.isEmpty())
            continue;
        const qsizetype equals = item.indexOf('=');
        const auto name = decoded(equals < 0 ? item : item.first(equals), Part::Query);
        const auto value = decoded(equals < 0 ? QByteArray() : item.sliced(equals + 1), Part::Query);
        if (!name || !value)
            return false;
        request.query.append({*name, value->isNull() ? u""_s : *value});
    }
    return true;
}

//! "http://host/path" to "/path" and the authority; other forms are left alone.
void cutAuthority(QByteArray &target, QByteArray &authority)
{
    constexpr QByteArrayView scheme = "http://";
    if (target.first(std::min(target.size(), scheme.size())).compare(scheme, Qt::CaseInsensitive) != 0)
        return;
    const QByteArray rest = target.sliced(scheme.size());
    const auto end = std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?'; });
    authority = rest.first(end - rest.begin());
    target = rest.sliced(authority.size());
    if (!target.startsWith('/'))
        target.prepend('/');
}

} // namespace

std::optional<QString> readTarget(HttpRequest &request, QByteArray &authority)
{
    cutAuthority(request.target, authority);
    const QByteArray &target = request.target;
    const bool wholeServer = target == "*" && request.method == "OPTIONS";
    if (!target.startsWith('/') && !wholeServer)
        return u"the request target must begin with '/'"_s;
    const bool plain =
        std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
    if (!plain)
        return u"the request target must be printable ASCII without '#'; percent-encode the rest"_s;
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.first(mark);
    if (!readPath(request)) {
        return u"a path segment must be percent-encoded UTF-8 without %00, and neither '.' nor '..'; "
               "write '%' itself as %25"_s;
    }
    if (mark >= 0 && !readQuery(request, target.sliced(mark + 1)))
        return u"the query must be percent-encoded UTF-8 without %00; write '%' itself as %25"_s;
    return std::nullopt;
}

} // namespace WebPubSub
