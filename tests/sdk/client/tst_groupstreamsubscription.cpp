#include "client/groupstreamsubscription.h"

#include "helpers/clientbench.h"

#include <QPointer>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Words = QStringList;

namespace {

//! A connected client that reads streams, and what it told of them: "start s", "s:1:a", "end s", "fail s
//! Name".
struct Bench : ClientBench {
    explicit Bench(const StreamReaderOptions &options = {})
        : ClientBench(clientOptions())
    {
        if (!connectNow())
            qFatal("the client did not connect");
        takeNews();
        subscription = client->onGroupStream(options);
        QObject::connect(subscription, &GroupStreamSubscription::streamStarted,
            [this](GroupStream *stream) { listen(stream); });
        QObject::connect(subscription, &GroupStreamSubscription::streamRefused,
            [this](const Error &error) { told += error.name; });
    }

    static ClientOptions clientOptions()
    {
        ClientOptions options = quickOptions();
        options.protocol = QString(Subprotocol::json);
        return options;
    }

    void listen(GroupStream *stream)
    {
        streams += stream;
        const QString id = stream->streamId();
        told += u"start "_s + id;
        QObject::connect(
            stream, &GroupStream::fragmentReceived, [this, id](const Payload &payload, quint64 number) {
                told += u"%1:%2:%3"_s.arg(id).arg(number).arg(QString::fromUtf8(payload.bytes));
            });
        QObject::connect(stream, &GroupStream::finished, [this, id] { told += u"end "_s + id; });
        QObject::connect(stream, &GroupStream::failed,
            [this, id](const Error &error) { told += u"fail "_s + id + u' ' + error.name; });
    }

    //! A fragment of the service; \p more such as ,"endOfStream":true
    void receive(const QByteArray &id, int number, const QByteArray &text, const QByteArray &more = {})
    {
        wire()->reply(
            R"({"type":"message","from":"group","group":"lobby","fromUserId":"ann","dataType":"text","data":")"
            + text + R"(","stream":{"streamId":")" + id + R"(","streamSequenceId":)"
            + QByteArray::number(number) + more + "}}");
    }
    QStringList takeTold() { return std::exchange(told, {}); }
    //! How many streams are left once those that ended have gone.
    qsizetype left()
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return subscription->findChildren<GroupStream *>().size();
    }

    QPointer<GroupStreamSubscription> subscription;
    QList<QPointer<GroupStream>> streams;
    QStringList told;
};

constexpr char endOfStream[] = R"(,"endOfStream":true)";

} // namespace

