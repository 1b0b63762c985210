#pragma once

#include "rooms/timelinemessage.h"

#include <QAbstractListModel>
#include <QHash>
#include <QList>

#include <deque>
#include <functional>
#include <optional>

namespace Ui {

/*!
    The messages of one room in order of arrival, a row each. Bounded: beyond the capacity the oldest go, in
    steps, and evicted() tells. (The trace file still has them.)
*/
class TimelineModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int defaultCapacity = 100'000;
    enum Role {
        MessageRole = Qt::UserRole + 1, //!< TimelineMessage
        KeyRole, //!< quint64
    };

    explicit TimelineModel(const QString &group, QObject *parent = nullptr, int capacity = defaultCapacity);

    QString group() const { return m_group; }
    //! Whose eyes we look through: messages of this speaker id stand on the right. Empty: all that are mine.
    QString owner() const { return m_owner; }
    void setOwner(const QString &speakerId);
    bool isOwn(const TimelineMessage &message) const;

    void append(const TimelineMessage &message);
    void appendBatch(const QList<TimelineMessage> &messages); //!< one insertion for all
    //! Lets \p change edit the message; its key stays. False when the key is unknown.
    bool update(quint64 key, const std::function<void(TimelineMessage &)> &change);
    void remove(quint64 key);

    std::optional<TimelineMessage> message(quint64 key) const;
    const TimelineMessage &at(int row) const; //!< \p row must be in range; valid until the next change
    QModelIndex indexOf(quint64 key) const; //!< invalid when unknown
    QModelIndex indexOfCorrelation(const QString &correlation) const; //!< latest message of that story

    int unreadFrom() const; //!< row the "New" line stands before; -1: there is none
    void setNewLineBefore(std::optional<quint64> key); //!< unknown keys count as none
    qint64 evictedCount() const { return m_evicted; } //!< since the start

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void evicted(int count); //!< the oldest \a count messages left
    void newLineMoved();
    void ownerChanged();

private:
    void evict(qsizetype incoming);
    int rowOf(quint64 key) const;

    QString m_group;
    QString m_owner;
    int m_capacity;
    std::deque<TimelineMessage> m_messages;
    std::deque<quint64> m_serials; //!< ascending, beside m_messages: finds a row by bisection
    QHash<quint64, quint64> m_serialOfKey;
    quint64 m_nextSerial = 0;
    qint64 m_evicted = 0;
    std::optional<quint64> m_newLineBefore;
};

} // namespace Ui
