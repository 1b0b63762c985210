#pragma once

#include "core/backoff.h"
#include "core/reply.h"
#include "protocol/codec.h"
#include "protocol/names.h"

#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>

//! The values that cross the public face of WebPubSubClient.
namespace WebPubSub {

struct GroupMessage {
    QString group = {};
    QString fromUserId = {};
    Payload payload = {};
    std::optional<quint64> sequenceId = {};
    Metadata metadata = {};
    std::optional<StreamInfo> stream = {}; //!< the message is a fragment of a stream, too
    qint64 receivedUs = 0; //!< microseconds since 1970, taken where the bytes arrived
    QString correlation = {}; //!< empty here: only a hub in this process knows it
};

struct ServerMessage {
    Payload payload = {};
    std::optional<quint64> sequenceId = {};
    Metadata metadata = {};
    qint64 receivedUs = 0;
};

struct Ack {
    std::optional<quint64> id = {}; //!< none for fire-and-forget
    bool duplicate = false; //!< the service had processed this id before: still a success
    qint64 latencyUs = 0; //!< from the frame handed to the socket until its ack; 0 for fire-and-forget
    QString correlation = {}; //!< the story this frame started (core/correlation.h)
};

using AckReply = WebPubSubReplyOf<Ack>;

struct SendOptions {
    bool noEcho = false;
    bool fireAndForget = false; //!< done once the frame is handed to the socket
    std::optional<quint64> ackId = {}; //!< by hand; default counts 1, 2, 3…
    std::optional<int> ttlSeconds = {}; //!< sendToGroup only, 0 to 300
    Metadata metadata = {};
};

struct InvokeOptions {
    QString invocationId = {}; //!< by hand, unique among the pending ones; default counts "1", "2", "3"…
    std::chrono::milliseconds timeout = {}; //!< until the answer; 0, as in the official client: none
    Metadata metadata = {};
};

//! What the app server answered (client-protocol.md section 3.4).
struct InvokeResult {
    QString invocationId = {};
    std::optional<Payload> payload = {}; //!< none when it answered with nothing
    Metadata metadata = {};
};

using InvokeReply = WebPubSubReplyOf<InvokeResult>;

/*!
    How a client behaves. Defaults are the official client's (client-protocol.md sections 5 and 6), or better
    where it is at fault; its names are in quotes, and client/optionnames.h reads options by them. A value
   that cannot be gives way to its default: normalized() there says which.
*/
struct ClientOptions {
    //! "protocol". A name of protocol/codec.h (Subprotocol), empty for a simple client, or another name,
    //! whose frames are bare payloads then: the service leaves them to the application (section 2.2).
    QString protocol = QString(Subprotocol::reliableJson);
    //! "protocol" as an object: makes the codec of a subprotocol of the application's own, which then names
    //! the protocol. Asked once for each start().
    std::function<std::unique_ptr<ClientCodec>()> codec = {};
    bool autoReconnect = true; //!< "autoReconnect"
    bool autoRejoinGroups = true; //!< "autoRejoinGroups"
    //! "reconnectRetryOptions". Without end as there, but 1, 2, 4… 30 s with jitter where it has 1 s fixed: a
    //! service in trouble is not hammered at one beat by all its clients (reliability-security.md F11).
    RetryOptions reconnectRetry = {.maxRetries = -1, .mode = RetryMode::Exponential, .jitter = 0.2};
    //! "messageRetryOptions": 3 retries, 1 s apart. The same ackId each time, and transient errors only, so
    //! that nothing is published twice (section 10, items 15 and 16).
    RetryOptions messageRetry = {};
    //! For the WebSocket to open, and again for `connected`. There: none.
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(10);
    //! For each ack. There: none; 30 s as in Python and Java (section 5.2).
    std::chrono::milliseconds ackTimeout = std::chrono::seconds(30);
    //! For the closing handshake: a silent peer cannot hold stop() longer. There: none.
    std::chrono::milliseconds closeTimeout = std::chrono::seconds(1);
    std::chrono::milliseconds recoveryWindow = std::chrono::seconds(30); //!< fixed there (section 4.5)
    //! Between the starts of two recovery tries; the first is at once. Fixed there.
    std::chrono::milliseconds recoveryDelay = std::chrono::seconds(1);
    std::chrono::milliseconds keepAliveInterval =
        std::chrono::seconds(20); //!< "keepAliveInterval…": ping; 0: off
    //! "keepAliveTimeout…": no frame of any kind for so long, and the peer is taken for dead; 0: off.
    std::chrono::milliseconds keepAliveTimeout = std::chrono::seconds(120);
    std::chrono::milliseconds sequenceAckInterval = std::chrono::seconds(1); //!< fixed there (section 4.3)
    //! More unsent bytes than this, and sends fail with WouldBlock until no more than resumeUnsentBytes are
    //! left; then WebPubSubClient::writable() is told. There: no limit. 1 MiB is the largest frame the
    //! service takes: any one message fits, and what waits behind it on a slow line stays shorter than the
    //! ack timeout (at 16 MiB, the service's own limit, a megabit line would need two minutes before the next
    //! ping).
    qint64 maxUnsentBytes = 1024 * 1024;
    qint64 resumeUnsentBytes = 256 * 1024; //!< (reliability-security.md F5 has both)
    //! Cap for a frame and for a message that comes; beyond it the connection is closed with 1009. There: no
    //! limit. A handler that runs an event loop of its own lets the socket read on meanwhile, without a limit
    //! to what waits in memory.
    qint64 maxIncomingBytes = maxServerFrameBytes;
};

// ---- streams (client-protocol.md section 3.6) ----

//! Of WebPubSubClient::openGroupStream().
struct StreamOptions {
    QString streamId = {}; //!< unique among the open streams of the connection; empty: a random UUID
    bool noEcho = false; //!< the publisher does not get its own fragments, though it is in the group
    //! The service closes the stream after so long without a fragment or keepAlive(); 1 ms to 49 days. None:
    //! the service's own, which is 300 s.
    std::optional<std::chrono::milliseconds> idleTimeout = {};
    int maxUnackedFragments =
        1024; //!< not accepted by the service yet; beyond it a write fails with "WouldBlock"
    qint64 maxUnackedBytes = 4 * 1024 * 1024; //!< likewise, of their payloads
};

//! Of WebPubSubClient::onGroupStream(). The idle limit is the official client's (section 5.7).
struct StreamReaderOptions {
    QStringList groups = {}; //!< whose streams are read; empty: those of all groups
    bool handleFromStart = false; //!< streams whose first fragment was not seen are left out
    std::chrono::milliseconds idleTimeout = std::chrono::minutes(5); //!< without a fragment; 0: no limit
    int maxStreams = 1000; //!< read at a time; beyond it new ones are left out, and told
};

} // namespace WebPubSub

Q_DECLARE_METATYPE(WebPubSub::GroupMessage)
Q_DECLARE_METATYPE(WebPubSub::ServerMessage)
Q_DECLARE_METATYPE(WebPubSub::Ack)
Q_DECLARE_METATYPE(WebPubSub::InvokeResult)
