#include "protocol/protobufcodec.h"

#include "protocol/protobufdecoding.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

constexpr quint64 dataMessage = 2;
constexpr quint64 groupStateUpdateMessage = 9;
constexpr quint64 groupStateSnapshotMessage = 10;

//! The tag of sequence_id in the message at the top that \p field holds, or 0 for those that have none.
char sequenceTagIn(quint64 field)
{
    if (field == dataMessage)
        return 4 << 3;
    return field == groupStateUpdateMessage || field == groupStateSnapshotMessage ? 3 << 3 : 0;
}

struct Varint {
    explicit Varint(quint64 value)
    {
        while (value >= 0x80) {
            bytes[size++] = char(value | 0x80);
            value >>= 7;
        }
        bytes[size++] = char(value);
    }
    QByteArrayView view() const { return {bytes, size}; }

    char bytes[maxVarintBytes];
    qsizetype size = 0;
};

} // namespace

Error ProtobufCodec::Parser::tooLarge(qint64 size, qint64 maxBytes)
{
    return {.kind = ErrorKind::Protocol,
        .name = u"FRAME_SIZE"_s,
        .message =
            u"The frame has %1 bytes. Expected at most %2. Send less at once."_s.arg(size).arg(maxBytes)};
}

//! For the case that the validator misses something; no such frame is known.
Error ProtobufCodec::Parser::unparsed()
{
    return {.kind = ErrorKind::Protocol,
        .name = u"PB_WIRE"_s,
        .message = u"The frame is no protobuf message. Expected one as the service's .proto file has it."_s};
}

ProtobufCodec::ProtobufCodec(bool reliable)
    : m_reliable(reliable)
    , m_parser(std::make_unique<Parser>())
{
}

ProtobufCodec::~ProtobufCodec() = default;

QLatin1String ProtobufCodec::name() const
{
    return m_reliable ? Subprotocol::reliableProtobuf : Subprotocol::protobuf;
}

//! Puts the field behind the others of the message inside, where every reader of protobuf takes it.
QByteArray ProtobufCodec::withSequenceId(const QByteArray &encodedMessage, quint64 sequenceId) const
{
    ProtobufCursor cursor(encodedMessage);
    const auto tag = cursor.tag();
    const char sequenceTag = m_reliable && tag ? sequenceTagIn(tag->field) : 0;
    if (!sequenceTag || !cursor.varint())
        return encodedMessage;
    const QByteArrayView inside = cursor.rest();
    const Varint id(sequenceId);
    const Varint length(quint64(inside.size() + 1 + id.size));
    QByteArray out;
    out.reserve(tag->size + length.size + inside.size() + 1 + id.size);
    out.append(encodedMessage.constData(), tag->size).append(length.view()).append(inside);
    return out.append(sequenceTag).append(id.view());
}

} // namespace WebPubSub
