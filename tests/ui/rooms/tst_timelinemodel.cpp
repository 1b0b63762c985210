#include "rooms/timelinemodel.h"
#include "ui/rooms/messages.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::TimelineMessage;
using Ui::TimelineModel;

class tst_TimelineModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keeps_messages_in_order_of_arrival();
    void a_batch_is_one_insertion();
    void updates_by_key();
    void removes_by_key();
    void the_oldest_go_beyond_the_capacity();
    void a_batch_larger_than_the_capacity_keeps_its_tail();
    void finds_the_latest_message_of_a_story();
    void the_new_line_follows_its_message();
    void the_owner_decides_whose_messages_stand_right();
    void says_a_message_in_one_sentence();
    void hostile_text_stays_text();
    void a_hundred_thousand_messages_append_quickly();
};

void tst_TimelineModel::keeps_messages_in_order_of_arrival()
{
    TimelineModel model(u"lobby"_s);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.append(Test::received(1, u"one"_s));
    model.append(Test::received(2, u"two"_s));
    QCOMPARE(model.group(), u"lobby"_s);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1).data(TimelineModel::KeyRole).toULongLong(), 2);
    QCOMPARE(model.index(0).data(TimelineModel::MessageRole).value<TimelineMessage>().payload.bytes,
        QByteArray("one"));
    QCOMPARE(model.indexOf(2).row(), 1);
    QVERIFY(!model.indexOf(3).isValid());
}

void tst_TimelineModel::a_batch_is_one_insertion()
{
    TimelineModel model(u"lobby"_s);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.appendBatch({Test::received(1, u"a"_s), Test::received(2, u"b"_s), Test::received(3, u"c"_s)});
    model.appendBatch({});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 3);
}

void tst_TimelineModel::updates_by_key()
{
    TimelineModel model(u"lobby"_s);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.append(Test::sent(7, u"hi"_s, Ui::State::Queued));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.update(7, [](TimelineMessage &message) {
        message.delivery = Ui::State::Acked;
        message.key = 99; // not for the caller to change
    }));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.message(7)->delivery, Ui::State::Acked);
    QVERIFY(!model.message(99));
    QVERIFY(!model.update(8, [](TimelineMessage &) { QFAIL("called for an unknown key"); }));
}

void tst_TimelineModel::removes_by_key()
{
    TimelineModel model(u"lobby"_s);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (quint64 key = 1; key <= 5; ++key)
        model.append(Test::received(key, QString::number(key)));
    model.remove(3);
    model.remove(3);
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(!model.message(3));
    QCOMPARE(model.indexOf(4).row(), 2);
    QCOMPARE(model.indexOf(2).row(), 1);
}

void tst_TimelineModel::the_oldest_go_beyond_the_capacity()
{
    TimelineModel model(u"lobby"_s, nullptr, 200);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy evicted(&model, &TimelineModel::evicted);
    for (quint64 key = 1; key <= 205; ++key)
        model.append(Test::received(key, QString::number(key)));
    QVERIFY(model.rowCount() <= 200);
    QVERIFY(!model.message(1));
    QVERIFY(model.message(205));
    int told = 0;
    for (const QList<QVariant> &news : evicted)
        told += news.at(0).toInt();
    QCOMPARE(told, 205 - model.rowCount());
    QCOMPARE(model.evictedCount(), told);
    QCOMPARE(model.indexOf(205).row(), model.rowCount() - 1);
}

void tst_TimelineModel::a_batch_larger_than_the_capacity_keeps_its_tail()
{
    TimelineModel model(u"lobby"_s, nullptr, 10);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.append(Test::received(1, u"old"_s));
    QList<TimelineMessage> batch;
    for (quint64 key = 100; key < 125; ++key)
        batch.append(Test::received(key, QString::number(key)));
    model.appendBatch(batch);
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.at(0).key, 115);
    QCOMPARE(model.at(9).key, 124);
    QCOMPARE(model.evictedCount(), 16);
}

