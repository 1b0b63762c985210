#include "client/invocationsalvage.h"

#include "protocol/protobufcursor.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace WebPubSub {

namespace {

// client-protocol.md section 7
constexpr quint64 invokeResponseField = 5;
constexpr quint64 invocationIdField = 1;

//! The last field \p number of \p message that holds bytes, as far as the message can be walked through.
QByteArrayView bytesAt(quint64 number, QByteArrayView message)
{
    QByteArrayView found;
    ProtobufCursor cursor(message);
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
        if (tag->field == number)
            found = *inside;
    }
    return found;
}

} // namespace

QString salvageInvocationId(const QByteArray &frame)
{
    // It is seldom wanted: no need for the fast parsers.
    const QJsonDocument document = QJsonDocument::fromJson(frame);
    if (document.isNull())
        return QString::fromUtf8(bytesAt(invocationIdField, bytesAt(invokeResponseField, frame)));
    const QJsonObject response = document.object();
    return response.value(u"type").toString() == u"invokeResponse"
        ? response.value(u"invocationId").toString()
        : QString();
}

} // namespace WebPubSub
