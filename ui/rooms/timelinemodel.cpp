#include "rooms/timelinemodel.h"

#include "rooms/bubblebody.h"
#include "rooms/bubblemeta.h"

#include <algorithm>

namespace Ui {

TimelineModel::TimelineModel(const QString &group, QObject *parent, int capacity)
    : QAbstractListModel(parent)
    , m_group(group)
    , m_capacity(std::max(1, capacity))
{
}

void TimelineModel::setOwner(const QString &speakerId)
{
    if (m_owner == speakerId)
        return;
    m_owner = speakerId;
    Q_EMIT ownerChanged();
}

bool TimelineModel::isOwn(const TimelineMessage &message) const
{
    return m_owner.isEmpty() ? message.mine : message.mine && message.speakerId == m_owner;
}

void TimelineModel::append(const TimelineMessage &message)
{
    appendBatch({message});
}

void TimelineModel::appendBatch(const QList<TimelineMessage> &messages)
{
    // More than fits at once: the head of the batch would be evicted in the same breath.
    const qsizetype skipped = std::max<qsizetype>(0, messages.size() - m_capacity);
    const qsizetype incoming = messages.size() - skipped;
    evict(incoming);
    if (skipped > 0) {
        m_evicted += skipped;
        Q_EMIT evicted(int(skipped));
    }
    if (incoming == 0)
        return;
    const int first = int(m_messages.size());
    beginInsertRows({}, first, first + int(incoming) - 1);
    for (qsizetype i = skipped; i < messages.size(); ++i) {
        m_messages.push_back(messages.at(i));
        m_serials.push_back(m_nextSerial);
        m_serialOfKey.insert(messages.at(i).key, m_nextSerial++);
    }
    endInsertRows();
}

bool TimelineModel::update(quint64 key, const std::function<void(TimelineMessage &)> &change)
{
    const int row = rowOf(key);
    if (row < 0)
        return false;
    TimelineMessage &message = m_messages[std::size_t(row)];
    change(message);
    message.key = key;
    Q_EMIT dataChanged(index(row), index(row));
    return true;
}

void TimelineModel::remove(quint64 key)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_messages.erase(m_messages.begin() + row);
    m_serials.erase(m_serials.begin() + row);
    m_serialOfKey.remove(key);
    endRemoveRows();
}

std::optional<TimelineMessage> TimelineModel::message(quint64 key) const
{
    const int row = rowOf(key);
    return row < 0 ? std::nullopt : std::optional(at(row));
}

const TimelineMessage &TimelineModel::at(int row) const
{
    return m_messages[std::size_t(row)];
}

QModelIndex TimelineModel::indexOf(quint64 key) const
{
    const int row = rowOf(key);
    return row < 0 ? QModelIndex() : index(row);
}

QModelIndex TimelineModel::indexOfCorrelation(const QString &correlation) const
{
    if (correlation.isEmpty())
        return {};
    const auto found = std::find_if(m_messages.rbegin(), m_messages.rend(),
        [&correlation](const TimelineMessage &message) { return message.correlation == correlation; });
    return found == m_messages.rend() ? QModelIndex() : index(int(m_messages.rend() - found) - 1);
}

int TimelineModel::unreadFrom() const
{
    return m_newLineBefore ? rowOf(*m_newLineBefore) : -1;
}

void TimelineModel::setNewLineBefore(std::optional<quint64> key)
{
    if (m_newLineBefore == key)
        return;
    m_newLineBefore = key;
    Q_EMIT newLineMoved();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const TimelineMessage &message = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return bubbleBody(message.payload, Fold::Head, true).text;
    case Qt::AccessibleTextRole:
        return spokenMessage(message);
    case MessageRole:
        return QVariant::fromValue(message);
    case KeyRole:
        return QVariant::fromValue(message.key);
    default:
        return {};
    }
}

void TimelineModel::evict(qsizetype incoming)
{
    const qsizetype excess = qsizetype(m_messages.size()) + incoming - m_capacity;
    if (excess <= 0)
        return;
    // In steps of a hundredth, so that a full room does not move all rows for each message.
    const qsizetype step = std::max(excess, qsizetype(m_capacity / 100));
    const int count = int(std::min(step, qsizetype(m_messages.size())));
    if (count == 0)
        return;
    beginRemoveRows({}, 0, count - 1);
    for (int i = 0; i < count; ++i)
        m_serialOfKey.remove(m_messages[std::size_t(i)].key);
    m_messages.erase(m_messages.begin(), m_messages.begin() + count);
    m_serials.erase(m_serials.begin(), m_serials.begin() + count);
    m_evicted += count;
    endRemoveRows();
    Q_EMIT evicted(count);
}

int TimelineModel::rowOf(quint64 key) const
{
    const auto serial = m_serialOfKey.constFind(key);
    if (serial == m_serialOfKey.constEnd())
        return -1;
    const auto found = std::lower_bound(m_serials.begin(), m_serials.end(), *serial);
    return int(found - m_serials.begin());
}

} // namespace Ui
