#include "trace/tracestore.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

TraceEntry entryOf(const QString &lane, qint64 timeUs, const QByteArray &payload = "{\"type\":\"ping\"}")
{
    return TraceEntry{.timeUs = timeUs,
        .direction = TraceDirection::Out,
        .lane = lane,
        .event = u"ping"_s,
        .bytes = payload.size(),
        .payload = payload};
}

TraceEntry clientMessage(quint64 sequenceId)
{
    return TraceEntry{.timeUs = qint64(sequenceId),
        .direction = TraceDirection::In,
        .lane = u"Bob"_s,
        .event = u"message"_s,
        .connectionId = u"c1"_s,
        .sequenceId = sequenceId};
}

TraceEntry hubMessage(quint64 sequenceId, const QString &correlation)
{
    TraceEntry entry = clientMessage(sequenceId);
    entry.source = TraceSource::Hub;
    entry.direction = TraceDirection::Out;
    entry.correlation = correlation;
    return entry;
}

TraceEntry clientConnected()
{
    return TraceEntry{.direction = TraceDirection::In, .event = u"connected"_s, .connectionId = u"c1"_s};
}

} // namespace

class TestTraceStore : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    QString newPath() { return m_folder.filePath(u"%1.hubtrace"_s.arg(++m_files)); }
    static QList<TraceEntry> rowsOf(const TraceStore &store)
    {
        QList<TraceEntry> rows;
        for (int i = 0; i < store.rowCount(); ++i)
            rows.append(store.row(i));
        return rows;
    }
    QByteArray sessionOf(int rows)
    {
        const QString path = newPath();
        TraceStore store;
        if (!store.create(path))
            return {};
        for (int i = 0; i < rows; ++i)
            store.append(entryOf(u"Alice"_s, i + 1));
        store.flush();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString fileOf(const QByteArray &bytes)
    {
        QFile file(newPath());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

private Q_SLOTS:
    void whatIsAppendedCanBeReadBack()
    {
        TraceStore store;
        QVERIFY(store.create(newPath()));
        const TraceEntry first = entryOf(u"Alice"_s, 7);
        const TraceEntry second = entryOf(u"Bob"_s, 8, QByteArray("\xff\x00\x01", 3));
        store.append(first);
        store.append(second);
        store.flush();
        QCOMPARE(rowsOf(store), QList({first, second}));
        QCOMPARE(store.fileBytes(), QFile(store.path()).size());
        QVERIFY(!store.isPaused());
    }

    void rowsAreAnnouncedWithoutGapsAndSeldom()
    {
        TraceStore store;
        QVERIFY(store.create(newPath()));
        QSignalSpy appended(&store, &TraceStore::rowsAppended);
        constexpr int count = 5000;
        for (int i = 0; i < count; ++i)
            store.append(entryOf(u"Alice"_s, i));
        QTRY_COMPARE(store.rowCount(), count);
        int next = 0;
        for (const QList<QVariant> &signal : std::as_const(appended)) {
            QCOMPARE(signal[0].toInt(), next);
            next = signal[1].toInt() + 1;
        }
        QCOMPARE(next, count);
        QVERIFY2(appended.size() < 100, qPrintable(QString::number(appended.size())));
    }

    void fourThreadsKeepTheirOrder()
    {
        TraceStore store;
        QVERIFY(store.create(newPath()));
        constexpr int perThread = 5000;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&store, t] {
                for (int i = 0; i < perThread; ++i)
                    store.append(entryOf(QString::number(t), i));
            });
        for (std::thread &thread : threads)
            thread.join();
        store.flush();
        QCOMPARE(store.rowCount(), 4 * perThread);
        QHash<QString, qint64> next;
        for (const TraceEntry &entry : rowsOf(store))
            QCOMPARE(entry.timeUs, next[entry.lane]++);
    }

    void aClientsRowTakesTheHubsCorrelation()
    {
        TraceStore store;
        QVERIFY(store.create(newPath()));
        store.append(clientConnected());
        store.append(hubMessage(1, u"0badcafe"_s));
        store.append(clientMessage(1));
        store.flush();
        QCOMPARE(store.rowCount(), 2);
        QCOMPARE(store.row(1).correlation, u"0badcafe"_s);
        QCOMPARE(store.rowsOf(u"0badcafe"_s), QList({1}));
        QCOMPARE(store.rowsOf(QString()), QList<int>());
    }

    void aLateCorrelationIsAnnouncedAndSurvivesReopening()
    {
        const QString path = newPath();
        {
            TraceStore store;
            QSignalSpy changed(&store, &TraceStore::rowsChanged);
            QVERIFY(store.create(path));
            store.append(clientConnected());
            store.append(clientMessage(1));
            store.flush();
            QCOMPARE(store.row(1).correlation, QString());
            store.append(hubMessage(1, u"0badcafe"_s));
            store.flush();
            QCOMPARE(changed.size(), 1);
            QCOMPARE(changed[0], QList<QVariant>({1, 1}));
            QCOMPARE(store.row(1).correlation, u"0badcafe"_s);
        }
        TraceStore again;
        QVERIFY(again.open(path));
        again.flush();
        QCOMPARE(again.rowCount(), 2);
        QCOMPARE(again.row(1).correlation, u"0badcafe"_s);
        QCOMPARE(again.rowsOf(u"0badcafe"_s), QList({1}));
    }

    void outlineNeedsNoFile()
    {
        TraceStore store;
        QVERIFY(store.create(newPath()));
        TraceEntry entry = entryOf(u"Alice"_s, 7);
        store.append(entry);
        store.flush();
        entry.payload.clear();
        QCOMPARE(store.outline(0), entry);
        QCOMPARE(store.outline(1), TraceEntry());
        QCOMPARE(store.outline(-1), TraceEntry());
    }

    void aTornTailLosesTheTornRowOnly()
    {
        const QByteArray whole = sessionOf(3);
        const qsizetype lastLine = whole.lastIndexOf('\n', -2) + 1;
        QVERIFY(lastLine > 0);
        for (qsizetype cut = lastLine; cut <= whole.size(); ++cut) {
            TraceStore store;
            QSignalSpy warned(&store, &TraceStore::warned);
            QVERIFY(store.open(fileOf(whole.left(cut))));
            store.flush();
            QCoreApplication::sendPostedEvents(&store);
            const bool isWhole = cut >= whole.size() - 1; // only the line feed is missing
            QCOMPARE(store.rowCount(), isWhole ? 3 : 2);
            QCOMPARE(store.row(1).timeUs, 2);
            const bool isTorn = cut > lastLine && !isWhole;
            QCOMPARE(warned.size(), isTorn ? 1 : 0);
            if (isTorn)
                QCOMPARE(warned[0][0].value<Error>().name, u"TR_TORN"_s);
        }
    }

    void aBadLineIsSkippedAndTold()
    {
        QByteArray bytes = sessionOf(4);
        const qsizetype second = bytes.indexOf('\n', bytes.indexOf('\n') + 1) + 1;
        bytes[second] = '#';
        TraceStore store;
        QSignalSpy warned(&store, &TraceStore::warned);
        QVERIFY(store.open(fileOf(bytes)));
        store.flush();
        QCoreApplication::sendPostedEvents(&store);
        QCOMPARE(store.rowCount(), 3);
        QCOMPARE(store.row(1).timeUs, 3);
        QCOMPARE(warned.size(), 1);
        const auto warning = warned[0][0].value<Error>();
        QCOMPARE(warning.name, u"TR_LINES"_s);
        QVERIFY(warning.message.startsWith(u"1 "_s));
        QVERIFY(warning.message.contains(QString::number(second)));
    }

    void aFileThatCannotBeOpenedSaysWhy_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::newRow("no such file") << newPath() << u"TR_ACCESS"_s;
        QTest::newRow("a folder") << m_folder.path() << u"TR_KIND"_s;
        QTest::newRow("a device") << u"/dev/null"_s << u"TR_KIND"_s;
        QTest::newRow("an empty file") << fileOf({}) << u"TR_EMPTY"_s;
        QTest::newRow("text") << fileOf("Dear diary,\n") << u"TR_FORMAT"_s;
        QTest::newRow("another JSON") << fileOf("{\"format\":\"har\",\"version\":1}\n") << u"TR_FORMAT"_s;
        QTest::newRow("a newer version")
            << fileOf("{\"format\":\"hubtrace\",\"version\":2}\n") << u"TR_VERSION"_s;
    }
    void aFileThatCannotBeOpenedSaysWhy()
    {
        QFETCH(QString, path);
        QFETCH(QString, name);
        TraceStore store;
        const auto opened = store.open(path);
        QVERIFY(!opened);
        QCOMPARE(opened.error().name, name);
        QVERIFY(!opened.error().message.isEmpty());
        QCOMPARE(store.path(), QString());
    }

    void aFileThatCannotBeCreatedSaysWhy_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::newRow("no such folder") << m_folder.filePath(u"missing/a.hubtrace"_s) << u"TR_ACCESS"_s;
        QTest::newRow("a folder") << m_folder.path() << u"TR_KIND"_s;
        QTest::newRow("a device") << u"/dev/full"_s << u"TR_KIND"_s;
    }
    void aFileThatCannotBeCreatedSaysWhy()
    {
        QFETCH(QString, path);
        QFETCH(QString, name);
        TraceStore store;
        const auto created = store.create(path);
        QVERIFY(!created);
        QCOMPARE(created.error().name, name);
        store.append(entryOf(u"Alice"_s, 1));
        store.flush();
        QCOMPARE(store.rowCount(), 0);
    }

    void aFileCutShortWhileOpenIsToldOnce()
    {
        TraceStore store;
        QSignalSpy warned(&store, &TraceStore::warned);
        // Long enough that its start is no longer in the block cache after the scan.
        QVERIFY(store.open(fileOf(sessionOf(20000))));
        store.flush();
        QVERIFY(QFile::resize(store.path(), 100));
        const TraceEntry row = store.row(5);
        QCOMPARE(row.lane, u"Alice"_s);
        QVERIFY(row.exception.startsWith(u"TR_CHANGED"_s));
        QVERIFY(store.row(6).exception.startsWith(u"TR_CHANGED"_s));
        QCoreApplication::sendPostedEvents(&store);
        QCOMPARE(warned.size(), 1);
        QCOMPARE(warned[0][0].value<Error>().name, u"TR_CHANGED"_s);
    }

    void aNewSessionStartsEmpty()
    {
        TraceStore store;
        QSignalSpy reset(&store, &TraceStore::reset);
        QVERIFY(store.create(newPath()));
        QCOMPARE(reset.size(), 0);
        store.append(entryOf(u"Alice"_s, 1));
        store.flush();
        QVERIFY(store.create(newPath()));
        QCOMPARE(reset.size(), 1);
        QCOMPARE(store.rowCount(), 0);
        store.append(entryOf(u"Bob"_s, 2));
        store.flush();
        QCOMPARE(store.row(0).lane, u"Bob"_s);
    }

    void onlyTheOwnerMayReadTheFile()
    {
        TraceStore store;
        QVERIFY(store.create(newPath()));
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY(!(QFile::permissions(store.path()) & others));
    }

    void destructionWritesWhatWasAppended()
    {
        const QString path = newPath();
        {
            TraceStore store;
            QVERIFY(store.create(path));
            for (int i = 0; i < 1000; ++i)
                store.append(entryOf(u"Alice"_s, i));
        }
        TraceStore again;
        QVERIFY(again.open(path));
        again.flush();
        QCOMPARE(again.rowCount(), 1000);
    }
};

QTEST_GUILESS_MAIN(TestTraceStore)
#include "tst_tracestore.moc"
