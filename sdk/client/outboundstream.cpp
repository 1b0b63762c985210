#include "client/outboundstream.h"

#include <algorithm>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

constexpr auto serviceIdleTimeout = std::chrono::minutes(5); // when the start names none, section 3.6

Error timedOut(const QString &streamId, const QString &what, std::chrono::milliseconds timeout)
{
    return {.kind = ErrorKind::Timeout,
        .name = u"Timeout"_s,
        .message =
            u"Stream \"%1\": the service did not %2 within %3 s, so the stream was given up. What was not "
            "accepted may or may not have been published. Open a new stream."_s.arg(streamId, what)
                .arg(double(timeout.count()) / 1000)};
}

Error refusedBy(const QString &streamId, const StreamClosedFrame &frame, bool isOpening)
{
    const AckError said = frame.error.value_or(
        AckError{u"StreamClosed"_s, u"no error was given, and no end had been asked for"_s});
    const QString what = isOpening ? u"refused to open"_s : u"closed"_s;
    return {.kind = ErrorKind::Rejected,
        .name = said.name,
        .message = u"The service %1 stream \"%2\": %3. It said: \"%4\"."_s.arg(
            what, streamId, said.name, said.message)};
}

Error fragmentsLost(const QString &streamId, quint64 first, quint64 last)
{
    return {.kind = ErrorKind::Rejected,
        .name = u"FragmentsLost"_s,
        .message = u"The service closed stream \"%1\" although it had refused its fragments %2 to %3 for the "
                   "moment. Open a new stream and send them again."_s.arg(streamId)
                       .arg(first)
                       .arg(last)};
}

} // namespace

OutboundStream::OutboundStream(Options options, TimePoint now)
    : m_options(std::move(options))
    , m_lastSent(now)
{
    startClock(now);
}

Result<quint64> OutboundStream::write(const Payload &payload, TimePoint now)
{
    const QString &id = m_options.start.streamId;
    if (m_state == State::Closed || m_state == State::Ending)
        return Error{.kind = ErrorKind::Invalid,
            .name = u"StreamClosed"_s,
            .message = u"Nothing was written: stream \"%1\" %2. Open a new one."_s.arg(
                id, m_error ? u"failed: "_s + m_error->message : u"was ended before"_s)};
    const qint64 bytes = m_bytes + payload.bytes.size();
    if (unackedFragments() >= m_options.maxFragments || bytes > m_options.maxBytes)
        return Error{.kind = ErrorKind::Network,
            .name = u"WouldBlock"_s,
            .message =
                u"Nothing was written: stream \"%1\" keeps %2 fragments of %3 bytes that the service has not "
                "accepted, and takes at most %4 fragments and %5 bytes. Write again when earlier writes "
                "finish."_s.arg(id)
                    .arg(unackedFragments())
                    .arg(m_bytes)
                    .arg(m_options.maxFragments)
                    .arg(m_options.maxBytes)};
    if (m_fragments.empty() && !m_suspended)
        startClock(now);
    m_fragments.push_back(payload);
    m_bytes = bytes;
    return firstUnwritten() - 1;
}

Result<Done> OutboundStream::end(const std::optional<StreamAbort> &why, TimePoint now)
{
    const bool upgradesToAbort = m_state == State::Ending && why && !m_end->error && !m_endSent;
    if (m_state != State::Open && !upgradesToAbort)
        return Error{.kind = ErrorKind::Invalid,
            .name = u"StreamClosed"_s,
            .message = u"Stream \"%1\" cannot be ended: %2."_s.arg(m_options.start.streamId,
                m_error ? u"it failed: "_s + m_error->message : u"it was ended before"_s)};
    m_state = State::Ending;
    m_end = StreamEndFrame{m_options.start.streamId, why};
    m_keepAliveDue = false;
    if (!m_suspended && !m_due)
        startClock(now);
    return Done{};
}

bool OutboundStream::isInRange(quint64 expectedSequenceId) const
{
    return expectedSequenceId >= m_expected && expectedSequenceId <= m_firstUnsent;
}

void OutboundStream::acked(quint64 expectedSequenceId, TimePoint now)
{
    if (m_state == State::Closed)
        return;
    if (!isInRange(expectedSequenceId))
        return violate(u"an ack"_s, expectedSequenceId);
    if (m_state == State::Opening) {
        m_state = State::Open;
        m_due.reset();
    } else {
        accept(expectedSequenceId, now);
    }
}

void OutboundStream::accept(quint64 expectedSequenceId, TimePoint now)
{
    if (expectedSequenceId == m_expected)
        return;
    for (; m_expected < expectedSequenceId; ++m_expected) {
        m_bytes -= m_fragments.front().bytes.size();
        m_fragments.pop_front();
    }
    m_next = std::max(m_next, m_expected);
    if (m_expected > m_nackedId) {
        m_fruitlessNacks = 0;
        m_holdUntil.reset();
    }
    m_due.reset();
    if (!m_fragments.empty() || m_end)
        startClock(now);
}

void OutboundStream::nacked(const StreamNackFrame &nack, TimePoint now)
{
    // A start is refused by streamClosed; a nack of it says nothing.
    if (m_state == State::Closed || m_state == State::Opening)
        return;
    if (!isInRange(nack.expectedSequenceId))
        return violate(u"a nack"_s, nack.expectedSequenceId);
    accept(nack.expectedSequenceId, now);
    // Fragments that were under way behind the refused one are refused, too: one answer is enough.
    if (m_suspended || (m_holdUntil && m_next == m_expected))
        return;
    m_next = m_expected;
    m_nackedAfterEnd = m_nackedAfterEnd || m_endSent;
    m_endSent.reset();
    hold(nack, now);
}

