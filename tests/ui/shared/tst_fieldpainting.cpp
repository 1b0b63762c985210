#include "shared/fieldpainting.h"

#include <QStyleOptionSlider>
#include <QTest>

using namespace Ui;

class TestFieldPainting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sliderShowsPlaceAndShare_data()
    {
        QTest::addColumn<int>("maximum");
        QTest::addColumn<int>("page");
        QTest::addColumn<int>("position");
        QTest::addColumn<QRect>("slider");
        QTest::newRow("nothing to scroll fills the bar") << 0 << 10 << 0 << QRect(0, 0, 12, 200);
        QTest::newRow("half is shown, at the top") << 100 << 100 << 0 << QRect(0, 0, 12, 100);
        QTest::newRow("half is shown, at the end") << 100 << 100 << 100 << QRect(0, 100, 12, 100);
        QTest::newRow("never too small to take") << 1'000'000 << 10 << 0 << QRect(0, 0, 12, 28);
        QTest::newRow("millions of rows, at the end")
            << 2'000'000'000 << 1'000'000 << 2'000'000'000 << QRect(0, 172, 12, 28);
    }

    void sliderShowsPlaceAndShare()
    {
        QFETCH(int, maximum);
        QFETCH(int, page);
        QFETCH(int, position);
        QFETCH(QRect, slider);
        QStyleOptionSlider option;
        option.rect = QRect(0, 0, 12, 200);
        option.orientation = Qt::Vertical;
        option.maximum = maximum;
        option.pageStep = page;
        option.sliderPosition = position;
        QCOMPARE(Paint::scrollBarSlider(option), slider);
    }

    void lowBarIsAllSlider()
    {
        QStyleOptionSlider option;
        option.rect = QRect(0, 0, 12, 10);
        option.orientation = Qt::Vertical;
        option.maximum = 1000;
        option.pageStep = 1;
        QCOMPARE(Paint::scrollBarSlider(option), QRect(0, 0, 12, 10));
    }
};

QTEST_MAIN(TestFieldPainting)
#include "tst_fieldpainting.moc"
