#pragma once

#include "core/trace.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace WebPubSub {

/*!
    Joins the two ends of a delivery and keeps one row of what both ends saw. Pure: entries and a
    clock value in, rows out; one thread.

    A hub's "message" entry teaches (connection id, sequence id or ordinal) -> correlation; the
    client's row of that message is filled from it, at once or later. The hub's copies of frames of
    connections that have a client's "connected" row are left out; other programs' frames are seen
    by the hub alone and stay. Since a hub sees "connected" before the client can, that frame is
    held until it is clear whose connection it is.
*/
class Correlator {
public:
    //! Memory bounds; what is older is forgotten, and its rows stay without a correlation.
    struct Limits {
        size_t deliveries = 64 * 1024; //!< taught by the hub
        size_t waitingRows = 64 * 1024; //!< client rows whose hub entry has not come
        size_t connections = 8 * 1024; //!< known to be our own
        size_t heldRows = 256;
    };
    //! How long a hub's "connected" frame waits for the client's.
    static constexpr qint64 holdMs = 250;

    struct Fill {
        int row = 0;
        QString correlation = {};

        friend bool operator==(const Fill &, const Fill &) = default;
    };
    struct Outcome {
        std::vector<TraceEntry> rows; //!< to be recorded, in this order
        std::vector<Fill> fills; //!< for earlier rows, counted from 0 over all rows ever put out
    };

    Correlator();
    explicit Correlator(const Limits &limits);

    //! \param nowMs a clock that never goes back; only differences count.
    void accept(TraceEntry entry, qint64 nowMs, Outcome &outcome);
    //! Puts out held rows that waited long enough.
    void releaseDue(qint64 nowMs, Outcome &outcome);
    void releaseAll(Outcome &outcome);
    bool holdsRows() const { return !m_held.empty(); }

private:
    struct Key {
        QString connectionId;
        quint64 number = 0;
        bool isSequenceId = false;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.connectionId, key.number, key.isSequenceId);
        }
    };
    struct Held {
        qint64 sinceMs = 0;
        TraceEntry entry;
    };

    static std::optional<Key> keyOf(const TraceEntry &entry);
    void acceptClient(TraceEntry &&entry, Outcome &outcome);
    void acceptHubFrame(TraceEntry &&entry, qint64 nowMs, Outcome &outcome);
    void learn(const TraceEntry &entry, Outcome &outcome);
    void learnConnection(const QString &connectionId);
    void await(const Key &key);
    bool isHeld(const QString &connectionId) const;
    void release(const QString &connectionId, Outcome &outcome);
    void put(TraceEntry &&entry, Outcome &outcome);

    Limits m_limits;
    int m_nextRow = 0;
    QHash<Key, QString> m_deliveries;
    std::deque<Key> m_deliveryAge;
    QHash<Key, int> m_waiting;
    std::deque<std::pair<Key, int>> m_waitingAge;
    QSet<QString> m_ownConnections;
    std::deque<QString> m_ownAge;
    std::deque<Held> m_held; // oldest first
};

} // namespace WebPubSub
