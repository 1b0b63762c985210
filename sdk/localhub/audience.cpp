#include "localhub/audience.h"

#include <QUrl>

#include <optional>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

struct AudienceParts {
    QString scheme = {};
    QString authority = {};
    QString path = {}; //!< with its leading slash, as given
    QString query = {}; //!< without '?'
};

// Not QUrl: it would normalise what has to be compared as it was written.
std::optional<AudienceParts> split(const QString &audience)
{
    const qsizetype schemeEnd = audience.indexOf("://"_L1);
    if (schemeEnd < 0)
        return {};
    AudienceParts parts{.scheme = audience.first(schemeEnd).toLower()};
    const qsizetype from = schemeEnd + 3;
    const qsizetype queryAt = audience.indexOf(u'?', from);
    const qsizetype end = queryAt < 0 ? audience.size() : queryAt;
    const qsizetype pathAt = audience.indexOf(u'/', from);
    const qsizetype authorityEnd = pathAt < 0 || pathAt > end ? end : pathAt;
    parts.authority = audience.sliced(from, authorityEnd - from);
    parts.path = audience.sliced(authorityEnd, end - authorityEnd);
    if (queryAt >= 0)
        parts.query = audience.sliced(queryAt + 1);
    return parts;
}

//! Host and port with the loopback names made one and a scheme's own port left out.
QString normalAuthority(const QString &authority, const QString &scheme)
{
    QString host = authority.toLower();
    QString port;
    if (const qsizetype colon = host.lastIndexOf(u':'); colon > host.lastIndexOf(u']')) {
        port = host.sliced(colon);
        host.truncate(colon);
    }
    if (host == "127.0.0.1"_L1 || host == "[::1]"_L1)
        host = u"localhost"_s;
    const bool secure = scheme == "https"_L1 || scheme == "wss"_L1;
    return port == (secure ? ":443"_L1 : ":80"_L1) ? host : host + port;
}

bool isOwnAuthority(const AudienceParts &audience, const HttpRequest &request)
{
    const QString host = QString::fromLatin1(request.header("Host"));
    return normalAuthority(audience.authority, audience.scheme) == normalAuthority(host, u"http"_s);
}

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

bool sameText(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

//! \p path, \p path with one slash more, or something below it.
bool covers(const QString &audience, const QString &path)
{
    return sameText(audience, path) || audience.startsWith(path + u'/', Qt::CaseInsensitive);
}

} // namespace

bool isClientAudience(const QString &audience, const HttpRequest &request, const QString &hub)
{
    const auto parts = split(audience);
    if (!parts || (parts->scheme != "http"_L1 && parts->scheme != "https"_L1)
        || !isOwnAuthority(*parts, request))
        return false;
    if (parts->query.isEmpty())
        return sameText(decoded(parts->path), u"/client/hubs/"_s + hub);
    return (sameText(parts->path, u"/client/"_s) || sameText(parts->path, u"/client"_s))
        && sameText(decoded(parts->query), u"hub="_s + hub);
}

bool isRestAudience(const QString &audience, const HttpRequest &request)
{
    const auto parts = split(audience);
    static const QStringList schemes{u"http"_s, u"https"_s, u"ws"_s, u"wss"_s};
    if (!parts || !schemes.contains(parts->scheme) || !isOwnAuthority(*parts, request))
        return false;
    const QString path = QString::fromLatin1(request.path);
    return covers(parts->path, path) || covers(decoded(parts->path), decoded(path));
}

} // namespace WebPubSub
