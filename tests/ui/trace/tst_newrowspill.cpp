#include "trace/newrowspill.h"

#include <QSignalSpy>
#include <QTest>

using namespace Ui;

class TestNewRowsPill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasANameBeforeItsFirstRows();
    void showsACount();
    void worksByKeys();
};

//! The window counts it among what the keyboard reaches, hidden or not.
void TestNewRowsPill::hasANameBeforeItsFirstRows()
{
    NewRowsPill pill;
    QVERIFY(!pill.accessibleName().isEmpty());
    QVERIFY(!pill.isVisible());
}

void TestNewRowsPill::showsACount()
{
    QWidget window;
    window.resize(300, 100);
    NewRowsPill pill(&window);
    window.show();
    QVERIFY(!pill.isVisible());
    pill.setCount(128);
    QVERIFY(pill.isVisible());
    QCOMPARE(pill.text(), QStringLiteral("128 new"));
    QCOMPARE(pill.accessibleName(), QStringLiteral("Show 128 new rows"));
    QVERIFY(pill.height() >= 26);
    const int width = pill.width();
    pill.setCount(1'000'000);
    QVERIFY(pill.width() > width);
    pill.setCount(0);
    QVERIFY(!pill.isVisible());
}

void TestNewRowsPill::worksByKeys()
{
    NewRowsPill pill;
    pill.setCount(1);
    QSignalSpy clicked(&pill, &NewRowsPill::clicked);
    QTest::keyClick(&pill, Qt::Key_Space);
    QCOMPARE(clicked.size(), 1);
}

QTEST_MAIN(TestNewRowsPill)
#include "tst_newrowspill.moc"
