#include "rooms/roomlistmodel.h"

#include "shared/format.h"

#include <algorithm>

namespace Ui {

RoomListModel::RoomListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void RoomListModel::setRooms(const QList<RoomStatus> &rooms)
{
    const auto isGone = [&rooms](const RoomStatus &room) {
        return std::none_of(rooms.begin(), rooms.end(),
            [&room](const RoomStatus &other) { return other.group == room.group; });
    };
    for (int row = int(m_rooms.size()) - 1; row >= 0; --row) {
        if (!isGone(m_rooms.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_rooms.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < rooms.size(); ++row) {
        const int from = rowOf(rooms.at(row).group);
        if (from < 0) {
            beginInsertRows({}, row, row);
            m_rooms.insert(row, rooms.at(row));
            endInsertRows();
            continue;
        }
        if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_rooms.move(from, row);
            endMoveRows();
        }
        update(rooms.at(row));
    }
}

void RoomListModel::update(const RoomStatus &room)
{
    const int row = rowOf(room.group);
    if (row < 0) {
        beginInsertRows({}, int(m_rooms.size()), int(m_rooms.size()));
        m_rooms.append(room);
        endInsertRows();
        return;
    }
    m_rooms[row] = room;
    Q_EMIT dataChanged(index(row), index(row));
}

QString RoomListModel::groupAt(const QModelIndex &index) const
{
    return data(index, GroupRole).toString();
}

QModelIndex RoomListModel::indexOf(const QString &group) const
{
    const int row = rowOf(group);
    return row < 0 ? QModelIndex() : index(row);
}

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rooms.size());
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const RoomStatus &room = m_rooms.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return Format::visible(room.group, false);
    case Qt::AccessibleTextRole: {
        QStringList spoken{Format::visible(room.group, false)};
        if (room.members >= 0)
            spoken << (room.members == 1 ? tr("1 member") : tr("%n members", nullptr, room.members));
        if (room.unread > 0)
            spoken << tr("%n unread", nullptr, room.unread);
        if (room.failed > 0)
            spoken << tr("%n failed", nullptr, room.failed);
        return spoken.join(QStringLiteral(", "));
    }
    case StatusRole:
        return QVariant::fromValue(room);
    case GroupRole:
        return room.group;
    default:
        return {};
    }
}

int RoomListModel::rowOf(const QString &group) const
{
    const auto found = std::find_if(
        m_rooms.begin(), m_rooms.end(), [&group](const RoomStatus &room) { return room.group == group; });
    return found == m_rooms.end() ? -1 : int(found - m_rooms.begin());
}

} // namespace Ui
