#include "core/base64.h"

namespace WebPubSub {

namespace {

std::optional<QByteArray> decode(QByteArrayView text, QByteArray::Base64Options options)
{
    // fromRawData: Qt only reads, and a frame's payload need not be copied for that.
    auto result = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(text.data(), text.size()), options | QByteArray::AbortOnBase64DecodingErrors);
    if (!result)
        return {};
    return std::move(*result);
}

} // namespace

std::optional<QByteArray> fromStrictBase64(QByteArrayView text)
{
    if (text.isEmpty())
        return QByteArray();
    if (text.size() % 4 != 0)
        return {};
    const qsizetype padding = text.endsWith("==") ? 2 : text.endsWith('=') ? 1 : 0;
    // Qt lets padding and what follows it pass in odd places, so it only sees the letters.
    const QByteArrayView letters = text.chopped(padding);
    if (letters.contains('='))
        return {};
    return decode(letters, QByteArray::Base64Encoding);
}

std::optional<QByteArray> fromStrictBase64Url(QByteArrayView text)
{
    if (text.isEmpty())
        return QByteArray();
    if (text.size() % 4 == 1 || text.contains('='))
        return {};
    return decode(text, QByteArray::Base64UrlEncoding);
}

} // namespace WebPubSub
