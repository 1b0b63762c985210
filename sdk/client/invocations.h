#pragma once

#include "client/clienttypes.h"

#include <QHash>
#include <QPointer>

#include <chrono>
#include <set>

namespace WebPubSub {

/*!
    The invocations that wait for their answer (client-protocol.md sections 3.4 and 5.6). Pure but for the
   replies, which it completes: the time is passed in, and ids to be cancelled are handed out.

    Nothing is tried again: a call may have had its effect, and only the caller knows whether that matters.
*/
class Invocations {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    struct Call {
        QString id = {};
        QString event = {}; //!< for error texts
        std::chrono::milliseconds timeout = {}; //!< 0: none
    };

    //! The id of the next call: \p byHand, or else a number that no call of this client has had.
    QString takeId(const QString &byHand);
    bool contains(const QString &id) const { return m_pending.contains(id); }
    bool isEmpty() const { return m_pending.isEmpty(); }

    //! To be called before the frame is handed to the socket.
    void add(const Call &call, InvokeReply *reply, TimePoint now);
    //! Responses to unknown or finished calls are ignored (section 10, item 41).
    void answered(const InvokeResponseFrame &response);
    //! The response to \p id could not be read: that call fails. \returns whether there was one.
    bool broken(const QString &id, const Error &error);
    //! \returns false when it is over already: then nothing is to be cancelled.
    bool forget(const QString &id);

    //! Fails what has had its time (InvocationTimeout), and \returns the ids to cancel.
    QStringList takeDue(TimePoint now);
    std::optional<TimePoint> nextDue() const;

    //! The connection ended, recovered or not: answers are not replayed (section 4.7).
    void failAll(const Error &loss);

private:
    struct Pending {
        Call call;
        QPointer<InvokeReply> reply;
        TimePoint due; //!< TimePoint::max() without time-out
    };

    void finish(const QString &id, const Result<InvokeResult> &result);

    QHash<QString, Pending> m_pending;
    std::set<std::pair<TimePoint, QString>> m_schedule; //!< of those with a time-out
    quint64 m_nextId = 1; //!< goes on over all connections, as ack ids do
};

} // namespace WebPubSub
