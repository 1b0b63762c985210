/*
    Joins the group "lobby", says hello there, and ends when it has heard itself.

        CLIENT_ACCESS_URL='wss://…' example_hello

    The URL comes in the environment: it holds a token, and an argument could be read by everybody on this
    computer. Its token needs the roles webpubsub.joinLeaveGroup and webpubsub.sendToGroup.
*/
#include "client/webpubsubclient.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace WebPubSub;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    QTextStream err(stderr);
    int exitCode = 0;

    WebPubSubClient client(QUrl(qEnvironmentVariable("CLIENT_ACCESS_URL")));
    const auto fail = [&](const Error &error) {
        err << error.name << ": " << error.message << Qt::endl;
        exitCode = 1;
        client.stop();
    };
    QObject::connect(&client, &WebPubSubClient::errorOccurred, &app, fail);
    QObject::connect(
        &client, &WebPubSubClient::connected, &app, [&](const QString &connectionId, const QString &userId) {
            out << "connected as " << (userId.isEmpty() ? connectionId : userId) << Qt::endl;
            client.joinGroup(QStringLiteral("lobby"))->then(&app, [&](const Result<Ack> &joined) {
                if (!joined)
                    return fail(joined.error());
                client.sendToGroup(QStringLiteral("lobby"), Payload::text(QStringLiteral("hello")))
                    ->then(&app, [&](const Result<Ack> &sent) {
                        if (!sent)
                            fail(sent.error());
                    });
            });
        });
    QObject::connect(&client, &WebPubSubClient::groupMessageReceived, &app, [&](const GroupMessage &message) {
        out << message.group << ": " << QString::fromUtf8(message.payload.bytes) << Qt::endl;
        client.stop();
    });
    QObject::connect(&client, &WebPubSubClient::stopped, &app, [&] { app.exit(exitCode); });
    client.start();
    return app.exec();
}
