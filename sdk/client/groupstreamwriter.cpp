#include "client/groupstreamwriter_p.h"

#include "client/outboundstreams.h"

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

OutboundStream::TimePoint steadyNow()
{
    return std::chrono::steady_clock::now();
}

Error cancelled(const QString &what)
{
    return {.kind = ErrorKind::Cancelled, .name = u"Cancelled"_s, .message = what};
}

template <typename T>
void complete(const QPointer<WebPubSubReplyOf<T>> &reply, const Result<T> &result)
{
    if (reply)
        reply->complete(result);
}

} // namespace

GroupStreamWriter::Private::Private(
    OutboundStreams &router, OpenStreamReply *reply, const OutboundStream::Options &options)
    : streams(&router)
    , stream(options, steadyNow())
    , group(options.start.group)
    , streamId(options.start.streamId)
    , opening(reply)
{
}

void GroupStreamWriter::Private::listen(GroupStreamWriter *writer)
{
    q = writer;
    timer.setParent(q); // so that moveToThread() takes it along
    timer.setSingleShot(true);
    connect(&timer, &QTimer::timeout, q, [this] {
        stream.timeUp(steadyNow());
        update();
    });
    connect(opening, &WebPubSubReply::aborted, q, [this] {
        stream.giveUp(cancelled(u"The stream was not wanted any more."_s), u"Cancelled"_s);
        update();
    });
}

void GroupStreamWriter::Private::answered(const ServerFrame &frame)
{
    const auto now = steadyNow();
    if (const auto *ack = std::get_if<StreamAckFrame>(&frame))
        stream.acked(ack->expectedSequenceId, now);
    else if (const auto *nack = std::get_if<StreamNackFrame>(&frame))
        stream.nacked(*nack, now);
    else if (const auto *closed = std::get_if<StreamClosedFrame>(&frame))
        stream.closed(*closed, now);
    update();
}

void GroupStreamWriter::Private::suspend(const Error &error)
{
    if (stream.state() == OutboundStream::State::Opening) // the service may have opened it all the same
        streams->farewell({streamId, StreamAbort{error.message, u"Cancelled"_s}});
    stream.suspend(error);
    update();
}

void GroupStreamWriter::Private::resume()
{
    stream.resume(steadyNow());
    update();
}

void GroupStreamWriter::Private::fail(const Error &error)
{
    stream.fail(error);
    update();
}

void GroupStreamWriter::Private::update()
{
    settle();
    const QPointer<GroupStreamWriter> alive(q);
    pump();
    if (alive)
        armTimer();
}

void GroupStreamWriter::Private::settle()
{
    for (; firstWrite < stream.expectedSequenceId() && !writes.empty(); ++firstWrite) {
        complete<Done>(writes.front(), Done{});
        writes.pop_front();
    }
    if (stream.state() == OutboundStream::State::Closed)
        settleClosed();
    else if (opening && stream.state() == OutboundStream::State::Open)
        std::exchange(opening, nullptr)->complete(q);
}

void GroupStreamWriter::Private::settleClosed()
{
    if (std::exchange(isSettled, true))
        return;
    if (streams)
        streams->forget(*q);
    const std::optional<Error> error = stream.error();
    const Result<Done> result = error ? Result<Done>(*error) : Result<Done>(Done{});
    for (const auto &reply : std::exchange(writes, {}))
        complete<Done>(reply, result);
    for (const auto &reply : std::exchange(ends, {}))
        complete<Done>(reply, result);
    if (!error)
        return;
    if (opening) { // nobody else knows the writer
        std::exchange(opening, nullptr)->complete(*error);
        q->deleteLater();
        return;
    }
    QMetaObject::invokeMethod(
        q, [writer = q, error] { Q_EMIT writer->failed(*error); }, Qt::QueuedConnection);
}

//! One frame at a time, as a handler of traced() may write, too.
void GroupStreamWriter::Private::pump()
{
    const QPointer<GroupStreamWriter> alive(q);
    const bool isGivenUp = stream.state() == OutboundStream::State::Closed;
    while (alive && streams && (isGivenUp || streams->isOpen())) {
        const auto frame = stream.nextFrame(steadyNow());
        if (!frame)
            break;
        if (const auto *end = std::get_if<StreamEndFrame>(&*frame); end && isGivenUp)
            streams->farewell(*end);
        else
            streams->send(*frame);
    }
}

void GroupStreamWriter::Private::armTimer()
{
    const auto due = stream.nextDue();
    if (!due)
        return timer.stop();
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*due - steadyNow());
    timer.start(std::max(wait, std::chrono::milliseconds(0)));
}

GroupStreamWriter::GroupStreamWriter(std::unique_ptr<Private> priv, QObject *parent)
    : QObject(parent)
    , d(std::move(priv))
{
    d->listen(this);
}

GroupStreamWriter::~GroupStreamWriter()
{
    setParent(nullptr); // the farewell may delete the client, and us not a second time
    if (d->isSettled || !d->streams)
        return;
    const Error error = cancelled(u"The writer was deleted before the stream ended."_s);
    d->stream.fail(error);
    d->settle();
    d->streams->farewell({d->streamId, StreamAbort{error.message, u"Cancelled"_s}});
}

QString GroupStreamWriter::group() const
{
    return d->group;
}

QString GroupStreamWriter::streamId() const
{
    return d->streamId;
}

bool GroupStreamWriter::isOpen() const
{
    return d->stream.state() == OutboundStream::State::Open;
}

int GroupStreamWriter::unackedFragments() const
{
    return d->stream.unackedFragments();
}

qint64 GroupStreamWriter::unackedBytes() const
{
    return d->stream.unackedBytes();
}

GroupStreamWriter::WriteReply *GroupStreamWriter::write(const Payload &payload)
{
    auto *reply = new WriteReply(parent()); // may outlive us
    if (const Result<Done> valid = d->streams->check(d->streamId, payload); !valid && isOpen()) {
        reply->complete(valid.error());
        return reply;
    }
    const Result<quint64> written = d->stream.write(payload, steadyNow());
    if (!written) {
        reply->complete(written.error());
        return reply;
    }
    d->writes.emplace_back(reply);
    d->update();
    return reply;
}

GroupStreamWriter::WriteReply *GroupStreamWriter::end()
{
    return d->finish({});
}

GroupStreamWriter::WriteReply *GroupStreamWriter::abort(const StreamAbort &why)
{
    return d->finish(why);
}

GroupStreamWriter::WriteReply *GroupStreamWriter::Private::finish(const std::optional<StreamAbort> &why)
{
    auto *reply = new WriteReply(q->parent());
    const Result<Done> ending = stream.end(why, steadyNow());
    if (!ending) {
        reply->complete(ending.error());
        return reply;
    }
    ends.emplace_back(reply);
    update();
    return reply;
}

void GroupStreamWriter::keepAlive()
{
    d->stream.keepAlive();
    d->update();
}

} // namespace WebPubSub
