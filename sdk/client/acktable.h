#pragma once

#include "client/clienttypes.h"

#include <QHash>
#include <QPointer>

#include <chrono>
#include <set>

namespace WebPubSub {

/*!
    The requests that wait for their ack (client-protocol.md sections 5.1 and 5.2). Pure but for the replies,
   which it completes: the time is passed in, and frames to be sent again are handed out.

    A request is tried again with the same ack id, so that it cannot take effect twice, and only after what
   may pass: no ack in time, the service's own "Timeout", or a connection that was lost and recovered.
   "Duplicate" is success.
*/
class AckTable {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    struct Request {
        quint64 ackId = 0;
        ClientFrame frame = {};
        QString correlation = {};
        int retries = 0; //!< how many are allowed
    };
    //! What an ack settled, for whoever must know which groups are joined.
    struct Settled {
        ClientFrame frame = {};
        bool success = false;
    };

    AckTable(const RetryOptions &retry, std::chrono::milliseconds ackTimeout);

    bool contains(quint64 ackId) const { return m_entries.contains(ackId); }
    bool isEmpty() const { return m_entries.isEmpty(); }

    //! To be called before the frame is handed to the socket: the ack may be quick (section 10, item 12).
    void add(const Request &request, AckReply *reply, TimePoint now);
    //! \returns nothing for an unknown id (late, or given up), and for a request that is tried again.
    std::optional<Settled> acked(const AckFrame &ack, TimePoint now);
    //! Since the frame was last handed to the socket; -1 for an unknown id.
    qint64 latencyUs(quint64 ackId, TimePoint now) const;
    void forget(quint64 ackId) { remove(ackId); } //!< the caller aborted the reply

    //! Fails what has had its time, and \returns the frames to send again now.
    std::vector<ClientFrame> takeDue(TimePoint now);
    std::optional<TimePoint> nextDue() const;

    //! The transport broke: what has a retry left is kept for takeHeld(), the rest fails with \p error.
    void hold(const Error &error);
    std::vector<ClientFrame> takeHeld(TimePoint now); //!< after a recovery
    void failAll(const Error &error);

private:
    struct Entry {
        Request request;
        QPointer<AckReply> reply;
        quint64 order = 0; //!< requests are sent again in the order in which they were asked for
        TimePoint sentAt;
        TimePoint due; //!< of the time-out, or of the next try; TimePoint::max() while held
        int tries = 0; //!< retries made or scheduled
        bool isRetry = false; //!< due means: send again
    };

    void schedule(Entry &entry, TimePoint due, bool isRetry);
    bool scheduleRetry(Entry &entry, TimePoint now);
    void remove(quint64 ackId);
    void fail(quint64 ackId, const Error &error);
    ClientFrame resent(Entry &entry, TimePoint now);
    Error timeoutError(const Request &request) const;

    RetryOptions m_retry;
    std::chrono::milliseconds m_ackTimeout;
    QHash<quint64, Entry> m_entries;
    std::set<std::pair<TimePoint, quint64>> m_schedule;
    quint64 m_lastOrder = 0;
};

//! "joinGroup \"lobby\"", "event \"buy\"": a request as error texts name it.
QString requestName(const ClientFrame &frame);

} // namespace WebPubSub
