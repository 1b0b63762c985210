#include "trace/tracewriter.h"

#include <QTest>

#include <condition_variable>
#include <mutex>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A disk whose room the test decides; keeps what it was given.
class TestDisk : public TraceOutput {
public:
    bool append(const QByteArray &bytes) override
    {
        const std::lock_guard lock(m_lock);
        ++m_attempts;
        m_changed.notify_all();
        if (m_isFull)
            return false;
        m_bytes += bytes;
        return true;
    }
    QString errorText() const override { return u"no space"_s; }

    void setFull(bool full)
    {
        const std::lock_guard lock(m_lock);
        m_isFull = full;
    }
    QByteArray bytes() const
    {
        const std::lock_guard lock(m_lock);
        return m_bytes;
    }
    //! Until the writer tried that often; false after ten seconds.
    bool waitForAttempts(int count)
    {
        std::unique_lock lock(m_lock);
        return m_changed.wait_for(lock, 10s, [&] { return m_attempts >= count; });
    }
    int attempts() const
    {
        const std::lock_guard lock(m_lock);
        return m_attempts;
    }

private:
    mutable std::mutex m_lock;
    std::condition_variable m_changed;
    QByteArray m_bytes;
    bool m_isFull = false;
    int m_attempts = 0;
};

TraceEntry numbered(qint64 number)
{
    return TraceEntry{.timeUs = number, .lane = u"Alice"_s, .event = u"ping"_s, .payload = "{}"};
}

} // namespace

class TestTraceWriter : public QObject {
    Q_OBJECT

    std::shared_ptr<TestDisk> m_disk;
    TraceIndex m_index;
    std::mutex m_newsLock;
    QStringList m_news;
    QList<Correlator::Fill> m_fills;

    TraceWriter::Listener listener()
    {
        const auto note = [this](const QString &news) {
            const std::lock_guard lock(m_newsLock);
            m_news.append(news);
        };
        return {.written =
                    [this](const QList<Correlator::Fill> &fills) {
                        const std::lock_guard lock(m_newsLock);
                        m_fills += fills;
                    },
            .paused = [note](const Error &reason) { note(reason.name); },
            .resumed = [note] { note(u"resumed"_s); }};
    }
    QStringList news()
    {
        const std::lock_guard lock(m_newsLock);
        return m_news;
    }
    TraceEntry written(int row)
    {
        const auto place = m_index.at(row).value_or(TraceIndexRow());
        const auto line = TraceLineParser().parse(m_disk->bytes().mid(place.offset, place.size));
        return line ? std::get<TraceEntry>(*line) : TraceEntry{.event = u"unreadable"_s};
    }

private Q_SLOTS:
    void init()
    {
        m_disk = std::make_shared<TestDisk>();
        m_index.clear();
        m_news.clear();
        m_fills.clear();
    }

    void theFirstLineIsTheHeader()
    {
        {
            TraceWriter writer(m_disk, m_index, listener());
        }
        QVERIFY(TraceFormat::checkHeader(m_disk->bytes()));
        QCOMPARE(m_disk->bytes().count('\n'), 1);
    }

    void rowsAreIndexedWhereTheyAreWritten()
    {
        TraceWriter writer(m_disk, m_index, listener());
        for (int i = 0; i < 1000; ++i)
            writer.append(numbered(i));
        writer.flush();
        QCOMPARE(m_index.count(), 1000);
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(written(i), numbered(i));
        QCOMPARE(writer.fileBytes(), m_disk->bytes().size());
    }

    void destructionWritesTheRest()
    {
        {
            TraceWriter writer(m_disk, m_index, listener());
            for (int i = 0; i < 1000; ++i)
                writer.append(numbered(i));
        }
        QCOMPARE(m_index.count(), 1000);
    }

    void aFullDiskPausesAndNothingThatFitsTheQueueIsLost()
    {
        TraceWriter writer(m_disk, m_index, listener(), {.retryInterval = 1ms});
        writer.append(numbered(0));
        writer.flush();
        m_disk->setFull(true);
        writer.append(numbered(1));
        QVERIFY(m_disk->waitForAttempts(m_disk->attempts() + 3));
        QVERIFY(writer.isPaused());
        writer.append(numbered(2));
        writer.flush(); // returns although nothing can be written
        QCOMPARE(m_index.count(), 1);
        QCOMPARE(news(), QStringList{u"TR_FULL"_s});

        m_disk->setFull(false);
        QTRY_VERIFY(!writer.isPaused());
        writer.flush();
        QCOMPARE(m_index.count(), 3);
        QCOMPARE(written(1), numbered(1));
        QCOMPARE(written(2), numbered(2));
        QCOMPARE(news(), (QStringList{u"TR_FULL"_s, u"resumed"_s}));
    }