void OutboundStream::hold(const StreamNackFrame &nack, TimePoint now)
{
    m_nackedId = m_expected;
    const bool mayResendNow = nack.name == "InvalidSequenceId"_L1 && m_fruitlessNacks == 0;
    ++m_fruitlessNacks;
    if (!mayResendNow)
        m_holdUntil = now + retryDelay(m_options.backOff, m_fruitlessNacks);
}

void OutboundStream::closed(const StreamClosedFrame &frame, TimePoint now)
{
    if (m_state == State::Closed)
        return;
    // The answer to an end may be lost with the connection; the stream is gone then because it ended.
    const Milliseconds idleTimeout =
        m_options.start.idleTimeoutMs ? Milliseconds(*m_options.start.idleTimeoutMs) : serviceIdleTimeout;
    const bool wasAnsweredBefore = frame.error && frame.error->name == "StreamNotFound"_L1
        && m_endSentBeforeLoss && now - *m_endSentBeforeLoss < idleTimeout;
    const bool isEnded = wasAnsweredBefore || (!frame.error && (m_endSent || m_nackedAfterEnd));
    if (isEnded && m_nackedAfterEnd && !m_fragments.empty())
        fail(fragmentsLost(m_options.start.streamId, m_expected, firstUnwritten() - 1));
    else if (isEnded)
        finish();
    else
        fail(refusedBy(m_options.start.streamId, frame, m_state == State::Opening));
}

void OutboundStream::suspend(const Error &error)
{
    if (m_state == State::Opening)
        return fail(error); // whether it was opened is not known, section 3.6 rule 2
    if (m_state == State::Closed)
        return;
    m_suspended = true;
    m_next = m_expected;
    m_holdUntil.reset();
    m_due.reset();
    if (m_endSent)
        m_endSentBeforeLoss = m_endSent;
    m_endSent.reset();
}

void OutboundStream::resume(TimePoint now)
{
    m_suspended = false;
    if (m_state != State::Closed && (!m_fragments.empty() || m_end))
        startClock(now);
}

void OutboundStream::finish()
{
    m_expected = firstUnwritten();
    m_state = State::Closed;
    m_fragments.clear();
    m_bytes = 0;
    m_due.reset();
}

void OutboundStream::fail(const Error &error)
{
    if (m_state == State::Closed)
        return;
    m_error = error;
    m_state = State::Closed;
    m_fragments.clear();
    m_bytes = 0;
    m_due.reset();
}

void OutboundStream::giveUp(const Error &error, const QString &userErrorCode)
{
    const bool isOver = m_state == State::Closed;
    fail(error);
    if (!isOver)
        m_farewell = StreamEndFrame{m_options.start.streamId, StreamAbort{error.message, userErrorCode}};
}

void OutboundStream::violate(const QString &what, quint64 expectedSequenceId)
{
    giveUp(
        {.kind = ErrorKind::Protocol,
            .name = u"ProtocolViolation"_s,
            .message =
                u"Stream \"%1\": the service sent %2 that expects fragment %3, where only %4 to %5 are "
                "possible, so the stream was given up. Open a new one."_s.arg(m_options.start.streamId, what)
                    .arg(expectedSequenceId)
                    .arg(m_expected)
                    .arg(m_firstUnsent)},
        u"ProtocolViolation"_s);
}

void OutboundStream::timeUp(TimePoint now)
{
    if (!m_due || now < *m_due)
        return;
    const QString what = m_state == State::Opening ? u"open it"_s
        : m_endSent                                ? u"confirm its end"_s
                                                   : u"accept fragment %1"_s.arg(m_expected);
    giveUp(timedOut(m_options.start.streamId, what, m_options.ackTimeout), u"Timeout"_s);
}

bool OutboundStream::isEndWaiting() const
{
    return m_end && !m_end->error && !m_fragments.empty();
}

StreamDataFrame OutboundStream::takeFragment(TimePoint now)
{
    const quint64 id = m_next++;
    m_firstUnsent = std::max(m_firstUnsent, m_next);
    m_lastSent = now;
    m_keepAliveDue = false;
    return {m_options.start.streamId, id, m_fragments[size_t(id - m_expected)]};
}

std::optional<ClientFrame> OutboundStream::nextFrame(TimePoint now)
{
    const QString &id = m_options.start.streamId;
    if (m_farewell)
        return *std::exchange(m_farewell, std::nullopt);
    if (m_suspended || m_state == State::Closed)
        return {};
    if (m_state == State::Opening) {
        if (std::exchange(m_startSent, true))
            return {};
        return m_options.start;
    }
    if (std::exchange(m_keepAliveDue, false))
        return StreamDataFrame{id, {}, {}};
    if (m_holdUntil && now < *m_holdUntil)
        return {};
    m_holdUntil.reset();
    if (m_next < firstUnwritten())
        return takeFragment(now);
    if (!m_end || m_endSent || (isEndWaiting() && now < m_lastSent + m_options.endPatience))
        return {};
    m_endSent = now;
    return *m_end;
}

std::optional<OutboundStream::TimePoint> OutboundStream::nextDue() const
{
    if (m_suspended || m_state == State::Closed)
        return {};
    std::optional<TimePoint> due = m_due;
    const auto orAt = [&due](TimePoint time) { due = std::min(due.value_or(time), time); };
    if (m_holdUntil)
        orAt(*m_holdUntil);
    else if (isEndWaiting() && !m_endSent && m_next == firstUnwritten())
        orAt(m_lastSent + m_options.endPatience);
    return due;
}

} // namespace WebPubSub
