#pragma once

#include "protocol/frames.h"

#include <chrono>
#include <map>

namespace WebPubSub {

/*!
    The states of one group as its subscriber knows them (client-protocol.md section 6.2). Pure: the time is
   passed in.

    Snapshots and updates need not come in the order in which they were made, so the newer \c updatedAt wins;
   what an update brought is safe for five minutes from a snapshot that does not have it; and a cleared state
   is remembered, so that an older snapshot cannot bring it back.
*/
class GroupStateCache {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    static constexpr std::chrono::minutes protection{5};
    static constexpr size_t maxRememberedClears = 200; //!< the oldest is forgotten first

    //! \returns whether list() has changed.
    bool applySnapshot(const QList<GroupStateItem> &items, TimePoint now);
    bool applyUpdate(const QList<GroupStateItem> &items, TimePoint now);

    //! The connection that brought all this is gone: whatever comes next is truer, and the next snapshot is
    //! all there is.
    void outdate();

    QList<GroupStateItem> list() const; //!< without the cleared ones, ordered by connection id

private:
    struct Record {
        GroupStateItem item;
        std::optional<TimePoint> protectedUntil = {};
        bool isOutdated = false;
        quint64 clearOrder = 0; //!< 0: not cleared
    };

    bool apply(const GroupStateItem &item, std::optional<TimePoint> protectedUntil);
    bool prune(const QList<GroupStateItem> &snapshot, TimePoint now);
    void forgetOldClears();

    std::map<QString, Record> m_records; //!< by connection id
    std::map<quint64, QString> m_clears; //!< clearOrder -> connection id
    quint64 m_lastClear = 0;
};

} // namespace WebPubSub
