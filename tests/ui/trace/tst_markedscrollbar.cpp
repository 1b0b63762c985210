#include "trace/markedscrollbar.h"

#include "shared/theme.h"

#include <QTest>

using namespace Ui;

class TestMarkedScrollBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void drawsMarksWhereTheyAre();
    void asksOncePerStep();
};

static bool hasMark(const QImage &image, int top, int bottom)
{
    const QRgb mark = Theme::of().color(Token::Error).rgb();
    for (int y = top; y < bottom; ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == mark)
                return true;
        }
    }
    return false;
}

void TestMarkedScrollBar::drawsMarksWhereTheyAre()
{
    MarkedScrollBar bar;
    bar.resize(14, 400);
    bar.setRange(0, 100);
    QVERIFY(!hasMark(bar.grab().toImage(), 0, 400));
    bar.setMarks([](double from, double to) { return from <= 0.75 && 0.75 < to; });
    const QImage image = bar.grab().toImage();
    QVERIFY(hasMark(image, 270, 330));
    QVERIFY(!hasMark(image, 0, 250));
}

void TestMarkedScrollBar::asksOncePerStep()
{
    MarkedScrollBar bar;
    bar.resize(14, 400);
    int asked = 0;
    bar.setMarks([&asked](double, double) {
        ++asked;
        return false;
    });
    bar.grab();
    QVERIFY(asked > 0);
    QVERIFY(asked <= 200);
}

QTEST_MAIN(TestMarkedScrollBar)
#include "tst_markedscrollbar.moc"
