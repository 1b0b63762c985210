#include "client/webpubsubclient.h"
#include "helpers/faultproxy.h"
#include "helpers/seed.h"
#include "helpers/testhub.h"

#include <QPointer>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/*
    Streams between two clients and the local hub over real sockets, on each subprotocol.
*/
class tst_Streams : public QObject {
    Q_OBJECT
public:
    explicit tst_Streams(quint32 seed)
        : m_seed(seed)
    {
    }
private Q_SLOTS:
    void carriesEveryPayload_data();
    void carriesEveryPayload();
    void losesAndDoublesNothing_data();
    void losesAndDoublesNothing();
    void theAnswerToAnEndMayBeLost_data();
    void theAnswerToAnEndMayBeLost();
    void aBrokenStreamIsTold_data();
    void aBrokenStreamIsTold();
    void needsThePermission();

private:
    quint32 m_seed;
};

namespace {

const QString room = u"room"_s;
using Words = QStringList;

//! A client at the hub, by way of a proxy, and what it reads of streams.
struct Party {
    Party(const TestHub &hub, const QString &user, const QString &protocol, QStringList roles = everything)
        : proxy(hub.port())
        , client(proxy.through(hub.clientUrl(u"chat"_s, {.userId = user, .roles = roles, .groups = {room}})))
    {
        ClientOptions options;
        options.protocol = protocol;
        options.recoveryDelay = 2ms;
        options.sequenceAckInterval = 5ms;
        client.setOptions(options);
        QObject::connect(&client, &WebPubSubClient::recovered, [this] { ++recoveries; });
        QObject::connect(&client, &WebPubSubClient::disconnected,
            [this](const QString &, const Error &error) { told += u"disconnected "_s + error.name; });
        QObject::connect(client.onGroupStream(), &GroupStreamSubscription::streamStarted,
            [this](GroupStream *stream) { listen(*stream); });
        client.start();
    }
    void listen(GroupStream &stream)
    {
        QObject::connect(&stream, &GroupStream::fragmentReceived,
            [this](const Payload &payload, quint64) { fragments += payload; });
        QObject::connect(&stream, &GroupStream::finished, [this] { told += u"finished"_s; });
        QObject::connect(
            &stream, &GroupStream::failed, [this](const Error &error) { told += u"failed "_s + error.name; });
    }
    bool isConnected() const { return client.state() == WebPubSubClient::State::Connected; }

    //! Null when the service, or we, refused; the reason is in told then.
    GroupStreamWriter *open(const StreamOptions &options = {})
    {
        QPointer<GroupStreamWriter> writer;
        bool isDone = false;
        client.openGroupStream(room, options)->then(&client, [&](const Result<GroupStreamWriter *> &result) {
            isDone = true;
            if (!result) {
                told += u"refused "_s + result.error().name;
                return;
            }
            writer = *result;
            QObject::connect(writer, &GroupStreamWriter::failed,
                [this](const Error &error) { told += u"failed "_s + error.name; });
        });
        (void)QTest::qWaitFor([&] { return isDone; });
        return writer;
    }

    static const QStringList everything;
    FaultProxy proxy;
    WebPubSubClient client;
    int recoveries = 0;
    QList<Payload> fragments;
    QStringList told;
};

const QStringList Party::everything{u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s};

//! Counts what came of writes.
struct Writes {
    void add(GroupStreamWriter::WriteReply *reply)
    {
        ++asked;
        QObject::connect(reply, &WebPubSubReply::finished, [this, reply] {
            if (reply->result())
                ++ok;
            else
                errors += reply->result().error().name;
        });
    }
    int asked = 0;
    int ok = 0;
    QStringList errors;
};

void protocols(const std::function<void(QLatin1String protocol)> &row)
{
    for (const QLatin1String protocol :
        {Subprotocol::json, Subprotocol::reliableJson, Subprotocol::protobuf, Subprotocol::reliableProtobuf})
        row(protocol);
}

} // namespace

