#include "shared/icons.h"

#include "shared/theme.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace Ui;

namespace {

const QStringList names = QStringLiteral("connect disconnect pause play record find hub fault room user lock "
                                         "send filter follow export clear copy retry why "
                                         "more down right close plus ok seen failed warn queued recover idle "
                                         "replay gap webhook rest out in inside both held "
                                         "split settings bookmark token attach template trace chart sequence "
                                         "test eye open cloud code mute shield skip tree "
                                         "present")
                              .split(QLatin1Char(' '));

int inked(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 40 ? 1 : 0;
    return count;
}

} // namespace

class TestIcons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNameDraws_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }

    void everyNameDraws()
    {
        QFETCH(QString, name);
        for (const int size : {13, 16}) {
            const QImage image = iconPixmap(name, Qt::red, size, 2).toImage();
            QCOMPARE(image.width(), size * 2);
            const int ink = inked(image);
            QVERIFY2(ink > size, "blank");
            QVERIFY2(ink < image.width() * image.height() * 3 / 4, "a block instead of lines");
        }
        QVERIFY(!icon(name).isNull());
        QCOMPARE(icon(name).name(), name);
    }

    void iconsDiffer()
    {
        QSet<QByteArray> seen;
        for (const QString &name : names) {
            const QImage image =
                iconPixmap(name, Qt::black, 24, 1).toImage().convertToFormat(QImage::Format_ARGB32);
            seen.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(seen.size(), names.size());
    }

    void tintIsTheColourAskedFor()
    {
        const QImage image = iconPixmap(QStringLiteral("plus"), QColor(0x43, 0x50, 0xbe), 24, 1).toImage();
        QCOMPARE(QColor(image.pixel(12, 12)), QColor(0x43, 0x50, 0xbe));
    }

    void iconFollowsTheTheme()
    {
        Theme theme(Scheme::Light);
        const QIcon plus = icon(QStringLiteral("plus"));
        const auto middle = [&](QIcon::Mode mode) {
            return QColor(plus.pixmap(24, mode).toImage().pixel(12, 12));
        };
        QCOMPARE(middle(QIcon::Normal), theme.color(Token::Text));
        theme.setScheme(Scheme::Dark);
        QCOMPARE(middle(QIcon::Normal), theme.color(Token::Text));
        QCOMPARE(middle(QIcon::Disabled), theme.color(Token::Disabled));
    }

    void unknownNameWarns()
    {
        QTest::ignoreMessage(
            QtWarningMsg, QRegularExpression(QStringLiteral("No icon is named \"unicorn\"")));
        QVERIFY(icon(QStringLiteral("unicorn")).isNull());
    }

    void appIconHasTheUsualSizes()
    {
        for (const int size : {16, 48, 256})
            QVERIFY(inked(appIcon().pixmap(size).toImage()) > size * size / 2);
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
