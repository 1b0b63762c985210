#include "shared/lane.h"

#include "shared/theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Ui;

namespace {

QImage draw(Lane lane, const QColor &background = Qt::transparent)
{
    QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(background);
    QPainter painter(&image);
    drawLane(&painter, lane, QRectF(0, 0, 40, 40), 32);
    return image;
}

} // namespace

class TestLane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void connectionsTakeLanesInOrder_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("lane");
        const auto row = [](const char *name, int index, Lane lane) {
            QTest::newRow(name) << index << static_cast<int>(lane);
        };
        row("first", 0, Lane::Circle);
        row("second", 1, Lane::Square);
        row("fourth", 3, Lane::Triangle);
        row("fifth skips the reserved ones", 4, Lane::Ring);
        row("sixth starts the outlines", 5, Lane::CircleOutline);
        row("tenth", 9, Lane::RingOutline);
        row("eleventh starts again", 10, Lane::Circle);
        row("below zero stays in range", -1, Lane::RingOutline);
    }

    void connectionsTakeLanesInOrder()
    {
        QFETCH(int, index);
        QFETCH(int, lane);
        QCOMPARE(static_cast<int>(laneForConnection(index)), lane);
    }

    void reservedLanesAreNotGivenToConnections()
    {
        for (int i = 0; i < 40; ++i) {
            const Lane lane = laneForConnection(i);
            QVERIFY(lane != hubLane && lane != webhookLane && lane != restLane);
        }
    }

    void everyLaneHasItsOwnShape()
    {
        const Theme theme(Scheme::Light);
        QSet<QByteArray> shapes;
        for (int i = 0; i <= static_cast<int>(Lane::RingOutline); ++i) {
            // Alpha only: colour must not be what tells two lanes apart.
            const QImage image = draw(static_cast<Lane>(i)).convertToFormat(QImage::Format_Alpha8);
            shapes.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(shapes.size(), static_cast<int>(Lane::RingOutline) + 1);
    }

    void outlineKeepsTheColour()
    {
        const Theme theme(Scheme::Dark);
        QCOMPARE(laneColor(Lane::SquareOutline), laneColor(Lane::Square));
        QCOMPARE(laneColor(Lane::Circle), QColor(0x5b, 0x8c, 0xff));
    }

    void outlineIsHollow()
    {
        const Theme theme(Scheme::Light);
        QVERIFY(qAlpha(draw(Lane::Square).pixel(20, 20)) == 255);
        QVERIFY(qAlpha(draw(Lane::SquareOutline).pixel(20, 20)) == 0);
        QVERIFY(qAlpha(draw(Lane::Ring).pixel(20, 20)) == 0);
    }

    void markStaysInItsSquare()
    {
        const Theme theme(Scheme::Light);
        for (int i = 0; i <= static_cast<int>(Lane::RingOutline); ++i) {
            const QImage image = draw(static_cast<Lane>(i));
            for (int x = 0; x < 40; ++x)
                QVERIFY(qAlpha(image.pixel(x, 0)) == 0 && qAlpha(image.pixel(x, 39)) == 0
                    && qAlpha(image.pixel(0, x)) == 0 && qAlpha(image.pixel(39, x)) == 0);
        }
    }
};

QTEST_MAIN(TestLane)
#include "tst_lane.moc"