void tst_Streams::carriesEveryPayload_data()
{
    QTest::addColumn<QString>("protocol");
    protocols([](QLatin1String protocol) { QTest::newRow(protocol.data()) << QString(protocol); });
}
void tst_Streams::carriesEveryPayload()
{
    QFETCH(QString, protocol);
    TestHub hub;
    Party ann(hub, u"ann"_s, protocol);
    Party bob(hub, u"bob"_s, protocol);
    QTRY_VERIFY(ann.isConnected() && bob.isConnected());
    int ordinary = 0;
    connect(&bob.client, &WebPubSubClient::groupMessageReceived, this, [&](const GroupMessage &message) {
        if (message.stream)
            ++ordinary;
    });
    GroupStreamWriter *writer = ann.open({.noEcho = true});
    QVERIFY(writer);
    const QList<Payload> payloads{Payload::text(u"grüße 🙂"_s), Payload::text(QString()),
        Payload::jsonText(R"({"a":[1,null]})"), Payload::jsonText("\"text\""),
        Payload::binary(QByteArray("\0\xff", 2)), Payload::binary({}),
        Payload::binary(QByteArray(700'000, 'b'))};
    Writes writes;
    for (const Payload &payload : payloads)
        writes.add(writer->write(payload));
    writer->keepAlive();
    writes.add(writer->end());
    QTRY_COMPARE(writes.ok, writes.asked);
    QTRY_COMPARE(bob.told, Words{u"finished"_s});
    QCOMPARE(bob.fragments, payloads);
    QCOMPARE(ordinary, payloads.size() + 1); // each is an ordinary message, too, and so is the end
    QCOMPARE(ann.told, Words()); // no echo
    QVERIFY(ann.fragments.isEmpty());
}

void tst_Streams::losesAndDoublesNothing_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<bool>("cutPublisher");
    QTest::addColumn<bool>("cutReader");
    for (const QLatin1String protocol : {Subprotocol::reliableJson, Subprotocol::reliableProtobuf}) {
        QTest::addRow("%s, the publisher is cut", protocol.data()) << QString(protocol) << true << false;
        QTest::addRow("%s, the reader is cut", protocol.data()) << QString(protocol) << false << true;
        QTest::addRow("%s, both are cut", protocol.data()) << QString(protocol) << true << true;
    }
}
void tst_Streams::losesAndDoublesNothing()
{
    QFETCH(QString, protocol);
    QFETCH(bool, cutPublisher);
    QFETCH(bool, cutReader);
    constexpr int fragments = 1500;
    qInfo("seed %u", m_seed);
    QRandomGenerator random(m_seed);
    TestHub hub;
    Party ann(hub, u"ann"_s, protocol);
    Party bob(hub, u"bob"_s, protocol);
    QTRY_VERIFY(ann.isConnected() && bob.isConnected());
    GroupStreamWriter *writer = ann.open({.noEcho = true, .maxUnackedFragments = 50});
    QVERIFY(writer);

    Writes writes;
    int written = 0;
    int cuts = 0;
    QString blocked;
    const auto isCutEnough = [&] {
        return (!cutPublisher || ann.recoveries >= 3) && (!cutReader || bob.recoveries >= 3);
    };
    while ((written < fragments || !isCutEnough()) && ann.told.isEmpty() && bob.told.isEmpty()) {
        // A cut at some byte of what goes up or comes down; the connection after it is left in peace.
        for (Party *party : {&ann, &bob}) {
            const bool isCut = party == &ann ? cutPublisher : cutReader;
            if (isCut && party->isConnected() && random.bounded(4) == 0)
                cuts += party->proxy.inject({.kind = random.bounded(2) ? Fault::Reset : Fault::Fin,
                    .way = random.bounded(2) ? Fault::Up : Fault::Down,
                    .atByte = random.bounded(2000)});
        }
        for (int i = random.bounded(40); i > 0; --i) {
            if (writer->unackedFragments() == 50) {
                auto *reply = writer->write(Payload::text(u"too much"_s));
                connect(reply, &WebPubSubReply::finished, this, [&blocked, reply] {
                    blocked = reply->result() ? u"ok"_s : reply->result().error().name;
                });
                break;
            }
            writes.add(writer->write(Payload::text(QString::number(++written))));
        }
        QTest::qWait(random.bounded(4));
    }
    writes.add(writer->end());
    QTRY_VERIFY2_WITH_TIMEOUT(writes.ok == writes.asked || !ann.told.isEmpty(),
        qPrintable(writes.errors.join(u' ') + ann.told.join(u' ')), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(bob.told, Words{u"finished"_s}, 30'000);
    QCOMPARE(ann.told, Words());
    QCOMPARE(bob.fragments.size(), written);
    for (int i = 0; i < written; ++i)
        QCOMPARE(bob.fragments[i].bytes.toInt(), i + 1); // none lost, none twice, none out of order
    qInfo("%d cuts, %d recoveries", cuts, ann.recoveries + bob.recoveries);
    QVERIFY(blocked.isEmpty() || blocked == "WouldBlock"_L1);
}

void tst_Streams::theAnswerToAnEndMayBeLost_data()
{
    QTest::addColumn<QString>("protocol");
    for (const QLatin1String protocol : {Subprotocol::reliableJson, Subprotocol::reliableProtobuf})
        QTest::newRow(protocol.data()) << QString(protocol);
}
void tst_Streams::theAnswerToAnEndMayBeLost()
{
    QFETCH(QString, protocol);
    TestHub hub;
    Party ann(hub, u"ann"_s, protocol);
    Party bob(hub, u"bob"_s, protocol);
    QTRY_VERIFY(ann.isConnected() && bob.isConnected());
    GroupStreamWriter *writer = ann.open({.noEcho = true});
    QVERIFY(writer);
    Writes writes;
    writes.add(writer->write(Payload::text(u"a"_s)));
    QTRY_COMPARE(writes.ok, 1);
    QVERIFY(ann.proxy.inject({.kind = Fault::Reset, .way = Fault::Down, .atByte = 0}));
    writes.add(writer->end());
    QTRY_COMPARE(writes.ok, 2); // the stream is gone, as it ended
    QCOMPARE(ann.recoveries, 1);
    QTRY_COMPARE(bob.told, Words{u"finished"_s}); // once
    QCOMPARE(ann.told, Words());
}

void tst_Streams::aBrokenStreamIsTold_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<Words>("publisher");
    QTest::addColumn<Words>("reader");
    QTest::newRow("by its publisher") << u"abort"_s << Words() << Words{u"failed UserError"_s};
    QTest::newRow("by silence") << u"idle"_s << Words{u"failed IdleTimeout"_s}
                                << Words{u"failed IdleTimeout"_s};
    QTest::newRow("by the end of the publisher")
        << u"stop"_s << Words{u"failed Stopped"_s, u"disconnected Stopped"_s} << Words{u"failed Cancelled"_s};
    QTest::newRow("by the end of its writer") << u"delete"_s << Words() << Words{u"failed UserError"_s};
    QTest::newRow("by a drop, without recovery")
        << u"drop"_s << Words{u"disconnected ConnectionLost"_s, u"failed ConnectionLost"_s}
        << Words{u"failed Cancelled"_s};
}
void tst_Streams::aBrokenStreamIsTold()
{
    QFETCH(QString, how);
    QFETCH(Words, publisher);
    QFETCH(Words, reader);
    TestHub hub;
    // Without recovery a drop is the end.
    Party ann(hub, u"ann"_s, QString(how == "drop"_L1 ? Subprotocol::json : Subprotocol::reliableJson));
    Party bob(hub, u"bob"_s, QString(Subprotocol::reliableProtobuf));
    QTRY_VERIFY(ann.isConnected() && bob.isConnected());
    GroupStreamWriter *writer = ann.open({.noEcho = true, .idleTimeout = how == "idle"_L1 ? 60ms : 60'000ms});
    QVERIFY(writer);
    Writes writes;
    writes.add(writer->write(Payload::text(u"a"_s)));
    QTRY_COMPARE(bob.fragments.size(), 1);
    QTRY_COMPARE(writes.ok, 1);
    if (how == "abort"_L1)
        writer->abort({.message = u"gave up"_s});
    else if (how == "stop"_L1)
        ann.client.stop();
    else if (how == "delete"_L1)
        delete writer;
    else if (how == "drop"_L1)
        ann.client.dropTransport();
    QTRY_COMPARE(bob.told, reader);
    QTRY_COMPARE(ann.told.size(), publisher.size());
    ann.told.sort();
    publisher.sort();
    QCOMPARE(ann.told, publisher);
}

void tst_Streams::needsThePermission()
{
    TestHub hub;
    Party eve(hub, u"eve"_s, QString(Subprotocol::reliableJson), {});
    QTRY_VERIFY(eve.isConnected());
    QVERIFY(!eve.open());
    QCOMPARE(eve.told, Words{u"refused Forbidden"_s});
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    tst_Streams test(takeSeed(argc, argv));
    return QTest::qExec(&test, argc, argv);
}
#include "tst_streams.moc"
