#pragma once

#include <QByteArrayView>

#include <optional>

namespace WebPubSub {

//! The low three bits of a tag. Groups are of proto2; no message of ours has one.
enum class ProtobufWire : quint8 { Varint, Fixed64, Bytes, GroupStart, GroupEnd, Fixed32, Six, Seven };

struct ProtobufTag {
    quint64 field = 0; //!< legal from 1 to maxProtobufField
    ProtobufWire wire = ProtobufWire::Varint;
    qsizetype size = 0; //!< of the tag itself, in bytes
};

inline constexpr quint64 maxProtobufField = (1 << 29) - 1;
inline constexpr qsizetype maxVarintBytes = 10;

/*!
    Steps over protobuf's wire format without ever leaving the bytes that it was given; knows no messages.
   What fails reads nothing and leaves the position where it was.
*/
class ProtobufCursor {
public:
    explicit ProtobufCursor(QByteArrayView bytes)
        : m_begin(bytes.data())
        , m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    bool atEnd() const { return m_at == m_end; }
    qsizetype offset() const { return m_at - m_begin; }
    qsizetype left() const { return m_end - m_at; }
    QByteArrayView rest() const { return {m_at, m_end}; }

    //! Nothing when the bytes end inside it, or when it has more than 10 bytes. Bits above the 64th are
    //! dropped.
    std::optional<quint64> varint()
    {
        if (m_at != m_end && uchar(*m_at) < 0x80) // most tags, lengths and numbers
            return uchar(*m_at++);
        quint64 value = 0;
        int shift = 0;
        for (const char *at = m_at; at != m_end && at - m_at < maxVarintBytes; shift += 7) {
            const auto byte = uchar(*at++);
            value |= quint64(byte & 0x7F) << shift;
            if (byte < 0x80) {
                m_at = at;
                return value;
            }
        }
        return {};
    }

    std::optional<ProtobufTag> tag()
    {
        const char *start = m_at;
        const auto value = varint();
        if (!value)
            return {};
        return ProtobufTag{*value >> 3, ProtobufWire(*value & 7), m_at - start};
    }

    //! The next \p size bytes.
    std::optional<QByteArrayView> bytes(quint64 size)
    {
        if (size > quint64(left()))
            return {};
        const QByteArrayView found(m_at, qsizetype(size));
        m_at += size;
        return found;
    }

    //! Over the value of a field whose tag was just read. False for groups and what does not exist.
    bool skip(ProtobufWire wire)
    {
        switch (wire) {
        case ProtobufWire::Varint:
            return varint().has_value();
        case ProtobufWire::Fixed64:
            return bytes(8).has_value();
        case ProtobufWire::Fixed32:
            return bytes(4).has_value();
        case ProtobufWire::Bytes: {
            const char *start = m_at;
            const auto size = varint();
            if (size && bytes(*size))
                return true;
            m_at = start;
            return false;
        }
        default:
            return false;
        }
    }

private:
    const char *m_begin;
    const char *m_at;
    const char *m_end;
};

} // namespace WebPubSub
