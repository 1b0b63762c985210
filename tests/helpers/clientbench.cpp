#include "helpers/clientbench.h"

#include <QMetaEnum>
#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

const QUrl ClientBench::url(QStringLiteral("wss://demo.example.net/client/hubs/chat?access_token=SECRET"));

ClientOptions ClientBench::quickOptions()
{
    ClientOptions options;
    options.reconnectRetry.delay = 5ms;
    options.recoveryDelay = 5ms;
    options.closeTimeout = 50ms;
    options.keepAliveInterval = 0s;
    return options;
}

ClientBench::ClientBench(const ClientOptions &options)
    : client(std::make_unique<WebPubSubClient>(url))
{
    listen(options);
}

ClientBench::ClientBench(WebPubSubClient::UrlProvider provider, const ClientOptions &options)
    : client(std::make_unique<WebPubSubClient>(std::move(provider)))
{
    listen(options);
}

void ClientBench::listen(const ClientOptions &options)
{
    client->setTransportFactory(network.factory());
    client->setOptions(options);
    const WebPubSubClient *c = client.get();
    const auto tell = [this](const char *what, const QString &rest = {}) {
        news += rest.isEmpty() ? QString::fromLatin1(what) : QString::fromLatin1(what) + u' ' + rest;
    };
    QObject::connect(c, &WebPubSubClient::stateChanged, [tell](WebPubSubClient::State state) {
        tell(QMetaEnum::fromType<WebPubSubClient::State>().valueToKey(int(state)));
    });
    QObject::connect(c, &WebPubSubClient::connected,
        [tell](const QString &id, const QString &user) { tell("connected", id + u' ' + user); });
    QObject::connect(c, &WebPubSubClient::disconnected,
        [tell](const QString &id, const Error &error) { tell("disconnected", id + u' ' + error.name); });
    QObject::connect(c, &WebPubSubClient::stopped, [tell] { tell("stopped"); });
    QObject::connect(c, &WebPubSubClient::recovering, [tell](const QString &id) { tell("recovering", id); });
    QObject::connect(c, &WebPubSubClient::recovered, [tell](const QString &id) { tell("recovered", id); });
    QObject::connect(
        c, &WebPubSubClient::errorOccurred, [tell](const Error &error) { tell("error", error.name); });
    QObject::connect(c, &WebPubSubClient::discontinuity,
        [tell](quint64 first, quint64 last) { tell("gap", QStringLiteral("%1-%2").arg(first).arg(last)); });
    QObject::connect(
        c, &WebPubSubClient::rejoinGroupFailed, [tell](const QString &group, const Error &error) {
            tell("rejoin failed", group + u' ' + error.name);
        });
    QObject::connect(c, &WebPubSubClient::groupMessageReceived,
        [tell](const GroupMessage &m) { tell("message", QString::fromUtf8(m.payload.bytes)); });
}

QByteArray ClientBench::connectedFrame(const QByteArray &id)
{
    return R"({"type":"system","event":"connected","userId":"ann","connectionId":")" + id
        + R"(","reconnectionToken":"token-of-)" + id + R"("})";
}

QByteArray ClientBench::message(quint64 sequenceId, const QByteArray &text)
{
    return R"({"type":"message","from":"group","group":"lobby","dataType":"text","data":")" + text
        + R"(","sequenceId":)" + QByteArray::number(sequenceId) + "}";
}

QByteArray ClientBench::ok(quint64 ackId)
{
    return R"({"type":"ack","success":true,"ackId":)" + QByteArray::number(ackId) + "}";
}

QString ClientBench::outcome(WebPubSubClient::AckReply *reply)
{
    if (!reply->isFinished())
        return QStringLiteral("pending");
    return reply->result() ? QStringLiteral("ok") : reply->result().error().name;
}

WebPubSubReplyOf<QUrl> *ClientBench::answered(const Result<QUrl> &url)
{
    auto *reply = new WebPubSubReplyOf<QUrl>(qApp);
    reply->complete(url);
    return reply;
}

bool ClientBench::waitForWire(qsizetype opened)
{
    return QTest::qWaitFor([&] { return network.opened() >= opened && wire(); }, 5000);
}

bool ClientBench::connectNow(const QByteArray &id)
{
    const qsizetype before = network.opened();
    client->start();
    return reconnectNow(before + 1, id);
}

bool ClientBench::reconnectNow(qsizetype opened, const QByteArray &id)
{
    if (!waitForWire(opened))
        return false;
    wire()->accept();
    wire()->reply(connectedFrame(id));
    return client->state() == WebPubSubClient::State::Connected;
}
