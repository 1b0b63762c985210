// bench_client_receive --url URL --messages N [--protocol NAME]: receives N group messages from any server through
// the full client (decode, sequence tracking, signal with the typed value). Prints "N messages, T s, R msg/s"; the
// time runs from the first message to the last.
#include "client/webpubsubclient.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

namespace {

void readArguments(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("url"), QStringLiteral("Client access URL."), QStringLiteral("URL")});
    parser.addOption({QStringLiteral("messages"), QStringLiteral("How many."), QStringLiteral("N")});
    parser.addOption({QStringLiteral("protocol"), QStringLiteral("Subprotocol."), QStringLiteral("NAME"),
        QString(WebPubSub::Subprotocol::reliableJson)});
    parser.addHelpOption();
    parser.process(*QCoreApplication::instance());
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    readArguments(parser);
    const qint64 count = parser.value(QStringLiteral("messages")).toLongLong();
    const QUrl url(parser.value(QStringLiteral("url")));
    if (count < 2 || !url.isValid() || url.isEmpty()) {
        std::fprintf(stderr, "usage: bench_client_receive --url URL --messages N [--protocol NAME], N from 2\n");
        return 2;
    }
    WebPubSubClient client(url);
    client.setOptions({.protocol = parser.value(QStringLiteral("protocol")), .autoReconnect = false});
    QElapsedTimer sinceFirst;
    qint64 received = 0;
    QObject::connect(
        &client, &WebPubSubClient::groupMessageReceived, &app, [&](const WebPubSub::GroupMessage &) {
            if (received++ == 0)
                sinceFirst.start();
            if (received != count)
                return;
            const double seconds = double(sinceFirst.nsecsElapsed()) / 1e9;
            std::printf("%lld messages, %.3f s, %.0f msg/s\n", count, seconds, double(count - 1) / seconds);
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    QObject::connect(&client, &WebPubSubClient::errorOccurred, &app, [](const WebPubSub::Error &error) {
        std::fprintf(stderr, "bench: %s: %s\n", qPrintable(error.name), qPrintable(error.message));
        QCoreApplication::exit(1);
    });
    QObject::connect(&client, &WebPubSubClient::stopped, &app, [&] {
        std::fprintf(stderr, "bench: the connection ended after %lld messages\n", received);
        QCoreApplication::exit(1);
    });
    client.start();
    return QCoreApplication::exec();
}
