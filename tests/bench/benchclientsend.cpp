// bench_client_send --url URL --messages N [--inflight M] [--protocol NAME]: N acknowledged sends to a group with M
// of them in flight. Prints "N messages, T s, R msg/s".
#include "client/webpubsubclient.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace WebPubSub;

namespace {

class Sender : public QObject {
public:
    Sender(WebPubSubClient &client, qint64 count)
        : m_client(client)
        , m_count(count)
    {
    }

    void begin(int inFlight)
    {
        m_sinceBegin.start();
        for (int i = 0; i < inFlight; ++i)
            sendNext();
    }

private:
    void sendNext()
    {
        if (m_sent == m_count)
            return;
        ++m_sent;
        m_client.sendToGroup(QStringLiteral("fan"), m_payload)->then(this, [this](const Result<Ack> &ack) {
            if (!ack)
                return fail(ack.error());
            if (++m_acked == m_count)
                return report();
            sendNext();
        });
    }

    static void fail(const Error &error)
    {
        std::fprintf(stderr, "bench: %s: %s\n", qPrintable(error.name), qPrintable(error.message));
        QCoreApplication::exit(1);
    }

    void report() const
    {
        const double seconds = double(m_sinceBegin.nsecsElapsed()) / 1e9;
        std::printf("%lld messages, %.3f s, %.0f msg/s\n", m_count, seconds, double(m_count) / seconds);
        std::fflush(stdout);
        QCoreApplication::quit();
    }

    WebPubSubClient &m_client;
    const Payload m_payload = Payload::text(QString(100, u'x'));
    QElapsedTimer m_sinceBegin;
    qint64 m_count;
    qint64 m_sent = 0;
    qint64 m_acked = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("url"), QString(), QStringLiteral("URL")});
    parser.addOption({QStringLiteral("messages"), QString(), QStringLiteral("N")});
    parser.addOption({QStringLiteral("inflight"), QString(), QStringLiteral("M"), QStringLiteral("256")});
    parser.addOption(
        {QStringLiteral("protocol"), QString(), QStringLiteral("NAME"), QString(Subprotocol::reliableJson)});
    parser.process(app);
    const qint64 count = parser.value(QStringLiteral("messages")).toLongLong();

    WebPubSubClient client(QUrl(parser.value(QStringLiteral("url"))));
    client.setOptions({.protocol = parser.value(QStringLiteral("protocol")), .autoReconnect = false});
    Sender sender(client, count);
    QObject::connect(&client, &WebPubSubClient::connected, &sender,
        [&] { sender.begin(parser.value(QStringLiteral("inflight")).toInt()); });
    QObject::connect(&client, &WebPubSubClient::errorOccurred, &app, [](const Error &error) {
        std::fprintf(stderr, "bench: %s: %s\n", qPrintable(error.name), qPrintable(error.message));
        QCoreApplication::exit(1);
    });
    client.start();
    return QCoreApplication::exec();
}
