#include "protocol/names.h"

#include <algorithm>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

Error invalid(QLatin1String code, const QString &message)
{
    return Error{.kind = ErrorKind::Invalid, .name = code, .message = message};
}

//! A letter, then letters, digits and \p marks, up to \p maxLength in all. Returns what is wrong, or nothing.
QString faultOfName(const QString &name, QStringView marks, int maxLength)
{
    if (name.isEmpty())
        return u"is empty"_s;
    if (name.size() > maxLength)
        return u"has %1 characters"_s.arg(name.size());
    if (!isLetter(name.front()))
        return u"does not begin with a letter"_s;
    const auto bad = std::find_if(
        name.begin(), name.end(), [&](QChar c) { return !isLetter(c) && !isDigit(c) && !marks.contains(c); });
    if (bad == name.end())
        return {};
    return u"holds the character U+%1 at position %2"_s.arg(bad->unicode(), 4, 16, QLatin1Char('0'))
        .arg(bad - name.begin() + 1);
}

QString faultOfGroup(const QString &group)
{
    if (group.isEmpty())
        return u"is empty"_s;
    if (group.size() > maxGroupNameLength)
        return u"has %1 characters"_s.arg(group.size());
    const auto control =
        std::find_if(group.begin(), group.end(), [](QChar c) { return c < u' ' || c == QChar(0x7F); });
    if (control != group.end())
        return u"holds a control character at position %1"_s.arg(control - group.begin() + 1);
    if (std::all_of(group.begin(), group.end(), [](QChar c) { return c.isSpace(); }))
        return u"is only white space"_s;
    return QStringView(group).isValidUtf16() ? QString() : u"holds half of a surrogate pair"_s;
}

} // namespace

Result<Done> validHubName(const QString &hub)
{
    const QString fault = faultOfName(hub, u"_`,.[]", maxHubNameLength);
    if (fault.isEmpty())
        return Done{};
    return invalid("HUB_NAME"_L1,
        u"The hub name %1. Expected a letter, then up to 127 letters, digits or "
        "_ ` , . [ ] characters. Choose another name."_s.arg(fault));
}

Result<Done> validGroupName(const QString &group)
{
    const QString fault = faultOfGroup(group);
    if (fault.isEmpty())
        return Done{};
    return invalid("GROUP_NAME"_L1,
        u"The group name %1. Expected 1 to 1024 characters, not only white space and "
        "no control characters. Choose another name."_s.arg(fault));
}

Result<Done> validEventName(const QString &event)
{
    const QString fault = faultOfName(event, u"_.-", maxEventNameLength);
    if (fault.isEmpty())
        return Done{};
    return invalid("EVENT_NAME"_L1,
        u"The event name %1. Expected a letter, then up to 127 letters, digits or "
        "_ . - characters. Choose another name."_s.arg(fault));
}

} // namespace WebPubSub
