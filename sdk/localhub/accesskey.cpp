#include "localhub/accesskey.h"

#include <algorithm>

namespace WebPubSub {

using namespace Qt::StringLiterals;

Result<Done> validAccessKey(const QString &accessKey)
{
    constexpr qsizetype minBytes = 32;
    QString fault;
    if (const qsizetype bytes = accessKey.toUtf8().size(); bytes < minBytes)
        fault = u"has %1 bytes; at least 32 are needed"_s.arg(bytes);
    else if (accessKey.trimmed() != accessKey)
        fault = u"begins or ends with a blank"_s;
    else if (accessKey.contains(u';'))
        fault = u"holds a ';', which ends a value in a connection string"_s;
    else if (std::any_of(accessKey.begin(), accessKey.end(),
                 [](QChar c) { return c.category() == QChar::Other_Control; }))
        fault = u"holds a control character"_s;
    if (fault.isEmpty())
        return Done{};
    return Error{.kind = ErrorKind::Invalid,
        .name = u"HUB_KEY"_s,
        .message = u"The access key %1. Choose another key."_s.arg(fault)};
}

} // namespace WebPubSub
