#include "localhub/restroutes.h"

#include "core/correlation.h"
#include "core/redact.h"
#include "localhub/httperror.h"
#include "protocol/names.h"

#include <QUrl>
#include <QUuid>

#include <array>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array supportedVersions{"2021-10-01", "2022-11-01", "2023-07-01", "2024-01-01", "2024-12-01"};

QByteArray supportedVersionsText()
{
    QByteArray text;
    for (const char *version : supportedVersions)
        text += text.isEmpty() ? QByteArray(version) : QByteArray(", ") + version;
    return text;
}

struct Route {
    const char *method;
    const char *path; //!< below /api/hubs/{hub}/; braces hold a name
    HttpResponse (RestOperations::*operation)(const RestCall &);
};

// The numbers are those of service-protocol.md section 2.2.
constexpr std::array routes{
    Route{"POST", ":send", &RestOperations::sendToAll}, // 2
    Route{"POST", "connections/{c}/:send", &RestOperations::sendToConnection}, // 3
    Route{"POST", "users/{u}/:send", &RestOperations::sendToUser}, // 4
    Route{"POST", "groups/{g}/:send", &RestOperations::sendToGroup}, // 5
    Route{"HEAD", "connections/{c}", &RestOperations::connectionExists}, // 6
    Route{"HEAD", "users/{u}", &RestOperations::userExists}, // 7
    Route{"HEAD", "groups/{g}", &RestOperations::groupExists}, // 8
    Route{"DELETE", "connections/{c}", &RestOperations::closeConnection}, // 9
    Route{"POST", ":closeConnections", &RestOperations::closeAllConnections}, // 10
    Route{"POST", "users/{u}/:closeConnections", &RestOperations::closeUserConnections}, // 11
    Route{"POST", "groups/{g}/:closeConnections", &RestOperations::closeGroupConnections}, // 12
    Route{"PUT", "groups/{g}/connections/{c}", &RestOperations::addConnectionToGroup}, // 13
    Route{"DELETE", "groups/{g}/connections/{c}", &RestOperations::removeConnectionFromGroup}, // 14
    Route{"GET", "groups/{g}/connections", &RestOperations::notOffered}, // 15
    Route{"DELETE", "connections/{c}/groups", &RestOperations::removeConnectionFromAllGroups}, // 16
    Route{"PUT", "users/{u}/groups/{g}", &RestOperations::addUserToGroup}, // 17
    Route{"DELETE", "users/{u}/groups/{g}", &RestOperations::removeUserFromGroup}, // 18
    Route{"DELETE", "users/{u}/groups", &RestOperations::removeUserFromAllGroups}, // 19
    Route{"POST", ":addToGroups", &RestOperations::notOffered}, // 20
    Route{"POST", ":removeFromGroups", &RestOperations::notOffered}, // 21
    Route{"HEAD", "permissions/{p}/connections/{c}", &RestOperations::notOffered}, // 22
    Route{"PUT", "permissions/{p}/connections/{c}", &RestOperations::notOffered}, // 23
    Route{"DELETE", "permissions/{p}/connections/{c}", &RestOperations::notOffered}, // 24
    Route{"POST", ":generateToken", &RestOperations::notOffered}, // 25
};

//! The names that \p segments have in the places of \p path, or nothing when they are another path.
std::optional<QStringList> match(const char *path, const QStringList &segments)
{
    const QStringList pattern = QString::fromLatin1(path).split(u'/');
    if (pattern.size() != segments.size())
        return {};
    QStringList names;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i].startsWith(u'{'))
            names.append(segments[i]);
        else if (pattern[i].compare(segments[i], Qt::CaseInsensitive) != 0)
            return {};
    }
    return names;
}

Error restError(int status, const QString &name, const QString &message)
{
    return {.kind = ErrorKind::Rejected, .name = name, .message = message, .httpStatus = status};
}

Error notFound()
{
    return restError(404, u"Error.NotFound"_s,
        u"There is nothing at this path; REST calls go to /api/hubs/{hub}/…, clients to "
        u"/client/hubs/{hub}."_s);
}

//! A refusal when a name in the path breaks its rule. \p path tells which name is a group.
std::optional<HttpResponse> badName(const char *path, const QStringList &names)
{
    const QStringList pattern = QString::fromLatin1(path).split(u'/').filter(u"{"_s);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const bool isGroup = pattern[i] == "{g}"_L1;
        const auto valid = isGroup ? validGroupName(names[i]) : Result<Done>(Done{});
        const QString fault = !valid ? valid.error().message
            : names[i].isEmpty()     ? u"A connection or user id needs at least one character."_s
                                     : QString();
        if (!fault.isEmpty())
            return httpError(restError(400, u"Error.BadRequest"_s, fault), isGroup ? u"group"_s : u"id"_s);
    }
    return {};
}

