#include "client/groupstreamwriter.h"

#include "helpers/streambench.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

using Words = QStringList;

// What becomes of a stream when its connection, its writer or its client goes.
class tst_GroupStreamWriter_Life : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRecoveryLosesNothing();
    void aDropWhileOpening();
    void aLostConnectionFailsTheStream_data();
    void aLostConnectionFailsTheStream();
    void deletingTheWriterEndsTheStream_data();
    void deletingTheWriterEndsTheStream();
    void aHandlerOfTracedMayWrite();
    void aHandlerMayDeleteTheClient_data();
    void aHandlerMayDeleteTheClient();
};

void tst_GroupStreamWriter_Life::aRecoveryLosesNothing()
{
    StreamBench bench;
    QVERIFY(bench.open());
    for (const auto &text : {u"a"_s, u"b"_s})
        bench.write(text);
    bench.wire()->reply(StreamBench::ack(2));
    bench.wire()->drop();
    bench.write(u"c"_s); // goes out when the connection is back
    bench.track(u"end"_s, bench.writer->end());
    QVERIFY(bench.waitForWire(2));
    bench.wire()->accept();
    QVERIFY(!bench.sent().contains(u"2:b"_s)); // an open socket proves nothing
    bench.wire()->reply(ClientBench::connectedFrame());
    QCOMPARE(bench.sent(), (Words{u"2:b"_s, u"3:c"_s}));
    QCOMPARE(bench.takeTold(), Words{u"a ok"_s});
    bench.wire()->reply(StreamBench::ack(4));
    QCOMPARE(bench.sent(), Words{u"end"_s});
    bench.wire()->reply(StreamBench::closed());
    QCOMPARE(bench.takeTold(), (Words{u"b ok"_s, u"c ok"_s, u"end ok"_s}));
    QVERIFY(bench.failures.isEmpty());
}

void tst_GroupStreamWriter_Life::aDropWhileOpening()
{
    StreamBench bench;
    auto *reply = bench.client->openGroupStream(u"lobby"_s, {.streamId = u"s"_s});
    (void)bench.sent();
    QVERIFY(bench.recover());
    QCOMPARE(bench.sent(), Words{u"end!Cancelled"_s}); // the service may have opened it
    QCOMPARE(StreamBench::openError(reply), u"ConnectionLost"_s);
    QVERIFY(bench.open());
}

void tst_GroupStreamWriter_Life::aLostConnectionFailsTheStream_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("error");
    QTest::newRow("1008") << u"1008"_s << QString();
    QTest::newRow("another session on recovery") << u"replaced"_s << u"SessionReplaced"_s;
    QTest::newRow("stop()") << u"stop"_s << u"Stopped"_s;
}
void tst_GroupStreamWriter_Life::aLostConnectionFailsTheStream()
{
    QFETCH(QString, how);
    QFETCH(QString, error);
    StreamBench bench;
    QVERIFY(bench.open());
    bench.write(u"a"_s);
    bench.track(u"end"_s, bench.writer->end());
    (void)bench.sent();
    if (how == "1008"_L1) {
        bench.wire()->closeFromPeer(1008, u"no"_s);
    } else if (how == "replaced"_L1) {
        bench.wire()->drop();
        QVERIFY(bench.waitForWire(2));
        bench.wire()->accept();
        bench.wire()->reply(ClientBench::connectedFrame("c-2"));
    } else {
        bench.client->stop();
    }
    QTRY_COMPARE(bench.failures.size(), 1);
    const QString name = error.isEmpty() ? bench.failures.first() : error;
    QCOMPARE(bench.failures.first(), name);
    QCOMPARE(bench.takeTold(), (Words{u"a "_s + name, u"end "_s + name}));
    QVERIFY(!bench.writer->isOpen());
    QCOMPARE(bench.sent(), Words());
}

