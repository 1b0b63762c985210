#include "rooms/bubblemeta.h"
#include "ui/rooms/messages.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::State;
using Ui::TimelineMessage;

class tst_BubbleMeta : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tells_the_delivery_data();
    void tells_the_delivery();
    void tells_why_it_failed();
    void a_state_has_a_glyph_beside_its_word();
};

void tst_BubbleMeta::tells_the_delivery_data()
{
    QTest::addColumn<TimelineMessage>("message");
    QTest::addColumn<bool>("own");
    QTest::addColumn<QString>("line");
    TimelineMessage message = Test::sent(0, u"x"_s);
    message.latencyUs = 1000;
    message.seenBy = message.expected = 3;
    QTest::newRow("own, acked and seen") << message << true << u"10:00:00|acked 1.0 ms|seen by 3 of 3"_s;
    QTest::newRow("of another user of this window") << message << false << u"10:00:00 · seen by 3 of 3"_s;
    message.lateNote = u"Carol after 4.98 s"_s;
    QTest::newRow("somebody got it late")
        << message << true << u"10:00:00|acked 1.0 ms|seen by 3 of 3|Carol after 4.98 s"_s;
    QTest::newRow("acked, nobody else here") << Test::sent(0, u"x"_s) << true << u"10:00:00|acked"_s;
    QTest::newRow("queued") << Test::sent(0, u"x"_s, State::Queued) << true << u"10:00:00|queued"_s;
    TimelineMessage out = Test::sent(0, u"x"_s, State::Sent);
    QTest::newRow("sent") << out << true << u"10:00:00|sent, waiting for ack"_s;
    out.expectsAck = false;
    QTest::newRow("fire and forget") << out << true << u"10:00:00|sent, no ack asked"_s;
    QTest::newRow("received") << Test::received(0, u"x"_s) << false << u"10:00:00"_s;
    TimelineMessage late = Test::received(0, u"x"_s);
    late.delivery = State::Replayed;
    QTest::newRow("replayed") << late << false << u"10:00:00|replayed"_s;
    late.latencyUs = 3'400'000;
    QTest::newRow("replayed, known how late") << late << false << u"10:00:00|arrived 3.40 s late"_s;
}

void tst_BubbleMeta::tells_the_delivery()
{
    QFETCH(TimelineMessage, message);
    QFETCH(bool, own);
    QStringList line;
    for (const Ui::MetaPart &part : Ui::metaParts(message, own))
        line << part.text;
    QTEST(line.join(u'|'), "line");
}

void tst_BubbleMeta::tells_why_it_failed()
{
    TimelineMessage message = Test::failed(0, u"x"_s);
    QCOMPARE(Ui::failureReason(message),
        u"10:00:00 · not delivered: Forbidden, not allowed to publish to lobby."_s);
    QVERIFY(Ui::spokenMessage(message).contains(u"not delivered: Forbidden"_s));
    message.error.reset();
    QCOMPARE(Ui::failureReason(message), u"10:00:00 · not delivered"_s);
    QVERIFY(Ui::failureReason(Test::sent(0, u"x"_s)).isEmpty());
}

void tst_BubbleMeta::a_state_has_a_glyph_beside_its_word()
{
    for (const State state : {State::Queued, State::Sent, State::Acked, State::Replayed}) {
        const auto parts = Ui::metaParts(Test::sent(0, u"x"_s, state), true);
        QCOMPARE(parts.size(), 2);
        QVERIFY(!parts.at(1).icon.isEmpty());
        QVERIFY(!parts.at(1).text.isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_BubbleMeta)
#include "tst_bubblemeta.moc"
