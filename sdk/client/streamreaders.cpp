#include "client/streamreaders.h"

namespace WebPubSub {

GroupStreamSubscription *StreamReaders::add(const StreamReaderOptions &options)
{
    std::erase_if(m_subscriptions, [](const auto &subscription) { return !subscription; });
    auto *subscription = new GroupStreamSubscription(options, this);
    m_subscriptions.emplace_back(subscription);
    return subscription;
}

//! Of those that are there now: a handler may delete one, or all with the client.
template <typename Call>
void StreamReaders::forEach(Call call)
{
    const auto subscriptions = m_subscriptions;
    for (const auto &subscription : subscriptions) {
        if (subscription)
            call(*subscription);
    }
}

void StreamReaders::deliver(const GroupMessage &message)
{
    if (message.stream)
        forEach([&](GroupStreamSubscription &subscription) { subscription.take(message); });
}

void StreamReaders::endStreams(const Error &error)
{
    forEach([&](GroupStreamSubscription &subscription) { subscription.endStreams(error); });
}

} // namespace WebPubSub
