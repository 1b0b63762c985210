#pragma once

#include <QStyledItemDelegate>

namespace Ui {

//! One row of the room list: hash, name (elided first), member count, badges of unread and failed messages.
class RoomDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RoomDelegate(QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Ui
