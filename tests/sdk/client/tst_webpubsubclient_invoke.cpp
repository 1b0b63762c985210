#include "client/connectionsession.h"
#include "client/invoker.h"
#include "client/upstream.h"
#include "helpers/clientbench.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

QByteArray answer(const QByteArray &id, const QByteArray &rest)
{
    return R"({"type":"invokeResponse","invocationId":")" + id + R"(",)" + rest + "}";
}

QString outcome(const InvokeReply *reply)
{
    if (!reply->isFinished())
        return QStringLiteral("pending");
    return reply->result() ? QStringLiteral("ok") : reply->result().error().name;
}

} // namespace

class tst_WebPubSubClientInvoke : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsWhatIsAsked_data();
    void sendsWhatIsAsked();
    void answersByIdAndNotByOrder();
    void refusesAnIdThatIsPending(); // edge case 41
    void ignoresAnswersNobodyWaitsFor(); // edge case 41
    void checksBeforeSending_data();
    void checksBeforeSending();
    void failsAsTheServiceSays();
    void aBrokenAnswerFailsItsCallOnly_data();
    void aBrokenAnswerFailsItsCallOnly();
    void aBrokenAnswerFailsItsCallOverProtobuf();
    void aBrokenAnswerToNobodyIsAnUnreadableFrame();
    void abortCancels(); // edge case 42
    void timeoutCancels(); // edge case 42
    void nothingIsCancelledOnceAnswered();
    void nothingIsCancelledAfterADisconnect(); // edge case 42
    void failsAtEveryDisconnect_data();
    void failsAtEveryDisconnect();
    void idsGoOnOverConnections();
    void mayDeleteTheClientInTheAnswer();
};

void tst_WebPubSubClientInvoke::sendsWhatIsAsked_data()
{
    QTest::addColumn<std::optional<Payload>>("payload");
    QTest::addColumn<InvokeOptions>("options");
    QTest::addColumn<QByteArray>("frame");
    const std::optional<Payload> none;
    const QByteArray head = R"({"type":"invoke","target":"event","event":"sum","invocationId":)";
    QTest::newRow("json") << std::optional(Payload::jsonText("[1,2]")) << InvokeOptions{}
                          << QByteArray(head + R"("1","dataType":"json","data":[1,2]})");
    QTest::newRow("empty text") << std::optional(Payload::text({})) << InvokeOptions{}
                                << QByteArray(head + R"("1","dataType":"text","data":""})");
    QTest::newRow("without payload") << none << InvokeOptions{} << QByteArray(head + R"("1"})");
    QTest::newRow("id by hand") << none << InvokeOptions{.invocationId = u"a \"b\""_qs}
                                << QByteArray(head + R"("a \"b\""})");
    QTest::newRow("metadata") << none << InvokeOptions{.metadata = {{u"trace"_qs, u"7f"_qs}}}
                              << QByteArray(head + R"("1","metadata":{"trace":"7f"}})");
}

void tst_WebPubSubClientInvoke::sendsWhatIsAsked()
{
    QFETCH(std::optional<Payload>, payload);
    QFETCH(InvokeOptions, options);
    QFETCH(QByteArray, frame);
    ClientBench bench;
    QVERIFY(bench.connectNow());
    InvokeReply *reply = payload ? bench.client->invokeEvent(u"sum"_qs, *payload, options)
                                 : bench.client->invokeEvent(u"sum"_qs, options);
    QVERIFY(bench.wire()->expect(frame));
    QCOMPARE(outcome(reply), u"pending"_qs);
}

void tst_WebPubSubClientInvoke::answersByIdAndNotByOrder()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    InvokeReply *first = bench.client->invokeEvent(u"sum"_qs);
    InvokeReply *second = bench.client->invokeEvent(u"sum"_qs);
    bench.wire()->reply(answer("2", R"("success":true)"));
    QCOMPARE(outcome(first), u"pending"_qs);
    bench.wire()->reply(
        answer("1", R"("success":true,"dataType":"binary","data":"AAH/","metadata":{"k":"v"})"));
    QCOMPARE(outcome(first), u"ok"_qs);
    QCOMPARE(first->result()->invocationId, u"1"_qs);
    QCOMPARE(first->result()->payload, Payload::binary(QByteArray("\x00\x01\xff", 3)));
    QCOMPARE(first->result()->metadata, Metadata({{u"k"_qs, u"v"_qs}}));
    QCOMPARE(outcome(second), u"ok"_qs);
    QVERIFY(!second->result()->payload);
}

