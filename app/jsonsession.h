#pragma once

#include "clientcalls.h"
#include "clientsession.h"

#include <QHash>
#include <QPointer>

#include <deque>

namespace App {

/*!
    `hubscope-client --json`: each line is a call (clientcalls.h), each answer and each event a line
    (clientevents.h). A wrong call is answered with its error and changes nothing else.

    What is called while `start` is under way waits for it, so that a script need not: all but stop, cancel
    and exit.
*/
class JsonSession : public ClientSession {
    Q_OBJECT
public:
    JsonSession(WebPubSubClient &client, Output output, QObject *parent = nullptr);

    void open() override { } //!< the client does not start until `start`
    void takeLine(const QByteArray &line) override;
    void refuseLongLine(qsizetype maxBytes) override;

private:
    struct Request {
        QByteArray id;
        ClientCall call;
        qsizetype bytes; //!< of its line
    };

    void started(const WebPubSub::Result<WebPubSub::Done> &result) override;
    void wasConnected(const QString &connectionId, const QString &userId) override;
    void wasStopped(const std::optional<WebPubSub::Error> &error) override;
    void phaseChanged() override;
    void aboutToFinish() override;

    bool mustWait(const ClientCall &call) const;
    void run(const Request &request);
    void runStart(const Request &request);
    void runStop(const Request &request);
    void runCancel(const Request &request, const QByteArray &target);
    bool cancelHeld(const QByteArray &target);
    void runExit(const Request &request);
    void awaitAck(const Request &request, WebPubSubClient::AckReply *reply);
    void awaitInvocation(const Request &request, WebPubSubClient::InvokeReply *reply);
    void answer(const QByteArray &id, const WebPubSub::Result<WebPubSub::Done> &result);
    template <typename Reply, typename Line>
    void await(const Request &request, Reply *reply, Line lineOf);

    WebPubSub::JsonFields m_fields;
    std::deque<Request> m_held; //!< waits for a phase
    QHash<QByteArray, QPointer<WebPubSubReply>> m_replies; //!< under way, by the id of the call
    std::optional<Request> m_start; //!< under way
    QList<QByteArray> m_stops; //!< ids of `stop` that wait for its end
    QByteArray m_exit; //!< id of `exit`
};

} // namespace App
