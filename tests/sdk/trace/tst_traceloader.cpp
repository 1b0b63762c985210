#include "trace/traceloader.h"

#include "trace/traceformat.h"

#include <QTemporaryDir>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

QByteArray header()
{
    return TraceFormat::headerLine(1);
}

QByteArray row(qint64 timeUs)
{
    QByteArray line;
    TraceFormat::appendLine(line, TraceEntry{.timeUs = timeUs, .lane = u"Alice"_s, .payload = "{\"n\":1}"});
    return line;
}

QByteArray amendment(qint64 offset)
{
    QByteArray line;
    TraceFormat::appendLine(line, TraceFormat::Amendment{.offset = offset, .correlation = u"aa"_s});
    return line;
}

QStringList names(const TraceLoadReport &report)
{
    QStringList list;
    for (const Error &warning : report.warnings())
        list.append(warning.name);
    return list;
}

} // namespace

class TestTraceLoader : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"a.hubtrace"_s);
    std::atomic<bool> m_cancelled = false;

    bool write(const QByteArray &bytes)
    {
        QFile file(m_path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
    }
    TraceLoadReport load(const QByteArray &bytes, TraceIndex &index)
    {
        TraceReader reader;
        if (!write(bytes) || !reader.open(m_path))
            return {.badLines = -1};
        return loadTrace(
            reader, index, [] {}, m_cancelled);
    }

private Q_SLOTS:
    void files_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<qint64>>("times");
        QTest::addColumn<QStringList>("warnings");
        const QList<qint64> none;
        const QStringList quiet;
        QTest::newRow("a header alone") << header() << none << quiet;
        QTest::newRow("a header without its line feed") << header().chopped(1) << none << quiet;
        QTest::newRow("rows") << header() + row(1) + row(2) << QList<qint64>{1, 2} << quiet;
        QTest::newRow("times that go back are kept")
            << header() + row(2) + row(1) << QList<qint64>{2, 1} << quiet;
        QTest::newRow("Windows line ends")
            << header() + row(1).chopped(1) + "\r\n" + row(2) << QList<qint64>{1, 2} << quiet;
        QTest::newRow("a last row without its line feed is whole")
            << header() + row(1) + row(2).chopped(1) << QList<qint64>{1, 2} << quiet;
        QTest::newRow("a torn last row")
            << header() + row(1) + row(2).chopped(3) << QList<qint64>{1} << QStringList{u"TR_TORN"_s};
        QTest::newRow("a bad row in the middle")
            << header() + row(1) + "garbage\n" + row(2) << QList<qint64>{1, 2} << QStringList{u"TR_LINES"_s};
        QTest::newRow("an empty line is a bad row")
            << header() + "\n" + row(2) << QList<qint64>{2} << QStringList{u"TR_LINES"_s};
        QTest::newRow("zeros after a power cut")
            << header() + row(1) + QByteArray(5000, '\0') << QList<qint64>{1} << QStringList{u"TR_TORN"_s};
        QTest::newRow("bad and torn") << header() + "x\n" + row(1) + "{" << QList<qint64>{1}
                                      << QStringList{u"TR_TORN"_s, u"TR_LINES"_s};
        QTest::newRow("a line that is too long is skipped")
            << header() + row(1) + QByteArray(TraceFormat::maxLineBytes + 5, 'x') + '\n' + row(2)
            << QList<qint64>{1, 2} << QStringList{u"TR_LINES"_s, u"TR_LIMIT"_s};
        QTest::newRow("a too long last line is torn")
            << header() + row(1) + QByteArray(TraceFormat::maxLineBytes + 5, 'x') << QList<qint64>{1}
            << QStringList{u"TR_TORN"_s};
    }
    void files()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<qint64>, times);
        QFETCH(QStringList, warnings);
        TraceIndex index;
        const TraceLoadReport report = load(bytes, index);
        QList<qint64> found;
        for (int i = 0; i < index.count(); ++i)
            found.append(index.at(i)->timeUs);
        QCOMPARE(found, times);
        QCOMPARE(names(report), warnings);
    }

    void theReportSaysHowManyAndWhere()
    {
        TraceIndex index;
        const TraceLoadReport report = load(header() + row(1) + "x\n" + row(2) + "y\n" + "{\"la", index);
        QCOMPARE(report.badLines, 2);
        QCOMPARE(report.firstBadOffset, header().size() + row(1).size());
        QCOMPARE(report.tornBytes, 4);
        QVERIFY(report.warnings()[1].message.contains(QString::number(report.firstBadOffset)));
    }

    void offsetsAndSizesLeadToTheLines()
    {
        TraceIndex index;
        QByteArray bytes = header();
        for (int i = 0; i < 30000; ++i) // several blocks of the scan
            bytes += row(i);
        load(bytes, index);
        QCOMPARE(index.count(), 30000);
        for (int i = 0; i < index.count(); ++i)
            QCOMPARE(bytes.mid(index.at(i)->offset, index.at(i)->size), row(i));
    }

    void amendmentsFillEarlierRows_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<QList<int>>("rows");
        QTest::newRow("of the first row") << header().size() << QList<int>{0};
        QTest::newRow("of the second row") << header().size() + row(1).size() << QList<int>{1};
        QTest::newRow("of no row's start: ignored") << header().size() + 1 << QList<int>();
        QTest::newRow("of the header: ignored") << qint64(0) << QList<int>();
        QTest::newRow("of nothing: ignored") << qint64(-1) << QList<int>();
    }
    void amendmentsFillEarlierRows()
    {
        QFETCH(qint64, offset);
        QFETCH(QList<int>, rows);
        TraceIndex index;
        const TraceLoadReport report = load(header() + row(1) + row(2) + amendment(offset) + row(3), index);
        QCOMPARE(index.count(), 3);
        QCOMPARE(index.rowsOf(u"aa"_s), rows);
        QVERIFY(report.warnings().isEmpty());
    }

    void aScanCanBeCancelled()
    {
        QByteArray bytes = header();
        while (bytes.size() < 3 * 1024 * 1024)
            bytes += row(1);
        QVERIFY(write(bytes));
        TraceReader reader;
        QVERIFY(reader.open(m_path));
        TraceIndex index;
        std::atomic<bool> cancelled = false;
        const auto report = loadTrace(
            reader, index, [&] { cancelled = true; }, cancelled);
        QVERIFY(index.count() > 0);
        QVERIFY(index.at(index.count() - 1)->offset < 2 * 1024 * 1024);
        QVERIFY(report.warnings().isEmpty());
    }

    void aFileCutDuringTheScanIsTold()
    {
        QByteArray bytes = header();
        while (bytes.size() < 3 * 1024 * 1024)
            bytes += row(1);
        QVERIFY(write(bytes));
        TraceReader reader;
        QVERIFY(reader.open(m_path));
        TraceIndex index;
        const auto report = loadTrace(
            reader, index, [&] { QFile::resize(m_path, 100); }, m_cancelled);
        QVERIFY(index.count() > 0);
        QCOMPARE(names(report), QStringList{u"TR_CHANGED"_s});
    }

    void headers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::newRow("good") << header() + row(1) << QString();
        QTest::newRow("no line feed") << header().chopped(1) << QString();
        QTest::newRow("empty") << QByteArray() << u"TR_EMPTY"_s;
        QTest::newRow("one endless line") << QByteArray(10 * 1024 * 1024, 'x') << u"TR_FORMAT"_s;
        QTest::newRow("an empty first line") << QByteArray("\n") + header() << u"TR_FORMAT"_s;
    }
    void headers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QVERIFY(write(bytes));
        TraceReader reader;
        QVERIFY(reader.open(m_path));
        const auto checked = checkTraceHeader(reader);
        QCOMPARE(checked ? QString() : checked.error().name, name);
    }
};

QTEST_GUILESS_MAIN(TestTraceLoader)
#include "tst_traceloader.moc"
