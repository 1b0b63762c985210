#pragma once

#include "client/clienttypes.h"

#include <QObject>

namespace WebPubSub {

/*!
    A stream of fragments that another connection publishes to a group (client-protocol.md section 3.6).

    Owner: its GroupStreamSubscription, whose thread it lives in. Made when its first fragment came; connect
   to it inside GroupStreamSubscription::streamStarted(), as that fragment follows at once. finished() or
   failed() comes exactly once, and the object deletes itself afterwards.
*/
class GroupStream : public QObject {
    Q_OBJECT
public:
    QString group() const { return m_group; }
    QString streamId() const { return m_streamId; }
    QString fromUserId() const { return m_fromUserId; } //!< empty: anonymous, or a protobuf subprotocol
    quint64 duplicates() const { return m_duplicates; } //!< fragments that came before, and were dropped

Q_SIGNALS:
    //! \a streamSequenceId goes up by one each time; it begins at 1 unless the stream was joined late.
    void fragmentReceived(const WebPubSub::Payload &payload, quint64 streamSequenceId);
    void finished(); //!< ended by its publisher; nothing is missing since the first fragment told
    /*!
        The stream is not whole. Names of the service (kind Rejected): IdleTimeout, Cancelled (its publisher
       is lost), UserError (broken off), InternalServerError, Forbidden. Of our own: StreamGap (Protocol),
       IdleTimeout (Timeout: no fragment for StreamReaderOptions::idleTimeout), Closed (Cancelled: by the
       subscription) and Stopped (Cancelled: by WebPubSubClient::stop()).
    */
    void failed(const WebPubSub::Error &error);

private:
    friend class GroupStreamSubscription;
    GroupStream(const GroupMessage &first, QObject *parent)
        : QObject(parent)
        , m_group(first.group)
        , m_streamId(first.stream->streamId)
        , m_fromUserId(first.fromUserId)
    {
    }

    QString m_group;
    QString m_streamId;
    QString m_fromUserId;
    quint64 m_duplicates = 0;
};

} // namespace WebPubSub
