#include "rooms/roomlistmodel.h"
#include "rooms/roomtabs.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::RoomTabs;

class tst_RoomTabs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void follows_the_rooms();
    void without_rooms_the_open_one_has_a_tab();
    void only_a_person_activates_a_room();
    void badges_come_and_go();
    void an_ampersand_is_no_mnemonic();
};

static QStringList texts(const RoomTabs &tabs)
{
    QStringList list;
    for (int i = 0; i < tabs.count(); ++i)
        list << tabs.tabText(i);
    return list;
}

void tst_RoomTabs::follows_the_rooms()
{
    Ui::RoomListModel rooms;
    RoomTabs tabs;
    tabs.setModel(&rooms);
    rooms.setRooms({{.group = u"a"_s}, {.group = u"b"_s}, {.group = u"c"_s}});
    tabs.setCurrent(u"b"_s);
    QCOMPARE(texts(tabs), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(tabs.currentIndex(), 1);
    rooms.setRooms({{.group = u"c"_s}, {.group = u"b"_s}});
    QCOMPARE(texts(tabs), (QStringList{u"c"_s, u"b"_s}));
    QCOMPARE(tabs.currentIndex(), 1);
}

void tst_RoomTabs::without_rooms_the_open_one_has_a_tab()
{
    RoomTabs tabs;
    QCOMPARE(tabs.count(), 0);
    tabs.setCurrent(u"lobby"_s);
    QCOMPARE(texts(tabs), QStringList{u"lobby"_s});
    tabs.setCurrent({});
    QCOMPARE(tabs.count(), 0);
}

void tst_RoomTabs::only_a_person_activates_a_room()
{
    Ui::RoomListModel rooms;
    RoomTabs tabs;
    QSignalSpy activated(&tabs, &RoomTabs::roomActivated);
    tabs.setModel(&rooms);
    rooms.setRooms({{.group = u"a"_s}, {.group = u"b"_s}});
    tabs.setCurrent(u"b"_s);
    rooms.update({.group = u"a"_s, .unread = 2});
    rooms.setRooms({{.group = u"b"_s}});
    QCOMPARE(activated.size(), 0);
    rooms.setRooms({{.group = u"b"_s}, {.group = u"c"_s}});
    tabs.show();
    QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(1).center());
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.at(0).at(0).toString(), u"c"_s);
}

void tst_RoomTabs::badges_come_and_go()
{
    Ui::RoomListModel rooms;
    RoomTabs tabs;
    tabs.setModel(&rooms);
    rooms.setRooms({{.group = u"a"_s, .unread = 3}});
    tabs.show();
    QVERIFY(tabs.tabButton(0, QTabBar::RightSide));
    QVERIFY(tabs.tabButton(0, QTabBar::RightSide)->isVisible());
    rooms.update({.group = u"a"_s, .unread = 4, .failed = 1});
    QVERIFY(tabs.tabButton(0, QTabBar::RightSide)->isVisible());
    rooms.update({.group = u"a"_s});
    QVERIFY(!tabs.tabButton(0, QTabBar::RightSide));
}

void tst_RoomTabs::an_ampersand_is_no_mnemonic()
{
    RoomTabs tabs;
    tabs.setCurrent(u"r&d"_s);
    QCOMPARE(tabs.tabText(0), u"r&&d"_s);
    QCOMPARE(tabs.tabData(0).toString(), u"r&d"_s);
}

QTEST_MAIN(tst_RoomTabs)
#include "tst_roomtabs.moc"
