#include "trace/lanelookup.h"

#include <QTest>

using namespace Ui;

class TestLaneLookup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsReservedLanes();
};

void TestLaneLookup::knowsReservedLanes()
{
    QCOMPARE(reservedLane(QStringLiteral("hub")), Lane::Hexagon);
    QCOMPARE(reservedLane(QStringLiteral("webhook")), Lane::Pentagon);
    QCOMPARE(reservedLane(QStringLiteral("REST")), Lane::Bar);
    QCOMPARE(reservedLane(QStringLiteral("Alice")), Lane::Circle);
}

QTEST_APPLESS_MAIN(TestLaneLookup)
#include "tst_lanelookup.moc"
