#include "rooms/latestpill.h"
#include "rooms/timelinemodel.h"
#include "rooms/timelineview.h"
#include "ui/rooms/messages.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::TimelineModel;
using Ui::TimelineView;

class tst_TimelineView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_view.reset(); }
    void rows_follow_each_other_without_gaps();
    void stays_at_the_end_while_it_is_there();
    void holds_still_once_scrolled_up_and_counts();
    void the_pill_and_ctrl_end_go_to_the_latest();
    void a_growing_bubble_above_the_end_keeps_the_end();
    void resizing_keeps_the_end();
    void keys_move_and_show_the_current_row();
    void choosing_a_row_is_told_with_its_story();
    void a_story_is_selected_quietly();
    void another_model_starts_at_its_end();
    void a_model_that_goes_leaves_an_empty_view();
    void eviction_keeps_what_is_read_in_place();
    void rows_have_accessible_names();
    void a_flood_of_messages_is_swallowed();

private:
    void fill(int count);
    QRect rectOf(int row) const { return m_view->visualRect(m_model->index(row)); }

    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<TimelineView> m_view;
};

void tst_TimelineView::init()
{
    m_model = std::make_unique<TimelineModel>(u"lobby"_s, nullptr, 1000);
    m_view = std::make_unique<TimelineView>();
    m_view->setModel(m_model.get());
    m_view->resize(600, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_TimelineView::fill(int count)
{
    QList<Ui::TimelineMessage> batch;
    for (int i = 0; i < count; ++i)
        batch.append(Test::received(quint64(m_model->rowCount() + i + 1), u"word "_s.repeated(1 + i % 40)));
    m_model->appendBatch(batch);
}

void tst_TimelineView::rows_follow_each_other_without_gaps()
{
    fill(100);
    const int first = m_view->indexAt({300, 0}).row();
    for (int row = first; row < 99; ++row)
        QCOMPARE(rectOf(row + 1).top(), rectOf(row).bottom() + 1);
    QVERIFY(!m_view->indexAt({300, 5000}).isValid());
}

void tst_TimelineView::stays_at_the_end_while_it_is_there()
{
    fill(50);
    QVERIFY(m_view->isAtEnd());
    QCOMPARE(rectOf(49).bottom() + 1, m_view->viewport()->height());
    fill(5);
    QCOMPARE(rectOf(54).bottom() + 1, m_view->viewport()->height());
    QVERIFY(m_view->findChild<Ui::LatestPill *>()->isHidden());
}

void tst_TimelineView::holds_still_once_scrolled_up_and_counts()
{
    fill(50);
    QSignalSpy atEnd(m_view.get(), &TimelineView::atEndChanged);
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(bar->value() - 300);
    QCOMPARE(atEnd.size(), 1);
    QCOMPARE(atEnd.at(0).at(0).toBool(), false);
    const QModelIndex top = m_view->indexAt({300, 0});
    const QRect before = m_view->visualRect(top);
    fill(3);
    QCOMPARE(m_view->visualRect(top), before);
    QCOMPARE(m_view->newSinceScrolledUp(), 3);
    auto *pill = m_view->findChild<Ui::LatestPill *>();
    QVERIFY(pill->isVisible());
    QCOMPARE(pill->text(), u"Latest (3)"_s);
    QCOMPARE(pill->geometry().right() + 1, m_view->viewport()->width() - 16);
    QCOMPARE(pill->geometry().bottom() + 1, m_view->viewport()->height() - 12);
}

void tst_TimelineView::the_pill_and_ctrl_end_go_to_the_latest()
{
    fill(50);
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(0);
    QTest::mouseClick(m_view->findChild<Ui::LatestPill *>(), Qt::LeftButton);
    QVERIFY(m_view->isAtEnd());
    bar->setValue(0);
    QVERIFY(!m_view->isAtEnd());
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(m_view->isAtEnd());
    QCOMPARE(bar->value(), bar->maximum());
    QCOMPARE(m_view->newSinceScrolledUp(), 0);
}

void tst_TimelineView::a_growing_bubble_above_the_end_keeps_the_end()
{
    fill(50);
    m_model->update(48, [](Ui::TimelineMessage &message) {
        message.payload = WebPubSub::Payload::text(u"longer "_s.repeated(100));
    });
    QCOMPARE(rectOf(49).bottom() + 1, m_view->viewport()->height());
}

void tst_TimelineView::resizing_keeps_the_end()
{
    fill(50);
    m_view->resize(320, 300);
    QTRY_COMPARE(m_view->viewport()->height(), 300);
    QCOMPARE(rectOf(49).bottom() + 1, m_view->viewport()->height());
    QVERIFY(m_view->isAtEnd());
}

void tst_TimelineView::keys_move_and_show_the_current_row()
{
    fill(50);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentIndex().row(), 0);
    QCOMPARE(rectOf(0).top(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentIndex().row(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentIndex().row(), 49);
    QVERIFY(m_view->viewport()->rect().contains(rectOf(49)));
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QVERIFY(m_view->currentIndex().row() < 48);
    QVERIFY(m_view->viewport()->rect().intersects(m_view->visualRect(m_view->currentIndex())));
}

void tst_TimelineView::choosing_a_row_is_told_with_its_story()
{
    fill(3);
    QSignalSpy selected(m_view.get(), &TimelineView::messageSelected);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, rectOf(1).center());
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.at(0).at(0).toULongLong(), 2);
    QCOMPARE(selected.at(0).at(1).toString(), u"2"_s);
}

void tst_TimelineView::a_story_is_selected_quietly()
{
    fill(50);
    QSignalSpy selected(m_view.get(), &TimelineView::messageSelected);
    m_view->selectCorrelation(u"1"_s);
    QCOMPARE(m_view->currentIndex().row(), 0);
    QVERIFY(m_view->viewport()->rect().intersects(rectOf(0)));
    m_view->selectCorrelation(u"ffff"_s);
    QVERIFY(m_view->selectionModel()->selectedIndexes().isEmpty());
    QCOMPARE(selected.size(), 0);
}

void tst_TimelineView::another_model_starts_at_its_end()
{
    fill(50);
    m_view->verticalScrollBar()->setValue(0);
    TimelineModel other(u"orders"_s);
    for (quint64 key = 1000; key < 1030; ++key)
        other.append(Test::received(key, u"hi"_s));
    m_view->setModel(&other);
    QVERIFY(m_view->isAtEnd());
    QCOMPARE(m_view->accessibleName(), u"Messages in orders"_s);
    QCOMPARE(m_view->visualRect(other.index(29)).bottom() + 1, m_view->viewport()->height());
    fill(1); // news of the old model no longer reach the view
    QCOMPARE(m_view->visualRect(other.index(29)).bottom() + 1, m_view->viewport()->height());
    m_view->setModel(nullptr);
    QVERIFY(!m_view->indexAt({10, 10}).isValid());
}

void tst_TimelineView::a_model_that_goes_leaves_an_empty_view()
{
    fill(10);
    m_model.reset();
    QVERIFY(!m_view->timeline());
    QVERIFY(!m_view->indexAt({10, 10}).isValid());
    m_view->resize(500, 300);
    QVERIFY(!m_view->grab().isNull());
}

void tst_TimelineView::eviction_keeps_what_is_read_in_place()
{
    fill(1000);
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(bar->value() - 2000);
    const QPersistentModelIndex top = m_view->indexAt({300, 0});
    const int y = m_view->visualRect(top).top();
    fill(40);
    QVERIFY(m_model->evictedCount() > 0);
    QVERIFY(top.isValid());
    QCOMPARE(m_view->visualRect(top).top(), y);
}

void tst_TimelineView::rows_have_accessible_names()
{
    fill(3);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(list);
    QCOMPARE(list->text(QAccessible::Name), u"Messages in lobby"_s);
    QCOMPARE(list->childCount(), 3);
    QVERIFY(list->child(1)->text(QAccessible::Name).startsWith(u"bob, 10:00:00"_s));
}

void tst_TimelineView::a_flood_of_messages_is_swallowed()
{
    QList<Ui::TimelineMessage> batch;
    for (quint64 key = 1; key <= 50'000; ++key) {
        batch.append(Test::received(key, u"flood %1"_s.arg(key)));
        if (batch.size() == 200) {
            m_model->appendBatch(batch);
            batch.clear();
        }
    }
    QVERIFY(m_view->isAtEnd());
    const int last = m_model->rowCount() - 1;
    QCOMPARE(rectOf(last).bottom() + 1, m_view->viewport()->height());
}

QTEST_MAIN(tst_TimelineView)
#include "tst_timelineview.moc"
