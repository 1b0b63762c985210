#pragma once

#include "localhub/eventhandler.h"
#include "localhub/fanout.h"
#include "localhub/hubsessions.h"

#include <map>
#include <memory>

namespace WebPubSub {

/*!
    What clients ask the application, on its way to the EventHandler and back: an event is answered with a
    message and an ack, an invocation with its response, a raw frame with a bare message
    (client-protocol.md sections 2.3, 3.3 and 3.4). A session may be gone when a call returns.
*/
class HubEvents {
public:
    //! Sends a message of the server's to one connection; the session may be gone afterwards.
    using Deliver = std::function<void(const Publication &, const QString &connectionId)>;

    //! \param handler null: there is no application, and each request is refused with NotFound.
    HubEvents(
        HubState &state, HubSessions &sessions, HubTrace &trace, EventHandler *handler, Deliver deliver);

    //! \returns whether \p frame is one of these; it is then answered from here, its ack included.
    bool take(HubSession &from, const ClientFrame &frame, const HubCause &cause);
    void takeRaw(HubSession &from, const Payload &payload, const HubCause &cause);

private:
    //! A request that the handler has not answered.
    struct Pending {
        EventRequest::Kind kind = EventRequest::Kind::Event;
        QString connectionId = {};
        std::optional<quint64> ackId = {}; //!< of an event
        QString invocationId = {}; //!< of an invocation
        quint64 socketOrdinal = 0; //!< of the socket it came on
        HubCause cause = {};
    };

    void event(HubSession &from, const EventFrame &frame, const HubCause &cause);
    void invoke(HubSession &from, const InvokeFrame &frame, const HubCause &cause);
    void cancel(const HubSession &from, const QString &invocationId);
    void ask(const Pending &pending, const EventRequest &request);
    void answered(quint64 ticket, const EventAnswer &answer);
    void answerEvent(const Pending &pending, const EventAnswer &answer);
    void answerInvocation(const Pending &pending, const EventAnswer &answer);
    void answerRaw(const Pending &pending, const EventAnswer &answer);
    void deliver(const Pending &pending, const EventAnswer &answer);

    HubState &m_state;
    HubSessions &m_sessions;
    HubTrace &m_trace;
    EventHandler *m_handler;
    Deliver m_deliver;
    std::map<quint64, Pending> m_pending; // by ticket
    std::map<std::pair<QString, quint64>, quint64> m_acks; // connection and ack id -> ticket
    std::map<std::pair<QString, QString>, quint64> m_invocations; // connection and invocation id -> ticket
    quint64 m_lastTicket = 0;
    std::shared_ptr<HubEvents *> m_self; // answers may come when this is gone
};

} // namespace WebPubSub
