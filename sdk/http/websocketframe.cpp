#include "http/websocketframe.h"

#include <QtEndian>

namespace WebPubSub {

namespace {

constexpr char finBit = char(0x80);
constexpr qsizetype maxControlPayload = 125;

//! Length of the header of an unmasked frame.
qsizetype headerSize(qsizetype payloadSize)
{
    return payloadSize <= 125 ? 2 : payloadSize <= 0xffff ? 4 : 10;
}

//! The longest beginning of \p utf8 within \p limit bytes that ends at a character's boundary.
QByteArrayView cutUtf8(QByteArrayView utf8, qsizetype limit)
{
    if (utf8.size() <= limit)
        return utf8;
    while (limit > 0 && (utf8[limit] & 0xc0) == 0x80)
        --limit;
    return utf8.first(limit);
}

} // namespace

bool isValidCloseCode(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

QByteArray encodeFrame(Opcode opcode, QByteArrayView payload)
{
    const qsizetype size = payload.size();
    QByteArray frame(headerSize(size) + size, Qt::Uninitialized);
    char *out = frame.data();
    *out++ = finBit | char(opcode);
    if (size <= 125) {
        *out++ = char(size);
    } else if (size <= 0xffff) {
        *out++ = 126;
        qToBigEndian(quint16(size), out);
        out += 2;
    } else {
        *out++ = 127;
        qToBigEndian(quint64(size), out);
        out += 8;
    }
    if (size > 0)
        memcpy(out, payload.data(), size_t(size));
    return frame;
}

QByteArray encodeCloseFrame(quint16 code, const QString &reason)
{
    if (code == CloseCode::noStatus)
        return encodeFrame(Opcode::Close, {});
    QByteArray payload(2, Qt::Uninitialized);
    qToBigEndian(code, payload.data());
    payload += cutUtf8(reason.toUtf8(), maxControlPayload - 2);
    return encodeFrame(Opcode::Close, payload);
}

} // namespace WebPubSub
