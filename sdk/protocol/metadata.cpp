#include "protocol/metadata.h"

#include <algorithm>
#include <cstring>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
}

// Control characters could break the header that carries the value to an event handler.
bool isValueCharacter(char c)
{
    return c >= ' ' && c <= '~';
}

} // namespace

QString faultOfMetadata(QByteArrayView key, QByteArrayView value)
{
    if (key.isEmpty() || key.size() > maxMetadataKeyLength)
        return u"a key of %1 characters, expected 1 to %2"_s.arg(key.size()).arg(maxMetadataKeyLength);
    if (!std::all_of(key.begin(), key.end(), isTokenCharacter))
        return u"a key with a character that HTTP header names do not allow"_s;
    if (value.size() > maxMetadataValueLength)
        return u"a value of %1 bytes, expected at most %2"_s.arg(value.size()).arg(maxMetadataValueLength);
    if (!std::all_of(value.begin(), value.end(), isValueCharacter))
        return u"a value with characters other than printable ASCII"_s;
    return {};
}

Result<Done> validMetadata(const Metadata &metadata)
{
    const auto invalid = [](const QString &fault) {
        return Error{.kind = ErrorKind::Invalid,
            .name = u"METADATA"_s,
            .message = u"The metadata has %1. Shorten or rename the entry."_s.arg(fault)};
    };
    qsizetype total = 0;
    for (auto it = metadata.begin(); it != metadata.end(); ++it) {
        const QByteArray key = it.key().toUtf8();
        const QByteArray value = it.value().toUtf8();
        if (const QString fault = faultOfMetadata(key, value); !fault.isEmpty())
            return invalid(fault);
        total += key.size() + value.size();
    }
    if (total > maxMetadataBytes)
        return invalid(u"%1 bytes in all, expected at most %2"_s.arg(total).arg(maxMetadataBytes));
    return Done{};
}

} // namespace WebPubSub
