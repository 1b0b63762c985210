#pragma once

#include "client/webpubsubclient.h"
#include "helpers/modelservice.h"

#include <QObject>

#include <optional>

/*!
    Watches the signals of a client, and holds them against the lifecycle that webpubsubclient.h promises:
   which comes when, and how often. It knows the rules, and nothing of how the client keeps them. Destroyed
   before the client it goes quiet.
*/
class LifecycleWatch : public QObject {
    Q_OBJECT
public:
    LifecycleWatch(const WebPubSubClient &client, ModelService &service, ScheduleLog &log);

    // What the player did, as it decides what may come.
    void started();
    void stopCalled();
    void waitsCutShort();
    void transportOpened(bool isRecovery);

    bool isRunning() const { return m_isRunning; } //!< between start() and stopped()
    quint64 lastSequenceId() const { return m_lastSequenceId; } //!< of the connection that lives

private:
    using State = WebPubSubClient::State;
    using Time = VirtualTime::Nanoseconds;

    bool isAtRest() const { return m_state == State::Stopped && !m_isEnding; }
    void onState(State state);
    void onConnected(const QString &id);
    void onDisconnected(const QString &id, const WebPubSub::Error &error);
    void onStopped();
    void onRetry(std::chrono::milliseconds delay);
    void onRecovering(const QString &id);
    void onRecovered(const QString &id);
    void onDiscontinuity(quint64 first, quint64 last);
    void onMessage(const WebPubSub::GroupMessage &message);
    void expect(bool isRight, const char *rule, const QString &what = {});

    const WebPubSubClient &m_client;
    ModelService &m_service;
    ScheduleLog &m_log;
    State m_state = State::Stopped;
    QString m_id; //!< of the connection that was told, or is owed, its connected()
    bool m_isRunning = false;
    bool m_isStopping = false;
    bool m_isEnding = false; //!< it may be stopped already, and about to say so
    bool m_isCutShort = false; //!< reconnectNow(): the next attempt needs no delay
    bool m_startsAgain = false; //!< start() came while stopping or ending
    bool m_connectedTold = false;
    bool m_recoveringTold = false; //!< and the end of the episode not yet
    bool m_lossTold = false; //!< a discontinuity without end, since the last connection
    quint64 m_lastSequenceId = 0;
    quint64 m_toldUpTo = 0; //!< by discontinuities
    std::optional<Time> m_lastRecovery;
    std::optional<Time> m_notBefore; //!< of the next new connection, as retryScheduled() said
};
