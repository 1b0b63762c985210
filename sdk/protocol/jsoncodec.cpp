#include "protocol/jsoncodec.h"

#include "protocol/jsondecoding.h"

namespace WebPubSub {

JsonCodec::JsonCodec(bool reliable)
    : m_reliable(reliable)
    , m_parser(std::make_unique<Parser>())
{
}

JsonCodec::~JsonCodec() = default;

QLatin1String JsonCodec::name() const
{
    return m_reliable ? Subprotocol::reliableJson : Subprotocol::json;
}

} // namespace WebPubSub
