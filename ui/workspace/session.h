#pragma once

#include "client/webpubsubclient.h"
#include "composer/composerequest.h"
#include "connections/connectionprofile.h"

#include <QObject>
#include <QTimer>

namespace Ui {

//! What the window has to know of a session's state; a value for queued connections.
struct SessionState {
    WebPubSubClient::State state = WebPubSubClient::State::Stopped;
    QString connectionId = {};
    QString userId = {};
};

/*!
    One connection of the window: a WebPubSubClient with its profile. Lives on the wire thread and is spoken
   to by queued calls only. Messages are gathered and announced at most every 16 ms, so that a burst costs the
   window one event and not thousands.
*/
class Session : public QObject {
    Q_OBJECT
public:
    //! \p connectionString: resolved by the workspace for the kinds LocalHub and ConnectionString; secret.
    Session(const ConnectionProfile &profile, const QString &connectionString, WebPubSub::TraceSink sink);

    QString id() const { return m_profile.id; }

public Q_SLOTS:
    void start();
    void stop();
    void reconnectNow();
    void dropTransport();
    void join(const QString &group);
    void leave(const QString &group);
    //! Answered by sent() when the frame left and by sendFinished() when it is settled.
    void send(quint64 key, const Ui::ComposeRequest &request);

Q_SIGNALS:
    void stateChanged(const QString &id, const Ui::SessionState &state);
    void retryScheduled(const QString &id, int attempt, qint64 delayMs, const WebPubSub::Error &why);
    //! \a atUs: when the transport was back; \a awayMs: for how long it was gone.
    void recovered(const QString &id, qint64 awayMs, qint64 atUs);
    void ended(const QString &id, const WebPubSub::Error &error);
    void failed(const QString &id, const WebPubSub::Error &error);
    void discontinuity(const QString &id, quint64 first, quint64 last, const QString &reason);
    void joined(const QString &id, const QString &group);
    void left(const QString &id, const QString &group);
    void groupRefused(const QString &id, const QString &group, const WebPubSub::Error &error);
    void sent(const QString &id, quint64 key);
    void sendFinished(const QString &id, quint64 key, const WebPubSub::Ack &ack);
    void sendFailed(const QString &id, quint64 key, const WebPubSub::Error &error);
    void messagesReceived(const QString &id, const QList<WebPubSub::GroupMessage> &messages);
    void serverMessagesReceived(const QString &id, const QList<WebPubSub::ServerMessage> &messages);

private:
    void connectClient(const WebPubSub::TraceSink &sink);
    void announceState();
    void joinProfileGroups();
    void gather();
    void announceMessages();

    ConnectionProfile m_profile;
    WebPubSubClient *m_client = nullptr;
    QTimer m_batch;
    QList<WebPubSub::GroupMessage> m_messages;
    QList<WebPubSub::ServerMessage> m_serverMessages;
    qint64 m_lostUs = 0;
    bool m_joinedOnce = false;
};

} // namespace Ui

Q_DECLARE_METATYPE(Ui::SessionState)
