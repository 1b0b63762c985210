#pragma once

#include "protocol/protobufcodec.h"
#include "protocol/protobufreader.h"
#include "protocol/protobufvalidator.h"

#include <QScopeGuard>

//! What the decoders of both directions share; no header for users of the codec.
namespace WebPubSub {

//! The arena that one frame after another is parsed into: no allocation for messages, only for their strings.
struct ProtobufCodec::Parser {
    //! FRAME_SIZE, then what checkProtobuf() finds.
    static ProtobufCheck check(const QByteArray &bytes, const ProtobufTable &table, qint64 maxBytes)
    {
        return bytes.size() > maxBytes ? ProtobufCheck{.error = tooLarge(bytes.size(), maxBytes)}
                                       : checkProtobuf(bytes, table);
    }

    //! Parses checked bytes and hands the message to \p convert, behind which it is gone.
    template <typename AnyFrame, typename Message>
    Result<AnyFrame> parse(const QByteArray &bytes, Result<AnyFrame> (*convert)(const Message &))
    {
        auto *message = google::protobuf::Arena::CreateMessage<Message>(&m_arena);
        const auto gone = qScopeGuard([this] { m_arena.Reset(); });
        if (!message->ParseFromArray(bytes.data(), int(bytes.size())))
            return unparsed();
        return convert(*message);
    }

private:
    static Error tooLarge(qint64 size, qint64 maxBytes);
    static Error unparsed();
    static google::protobuf::ArenaOptions options(char *block, size_t size)
    {
        google::protobuf::ArenaOptions options;
        options.initial_block = block;
        options.initial_block_size = size;
        return options;
    }

    alignas(8) char m_block[2048];
    google::protobuf::Arena m_arena{options(m_block, sizeof m_block)};
};

namespace ProtobufDecoding {

template <typename AnyFrame, typename Frame>
Result<AnyFrame> finished(const ProtobufReader &reader, Frame &&frame)
{
    if (reader.error())
        return *reader.error();
    return AnyFrame(std::forward<Frame>(frame));
}

template <typename Message>
std::optional<quint64> ackIdOf(const Message &message)
{
    return message.has_ack_id() ? std::optional<quint64>(message.ack_id()) : std::nullopt;
}

} // namespace ProtobufDecoding

} // namespace WebPubSub
