#include "trace/traceview.h"

#include "trace/newrowspill.h"
#include "trace/tracecolumns.h"
#include "trace/tracemodel.h"
#include "ui/trace/tracefixture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestTraceView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void followsTheTail();
    void letsGoWhenScrolledUp();
    void followsAgainAtTheEnd();
    void letsGoWhenSelected();
    void countsNewRowsOnThePill();
    void countsHeldRowsOnThePill();
    void selectsAndTells();
    void keepsTheSelectionThroughAFilter();
    void keepsTheSelectionItsFilterHides();
    void stepsThroughTheThread();
    void clearsTheSelectionByEscape();
    void copiesRows();
    void keepsItsKeysFromTheWindow();
    void hasRowsOfOneHeight();
    void keepsTheThreadFirst();

private:
    bool atEnd() const
    {
        return m_view->verticalScrollBar()->value() == m_view->verticalScrollBar()->maximum();
    }
    NewRowsPill *pill() const { return m_view->findChild<NewRowsPill *>(); }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<TraceModel> m_model;
    std::unique_ptr<TraceView> m_view;
};

void TestTraceView::init()
{
    m_store = std::make_unique<Store>();
    m_model = std::make_unique<TraceModel>(&m_store->store);
    m_view = std::make_unique<TraceView>(m_model.get());
    m_view->resize(1200, 320);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestTraceView::cleanup()
{
    m_view.reset();
    m_model.reset();
    m_store.reset();
}

void TestTraceView::followsTheTail()
{
    m_store->appendPings(5000);
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 4000);
    QVERIFY(atEnd());
    m_store->appendPings(5000);
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 9000);
    QVERIFY(atEnd());
    QVERIFY(m_view->isFollowing());
    QVERIFY(!pill()->isVisible());
}

void TestTraceView::letsGoWhenScrolledUp()
{
    m_store->appendPings(500);
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 400);
    QSignalSpy following(m_view.get(), &TraceView::followingChanged);
    m_view->verticalScrollBar()->setValue(100);
    QCOMPARE(following.size(), 1);
    m_store->appendPings(500);
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 900);
    QCOMPARE(m_view->verticalScrollBar()->value(), 100);
}

void TestTraceView::followsAgainAtTheEnd()
{
    m_store->appendPings(500);
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 400);
    m_view->verticalScrollBar()->setValue(100);
    QVERIFY(!m_view->isFollowing());
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    QVERIFY(m_view->isFollowing());
}

void TestTraceView::letsGoWhenSelected()
{
    m_store->appendPings(500);
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 400);
    const int value = m_view->verticalScrollBar()->value();
    QVERIFY(m_view->selectStoreRow(499));
    QVERIFY(!m_view->isFollowing());
    m_store->appendPings(500);
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 900);
    QCOMPARE(m_view->verticalScrollBar()->value(), value);
}

void TestTraceView::countsNewRowsOnThePill()
{
    m_store->appendPings(500);
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 400);
    m_view->verticalScrollBar()->setValue(0);
    QVERIFY(!pill()->isVisible());
    m_store->appendPings(128);
    QTRY_COMPARE(pill()->text(), str("128 new"));
    QVERIFY(pill()->isVisible());
    QVERIFY(m_view->viewport()->geometry().contains(pill()->geometry()));
    QSignalSpy latest(m_view.get(), &TraceView::latestRequested);
    QTest::mouseClick(pill(), Qt::LeftButton);
    QCOMPARE(latest.size(), 1);
    m_view->setFollowing(true);
    QVERIFY(!pill()->isVisible());
    QVERIFY(atEnd());
}

void TestTraceView::countsHeldRowsOnThePill()
{
    m_store->appendPings(5);
    m_model->setPaused(true);
    m_store->appendPings(7);
    QTRY_COMPARE(pill()->text(), str("7 new"));
    m_model->setPaused(false);
    QTRY_VERIFY(!pill()->isVisible());
    QCOMPARE(m_model->rowCount(), 12);
}

