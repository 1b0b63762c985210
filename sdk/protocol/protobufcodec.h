#pragma once

#include "protocol/codec.h"

namespace WebPubSub {

/*!
    protobuf.webpubsub.azure.v1 and protobuf.reliable.webpubsub.azure.v1 (client-protocol.md section 7).

    Every frame passes checkProtobuf(), then protobuf-lite parses it into an arena that is used again for the
    next one. Beside the errors of Codec: PB_EMPTY, PB_VARINT, PB_LENGTH, PB_WIRE, PB_UTF8, PB_ANY, PB_DEPTH
   and PB_FIELD. Limits as for JSON: 1 MiB a frame upstream and 2 MiB downstream (names.h).

    Differences from JSON: a group message has no fromUserId, and what JSON is depends on the sender's field
    (section 3.9): json_data is Json, text_data is Text even when it holds JSON, as old writers put it there.
*/
class ProtobufCodec : public Codec {
public:
    explicit ProtobufCodec(bool reliable);
    ~ProtobufCodec() override;

    QLatin1String name() const override;
    bool isReliable() const override { return m_reliable; }
    bool isBinary() const override { return true; }

    QByteArray encode(const ClientFrame &frame) const override;
    QByteArray encode(const ServerFrame &frame) const override;
    Result<ServerFrame> decodeServerFrame(const QByteArray &bytes) override;
    Result<ClientFrame> decodeClientFrame(const QByteArray &bytes) override;
    QByteArray withSequenceId(const QByteArray &encodedMessage, quint64 sequenceId) const override;

private:
    struct Parser;
    bool m_reliable;
    std::unique_ptr<Parser> m_parser;
};

} // namespace WebPubSub
