#include "rooms/timelinegeometry.h"

#include <QTest>

using Ui::TimelineGeometry;

//! Rows of 100 px in a viewport of 350 px, guessed as 40 px until they are measured.
class tst_TimelineGeometry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void few_rows_stand_at_the_top();
    void stays_at_the_end_as_rows_come();
    void measures_only_what_is_in_view();
    void holds_still_once_scrolled_up();
    void learning_heights_above_does_not_move_the_picture();
    void rows_that_leave_above_do_not_move_the_picture();
    void scrolling_back_reaches_the_very_top();
    void scrolling_down_again_arrives_at_the_end();
    void a_far_jump_lands_near_its_target();
    void finds_rows_at_a_point_data();
    void finds_rows_at_a_point();

private:
    TimelineGeometry make(int rows);
    int m_height = 100;
    int m_measured = 0;
};

void tst_TimelineGeometry::init()
{
    m_height = 100;
    m_measured = 0;
}

TimelineGeometry tst_TimelineGeometry::make(int rows)
{
    TimelineGeometry geometry([this](int) {
        ++m_measured;
        return m_height;
    });
    geometry.setViewportHeight(350);
    for (int i = 0; i < rows; ++i)
        geometry.append(40);
    geometry.settle();
    return geometry;
}

void tst_TimelineGeometry::few_rows_stand_at_the_top()
{
    TimelineGeometry geometry = make(2);
    QCOMPARE(geometry.top(0), 0);
    QCOMPARE(geometry.top(1), 100);
    QCOMPARE(geometry.maximum(), 0);
    QVERIFY(geometry.isAtEnd());
    QCOMPARE(geometry.rowAt(250), -1);
}

void tst_TimelineGeometry::stays_at_the_end_as_rows_come()
{
    TimelineGeometry geometry = make(10);
    QCOMPARE(geometry.top(9) + geometry.height(9), 350);
    geometry.append(40);
    geometry.settle();
    QCOMPARE(geometry.top(10) + geometry.height(10), 350);
    QCOMPARE(geometry.value(), geometry.maximum());
}

void tst_TimelineGeometry::measures_only_what_is_in_view()
{
    make(100'000);
    QVERIFY2(m_measured <= 5, qPrintable(QString::number(m_measured)));
}

void tst_TimelineGeometry::holds_still_once_scrolled_up()
{
    TimelineGeometry geometry = make(10);
    geometry.scrollTo(geometry.value() - 60);
    geometry.settle();
    QVERIFY(!geometry.isAtEnd());
    const int row = geometry.rowAt(0);
    const int top = geometry.top(row);
    for (int i = 0; i < 20; ++i)
        geometry.append(40);
    geometry.settle();
    QCOMPARE(geometry.rowAt(0), row);
    QCOMPARE(geometry.top(row), top);
}

void tst_TimelineGeometry::learning_heights_above_does_not_move_the_picture()
{
    TimelineGeometry geometry = make(100);
    for (int i = 0; i < 30; ++i) {
        const int row = geometry.rowAt(200);
        const int top = geometry.top(row);
        geometry.scrollTo(geometry.value() - 50);
        geometry.settle();
        QCOMPARE(geometry.top(row), top + 50); // the wheel moved it by 50, nothing else did
    }
}

void tst_TimelineGeometry::rows_that_leave_above_do_not_move_the_picture()
{
    TimelineGeometry geometry = make(100);
    geometry.scrollTo(geometry.value() - 500);
    geometry.settle();
    const int row = geometry.rowAt(0);
    const int top = geometry.top(row);
    geometry.remove(0, 20);
    geometry.settle();
    QCOMPARE(geometry.rowAt(0), row - 20);
    QCOMPARE(geometry.top(row - 20), top);
}

void tst_TimelineGeometry::scrolling_back_reaches_the_very_top()
{
    TimelineGeometry geometry = make(20);
    for (int i = 0; i < 40; ++i) {
        geometry.scrollTo(geometry.value() - 100);
        geometry.settle();
    }
    QCOMPARE(geometry.value(), 0);
    QCOMPARE(geometry.top(0), 0);
    QCOMPARE(geometry.maximum(), 20 * 100 - 350);
}

void tst_TimelineGeometry::scrolling_down_again_arrives_at_the_end()
{
    TimelineGeometry geometry = make(20);
    geometry.scrollTo(0);
    geometry.settle();
    QVERIFY(!geometry.isAtEnd());
    for (int i = 0; i < 40; ++i) {
        geometry.scrollTo(geometry.value() + 100);
        geometry.settle();
    }
    QVERIFY(geometry.isAtEnd());
    QCOMPARE(geometry.top(19) + geometry.height(19), 350);
    geometry.scrollTo(geometry.value() - 10);
    geometry.settle();
    QVERIFY(!geometry.isAtEnd());
    geometry.scrollToEnd();
    geometry.settle();
    QVERIFY(geometry.isAtEnd());
}

void tst_TimelineGeometry::a_far_jump_lands_near_its_target()
{
    TimelineGeometry geometry = make(1000);
    geometry.scrollTo(40 * 500);
    geometry.settle();
    QVERIFY(std::abs(geometry.rowAt(0) - 500) <= 1);
    QVERIFY(m_measured < 20);
}

void tst_TimelineGeometry::finds_rows_at_a_point_data()
{
    QTest::addColumn<int>("y");
    QTest::addColumn<int>("row");
    QTest::newRow("above the viewport's rows") << -10'000 << -1;
    QTest::newRow("its first pixel") << 0 << 6; // 3.5 rows of ten are in view
    QTest::newRow("its last pixel") << 349 << 9;
    QTest::newRow("below all rows") << 350 << -1;
}

void tst_TimelineGeometry::finds_rows_at_a_point()
{
    QFETCH(int, y);
    QTEST(make(10).rowAt(y), "row");
}

QTEST_APPLESS_MAIN(tst_TimelineGeometry)
#include "tst_timelinegeometry.moc"
