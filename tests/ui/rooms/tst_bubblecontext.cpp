#include "rooms/bubblecontext.h"
#include "rooms/timelinemodel.h"
#include "ui/rooms/messages.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::TimelineMessage;

class tst_BubbleContext : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runs_go_on_while_nothing_is_lost_data();
    void runs_go_on_while_nothing_is_lost();
    void a_day_line_stands_before_each_new_day();
    void the_new_line_ends_a_run();
    void the_first_row_tells_what_left();
    void estimates_are_near_and_bounded();
};

void tst_BubbleContext::runs_go_on_while_nothing_is_lost_data()
{
    QTest::addColumn<TimelineMessage>("first");
    QTest::addColumn<TimelineMessage>("second");
    QTest::addColumn<bool>("run");
    const TimelineMessage bob = Test::received(1, u"a"_s);
    TimelineMessage next = Test::received(2, u"b"_s);
    QTest::newRow("the same sender, a moment later") << bob << next << true;
    next.timeUs = bob.timeUs + 61'000'000;
    QTest::newRow("a minute later") << bob << next << false;
    QTest::newRow("another sender") << bob << Test::received(2, u"carol"_s, {}) << false;
    QTest::newRow("both acked") << Test::sent(1, u"a"_s) << Test::sent(2, u"b"_s) << true;
    QTest::newRow("the second waits for its ack")
        << Test::sent(1, u"a"_s) << Test::sent(2, u"b"_s, Ui::State::Sent) << false;
    QTest::newRow("the first failed") << Test::failed(1, u"a"_s) << Test::sent(2, u"b"_s) << false;
    TimelineMessage seen = Test::sent(1, u"a"_s);
    seen.seenBy = seen.expected = 1;
    QTest::newRow("seen by others") << seen << Test::sent(2, u"b"_s) << false;
    TimelineMessage late = Test::sent(1, u"a"_s);
    late.lateNote = u"Carol after 2 s"_s;
    QTest::newRow("the first has a note of its own") << late << Test::sent(2, u"b"_s) << false;
}

void tst_BubbleContext::runs_go_on_while_nothing_is_lost()
{
    QFETCH(TimelineMessage, first);
    QFETCH(TimelineMessage, second);
    QFETCH(bool, run);
    Ui::TimelineModel model(u"lobby"_s);
    model.appendBatch({first, second});
    QVERIFY(Ui::bubbleContext(model, 0).startsRun);
    QCOMPARE(Ui::bubbleContext(model, 0).endsRun, !run);
    QCOMPARE(Ui::bubbleContext(model, 1).startsRun, !run);
    QVERIFY(Ui::bubbleContext(model, 1).endsRun);
}

void tst_BubbleContext::a_day_line_stands_before_each_new_day()
{
    Ui::TimelineModel model(u"lobby"_s);
    TimelineMessage tomorrow = Test::received(3, u"c"_s);
    tomorrow.timeUs += 24LL * 3600 * 1'000'000;
    model.appendBatch({Test::received(1, u"a"_s), Test::received(2, u"b"_s), tomorrow});
    QVERIFY(Ui::bubbleContext(model, 0).newDay);
    QVERIFY(!Ui::bubbleContext(model, 1).newDay);
    QVERIFY(Ui::bubbleContext(model, 2).newDay);
}

void tst_BubbleContext::the_new_line_ends_a_run()
{
    Ui::TimelineModel model(u"lobby"_s);
    model.appendBatch({Test::received(1, u"a"_s), Test::received(2, u"b"_s)});
    model.setNewLineBefore(2);
    QVERIFY(Ui::bubbleContext(model, 0).endsRun);
    QVERIFY(Ui::bubbleContext(model, 1).newLine);
    QVERIFY(Ui::bubbleContext(model, 1).startsRun);
}

void tst_BubbleContext::the_first_row_tells_what_left()
{
    Ui::TimelineModel model(u"lobby"_s, nullptr, 2);
    for (quint64 key = 1; key <= 5; ++key)
        model.append(Test::received(key, u"x"_s));
    QCOMPARE(Ui::bubbleContext(model, 0).evicted, 3);
    QCOMPARE(Ui::bubbleContext(model, 1).evicted, 0);
}

void tst_BubbleContext::estimates_are_near_and_bounded()
{
    Ui::TimelineModel model(u"lobby"_s);
    model.append(Test::received(1, u"short"_s));
    model.append(Test::received(2, QString(100'000, u'x')));
    model.append(Test::received(3, u"bob"_s, WebPubSub::Payload::binary(QByteArray(100'000, 'x'))));
    QVERIFY(Ui::estimateHeight(model, 0, 800) >= 40 && Ui::estimateHeight(model, 0, 800) <= 80);
    QVERIFY(Ui::estimateHeight(model, 1, 800) < 400);
    QVERIFY(Ui::estimateHeight(model, 2, 800) < 400);
    QVERIFY(Ui::estimateHeight(model, 0, 0) > 0);
}

QTEST_GUILESS_MAIN(tst_BubbleContext)
#include "tst_bubblecontext.moc"
