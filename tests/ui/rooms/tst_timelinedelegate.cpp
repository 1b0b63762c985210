#include "rooms/timelinedelegate.h"
#include "rooms/timelinemodel.h"
#include "ui/rooms/messages.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::Fold;
using Ui::TimelineDelegate;

class tst_TimelineDelegate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void remembers_a_layout_until_something_changes();
    void folding_and_raw_are_kept_by_message();
    void the_size_of_a_row_is_its_layout();

private:
    std::unique_ptr<Ui::TimelineModel> m_model;
};

void tst_TimelineDelegate::init()
{
    m_model = std::make_unique<Ui::TimelineModel>(u"lobby"_s);
    m_model->append(Test::received(1, u"bob"_s, WebPubSub::Payload::jsonText(R"({"a":[1,2]})")));
    m_model->append(Test::received(2, u"hello"_s));
}

void tst_TimelineDelegate::remembers_a_layout_until_something_changes()
{
    TimelineDelegate delegate;
    const Ui::BubbleLayout *first = &delegate.layout(*m_model, 1, 600);
    QCOMPARE(&delegate.layout(*m_model, 1, 600), first);
    QCOMPARE(delegate.layout(*m_model, 1, 500).context().width, 500);
    QCOMPARE(delegate.layout(*m_model, 1, 600).context().width, 600);

    m_model->update(2,
        [](Ui::TimelineMessage &message) { message.payload = WebPubSub::Payload::text(u"another text"_s); });
    delegate.invalidate(2);
    QVERIFY(delegate.layout(*m_model, 1, 600).text->text().contains(u"another text"_s));
}

void tst_TimelineDelegate::folding_and_raw_are_kept_by_message()
{
    TimelineDelegate delegate;
    delegate.toggleFold(1);
    QCOMPARE(delegate.layout(*m_model, 0, 600).context().fold, Fold::Closed);
    QVERIFY(delegate.isClosed(1));
    delegate.toggleFold(1);
    QCOMPARE(delegate.layout(*m_model, 0, 600).context().fold, Fold::Head);
    delegate.unfold(1);
    QCOMPARE(delegate.layout(*m_model, 0, 600).context().fold, Fold::Open);
    delegate.toggleRaw(1);
    QVERIFY(delegate.layout(*m_model, 0, 600).body.text.contains(u"[1,2]"_s));
    QVERIFY(!delegate.isClosed(2));
}

void tst_TimelineDelegate::the_size_of_a_row_is_its_layout()
{
    TimelineDelegate delegate;
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, 600, 1000);
    QCOMPARE(
        delegate.sizeHint(option, m_model->index(0)), QSize(600, delegate.layout(*m_model, 0, 600).height()));
    QVERIFY(delegate.sizeHint(option, {}).isEmpty());
}

QTEST_MAIN(tst_TimelineDelegate)
#include "tst_timelinedelegate.moc"
