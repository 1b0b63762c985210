#pragma once

#include "client/clienttypes.h"

#include <QObject>

#include <memory>

namespace WebPubSub {

class OutboundStreams;

/*!
    Publishes fragments to a group, in order and none twice; given by WebPubSubClient::openGroupStream()
    (client-protocol.md section 3.6).

    Owner: the client; delete it when it is done with. Deleting an open one breaks its stream off. Thread: the
    client's. A recovered connection sends again whatever the service has not accepted; one that is lost for
   good fails the stream.
*/
class GroupStreamWriter : public QObject {
    Q_OBJECT
public:
    using WriteReply = WebPubSubReplyOf<Done>;

    ~GroupStreamWriter() override;

    QString group() const;
    QString streamId() const;
    bool isOpen() const; //!< takes fragments
    int unackedFragments() const; //!< written, and not accepted by the service yet
    qint64 unackedBytes() const; //!< of their payloads

    /*!
        Finishes when the service has accepted the fragment. Fails at once, and without effect on the stream,
       with WouldBlock beyond StreamOptions::maxUnackedFragments or maxUnackedBytes and when the network does
       not keep up, with FRAME_SIZE or FRAME_JSON for a payload that cannot be sent, and with StreamClosed
       after the end. Aborting the reply does not take the fragment back.
    */
    WriteReply *write(const Payload &payload);
    //! Finishes when the service has closed the stream, which it is told once it has accepted all fragments.
    WriteReply *end();
    //! Breaks the stream off behind what was written: readers see the error UserError with \p why.
    WriteReply *abort(const StreamAbort &why = {});

public Q_SLOTS:
    //! Keeps the service from closing a stream that pauses (StreamOptions::idleTimeout). Readers see nothing
    //! of it.
    void keepAlive();

Q_SIGNALS:
    /*!
        The stream is over, with an error; once, and after the replies that it failed. Names of the service
       (kind Rejected): IdleTimeout, StreamNotFound, Forbidden, BadRequest, InternalServerError. Of our own:
       Timeout (nothing accepted within ClientOptions::ackTimeout), ProtocolViolation, FragmentsLost, and the
       error with which the connection was lost. Not told of end() and abort() that succeed.
    */
    void failed(const WebPubSub::Error &error);

private:
    friend class OutboundStreams;
    class Private;
    explicit GroupStreamWriter(std::unique_ptr<Private> priv, QObject *parent);
    std::unique_ptr<Private> d;
};

using OpenStreamReply = WebPubSubReplyOf<GroupStreamWriter *>;

} // namespace WebPubSub
