#include "trace/tracepanel.h"

#include "trace/filterfield.h"
#include "trace/threadnote.h"
#include "trace/tracehint.h"
#include "trace/traceview.h"
#include "ui/trace/tracefixture.h"

#include <QAbstractItemModel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Ui;
using namespace TraceFixture;

class TestTracePanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysThatNothingCameYet();
    void filtersAndCounts();
    void offersToClearAFilterThatHidesAll();
    void keepsTheTableOverAWrongFilter();
    void filtersAfterTyping();
    void pausesWithoutLoss();
    void resumesByThePill();
    void sharesTheSelection();
    void waitsForACorrelation();
    void findsACorrelationTheFilterHides();
    void showsHowFarATraceGoes();
    void clearsAndRestoresTheView();
    void keepsTheViewClearedUnderAFilter();
    void togglesFollowing();
    void namesTheTable();
    void namesWhatTakesTheFocus();
    void remembersColumns();

private:
    TraceView *view() const { return m_panel->findChild<TraceView *>(); }
    FilterField *field() const { return m_panel->findChild<FilterField *>(); }
    TraceHint *hint() const { return m_panel->findChild<TraceHint *>(); }
    QToolButton *button(const char *text) const
    {
        for (QToolButton *candidate : m_panel->findChildren<QToolButton *>()) {
            if (candidate->text() == str(text))
                return candidate;
        }
        return nullptr;
    }
    int shown() const { return view()->model()->rowCount(); }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<TracePanel> m_panel;
};

void TestTracePanel::init()
{
    m_store = std::make_unique<Store>();
    m_panel = std::make_unique<TracePanel>(&m_store->store);
    m_panel->resize(1400, 340);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestTracePanel::cleanup()
{
    m_panel.reset();
    m_store.reset();
}

void TestTracePanel::saysThatNothingCameYet()
{
    QCOMPARE(hint()->text(), str("Capture is on, nothing yet"));
    QVERIFY(hint()->isVisible());
    m_store->append(story());
    QTRY_VERIFY(!hint()->isVisible());
}

void TestTracePanel::filtersAndCounts()
{
    m_store->append(story());
    QTRY_COMPARE(field()->accessibleDescription(), str("7 rows"));
    m_panel->setFilterText(str("order.created"));
    QTRY_COMPARE(field()->accessibleDescription(), str("3 of 7 rows"));
    QCOMPARE(shown(), 3);
    m_store->append(story());
    QTRY_COMPARE(field()->accessibleDescription(), str("6 of 14 rows"));
    m_panel->setFilterText({});
    QTRY_COMPARE(shown(), 14);
}

void TestTracePanel::offersToClearAFilterThatHidesAll()
{
    m_store->append(story());
    m_panel->setFilterText(str("nobody"));
    QTRY_COMPARE(hint()->text(), str("0 of 7 rows match."));
    QVERIFY(hint()->isVisible());
    QTest::mouseClick(hint()->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(m_panel->filterText().isEmpty());
    QTRY_COMPARE(shown(), 7);
    QVERIFY(!hint()->isVisible());
}

void TestTracePanel::keepsTheTableOverAWrongFilter()
{
    m_store->append(story());
    m_panel->setFilterText(str("type:ack"));
    QTRY_COMPARE(shown(), 1);
    m_panel->setFilterText(str("type:ack sinze:10"));
    QVERIFY(field()->accessibleDescription().contains(str("no field \"sinze\"")));
    QCOMPARE(shown(), 1);
    m_panel->setFilterText(str("type:ack since:10:00"));
    QTRY_COMPARE(field()->accessibleDescription(), str("1 of 7 rows"));
}

void TestTracePanel::filtersAfterTyping()
{
    m_store->append(story());
    m_panel->focusFilter();
    QTest::keyClicks(field(), str("lane:bob"));
    QTRY_COMPARE(shown(), 1);
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(m_panel->filterText().isEmpty());
    QTRY_COMPARE(shown(), 7);
}

void TestTracePanel::pausesWithoutLoss()
{
    m_store->appendPings(10);
    QSignalSpy paused(m_panel.get(), &TracePanel::pausedChanged);
    m_panel->setPaused(true);
    m_panel->setPaused(true);
    QCOMPARE(paused.size(), 1);
    m_store->appendPings(1000);
    QCOMPARE(shown(), 10);
    m_panel->setPaused(false);
    QCOMPARE(shown(), 1010);
    QCOMPARE(paused.size(), 2);
}

void TestTracePanel::resumesByThePill()
{
    m_store->appendPings(10);
    m_panel->setPaused(true);
    m_store->appendPings(5);
    Q_EMIT view()->latestRequested();
    QVERIFY(!m_panel->isPaused());
    QVERIFY(m_panel->isFollowing());
    QCOMPARE(shown(), 15);
}

void TestTracePanel::sharesTheSelection()
{
    m_store->append(story() << refusal());
    QSignalSpy rows(m_panel.get(), &TracePanel::rowSelected);
    QSignalSpy correlations(m_panel.get(), &TracePanel::correlationSelected);
    QVERIFY(view()->selectStoreRow(2));
    QCOMPARE(rows.last().first().toInt(), 2);
    QCOMPARE(correlations.size(), 1);
    QCOMPARE(correlations.last().first().toString(), str(storyId));
    QVERIFY(view()->selectStoreRow(4));
    QCOMPARE(correlations.size(), 1); // the same story
    m_panel->selectCorrelation(str("51d09e3f"));
    QCOMPARE(rows.last().first().toInt(), 7);
    QCOMPARE(correlations.size(), 1); // what came from outside is not sent back
    m_panel->selectCorrelation({});
    QCOMPARE(rows.last().first().toInt(), -1);
    m_panel->selectRow(0);
    QCOMPARE(correlations.last().first().toString(), str(storyId));
}

void TestTracePanel::waitsForACorrelation()
{
    QSignalSpy rows(m_panel.get(), &TracePanel::rowSelected);
    m_panel->selectCorrelation(str(storyId));
    QCOMPARE(rows.size(), 0);
    m_store->append(story());
    QTRY_COMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().toInt(), 0);
}

void TestTracePanel::findsACorrelationTheFilterHides()
{
    m_store->append(story() << refusal());
    m_panel->setFilterText(str("lane:dave"));
    QTRY_COMPARE(shown(), 1);
    QSignalSpy rows(m_panel.get(), &TracePanel::rowSelected);
    m_panel->selectCorrelation(str(storyId));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().toInt(), 0);
}

