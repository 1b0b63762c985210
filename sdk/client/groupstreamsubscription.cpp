#include "client/groupstreamsubscription.h"

#include "client/inboundstreams.h"

#include <QPointer>
#include <QTimer>

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

InboundStreams::TimePoint steadyNow()
{
    return std::chrono::steady_clock::now();
}

Error tooMany(const GroupMessage &message, int limit)
{
    return {.kind = ErrorKind::Rejected,
        .name = u"TooManyStreams"_s,
        .message = u"Stream \"%1\" in group \"%2\" is not read, as %3 streams are read already. Raise "
                   "StreamReaderOptions::maxStreams, or read fewer groups."_s
                       .arg(message.stream->streamId, message.group)
                       .arg(limit)};
}

Error closedByReader()
{
    return {.kind = ErrorKind::Cancelled,
        .name = u"Closed"_s,
        .message = u"The subscription was closed before the stream ended."_s};
}

} // namespace

class GroupStreamSubscription::Private {
public:
    using Key = InboundStreams::Key;

    explicit Private(const StreamReaderOptions &readerOptions)
        : options(readerOptions)
        , table(readerOptions)
    {
    }

    void armTimer();
    void end(const Key &key, const std::optional<Error> &error);
    void endIdle(const GroupStreamSubscription *q);

    StreamReaderOptions options;
    InboundStreams table;
    QHash<Key, QPointer<GroupStream>> streams;
    QTimer idle;
    bool isActive = true;
};

void GroupStreamSubscription::Private::armTimer()
{
    const auto due = table.nextDue();
    if (!due || idle.isActive())
        return; // all streams have the same limit: a timer that is early just looks again
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*due - steadyNow());
    idle.start(std::max(wait, std::chrono::milliseconds(0)));
}

void GroupStreamSubscription::Private::end(const Key &key, const std::optional<Error> &error)
{
    const QPointer<GroupStream> stream = streams.take(key);
    if (!stream)
        return;
    stream->deleteLater(); // first, as a handler may delete us
    if (error)
        Q_EMIT stream->failed(*error);
    else
        Q_EMIT stream->finished();
}

void GroupStreamSubscription::Private::endIdle(const GroupStreamSubscription *q)
{
    const QPointer<const GroupStreamSubscription> alive(q);
    for (const Key &key : table.takeIdle(steadyNow())) {
        end(key, table.idleError(key));
        if (!alive)
            return;
    }
    armTimer();
}

GroupStreamSubscription::GroupStreamSubscription(const StreamReaderOptions &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(options))
{
    d->idle.setParent(this); // so that moveToThread() takes it along
    d->idle.setSingleShot(true);
    connect(&d->idle, &QTimer::timeout, this, [this] { d->endIdle(this); });
}

GroupStreamSubscription::~GroupStreamSubscription() = default;

bool GroupStreamSubscription::isActive() const
{
    return d->isActive;
}

void GroupStreamSubscription::close()
{
    d->isActive = false;
    endStreams(closedByReader());
}

void GroupStreamSubscription::endStreams(const Error &error)
{
    const QPointer<GroupStreamSubscription> alive(this);
    d->idle.stop();
    d->table = InboundStreams(d->options);
    while (alive && !d->streams.isEmpty())
        d->end(d->streams.begin().key(), error);
}

void GroupStreamSubscription::take(const GroupMessage &message)
{
    if (!d->isActive)
        return;
    const auto step = d->table.take(message, steadyNow());
    const QPointer<GroupStreamSubscription> alive(this);
    if (step.isRefused)
        Q_EMIT streamRefused(tooMany(message, d->options.maxStreams));
    if (!alive || !message.stream)
        return;
    const Private::Key key{message.group, message.stream->streamId};
    QPointer<GroupStream> stream = d->streams.value(key);
    if (step.isFirst) {
        stream = new GroupStream(message, this);
        d->streams.insert(key, stream);
        d->armTimer();
        Q_EMIT streamStarted(stream);
    }
    // The streams are our children: one that is there shows that we are, too.
    const auto isRead = [&] { return stream && d->streams.value(key) == stream; };
    if (step.isDuplicate && isRead())
        ++stream->m_duplicates;
    if (step.isData && isRead())
        Q_EMIT stream->fragmentReceived(message.payload, message.stream->streamSequenceId);
    if (step.isEnd && isRead())
        d->end(key, step.error);
}

} // namespace WebPubSub
