#include "client/webpubsubclient.h"

#include "client/clientlife.h"
#include "core/redact.h"

using namespace WebPubSub;

WebPubSubClient::WebPubSubClient(const QUrl &clientAccessUrl, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::make_unique<UrlSource>(clientAccessUrl, nullptr)))
{
}

WebPubSubClient::WebPubSubClient(UrlProvider provider, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::make_unique<UrlSource>(std::move(provider), nullptr)))
{
}

WebPubSubClient::~WebPubSubClient()
{
    blockSignals(true);
}

void WebPubSubClient::setOptions(const ClientOptions &options)
{
    d->options = options;
}

const ClientOptions &WebPubSubClient::options() const
{
    return d->options;
}

void WebPubSubClient::setTransportFactory(TransportFactory factory)
{
    d->transportFactory = std::move(factory);
}

void WebPubSubClient::setTraceLane(const QString &lane)
{
    d->session->tracer().setLane(lane);
}

WebPubSubClient::State WebPubSubClient::state() const
{
    return d->state;
}

QString WebPubSubClient::connectionId() const
{
    return d->session->connectionId();
}

QString WebPubSubClient::userId() const
{
    return d->session->userId();
}

QUrl WebPubSubClient::url() const
{
    return QUrl(redactedUrl(d->session->url()));
}

QStringList WebPubSubClient::joinedGroups() const
{
    return d->upstream->joinedGroups();
}

WebPubSubClient::AckReply *WebPubSubClient::joinGroup(const QString &group, const SendOptions &options)
{
    return d->submit(JoinGroupFrame{.group = group}, options);
}

WebPubSubClient::AckReply *WebPubSubClient::leaveGroup(const QString &group, const SendOptions &options)
{
    d->groupStates->left(group);
    return d->submit(LeaveGroupFrame{.group = group}, options);
}

WebPubSubClient::AckReply *WebPubSubClient::sendToGroup(
    const QString &group, const Payload &payload, const SendOptions &options)
{
    return d->submit(SendToGroupFrame{.group = group,
                         .payload = payload,
                         .noEcho = options.noEcho,
                         .ttlSeconds = options.ttlSeconds,
                         .metadata = options.metadata},
        options);
}

WebPubSubClient::AckReply *WebPubSubClient::sendEvent(
    const QString &event, const Payload &payload, const SendOptions &options)
{
    return d->submit(EventFrame{.event = event, .payload = payload, .metadata = options.metadata}, options);
}

WebPubSubClient::InvokeReply *WebPubSubClient::invokeEvent(
    const QString &event, const Payload &payload, const InvokeOptions &options)
{
    auto *reply = new InvokeReply(this);
    d->invoker->invoke(reply, {.event = event, .payload = payload}, options);
    return reply;
}

WebPubSubClient::InvokeReply *WebPubSubClient::invokeEvent(const QString &event, const InvokeOptions &options)
{
    auto *reply = new InvokeReply(this);
    d->invoker->invoke(reply, {.event = event}, options);
    return reply;
}

WebPubSubClient::AckReply *WebPubSubClient::setGroupState(
    const QString &group, const GroupState &state, const SendOptions &options)
{
    auto *reply = new AckReply(this);
    d->groupStates->set(reply, group, state, options);
    return reply;
}

WebPubSubClient::AckReply *WebPubSubClient::clearGroupState(const QString &group, const SendOptions &options)
{
    auto *reply = new AckReply(this);
    d->groupStates->set(reply, group, std::nullopt, options);
    return reply;
}

Result<std::optional<GroupState>> WebPubSubClient::getGroupState(const QString &group) const
{
    return d->groupStates->own(group);
}

WebPubSubClient::AckReply *WebPubSubClient::subscribeGroupStates(
    const QString &group, const SendOptions &options)
{
    auto *reply = new AckReply(this);
    d->groupStates->subscribe(reply, group, options);
    return reply;
}

WebPubSubClient::AckReply *WebPubSubClient::unsubscribeGroupStates(
    const QString &group, const SendOptions &options)
{
    auto *reply = new AckReply(this);
    d->groupStates->unsubscribe(reply, group, options);
    return reply;
}

Result<QList<GroupStateItem>> WebPubSubClient::listGroupStates(const QString &group) const
{
    return d->groupStates->list(group);
}

OpenStreamReply *WebPubSubClient::openGroupStream(const QString &group, const StreamOptions &options)
{
    auto *reply = new OpenStreamReply(this);
    d->streams->start(reply, group, options);
    return reply;
}

GroupStreamSubscription *WebPubSubClient::onGroupStream(const StreamReaderOptions &options)
{
    return d->streamReaders->add(options);
}

void WebPubSubClient::start()
{
    d->start();
}

void WebPubSubClient::stop()
{
    d->stop();
}

void WebPubSubClient::reconnectNow()
{
    d->reconnectNow();
}

void WebPubSubClient::dropTransport()
{
    d->dropTransport();
}
