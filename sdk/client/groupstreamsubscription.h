#pragma once

#include "client/groupstream.h"

#include <memory>

namespace WebPubSub {

/*!
    Reads streams of groups; made by WebPubSubClient::onGroupStream(). The groups have to be joined as for any
    message, and each fragment is told by WebPubSubClient::groupMessageReceived(), too.

    Owner: the client; delete it when it is not wanted any more, which closes it without a signal. It outlives
    reconnections and stop(): only close() ends it.
*/
class GroupStreamSubscription : public QObject {
    Q_OBJECT
public:
    ~GroupStreamSubscription() override;

    bool isActive() const; //!< until close()
    //! Ends the streams under way, which tell failed() with kind Cancelled, and reads no more.
    void close();

Q_SIGNALS:
    //! \a stream is read from now on: from its first fragment, or from where it was met when it had begun
    //! before.
    void streamStarted(WebPubSub::GroupStream *stream);
    //! StreamReaderOptions::maxStreams are read already, so a new one is left out. Told once until there is
    //! room.
    void streamRefused(const WebPubSub::Error &error);

private:
    friend class StreamReaders;
    GroupStreamSubscription(const StreamReaderOptions &options, QObject *parent);
    void take(const GroupMessage &message);
    void endStreams(const Error &error);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace WebPubSub