class tst_GroupStreamSubscription : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsAStream()
    {
        Bench bench;
        bench.receive("s", 1, "a");
        QCOMPARE(bench.streams.first()->group(), u"lobby"_s);
        QCOMPARE(bench.streams.first()->fromUserId(), u"ann"_s);
        bench.receive("s", 2, "b");
        bench.receive("s", 3, "", endOfStream);
        QCOMPARE(bench.takeTold(), (Words{u"start s"_s, u"s:1:a"_s, u"s:2:b"_s, u"end s"_s}));
        QCOMPARE(bench.left(), 0);
        // Edge case 47: each is an ordinary message, too.
        QCOMPARE(bench.takeNews(), (Words{u"message a"_s, u"message b"_s, u"message"_s}));
    }

    void tellsWhyAStreamFailed()
    {
        Bench bench;
        bench.receive("s", 1, "a");
        bench.receive("s", 2, "", R"(,"endOfStream":true,"error":{"name":"UserError","message":"no"})");
        bench.receive("t", 1, "a");
        bench.receive("t", 3, "c");
        bench.receive("t", 4, "d");
        QCOMPARE(bench.takeTold(),
            (Words{u"start s"_s, u"s:1:a"_s, u"fail s UserError"_s, u"start t"_s, u"t:1:a"_s,
                u"fail t StreamGap"_s}));
        QCOMPARE(bench.left(), 0);
    }

    void dropsAndCountsDuplicates()
    {
        Bench bench;
        bench.receive("s", 1, "a");
        bench.receive("s", 1, "a");
        bench.receive("s", 1, "a");
        bench.receive("s", 2, "b");
        QCOMPARE(bench.takeTold(), (Words{u"start s"_s, u"s:1:a"_s, u"s:2:b"_s}));
        QCOMPARE(bench.streams.first()->duplicates(), quint64(2));
    }

    void silenceEndsAStream()
    {
        Bench bench({.idleTimeout = 60ms});
        bench.receive("s", 1, "a");
        QTest::qWait(30);
        bench.receive("t", 1, "a");
        QTRY_VERIFY(bench.told.contains(u"fail s IdleTimeout"_s));
        QTRY_VERIFY(bench.told.contains(u"fail t IdleTimeout"_s));
        QCOMPARE(bench.left(), 0);
        bench.takeTold();
        bench.receive("s", 2, "b"); // the timer starts anew
        QTRY_COMPARE(bench.told, (Words{u"start s"_s, u"s:2:b"_s, u"fail s IdleTimeout"_s}));
    }

    void subscriptionsDoNotDisturbOneAnother()
    {
        Bench bench({.handleFromStart = true});
        QStringList other;
        auto *all = bench.client->onGroupStream();
        connect(all, &GroupStreamSubscription::streamStarted, this,
            [&](const GroupStream *stream) { other += stream->streamId(); });
        auto *none = bench.client->onGroupStream({.groups = {u"hall"_s}});
        connect(none, &GroupStreamSubscription::streamStarted, this, [] { QFAIL("another group's stream"); });
        bench.receive("s", 5, "e");
        bench.receive("t", 1, "a");
        QCOMPARE(bench.takeTold(), (Words{u"start t"_s, u"t:1:a"_s}));
        QCOMPARE(other, (Words{u"s"_s, u"t"_s}));
    }

    void tellsWhatItHasNoRoomFor()
    {
        Bench bench({.maxStreams = 1});
        bench.receive("s", 1, "a");
        bench.receive("t", 1, "a");
        QCOMPARE(bench.takeTold(), (Words{u"start s"_s, u"s:1:a"_s, u"TooManyStreams"_s}));
    }

    void closeEndsTheStreams()
    {
        Bench bench;
        QVERIFY(bench.subscription->isActive());
        bench.receive("s", 1, "a");
        bench.receive("t", 1, "a");
        bench.takeTold();
        bench.subscription->close();
        bench.subscription->close();
        Words told = bench.takeTold();
        told.sort();
        QCOMPARE(told, (Words{u"fail s Closed"_s, u"fail t Closed"_s}));
        QVERIFY(!bench.subscription->isActive());
        bench.receive("s", 2, "b");
        bench.receive("u", 1, "a");
        QCOMPARE(bench.takeTold(), Words());
        QCOMPARE(bench.left(), 0);
    }

    void stopEndsTheStreamsAndStartReadsAgain()
    {
        Bench bench;
        QStringList order;
        connect(bench.client.get(), &WebPubSubClient::stopped, this, [&] { bench.told += u"stopped"_s; });
        bench.receive("s", 1, "a");
        bench.takeTold();
        bench.client->stop();
        QTRY_COMPARE(bench.told, (Words{u"fail s Stopped"_s, u"stopped"_s}));
        QVERIFY(bench.subscription->isActive());
        QVERIFY(bench.connectNow("c-2"));
        bench.takeTold();
        bench.receive("s", 2, "b");
        QCOMPARE(bench.takeTold(), (Words{u"start s"_s, u"s:2:b"_s}));
    }

    void aReconnectionShowsByTheIdsWhatIsMissing_data()
    {
        QTest::addColumn<int>("next");
        QTest::addColumn<Words>("told");
        QTest::newRow("nothing") << 2 << Words{u"s:2:b"_s};
        QTest::newRow("a fragment") << 3 << Words{u"fail s StreamGap"_s};
    }
    void aReconnectionShowsByTheIdsWhatIsMissing()
    {
        QFETCH(int, next);
        QFETCH(Words, told);
        Bench bench;
        bench.receive("s", 1, "a");
        bench.takeTold();
        bench.wire()->drop();
        QVERIFY(bench.reconnectNow(2, "c-2"));
        QCOMPARE(bench.takeTold(), Words());
        bench.receive("s", next, "b");
        QCOMPARE(bench.takeTold(), told);
    }

    void aHandlerMayDelete_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("where");
        for (const char *what : {"client", "subscription", "stream", "close"}) {
            for (const char *where :
                {"message", "started", "fragment", "finished", "failed", "idle", "stopped"})
                QTest::addRow("%s in %s", what, where)
                    << QString::fromLatin1(what) << QString::fromLatin1(where);
        }
    }
    void aHandlerMayDelete()
    {
        QFETCH(QString, what);
        QFETCH(QString, where);
        Bench bench({.idleTimeout = where == "idle"_L1 ? 20ms : 0ms});
        bool done = false;
        const auto act = [&] {
            if (std::exchange(done, true))
                return;
            if (what == "client"_L1)
                bench.client.reset();
            else if (what == "subscription"_L1)
                delete bench.subscription;
            else if (what == "close"_L1)
                bench.subscription->close();
            else if (!bench.streams.isEmpty())
                delete bench.streams.first();
        };
        if (where == "message"_L1)
            connect(bench.client.get(), &WebPubSubClient::groupMessageReceived, this, act);
        connect(bench.subscription, &GroupStreamSubscription::streamStarted, this, [&](GroupStream *stream) {
            if (where == "fragment"_L1)
                connect(stream, &GroupStream::fragmentReceived, this, act);
            else if (where == "finished"_L1)
                connect(stream, &GroupStream::finished, this, act);
            else if (where == "failed"_L1 || where == "idle"_L1 || where == "stopped"_L1)
                connect(stream, &GroupStream::failed, this, act);
            if (where == "started"_L1)
                act();
        });
        auto *second = bench.client->onGroupStream(); // hears of it behind the first
        connect(second, &GroupStreamSubscription::streamStarted, this, [](GroupStream *) {});
        bench.receive("s", 1, "a");
        if (where == "idle"_L1)
            bench.receive("t", 1, "a");
        else if (bench.client && where == "stopped"_L1)
            bench.client->stop();
        else if (bench.client && where == "failed"_L1)
            bench.receive("s", 2, "", R"(,"endOfStream":true,"error":{"name":"UserError","message":"no"})");
        else if (bench.client)
            bench.receive("s", 2, "b", endOfStream);
        QTRY_VERIFY(done);
        if (what == "close"_L1 && (where == "started"_L1 || where == "fragment"_L1))
            QCOMPARE(bench.told.last(), u"fail s Closed"_s); // and no fragment behind it
        QCOMPARE(!bench.client, what == "client"_L1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        for (const auto &stream : bench.streams)
            QVERIFY(!stream || what == "stream"_L1);
    }
};

QTEST_GUILESS_MAIN(tst_GroupStreamSubscription)
#include "tst_groupstreamsubscription.moc"