void tst_WebPubSubClientInvoke::refusesAnIdThatIsPending()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    InvokeReply *first = bench.client->invokeEvent(u"sum"_qs, {.invocationId = u"x"_qs});
    InvokeReply *second = bench.client->invokeEvent(u"sum"_qs, {.invocationId = u"x"_qs});
    QCOMPARE(outcome(second), u"INVOCATION_ID_IN_USE"_qs);
    QCOMPARE(second->result().error().kind, ErrorKind::Invalid);
    QCOMPARE(bench.wire()->sentCount(), 1);
    second->abort(); // it is not the first one's
    QCOMPARE(bench.wire()->sentCount(), 1);
    bench.wire()->reply(answer("x", R"("success":true)"));
    QCOMPARE(outcome(first), u"ok"_qs);
    QCOMPARE(outcome(bench.client->invokeEvent(u"sum"_qs, {.invocationId = u"x"_qs})), u"pending"_qs);
}

void tst_WebPubSubClientInvoke::ignoresAnswersNobodyWaitsFor()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    InvokeReply *reply = bench.client->invokeEvent(u"sum"_qs);
    bench.takeNews();
    bench.wire()->reply(answer("7", R"("success":true)"));
    QCOMPARE(outcome(reply), u"pending"_qs);
    bench.wire()->reply(answer("1", R"("success":true)"));
    bench.wire()->reply(answer("1", R"("success":false,"error":{"name":"Late","message":""})"));
    QCOMPARE(outcome(reply), u"ok"_qs);
    QCOMPARE(bench.takeNews(), QStringList());
}

void tst_WebPubSubClientInvoke::checksBeforeSending_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<Metadata>("metadata");
    QTest::addColumn<QString>("error");
    QTest::newRow("event name") << u"1st"_qs << Payload() << Metadata() << u"EVENT_NAME"_qs;
    QTest::newRow("broken JSON") << u"e"_qs << Payload::jsonText("{") << Metadata() << u"FRAME_JSON"_qs;
    QTest::newRow("metadata") << u"e"_qs << Payload() << Metadata({{u"no blanks"_qs, {}}}) << u"METADATA"_qs;
    QTest::newRow("size") << u"e"_qs << Payload::binary(QByteArray(1'000'000, 'x')) << Metadata()
                          << u"FRAME_SIZE"_qs;
}

void tst_WebPubSubClientInvoke::checksBeforeSending()
{
    QFETCH(QString, event);
    QFETCH(Payload, payload);
    QFETCH(Metadata, metadata);
    QFETCH(QString, error);
    ClientBench bench;
    QVERIFY(bench.connectNow());
    InvokeReply *reply =
        bench.client->invokeEvent(event, payload, {.invocationId = u"x"_qs, .metadata = metadata});
    QCOMPARE(outcome(reply), error);
    QCOMPARE(reply->result().error().kind, ErrorKind::Invalid);
    QCOMPARE(bench.wire()->sentCount(), 0);
    // Its id is free again.
    QCOMPARE(outcome(bench.client->invokeEvent(u"e"_qs, {.invocationId = u"x"_qs})), u"pending"_qs);
}

void tst_WebPubSubClientInvoke::failsAsTheServiceSays()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    InvokeReply *reply = bench.client->invokeEvent(u"sum"_qs);
    bench.wire()->takeSent();
    bench.wire()->reply(
        answer("1", R"("success":false,"error":{"name":"BadRequest","message":"no numbers"})"));
    QCOMPARE(outcome(reply), u"BadRequest"_qs);
    QCOMPARE(reply->result().error().kind, ErrorKind::Rejected);
    QVERIFY(reply->result().error().message.contains(u"no numbers"));
    reply->abort();
    QCOMPARE(bench.wire()->sentCount(), 0); // the service knows that it is over
}

void tst_WebPubSubClientInvoke::aBrokenAnswerFailsItsCallOnly_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("success is a word") << QByteArray(R"("success":"true")");
    QTest::newRow("no success") << QByteArray(R"("dataType":"text","data":"x")");
    QTest::newRow("not base64") << QByteArray(R"("success":true,"dataType":"binary","data":"AA")");
    QTest::newRow("text that is none") << QByteArray(R"("success":true,"dataType":"text","data":3)");
    QTest::newRow("a dataType without data") << QByteArray(R"("success":true,"dataType":"text")");
    QTest::newRow("data without a dataType") << QByteArray(R"("success":true,"data":3)");
    QTest::newRow("an unknown dataType") << QByteArray(R"("success":true,"dataType":"xml","data":"<a/>")");
    QTest::newRow("metadata is a list") << QByteArray(R"("success":true,"metadata":[])");
}

