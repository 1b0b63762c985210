#include "protocol/codec.h"

#include "protocol/jsoncodec.h"

namespace WebPubSub {

std::unique_ptr<Codec> makeCodec(QStringView subprotocol)
{
    if (subprotocol == Subprotocol::json)
        return std::make_unique<JsonCodec>(false);
    if (subprotocol == Subprotocol::reliableJson)
        return std::make_unique<JsonCodec>(true);
    return nullptr;
}

} // namespace WebPubSub
