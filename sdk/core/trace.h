#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <functional>
#include <optional>

namespace WebPubSub {

//! Which part of the path saw it.
enum class TraceSource : quint8 {
    Client, //!< a client connection of this program
    Hub, //!< the local hub
    Rest, //!< a REST call made or answered
    Webhook, //!< an upstream event
};

//! Seen from the lane: out leaves it, in reaches it.
enum class TraceDirection : quint8 { Inside, Out, In, Both };

enum class TraceLevel : quint8 { Trace, Debug, Informational, Warning, Error };

/*!
    One thing that crossed a wire or changed a state: one row of the live trace.

    Field names follow the columns of the portal's Live Trace (service-protocol.md section 7.1), then ours.
    The time is taken where the bytes arrive. Payload and URLs are redacted before they get here (core/redact.h).
*/
struct TraceEntry {
    qint64 timeUs = 0; //!< microseconds since 1970, UTC
    TraceSource source = TraceSource::Client;
    TraceDirection direction = TraceDirection::Inside;
    TraceLevel level = TraceLevel::Informational;
    QString lane = {}; //!< connection or part it belongs to: "Alice", "hub", "REST"
    QString event = {}; //!< "sendToGroup", "message", "ack", "routed", "ConnectionAborted"
    QString message = {}; //!< free text beside the event
    QString exception = {};
    QString hub = {};
    QString connectionId = {};
    QString userId = {};
    QString group = {};
    QString ip = {};
    QString routeTemplate = {};
    QString method = {};
    QString url = {};
    QString headers = {};
    QString correlation = {}; //!< joins a client frame, the hub's receipt, deliveries, ack, webhook and REST
    QString dataType = {}; //!< text, json, binary, protobuf; empty when there is no payload
    QString status = {}; //!< "ok", "Forbidden", "202", "1008"
    std::optional<quint64> sequenceId = {};
    std::optional<quint64> ackId = {};
    //! Ordinal of this data frame on its connection; finds the hub's copy of a frame without a sequence id.
    std::optional<quint64> ordinal = {};
    qint64 durationUs = -1; //!< microseconds; -1 when it has none
    qint64 bytes = 0; //!< size of the frame or body on the wire
    QByteArray payload = {}; //!< the frame or body as it crossed the wire

    friend bool operator==(const TraceEntry &, const TraceEntry &) = default;
};

//! Where traced entries go. Called in the thread that saw the bytes, so it must be thread-safe and quick.
using TraceSink = std::function<void(const TraceEntry &)>;

//! Microseconds since 1970 (wall clock), for TraceEntry::timeUs.
qint64 nowUs();

} // namespace WebPubSub

Q_DECLARE_METATYPE(WebPubSub::TraceEntry)
