#pragma once

#include "client/transport.h"
#include "helpers/schedulelog.h"
#include "protocol/codec.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QSet>

#include <deque>
#include <map>

class ModelTransport;

/*!
    The service and the network in one, as small as the rules of client-protocol.md section 4 allow, for one
    client at a time in virtual time. As long as it is hostile, the random numbers decide what goes wrong.
*/
class ModelService {
public:
    struct Session {
        QString id;
        QString token;
        quint64 lastSequenceId = 0;
        std::deque<std::pair<quint64, QByteArray>> unacked; //!< sequence id and frame
        QSet<quint64> done; //!< ack ids
        QSet<quint64> skipped; //!< sequence ids that no readable frame had
        QPointer<ModelTransport> transport;
        VirtualTime::Nanoseconds awaySince = {};
        bool isOver = false;
        bool isForgotten = false; //!< cannot be recovered, once its connection has ended
    };

    ModelService(const QString &protocol, QRandomGenerator &random, ScheduleLog &log);

    std::unique_ptr<WebPubSub::Transport> makeTransport();
    //! Who wants to know of each attempt to open a transport.
    std::function<void(bool isRecovery)> opening = [](bool) {};
    void heal(); //!< from now on all goes well, and a silent connection is found out

    QString protocol() const { return QString(m_codec->name()); }
    bool isReliable() const { return m_codec->isReliable(); }
    Session *session() { return m_current; } //!< the newest; null before the first
    int executions(quint64 number) const { return m_executions.value(number); }

    // What the service may do on its own.
    void publish();
    void skipSequenceId();
    void repeatMessage();
    void sendUnreadable();
    void refreshToken();
    void forgetSession();
    void closeConnection(int code); //!< 1006: cut without a close frame
    void goSilent(); //!< half-open: nothing passes any more, and nobody is told

private:
    friend class ModelTransport;
    enum class Fate {
        Serve,
        Refuse,
        ServiceError,
        Unauthorized,
        TlsFailure,
        NoAnswer,
        NoConnectedFrame,
        Close,
        Replace
    };

    bool isHostile(double chance)
    {
        return m_hostility > 0 && m_random.generateDouble() < chance * m_hostility;
    }
    std::chrono::milliseconds latency();
    Fate fateOf(bool isRecovery);
    void open(ModelTransport &transport, const QUrl &url, const WebPubSub::TransportLimits &limits);
    void refuse(ModelTransport &transport, Fate fate, std::chrono::milliseconds timeout);
    void accept(ModelTransport &transport, Session *recovered, Fate fate);
    Session *recoverable(const QUrl &url);
    Session &newSession();
    void sendConnected(ModelTransport &transport, Session &session);
    void received(ModelTransport &transport, const QByteArray &bytes);
    void answer(ModelTransport &transport, const WebPubSub::ClientFrame &frame, quint64 ackId);
    void gone(ModelTransport &transport, bool isFinal);
    void post(ModelTransport &transport, const QByteArray &frame, std::chrono::milliseconds delay = {});
    QString words(const QByteArray &frame) const; //!< for the story
    QByteArray encoded(const WebPubSub::ServerFrame &frame) const;

    std::unique_ptr<WebPubSub::Codec> m_codec;
    QRandomGenerator &m_random;
    ScheduleLog &m_log;
    std::map<QString, Session> m_sessions;
    Session *m_current = nullptr;
    QPointer<ModelTransport> m_live; //!< the newest that was opened
    QHash<quint64, int> m_executions; //!< by the number that a request carries
    double m_hostility = 1;
};
