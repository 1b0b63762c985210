#include "client/groupstreamwriter.h"

#include "helpers/streambench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Words = QStringList;

class tst_GroupStreamWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opens();
    void idsAreRandom();
    void opensNot_data();
    void opensNot();
    void anOpenThatIsNotAnsweredTimesOut();
    void anAbortedOpenTellsTheService();
    void aWriteFinishesWhenItIsAccepted();
    void badWritesAreRefused_data();
    void badWritesAreRefused();
    void aFullBufferBlocks();
    void resendsWhatWasRefused();
    void endsBehindItsData();
    void abortsBehindItsData();
    void anUnexpectedCloseFails();
    void aWrongAckFails();
    void strayAnswersAreIgnored();
    void keepsAlive();
};

void tst_GroupStreamWriter::opens()
{
    StreamBench bench;
    auto *reply =
        bench.client->openGroupStream(u"lobby"_s, {.streamId = u"s"_s, .noEcho = true, .idleTimeout = 60s});
    QVERIFY(bench.wire()->expect(
        R"({"type":"sendToGroup","group":"lobby","noEcho":true,"stream":{"streamId":"s","idleTimeoutMs":60000}})"));
    GroupStreamWriter *writer = nullptr;
    reply->then(this, [&](const Result<GroupStreamWriter *> &result) { writer = *result; });
    QCoreApplication::processEvents();
    QVERIFY(!writer);
    bench.wire()->reply(StreamBench::ack(1));
    QTRY_VERIFY(writer);
    QCOMPARE(writer->streamId(), u"s"_s);
    QCOMPARE(writer->group(), u"lobby"_s);
    QVERIFY(writer->isOpen());
}

void tst_GroupStreamWriter::idsAreRandom()
{
    StreamBench bench;
    QSet<QString> ids;
    for (int i = 0; i < 3; ++i) {
        bench.client->openGroupStream(u"lobby"_s);
        const QJsonObject frame = QJsonDocument::fromJson(bench.wire()->takeSent()).object();
        QVERIFY(!frame["stream"_L1].toObject().contains("idleTimeoutMs"_L1)); // the service's own
        ids += frame["stream"_L1]["streamId"_L1].toString();
    }
    QCOMPARE(ids.size(), 3);
    for (const QString &id : ids)
        QCOMPARE(id.size(), 36);
}

void tst_GroupStreamWriter::opensNot_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("error");
    QTest::newRow("without a group") << u"group"_s << u"GROUP_NAME"_s;
    QTest::newRow("with an idle timeout of nothing") << u"idle"_s << u"IDLE_TIMEOUT"_s;
    QTest::newRow("under an id that is in use") << u"id"_s << u"STREAM_ID_IN_USE"_s;
    QTest::newRow("with an id that does not fit into a frame") << u"long id"_s << u"FRAME_SIZE"_s;
    QTest::newRow("without a connection") << u"stopped"_s << u"NotConnected"_s;
    QTest::newRow("when the service refuses") << u"refused"_s << u"Forbidden"_s;
}
void tst_GroupStreamWriter::opensNot()
{
    QFETCH(QString, what);
    QFETCH(QString, error);
    StreamBench bench;
    QVERIFY(bench.open());
    StreamOptions options;
    if (what == "idle"_L1)
        options.idleTimeout = 0ms;
    else if (what == "id"_L1)
        options.streamId = u"s"_s;
    else if (what == "long id"_L1)
        options.streamId = QString(1'100'000, u'x');
    else if (what == "refused"_L1)
        options.streamId = u"t"_s;
    else if (what == "stopped"_L1)
        bench.client->stop();
    auto *reply = bench.client->openGroupStream(what == "group"_L1 ? QString() : u"lobby"_s, options);
    if (what == "refused"_L1)
        bench.wire()->reply(
            R"({"type":"streamClosed","streamId":"t","error":{"name":"Forbidden","message":"no"}})");
    else
        QVERIFY(!bench.sent().contains(u"sendToGroup"_s));
    QCOMPARE(StreamBench::openError(reply), error);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(bench.client->findChildren<GroupStreamWriter *>().size(), 1); // no trace of the other
}

void tst_GroupStreamWriter::anOpenThatIsNotAnsweredTimesOut()
{
    ClientOptions options = ClientBench::quickOptions();
    options.ackTimeout = 20ms;
    StreamBench bench(options);
    auto *reply = bench.client->openGroupStream(u"lobby"_s, {.streamId = u"s"_s});
    QCOMPARE(StreamBench::openError(reply), u"Timeout"_s);
    QCOMPARE(bench.sent(), (Words{u"sendToGroup"_s, u"end!Timeout"_s}));
    bench.wire()->reply(StreamBench::ack(1)); // late
    QCOMPARE(bench.sent(), Words());
}

