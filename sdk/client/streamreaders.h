#pragma once

#include "client/groupstreamsubscription.h"

#include <QPointer>

#include <vector>

namespace WebPubSub {

/*!
    The subscriptions of one client, and the way of a group message to them.

    Owner: the client.
*/
class StreamReaders : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    GroupStreamSubscription *add(const StreamReaderOptions &options);
    void deliver(const GroupMessage &message);
    void endStreams(const Error &error); //!< the subscriptions stay

private:
    template <typename Call>
    void forEach(Call call);

    std::vector<QPointer<GroupStreamSubscription>> m_subscriptions;
};

} // namespace WebPubSub