//! Missing means the newest; each answer lists what there is.
std::optional<HttpResponse> badVersion(const HttpRequest &request)
{
    const QStringList asked = request.queryValues(u"api-version");
    const bool known = asked.isEmpty()
        || (asked.size() == 1
            && std::find(supportedVersions.begin(), supportedVersions.end(), asked.first().toLatin1())
                != supportedVersions.end());
    if (known)
        return {};
    return httpError(restError(400, u"Error.BadRequest"_s,
                         u"api-version must be given once and be one of %1."_s.arg(
                             QString::fromLatin1(supportedVersionsText()))),
        u"api-version"_s);
}

bool isSegment(const QStringList &segments, qsizetype index, QLatin1String name)
{
    return index < segments.size() && segments[index].compare(name, Qt::CaseInsensitive) == 0;
}

/*!
    The story of a call: the first eight digits of its x-ms-client-request-id, which every SDK sends, so that
    a caller can know it without an answer; else a fresh one.
*/
QString correlationOf(const HttpRequest &request)
{
    const QUuid id = QUuid::fromString(QString::fromLatin1(request.header("x-ms-client-request-id")));
    return id.isNull() ? newCorrelation() : id.toString(QUuid::Id128).first(8);
}

} // namespace

RestRoutes::RestRoutes(RestOperations &operations, HubTrace &trace, const RestAuth &auth)
    : m_operations(operations)
    , m_trace(trace)
    , m_auth(auth)
{
}

HttpResponse RestRoutes::handle(const HttpRequest &request)
{
    HubCause cause;
    if (m_trace.isOn())
        cause = {.correlation = correlationOf(request), .receivedUs = nowUs()};
    HttpResponse response = answer(request, cause);
    response.addHeader("api-supported-versions", supportedVersionsText());
    // A HEAD answer has no body, nor the length of one: its only detail is x-ms-error-code (section 11, 16).
    if (request.method == "HEAD") {
        response.body.clear();
        response.headers.removeIf([](const HttpHeader &header) { return header.first == "Content-Type"; });
    }
    trace(request, response, cause);
    return response;
}

HttpResponse RestRoutes::answer(const HttpRequest &request, HubCause &cause)
{
    const QStringList &path = request.segments;
    if (!isSegment(path, 0, "api"_L1))
        return httpError(notFound());
    if (const auto refusal = badVersion(request))
        return *refusal;
    if (path.size() == 2 && isSegment(path, 1, "health"_L1)) {
        if (request.method == "HEAD" || request.method == "GET")
            return HttpResponse{.status = 200};
        return httpError(restError(405, u"Error.MethodNotAllowed"_s, u"Health is asked with HEAD."_s))
            .addHeader("Allow", "HEAD, GET");
    }
    if (!isSegment(path, 1, "hubs"_L1) || path.size() < 4)
        return httpError(notFound());
    if (const auto allowed = m_auth.check(request); !allowed)
        return httpError(allowed.error());
    return answerInHub(request, cause);
}

HttpResponse RestRoutes::answerInHub(const HttpRequest &request, const HubCause &cause)
{
    const QString hub = request.segments[2];
    if (const auto valid = validHubName(hub); !valid)
        return httpError(restError(400, u"Error.BadRequest"_s, valid.error().message), u"hub"_s);
    QByteArray allow;
    for (const Route &route : routes) {
        const auto names = match(route.path, request.segments.mid(3));
        if (!names)
            continue;
        if (request.method != route.method) {
            allow += allow.isEmpty() ? QByteArray(route.method) : QByteArray(", ") + route.method;
            continue;
        }
        if (const auto refusal = badName(route.path, *names))
            return *refusal;
        return (m_operations.*route.operation)(RestCall{request, hub.toLower(), *names, cause});
    }
    if (allow.isEmpty())
        return httpError(notFound());
    return httpError(
        restError(405, u"Error.MethodNotAllowed"_s, u"This path takes %1."_s.arg(QString::fromLatin1(allow))))
        .addHeader("Allow", allow);
}

void RestRoutes::trace(const HttpRequest &request, const HttpResponse &response, const HubCause &cause) const
{
    if (!m_trace.isOn())
        return;
    const QStringList &path = request.segments;
    TraceEntry entry;
    entry.timeUs = cause.receivedUs;
    entry.source = TraceSource::Rest;
    entry.direction = TraceDirection::In;
    entry.level = response.status >= 400 ? TraceLevel::Warning : TraceLevel::Informational;
    entry.lane = u"REST"_s;
    entry.method = QString::fromLatin1(request.method);
    entry.url = redactedUrl(QUrl(QString::fromLatin1(request.url())));
    entry.event = entry.method + u' ' + QStringList(path.mid(3)).join(u'/');
    entry.hub = path.value(2);
    if (isSegment(path, 3, "groups"_L1))
        entry.group = path.value(4);
    entry.ip = request.peerAddress.toString();
    entry.status = QString::number(response.status);
    entry.message = QString::fromLatin1(response.header("x-ms-error-code"));
    entry.correlation = cause.correlation;
    entry.durationUs = nowUs() - cause.receivedUs;
    entry.bytes = request.body.size();
    entry.payload = request.body;
    m_trace.emitEntry(entry);
}

} // namespace WebPubSub