void tst_GroupStreamWriter::anAbortedOpenTellsTheService()
{
    StreamBench bench;
    auto *reply = bench.client->openGroupStream(u"lobby"_s, {.streamId = u"s"_s});
    reply->abort();
    QCOMPARE(StreamBench::openError(reply), u"Cancelled"_s);
    QCOMPARE(bench.sent(), (Words{u"sendToGroup"_s, u"end!Cancelled"_s}));
    QVERIFY(bench.open()); // its id is free
}

void tst_GroupStreamWriter::aWriteFinishesWhenItIsAccepted()
{
    StreamBench bench;
    QVERIFY(bench.open());
    bench.write(u"a"_s);
    bench.write(u"b"_s)->abort(); // whoever asked is not interested; the fragment is on its way
    bench.write(u"c"_s);
    QVERIFY(bench.wire()->expect(StreamBench::data(1, "a")));
    QVERIFY(bench.wire()->expect(StreamBench::data(2, "b")));
    QVERIFY(bench.wire()->expect(StreamBench::data(3, "c")));
    QCOMPARE(bench.writer->unackedFragments(), 3);
    QCOMPARE(bench.takeTold(), Words{u"b Cancelled"_s});
    bench.wire()->reply(StreamBench::ack(2));
    QCOMPARE(bench.takeTold(), Words{u"a ok"_s});
    bench.wire()->reply(StreamBench::ack(4));
    QCOMPARE(bench.takeTold(), Words{u"c ok"_s});
    QCOMPARE(bench.writer->unackedBytes(), 0);
}

