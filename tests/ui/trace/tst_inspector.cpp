#include "trace/inspector.h"

#include "trace/bytesview.h"
#include "trace/factview.h"
#include "trace/framepage.h"
#include "trace/hopview.h"
#include "trace/jsontreeview.h"
#include "trace/memberchips.h"
#include "trace/verdictline.h"
#include "ui/trace/tracefixture.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Ui;
using namespace TraceFixture;

class TestInspector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatToDoFirst();
    void showsFactsAndHops();
    void goesOnWithTheStory();
    void asksForRowsLikeThis();
    void asksForTheRowOfAHop();
    void showsMembers();
    void showsTheFrame();
    void sharesTheSelectionOfTreeAndBytes();
    void loadsLargePayloadsOnDemand();
    void showsNothingOfAnotherSession();
    void drawsHostileTextPlain();

private:
    void show(const QList<WebPubSub::TraceEntry> &rows, int row)
    {
        m_store->append(rows);
        m_inspector->showRow(row);
    }
    QString fact(int row) const
    {
        return m_inspector->findChild<FactView *>()->model()->index(row, 0).data().toString();
    }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<Inspector> m_inspector;
};

void TestInspector::init()
{
    m_store = std::make_unique<Store>();
    m_inspector = std::make_unique<Inspector>(&m_store->store);
    m_inspector->resize(346, 600);
    m_inspector->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_inspector.get()));
}

void TestInspector::cleanup()
{
    m_inspector.reset();
    m_store.reset();
}

void TestInspector::saysWhatToDoFirst()
{
    auto *tabs = m_inspector->findChild<QTabWidget *>();
    QVERIFY(!tabs->isVisible());
    m_inspector->showRow(5); // there is none
    QCOMPARE(m_inspector->shownRow(), -1);
    show(story(), 0);
    QVERIFY(tabs->isVisible());
    m_inspector->showNothing();
    QVERIFY(!tabs->isVisible());
}

void TestInspector::showsFactsAndHops()
{
    show(story(), 0);
    QCOMPARE(fact(0), str("Type: sendToGroup"));
    QCOMPARE(fact(3), str("Ack: 42 acknowledged 1.4 ms"));
    QCOMPARE(m_inspector->findChild<HopView *>()->model()->rowCount(), 5);
    QCOMPARE(m_inspector->findChild<VerdictLine *>()->accessibleName(),
        str("2 of 2 expected got it sender skipped: noEcho"));
    m_inspector->showRow(5);
    QVERIFY(!m_inspector->findChild<VerdictLine *>()->isVisible());
}

void TestInspector::goesOnWithTheStory()
{
    QList<WebPubSub::TraceEntry> rows = story();
    const WebPubSub::TraceEntry late = rows.takeLast();
    show(rows, 0);
    QCOMPARE(m_inspector->findChild<VerdictLine *>()->accessibleName().left(6), str("1 of 2"));
    m_store->append({late});
    QTRY_COMPARE(m_inspector->findChild<VerdictLine *>()->accessibleName().left(6), str("2 of 2"));
}

void TestInspector::asksForRowsLikeThis()
{
    show(story(), 0);
    auto *facts = m_inspector->findChild<FactView *>();
    QSignalSpy asked(m_inspector.get(), &Inspector::filterRequested);
    facts->setCurrentIndex(facts->model()->index(2, 0));
    QTest::keyClick(facts, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), str("group:lobby"));
}

void TestInspector::asksForTheRowOfAHop()
{
    show(story(), 0);
    auto *hops = m_inspector->findChild<HopView *>();
    QSignalSpy asked(m_inspector.get(), &Inspector::rowRequested);
    Q_EMIT hops->activated(hops->model()->index(2, 0));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toInt(), 2);
}

void TestInspector::showsMembers()
{
    auto *chips = m_inspector->findChild<MemberChips *>();
    show(story(), 0);
    QVERIFY(!chips->isVisible());
    m_inspector->setMembers(str("lobby"),
        {{str("Alice"), Lane::Circle, State::Connected}, {str("Carol"), Lane::Diamond, State::Recovering}});
    QVERIFY(chips->isVisible());
    QCOMPARE(chips->accessibleName(), str("Alice, Carol"));
    QCOMPARE(fact(2), str("Group: lobby 2 members"));
    m_inspector->showRow(5); // of no group
    QVERIFY(!chips->isVisible());
}

void TestInspector::showsTheFrame()
{
    show(story(), 0);
    auto *tree = m_inspector->findChild<JsonTreeView *>();
    const QModelIndex root = tree->model()->index(0, 0);
    QCOMPARE(root.data().toString(), str("sendToGroup"));
    QVERIFY(tree->isExpanded(root));
    QCOMPARE(tree->model()->rowCount(root), 6);
    QVERIFY(m_inspector->findChild<BytesView *>()->lineText(0).startsWith(str("0x0000: 7b 22")));
    m_inspector->showRow(1); // without a frame
    QCOMPARE(tree->model()->rowCount(), 0);
}

void TestInspector::sharesTheSelectionOfTreeAndBytes()
{
    show(story(), 0);
    auto *tree = m_inspector->findChild<JsonTreeView *>();
    auto *bytes = m_inspector->findChild<BytesView *>();
    const QByteArray frame = story().at(0).payload;
    const QModelIndex root = tree->model()->index(0, 0);
    tree->setCurrentIndex(tree->model()->index(2, 0, root));
    QCOMPARE(bytes->cursor(), frame.indexOf("\"ackId\""));
    bytes->select(frame.indexOf("\"id\""), 1);
    Q_EMIT bytes->cursorMoved(bytes->cursor());
    QCOMPARE(tree->currentIndex().data().toString(), str("id 7"));
}

void TestInspector::loadsLargePayloadsOnDemand()
{
    WebPubSub::TraceEntry large = refusal();
    large.payload = "{\"type\":\"ack\",\"list\":[" + QByteArray("1,").repeated(100'000) + "1]}";
    show({large}, 0);
    m_inspector->findChild<QTabWidget *>()->setCurrentIndex(1);
    auto *tree = m_inspector->findChild<JsonTreeView *>();
    const auto items = [tree] {
        const QModelIndex root = tree->model()->index(0, 0);
        return tree->model()->rowCount(tree->model()->index(1, 0, root));
    };
    QVERIFY(items() < FramePage::firstBytes);
    QToolButton *load = nullptr;
    for (QToolButton *button : m_inspector->findChildren<QToolButton *>()) {
        if (button->text().startsWith(str("Load all")))
            load = button;
    }
    QVERIFY(load && load->isVisible());
    QCOMPARE(load->text(), str("Load all 195 KB"));
    const int before = items();
    QTest::mouseClick(load, Qt::LeftButton);
    QVERIFY(items() > before);
    QVERIFY(!load->isVisible());
}

void TestInspector::showsNothingOfAnotherSession()
{
    show(story(), 0);
    QVERIFY(m_store->store.create(m_store->folder.filePath(str("other.hubtrace"))));
    QCOMPARE(m_inspector->shownRow(), -1);
}

void TestInspector::drawsHostileTextPlain()
{
    WebPubSub::TraceEntry evil = story().at(0);
    evil.lane = str("<b>bold</b>");
    evil.group = str("<img src=http://example.org/x>");
    show({evil}, 0);
    for (const QLabel *label : m_inspector->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(fact(1), str("From: <b>bold</b> conn c-alice"));
    QVERIFY(!m_inspector->grab().isNull());
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
