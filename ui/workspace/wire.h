#pragma once

#include "workspace/session.h"

#include "protocol/payload.h"

#include <QHash>
#include <QObject>
#include <QThread>

namespace Ui {

//! The wire thread and what lives on it: the sessions, and the REST client that publishes as the server.
class Wire : public QObject {
    Q_OBJECT
public:
    explicit Wire(WebPubSub::TraceSink sink, QObject *parent = nullptr);
    ~Wire() override; //!< ends every session and waits for the thread

    //! A session on the wire thread; connect to its signals, then call start(). \p connectionString is
    //! secret.
    Session *add(const ConnectionProfile &profile, const QString &connectionString);
    bool has(const QString &id) const { return m_sessions.contains(id); }
    void remove(const QString &id);

    //! Runs \p call with the session on the wire thread; nothing happens when there is no such session.
    template <typename Call>
    void with(const QString &id, Call call) const
    {
        if (Session *session = m_sessions.value(id))
            QMetaObject::invokeMethod(session, [session, call] { call(*session); });
    }

    //! POST groups/{group}/:send. Answered by published(). \p trace: whether the call is traced here; the
    //! local hub traces its own side.
    void publish(const QString &connectionString, const QString &hub, const QString &group,
        const WebPubSub::Payload &payload, bool trace);

Q_SIGNALS:
    void published(const QString &group);
    void publishFailed(const QString &group, const WebPubSub::Error &error);

private:
    QThread m_thread;
    QObject *m_onWire; // context of calls that belong to no session
    WebPubSub::TraceSink m_sink;
    QHash<QString, Session *> m_sessions;
};

} // namespace Ui
