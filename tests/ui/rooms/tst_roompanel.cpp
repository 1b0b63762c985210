#include "rooms/joinfield.h"
#include "rooms/roomlistmodel.h"
#include "rooms/roompanel.h"
#include "shared/elidedlabel.h"
#include "shared/emptynote.h"

#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::RoomPanel;

class tst_RoomPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void says_whose_rooms_and_what_to_do_while_empty();
    void choosing_a_room_is_told_once_and_set_current_is_quiet();
    void join_asks_for_a_name();
    void nobody_can_join_without_an_owner();
    void leaving_is_in_the_menu();
};

void tst_RoomPanel::says_whose_rooms_and_what_to_do_while_empty()
{
    Ui::RoomListModel model;
    RoomPanel panel(&model);
    panel.show();
    auto *title = panel.findChild<Ui::ElidedLabel *>();
    auto *note = panel.findChild<Ui::EmptyNote *>();
    QCOMPARE(title->text(), u"Rooms"_s);
    QVERIFY(note->text().contains(u"Rooms appear when a user has joined a group."_s));
    panel.setOwner(u"Bob"_s);
    QCOMPARE(title->text(), u"Rooms of Bob"_s);
    QVERIFY(note->text().contains(u"Bob is in no group. Join one (Ctrl+J)."_s));
    model.update({.group = u"lobby"_s});
    QVERIFY(!note->isVisible());
}

void tst_RoomPanel::choosing_a_room_is_told_once_and_set_current_is_quiet()
{
    Ui::RoomListModel model;
    model.setRooms({{.group = u"a"_s}, {.group = u"b"_s}});
    RoomPanel panel(&model);
    panel.resize(232, 300);
    panel.show();
    QSignalSpy changed(&panel, &RoomPanel::currentChanged);
    panel.setCurrent(u"a"_s);
    QCOMPARE(changed.size(), 0);
    auto *list = panel.findChild<QListView *>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(model.index(1)).center());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(panel.current(), u"b"_s);
}

void tst_RoomPanel::join_asks_for_a_name()
{
    Ui::RoomListModel model;
    RoomPanel panel(&model);
    panel.setOwner(u"Alice"_s);
    panel.show();
    QSignalSpy joined(&panel, &RoomPanel::joinRequested);
    panel.focusJoin();
    auto *edit = panel.findChild<QLineEdit *>();
    QVERIFY(edit->isVisible());
    QTest::keyClicks(edit, u"orders.eu"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(joined.size(), 1);
    QCOMPARE(joined.at(0).at(0).toString(), u"orders.eu"_s);
}

void tst_RoomPanel::nobody_can_join_without_an_owner()
{
    Ui::RoomListModel model;
    RoomPanel panel(&model);
    panel.show();
    panel.focusJoin();
    QVERIFY(!panel.findChild<Ui::JoinField *>()->isVisible());
}

void tst_RoomPanel::leaving_is_in_the_menu()
{
    Ui::RoomListModel model;
    model.update({.group = u"lobby"_s});
    RoomPanel panel(&model);
    panel.setOwner(u"Alice"_s);
    panel.resize(232, 300);
    panel.show();
    QSignalSpy left(&panel, &RoomPanel::leaveRequested);
    auto *list = panel.findChild<QListView *>();
    Q_EMIT list->customContextMenuRequested(list->visualRect(model.index(0)).center());
    panel.findChild<QMenu *>()->actions().constFirst()->trigger();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.at(0).at(0).toString(), u"lobby"_s);
}

QTEST_MAIN(tst_RoomPanel)
#include "tst_roompanel.moc"
