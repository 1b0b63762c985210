#pragma once

#include "http/httpmessage.h"
#include "localhub/hubrouter.h"

namespace WebPubSub {

//! One REST call whose route, token and hub are known to be right.
struct RestCall {
    const HttpRequest &request;
    QString hub = {}; //!< lower case
    QStringList names = {}; //!< the path's own: {c}, {u}, {g} in the order of the path; valid
    HubCause cause = {};
};

/*!
    What the REST calls do (service-protocol.md section 2.2): each method is one operation, answering with the
    codes of that table. The work is HubRouter's and HubSessions'.
*/
class RestOperations {
public:
    RestOperations(HubState &state, HubSessions &sessions, HubRouter &router);

    HttpResponse sendToAll(const RestCall &call);
    HttpResponse sendToConnection(const RestCall &call);
    HttpResponse sendToUser(const RestCall &call);
    HttpResponse sendToGroup(const RestCall &call);

    HttpResponse connectionExists(const RestCall &call);
    HttpResponse userExists(const RestCall &call);
    HttpResponse groupExists(const RestCall &call);

    HttpResponse closeConnection(const RestCall &call);
    HttpResponse closeAllConnections(const RestCall &call);
    HttpResponse closeUserConnections(const RestCall &call);
    HttpResponse closeGroupConnections(const RestCall &call);

    HttpResponse addConnectionToGroup(const RestCall &call);
    HttpResponse removeConnectionFromGroup(const RestCall &call);
    HttpResponse removeConnectionFromAllGroups(const RestCall &call);
    HttpResponse addUserToGroup(const RestCall &call);
    HttpResponse removeUserFromGroup(const RestCall &call);
    HttpResponse removeUserFromAllGroups(const RestCall &call);

    //! 501: an operation of the real service that this hub does not have.
    HttpResponse notOffered(const RestCall &call);

private:
    HttpResponse closeAll(const HubMembers &members, const RestCall &call);
    HttpResponse leaveAllGroups(HubMembers members);

    HubState &m_state;
    HubSessions &m_sessions;
    HubRouter &m_router;
};

} // namespace WebPubSub
