#pragma once

#include "protocol/codec.h"

namespace WebPubSub {

/*!
    json.webpubsub.azure.v1 and json.reliable.webpubsub.azure.v1 (client-protocol.md section 3).

    Reading is simdjson on demand into typed values: ids stay unsigned 64-bit and never pass through double, JSON
    payloads keep their exact text. Limits: 1 MiB a frame upstream and 2 MiB downstream (names.h), depth 64.
*/
class JsonCodec : public Codec {
public:
    explicit JsonCodec(bool reliable);
    ~JsonCodec() override;

    QLatin1String name() const override;
    bool isReliable() const override { return m_reliable; }
    bool isBinary() const override { return false; }

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
