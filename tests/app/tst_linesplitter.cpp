#include "linesplitter.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QTest>

using namespace App;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxBytes = 5;

void drain(LineSplitter &lines, QStringList &into)
{
    while (const auto line = lines.next())
        into.append(line->isTooLong ? u"too long"_s : u'<' + QString::fromUtf8(line->bytes) + u'>');
}

} // namespace

class tst_LineSplitter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void splits_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char *name, const char *bytes, const QStringList &lines) {
            QTest::newRow(name) << QByteArray(bytes) << lines;
        };
        row("nothing", "", {});
        row("one", "a\n", {u"<a>"_s});
        row("without an end", "a\nb", {u"<a>"_s, u"<b>"_s});
        row("empty lines", "\n\na\n\n", {u"<>"_s, u"<>"_s, u"<a>"_s, u"<>"_s});
        row("carriage returns", "a\r\nb\r\r\n\r\nc\r", {u"<a>"_s, u"<b\r>"_s, u"<>"_s, u"<c>"_s});
        row("just short enough", "12345\n12345", {u"<12345>"_s, u"<12345>"_s});
        row("too long", "123456\na\n", {u"too long"_s, u"<a>"_s});
        row("too long and never ending", "1234567890", {u"too long"_s});
        row("too long twice", "123456\n123456\na", {u"too long"_s, u"too long"_s, u"<a>"_s});
        row("not ASCII", "\xc3\xa9\n", {u"<é>"_s});
    }
    void splits()
    {
        QFETCH(QByteArray, bytes);
        // However the bytes are cut into pieces.
        for (qsizetype piece = 1; piece <= bytes.size() + 1; ++piece) {
            LineSplitter splitter(maxBytes);
            QStringList lines;
            for (qsizetype at = 0; at < bytes.size(); at += piece) {
                splitter.feed(bytes.mid(at, piece));
                drain(splitter, lines);
            }
            splitter.end();
            drain(splitter, lines);
            QTEST(lines, "lines");
        }
    }

    void tellsATooLongLineAtOnce()
    {
        LineSplitter splitter(maxBytes);
        splitter.feed("12345");
        QVERIFY(!splitter.next());
        splitter.feed("6");
        const auto line = splitter.next();
        QVERIFY(line && line->isTooLong);
        QVERIFY(!splitter.next());
    }

    void aHugeLineInSmallPiecesIsNotSearchedAgainAndAgain()
    {
        LineSplitter splitter(64 * 1024 * 1024);
        const QByteArray piece(1024, 'x');
        QElapsedTimer time;
        time.start();
        for (int i = 0; i < 32 * 1024; ++i) {
            splitter.feed(piece);
            QVERIFY(!splitter.next());
        }
        splitter.feed("\n");
        QCOMPARE(splitter.next()->bytes.size(), 32 * 1024 * 1024);
        QVERIFY(
            time.elapsed() < 10'000); // 0.2 s; half a minute and more when each piece searched from the start
    }
};

QTEST_GUILESS_MAIN(tst_LineSplitter)
#include "tst_linesplitter.moc"
