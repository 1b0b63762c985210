#include "client/sequencesalvage.h"

#include "protocol/protobufcursor.h"

#include <QByteArrayView>

#include <algorithm>

namespace WebPubSub {

namespace {

constexpr QByteArrayView key("\"sequenceId\"");

qsizetype skipSpace(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
        ++at;
    return at;
}

//! \returns the position after the string that starts at \p at, or the end of the text.
qsizetype skipString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return std::min(at + 1, text.size());
}

std::optional<quint64> digitsAt(QByteArrayView text, qsizetype at)
{
    at = skipSpace(text, at);
    if (at >= text.size() || text[at] != ':')
        return {};
    at = skipSpace(text, at + 1);
    qsizetype end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    const qsizetype next = skipSpace(text, end);
    if (next < text.size() && text[next] != ',' && text[next] != '}')
        return {}; // 7.5, 7e3, 7x
    bool ok = false;
    const quint64 id = text.sliced(at, end - at).toByteArray().toULongLong(&ok);
    return ok ? std::optional(id) : std::nullopt;
}

//! The number of sequence_id in the message that a DownstreamMessage holds at \p field; 0 when that has none.
quint64 sequenceFieldIn(quint64 field)
{
    constexpr quint64 dataMessage = 2;
    constexpr quint64 groupStateUpdateMessage = 9;
    constexpr quint64 groupStateSnapshotMessage = 10;
    if (field == dataMessage)
        return 4;
    return field == groupStateUpdateMessage || field == groupStateSnapshotMessage ? 3 : 0;
}

//! The last varint that \p message has at \p field, as far as it can be walked.
std::optional<quint64> varintAt(quint64 field, QByteArrayView message)
{
    std::optional<quint64> found;
    ProtobufCursor cursor(message);
    while (const auto tag = cursor.tag()) {
        const bool isIt = tag->field == field && tag->wire == ProtobufWire::Varint;
        const auto value = isIt ? cursor.varint() : std::nullopt;
        if (isIt ? !value : !cursor.skip(tag->wire))
            break;
        found = isIt ? value : found;
    }
    return found;
}

} // namespace

std::optional<quint64> salvageSequenceId(const ClientCodec &codec, const QByteArray &frame)
{
    if (!codec.isReliable())
        return {};
    if (codec.name() == Subprotocol::reliableProtobuf)
        return salvageProtobufSequenceId(frame);
    return codec.isBinary() ? std::nullopt : salvageJsonSequenceId(frame);
}

std::optional<quint64> salvageProtobufSequenceId(const QByteArray &frame)
{
    std::optional<quint64> found;
    ProtobufCursor cursor(frame);
    while (const auto tag = cursor.tag()) {
        if (tag->wire != ProtobufWire::Bytes) {
            if (!cursor.skip(tag->wire))
                break;
            continue;
        }
        const auto size = cursor.varint();
        if (!size)
            break;
        // A length that reaches too far still leaves the fields before the end.
        const auto inside = cursor.bytes(std::min(*size, quint64(cursor.left())));
        if (const quint64 field = sequenceFieldIn(tag->field))
            found = varintAt(field, *inside);
    }
    return found;
}

std::optional<quint64> salvageJsonSequenceId(const QByteArray &frame)
{
    const QByteArrayView text(frame);
    int depth = 0;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            const qsizetype end = skipString(text, at);
            if (depth == 1 && text.sliced(at, end - at) == key) {
                if (const auto id = digitsAt(text, end))
                    return id;
            }
            at = end;
            continue;
        }
        if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        ++at;
    }
    return {};
}

} // namespace WebPubSub
