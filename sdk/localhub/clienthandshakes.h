#pragma once

#include "http/upgradereply.h"
#include "localhub/clientauth.h"
#include "localhub/clientrequest.h"
#include "localhub/hubconnection.h"

#include <QHash>

namespace WebPubSub {

/*!
    Decides on the WebSocket handshakes of clients: who gets a new session, who gets the old one back, who is
    refused and with which status (client-protocol.md sections 1.2, 2.2 and 4.5). Owns the accepted sockets.
*/
class ClientHandshakes {
public:
    ClientHandshakes(HubRouter &router, HubSessions &sessions, HubTrace &trace, const ClientAuth &auth,
        const HubClock &clock);

    void upgrade(const HttpRequest &request, const UpgradeReply &reply);
    //! Answers handshakes of this user with 503 for \p time, recoveries as well.
    void holdUser(const QString &userId, std::chrono::milliseconds time);

private:
    void open(const HttpRequest &request, const ClientRequest &client, const UpgradeReply &reply);
    void recover(const HttpRequest &request, const ClientRequest &client, const UpgradeReply &reply);
    void reject(const HttpRequest &request, const UpgradeReply &reply, const Error &error);
    bool isHeld(const QString &userId);
    HubConnection *adopt(WebSocketConnection *socket);
    //! The first offered one that we speak; null makes a simple client.
    Codec *codecOf(const QStringList &offered) const;

    HubRouter &m_router;
    HubSessions &m_sessions;
    HubTrace &m_trace;
    ClientAuth m_auth;
    HubClock m_clock;
    std::vector<std::unique_ptr<Codec>> m_codecs; // one of each serves all sessions: they live in one thread
    std::vector<std::unique_ptr<HubConnection>> m_connections;
    QHash<QString, qint64> m_heldUntilMs; // by user id
};

} // namespace WebPubSub