void tst_GroupStreamWriter_Life::deletingTheWriterEndsTheStream_data()
{
    QTest::addColumn<bool>("away");
    QTest::newRow("at once") << false;
    QTest::newRow("once the connection is recovered") << true;
}
void tst_GroupStreamWriter_Life::deletingTheWriterEndsTheStream()
{
    QFETCH(bool, away);
    StreamBench bench;
    QVERIFY(bench.open());
    bench.write(u"a"_s);
    (void)bench.sent();
    if (away)
        bench.wire()->drop();
    delete bench.writer;
    QCOMPARE(bench.takeTold(), Words{u"a Cancelled"_s});
    if (away) {
        QVERIFY(bench.waitForWire(2));
        bench.wire()->accept();
        bench.wire()->reply(ClientBench::connectedFrame());
    }
    QCOMPARE(bench.sent(), Words{u"end!Cancelled"_s});
    QVERIFY(bench.open()); // its id is free
}

void tst_GroupStreamWriter_Life::aHandlerOfTracedMayWrite()
{
    StreamBench bench;
    QVERIFY(bench.open());
    int more = 3;
    connect(bench.client.get(), &WebPubSubClient::traced, this, [&](const TraceEntry &entry) {
        if (entry.event == "streamData"_L1 && more-- > 0)
            bench.write(u"+"_s);
    });
    for (const auto &text : {u"a"_s, u"b"_s})
        bench.write(text);
    QCOMPARE(bench.sent(), (Words{u"1:a"_s, u"2:+"_s, u"3:+"_s, u"4:+"_s, u"5:b"_s}));
}

void tst_GroupStreamWriter_Life::aHandlerMayDeleteTheClient_data()
{
    QTest::addColumn<QString>("where");
    for (const char *where :
        {"failed", "finished", "traced", "traced, by the end of a writer", "traced, on recovery"})
        QTest::newRow(where) << QString::fromLatin1(where);
}
void tst_GroupStreamWriter_Life::aHandlerMayDeleteTheClient()
{
    QFETCH(QString, where);
    StreamBench bench;
    QVERIFY(bench.open());
    const auto destroy = [&bench] { bench.client.reset(); };
    QPointer<GroupStreamWriter> other;
    bench.client->openGroupStream(u"lobby"_s, {.streamId = u"t"_s})
        ->then(this, [&](const Result<GroupStreamWriter *> &result) { other = *result; });
    bench.wire()->reply(StreamBench::ack(1, "t"));
    QTRY_VERIFY(other);
    if (where == "failed"_L1) {
        connect(bench.writer, &GroupStreamWriter::failed, this, destroy);
        bench.wire()->reply(StreamBench::closed("IdleTimeout"));
    } else if (where == "finished"_L1) {
        connect(bench.writer->write(Payload::text(u"a"_s)), &WebPubSubReply::finished, this, destroy);
        bench.wire()->reply(StreamBench::ack(2));
    } else if (where == "traced"_L1) {
        connect(bench.client.get(), &WebPubSubClient::traced, this, destroy);
        bench.writer->write(Payload::text(u"a"_s));
    } else if (where == "traced, by the end of a writer"_L1) {
        connect(bench.client.get(), &WebPubSubClient::traced, this, destroy);
        delete bench.writer;
    } else {
        bench.writer->write(Payload::text(u"a"_s));
        other->write(Payload::text(u"a"_s));
        bench.wire()->drop();
        QVERIFY(bench.waitForWire(2));
        bench.wire()->accept();
        connect(bench.client.get(), &WebPubSubClient::traced, this, [&](const TraceEntry &entry) {
            if (entry.event == "streamData"_L1)
                destroy();
        });
        bench.wire()->reply(ClientBench::connectedFrame());
    }
    QTRY_VERIFY(!bench.client);
    QVERIFY(!bench.writer && !other);
}

QTEST_GUILESS_MAIN(tst_GroupStreamWriter_Life)
#include "tst_groupstreamwriter_life.moc"
