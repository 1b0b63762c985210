#include "rooms/messageannouncer.h"
#include "rooms/timelinemodel.h"
#include "ui/rooms/messages.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Ui::MessageAnnouncer;

class tst_MessageAnnouncer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void what_comes_in_is_told_in_one_batch();
    void own_messages_are_no_news();
    void a_failure_is_told_at_once();
    void another_room_is_silent();

private:
    std::unique_ptr<Ui::TimelineModel> m_model;
};

void tst_MessageAnnouncer::init()
{
    m_model = std::make_unique<Ui::TimelineModel>(u"lobby"_s);
}

void tst_MessageAnnouncer::what_comes_in_is_told_in_one_batch()
{
    MessageAnnouncer announcer(20ms);
    announcer.setTimeline(m_model.get());
    QSignalSpy announced(&announcer, &MessageAnnouncer::announced);
    for (quint64 key = 1; key <= 5; ++key)
        m_model->append(Test::received(key, u"hi"_s));
    QCOMPARE(announced.size(), 0);
    QVERIFY(announced.wait());
    QCOMPARE(announced.size(), 1);
    QCOMPARE(announced.at(0).at(0).toString(), u"5 new messages in lobby"_s);
    QCOMPARE(announced.at(0).at(1).toBool(), false);
    m_model->append(Test::received(6, u"hi"_s));
    QVERIFY(announced.wait());
    QCOMPARE(announced.at(1).at(0).toString(), u"1 new message in lobby"_s);
}

void tst_MessageAnnouncer::own_messages_are_no_news()
{
    MessageAnnouncer announcer(1ms);
    announcer.setTimeline(m_model.get());
    QSignalSpy announced(&announcer, &MessageAnnouncer::announced);
    m_model->append(Test::sent(1, u"hi"_s));
    QVERIFY(!announced.wait(50));
}

void tst_MessageAnnouncer::a_failure_is_told_at_once()
{
    MessageAnnouncer announcer(1h);
    announcer.setTimeline(m_model.get());
    QSignalSpy announced(&announcer, &MessageAnnouncer::announced);
    m_model->append(Test::sent(1, u"hi"_s, Ui::State::Queued));
    m_model->update(1, [](Ui::TimelineMessage &message) { message.delivery = Ui::State::Sent; });
    QCOMPARE(announced.size(), 0);
    m_model->update(1, [](Ui::TimelineMessage &message) { message = Test::failed(1, u"hi"_s); });
    QCOMPARE(announced.size(), 1);
    QVERIFY(announced.at(0).at(0).toString().contains(u"not delivered: Forbidden"_s));
    QVERIFY(announced.at(0).at(1).toBool());
}

void tst_MessageAnnouncer::another_room_is_silent()
{
    MessageAnnouncer announcer(1ms);
    announcer.setTimeline(m_model.get());
    m_model->append(Test::received(1, u"hi"_s));
    announcer.setTimeline(nullptr);
    QSignalSpy announced(&announcer, &MessageAnnouncer::announced);
    m_model->append(Test::received(2, u"hi"_s));
    QVERIFY(!announced.wait(50));
}

QTEST_GUILESS_MAIN(tst_MessageAnnouncer)
#include "tst_messageannouncer.moc"
