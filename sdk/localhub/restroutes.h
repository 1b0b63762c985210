#pragma once

#include "localhub/restauth.h"
#include "localhub/restoperations.h"

namespace WebPubSub {

/*!
    The REST API's front: finds the operation of a path, checks api-version, token and names, and has
    RestOperations do it (service-protocol.md section 2). Paths outside /api are answered with 404.
*/
class RestRoutes {
public:
    RestRoutes(RestOperations &operations, HubTrace &trace, const RestAuth &auth);

    HttpResponse handle(const HttpRequest &request);

private:
    HttpResponse answer(const HttpRequest &request, HubCause &cause);
    HttpResponse answerInHub(const HttpRequest &request, const HubCause &cause);
    void trace(const HttpRequest &request, const HttpResponse &response, const HubCause &cause) const;

    RestOperations &m_operations;
    HubTrace &m_trace;
    RestAuth m_auth;
};

} // namespace WebPubSub