void TestTracePanel::showsHowFarATraceGoes()
{
    auto *note = qobject_cast<ThreadNote *>(m_panel->threadNote());
    QVERIFY(note && !note->isVisible());
    m_store->append(story());
    QVERIFY(view()->selectStoreRow(0));
    QCOMPARE(note->text(), str("6 rows share trace 7f3ac1d8"));
    QVERIFY(note->isVisible());
    QTest::mouseClick(note->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(m_panel->filterText(), str("trace:7f3ac1d8"));
    QTRY_COMPARE(shown(), 6);
}

void TestTracePanel::clearsAndRestoresTheView()
{
    m_store->append(story());
    m_panel->clearView();
    QCOMPARE(shown(), 0);
    QCOMPARE(hint()->text(), str("View cleared. The session keeps 7 rows."));
    m_store->append({refusal()});
    QTRY_COMPARE(shown(), 1);
    m_panel->clearView();
    QTest::mouseClick(hint()->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(shown(), 8);
}

void TestTracePanel::keepsTheViewClearedUnderAFilter()
{
    m_store->append(story());
    m_panel->clearView();
    m_panel->setFilterText(str("-type:ping"));
    m_store->append({refusal()});
    QTRY_COMPARE(field()->accessibleDescription(), str("1 of 1 rows"));
}

void TestTracePanel::togglesFollowing()
{
    m_store->appendPings(500);
    QToolButton *follow = button("Follow");
    QVERIFY(follow && follow->isChecked());
    QVERIFY(view()->selectStoreRow(3));
    QVERIFY(!follow->isChecked());
    QTest::mouseClick(follow, Qt::LeftButton);
    QVERIFY(m_panel->isFollowing());
    QVERIFY(follow->isChecked());
    QTest::mouseClick(follow, Qt::LeftButton);
    QVERIFY(!m_panel->isFollowing());
}

void TestTracePanel::namesTheTable()
{
    m_store->append(story());
    m_panel->setFilterText(str("order"));
    QTRY_COMPARE(shown(), 3);
    m_panel->setPaused(true);
    QCOMPARE(view()->accessibleName(), str("Live trace, 7 rows, 3 shown, paused"));
    QCOMPARE(field()->accessibleName(), str("Trace filter"));
}

void TestTracePanel::namesWhatTakesTheFocus()
{
    for (const QWidget *widget : m_panel->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(named, widget->metaObject()->className());
    }
}

void TestTracePanel::remembersColumns()
{
    view()->setColumnHidden(7, true);
    const QByteArray state = m_panel->saveColumns();
    TracePanel other(&m_store->store);
    QVERIFY(other.restoreColumns(state));
    QVERIFY(other.findChild<TraceView *>()->isColumnHidden(7));
}

QTEST_MAIN(TestTracePanel)
#include "tst_tracepanel.moc"
