#pragma once

#include "localhub/fanout.h"
#include "localhub/hubclock.h"

#include <functional>
#include <unordered_map>

namespace WebPubSub {

//! A stream that a connection publishes to a group.
struct HubStream {
    HubSession *owner = nullptr; //!< null once its connection is lost for good
    QString hub = {};
    QString group = {};
    QString fromUserId = {};
    QString streamId = {};
    bool noEcho = false;
    quint64 expected = 1; //!< the next streamSequenceId
    qint64 idleTimeoutMs = 0;
    qint64 lastActiveMs = 0; //!< HubClock::steadyMs of the last fragment or keepalive
};

/*!
    The streams of all connections (client-protocol.md section 3.6, rules 1 to 10): what is expected next, who
   has been silent too long, and what subscribers and publishers are told. Permissions are asked by HubRouter;
   the time is that of the clock passed in.

    Streams belong to a connection id, so they survive its recovery without anything being done.
*/
class HubStreams {
public:
    //! Hands a fragment to the members of the stream's group.
    using Publish = std::function<void(
        const HubStream &stream, const StreamInfo &info, const Payload &payload, const HubCause &cause)>;

    HubStreams(HubTrace &trace, const HubClock &clock, Publish publish);

    //! \p alarm is told the time (HubClock::steadyMs) by which expire() has to be called, whenever that may
    //! be earlier than what was told before.
    void setAlarm(const std::function<void(qint64 dueMs)> &alarm) { m_alarm = alarm; }

    void start(HubSession &from, const StreamStartFrame &frame, const HubCause &cause);
    void data(HubSession &from, const StreamDataFrame &frame, const HubCause &cause);
    void end(HubSession &from, const StreamEndFrame &frame, const HubCause &cause);
    void refuse(HubSession &from, const QString &streamId, const AckError &error, const HubCause &cause);

    //! The connection is lost for good: the next expire() tells the subscribers of its streams.
    void connectionEnded(const HubSession &session);
    void expire();
    std::optional<qint64> nextExpiryMs() const;

private:
    using ById = std::unordered_map<QString, HubStream>;

    HubStream *find(const HubSession &from, const QString &streamId);
    void remove(const HubSession &from, const QString &streamId);
    void publishEnd(
        const HubStream &stream, const std::optional<StreamError> &error, const HubCause &cause = {});
    void endIdle(ById &streams, qint64 now);

    HubTrace &m_trace;
    HubClock m_clock;
    Publish m_publish;
    std::function<void(qint64)> m_alarm = [](qint64) {};
    std::unordered_map<const HubSession *, ById> m_streams;
    std::vector<HubStream> m_orphans;
};

} // namespace WebPubSub
