#pragma once

#include "protocol/frames.h"

#include <QUrl>

#include <array>
#include <memory>

namespace WebPubSub {

namespace Subprotocol {
inline constexpr QLatin1String none(""); //!< a simple client: bare payloads (client-protocol.md section 2.3)
inline constexpr QLatin1String json("json.webpubsub.azure.v1");
inline constexpr QLatin1String reliableJson("json.reliable.webpubsub.azure.v1");
inline constexpr QLatin1String protobuf("protobuf.webpubsub.azure.v1");
inline constexpr QLatin1String reliableProtobuf("protobuf.reliable.webpubsub.azure.v1");
inline constexpr std::array all = {
    json, reliableJson, protobuf, reliableProtobuf}; //!< that makeCodec() knows
} // namespace Subprotocol

/*!
    The client's half of a subprotocol: frames to bytes and back. JavaScript calls it WebPubSubClientProtocol;
    an application implements it for a subprotocol of its own (ClientOptions::codec).

    Pure, without socket or event loop. One object serves one connection and one thread (it may keep parser
    buffers); it holds no protocol state.

    Errors: kind Protocol, names of reliability-security.md section 3 (25) to (38): FRAME_JSON,
    FRAME_NOT_OBJECT, FRAME_TYPE, FRAME_SEQ, FRAME_ACKID, FRAME_BASE64, FRAME_DATA, FRAME_DEPTH, FRAME_SIZE,
    FRAME_UTF, FRAME_FIELD, FRAME_KIND, GROUP_NAME, EVENT_NAME, each with the offset or field and what was
    expected. ProtobufCodec adds those of (39) to (47).
*/
class ClientCodec {
public:
    virtual ~ClientCodec() = default;

    virtual QLatin1String name() const = 0; //!< the subprotocol's name on the wire; empty offers none
    virtual bool isReliable() const = 0; //!< sequence ids, acks, recovery (client-protocol.md section 4)
    virtual bool isBinary() const = 0; //!< binary or text WebSocket frames

    virtual QByteArray encode(const ClientFrame &frame) const = 0;
    virtual Result<ServerFrame> decodeServerFrame(const QByteArray &bytes) = 0;

    //! Of \p frame; for protocols that mix binary and text.
    virtual bool isBinaryFrame(const ClientFrame &) const { return isBinary(); }
    //! Reads one WebSocket message of either kind. FRAME_KIND unless it is of the kind that isBinary() tells;
    //! protocols that mix both take it from here.
    virtual Result<ServerFrame> decodeMessage(const QByteArray &bytes, bool isBinaryMessage);
    //! What else the last decodeMessage() found, one at a time, for protocols that put several frames into
    //! one message (section 3.1).
    virtual std::optional<ServerFrame> nextOfMessage() { return {}; }
    //! False for bare payloads, as simple clients exchange them: nothing tells `connected`, nothing
    //! acknowledges, and the open socket is the connection (section 2.3).
    virtual bool hasEnvelope() const { return true; }
    //! Whether \p frame can be said in this protocol on a connection to \p url; an Error, kind Invalid, says
    //! what to do instead.
    virtual Result<Done> canSay(const ClientFrame &, const QUrl &) const { return Done{}; }
};

/*!
    Both halves: the hub reads what clients write. The client uses what it inherits, the hub the rest.
*/
class Codec : public ClientCodec {
public:
    using ClientCodec::encode;
    virtual QByteArray encode(const ServerFrame &frame) const = 0;
    virtual Result<ClientFrame> decodeClientFrame(const QByteArray &bytes) = 0;

    /*!
        A message for many receivers, encoded once: \p frame must have no sequenceId. For a reliable protocol
        withSequenceId() then makes each receiver's bytes from it without encoding again.
    */
    virtual QByteArray withSequenceId(const QByteArray &encodedMessage, quint64 sequenceId) const = 0;
};

//! The codec of a subprotocol name (compared exactly), or null when we have none.
std::unique_ptr<Codec> makeCodec(QStringView subprotocol);

} // namespace WebPubSub
