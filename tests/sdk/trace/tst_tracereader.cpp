#include "trace/tracereader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 block = 64 * 1024;

// Bytes that differ from their neighbours, so that an offset that is off by one shows.
QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((i * 31 + i / 251) & 0xff);
    return bytes;
}

} // namespace

class TestTraceReader : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write(bytes) == bytes.size();
    }

private Q_SLOTS:
    void readsAnyRange_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<qint64>("size");
        QTest::newRow("the start") << qint64(0) << qint64(10);
        QTest::newRow("nothing") << qint64(5) << qint64(0);
        QTest::newRow("up to the end of a block") << block - 10 << qint64(10);
        QTest::newRow("over a block's end") << block - 10 << qint64(20);
        QTest::newRow("over three blocks") << block - 1 << block + 2;
        QTest::newRow("everything") << qint64(0) << 3 * block + 100;
        QTest::newRow("the last byte") << 3 * block + 99 << qint64(1);
    }
    void readsAnyRange()
    {
        QFETCH(qint64, offset);
        QFETCH(qint64, size);
        const QString path = m_folder.filePath(u"range"_s);
        const QByteArray bytes = pattern(3 * block + 100);
        QFile::remove(path);
        QVERIFY(write(path, bytes));
        TraceReader reader;
        QVERIFY(reader.open(path));
        QCOMPARE(reader.fileSize(), bytes.size());
        QCOMPARE(reader.read(offset, size), std::optional(bytes.mid(offset, size)));
    }

    void seesWhatWasAddedMeanwhile()
    {
        const QString path = m_folder.filePath(u"growing"_s);
        QVERIFY(write(path, "one\n"));
        TraceReader reader;
        QVERIFY(reader.open(path));
        QCOMPARE(reader.read(0, 4), std::optional(QByteArray("one\n")));
        QCOMPARE(reader.read(4, 4), std::nullopt);
        QVERIFY(write(path, "two\n"));
        QCOMPARE(reader.read(4, 4), std::optional(QByteArray("two\n")));
        QVERIFY(write(path, pattern(block)));
        QCOMPARE(reader.read(8, block), std::optional(pattern(block)));
    }

    void aFileCutShortGivesNothing()
    {
        const QString path = m_folder.filePath(u"cut"_s);
        QVERIFY(write(path, pattern(2 * block)));
        TraceReader reader;
        QVERIFY(reader.open(path));
        QVERIFY(QFile::resize(path, 10));
        QCOMPARE(reader.read(block, 10), std::nullopt);
        QCOMPARE(reader.read(5, 10), std::nullopt);
        QCOMPARE(reader.read(5, 5), std::optional(pattern(10).mid(5)));
    }

    void moreBlocksThanAreCached()
    {
        const QString path = m_folder.filePath(u"long"_s);
        const QByteArray bytes = pattern(40 * block);
        QVERIFY(write(path, bytes));
        TraceReader reader;
        QVERIFY(reader.open(path));
        for (qint64 i = 0; i < 80; ++i) {
            const qint64 offset = (i % 40) * block + 17;
            QCOMPARE(reader.read(offset, 100), std::optional(bytes.mid(offset, 100)));
        }
    }

    void impossibleRangesGiveNothing_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<qint64>("size");
        QTest::newRow("before the start") << qint64(-1) << qint64(5);
        QTest::newRow("after the end") << qint64(1000) << qint64(1);
        QTest::newRow("far over the end") << qint64(0) << (qint64(1) << 40);
    }
    void impossibleRangesGiveNothing()
    {
        QFETCH(qint64, offset);
        QFETCH(qint64, size);
        const QString path = m_folder.filePath(u"short"_s);
        QVERIFY(QFile::exists(path) || write(path, "0123456789"));
        TraceReader reader;
        QVERIFY(reader.open(path));
        QCOMPARE(reader.read(offset, size), std::nullopt);
    }

    void closedReadsNothing()
    {
        TraceReader reader;
        QCOMPARE(reader.read(0, 1), std::nullopt);
        QVERIFY(!reader.open(m_folder.filePath(u"missing"_s)));
        QCOMPARE(reader.open(m_folder.path()).error().name, u"TR_KIND"_s);
        QCOMPARE(reader.open(m_folder.filePath(u"missing"_s)).error().name, u"TR_ACCESS"_s);
    }
};

QTEST_GUILESS_MAIN(TestTraceReader)
#include "tst_tracereader.moc"
