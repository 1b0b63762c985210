#pragma once

#include "protocol/frames.h"

#include <memory>

namespace WebPubSub {

namespace Subprotocol {
inline constexpr QLatin1String json("json.webpubsub.azure.v1");
inline constexpr QLatin1String reliableJson("json.reliable.webpubsub.azure.v1");
} // namespace Subprotocol

/*!
    Frames to bytes and back: pure, without socket or event loop. One object serves one connection and one thread
    (it keeps parser buffers); it holds no protocol state. The client uses encode(ClientFrame) and
    decodeServerFrame(), the hub the other two.

    Errors: kind Protocol, names of reliability-security.md section 3 (25) to (38): FRAME_JSON, FRAME_NOT_OBJECT,
    FRAME_TYPE, FRAME_SEQ, FRAME_ACKID, FRAME_BASE64, FRAME_DATA, FRAME_DEPTH, FRAME_SIZE, FRAME_UTF, FRAME_FIELD,
    GROUP_NAME, EVENT_NAME, each with the offset or field and what was expected.
*/
class Codec {
public:
    virtual ~Codec() = default;

    virtual QLatin1String name() const = 0; //!< the subprotocol's name on the wire
    virtual bool isReliable() const = 0;
    virtual bool isBinary() const = 0; //!< binary or text WebSocket frames

    virtual QByteArray encode(const ClientFrame &frame) const = 0;
    virtual QByteArray encode(const ServerFrame &frame) const = 0;
    virtual Result<ServerFrame> decodeServerFrame(const QByteArray &bytes) = 0;
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
