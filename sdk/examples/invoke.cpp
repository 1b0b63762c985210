/*
    Invokes an event of the application and prints the answer:

        CLIENT_ACCESS_URL='wss://…' example_invoke EVENT [TEXT]
        WEBPUBSUB_CONNECTION_STRING='Endpoint=…' example_invoke EVENT [TEXT [HUB]]

    Both hold a secret, so they come in the environment: an argument could be read by everybody on this
    computer. `hubscope-hub --echo` plays an application that answers with what it was asked.
*/
#include "auth/clienttoken.h"
#include "client/webpubsubclient.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace WebPubSub;

namespace {

Result<QUrl> clientUrl(const QString &hub)
{
    const QString text = qEnvironmentVariable("WEBPUBSUB_CONNECTION_STRING");
    if (text.isEmpty())
        return QUrl(qEnvironmentVariable("CLIENT_ACCESS_URL"));
    const auto connection = ConnectionString::parse(text);
    if (!connection)
        return connection.error();
    const auto token = makeClientAccessToken(*connection, hub, {}, QDateTime::currentDateTimeUtc());
    if (!token)
        return token.error();
    return token->url;
}

QString told(const InvokeResult &answer)
{
    if (!answer.payload)
        return QStringLiteral("nothing");
    const Payload &payload = *answer.payload;
    const bool isReadable = payload.type == DataType::Text || payload.type == DataType::Json;
    return isReadable
        ? QString::fromUtf8(payload.bytes)
        : QStringLiteral("%1 bytes of %2 data").arg(payload.bytes.size()).arg(dataTypeName(payload.type));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    QTextStream err(stderr);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2) {
        err << "usage: " << arguments.value(0) << " EVENT [TEXT [HUB]]" << Qt::endl;
        return 2;
    }
    const auto url = clientUrl(arguments.value(3, QStringLiteral("chat")));
    if (!url) {
        err << url.error().name << ": " << url.error().message << Qt::endl;
        return 1;
    }

    int exitCode = 0;
    WebPubSubClient client(*url);
    const auto fail = [&](const Error &error) {
        err << error.name << ": " << error.message << Qt::endl;
        exitCode = 1;
        client.stop();
    };
    QObject::connect(&client, &WebPubSubClient::errorOccurred, &app, fail);
    QObject::connect(&client, &WebPubSubClient::connected, &app, [&] {
        const InvokeOptions options{.timeout = std::chrono::seconds(30)};
        client.invokeEvent(arguments.at(1), Payload::text(arguments.value(2)), options)
            ->then(&app, [&](const Result<InvokeResult> &answer) {
                if (!answer)
                    return fail(answer.error());
                out << "answered: " << told(*answer) << Qt::endl;
                client.stop();
            });
    });
    QObject::connect(&client, &WebPubSubClient::stopped, &app, [&] { app.exit(exitCode); });
    client.start();
    return app.exec();
}
