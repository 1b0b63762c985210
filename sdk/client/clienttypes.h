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

//! Defaults are the official client's (client-protocol.md sections 5 and 6), or better where it is at fault.
struct ClientOptions {
    //! A name of protocol/codec.h (Subprotocol), empty for a simple client, or another name, whose frames
    //! are bare payloads then: the service leaves them to the application (client-protocol.md section 2.2).
    QString protocol = QString(Subprotocol::reliableJson);
    //! Makes the codec of a subprotocol of the application's own, which then names the protocol. Asked once
    //! for each start().
    std::function<std::unique_ptr<ClientCodec>()> codec = {};
    bool autoReconnect = true;
    bool autoRejoinGroups = true;
    //! Without end, 1, 2, 4… 30 s: a service in trouble is not hammered at a fixed beat by all its clients at
    //! once.
    RetryOptions reconnectRetry = {.maxRetries = -1, .mode = RetryMode::Exponential, .jitter = 0.2};
    RetryOptions messageRetry = {}; //!< the same ackId, transient errors only
    std::chrono::milliseconds connectTimeout =
        std::chrono::seconds(10); //!< for the handshake; again for `connected`
    std::chrono::milliseconds ackTimeout = std::chrono::seconds(30);
    std::chrono::milliseconds closeTimeout =
        std::chrono::seconds(1); //!< a silent peer cannot hold stop() longer
    std::chrono::milliseconds recoveryWindow = std::chrono::seconds(30);
    std::chrono::milliseconds recoveryDelay =
        std::chrono::seconds(1); //!< between tries; the first is at once
    std::chrono::milliseconds keepAliveInterval = std::chrono::seconds(20); //!< ping; 0 switches off
    std::chrono::milliseconds keepAliveTimeout =
        std::chrono::seconds(120); //!< no frame for so long: dead; 0 off
    std::chrono::milliseconds sequenceAckInterval = std::chrono::seconds(1);
    qint64 maxUnsentBytes = 16 * 1024 * 1024; //!< beyond it a send fails with "WouldBlock"
    qint64 maxIncomingBytes = maxServerFrameBytes; //!< cap for a frame and for a message; beyond it 1009
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
