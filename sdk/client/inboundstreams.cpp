#include "client/inboundstreams.h"

#include <algorithm>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

Error gap(const InboundStreams::Key &key, quint64 expected, quint64 came)
{
    return {.kind = ErrorKind::Protocol,
        .name = u"StreamGap"_s,
        .message =
            u"Stream \"%1\" in group \"%2\": fragment %3 came where %4 was expected, so at least one is "
            "missing and the stream is read no further. The publisher has to send it again as a new stream."_s
                .arg(key.streamId, key.group)
                .arg(came)
                .arg(expected)};
}

Error brokenOff(const InboundStreams::Key &key, const StreamError &error)
{
    const QString code = error.userErrorCode.isEmpty() ? QString() : u" (%1)"_s.arg(error.userErrorCode);
    return {.kind = ErrorKind::Rejected,
        .name = error.name,
        .message = u"Stream \"%1\" in group \"%2\" was broken off: %3%4. It said: \"%5\"."_s.arg(
            key.streamId, key.group, error.name, code, error.message)};
}

} // namespace

InboundStreams::InboundStreams(const StreamReaderOptions &options)
    : m_options(options)
{
}

InboundStreams::Step InboundStreams::take(const GroupMessage &message, TimePoint now)
{
    if (!message.stream || !(m_options.groups.isEmpty() || m_options.groups.contains(message.group)))
        return {};
    const Key key{message.group, message.stream->streamId};
    const auto known = m_streams.find(key);
    // An id may be used again: a first fragment ends what was left out under its name.
    if (known == m_streams.end() || (!known->isFollowed && message.stream->streamSequenceId == 1))
        return begin(key, message, now);
    known->lastSeen = now;
    if (known->isFollowed)
        return advance(key, *known, message);
    if (message.stream->endOfStream)
        m_streams.erase(known);
    return {};
}

InboundStreams::Step InboundStreams::begin(const Key &key, const GroupMessage &message, TimePoint now)
{
    const StreamInfo &info = *message.stream;
    const bool isBareEnd = info.endOfStream && message.payload.bytes.isEmpty();
    if (info.streamSequenceId != 1 && (isBareEnd || (m_options.handleFromStart && info.endOfStream)))
        return {}; // the end of something that was never seen
    if (!m_streams.contains(key) && !hasRoom())
        return {.isRefused = !std::exchange(m_isFullTold, true)};
    m_isFullTold = false;
    const bool isFollowed = info.streamSequenceId == 1 || !m_options.handleFromStart;
    Stream &stream = m_streams[key] = {info.streamSequenceId, isFollowed, now};
    if (!isFollowed)
        return {};
    Step step = advance(key, stream, message);
    step.isFirst = true;
    return step;
}

InboundStreams::Step InboundStreams::advance(const Key &key, Stream &stream, const GroupMessage &message)
{
    const StreamInfo &info = *message.stream;
    const quint64 expected = stream.expected;
    const bool isGap = info.streamSequenceId > expected;
    Step step;
    step.isDuplicate = info.streamSequenceId < expected;
    step.isEnd = isGap || info.endOfStream;
    // An end without a payload is not data (section 10, item 45); a fragment without one is.
    step.isData = !isGap && !step.isDuplicate && !(info.endOfStream && message.payload.bytes.isEmpty());
    if (info.error)
        step.error = brokenOff(key, *info.error);
    else if (isGap)
        step.error = gap(key, expected, info.streamSequenceId);
    if (info.endOfStream)
        m_streams.remove(key);
    else if (isGap)
        stream.isFollowed = false;
    else if (!step.isDuplicate)
        ++stream.expected;
    return step;
}

bool InboundStreams::hasRoom()
{
    if (m_streams.size() < m_options.maxStreams)
        return true;
    // Those that are left out have only a place so that they are not taken for new ones.
    const auto leftOut = std::find_if(
        m_streams.begin(), m_streams.end(), [](const Stream &stream) { return !stream.isFollowed; });
    if (leftOut == m_streams.end())
        return false;
    m_streams.erase(leftOut);
    return true;
}

std::vector<InboundStreams::Key> InboundStreams::takeIdle(TimePoint now)
{
    std::vector<Key> idle;
    if (m_options.idleTimeout.count() <= 0)
        return idle;
    for (auto stream = m_streams.begin(); stream != m_streams.end();) {
        if (now - stream->lastSeen < m_options.idleTimeout) {
            ++stream;
            continue;
        }
        if (stream->isFollowed)
            idle.push_back(stream.key());
        stream = m_streams.erase(stream);
    }
    return idle;
}

std::optional<InboundStreams::TimePoint> InboundStreams::nextDue() const
{
    if (m_streams.isEmpty() || m_options.idleTimeout.count() <= 0)
        return {};
    const auto oldest = std::min_element(m_streams.begin(), m_streams.end(),
        [](const Stream &a, const Stream &b) { return a.lastSeen < b.lastSeen; });
    return oldest->lastSeen + m_options.idleTimeout;
}

Error InboundStreams::idleError(const Key &key) const
{
    return {.kind = ErrorKind::Timeout,
        .name = u"IdleTimeout"_s,
        .message =
            u"Stream \"%1\" in group \"%2\" had no fragment for %3 s and is read no further. A publisher "
            u"that "
            "pauses longer needs readers with a longer idle timeout; its keepalives are not passed on."_s
                .arg(key.streamId, key.group)
                .arg(double(m_options.idleTimeout.count()) / 1000)};
}

} // namespace WebPubSub
