#pragma once

#include <QWidget>

class QListView;
class QToolButton;

namespace Ui {

class ElidedLabel;
class EmptyNote;
class JoinField;
class RoomListModel;

//! The dock of rooms: whose they are, the list, and the line to join another.
class RoomPanel : public QWidget {
    Q_OBJECT
public:
    //! \p model stays with the caller and outlives the panel.
    explicit RoomPanel(RoomListModel *model, QWidget *parent = nullptr);

    QString current() const; //!< group, empty when none
    void setOwner(const QString &name); //!< title "Rooms of Alice"; empty: nobody can join

public Q_SLOTS:
    void setCurrent(const QString &group); //!< selects without currentChanged()
    void focusJoin();

Q_SIGNALS:
    void currentChanged(const QString &group);
    void joinRequested(const QString &group);
    void leaveRequested(const QString &group);

private:
    void setUpList();
    QWidget *makeHeader();
    void showMenu(const QPoint &position);
    void updatePage();
    void announceCurrent(const QModelIndex &index);

    RoomListModel *m_model;
    QString m_owner;
    ElidedLabel *m_title;
    EmptyNote *m_empty;
    QToolButton *m_add = nullptr;
    QListView *m_list;
    JoinField *m_join;
    bool m_quiet = false; //!< setCurrent() is at work
};

} // namespace Ui
