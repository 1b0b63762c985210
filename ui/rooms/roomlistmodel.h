#pragma once

#include "rooms/timelinemessage.h"

#include <QAbstractListModel>
#include <QList>

namespace Ui {

//! The rooms of one connection, in the order given.
class RoomListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        StatusRole = Qt::UserRole + 1, //!< RoomStatus
        GroupRole, //!< QString
    };

    explicit RoomListModel(QObject *parent = nullptr);

    //! Makes the list be \p rooms with as few row changes as it takes, so that a selection stays where it is.
    void setRooms(const QList<RoomStatus> &rooms);
    void update(const RoomStatus &room); //!< replaces the room of that group; appends an unknown one
    QString groupAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &group) const; //!< invalid when unknown

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    int rowOf(const QString &group) const;

    QList<RoomStatus> m_rooms;
};

} // namespace Ui
