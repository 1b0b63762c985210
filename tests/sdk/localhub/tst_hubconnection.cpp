#include "localhub/hubconnection.h"

#include "helpers/rawsocket.h"
#include "http/writebatcher.h"
#include "hubfixture.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

//! A session on a real socket: the client's end speaks in bytes.
struct ConnectionFixture {
    explicit ConnectionFixture(const QString &subprotocol, const WebSocketOptions &options = {})
        : socket(new WebSocketConnection(pair.takeServerEnd(), subprotocol, options, batcher, &parent))
    {
        socket->start();
        auto begun = std::make_unique<HubSession>();
        begun->hub = u"chat"_s;
        begun->userId = u"ann"_s;
        begun->permissions = Permissions({u"webpubsub.sendToGroup"_s});
        begun->codec = subprotocol.isEmpty()   ? nullptr
            : subprotocol == Subprotocol::json ? hub.json.get()
                                               : hub.reliable.get();
        session = &hub.sessions.open(std::move(begun), {u"lobby"_s}, &connection);
        connection.attach(*session);
        if (session->codec)
            pair.client().nextFrame(); // connected
    }

    void publish(const QByteArray &text)
    {
        hub.router.publishToGroup({.hub = u"chat"_s, .group = u"lobby"_s, .payload = {DataType::Text, text}});
    }

    HubFixture hub{{}, true};
    WriteBatcher batcher;
    QObject parent;
    SocketPair pair;
    WebSocketConnection *socket;
    int goneCalls = 0;
    HubConnection connection{socket, hub.router, hub.sessions, [this](HubConnection *) { ++goneCalls; }};
    HubSession *session = nullptr;
};

const QString json(Subprotocol::json);
const QString reliable(Subprotocol::reliableJson);

} // namespace

class TestHubConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesGoInAndOut()
    {
        ConnectionFixture fixture(json);
        fixture.pair.client().send(clientFrame(
            0x81, R"({"type":"sendToGroup","group":"lobby","ackId":1,"dataType":"text","data":"hi"})"));
        const auto message = fixture.pair.client().nextFrame();
        QVERIFY(message);
        QCOMPARE(message->first, quint8(0x81));
        QVERIFY(message->payload.contains(R"("data":"hi")"));
        const auto ack = fixture.pair.client().nextFrame();
        QVERIFY(ack && ack->payload.contains(R"("ackId":1)"));
    }

    void badFramesCloseTheSocket_data()
    {
        QTest::addColumn<QString>("subprotocol");
        QTest::addColumn<quint8>("first");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("binary on a JSON subprotocol")
            << json << quint8(0x82) << QByteArray("{}") << 1003 << QByteArray("text");
        QTest::newRow("no JSON") << json << quint8(0x81) << QByteArray("{") << 1007
                                 << QByteArray("FRAME_JSON");
        QTest::newRow("an unknown type") << reliable << quint8(0x81) << QByteArray(R"({"type":"dance"})")
                                         << 1007 << QByteArray("FRAME_TYPE");
        QTest::newRow("a negative ackId")
            << json << quint8(0x81) << QByteArray(R"({"type":"joinGroup","group":"g","ackId":-1})") << 1007
            << QByteArray("FRAME_ACKID");
        QTest::newRow("a simple client's event")
            << QString() << quint8(0x81) << QByteArray("hi") << 1011 << QByteArray("no event handler");
    }
    void badFramesCloseTheSocket()
    {
        QFETCH(QString, subprotocol);
        QFETCH(quint8, first);
        QFETCH(QByteArray, payload);
        QFETCH(int, code);
        QFETCH(QByteArray, reason);
        ConnectionFixture fixture(subprotocol);
        fixture.pair.client().send(clientFrame(first, payload));
        const auto close = fixture.pair.client().nextFrame();
        QVERIFY(close);
        QCOMPARE(close->closeCode(), code);
        QVERIFY2(close->payload.contains(reason), close->payload.constData());
        // What a reliable client broke it may mend: its session waits for it.
        QCOMPARE(fixture.hub.state.isEmpty(), subprotocol != reliable);
    }

    void theEndOfTheSocketIsToldOnce_data()
    {
        QTest::addColumn<QByteArray>("closeFrame");
        QTest::addColumn<bool>("keepsSession");
        QTest::newRow("normal closure") << clientFrame(0x88, QByteArray("\x03\xe8", 2)) << false;
        QTest::newRow("an empty close frame") << clientFrame(0x88) << false;
        QTest::newRow("going away") << clientFrame(0x88, QByteArray("\x03\xe9", 2)) << true;
        QTest::newRow("no close frame") << QByteArray() << true;
    }
    void theEndOfTheSocketIsToldOnce()
    {
        QFETCH(QByteArray, closeFrame);
        QFETCH(bool, keepsSession);
        ConnectionFixture fixture(reliable);
        if (closeFrame.isEmpty())
            fixture.pair.client().socket().abort();
        else
            fixture.pair.client().send(closeFrame);
        QTRY_COMPARE(fixture.goneCalls, 1);
        QCOMPARE(!fixture.hub.state.isEmpty(), keepsSession);
    }

    void aReaderTooSlowIsEndedWith1008()
    {
        WebSocketOptions options;
        options.maxQueuedBytes = 1024 * 1024;
        options.closeTimeout = std::chrono::milliseconds(50);
        ConnectionFixture fixture(json, options);
        fixture.pair.client().socket().setReadBufferSize(1); // stops reading
        const QByteArray text(256 * 1024, 'x');
        for (int i = 0; i < 200 && !fixture.hub.state.isEmpty(); ++i) {
            fixture.publish(text);
            QCoreApplication::processEvents();
        }
        QVERIFY(fixture.hub.state.isEmpty());
        QCOMPARE(fixture.hub.events.last(), u"closed ann 1008"_s);
        QVERIFY2(fixture.hub.rows.last().message.contains("bytes not taken"_L1),
            qPrintable(fixture.hub.rows.last().message));
        QTRY_COMPARE(fixture.goneCalls, 1);
    }

    void anAbandonedSocketSaysNothingForTheSession()
    {
        ConnectionFixture fixture(reliable);
        FakePeer newer;
        HubSession &session = *fixture.session;
        fixture.pair.client().send(clientFrame(0x81, R"({"type":"ping"})"));
        fixture.connection.abort();
        session.peer = &newer;
        QTRY_COMPARE(fixture.goneCalls, 1);
        QCOMPARE(session.peer, &newer);
        QVERIFY(newer.messages.isEmpty());
        QVERIFY(!fixture.hub.state.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHubConnection)
#include "tst_hubconnection.moc"
