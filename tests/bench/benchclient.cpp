// bench_client URL COUNT: receives COUNT group messages with WebPubSubClient and prints messages a second as
// JSON.
#include "client/webpubsubclient.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc != 3) {
        std::fprintf(stderr, "usage: bench_client URL COUNT\n");
        return 1;
    }
    const int count = QByteArray(argv[2]).toInt();
    WebPubSubClient client(QUrl(QString::fromUtf8(argv[1])));
    client.setOptions({.protocol = QString(WebPubSub::Subprotocol::json), .autoReconnect = false});
    QElapsedTimer sinceFirst;
    int received = 0;
    QObject::connect(&client, &WebPubSubClient::groupMessageReceived, &app, [&] {
        if (received++ == 0)
            sinceFirst.start();
        if (received < count)
            return;
        const double seconds = double(sinceFirst.nsecsElapsed()) / 1e9;
        std::printf("{\"messagesPerSecond\": %.0f}\n", double(count - 1) / seconds);
        QCoreApplication::quit();
    });
    QObject::connect(&client, &WebPubSubClient::errorOccurred, &app, [](const WebPubSub::Error &error) {
        std::fprintf(stderr, "bench: %s\n", qPrintable(error.message));
        QCoreApplication::exit(1);
    });
    client.start();
    return QCoreApplication::exec();
}
