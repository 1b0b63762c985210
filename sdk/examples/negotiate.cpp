/*
    Gets its client access URL from the application's own server, as the JavaScript samples do:

        example_negotiate https://example.net/negotiate?id=ann [PATH_TO_THE_URL]

    and prints what comes until it is stopped by the server, or for at most a minute. The server's answer is
    JSON; the path (default "url") tells where in it the URL is, such as "data.clientUrl".
*/
#include "client/negotiatecredential.h"
#include "client/webpubsubclient.h"

#include <QCoreApplication>
#include <QTextStream>
#include <QTimer>

using namespace WebPubSub;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    QTextStream err(stderr);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2) {
        err << "usage: " << arguments.value(0) << " NEGOTIATE_URL [PATH_TO_THE_URL]" << Qt::endl;
        return 2;
    }

    NegotiateOptions options{.endpoint = QUrl(arguments.at(1))};
    if (arguments.size() > 2)
        options.urlPath = arguments.at(2);
    // Asked again for each new connection, so that a token that expired is renewed.
    WebPubSubClient client{NegotiateCredential(options)};
    // A connection that the server closes is at its end here; a chat would let it connect again.
    ClientOptions clientOptions;
    clientOptions.autoReconnect = false;
    client.setOptions(clientOptions);

    QObject::connect(&client, &WebPubSubClient::connected, &app,
        [&](const QString &, const QString &userId) { out << "connected as " << userId << Qt::endl; });
    QObject::connect(
        &client, &WebPubSubClient::serverMessageReceived, &app, [&](const ServerMessage &message) {
            out << "server: " << QString::fromUtf8(message.payload.bytes) << Qt::endl;
        });
    QObject::connect(&client, &WebPubSubClient::groupMessageReceived, &app, [&](const GroupMessage &message) {
        out << message.group << ": " << QString::fromUtf8(message.payload.bytes) << Qt::endl;
    });
    int exitCode = 0;
    QObject::connect(&client, &WebPubSubClient::errorOccurred, &app, [&](const Error &error) {
        err << error.name << ": " << error.message << Qt::endl;
        exitCode = 1;
    });
    QObject::connect(&client, &WebPubSubClient::stopped, &app, [&] { app.exit(exitCode); });
    QTimer::singleShot(std::chrono::minutes(1), &client, &WebPubSubClient::stop);
    client.start();
    return app.exec();
}
