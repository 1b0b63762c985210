#include "shared/paintkit.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Ui;

class TestPaintKit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boxKeepsInsideAndRoundsItsCorners()
    {
        QImage image(20, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        Paint::box(&painter, QRectF(2, 2, 16, 16), 6, Qt::blue, Qt::red, 1);
        painter.end();
        QCOMPARE(image.pixelColor(1, 10), QColor(Qt::white));
        QCOMPARE(image.pixelColor(2, 10), QColor(Qt::red));
        QCOMPARE(image.pixelColor(3, 10), QColor(Qt::blue));
        QCOMPARE(image.pixelColor(17, 10), QColor(Qt::red));
        QCOMPARE(image.pixelColor(18, 10), QColor(Qt::white));
        QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
    }

    void boxWithoutColoursDrawsNothing()
    {
        QImage image(8, 8, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        Paint::box(&painter, image.rect(), 2, {}, {});
        painter.end();
        QCOMPARE(image.pixelColor(4, 4), QColor(Qt::white));
        QCOMPARE(image.pixelColor(0, 4), QColor(Qt::white));
    }

    void blendGoesFromOneToTheOther()
    {
        QCOMPARE(Paint::blend(Qt::black, Qt::white, 0), QColor(Qt::black));
        QCOMPARE(Paint::blend(Qt::black, Qt::white, 1), QColor(Qt::white));
        QCOMPARE(Paint::blend(Qt::black, Qt::white, .5).red(), 128);
    }

    void fontTakesRoleAndWeight()
    {
        const QFont font = Paint::font(TextRole::Small, QFont::DemiBold);
        QCOMPARE(font.weight(), QFont::DemiBold);
        QCOMPARE(font.family(), Theme::font(TextRole::Small).family());
    }
};

QTEST_MAIN(TestPaintKit)
#include "tst_paintkit.moc"
