#include "client/webpubsubclient.h"
#include "helpers/modelservice.h"
#include "helpers/scheduleplayer.h"
#include "helpers/virtualtime.h"

#include <QCoreApplication>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace WebPubSub;

/*
    The proof that the random schedules prove something: with a fault planted, the watch must find it, and
   call it by its name. The client is the real one; what it would tell or do wrongly is told or done in its
   place.
*/
class tst_Schedules_Planted : public QObject {
    Q_OBJECT
public:
    VirtualTime *time = nullptr;

private Q_SLOTS:
    void isFound_data();
    void isFound();
    void earlyTimersAreFound();
};

namespace {

using State = WebPubSubClient::State;
using Plant = std::function<void(WebPubSubClient &client, ModelService &service)>;
constexpr quint32 schedules = 400;

} // namespace

Q_DECLARE_METATYPE(Plant)

void tst_Schedules_Planted::isFound_data()
{
    QTest::addColumn<Plant>("plant");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Plant &plant, const QString &expected) {
        QTest::newRow(name) << plant << expected;
    };
    row(
        "stopped twice", [](WebPubSubClient &client, ModelService &) { Q_EMIT client.stopped(); },
        u"stopped() comes once"_s);
    row(
        "stopped while connected",
        [](WebPubSubClient &client, ModelService &) {
            if (client.state() == State::Connected)
                Q_EMIT client.stopped();
        },
        u"stopped() comes in Stopped"_s);
    row(
        "connected twice",
        [](WebPubSubClient &client, ModelService &) { Q_EMIT client.connected(client.connectionId(), {}); },
        u"connected() comes once for each connection id"_s);
    row(
        "disconnected twice",
        [](WebPubSubClient &client, ModelService &) { Q_EMIT client.disconnected(u"c-1"_s, {}); },
        u"disconnected() comes once for each connection id"_s);
    row(
        "a loss in silence",
        [](WebPubSubClient &client, ModelService &) {
            if (client.state() == State::Connected)
                Q_EMIT client.disconnected(client.connectionId(), {});
        },
        u"a connection that was lost is told as a discontinuity"_s);
    row(
        "recovered without recovering",
        [](WebPubSubClient &client, ModelService &) { Q_EMIT client.recovered(client.connectionId()); },
        u"recovered() comes once, after recovering()"_s);
    row(
        "recovering twice",
        [](WebPubSubClient &client, ModelService &) { Q_EMIT client.recovering(client.connectionId()); },
        u"recovering() comes once an episode"_s);
    row(
        "a state that does not follow",
        [](WebPubSubClient &client, ModelService &) { Q_EMIT client.stateChanged(State::Recovering); },
        u"states follow one another as the table says"_s);
    row(
        "a message twice",
        [](WebPubSubClient &client, ModelService &) {
            Q_EMIT client.groupMessageReceived({.payload = Payload::text(u"1"_s), .sequenceId = 1});
        },
        u"no message comes twice, or late"_s);
    row(
        "a gap in silence",
        [](WebPubSubClient &client, ModelService &) {
            Q_EMIT client.groupMessageReceived({.payload = Payload::text(u"999"_s), .sequenceId = 999});
        },
        u"no gap is silent"_s);
    row(
        "a gap that is none",
        [](WebPubSubClient &client, ModelService &service) {
            service.publish();
            Q_EMIT client.discontinuity(service.session() ? service.session()->lastSequenceId : 1,
                service.session() ? service.session()->lastSequenceId : 1, {});
        },
        u"nothing is told missing that was sent"_s);
    row(
        "signals that never come",
        [](WebPubSubClient &client, ModelService &) {
            client.blockSignals(true);
            client.dropTransport();
            client.blockSignals(false);
        },
        u"states follow one another as the table says"_s);
    row(
        "messages that never come",
        [](WebPubSubClient &client, ModelService &) { client.blockSignals(true); },
        u"messages are missing in the end"_s);
    row(
        "a transport after stop()",
        [](WebPubSubClient &client, ModelService &service) {
            if (client.state() == State::Stopped)
                service.opening(false);
        },
        u"no transport is opened after stop()"_s);
    row(
        "a request that never ends",
        [](WebPubSubClient &client, ModelService &) {
            for (QObject *child : client.children()) {
                if (auto *reply = qobject_cast<WebPubSubReply *>(child))
                    reply->blockSignals(true);
            }
        },
        u"finished 0 times"_s);
    row(
        "a timer that runs on",
        [](WebPubSubClient &client, ModelService &) {
            auto *timer = new QTimer(client.parent() ? client.parent() : qApp);
            timer->start(1000);
            QObject::connect(&client, &QObject::destroyed, timer,
                [timer] { QTimer::singleShot(std::chrono::minutes(5), timer, &QObject::deleteLater); });
        },
        u"timers run on"_s);
}

void tst_Schedules_Planted::isFound()
{
    QFETCH(Plant, plant);
    QFETCH(QString, expected);
    for (quint32 seed = 1; seed <= schedules; ++seed) {
        const ScheduleResult result = playSchedule(*time, seed, {.plant = plant});
        for (const QString &violation : result.violations) {
            if (violation.contains(expected))
                return;
        }
    }
    QFAIL("it was not found");
}

void tst_Schedules_Planted::earlyTimersAreFound()
{
    QStringList found;
    for (quint32 seed = 1; seed <= schedules; ++seed)
        found += playSchedule(*time, seed, {.preciseTimersAreEarly = true}).violations;
    QVERIFY(found.contains(u"recoveries are recoveryDelay apart"_s));
    QVERIFY(found.contains(u"no attempt before the delay that retryScheduled() told"_s));
}

int main(int argc, char *argv[])
{
    tst_Schedules_Planted test;
    test.time = VirtualTime::install();
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication app(argc, argv);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_schedules_planted.moc"
