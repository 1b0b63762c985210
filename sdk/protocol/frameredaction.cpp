#include "protocol/frameredaction.h"

#include "core/redact.h"
#include "protocol/protobufcursor.h"

#include <QVarLengthArray>

#include <algorithm>

namespace WebPubSub {

namespace {

using Places = QVarLengthArray<QByteArrayView, 1>;

// The way to the only token: DownstreamMessage.system_message.connected_message.reconnection_token.
constexpr quint64 pathToToken[] = {3, 1, 3};
constexpr int pathLength = 3;
constexpr char systemMessageTag = 3 << 3 | int(ProtobufWire::Bytes);

//! Gathers what stands at the end of the path in \p message. False when that is no message.
bool findTokens(QByteArrayView message, int level, Places &tokens)
{
    ProtobufCursor cursor(message);
    while (!cursor.atEnd()) {
        const auto tag = cursor.tag();
        if (!tag)
            return false;
        if (tag->wire != ProtobufWire::Bytes) {
            if (!cursor.skip(tag->wire))
                return false;
            continue;
        }
        const auto size = cursor.varint();
        const auto value = size ? cursor.bytes(*size) : std::nullopt;
        if (!value)
            return false;
        if (tag->field != pathToToken[level])
            continue;
        if (level + 1 == pathLength)
            tokens.append(*value);
        else if (!findTokens(*value, level + 1, tokens))
            return false;
    }
    return true;
}

} // namespace

QByteArray withoutTokens(const QByteArray &frame)
{
    if (frame.startsWith('{'))
        return redactedFrame(frame);
    Places tokens;
    if (!findTokens(frame, 0, tokens) && frame.startsWith(systemMessageTag))
        return QByteArrayLiteral("REDACTED");
    QByteArray result = frame;
    for (const QByteArrayView &token : tokens)
        std::fill_n(result.begin() + (token.data() - frame.constData()), token.size(), '*');
    return redactedFrame(result); // JSON may begin with blanks
}

} // namespace WebPubSub
