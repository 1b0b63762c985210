#include "shared/typeface.h"

#include <QApplication>
#include <QFontDatabase>
#include <QTest>

using namespace Ui;

class TestTypeface : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void genericFontGivesWayToInter()
    {
        if (!QFontDatabase::hasFamily(QStringLiteral("Inter")))
            QSKIP("Inter is not installed");
        QApplication::setFont(QFont(QStringLiteral("Sans Serif"), 20));
        Typeface::applyToApplication();
        QCOMPARE(QApplication::font().family(), QStringLiteral("Inter"));
        QCOMPARE(QApplication::font().pointSizeF(), 9.75);
    }

    void fontOfTheDesktopStays()
    {
        const QFont desktop(QStringLiteral("Cantarell"), 14);
        QApplication::setFont(desktop);
        Typeface::applyToApplication();
        QCOMPARE(QApplication::font().family(), desktop.family());
        QCOMPARE(QApplication::font().pointSize(), 14);
    }

    void rolesKeepTheUnitOfTheBase()
    {
        QFont points;
        points.setPointSizeF(10);
        QCOMPARE(Typeface::font(TextRole::Display, points).pointSizeF(), 20.0);
        QFont pixels;
        pixels.setPixelSize(1);
        QCOMPARE(Typeface::font(TextRole::Caption, pixels).pixelSize(), 1);
    }

    void monoShowsEachCharacter()
    {
        const QFont mono = Typeface::font(TextRole::Mono, QApplication::font());
        const QFontMetrics metrics(mono);
        QCOMPARE(metrics.horizontalAdvance(QStringLiteral("!=")), 2 * metrics.horizontalAdvance(u'!'));
        QVERIFY(mono.styleStrategy() & QFont::PreferNoShaping);
    }
};

QTEST_MAIN(TestTypeface)
#include "tst_typeface.moc"
