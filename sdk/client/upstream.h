#pragma once

#include "client/acktable.h"
#include "client/groupset.h"

#include <QObject>
#include <QTimer>

namespace WebPubSub {

class ConnectionSession;

/*!
    What the application asks of the service: checks it, numbers it, hands it to the session and sees to its
   answer. Nothing is queued behind the caller's back: what cannot be sent now fails now, and says so.

    Owner: the client.
*/
class Upstream : public QObject {
    Q_OBJECT
public:
    Upstream(ConnectionSession &session, QObject *parent);

    void configure(const ClientOptions &options); //!< before each start

    //! The connection is there, for the first time or again: what waited for it goes out at once.
    void open();
    void close(const QString &stateName); //!< \p stateName is for the error of those who send all the same
    void acked(const AckFrame &ack);
    void connectionLost(const Error &error); //!< may be recovered: what may be tried again waits for open()
    void failAll(const Error &error);

    //! \p frame without ack id; \p reply is completed when the service has answered, or, where nothing can
    //! answer (fire and forget, bare payloads), when the socket has the frame.
    void submit(AckReply *reply, const ClientFrame &frame, const SendOptions &options);
    void submitRejoin(AckReply *reply, const QString &group); //!< never tried again
    //! Whether \p frame is right and may go out now. submit() asks by itself; for frames that have no ack.
    Result<Done> check(const ClientFrame &frame, const SendOptions &options = {}) const;
    bool isOpen() const { return m_open; }
    qint64 ackLatencyUs(quint64 ackId) const;
    const QStringList &joinedGroups() const { return m_groups.groups(); }

private:
    void send(AckReply *reply, ClientFrame frame, const SendOptions &options, int retries);
    quint64 takeAckId(const SendOptions &options);
    void forget(quint64 ackId);
    void resend(const std::vector<ClientFrame> &frames);
    void armTimer();
    void onTimer();

    ConnectionSession &m_session;
    ClientOptions m_options;
    AckTable m_acks;
    GroupSet m_groups;
    QHash<quint64, quint64> m_joins; //!< ack id of a join -> its ticket
    QTimer m_timer;
    AckTable::TimePoint m_timerDue;
    QString m_stateName;
    quint64 m_nextAckId = 1; //!< goes on over all connections, as in the official client
    bool m_open = false;
};

} // namespace WebPubSub
