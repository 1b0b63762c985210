#include "client/barecodec.h"

#include <QTest>

using namespace WebPubSub;

class tst_BareCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesPayloadsOnly_data();
    void writesPayloadsOnly();
    void readsPayloads();
    void isNamedAsAsked();
    void knowsSubprotocolNames_data();
    void knowsSubprotocolNames();
    void saysWhatTheUrlLets_data();
    void saysWhatTheUrlLets();
};

namespace {

const QString toGroup = u"?webpubsub_mode=sendToGroup&group=lobby"_qs;

} // namespace

void tst_BareCodec::writesPayloadsOnly_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<bool>("binary");
    QTest::newRow("text") << Payload::text(u"hi"_qs) << false;
    QTest::newRow("empty text") << Payload::text({}) << false;
    QTest::newRow("json keeps its text") << Payload::jsonText("{ \"a\":1 }") << false;
    QTest::newRow("binary") << Payload::binary(QByteArray("\0\xFF", 2)) << true;
    QTest::newRow("protobuf") << Payload{DataType::Protobuf, "\x0A\x01x"} << true;
}

void tst_BareCodec::writesPayloadsOnly()
{
    QFETCH(Payload, payload);
    QFETCH(bool, binary);
    const BareCodec codec({});
    for (const ClientFrame &frame : {ClientFrame(EventFrame{.event = u"message"_qs, .payload = payload}),
             ClientFrame(SendToGroupFrame{.group = u"lobby"_qs, .payload = payload, .ackId = 7})}) {
        QCOMPARE(codec.encode(frame), payload.bytes);
        QCOMPARE(codec.isBinaryFrame(frame), binary);
    }
}

void tst_BareCodec::readsPayloads()
{
    BareCodec codec({});
    for (const bool binary : {false, true}) {
        // What looks like an envelope is none here.
        const QByteArray bytes = R"({"type":"pong"})";
        const auto frame = codec.decodeMessage(bytes, binary);
        QVERIFY(frame);
        const auto *message = std::get_if<ServerMessageFrame>(&*frame);
        QVERIFY(message);
        QCOMPARE(message->payload, (Payload{binary ? DataType::Binary : DataType::Text, bytes}));
        QVERIFY(!codec.nextOfMessage());
    }
}

void tst_BareCodec::isNamedAsAsked()
{
    QCOMPARE(BareCodec(u"my.protocol"_qs).name(), QLatin1String("my.protocol"));
    QVERIFY(BareCodec({}).name().isEmpty());
    QVERIFY(!BareCodec({}).hasEnvelope());
    QVERIFY(!BareCodec({}).isReliable());
}

void tst_BareCodec::knowsSubprotocolNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("valid");
    QTest::newRow("ours") << u"json.webpubsub.azure.v1"_qs << true;
    QTest::newRow("marks") << u"!#$%&'*+-.^_`|~09azAZ"_qs << true;
    QTest::newRow("longest") << QString(128, u'x') << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("too long") << QString(129, u'x') << false;
    QTest::newRow("list") << u"a,b"_qs << false;
    QTest::newRow("blank") << u"a b"_qs << false;
    QTest::newRow("umlaut") << u"\u00E4"_qs << false;
    QTest::newRow("control") << u"a\nb"_qs << false;
}

void tst_BareCodec::knowsSubprotocolNames()
{
    QFETCH(QString, name);
    QTEST(isSubprotocolName(name), "valid");
}

void tst_BareCodec::saysWhatTheUrlLets_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<ClientFrame>("frame");
    QTest::addColumn<QString>("hint"); // empty: it can be said
    const auto row = [](const char *name, const QString &query, const ClientFrame &frame,
                         const QString &hint) { QTest::newRow(name) << query << frame << hint; };
    const ClientFrame event = EventFrame{.event = u"message"_qs};
    const ClientFrame send = SendToGroupFrame{.group = u"lobby"_qs};
    row("event", {}, event, {});
    row("event, told so", u"?webpubsub_mode=sendevent"_qs, event, {});
    row("event in another case", {}, EventFrame{.event = u"Message"_qs}, {});
    row("another event", {}, EventFrame{.event = u"buy"_qs}, u"is the event \"message\""_qs);
    row("event metadata", {}, EventFrame{.event = u"message"_qs, .metadata = {{u"a"_qs, u"b"_qs}}},
        u"metadata needs a Web PubSub subprotocol"_qs);
    row("event where frames go to a group", toGroup, event, u"Use sendToGroup()"_qs);
    row("send", toGroup, send, {});
    row("send, any case", u"?WebPubSub=1&webpubsub_mode=SENDTOGROUP&group=lobby"_qs, send, {});
    row("the last value counts",
        u"?webpubsub_mode=sendEvent&webpubsub_mode=sendToGroup&group=a&group=lobby"_qs, send, {});
    row("an encoded group", u"?webpubsub_mode=sendToGroup&group=a%26b%20c"_qs,
        SendToGroupFrame{.group = u"a&b c"_qs}, {});
    row("send without the mode", u"?group=lobby"_qs, send, u"Add webpubsub_mode=sendToGroup&group="_qs);
    row("send to another group", toGroup, SendToGroupFrame{.group = u"Lobby"_qs}, u"group \"lobby\""_qs);
    row("noEcho without the URL's", toGroup, SendToGroupFrame{.group = u"lobby"_qs, .noEcho = true},
        u"Add noEcho=true"_qs);
    row("noEcho with the URL's", toGroup + u"&noEcho=true"_qs,
        SendToGroupFrame{.group = u"lobby"_qs, .noEcho = true}, {});
    row("ttl", toGroup, SendToGroupFrame{.group = u"lobby"_qs, .ttlSeconds = 5}, u"ttlSeconds needs"_qs);
    row("send metadata", toGroup, SendToGroupFrame{.group = u"lobby"_qs, .metadata = {{u"a"_qs, u"b"_qs}}},
        u"metadata needs"_qs);
    row("join", toGroup, JoinGroupFrame{.group = u"lobby"_qs}, u"joinGroup \"lobby\" was not sent"_qs);
    row("leave", {}, LeaveGroupFrame{.group = u"lobby"_qs}, u"ClientOptions::protocol"_qs);
    row("invoke", {}, InvokeFrame{.invocationId = u"1"_qs, .event = u"sum"_qs}, u"invoke needs"_qs);
    row("stream", {}, StreamStartFrame{.group = u"lobby"_qs, .streamId = u"s"_qs}, u"needs"_qs);
    row("state", {}, SetGroupStateFrame{.group = u"lobby"_qs}, u"setGroupState"_qs);
    row("ping", {}, PingFrame{}, u"ping needs"_qs);
}

void tst_BareCodec::saysWhatTheUrlLets()
{
    QFETCH(QString, query);
    QFETCH(ClientFrame, frame);
    QFETCH(QString, hint);
    const QUrl url(u"ws://localhost:1/client/hubs/chat"_qs + query);
    const Result<Done> possible = BareCodec({}).canSay(frame, url);
    QCOMPARE(bool(possible), hint.isEmpty());
    if (possible)
        return;
    QCOMPARE(possible.error().name, u"SIMPLE_CLIENT"_qs);
    QCOMPARE(possible.error().kind, ErrorKind::Invalid);
    QVERIFY2(possible.error().message.contains(hint), qPrintable(possible.error().message));
}

QTEST_GUILESS_MAIN(tst_BareCodec)
#include "tst_barecodec.moc"
