#include "localhub/replaybuffer.h"

#include <QTest>

using WebPubSub::ReplayBuffer;

class TestReplayBuffer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsFromOne()
    {
        ReplayBuffer buffer({});
        QCOMPARE(buffer.lastSequenceId(), quint64(0));
        QCOMPARE(buffer.append("a"), std::optional<quint64>(1));
        QCOMPARE(buffer.append("bc"), std::optional<quint64>(2));
        QCOMPARE(buffer.size(), 2);
        QCOMPARE(buffer.bytes(), qint64(3));
        QCOMPARE(buffer.firstSequenceId(), quint64(1));
        QCOMPARE(buffer.message(2), QByteArray("bc"));
    }

    void acknowledges_data()
    {
        QTest::addColumn<quint64>("sequenceId");
        QTest::addColumn<int>("kept");
        QTest::addColumn<quint64>("first");
        QTest::newRow("0 means nothing yet") << quint64(0) << 5 << quint64(1);
        QTest::newRow("all up to the id") << quint64(3) << 2 << quint64(4);
        QTest::newRow("the last one") << quint64(5) << 0 << quint64(6);
        QTest::newRow("an id never sent releases everything") << quint64(6) << 0 << quint64(6);
        QTest::newRow("the largest number there is") << ~quint64(0) << 0 << quint64(6);
    }
    void acknowledges()
    {
        QFETCH(quint64, sequenceId);
        QFETCH(int, kept);
        QFETCH(quint64, first);
        ReplayBuffer buffer({});
        for (const char *message : {"1", "2", "3", "4", "5"})
            QVERIFY(buffer.append(message));
        buffer.acknowledge(sequenceId);
        QCOMPARE(buffer.size(), kept);
        QCOMPARE(buffer.bytes(), qint64(kept));
        QCOMPARE(buffer.firstSequenceId(), first);
        QCOMPARE(buffer.lastSequenceId(), quint64(5));
        for (quint64 id = first; id <= 5; ++id)
            QCOMPARE(buffer.message(id), QByteArray::number(id));
    }

    void anOldAckChangesNothing()
    {
        ReplayBuffer buffer({});
        for (const char *message : {"1", "2", "3"})
            QVERIFY(buffer.append(message));
        buffer.acknowledge(2);
        buffer.acknowledge(1);
        QCOMPARE(buffer.firstSequenceId(), quint64(3));
        QCOMPARE(buffer.message(3), QByteArray("3"));
    }

    void refusesTheMessageOverTheCount()
    {
        ReplayBuffer buffer({});
        for (int i = 0; i < 1000; ++i)
            QVERIFY(buffer.append("x"));
        QVERIFY(!buffer.append("x"));
        QCOMPARE(buffer.lastSequenceId(), quint64(1000));
        buffer.acknowledge(1);
        QCOMPARE(buffer.append("x"), std::optional<quint64>(1001));
    }

    void refusesTheMessageOverTheBytes()
    {
        ReplayBuffer buffer({.messages = 1000, .bytes = 10});
        QVERIFY(buffer.append("12345"));
        QVERIFY(buffer.append("67890"));
        QVERIFY(!buffer.append("1"));
        QVERIFY(buffer.append(""));
        buffer.acknowledge(1);
        QVERIFY(buffer.append("1"));
    }

    void keepsOrderOverManyAcks()
    {
        ReplayBuffer buffer({});
        quint64 acknowledged = 0;
        for (quint64 id = 1; id <= 20'000; ++id) {
            QCOMPARE(buffer.append(QByteArray::number(id)), std::optional<quint64>(id));
            if (id % 7 == 0) {
                acknowledged = id - id % 5;
                buffer.acknowledge(acknowledged);
            }
            QCOMPARE(buffer.firstSequenceId(), acknowledged + 1);
            for (quint64 kept = acknowledged + 1; kept <= id; ++kept)
                QCOMPARE(buffer.message(kept), QByteArray::number(kept));
        }
    }
};

QTEST_GUILESS_MAIN(TestReplayBuffer)
#include "tst_replaybuffer.moc"
