#pragma once

#include "protocol/fieldreader.h"
#include "protocol/jsoncodec.h"
#include "protocol/jsonmessage.h"

#include <array>

//! What the decoders of both directions share; no header for users of the codec.
namespace WebPubSub {

struct JsonCodec::Parser {
    JsonFields fields;
    JsonMessageReader messages;
};

namespace JsonDecoding {

//! One `type` and what reads its frame.
template <typename AnyFrame>
struct Decoder {
    QLatin1String type;
    Result<AnyFrame> (*decode)(FieldReader &);
};

template <typename AnyFrame, size_t count>
const Decoder<AnyFrame> *findDecoder(const std::array<Decoder<AnyFrame>, count> &decoders,
    std::string_view type, Qt::CaseSensitivity sensitivity)
{
    const QLatin1String name(type.data(), qsizetype(type.size()));
    for (const auto &decoder : decoders) {
        if (decoder.type.compare(name, sensitivity) == 0)
            return &decoder;
    }
    return nullptr;
}

template <typename AnyFrame, typename Frame>
Result<AnyFrame> finished(const FieldReader &reader, Frame &&frame)
{
    if (reader.error())
        return *reader.error();
    return AnyFrame(std::forward<Frame>(frame));
}

} // namespace JsonDecoding

} // namespace WebPubSub
