#include "core/loopback.h"

#include <QList>

#include <algorithm>

namespace WebPubSub {

bool isLoopbackHost(QStringView host)
{
    if (host.compare(u"localhost", Qt::CaseInsensitive) == 0
        || host.endsWith(u".localhost", Qt::CaseInsensitive) || host == u"::1")
        return true;
    // Four numbers, so that "127.0.0.1.example.com" is not taken for an address.
    const QList<QStringView> parts = host.split(u'.');
    const bool isAddress = parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](QStringView part) {
        bool ok = false;
        return part.toUInt(&ok) <= 255 && ok;
    });
    return isAddress && parts.constFirst() == u"127";
}

} // namespace WebPubSub