void tst_WebPubSubClientInvoke::aBrokenAnswerFailsItsCallOnly()
{
    QFETCH(QByteArray, rest);
    ClientBench bench;
    QVERIFY(bench.connectNow());
    InvokeReply *broken = bench.client->invokeEvent(u"sum"_qs);
    InvokeReply *other = bench.client->invokeEvent(u"sum"_qs);
    QTRY_VERIFY(bench.lastNewsIs("connected c-1 ann"));
    bench.takeNews();
    bench.wire()->reply(answer("1", rest));
    QCOMPARE(outcome(broken), u"InvocationUnreadable"_qs);
    QCOMPARE(broken->result().error().kind, ErrorKind::Protocol);
    QVERIFY2(
        broken->result().error().message.contains(u"expected"), qPrintable(broken->result().error().message));
    QCOMPARE(outcome(other), u"pending"_qs);
    bench.wire()->reply(answer("2", R"("success":true)"));
    QCOMPARE(outcome(other), u"ok"_qs);
    QCOMPARE(bench.takeNews(), QStringList()); // the reply has told it
    QCOMPARE(bench.client->state(), WebPubSubClient::State::Connected);
}

void tst_WebPubSubClientInvoke::aBrokenAnswerFailsItsCallOverProtobuf()
{
    ClientOptions options = ClientBench::quickOptions();
    options.protocol = QString(Subprotocol::reliableProtobuf);
    ClientBench bench(options);
    bench.client->start();
    QVERIFY(bench.waitForWire(1));
    bench.wire()->accept();
    bench.wire()->reply(QByteArray::fromHex("1a100a0e0a0263311203616e6e1a03746f6b"), true); // connected
    const InvokeReply *reply = bench.client->invokeEvent(u"sum"_qs, {.invocationId = u"i-1"_qs});
    bench.wire()->reply(QByteArray::fromHex("2a0c0a03692d3110011a030a01ff"), true); // text that is no UTF-8
    QCOMPARE(outcome(reply), u"InvocationUnreadable"_qs);
    QCOMPARE(bench.client->state(), WebPubSubClient::State::Connected);
}

void tst_WebPubSubClientInvoke::aBrokenAnswerToNobodyIsAnUnreadableFrame()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    QTRY_VERIFY(bench.lastNewsIs("connected c-1 ann"));
    bench.takeNews();
    const InvokeReply *reply = bench.client->invokeEvent(u"sum"_qs);
    bench.wire()->reply(answer("7", R"("success":"true")"));
    bench.wire()->reply(R"({"type":"ack","ackId":"1","invocationId":"1"})"); // broken, but no answer
    QCOMPARE(bench.takeNews(), QStringList({u"error FRAME_FIELD"_qs, u"error FRAME_ACKID"_qs}));
    QCOMPARE(outcome(reply), u"pending"_qs);
}

void tst_WebPubSubClientInvoke::abortCancels()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    InvokeReply *reply = bench.client->invokeEvent(u"sum"_qs);
    bench.wire()->takeSent();
    reply->abort();
    QCOMPARE(outcome(reply), u"Cancelled"_qs);
    QVERIFY(bench.wire()->expect(R"({"type":"cancelInvocation","invocationId":"1"})"));
    // It has no answer, but the one to the call may be on its way.
    bench.wire()->reply(answer("1", R"("success":true)"));
    QCOMPARE(outcome(reply), u"Cancelled"_qs);
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_WebPubSubClientInvoke::timeoutCancels()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    InvokeReply *patient = bench.client->invokeEvent(u"sum"_qs);
    InvokeReply *reply = bench.client->invokeEvent(u"sum"_qs, {.timeout = 10ms});
    bench.wire()->takeSent();
    bench.wire()->takeSent();
    Result<InvokeResult> result = Error{.name = u"pending"_qs};
    reply->then(this, [&](const Result<InvokeResult> &r) { result = r; });
    QTRY_VERIFY(bench.wire()->sentCount() == 1);
    QVERIFY(bench.wire()->expect(R"({"type":"cancelInvocation","invocationId":"2"})"));
    QTRY_COMPARE(result.error().name, u"InvocationTimeout"_qs);
    QCOMPARE(result.error().kind, ErrorKind::Timeout);
    QCOMPARE(outcome(patient), u"pending"_qs);
}

