#pragma once

#include "protocol/codec.h"

namespace WebPubSub {

/*!
    What a simple client speaks, and one of a subprotocol that only the application knows: a WebSocket frame
    is a payload and nothing else (client-protocol.md section 2.3). Text goes and comes as text frames, binary
    data as binary frames; JSON goes as text frames, and a google.protobuf.Any as binary ones.

    What the payload of an up frame becomes, the client access URL says.
*/
class BareCodec : public ClientCodec {
public:
    explicit BareCodec(const QString &subprotocol); //!< the name to offer; empty: none

    QLatin1String name() const override { return QLatin1String(m_name); }
    bool isReliable() const override { return false; }
    bool isBinary() const override { return false; }
    bool hasEnvelope() const override { return false; }

    //! Done for an event "message", or, when \p url has webpubsub_mode=sendToGroup, for a sendToGroup to the
    //! URL's group. Otherwise SIMPLE_CLIENT.
    Result<Done> canSay(const ClientFrame &frame, const QUrl &url) const override;
    //! Of the frames that canSay() lets pass; nothing for the others.
    QByteArray encode(const ClientFrame &frame) const override;
    bool isBinaryFrame(const ClientFrame &frame) const override;
    Result<ServerFrame> decodeServerFrame(const QByteArray &bytes) override;
    //! Always a ServerMessageFrame: who sent it, nobody can know.
    Result<ServerFrame> decodeMessage(const QByteArray &bytes, bool isBinaryMessage) override;

private:
    QByteArray m_name;
};

//! Whether \p name can stand in Sec-WebSocket-Protocol: one token (RFC 9110 section 5.6.2) of at most 128
//! characters.
bool isSubprotocolName(QStringView name);

} // namespace WebPubSub
