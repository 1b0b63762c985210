#include "rooms/latestpill.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_LatestPill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tells_how_many_came_data();
    void tells_how_many_came();
};

void tst_LatestPill::tells_how_many_came_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("none") << 0 << u"Latest"_s << u"Go to the latest message"_s;
    QTest::newRow("three") << 3 << u"Latest (3)"_s << u"Go to the latest message, 3 new"_s;
}

void tst_LatestPill::tells_how_many_came()
{
    QFETCH(int, count);
    Ui::LatestPill pill;
    const int before = pill.width();
    pill.setCount(count);
    QTEST(pill.text(), "text");
    QTEST(pill.accessibleName(), "spoken");
    QCOMPARE(pill.width() > before, count > 0);
    QVERIFY(pill.height() >= 26);
}

QTEST_MAIN(tst_LatestPill)
#include "tst_latestpill.moc"
