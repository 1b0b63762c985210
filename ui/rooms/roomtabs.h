#pragma once

#include <QPointer>
#include <QTabBar>

namespace Ui {

class RoomListModel;
struct RoomStatus;

//! A tab for each room of the current connection, with badges of unread and failed messages.
class RoomTabs : public QTabBar {
    Q_OBJECT
public:
    explicit RoomTabs(QWidget *parent = nullptr);

    void setModel(RoomListModel *model); //!< stays with the caller; null: only the current room has a tab
    void setCurrent(const QString &group); //!< without roomActivated(); empty: none

Q_SIGNALS:
    void roomActivated(const QString &group);

private:
    void rebuild();
    void describe(int tab, const RoomStatus &room);

    QPointer<RoomListModel> m_model;
    QString m_current;
    bool m_rebuilding = false;
};

} // namespace Ui