void tst_WebPubSubClientInvoke::nothingIsCancelledOnceAnswered()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    InvokeReply *reply = bench.client->invokeEvent(u"sum"_qs, {.timeout = 20ms});
    bench.wire()->takeSent();
    bench.wire()->reply(answer("1", R"("success":true)"));
    reply->abort();
    QCOMPARE(outcome(reply), u"ok"_qs);
    QTest::qWait(40); // past the time-out
    QCOMPARE(bench.wire()->sentCount(), 0);
}

void tst_WebPubSubClientInvoke::nothingIsCancelledAfterADisconnect()
{
    FakeNetwork network;
    ConnectionSession session(
        network.factory(), {.isWanted = [] { return false; }, .sink = {}, .ackLatency = {}}, nullptr);
    QVERIFY(session.configure({}));
    Upstream upstream(session, nullptr);
    Invoker invoker(session, upstream, nullptr);
    session.openNew(ClientBench::url);
    upstream.open();
    QObject owner;
    auto *aborted = new InvokeReply(&owner);
    auto *timedOut = new InvokeReply(&owner);
    invoker.invoke(aborted, {.event = u"sum"_qs}, {});
    invoker.invoke(timedOut, {.event = u"sum"_qs}, {.timeout = 1ms});
    QCOMPARE(network.last()->sentCount(), 2);

    upstream.close(u"Recovering"_qs); // the first that is known of the loss
    aborted->abort();
    QString timeout;
    timedOut->then(this, [&](const Result<InvokeResult> &r) { timeout = r.error().name; });
    QTRY_COMPARE(timeout, u"InvocationTimeout"_qs);
    QCOMPARE(network.last()->sentCount(), 2);
}

void tst_WebPubSubClientInvoke::failsAtEveryDisconnect_data()
{
    QTest::addColumn<int>("closeCode"); // 0: stop()
    QTest::addColumn<QString>("name");
    QTest::newRow("a drop that is recovered") << 1006 << u"ConnectionLost"_qs;
    QTest::newRow("a drop for good") << 1008 << QString();
    QTest::newRow("stop") << 0 << QString();
}

void tst_WebPubSubClientInvoke::failsAtEveryDisconnect()
{
    QFETCH(int, closeCode);
    QFETCH(QString, name);
    ClientBench bench;
    QVERIFY(bench.connectNow());
    Result<InvokeResult> result = InvokeResult{};
    bench.client->invokeEvent(u"sum"_qs)->then(this, [&](const Result<InvokeResult> &r) { result = r; });
    if (closeCode == 0)
        bench.client->stop();
    else
        bench.wire()->closeFromPeer(closeCode);
    QTRY_VERIFY(!result);
    if (!name.isEmpty())
        QCOMPARE(result.error().name, name);
    QVERIFY2(result.error().message.startsWith(
                 u"The connection ended before the answer to invoke \"sum\" (invocation id 1) came"),
        qPrintable(result.error().message));
    if (closeCode != 1006)
        return;
    QVERIFY(bench.reconnectNow(2, "c-1"));
    QTRY_VERIFY(bench.lastNewsIs("recovered c-1"));
    while (bench.wire()->sentCount() > 0) // the same connection, but the call is not made again
        QVERIFY(!bench.wire()->takeSent().contains("invoke"));
}

void tst_WebPubSubClientInvoke::idsGoOnOverConnections()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bench.client->invokeEvent(u"sum"_qs);
    bench.wire()->closeFromPeer(1008);
    QVERIFY(bench.reconnectNow(2, "c-2"));
    bench.client->invokeEvent(u"sum"_qs);
    QVERIFY(bench.wire()->takeSent().contains(R"("invocationId":"2")"));
}

void tst_WebPubSubClientInvoke::mayDeleteTheClientInTheAnswer()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    bool told = false;
    bench.client->invokeEvent(u"sum"_qs)->then(this, [&](const Result<InvokeResult> &) {
        told = true;
        bench.client.reset();
    });
    bench.wire()->reply(answer("1", R"("success":true)"));
    QTRY_VERIFY(told);
    QVERIFY(!bench.wire());
}

Q_DECLARE_METATYPE(std::optional<WebPubSub::Payload>)
Q_DECLARE_METATYPE(WebPubSub::InvokeOptions)
Q_DECLARE_METATYPE(WebPubSub::Metadata)
QTEST_GUILESS_MAIN(tst_WebPubSubClientInvoke)
#include "tst_webpubsubclient_invoke.moc"
