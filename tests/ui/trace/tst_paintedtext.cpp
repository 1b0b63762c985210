#include "trace/paintedtext.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Ui;

class TestPaintedText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staysInItsRoom_data();
    void staysInItsRoom();
    void coloursTokens();
    void drawsNothingOfNothing();
};

static QRect ink(const QImage &image)
{
    QRect box;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != QColor(Qt::white))
                box |= QRect(x, y, 1, 1);
        }
    }
    return box;
}

static QImage drawn(const QString &text, int width, const QList<JsonToken> &tokens = {})
{
    QImage image(400, 24, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const QRect room(20, 0, width, 24);
    if (tokens.isEmpty())
        drawElided(&painter, room, text, TextRole::Small, Qt::black);
    else
        drawJsonLine(&painter, room, text, tokens, Theme::font(TextRole::Mono));
    return image;
}

void TestPaintedText::staysInItsRoom_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << QStringLiteral("ack");
    QTest::newRow("long") << QString(200, u'x');
    QTest::newRow("wide letters") << QString(12, u'W');
    QTest::newRow("letters wider than any Latin one") << QString(12, QChar(0x4e2d));
}

void TestPaintedText::staysInItsRoom()
{
    QFETCH(QString, text);
    for (int width : {10, 40, 100}) {
        const QRect box = ink(drawn(text, width));
        QVERIFY2(box.isNull() || (box.left() >= 19 && box.right() <= 20 + width),
            qPrintable(QString::number(width)));
    }
}

void TestPaintedText::coloursTokens()
{
    const QString text = QStringLiteral(R"({"a":1})");
    QVERIFY(drawn(text, 300, jsonTokens(text)) != drawn(text, 300));
}

void TestPaintedText::drawsNothingOfNothing()
{
    QVERIFY(ink(drawn({}, 100)).isNull());
    QVERIFY(ink(drawn(QStringLiteral("x"), 0)).isNull());
}

QTEST_MAIN(TestPaintedText)
#include "tst_paintedtext.moc"
