#include "localhub/fanout.h"

#include "hubfixture.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

//! Counts how often a message is encoded.
class CountingCodec : public Codec {
public:
    explicit CountingCodec(QLatin1String name)
        : m_codec(makeCodec(QString(name)))
    {
    }
    QLatin1String name() const override { return m_codec->name(); }
    bool isReliable() const override { return m_codec->isReliable(); }
    bool isBinary() const override { return false; }
    QByteArray encode(const ClientFrame &frame) const override { return m_codec->encode(frame); }
    QByteArray encode(const ServerFrame &frame) const override
    {
        ++encodings;
        return m_codec->encode(frame);
    }
    Result<ServerFrame> decodeServerFrame(const QByteArray &bytes) override
    {
        return m_codec->decodeServerFrame(bytes);
    }
    Result<ClientFrame> decodeClientFrame(const QByteArray &bytes) override
    {
        return m_codec->decodeClientFrame(bytes);
    }
    QByteArray withSequenceId(const QByteArray &message, quint64 sequenceId) const override
    {
        return m_codec->withSequenceId(message, sequenceId);
    }

    mutable int encodings = 0;

private:
    std::unique_ptr<Codec> m_codec;
};

//! Sessions that belong to no hub: a fan-out needs no more.
struct Crowd {
    HubMembers add(Codec *codec, int count)
    {
        for (int i = 0; i < count; ++i) {
            auto session = std::make_unique<HubSession>();
            session->connectionId = QString::number(sessions.size());
            session->codec = codec;
            session->replay = ReplayBuffer({.messages = 3});
            peers.push_back(std::make_unique<FakePeer>());
            session->peer = peers.back().get();
            members.push_back(session.get());
            sessions.push_back(std::move(session));
        }
        return members;
    }
    std::vector<std::unique_ptr<HubSession>> sessions;
    std::vector<std::unique_ptr<FakePeer>> peers;
    HubMembers members;
};

const Publication hello{.hub = u"chat"_s, .group = u"lobby"_s, .payload = Payload::text(u"hi"_s)};

} // namespace

class TestFanout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encodesOnceASubprotocol()
    {
        HubTrace trace;
        Fanout fanout(trace);
        CountingCodec json(Subprotocol::json);
        CountingCodec reliable(Subprotocol::reliableJson);
        Crowd crowd;
        crowd.add(&json, 50);
        crowd.add(&reliable, 50);
        crowd.add(nullptr, 5);
        const HubRouting routing = fanout.deliver({.members = crowd.members}, hello);
        QCOMPARE(routing.audience, 105);
        QCOMPARE(routing.delivered, 105);
        QCOMPARE(json.encodings, 1);
        QCOMPARE(reliable.encodings, 1);
        for (const auto &peer : crowd.peers)
            QCOMPARE(peer->messages.size(), 1);
        QCOMPARE(crowd.peers[100]->messages[0].payload, QByteArray("hi"));
    }

    void nobodyToReachMeansNothingToEncode()
    {
        HubTrace trace;
        Fanout fanout(trace);
        CountingCodec json(Subprotocol::json);
        Crowd crowd;
        crowd.add(&json, 1);
        const HubRouting routing =
            fanout.deliver({.members = crowd.members, .noEchoTo = crowd.members[0]}, hello);
        QVERIFY(routing.senderSkipped);
        QCOMPARE(routing.delivered, 0);
        QCOMPARE(json.encodings, 0);
    }

    void theBuffersOfAllReceiversShareTheBytes()
    {
        HubTrace trace;
        Fanout fanout(trace);
        CountingCodec reliable(Subprotocol::reliableJson);
        Crowd crowd;
        crowd.add(&reliable, 2);
        fanout.deliver({.members = crowd.members}, hello);
        QVERIFY(crowd.members[0]->replay.message(1).constData()
            == crowd.members[1]->replay.message(1).constData());
    }

    void tellsWhoIsAwayExcludedAndFull()
    {
        HubTrace trace;
        Fanout fanout(trace);
        CountingCodec reliable(Subprotocol::reliableJson);
        Crowd crowd;
        crowd.add(&reliable, 4);
        crowd.members[1]->peer = nullptr;
        while (crowd.members[2]->replay.append("x")) { }
        const HubRouting routing =
            fanout.deliver({.members = crowd.members, .excluded = {crowd.members[3]->connectionId}}, hello);
        QCOMPARE(routing.delivered, 2);
        QCOMPARE(routing.held, 1);
        QCOMPARE(routing.excluded, 1);
        QCOMPARE(routing.overflowed, 1);
        QCOMPARE(fanout.takeOverflowed(), HubMembers{crowd.members[2]});
        QVERIFY(fanout.takeOverflowed().empty());
        QVERIFY(crowd.peers[2]->messages.isEmpty());
        QCOMPARE(crowd.members[1]->replay.size(), 1);
    }

    void replaysWhatIsNotAcknowledged()
    {
        HubTrace trace;
        Fanout fanout(trace);
        CountingCodec reliable(Subprotocol::reliableJson);
        Crowd crowd;
        crowd.add(&reliable, 1);
        for (int i = 0; i < 3; ++i)
            fanout.deliver({.members = crowd.members}, hello);
        crowd.members[0]->replay.acknowledge(1);
        FakePeer &peer = *crowd.peers[0];
        peer.clear();
        replayTo(*crowd.members[0]);
        QCOMPARE(peer.messages.size(), 2);
        QCOMPARE(peer.json(0)["sequenceId"_L1].toInteger(), 2);
        QCOMPARE(peer.json(1)["sequenceId"_L1].toInteger(), 3);
    }

    void aThousandSubscribers()
    {
        HubTrace trace;
        Fanout fanout(trace);
        CountingCodec json(Subprotocol::json);
        Crowd crowd;
        crowd.add(&json, 1000);
        QBENCHMARK
        {
            fanout.deliver({.members = crowd.members}, hello);
            for (const auto &peer : crowd.peers)
                peer->clear();
        }
        QVERIFY(crowd.peers[999]->lastFrame.constData() == crowd.peers[0]->lastFrame.constData());
    }
};

QTEST_GUILESS_MAIN(TestFanout)
#include "tst_fanout.moc"