void TestTraceView::selectsAndTells()
{
    m_store->append(story());
    QSignalSpy selected(m_view.get(), &TraceView::rowSelected);
    QVERIFY(m_view->selectStoreRow(2));
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().first().toInt(), 2);
    QVERIFY(!m_view->selectStoreRow(70));
    QCOMPARE(m_view->selectedStoreRow(), 2);
}

void TestTraceView::keepsTheSelectionThroughAFilter()
{
    m_store->append(story());
    QVERIFY(m_view->selectStoreRow(4));
    QSignalSpy selected(m_view.get(), &TraceView::rowSelected);
    m_model->expectMatches();
    m_model->setMatches(0, 6, {1, 4, 6});
    QCOMPARE(m_view->currentIndex().row(), 1);
    QVERIFY(m_view->selectionModel()->isRowSelected(1));
    QCOMPARE(selected.size(), 0);
}

void TestTraceView::keepsTheSelectionItsFilterHides()
{
    m_store->append(story());
    QVERIFY(m_view->selectStoreRow(4));
    m_model->expectMatches();
    m_model->setMatches(0, 6, {1});
    QCOMPARE(m_view->selectedStoreRow(), 4);
    m_model->showAll();
    QCOMPARE(m_view->currentIndex().row(), 4);
}

void TestTraceView::stepsThroughTheThread()
{
    m_store->append(story());
    m_model->selectCorrelation(str(storyId));
    QVERIFY(m_view->selectStoreRow(4));
    QTest::keyClick(m_view.get(), Qt::Key_F3);
    QCOMPARE(m_view->selectedStoreRow(), 6); // over row 5, which is of another story
    QTest::keyClick(m_view.get(), Qt::Key_F3);
    QCOMPARE(m_view->selectedStoreRow(), 0); // around
    QTest::keyClick(m_view.get(), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedStoreRow(), 6);
}

void TestTraceView::clearsTheSelectionByEscape()
{
    m_store->append(story());
    QVERIFY(m_view->selectStoreRow(4));
    QSignalSpy selected(m_view.get(), &TraceView::rowSelected);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().first().toInt(), -1);
    QVERIFY(!m_view->selectionModel()->hasSelection());
}

void TestTraceView::copiesRows()
{
    m_store->append(story());
    QVERIFY(m_view->selectStoreRow(4));
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(str("10:02:31.419\tAlice\tin\tack")));
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(str("\"event\":\"ack\"")));
    m_view->copyPayload();
    QCOMPARE(QGuiApplication::clipboard()->text(), str(R"({"type":"ack","ackId":42,"success":true})"));
    m_view->selectAll();
    m_view->copyAsText();
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 6);
}

void TestTraceView::keepsItsKeysFromTheWindow()
{
    m_store->append(story());
    m_model->selectCorrelation(str(storyId));
    const auto isTaken = [this](int key, Qt::KeyboardModifiers modifiers) {
        QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
        event.ignore();
        QCoreApplication::sendEvent(m_view.get(), &event);
        return event.isAccepted();
    };
    QVERIFY(isTaken(Qt::Key_F3, Qt::NoModifier));
    QVERIFY(isTaken(Qt::Key_C, Qt::ControlModifier));
    QVERIFY2(!isTaken(Qt::Key_Escape, Qt::NoModifier), "with no selection Escape belongs to the window");
    QVERIFY(!isTaken(Qt::Key_F5, Qt::NoModifier));
}

void TestTraceView::hasRowsOfOneHeight()
{
    m_store->append(story());
    const int height = m_view->rowHeight(0);
    QVERIFY(height >= 22);
    QCOMPARE(m_view->rowHeight(6), height);
    QCOMPARE(m_view->verticalHeader()->sectionResizeMode(0), QHeaderView::Fixed);
    QVERIFY(!m_view->showGrid());
    QVERIFY(!m_view->wordWrap());
}

void TestTraceView::keepsTheThreadFirst()
{
    QCOMPARE(m_view->columnWidth(TraceColumn::Thread), 26);
    QVERIFY(m_view->horizontalHeader()->sectionsMovable());
    QVERIFY(!m_view->horizontalHeader()->isFirstSectionMovable());
}

QTEST_MAIN(TestTraceView)
#include "tst_traceview.moc"
