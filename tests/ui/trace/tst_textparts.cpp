#include "trace/textparts.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Ui;

class TestTextParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAsPlainText();
    void drawsPartsFromTheLeft();
    void leavesOutWhatHasNoRoom();
};

static int inkWidth(const QList<TextPart> &parts, int width)
{
    QImage image(400, 24, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawParts(&painter, QRect(0, 0, width, 24), parts);
    for (int x = image.width() - 1; x >= 0; --x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixelColor(x, y) != QColor(Qt::white))
                return x + 1;
        }
    }
    return 0;
}

void TestTextParts::readsAsPlainText()
{
    QCOMPARE(plainText({{.icon = QStringLiteral("room")}, {.text = QStringLiteral("lobby")},
                 {.text = QStringLiteral("4 members")}}),
        QStringLiteral("lobby 4 members"));
}

void TestTextParts::drawsPartsFromTheLeft()
{
    const QList<TextPart> one{{.text = QStringLiteral("Alice"), .lane = Lane::Circle}};
    const QList<TextPart> two{one.first(), {.text = QStringLiteral("conn"), .apart = true}};
    QVERIFY(inkWidth(one, 400) > 20);
    QVERIFY(inkWidth(two, 400) > inkWidth(one, 400) + 16);
}

void TestTextParts::leavesOutWhatHasNoRoom()
{
    const QList<TextPart> parts{{.text = QString(200, u'x')}, {.text = QStringLiteral("never seen")}};
    QVERIFY(inkWidth(parts, 100) <= 100);
    QCOMPARE(inkWidth(parts, 0), 0);
}

QTEST_MAIN(TestTextParts)
#include "tst_textparts.moc"
