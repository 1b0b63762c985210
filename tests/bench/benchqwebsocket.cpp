// bench_qwebsocket --url URL --messages N [--protocol NAME]: what a bare QWebSocket takes in on the same stream,
// parsing nothing. The ceiling of bench_client_receive; same output.
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <cstdio>

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("url"), QString(), QStringLiteral("URL")});
    parser.addOption({QStringLiteral("messages"), QString(), QStringLiteral("N")});
    parser.addOption({QStringLiteral("protocol"), QString(), QStringLiteral("NAME"),
        QStringLiteral("json.reliable.webpubsub.azure.v1")});
    parser.process(app);
    const qint64 count = parser.value(QStringLiteral("messages")).toLongLong();

    QWebSocket socket;
    QElapsedTimer sinceFirst;
    qint64 received = -1; // the first message is `connected`
    const auto take = [&] {
        if (++received == 1)
            sinceFirst.start();
        if (received != count)
            return;
        const double seconds = double(sinceFirst.nsecsElapsed()) / 1e9;
        std::printf("%lld messages, %.3f s, %.0f msg/s\n", count, seconds, double(count - 1) / seconds);
        QCoreApplication::quit();
    };
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &app, take);
    QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &app, take);
    QObject::connect(&socket, &QWebSocket::disconnected, &app, [] { QCoreApplication::exit(1); });
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({parser.value(QStringLiteral("protocol"))});
    socket.open(QUrl(parser.value(QStringLiteral("url"))), options);
    return QCoreApplication::exec();
}
