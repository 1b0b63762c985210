#include "helpers/clientbench.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

/*
    A subprotocol of the application's own, as JavaScript's WebPubSubClientProtocol allows: binary and text
    mixed, and several frames in one message (client-protocol.md section 3.1).
*/
class tst_CustomProtocol : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void speaksTheApplicationsCodec();
    void readsSeveralFramesOfAMessage();
    void aHandlerMayEndTheConnectionAmidAMessage();
    void asksForACodecAtEachStart();
};

namespace {

//! "J group" and "B base64 payload" up; lines of "C id", "A ackId" and "M text" down. Names start binary.
class LineCodec : public ClientCodec {
public:
    QLatin1String name() const override { return "lines.example"_L1; }
    bool isReliable() const override { return false; }
    bool isBinary() const override { return false; }
    bool isBinaryFrame(const ClientFrame &frame) const override
    {
        return std::holds_alternative<JoinGroupFrame>(frame);
    }
    QByteArray encode(const ClientFrame &frame) const override
    {
        if (const auto *join = std::get_if<JoinGroupFrame>(&frame))
            return "J " + join->group.toUtf8() + ' ' + QByteArray::number(*join->ackId);
        if (const auto *event = std::get_if<EventFrame>(&frame))
            return "E " + event->payload.bytes;
        return "?";
    }
    Result<ServerFrame> decodeServerFrame(const QByteArray &bytes) override
    {
        return decodeMessage(bytes, false);
    }
    Result<ServerFrame> decodeMessage(const QByteArray &bytes, bool) override
    {
        m_lines = bytes.split('\n');
        return *nextOfMessage();
    }
    std::optional<ServerFrame> nextOfMessage() override
    {
        if (m_lines.isEmpty())
            return {};
        const QByteArray line = m_lines.takeFirst();
        const QByteArray rest = line.mid(2);
        if (line.startsWith('C'))
            return ConnectedFrame{.connectionId = QString::fromUtf8(rest), .userId = u"ann"_s};
        if (line.startsWith('A'))
            return AckFrame{.ackId = rest.toULongLong(), .success = true};
        return GroupMessageFrame{.group = u"g"_s, .payload = {DataType::Text, rest}};
    }

private:
    QByteArrayList m_lines;
};

ClientOptions options()
{
    ClientOptions options = ClientBench::quickOptions();
    options.codec = [] { return std::make_unique<LineCodec>(); };
    return options;
}

bool connectNow(ClientBench &bench)
{
    bench.client->start();
    if (!bench.waitForWire(1))
        return false;
    bench.wire()->accept();
    bench.wire()->reply("C c-1");
    return bench.client->state() == WebPubSubClient::State::Connected;
}

} // namespace

void tst_CustomProtocol::speaksTheApplicationsCodec()
{
    ClientBench bench(options());
    QVERIFY(connectNow(bench));
    QCOMPARE(bench.wire()->subprotocol(), u"lines.example"_s);
    QCOMPARE(bench.news.last(), u"connected c-1 ann"_s);
    auto *join = bench.client->joinGroup(u"g"_s);
    QCOMPARE(bench.wire()->takeSent(), "J g 1");
    QVERIFY(bench.wire()->lastWasBinary);
    bench.client->sendEvent(u"e"_s, Payload::text(u"hi"_s), {.fireAndForget = true});
    QCOMPARE(bench.wire()->takeSent(), "E hi");
    QVERIFY(!bench.wire()->lastWasBinary);
    bench.wire()->reply("A 1", true);
    QCOMPARE(ClientBench::outcome(join), u"ok"_s);
    QCOMPARE(bench.client->joinedGroups(), QStringList(u"g"_s));
}

void tst_CustomProtocol::readsSeveralFramesOfAMessage()
{
    ClientBench bench(options());
    QVERIFY(connectNow(bench));
    auto *join = bench.client->joinGroup(u"g"_s);
    bench.takeNews();
    bench.wire()->reply("M one\nA 1\nM two");
    QCOMPARE(bench.takeNews(), QStringList({u"message one"_s, u"message two"_s}));
    QCOMPARE(ClientBench::outcome(join), u"ok"_s);
}

void tst_CustomProtocol::aHandlerMayEndTheConnectionAmidAMessage()
{
    for (const bool destroys : {false, true}) {
        ClientBench bench(options());
        QVERIFY(connectNow(bench));
        bench.takeNews();
        connect(bench.client.get(), &WebPubSubClient::groupMessageReceived, this, [&] {
            if (destroys)
                bench.client.reset();
            else
                bench.client->dropTransport();
        });
        bench.wire()->reply("M one\nM two");
        QVERIFY(bench.news.contains(u"message one"_s));
        QVERIFY(!bench.news.contains(u"message two"_s));
    }
}

void tst_CustomProtocol::asksForACodecAtEachStart()
{
    int asked = 0;
    ClientOptions counting = options();
    counting.codec = [&] {
        ++asked;
        return std::make_unique<LineCodec>();
    };
    ClientBench bench(counting);
    QVERIFY(connectNow(bench));
    QCOMPARE(asked, 1);
    bench.client->stop();
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
    bench.client->start();
    QCOMPARE(asked, 2);
}

QTEST_GUILESS_MAIN(tst_CustomProtocol)
#include "tst_customprotocol.moc"
