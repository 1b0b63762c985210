#include "localhub/restoperations.h"

#include "localhub/httperror.h"
#include "localhub/restmessage.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

constexpr int maxMessageTtlSeconds = 300;

Error restError(int status, const QString &name, const QString &message)
{
    return {.kind = ErrorKind::Rejected, .name = name, .message = message, .httpStatus = status};
}

HttpResponse status(int code)
{
    return HttpResponse{.status = code};
}

QSet<QString> excludedOf(const RestCall &call)
{
    const QStringList ids = call.request.queryValues(u"excluded");
    return QSet<QString>(ids.begin(), ids.end());
}

//! The message of a :send call with its query checked, or the answer that refuses it. Nothing is sent before
//! all is known to be right: a filter that this hub cannot evaluate must not reach the wrong audience.
std::variant<Publication, HttpResponse> readPublication(const RestCall &call, const QString &group = {})
{
    const QString ttl = call.request.queryValue(u"messageTtlSeconds");
    bool isNumber = false;
    const int seconds = ttl.toInt(&isNumber);
    if (!ttl.isEmpty() && (!isNumber || seconds < 0 || seconds > maxMessageTtlSeconds))
        return httpError(restError(400, u"Error.BadRequest"_s, u"messageTtlSeconds must be 0 to 300."_s),
            u"messageTtlSeconds"_s);
    if (!call.request.queryValue(u"filter").isEmpty())
        return httpError(restError(501, u"Error.NotImplemented"_s,
                             u"The local hub does not evaluate filters; leave the parameter out, or use "
                             u"excluded."_s),
            u"filter"_s);
    auto message = readRestMessage(call.request);
    if (!message)
        return httpError(message.error());
    return Publication{call.hub, group, {}, message->payload, message->metadata, call.cause};
}

} // namespace

RestOperations::RestOperations(HubState &state, HubSessions &sessions, HubRouter &router)
    : m_state(state)
    , m_sessions(sessions)
    , m_router(router)
{
}

HttpResponse RestOperations::sendToAll(const RestCall &call)
{
    const auto read = readPublication(call);
    if (const auto *refusal = std::get_if<HttpResponse>(&read))
        return *refusal;
    m_router.publishToAll(std::get<Publication>(read), excludedOf(call));
    return status(202);
}

HttpResponse RestOperations::sendToConnection(const RestCall &call)
{
    const auto read = readPublication(call);
    if (const auto *refusal = std::get_if<HttpResponse>(&read))
        return *refusal;
    m_router.publishToConnection(std::get<Publication>(read), call.names[0]);
    return status(202);
}

HttpResponse RestOperations::sendToUser(const RestCall &call)
{
    const auto read = readPublication(call);
    if (const auto *refusal = std::get_if<HttpResponse>(&read))
        return *refusal;
    m_router.publishToUser(std::get<Publication>(read), call.names[0]);
    return status(202);
}

HttpResponse RestOperations::sendToGroup(const RestCall &call)
{
    const auto read = readPublication(call, call.names[0]);
    if (const auto *refusal = std::get_if<HttpResponse>(&read))
        return *refusal;
    m_router.publishToGroup(std::get<Publication>(read), excludedOf(call));
    return status(202);
}

HttpResponse RestOperations::connectionExists(const RestCall &call)
{
    if (m_state.find(call.hub, call.names[0]))
        return status(200);
    return httpError(restError(404, u"Warning.Connection.NotExisted"_s, u"No such connection."_s));
}

HttpResponse RestOperations::userExists(const RestCall &call)
{
    if (!m_state.connectionsOf(call.hub, call.names[0]).empty())
        return status(200);
    return httpError(restError(404, u"Warning.User.NotExisted"_s, u"The user has no connection."_s));
}

HttpResponse RestOperations::groupExists(const RestCall &call)
{
    if (!m_state.membersOf(call.hub, call.names[0]).empty())
        return status(200);
    return httpError(restError(404, u"Warning.Group.NotExisted"_s, u"The group has no member."_s));
}

HttpResponse RestOperations::closeConnection(const RestCall &call)
{
    if (HubSession *session = m_state.find(call.hub, call.names[0]))
        m_sessions.closeByApplication(*session, call.request.queryValue(u"reason"));
    return status(204);
}

HttpResponse RestOperations::closeAllConnections(const RestCall &call)
{
    return closeAll(m_state.connectionsIn(call.hub), call);
}

HttpResponse RestOperations::closeUserConnections(const RestCall &call)
{
    return closeAll(m_state.connectionsOf(call.hub, call.names[0]), call);
}

HttpResponse RestOperations::closeGroupConnections(const RestCall &call)
{
    return closeAll(m_state.membersOf(call.hub, call.names[0]), call);
}

HttpResponse RestOperations::closeAll(const HubMembers &members, const RestCall &call)
{
    const QSet<QString> excluded = excludedOf(call);
    const HubMembers closing = members; // a copy: each close takes one away
    for (HubSession *session : closing) {
        if (!excluded.contains(session->connectionId))
            m_sessions.closeByApplication(*session, call.request.queryValue(u"reason"));
    }
    return status(204);
}

HttpResponse RestOperations::addConnectionToGroup(const RestCall &call)
{
    HubSession *session = m_state.find(call.hub, call.names[1]);
    if (!session)
        return httpError(restError(404, u"Error.Connection.NotExisted"_s,
                             u"Connection %1 does not exist."_s.arg(call.names[1])),
            u"Connection"_s);
    m_router.addToGroup(*session, call.names[0]);
    return status(200);
}

HttpResponse RestOperations::removeConnectionFromGroup(const RestCall &call)
{
    if (HubSession *session = m_state.find(call.hub, call.names[1]))
        m_router.removeFromGroup(*session, call.names[0]);
    return status(204);
}

HttpResponse RestOperations::removeConnectionFromAllGroups(const RestCall &call)
{
    HubSession *session = m_state.find(call.hub, call.names[0]);
    return leaveAllGroups(session ? HubMembers{session} : HubMembers{});
}

HttpResponse RestOperations::addUserToGroup(const RestCall &call)
{
    for (HubSession *session : m_state.connectionsOf(call.hub, call.names[0]))
        m_router.addToGroup(*session, call.names[1]);
    return status(200);
}

HttpResponse RestOperations::removeUserFromGroup(const RestCall &call)
{
    for (HubSession *session : m_state.connectionsOf(call.hub, call.names[0]))
        m_router.removeFromGroup(*session, call.names[1]);
    return status(204);
}

HttpResponse RestOperations::removeUserFromAllGroups(const RestCall &call)
{
    return leaveAllGroups(m_state.connectionsOf(call.hub, call.names[0]));
}

HttpResponse RestOperations::leaveAllGroups(HubMembers members)
{
    for (HubSession *session : members) {
        for (const QString &group : groupNames(*session))
            m_router.removeFromGroup(*session, group);
    }
    return status(204);
}

HttpResponse RestOperations::notOffered(const RestCall &)
{
    return httpError(restError(
        501, u"Error.NotImplemented"_s, u"The local hub does not have this operation of the service."_s));
}

} // namespace WebPubSub
