#pragma once

#include "client/groupstreamwriter.h"
#include "client/outboundstream.h"

#include <QPointer>
#include <QTimer>

namespace WebPubSub {

/*!
    Drives the OutboundStream of one writer: time, frames and replies.

    Replies and failed() are told from the event loop, so only sending runs foreign code (handlers of
   traced()), and may delete us.
*/
class GroupStreamWriter::Private {
public:
    Private(OutboundStreams &streams, OpenStreamReply *opening, const OutboundStream::Options &options);

    void answered(const ServerFrame &frame);
    void suspend(const Error &error);
    void resume();
    void fail(const Error &error);

    void listen(GroupStreamWriter *writer);
    WriteReply *finish(const std::optional<StreamAbort> &why);
    void update(); //!< after each change of the stream; may delete us
    void settle();
    void settleClosed();
    void pump();
    void armTimer();

    GroupStreamWriter *q = nullptr;
    QPointer<OutboundStreams> streams;
    OutboundStream stream;
    QString group;
    QString streamId;
    QPointer<OpenStreamReply> opening; //!< null once it has the writer
    std::deque<QPointer<WriteReply>> writes; //!< of the fragments from firstWrite on
    quint64 firstWrite = 1;
    std::vector<QPointer<WriteReply>> ends;
    QTimer timer;
    bool isSettled = false; //!< its end has been told
};

} // namespace WebPubSub
