#include "rooms/roomlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::RoomListModel;

class tst_RoomListModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void becomes_the_given_list_data();
    void becomes_the_given_list();
    void rooms_that_stay_keep_their_selection();
    void updates_one_room();
    void says_a_room_in_words_data();
    void says_a_room_in_words();
    void a_hostile_name_stays_text();
};

static QList<Ui::RoomStatus> makeRooms(const QString &names)
{
    QList<Ui::RoomStatus> rooms;
    for (const QChar name : names)
        rooms.append({.group = QString(name)});
    return rooms;
}

void tst_RoomListModel::becomes_the_given_list_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    for (const auto &[before, after] : {std::pair("", "abc"), {"abc", ""}, {"abc", "abc"}, {"abc", "cab"},
             {"abc", "axbyc"}, {"abcdef", "fbd"}, {"abc", "xyz"}, {"abcd", "dcba"}})
        QTest::addRow("from '%s' to '%s'", before, after)
            << QString::fromLatin1(before) << QString::fromLatin1(after);
}

void tst_RoomListModel::becomes_the_given_list()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    RoomListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRooms(makeRooms(before));
    model.setRooms(makeRooms(after));
    QString shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown += model.groupAt(model.index(row));
    QCOMPARE(shown, after);
}

void tst_RoomListModel::rooms_that_stay_keep_their_selection()
{
    RoomListModel model;
    model.setRooms(makeRooms(u"abc"_s));
    const QPersistentModelIndex selected = model.indexOf(u"b"_s);
    model.setRooms(makeRooms(u"bca"_s));
    QVERIFY(selected.isValid());
    QCOMPARE(model.groupAt(selected), u"b"_s);
}

void tst_RoomListModel::updates_one_room()
{
    RoomListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRooms(makeRooms(u"ab"_s));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.update({.group = u"b"_s, .unread = 3});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.indexOf(u"b"_s).data(RoomListModel::StatusRole).value<Ui::RoomStatus>().unread, 3);
    model.update({.group = u"new"_s});
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.indexOf(u"nowhere"_s).isValid());
    QVERIFY(model.groupAt({}).isEmpty());
}

void tst_RoomListModel::says_a_room_in_words_data()
{
    QTest::addColumn<int>("members");
    QTest::addColumn<int>("unread");
    QTest::addColumn<int>("failed");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("all figures") << 2 << 3 << 1 << u"lobby, 2 members, 3 unread, 1 failed"_s;
    QTest::newRow("one member") << 1 << 0 << 0 << u"lobby, 1 member"_s;
    QTest::newRow("members unknown") << -1 << 0 << 0 << u"lobby"_s;
}

void tst_RoomListModel::says_a_room_in_words()
{
    QFETCH(int, members);
    QFETCH(int, unread);
    QFETCH(int, failed);
    RoomListModel model;
    model.update({u"lobby"_s, members, unread, failed});
    QTEST(model.index(0).data(Qt::AccessibleTextRole).toString(), "spoken");
}

void tst_RoomListModel::a_hostile_name_stays_text()
{
    RoomListModel model;
    model.update({.group = u"a\u202eb"_s});
    QVERIFY(!model.index(0).data().toString().contains(QChar(0x202e)));
    QCOMPARE(model.groupAt(model.index(0)), u"a\u202eb"_s); // the name itself is not changed
}

QTEST_GUILESS_MAIN(tst_RoomListModel)
#include "tst_roomlistmodel.moc"
