#include "localhub/hubstreams.h"

#include <algorithm>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 defaultIdleTimeoutMs = 300'000; // section 3.6
// No source states limits; these only keep a broken client from filling the hub's memory.
constexpr size_t maxStreamsPerConnection = 1000;
constexpr qsizetype maxStreamIdLength = 1024;

//! The one place that knows what subscribers are told of a publisher that is lost (section 11, 8).
StreamError publisherLost()
{
    return {u"Cancelled"_s, u"the publisher's connection is lost"_s, {}};
}

QString idleText(const HubStream &stream)
{
    return u"no fragment and no keepalive for %1 ms"_s.arg(stream.idleTimeoutMs);
}

} // namespace

HubStreams::HubStreams(HubTrace &trace, const HubClock &clock, Publish publish)
    : m_trace(trace)
    , m_clock(clock)
    , m_publish(std::move(publish))
{
}

HubStream *HubStreams::find(const HubSession &from, const QString &streamId)
{
    const auto owner = m_streams.find(&from);
    if (owner == m_streams.end())
        return nullptr;
    const auto stream = owner->second.find(streamId);
    return stream == owner->second.end() ? nullptr : &stream->second;
}

void HubStreams::remove(const HubSession &from, const QString &streamId)
{
    const auto owner = m_streams.find(&from);
    owner->second.erase(streamId);
    if (owner->second.empty())
        m_streams.erase(owner);
}

void HubStreams::refuse(
    HubSession &from, const QString &streamId, const AckError &error, const HubCause &cause)
{
    sendTo(from, StreamClosedFrame{streamId, error}, m_trace, cause);
}

void HubStreams::start(HubSession &from, const StreamStartFrame &frame, const HubCause &cause)
{
    const auto refused = [&](const QString &why) {
        refuse(from, frame.streamId, {u"BadRequest"_s, why}, cause);
    };
    if (frame.streamId.size() > maxStreamIdLength)
        return refused(u"a streamId has at most %1 characters"_s.arg(maxStreamIdLength));
    if (find(from, frame.streamId))
        return refused(
            u"streamId %1 belongs to a stream of this connection that is active"_s.arg(frame.streamId));
    ById &streams = m_streams[&from];
    if (streams.size() >= maxStreamsPerConnection)
        return refused(u"a connection may have %1 streams; end some"_s.arg(maxStreamsPerConnection));
    const HubStream stream{.owner = &from,
        .hub = from.hub,
        .group = frame.group,
        .fromUserId = from.userId,
        .streamId = frame.streamId,
        .noEcho = frame.noEcho,
        .idleTimeoutMs = frame.idleTimeoutMs ? qint64(*frame.idleTimeoutMs) : defaultIdleTimeoutMs,
        .lastActiveMs = m_clock.steadyMs()};
    streams.insert_or_assign(frame.streamId, stream);
    m_alarm(stream.lastActiveMs + stream.idleTimeoutMs);
    sendTo(from, StreamAckFrame{frame.streamId, stream.expected}, m_trace, cause);
}

void HubStreams::data(HubSession &from, const StreamDataFrame &frame, const HubCause &cause)
{
    HubStream *stream = find(from, frame.streamId);
    if (!stream)
        return refuse(from, frame.streamId, {u"StreamNotFound"_s, u"there is no such stream"_s}, cause);
    stream->lastActiveMs = m_clock.steadyMs();
    if (!frame.payload)
        return; // a keepalive
    const quint64 sequenceId = frame.streamSequenceId.value_or(0);
    if (sequenceId > stream->expected) {
        const QString what = u"fragment %1 came where %2 is expected"_s.arg(sequenceId).arg(stream->expected);
        sendTo(from, StreamNackFrame{frame.streamId, u"InvalidSequenceId"_s, what, stream->expected}, m_trace,
            cause);
        return;
    }
    if (sequenceId == stream->expected) {
        m_publish(
            *stream, {.streamId = stream->streamId, .streamSequenceId = sequenceId}, *frame.payload, cause);
        ++stream->expected;
    }
    // Also for a fragment that came before: its publisher may have lost the ack with its socket.
    sendTo(from, StreamAckFrame{frame.streamId, stream->expected}, m_trace, cause);
}

void HubStreams::end(HubSession &from, const StreamEndFrame &frame, const HubCause &cause)
{
    const HubStream *stream = find(from, frame.streamId);
    if (!stream)
        return refuse(from, frame.streamId, {u"StreamNotFound"_s, u"there is no such stream"_s}, cause);
    std::optional<StreamError> error;
    if (frame.error)
        error = StreamError{u"UserError"_s, frame.error->message, frame.error->userErrorCode};
    publishEnd(*stream, error, cause);
    remove(from, frame.streamId);
    sendTo(from, StreamClosedFrame{frame.streamId, {}}, m_trace, cause);
}

void HubStreams::publishEnd(
    const HubStream &stream, const std::optional<StreamError> &error, const HubCause &cause)
{
    // The codecs write a dataType for an empty text, too: without one the official client would drop the end
    // (section 10, item 49).
    m_publish(stream,
        {.streamId = stream.streamId,
            .streamSequenceId = stream.expected,
            .endOfStream = true,
            .error = error},
        Payload{DataType::Text, {}}, cause);
}

void HubStreams::connectionEnded(const HubSession &session)
{
    const auto owner = m_streams.find(&session);
    if (owner == m_streams.end())
        return;
    for (auto &[streamId, stream] : owner->second) {
        stream.owner = nullptr;
        m_orphans.push_back(std::move(stream));
    }
    m_streams.erase(owner);
    // Not now: who ends connections is not to see others end meanwhile, as they may when their buffers are
    // full.
    m_alarm(m_clock.steadyMs());
}

void HubStreams::expire()
{
    for (const HubStream &stream : std::exchange(m_orphans, {}))
        publishEnd(stream, publisherLost());
    const qint64 now = m_clock.steadyMs();
    for (auto owner = m_streams.begin(); owner != m_streams.end();) {
        endIdle(owner->second, now);
        owner = owner->second.empty() ? m_streams.erase(owner) : std::next(owner);
    }
}

void HubStreams::endIdle(ById &streams, qint64 now)
{
    for (auto entry = streams.begin(); entry != streams.end();) {
        const HubStream &stream = entry->second;
        if (now - stream.lastActiveMs < stream.idleTimeoutMs) {
            ++entry;
            continue;
        }
        publishEnd(stream, StreamError{u"IdleTimeout"_s, idleText(stream), {}});
        if (stream.owner->peer) // one that is away is told StreamNotFound when it comes back
            refuse(*stream.owner, stream.streamId, {u"IdleTimeout"_s, idleText(stream)}, {});
        entry = streams.erase(entry);
    }
}

std::optional<qint64> HubStreams::nextExpiryMs() const
{
    std::optional<qint64> next;
    if (!m_orphans.empty())
        next = m_clock.steadyMs();
    for (const auto &[session, streams] : m_streams) {
        for (const auto &[streamId, stream] : streams) {
            const qint64 due = stream.lastActiveMs + stream.idleTimeoutMs;
            next = std::min(next.value_or(due), due);
        }
    }
    return next;
}

} // namespace WebPubSub
