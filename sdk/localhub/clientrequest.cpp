#include "localhub/clientrequest.h"

#include "protocol/names.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

Error badRequest(const QString &name, const QString &message, int status = 400)
{
    return {.kind = ErrorKind::Invalid, .name = name, .message = message, .httpStatus = status};
}

bool is(const QString &segment, QLatin1String name)
{
    return segment.compare(name, Qt::CaseInsensitive) == 0;
}

//! The hub as the URL names it, which may be empty; nothing when the path is no client path.
std::optional<QString> hubOf(const HttpRequest &request)
{
    const QStringList &path = request.segments;
    if (path.isEmpty() || !is(path[0], "client"_L1))
        return {};
    if (path.size() == 1 || (path.size() == 2 && path[1].isEmpty()))
        return request.queryValue(u"hub");
    if (path.size() == 3 && is(path[1], "hubs"_L1))
        return path[2];
    return {};
}

QString lastValue(const HttpRequest &request, QStringView name)
{
    const QStringList values = request.queryValues(name);
    return values.isEmpty() ? QString() : values.last();
}

} // namespace

Result<ClientRequest> readClientRequest(const HttpRequest &request)
{
    const auto hub = hubOf(request);
    if (!hub)
        return badRequest(u"NOT_FOUND"_s,
            u"There is nothing at this path. Clients connect to /client/hubs/{hub}, REST calls go to "
            u"/api/hubs/{hub}/."_s,
            404);
    if (const auto valid = validHubName(*hub); !valid)
        return badRequest(valid.error().name, valid.error().message);
    ClientRequest read{.hub = hub->toLower()};
    const QString connectionId = request.queryValue(u"awps_connection_id");
    if (!connectionId.isEmpty())
        read.recovery = {read.hub, connectionId, request.queryValue(u"awps_reconnection_token")};
    return read;
}

Result<SimpleMode> readSimpleMode(const HttpRequest &request)
{
    const QString mode = lastValue(request, u"webpubsub_mode");
    if (mode.isEmpty() || is(mode, "sendEvent"_L1))
        return SimpleMode{};
    if (!is(mode, "sendToGroup"_L1))
        return badRequest(u"CLIENT_MODE"_s, u"webpubsub_mode must be sendEvent or sendToGroup."_s);
    SimpleMode read{.group = lastValue(request, u"group")};
    if (const auto valid = validGroupName(read.group); !valid)
        return badRequest(u"CLIENT_MODE"_s,
            u"webpubsub_mode=sendToGroup needs the query parameter group. %1"_s.arg(valid.error().message));
    const QString noEcho = lastValue(request, u"noEcho");
    read.noEcho = is(noEcho, "true"_L1);
    if (!noEcho.isEmpty() && !read.noEcho && !is(noEcho, "false"_L1))
        return badRequest(u"CLIENT_MODE"_s, u"noEcho must be true or false."_s);
    return read;
}

} // namespace WebPubSub
