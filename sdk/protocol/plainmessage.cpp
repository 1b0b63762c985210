#include "protocol/plainmessage.h"

#include "protocol/protobufcursor.h"

namespace WebPubSub {

namespace {

// Tags of one byte: the field's number and its wire type.
constexpr quint64 bytesTag(int field)
{
    return quint64(field) << 3 | quint64(ProtobufWire::Bytes);
}

enum : quint64 {
    DataMessage = bytesTag(2),
    From = bytesTag(1),
    Group = bytesTag(2),
    Data = bytesTag(3),
    SequenceId = 4 << 3 | quint64(ProtobufWire::Varint),
};

//! The value of a field of wire type 2; the frame was checked, so that it is there.
QByteArrayView valueAt(ProtobufCursor &cursor)
{
    return cursor.bytes(cursor.varint().value_or(0)).value_or(QByteArrayView());
}

//! False unless \p data is one member of MessageData.
bool readData(QByteArrayView data, PlainMessage &message)
{
    ProtobufCursor cursor(data);
    const quint64 tag = cursor.varint().value_or(0);
    if (tag < bytesTag(1) || tag > bytesTag(4) || (tag & 7) != quint64(ProtobufWire::Bytes))
        return false;
    message.dataField = tag >> 3;
    message.data = valueAt(cursor);
    return cursor.atEnd();
}

} // namespace

std::optional<PlainMessage> findPlainMessage(QByteArrayView frame)
{
    ProtobufCursor outer(frame);
    if (outer.varint() != DataMessage)
        return {};
    ProtobufCursor cursor(valueAt(outer));
    if (!outer.atEnd())
        return {};
    PlainMessage message;
    for (quint64 last = 0; !cursor.atEnd();) {
        const quint64 tag = cursor.varint().value_or(0);
        if (tag <= last) // a field that comes twice, or in an order that nobody writes
            return {};
        last = tag;
        if (tag == From)
            message.from = valueAt(cursor);
        else if (tag == Group)
            message.group = valueAt(cursor);
        else if (tag == SequenceId)
            message.sequenceId = cursor.varint();
        else if (tag != Data || !readData(valueAt(cursor), message))
            return {};
    }
    return message.dataField ? std::optional(message) : std::nullopt;
}

} // namespace WebPubSub
