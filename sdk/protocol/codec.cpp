#include "protocol/codec.h"

#include "protocol/jsoncodec.h"
#include "protocol/protobufcodec.h"

namespace WebPubSub {

Result<ServerFrame> ClientCodec::decodeMessage(const QByteArray &bytes, bool isBinaryMessage)
{
    if (isBinaryMessage == isBinary())
        return decodeServerFrame(bytes);
    return Error{.kind = ErrorKind::Protocol,
        .name = QStringLiteral("FRAME_KIND"),
        .message = QStringLiteral("A %1 frame came where %2 speaks in %3 frames; it was ignored.")
                       .arg(isBinaryMessage ? u"binary" : u"text", name(), isBinary() ? u"binary" : u"text")};
}

std::unique_ptr<Codec> makeCodec(QStringView subprotocol)
{
    if (subprotocol == Subprotocol::json)
        return std::make_unique<JsonCodec>(false);
    if (subprotocol == Subprotocol::reliableJson)
        return std::make_unique<JsonCodec>(true);
    if (subprotocol == Subprotocol::protobuf)
        return std::make_unique<ProtobufCodec>(false);
    if (subprotocol == Subprotocol::reliableProtobuf)
        return std::make_unique<ProtobufCodec>(true);
    return nullptr;
}

} // namespace WebPubSub
