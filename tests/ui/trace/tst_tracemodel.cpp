#include "trace/tracemodel.h"

#include "shared/theme.h"
#include "trace/payloadline.h"
#include "trace/tracecolumns.h"
#include "ui/trace/tracefixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestTraceModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsRowsAsText();
    void tellsTheTimeSinceTheRowAbove();
    void givesRolesToTheDelegate();
    void speaksRows();
    void namesHeaders();
    void followsTheStore();
    void standsStillWhilePaused();
    void keepsTheTableUntilMatchesCome();
    void growsByMatches();
    void letsMatchesComeAndGo();
    void letsMatchesComeAndGoWhilePaused();
    void resetsOnManyChanges();
    void clearsTheViewOnly();
    void joinsTheRowsOfACorrelation();
    void joinsOnlyShownRows();
    void stepsThroughTheThread();
    void growsTheThreadWithTheStore();
    void cutsLargePayloads();
    void startsAgainWithAnotherSession();

private:
    QString cell(int row, int column) const { return m_model->index(row, column).data().toString(); }
    int marks(int row) const
    {
        return m_model->index(row, TraceColumn::Thread).data(TraceRole::Thread).toInt();
    }
    QList<int> shown() const
    {
        QList<int> rows;
        for (int i = 0; i < m_model->rowCount(); ++i)
            rows.append(m_model->storeRow(i));
        return rows;
    }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<TraceModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestTraceModel::init()
{
    m_store = std::make_unique<Store>();
    m_model = std::make_unique<TraceModel>(&m_store->store);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TestTraceModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_store.reset();
}

void TestTraceModel::showsRowsAsText()
{
    m_store->append(story());
    QCOMPARE(m_model->rowCount(), 7);
    QCOMPARE(m_model->columnCount(), int(TraceColumn::Count));
    QCOMPARE(cell(0, TraceColumn::Time), str("10:02:31.418"));
    QCOMPARE(cell(0, TraceColumn::Lane), str("Alice"));
    QCOMPARE(cell(0, TraceColumn::Event), str("sendToGroup"));
    QCOMPARE(cell(0, TraceColumn::Group), str("lobby"));
    QCOMPARE(cell(0, TraceColumn::Ack), str("42"));
    QCOMPARE(cell(0, TraceColumn::Size), str("120 B"));
    QCOMPARE(cell(0, TraceColumn::Payload), str(R"({"type":"order.created","id":7})"));
    QCOMPARE(cell(1, TraceColumn::Event), str("routed to 2 of 3"));
    QCOMPARE(cell(1, TraceColumn::Payload), str("sender skipped: noEcho"));
    QCOMPARE(cell(2, TraceColumn::Status), str("delivered"));
    QCOMPARE(cell(2, TraceColumn::Duration), str("0.6 ms"));
    QCOMPARE(cell(6, TraceColumn::Event), str("message, replayed"));
}

void TestTraceModel::tellsTheTimeSinceTheRowAbove()
{
    m_store->append(story());
    QCOMPARE(cell(0, TraceColumn::Delta), QString());
    QCOMPARE(cell(1, TraceColumn::Delta), str("+0.4 ms"));
    QCOMPARE(cell(5, TraceColumn::Delta), str("+4.98 s"));
    m_model->expectMatches();
    m_model->setMatches(0, 6, {1, 5});
    QCOMPARE(cell(1, TraceColumn::Delta), str("+4.98 s"));
}

void TestTraceModel::givesRolesToTheDelegate()
{
    m_store->append(story() << refusal());
    m_model->setLaneLookup(
        [](const QString &lane) { return lane == str("Bob") ? Lane::Square : Lane::Ring; });
    const auto role = [this](int row, int kind) { return m_model->index(row, TraceColumn::Lane).data(kind); };
    QCOMPARE(role(2, TraceRole::LaneMark).toInt(), int(Lane::Square));
    QCOMPARE(role(0, TraceRole::DirectionIcon).toString(), str("out"));
    QCOMPARE(role(3, TraceRole::DirectionIcon).toString(), str("held"));
    QCOMPARE(role(4, TraceRole::StatusState).toInt(), int(State::Acked));
    QCOMPARE(role(0, TraceRole::StatusState).toInt(), -1);
    QVERIFY(role(7, TraceRole::Failed).toBool());
    QVERIFY(!role(4, TraceRole::Failed).toBool());
    QCOMPARE(role(7, TraceRole::StoreRow).toInt(), 7);
    QVERIFY(!role(0, TraceRole::Line).value<PayloadLine>().tokens.isEmpty());
}

void TestTraceModel::speaksRows()
{
    m_store->append(story());
    const QString sentence = m_model->index(4, TraceColumn::Thread).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(sentence.contains(str("Alice in, ack")), qPrintable(sentence));
}

