#include "client/clientstate.h"

#include <QMetaEnum>

namespace WebPubSub {

WebPubSubClient::State publicState(Reconnector::State state)
{
    switch (state) {
    case Reconnector::State::Connecting:
        return WebPubSubClient::State::Connecting;
    case Reconnector::State::Connected:
        return WebPubSubClient::State::Connected;
    case Reconnector::State::Recovering:
        return WebPubSubClient::State::Recovering;
    case Reconnector::State::Reconnecting:
        return WebPubSubClient::State::Reconnecting;
    case Reconnector::State::Stopped:
    case Reconnector::State::Stopping:
        break;
    }
    return WebPubSubClient::State::Stopped;
}

QString stateName(Reconnector::State state)
{
    if (state == Reconnector::State::Stopping)
        return QStringLiteral("Stopping");
    return QLatin1String(QMetaEnum::fromType<WebPubSubClient::State>().valueToKey(int(publicState(state))));
}

} // namespace WebPubSub
