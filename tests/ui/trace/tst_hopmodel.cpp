#include "trace/hopmodel.h"

#include "ui/trace/tracefixture.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestHopModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsHops();
    void placesBars();
    void standsAtZeroWithoutTime();
    void keepsShortHopsReadable();
};

static HopList twoHops()
{
    HopList list;
    list.fromUs = 1000;
    list.toUs = 2000;
    list.hops.append({1, str("Alice"), str("out"), str("to hub"), 1000, 1500, 500, {}});
    list.hops.append({2, str("Carol\u202E"), str("held"), str("held"), 1500, 2000, -1, State::Held});
    return list;
}

void TestHopModel::showsHops()
{
    HopModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setLaneLookup([](const QString &) { return Lane::Diamond; });
    model.setHops(twoHops());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, HopModel::LaneColumn).data().toString(), str("Alice"));
    QCOMPARE(model.index(0, HopModel::DurationColumn).data().toString(), str("0.5 ms"));
    QCOMPARE(model.index(1, HopModel::DurationColumn).data().toString(), QString());
    QCOMPARE(model.index(0, 0).data(HopModel::StateRole).toInt(), -1);
    QCOMPARE(model.index(1, 0).data(HopModel::StateRole).toInt(), int(State::Held));
    QCOMPARE(model.index(0, 0).data(HopModel::LaneRole).toInt(), int(Lane::Diamond));
    QCOMPARE(model.index(1, 0).data(HopModel::StoreRowRole).toInt(), 2);
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), str("Alice, to hub, 0.5 ms"));
    QVERIFY(!model.index(1, 0).data().toString().contains(QChar(0x202e)));
}

void TestHopModel::placesBars()
{
    HopModel model;
    model.setHops(twoHops());
    QCOMPARE(model.index(0, 0).data(HopModel::FromRole).toDouble(), 0.0);
    QCOMPARE(model.index(0, 0).data(HopModel::ToRole).toDouble(), 0.5);
    QCOMPARE(model.index(1, 0).data(HopModel::ToRole).toDouble(), 1.0);
}

void TestHopModel::standsAtZeroWithoutTime()
{
    HopList list = twoHops();
    list.toUs = list.fromUs;
    HopModel model;
    model.setHops(list);
    QCOMPARE(model.index(0, 0).data(HopModel::ToRole).toDouble(), 0.0);
}

void TestHopModel::keepsShortHopsReadable()
{
    HopList list = twoHops();
    list.toUs = 5'000'000;
    list.hops[1].endUs = list.toUs;
    list.isLogarithmic = true;
    HopModel model;
    model.setHops(list);
    const auto at = [&model](int row, int role) { return model.index(row, 0).data(role).toDouble(); };
    QCOMPARE(at(0, HopModel::FromRole), 0.0);
    QVERIFY2(at(0, HopModel::ToRole) > 0.1, "half a millisecond of five seconds");
    QVERIFY(at(1, HopModel::FromRole) >= at(0, HopModel::ToRole)); // the order on the axis stays
    QCOMPARE(at(1, HopModel::ToRole), 1.0);
}

QTEST_GUILESS_MAIN(TestHopModel)
#include "tst_hopmodel.moc"