void TestTraceModel::namesHeaders()
{
    for (int column = 0; column < TraceColumn::Count; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString().isEmpty());
    QCOMPARE(m_model->headerData(TraceColumn::Direction, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
        str("Direction"));
}

void TestTraceModel::followsTheStore()
{
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_store->appendPings(100);
    QCOMPARE(m_model->rowCount(), 100);
    QVERIFY2(inserted.size() < 50, "rows come in batches");
}

void TestTraceModel::standsStillWhilePaused()
{
    m_store->appendPings(5);
    m_model->setPaused(true);
    QSignalSpy counts(m_model.get(), &TraceModel::countsChanged);
    m_store->appendPings(128);
    QCOMPARE(m_model->rowCount(), 5);
    QCOMPARE(m_model->heldBack(), 128);
    QCOMPARE(m_model->totalRows(), 133);
    QVERIFY(!counts.isEmpty());
    m_model->setPaused(false);
    QCOMPARE(m_model->rowCount(), 133);
    QCOMPARE(m_model->heldBack(), 0);
}

void TestTraceModel::keepsTheTableUntilMatchesCome()
{
    m_store->append(story());
    m_model->expectMatches();
    QCOMPARE(m_model->rowCount(), 7);
    m_model->setMatches(0, 6, {2, 6});
    QCOMPARE(shown(), (QList<int>{2, 6}));
    QCOMPARE(m_model->rowOf(6), 1);
    QCOMPARE(m_model->rowOf(3), -1);
    m_model->showAll();
    QCOMPARE(m_model->rowCount(), 7);
}

void TestTraceModel::growsByMatches()
{
    m_store->append(story());
    m_model->expectMatches();
    m_model->setMatches(0, 2, {0});
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setMatches(3, 6, {4, 6});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(shown(), (QList<int>{0, 4, 6}));
}

void TestTraceModel::letsMatchesComeAndGo()
{
    m_store->append(story());
    m_model->expectMatches();
    m_model->setMatches(0, 6, {0, 2, 6});
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setMatches(1, 4, {3, 4});
    QCOMPARE(shown(), (QList<int>{0, 3, 4, 6}));
    m_model->setMatches(1, 4, {3, 4}); // told twice, nothing happens twice
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(reset.size(), 0);
}

void TestTraceModel::letsMatchesComeAndGoWhilePaused()
{
    m_store->appendPings(4);
    m_model->expectMatches();
    m_model->setMatches(0, 3, {0, 3});
    m_model->setPaused(true);
    m_store->appendPings(4);
    m_model->setMatches(4, 7, {5, 7});
    QCOMPARE(shown(), (QList<int>{0, 3}));
    m_model->setMatches(2, 6, {2, 6}); // 3 and 5 go, 2 comes, 6 comes but waits
    QCOMPARE(shown(), (QList<int>{0, 2}));
    QCOMPARE(m_model->heldBack(), 2);
    m_model->setPaused(false);
    QCOMPARE(shown(), (QList<int>{0, 2, 6, 7}));
}

void TestTraceModel::resetsOnManyChanges()
{
    m_store->appendPings(400);
    m_model->expectMatches();
    QList<int> even;
    QList<int> odd;
    for (int row = 0; row < 400; row += 2) {
        even.append(row);
        odd.append(row + 1);
    }
    m_model->setMatches(0, 399, even);
    m_model->setMatches(0, 399, odd);
    QCOMPARE(shown(), odd);
}

void TestTraceModel::clearsTheViewOnly()
{
    m_store->append(story());
    m_model->clearView();
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->totalRows(), 0);
    QCOMPARE(m_model->clearedRows(), 7);
    QCOMPARE(m_store->store.rowCount(), 7);
    m_store->append({refusal()});
    QCOMPARE(shown(), QList<int>{7});
    m_model->restoreView();
    QCOMPARE(m_model->rowCount(), 8);
}

void TestTraceModel::joinsTheRowsOfACorrelation()
{
    m_store->append(story());
    QCOMPARE(marks(0), int(NoMark));
    QSignalSpy changed(m_model.get(), &TraceModel::threadChanged);
    m_model->selectCorrelation(str(storyId));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_model->threadRows(), (QList<int>{0, 1, 2, 3, 4, 6}));
    QCOMPARE(marks(0), int(Dot) | LineDown);
    QCOMPARE(marks(3), int(Dot) | LineUp | LineDown);
    QCOMPARE(marks(5), int(LineUp) | LineDown); // another row lies between
    QCOMPARE(marks(6), int(Dot) | LineUp);
    m_model->selectCorrelation({});
    QCOMPARE(marks(3), int(NoMark));
}

void TestTraceModel::joinsOnlyShownRows()
{
    m_store->append(story());
    m_model->selectCorrelation(str(storyId));
    m_model->expectMatches();
    m_model->setMatches(0, 6, {2, 4, 5});
    QCOMPARE(marks(0), int(Dot) | LineDown);
    QCOMPARE(marks(1), int(Dot) | LineUp);
    QCOMPARE(marks(2), int(NoMark)); // beyond the last of them
}

void TestTraceModel::stepsThroughTheThread()
{
    m_store->append(story());
    m_model->selectCorrelation(str(storyId));
    QCOMPARE(m_model->nextInThread(4, false), 6);
    QCOMPARE(m_model->nextInThread(6, false), -1);
    QCOMPARE(m_model->nextInThread(6, true), 4);
    QCOMPARE(m_model->nextInThread(-1, false), 0);
}

void TestTraceModel::growsTheThreadWithTheStore()
{
    m_model->selectCorrelation(str(storyId));
    QVERIFY(m_model->threadRows().isEmpty());
    QSignalSpy changed(m_model.get(), &TraceModel::threadChanged);
    m_store->append(story());
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_model->threadRows().size(), 6);
    QCOMPARE(marks(0), int(Dot) | LineDown);
}

void TestTraceModel::cutsLargePayloads()
{
    WebPubSub::TraceEntry large = refusal();
    large.payload = '[' + QByteArray("1,").repeated(500'000) + "1]";
    m_store->append({large});
    QVERIFY(m_model->entry(0).payload.size() <= 4096);
    QCOMPARE(m_model->wholeEntry(0).payload.size(), large.payload.size());
}

void TestTraceModel::startsAgainWithAnotherSession()
{
    m_store->append(story());
    m_model->selectCorrelation(str(storyId));
    QVERIFY(m_store->store.create(m_store->folder.filePath(str("other.hubtrace"))));
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_model->threadRows().isEmpty());
    m_store->append({refusal()});
    QCOMPARE(cell(0, TraceColumn::Status), str("Forbidden"));
}

QTEST_GUILESS_MAIN(TestTraceModel)
#include "tst_tracemodel.moc"