    void whatAFullQueueLeftOutBecomesARow()
    {
        TraceWriter writer(m_disk, m_index, listener(), {.retryInterval = 1ms, .queue = {.entries = 2}});
        m_disk->setFull(true);
        writer.append(numbered(0));
        QVERIFY(m_disk->waitForAttempts(m_disk->attempts() + 2));
        for (int i = 1; i <= 5; ++i)
            writer.append(numbered(i));
        m_disk->setFull(false);
        QTRY_VERIFY(!writer.isPaused());
        writer.flush();
        // Whether the first entry was in the stuck batch or in the queue depends on the threads; the sum does
        // not.
        const TraceEntry last = written(m_index.count() - 1);
        QCOMPARE(last.event, u"notRecorded"_s);
        QCOMPARE(last.level, TraceLevel::Warning);
        const int recorded = m_index.count() - 1;
        QVERIFY2(last.message.startsWith(QString::number(6 - recorded) + u' '), qPrintable(last.message));
    }

    void aFullDiskDoesNotHoldUpTheEnd()
    {
        m_disk->setFull(true);
        {
            TraceWriter writer(m_disk, m_index, listener());
            writer.append(numbered(0));
        }
        QCOMPARE(m_index.count(), 0);
        QCOMPARE(m_disk->bytes(), QByteArray());
        QCOMPARE(news(), QStringList{u"TR_FULL"_s});
    }

    void theSizeCapPausesForGood()
    {
        TraceWriter writer(m_disk, m_index, listener(), {.maxFileBytes = 1000});
        for (int i = 0; i < 100; ++i)
            writer.append(numbered(i));
        writer.flush();
        QVERIFY(writer.isPaused());
        QCOMPARE(news(), QStringList{u"TR_LIMIT"_s});
        QVERIFY(m_disk->bytes().size() <= 1000);
        QVERIFY(m_disk->bytes().endsWith('\n'));
        const int rows = m_index.count();
        QVERIFY(rows > 5 && rows < 20);
        QCOMPARE(written(rows - 1), numbered(rows - 1));
        writer.append(numbered(100));
        writer.flush();
        QCOMPARE(m_index.count(), rows);
        QCOMPARE(news().size(), 1);
    }

    void aLateCorrelationIsAmended()
    {
        const TraceEntry client{
            .direction = TraceDirection::In, .event = u"message"_s, .connectionId = u"c1"_s, .sequenceId = 1};
        TraceEntry hub = client;
        hub.source = TraceSource::Hub;
        hub.direction = TraceDirection::Out;
        hub.correlation = u"aa"_s;
        TraceEntry connected = client;
        connected.event = u"connected"_s;
        TraceWriter writer(m_disk, m_index, listener());
        writer.append(connected);
        writer.append(client);
        writer.flush();
        const auto place = m_index.at(1);
        writer.append(hub);
        writer.flush();
        QCOMPARE(m_index.rowsOf(u"aa"_s), QList<int>{1});
        QCOMPARE(m_fills, (QList<Correlator::Fill>{{1, u"aa"_s}}));
        QVERIFY(m_disk->bytes().endsWith(
            "{\"amendsOffset\":" + QByteArray::number(place->offset) + ",\"correlation\":\"aa\"}\n"));
    }

    void aHeldConnectedFrameIsReleasedByItself()
    {
        const TraceEntry connected{.source = TraceSource::Hub,
            .direction = TraceDirection::Out,
            .event = u"connected"_s,
            .connectionId = u"c1"_s};
        TraceWriter writer(m_disk, m_index, listener());
        writer.append(connected);
        QTRY_COMPARE(m_index.count(), 1);
        QCOMPARE(written(0), connected);
    }
};

QTEST_GUILESS_MAIN(TestTraceWriter)
#include "tst_tracewriter.moc"
