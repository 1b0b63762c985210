#pragma once

#include "core/backoff.h"
#include "core/result.h"
#include "protocol/frames.h"

#include <chrono>
#include <deque>
#include <optional>

namespace WebPubSub {

/*!
    The publisher's side of one stream as a state machine (client-protocol.md section 3.6). Pure: what
   happened goes in together with the time, and nextFrame() hands out what is to be sent, one frame at a time.

    Every fragment is kept until the service has accepted it. A nack goes back to the fragment that the
   service expects, a recovered connection sends again whatever is not accepted, and the end goes out behind
   all data (section 10, items 43 and 44); the official client does none of the three (section 5.7).
*/
class OutboundStream {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using Milliseconds = std::chrono::milliseconds;

    enum class State { Opening, Open, Ending, Closed };

    struct Options {
        StreamStartFrame start = {};
        int maxFragments = 1024; //!< not accepted yet
        qint64 maxBytes = 4 * 1024 * 1024; //!< of their payloads
        Milliseconds ackTimeout = std::chrono::seconds(30);
        //! A service may batch its acks: the end waits no longer than this for the ack of the last fragment.
        Milliseconds endPatience = std::chrono::seconds(1);
        //! Before fragments that were refused are sent again.
        RetryOptions backOff = {.maxRetries = -1,
            .delay = std::chrono::milliseconds(100),
            .maxDelay = std::chrono::seconds(5),
            .mode = RetryMode::Exponential};
    };

    OutboundStream(Options options, TimePoint now);

    //! \returns the fragment's id, WouldBlock when the buffer is full, or why the stream takes no more.
    Result<quint64> write(const Payload &payload, TimePoint now);
    //! After it nothing can be written. With \p why the stream is broken off.
    Result<Done> end(const std::optional<StreamAbort> &why, TimePoint now);
    void keepAlive() { m_keepAliveDue = m_state == State::Open; }

    // ---- what happens ----
    void acked(quint64 expectedSequenceId, TimePoint now);
    void nacked(const StreamNackFrame &nack, TimePoint now);
    void closed(const StreamClosedFrame &frame, TimePoint now);
    void suspend(const Error &error); //!< the connection broke and may be recovered; no time counts
    void resume(TimePoint now);
    void fail(const Error &error); //!< for good, and the service knows, or cannot be told
    void giveUp(const Error &error, const QString &userErrorCode); //!< for good, and the service is told
    void timeUp(TimePoint now); //!< to be called at nextDue(), and nextFrame() then

    // ---- what follows ----
    //! What is to be sent now, if anything; handing it out counts as sent.
    std::optional<ClientFrame> nextFrame(TimePoint now);
    std::optional<TimePoint> nextDue() const;
    State state() const { return m_state; }
    quint64 expectedSequenceId() const { return m_expected; } //!< every fragment below it is accepted
    const std::optional<Error> &error() const { return m_error; } //!< of a stream that failed
    int unackedFragments() const { return int(m_fragments.size()); }
    qint64 unackedBytes() const { return m_bytes; }

private:
    quint64 firstUnwritten() const { return m_expected + m_fragments.size(); }
    bool isInRange(quint64 expectedSequenceId) const;
    void accept(quint64 expectedSequenceId, TimePoint now);
    void violate(const QString &what, quint64 expectedSequenceId);
    void finish();
    void hold(const StreamNackFrame &nack, TimePoint now);
    StreamDataFrame takeFragment(TimePoint now);
    bool isEndWaiting() const; //!< only for acks that may be batched
    void startClock(TimePoint now) { m_due = now + m_options.ackTimeout; }

    Options m_options;
    State m_state = State::Opening;
    std::deque<Payload> m_fragments; //!< not accepted; the first has the id m_expected
    qint64 m_bytes = 0;
    quint64 m_expected = 1;
    quint64 m_next = 1; //!< to be sent; below firstUnwritten() after a nack or a recovery
    quint64 m_firstUnsent = 1; //!< never sent so far: no ack may reach beyond it
    std::optional<TimePoint> m_due; //!< of the time-out
    TimePoint m_lastSent;

    std::optional<TimePoint> m_holdUntil; //!< after a nack
    quint64 m_nackedId = 0;
    int m_fruitlessNacks = 0; //!< in a row, without an ack of the fragment that was refused

    std::optional<StreamEndFrame> m_end;
    std::optional<TimePoint> m_endSent;
    std::optional<TimePoint> m_endSentBeforeLoss;
    bool m_nackedAfterEnd = false;

    bool m_startSent = false;
    bool m_keepAliveDue = false;
    bool m_suspended = false;
    std::optional<StreamEndFrame> m_farewell; //!< tells the service that we gave up
    std::optional<Error> m_error;
};

} // namespace WebPubSub
