#include "client/clientlife.h"
#include "helpers/clientbench.h"

#include <QTest>

#include <functional>

using namespace WebPubSub;
using namespace std::chrono_literals;

/*
    Whatever a handler does, in whatever signal of a whole life it does it: no crash, no word after the last
    (reliability-security.md F23).
*/
class tst_ClientLife : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesItsHandlers_data();
    void survivesItsHandlers();
    void survivesCallsInEachState_data();
    void survivesCallsInEachState();
};

namespace {

//! The steps of a life that sees everything once; each does what it can in the state it finds.
const std::vector<std::function<void(ClientBench &)>> &life()
{
    const auto accept = [](ClientBench &bench) {
        if (bench.wire())
            bench.wire()->accept();
    };
    const auto reply = [](const QByteArray &frame) {
        return [frame](ClientBench &bench) {
            if (bench.wire())
                bench.wire()->reply(frame);
        };
    };
    const auto close = [](int code) {
        return [code](ClientBench &bench) {
            if (bench.wire())
                bench.wire()->closeFromPeer(code);
        };
    };
    static const std::vector<std::function<void(ClientBench &)>> steps{
        [](ClientBench &bench) { bench.client->start(); },
        accept,
        reply(ClientBench::connectedFrame("c-1")),
        [](ClientBench &bench) { bench.client->joinGroup(u"a"_qs); },
        reply(ClientBench::ok(1)),
        reply(ClientBench::message(1)),
        reply(ClientBench::message(3)),
        reply("{"),
        [](ClientBench &bench) { bench.client->sendEvent(u"e"_qs, Payload::text(u"hi"_qs)); },
        close(1006),
        accept,
        reply(R"({"type":"pong"})"),
        close(1008),
        accept,
        reply(ClientBench::connectedFrame("c-2")),
        reply(R"({"type":"ack","ackId":3,"success":false,"error":{"name":"Forbidden","message":""}})"),
        [](ClientBench &bench) { bench.client->stop(); },
    };
    return steps;
}

//! Lets queued work happen, and waits for the transport that is due in the client's state.
void settle(const ClientBench &bench)
{
    QCoreApplication::processEvents();
    if (!bench.client)
        return;
    const WebPubSubClient::State state = bench.client->state();
    if (state != WebPubSubClient::State::Stopped && state != WebPubSubClient::State::Connected)
        (void)QTest::qWaitFor([&] { return bench.wire() != nullptr; }, 30);
}

bool isStopped(const ClientBench &bench)
{
    return bench.client->state() == WebPubSubClient::State::Stopped && !bench.wire();
}

//! All steps of a life, or as many as there is a client for.
void live(ClientBench &bench)
{
    for (const auto &step : life()) {
        if (!bench.client)
            return;
        step(bench);
        settle(bench);
    }
}

ClientOptions options()
{
    ClientOptions options = ClientBench::quickOptions();
    options.recoveryDelay = 1ms;
    options.reconnectRetry.delay = 1ms;
    options.closeTimeout = 3ms;
    return options;
}

//! Calls \p handler inside every signal of \p client, with a number that counts up.
void hook(WebPubSubClient *client, const std::function<void(int)> &handler)
{
    const auto count = std::make_shared<int>(0);
    const auto call = [count, handler] { handler((*count)++); };
    QObject::connect(client, &WebPubSubClient::stateChanged, call);
    QObject::connect(client, &WebPubSubClient::connected, call);
    QObject::connect(client, &WebPubSubClient::disconnected, call);
    QObject::connect(client, &WebPubSubClient::stopped, call);
    QObject::connect(client, &WebPubSubClient::retryScheduled, call);
    QObject::connect(client, &WebPubSubClient::recovering, call);
    QObject::connect(client, &WebPubSubClient::recovered, call);
    QObject::connect(client, &WebPubSubClient::discontinuity, call);
    QObject::connect(client, &WebPubSubClient::errorOccurred, call);
    QObject::connect(client, &WebPubSubClient::groupMessageReceived, call);
    QObject::connect(client, &WebPubSubClient::rejoinGroupFailed, call);
    QObject::connect(client, &WebPubSubClient::traced, call);
}

void act(ClientBench &bench, const QString &action)
{
    if (action == u"delete")
        bench.client.reset();
    else if (action == u"stop")
        bench.client->stop();
    else if (action == u"start")
        bench.client->start();
    else if (action == u"drop")
        bench.client->dropTransport();
    else if (action == u"retry")
        bench.client->reconnectNow();
    else if (action == u"send")
        bench.client->sendToGroup(u"a"_qs, Payload::text(u"x"_qs));
    else if (action == u"stop, start") {
        bench.client->stop();
        bench.client->start();
    }
}

const char *const actions[] = {"delete", "stop", "start", "drop", "retry", "send", "stop, start"};

} // namespace

void tst_ClientLife::survivesItsHandlers_data()
{
    QTest::addColumn<QString>("action");
    for (const char *action : actions)
        QTest::newRow(action) << QString::fromLatin1(action);
}

void tst_ClientLife::survivesItsHandlers()
{
    QFETCH(QString, action);
    int signalsInALife = 0;
    {
        ClientBench bench(options());
        hook(bench.client.get(), [&](int number) { signalsInALife = number + 1; });
        live(bench);
        QVERIFY(QTest::qWaitFor([&] { return isStopped(bench); }));
    }
    QVERIFY2(signalsInALife > 40, qPrintable(QString::number(signalsInALife)));

    for (int at = 0; at < signalsInALife; ++at) {
        ClientBench bench(options());
        int toldAfter = -1;
        hook(bench.client.get(), [&](int number) {
            toldAfter += toldAfter >= 0;
            if (number != at)
                return;
            toldAfter = 0;
            bench.takeNews();
            act(bench, action);
        });
        live(bench);
        QVERIFY2(toldAfter >= 0, qPrintable(u"signal %1 did not come"_qs.arg(at)));
        if (action == u"delete") {
            QCOMPARE(toldAfter, 0);
            continue;
        }
        if (action == u"stop") { // and nothing started it again
            QVERIFY(QTest::qWaitFor([&] { return isStopped(bench); }));
            QVERIFY2(bench.news.count(u"stopped"_qs) <= 1, qPrintable(bench.news.join(u", ")));
            QVERIFY2(bench.news.filter(u" ann"_qs).isEmpty(), qPrintable(bench.news.join(u", ")));
        }
        bench.client->stop();
        QVERIFY(QTest::qWaitFor([&] { return isStopped(bench); }));
    }
}

void tst_ClientLife::survivesCallsInEachState_data()
{
    QTest::addColumn<QString>("action");
    for (const char *action : actions)
        QTest::newRow(action) << QString::fromLatin1(action);
}

void tst_ClientLife::survivesCallsInEachState()
{
    QFETCH(QString, action);
    // After each number of steps, with the queued work done and undone.
    for (size_t steps = 0; steps <= life().size(); ++steps) {
        for (const bool settled : {false, true}) {
            ClientBench bench(options());
            for (size_t i = 0; i < steps; ++i) {
                life().at(i)(bench);
                if (settled || i + 1 < steps)
                    settle(bench);
            }
            act(bench, action);
            if (!bench.client)
                continue;
            bench.client->stop();
            QVERIFY(QTest::qWaitFor([&] { return isStopped(bench); }));
            bench.takeNews();
            QVERIFY(!QTest::qWaitFor([&] { return !bench.news.isEmpty(); }, 5));
        }
    }
}

QTEST_GUILESS_MAIN(tst_ClientLife)
#include "tst_clientlife.moc"