void tst_GroupStreamWriter::badWritesAreRefused_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<QString>("error");
    QTest::newRow("JSON that is none") << Payload::jsonText("{") << u"FRAME_JSON"_s;
    QTest::newRow("too long") << Payload::text(QString(1'048'576, u'x')) << u"FRAME_SIZE"_s;
    QTest::newRow("too long as base64") << Payload::binary(QByteArray(800'000, 'x')) << u"FRAME_SIZE"_s;
    QTest::newRow("too long when escaped") << Payload::text(QString(200'000, QChar(1))) << u"FRAME_SIZE"_s;
    QTest::newRow("long") << Payload::text(QString(1'000'000, u'x')) << u"pending"_s;
}
void tst_GroupStreamWriter::badWritesAreRefused()
{
    QFETCH(Payload, payload);
    QFETCH(QString, error);
    StreamBench bench;
    QVERIFY(bench.open());
    bench.track(u"bad"_s, bench.writer->write(payload));
    if (error == "pending"_L1) {
        QCOMPARE(bench.takeTold(), Words());
        return;
    }
    QCOMPARE(bench.takeTold(), Words{u"bad "_s + error});
    bench.write(u"a"_s);
    QCOMPARE(bench.sent(), Words{u"1:a"_s}); // it took no id
    QVERIFY(bench.failures.isEmpty());
}

void tst_GroupStreamWriter::aFullBufferBlocks()
{
    StreamBench bench;
    QVERIFY(bench.open({.maxUnackedFragments = 2}));
    for (const auto &text : {u"a"_s, u"b"_s, u"c"_s})
        bench.write(text);
    QCOMPARE(bench.takeTold(), Words{u"c WouldBlock"_s});
    bench.wire()->reply(StreamBench::ack(2));
    bench.wire()->unsentBytes = 17 * 1024 * 1024;
    bench.write(u"d"_s);
    QCOMPARE(bench.takeTold(), (Words{u"a ok"_s, u"d WouldBlock"_s}));
    bench.wire()->unsentBytes = 0;
    bench.write(u"e"_s);
    QCOMPARE(bench.sent(), (Words{u"1:a"_s, u"2:b"_s, u"3:e"_s}));
}

void tst_GroupStreamWriter::resendsWhatWasRefused()
{
    StreamBench bench;
    QVERIFY(bench.open());
    for (const auto &text : {u"a"_s, u"b"_s, u"c"_s})
        bench.write(text);
    (void)bench.sent();
    bench.wire()->reply(StreamBench::nack(2));
    QCOMPARE(bench.sent(), (Words{u"2:b"_s, u"3:c"_s}));
    QCOMPARE(bench.takeTold(), Words{u"a ok"_s});
    bench.wire()->reply(StreamBench::ack(4));
    bench.write(u"d"_s);
    (void)bench.sent();
    const auto before = std::chrono::steady_clock::now();
    bench.wire()->reply(StreamBench::nack(4, "TransientError"));
    QCOMPARE(bench.sent(), Words());
    QTRY_COMPARE(bench.wire()->sentCount(), 1);
    QVERIFY(std::chrono::steady_clock::now() - before >= 100ms);
    QCOMPARE(bench.sent(), Words{u"4:d"_s});
}

void tst_GroupStreamWriter::endsBehindItsData()
{
    StreamBench bench;
    QVERIFY(bench.open());
    bench.write(u"a"_s);
    bench.track(u"end"_s, bench.writer->end());
    QVERIFY(!bench.writer->isOpen());
    bench.write(u"b"_s);
    bench.track(u"end again"_s, bench.writer->end());
    QCOMPARE(bench.sent(), Words{u"1:a"_s});
    bench.wire()->reply(StreamBench::ack(2));
    QCOMPARE(bench.sent(), Words{u"end"_s});
    QCOMPARE(bench.takeTold(), (Words{u"b StreamClosed"_s, u"end again StreamClosed"_s, u"a ok"_s}));
    bench.wire()->reply(StreamBench::closed());
    QCOMPARE(bench.takeTold(), Words{u"end ok"_s});
    QVERIFY(bench.failures.isEmpty());
    QVERIFY(bench.writer); // for whoever still holds it
    bench.writer->keepAlive();
    QCOMPARE(bench.sent(), Words());
}

void tst_GroupStreamWriter::abortsBehindItsData()
{
    StreamBench bench;
    QVERIFY(bench.open());
    bench.write(u"a"_s);
    bench.track(u"abort"_s, bench.writer->abort({.message = u"gave up"_s, .userErrorCode = u"E42"_s}));
    QVERIFY(bench.wire()->expect(StreamBench::data(1, "a")));
    QVERIFY(bench.wire()->expect(
        R"({"type":"streamEnd","streamId":"s","error":{"message":"gave up","userErrorCode":"E42"}})"));
    bench.wire()->reply(StreamBench::closed());
    QCOMPARE(bench.takeTold(), (Words{u"a ok"_s, u"abort ok"_s}));
    QVERIFY(bench.failures.isEmpty());
}

void tst_GroupStreamWriter::anUnexpectedCloseFails()
{
    StreamBench bench;
    QVERIFY(bench.open());
    bench.write(u"a"_s);
    (void)bench.sent();
    bench.wire()->reply(StreamBench::closed("IdleTimeout"));
    QVERIFY(bench.failures.isEmpty()); // never inside a call
    QCOMPARE(bench.takeTold(), Words{u"a IdleTimeout"_s});
    QCOMPARE(bench.failures, Words{u"IdleTimeout"_s});
    bench.write(u"b"_s);
    bench.track(u"end"_s, bench.writer->end());
    QCOMPARE(bench.takeTold(), (Words{u"b StreamClosed"_s, u"end StreamClosed"_s}));
    QCOMPARE(bench.sent(), Words());
    QCOMPARE(bench.failures.size(), 1);
    QVERIFY(bench.open()); // its id is free
}

void tst_GroupStreamWriter::aWrongAckFails()
{
    StreamBench bench;
    QVERIFY(bench.open());
    bench.write(u"a"_s);
    (void)bench.sent();
    bench.wire()->reply(StreamBench::ack(7));
    QCOMPARE(bench.sent(), Words{u"end!ProtocolViolation"_s});
    QCOMPARE(bench.takeTold(), Words{u"a ProtocolViolation"_s});
    QCOMPARE(bench.failures, Words{u"ProtocolViolation"_s});
    bench.wire()->reply(StreamBench::closed());
    QCOMPARE(bench.failures.size(), 1);
}

void tst_GroupStreamWriter::strayAnswersAreIgnored()
{
    StreamBench bench;
    QVERIFY(bench.open());
    bench.wire()->reply(StreamBench::ack(9, "other"));
    bench.wire()->reply(R"({"type":"streamClosed","streamId":"other","error":{"name":"StreamNotFound"}})");
    bench.wire()->reply(
        R"({"type":"streamNack","streamId":"other","name":"InvalidSequenceId","message":"","expectedSequenceId":4})");
    QCOMPARE(bench.sent(), Words());
    QVERIFY(bench.writer->isOpen());
    QVERIFY(!bench.takeNews().contains(u"error FRAME_FIELD"_s));
}

void tst_GroupStreamWriter::keepsAlive()
{
    StreamBench bench;
    QVERIFY(bench.open());
    bench.writer->keepAlive();
    QVERIFY(bench.wire()->expect(R"({"type":"streamData","streamId":"s"})"));
}

QTEST_GUILESS_MAIN(tst_GroupStreamWriter)
#include "tst_groupstreamwriter.moc"