void tst_TimelineModel::finds_the_latest_message_of_a_story()
{
    TimelineModel model(u"lobby"_s);
    TimelineMessage first = Test::received(1, u"a"_s);
    TimelineMessage second = Test::received(2, u"b"_s);
    first.correlation = second.correlation = u"7f3a"_s;
    model.appendBatch({first, second, Test::received(3, u"c"_s)});
    QCOMPARE(model.indexOfCorrelation(u"7f3a"_s).row(), 1);
    QVERIFY(!model.indexOfCorrelation(u"nothing"_s).isValid());
    QVERIFY(!model.indexOfCorrelation({}).isValid());
}

void tst_TimelineModel::the_new_line_follows_its_message()
{
    TimelineModel model(u"lobby"_s);
    QSignalSpy moved(&model, &TimelineModel::newLineMoved);
    for (quint64 key = 1; key <= 3; ++key)
        model.append(Test::received(key, u"x"_s));
    QCOMPARE(model.unreadFrom(), -1);
    model.setNewLineBefore(3);
    model.setNewLineBefore(3);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(model.unreadFrom(), 2);
    model.remove(1);
    QCOMPARE(model.unreadFrom(), 1);
    model.setNewLineBefore({});
    QCOMPARE(model.unreadFrom(), -1);
}

void tst_TimelineModel::the_owner_decides_whose_messages_stand_right()
{
    TimelineModel model(u"lobby"_s);
    const TimelineMessage alice = Test::sent(1, u"hi"_s);
    TimelineMessage dave = Test::sent(2, u"ho"_s);
    dave.speakerId = u"dave"_s;
    QVERIFY(model.isOwn(alice));
    QVERIFY(model.isOwn(dave));
    model.setOwner(u"alice"_s);
    QVERIFY(model.isOwn(alice));
    QVERIFY(!model.isOwn(dave));
    QVERIFY(!model.isOwn(Test::received(3, u"alice"_s, {}))); // a stranger of the same name
}

void tst_TimelineModel::says_a_message_in_one_sentence()
{
    TimelineModel model(u"lobby"_s);
    TimelineMessage message = Test::sent(1, u"hello"_s);
    message.latencyUs = 4000;
    message.seenBy = 2;
    message.expected = 3;
    model.append(message);
    const QString spoken = model.index(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(u"alice, 10:00:00, hello, acknowledged in 4"_s), qPrintable(spoken));
    QVERIFY(spoken.endsWith(u"seen by 2 of 3"_s));
}

void tst_TimelineModel::hostile_text_stays_text()
{
    TimelineModel model(u"lobby"_s);
    model.append(Test::received(1, u"<img src=file:///etc/passwd>\u202egpj"_s));
    for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole)}) {
        const QString text = model.index(0).data(role).toString();
        QVERIFY(text.contains(u"<img src=file:///etc/passwd>"_s));
        QVERIFY(!text.contains(QChar(0x202e)));
    }
    QVERIFY(!model.index(0).data(Qt::ToolTipRole).isValid());
}

void tst_TimelineModel::a_hundred_thousand_messages_append_quickly()
{
    TimelineModel model(u"lobby"_s);
    QList<TimelineMessage> batch;
    for (quint64 key = 0; key < 250'000; ++key) {
        batch.append(Test::received(key, u"hello"_s));
        if (batch.size() == 500) {
            model.appendBatch(batch);
            batch.clear();
        }
    }
    QVERIFY(model.rowCount() <= TimelineModel::defaultCapacity);
    QVERIFY(model.rowCount() > TimelineModel::defaultCapacity * 9 / 10);
    QCOMPARE(model.indexOf(249'999).row(), model.rowCount() - 1);
}

QTEST_GUILESS_MAIN(tst_TimelineModel)
#include "tst_timelinemodel.moc"
