// soak_memory [--protocol NAME] [--messages N]: a client that receives N messages from a hub in the same
// process, and the resident memory meanwhile. Ends with 1 when it grows after the first tenth.
#include "client/webpubsubclient.h"
#include "helpers/seed.h"
#include "helpers/spin.h"
#include "helpers/testhub.h"
#include "soakline.h"

#include <QElapsedTimer>
#include <QFile>

#include <unistd.h>

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace {

constexpr double allowedGrowth = 4; // MiB: pages that the allocator keeps, not one byte a message
constexpr int inFlight = 100; // the hub keeps 1000 for a receiver, who acks every 300

double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    return double(file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE))
        / (1024.0 * 1024.0);
}

std::unique_ptr<WebPubSubClient> connected(const TestHub &hub, const QString &user, const QString &protocol)
{
    auto client = std::make_unique<WebPubSubClient>(hub.clientUrl(QStringLiteral("chat"),
        {.userId = user,
            .roles = {QStringLiteral("webpubsub.joinLeaveGroup"), QStringLiteral("webpubsub.sendToGroup")}}));
    client->setOptions({.protocol = protocol, .sequenceAckInterval = 20ms});
    client->start();
    if (!spinUntil([&] { return client->state() == WebPubSubClient::State::Connected; }, 10s))
        qFatal("%s could not connect", qPrintable(user));
    return client;
}

} // namespace

int main(int argc, char *argv[])
{
    const QString protocol = takeText(argc, argv, "--protocol", Subprotocol::reliableJson);
    const quint32 messages = takeNumber(argc, argv, "--messages", 5'000'000);
    QCoreApplication app(argc, argv);
    std::printf("soak_memory --protocol %s --messages %u\n", qPrintable(protocol), messages);

    const TestHub hub;
    const auto publisher = connected(hub, QStringLiteral("publisher"), protocol);
    const auto subscriber = connected(hub, QStringLiteral("subscriber"), protocol);
    const QString room = QStringLiteral("room");
    bool isJoined = false;
    subscriber->joinGroup(room)->then(&app, [&](const Result<Ack> &joined) { isJoined = bool(joined); });
    if (!spinUntil([&] { return isJoined; }, 10s))
        qFatal("the subscriber could not join");

    quint32 sent = 0;
    quint32 received = 0;
    QStringList troubles;
    double afterTenth = 0;
    double highest = 0;
    const auto look = [&] {
        const double now = residentMiB();
        highest = std::max(highest, now);
        if (afterTenth == 0)
            afterTenth = now;
        std::printf("%9u messages %8.1f MiB\n", received, now);
        std::fflush(stdout);
    };
    QObject::connect(subscriber.get(), &WebPubSubClient::groupMessageReceived, &app, [&] {
        if (++received % (std::max(messages, 10u) / 10) == 0)
            look();
    });
    QObject::connect(subscriber.get(), &WebPubSubClient::disconnected, &app,
        [&](const QString &, const Error &error) { troubles += error.message; });
    const Payload payload = Payload::text(QString(100, u'x'));
    QElapsedTimer timer;
    timer.start();
    while (received < messages && troubles.isEmpty()) {
        while (sent < messages && sent - received < inFlight) {
            publisher->sendToGroup(room, payload, {.fireAndForget = true});
            ++sent;
        }
        const quint32 before = received;
        if (!spinUntil([&] { return received > before || !troubles.isEmpty(); }, 20s))
            troubles += QStringLiteral("no message came for 20 s");
    }
    for (const QString &trouble : troubles)
        std::printf("%s\n", qPrintable(trouble));
    const double growth = highest - afterTenth;
    return soakLine(
        QStringLiteral("memory over %1 messages, %2").arg(received).arg(protocol.section(u'.', 0, 0)),
        QStringLiteral("%1 MiB after a tenth, highest %2 MiB, growth %3 MiB; %4 s")
            .arg(afterTenth, 0, 'f', 1)
            .arg(highest, 0, 'f', 1)
            .arg(growth, 0, 'f', 1)
            .arg(double(timer.elapsed()) / 1000.0, 0, 'f', 0),
        troubles.isEmpty() && received == messages && growth <= allowedGrowth);
}
