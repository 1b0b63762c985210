#include "shared/format.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace Ui;

class TestFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        const QDateTime time(QDate(2026, 11, 20), QTime(10, 2, 31, 418), Qt::UTC);
        m_timeUs = time.toMSecsSinceEpoch() * 1000 + 204;
    }

    void times()
    {
        QCOMPARE(Format::clock(m_timeUs), QStringLiteral("10:02:31"));
        QCOMPARE(Format::clockMs(m_timeUs), QStringLiteral("10:02:31.418"));
        QCOMPARE(Format::clockUs(m_timeUs), QStringLiteral("10:02:31.418 204"));
        QCOMPARE(Format::clockUs(m_timeUs - 204), QStringLiteral("10:02:31.418 000"));
        QCOMPARE(Format::day(m_timeUs), QStringLiteral("Friday 20 November 2026"));
    }

    void spans_data()
    {
        QTest::addColumn<qint64>("us");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 µs");
        QTest::newRow("microseconds") << qint64(31) << QStringLiteral("31 µs");
        QTest::newRow("a tenth of a millisecond") << qint64(100) << QStringLiteral("0.1 ms");
        QTest::newRow("a millisecond") << qint64(1'000) << QStringLiteral("1.0 ms");
        QTest::newRow("milliseconds with one decimal") << qint64(18'240) << QStringLiteral("18.2 ms");
        QTest::newRow("rounds up into three figures") << qint64(99'960) << QStringLiteral("100 ms");
        QTest::newRow("hundreds of milliseconds") << qint64(404'400) << QStringLiteral("404 ms");
        QTest::newRow("rounds up into seconds") << qint64(999'700) << QStringLiteral("1.00 s");
        QTest::newRow("seconds with two decimals") << qint64(4'980'000) << QStringLiteral("4.98 s");
        QTest::newRow("tens of seconds") << qint64(39'200'000) << QStringLiteral("39.2 s");
        QTest::newRow("rounds up into a minute") << qint64(59'960'000) << QStringLiteral("1 min 00 s");
        QTest::newRow("minutes") << qint64(264'000'000) << QStringLiteral("4 min 24 s");
        QTest::newRow("hours") << qint64(3'900'000'000) << QStringLiteral("1 h 05 min");
    }

    void spans()
    {
        QFETCH(qint64, us);
        QFETCH(QString, text);
        QCOMPARE(Format::duration(us), text);
        QCOMPARE(Format::delta(us), QLatin1Char('+') + text);
    }

    void belowZero()
    {
        QCOMPARE(Format::duration(-1), QString());
        QCOMPARE(Format::delta(-1'000), QStringLiteral("\u22121.0 ms"));
    }

    void sizes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("bytes") << qint64(156) << QStringLiteral("156 B");
        QTest::newRow("last of the bytes") << qint64(1'023) << QStringLiteral("1023 B");
        QTest::newRow("kilobytes") << qint64(1'434) << QStringLiteral("1.4 KB");
        QTest::newRow("rounds up into a megabyte") << qint64(1'048'500) << QStringLiteral("1.0 MB");
        QTest::newRow("megabytes") << qint64(2'202'010) << QStringLiteral("2.1 MB");
        QTest::newRow("hundreds") << qint64(512) * 1024 * 1024 << QStringLiteral("512 MB");
        QTest::newRow("gigabytes") << qint64(2'061'584'302) << QStringLiteral("1.92 GB");
    }

    void sizes()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(Format::bytes(bytes), text);
    }

    void byteCounts()
    {
        QCOMPARE(Format::byteCount(0), QStringLiteral("0 bytes"));
        QCOMPARE(Format::byteCount(1), QStringLiteral("1 byte"));
        QCOMPARE(Format::byteCount(67), QStringLiteral("67 bytes"));
        QCOMPARE(Format::byteCount(1'048'576), QStringLiteral("1,048,576 bytes"));
    }

    void hiddenCharactersAreShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("keepLines");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QStringLiteral("hello, wörld") << true << QStringLiteral("hello, wörld");
        QTest::newRow("right to left override")
            << QStringLiteral("gpj.\u202eexe") << true << QStringLiteral("gpj.[U+202E]exe");
        QTest::newRow("zero width space")
            << QStringLiteral("a\u200bb") << true << QStringLiteral("a[U+200B]b");
        QTest::newRow("byte order mark") << QStringLiteral("\ufeffa") << true << QStringLiteral("[U+FEFF]a");
        QTest::newRow("escape") << QStringLiteral("\u001b[31m") << true << QStringLiteral("[U+001B][31m");
        QTest::newRow("NUL") << QString(QChar(0)) << true << QStringLiteral("[U+0000]");
        QTest::newRow("lines kept") << QStringLiteral("a\n\tb") << true << QStringLiteral("a\n\tb");
        QTest::newRow("lines shown") << QStringLiteral("a\nb") << false << QStringLiteral("a[U+000A]b");
        QTest::newRow("tag characters beyond the first plane")
            << QString::fromUcs4(U"\U000E0041") << true << QStringLiteral("[U+E0041]");
        QTest::newRow("half a character") << QString(QChar(0xd800)) << true << QStringLiteral("\ufffd");
        QTest::newRow("blank filler") << QStringLiteral("\u3164") << true << QStringLiteral("[U+3164]");
        QTest::newRow("right to left words stay") << QStringLiteral("שלום") << true << QStringLiteral("שלום");
        const QString family = QString::fromUcs4(U"\U0001F468\u200D\U0001F469");
        QTest::newRow("joined picture stays") << family << true << family;
        QTest::newRow("joiner between letters")
            << QStringLiteral("a\u200db") << true << QStringLiteral("a[U+200D]b");
    }

    void hiddenCharactersAreShown()
    {
        QFETCH(QString, text);
        QFETCH(bool, keepLines);
        QFETCH(QString, shown);
        QCOMPARE(Format::visible(text, keepLines), shown);
    }

private:
    qint64 m_timeUs = 0;
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
