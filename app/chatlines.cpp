#include "chatlines.h"

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace App {

namespace {

Error chatError(QLatin1String code, const QString &message)
{
    return {.kind = ErrorKind::Invalid, .name = code, .message = message};
}

Error missing(const QString &usage)
{
    return chatError("CHAT_ARGUMENT"_L1, u"Write %1."_s.arg(usage));
}

Result<ChatLine> withoutArgument(ChatLine line, const QString &command, const QString &rest)
{
    if (rest.isEmpty())
        return line;
    return chatError("CHAT_ARGUMENT"_L1, u"%1 stands alone. To say this, write two slashes."_s.arg(command));
}

} // namespace

Result<ChatLine> parseChatLine(const QString &line)
{
    if (line.startsWith("//"_L1))
        return ChatLine(SayLine{line.mid(1)});
    if (!line.startsWith(u'/'))
        return ChatLine(SayLine{line});
    const QString words = line.trimmed();
    const QString command = words.section(u' ', 0, 0);
    const QString rest = words.section(u' ', 1).trimmed();
    if (command == u"/join")
        return rest.isEmpty() ? Result<ChatLine>(missing(u"/join GROUP"_s)) : ChatLine(JoinLine{rest});
    if (command == u"/leave")
        return ChatLine(LeaveLine{rest});
    if (command == u"/event")
        return rest.isEmpty()
            ? Result<ChatLine>(missing(u"/event NAME [TEXT]"_s))
            : ChatLine(EventLine{rest.section(u' ', 0, 0), rest.section(u' ', 1).trimmed()});
    if (command == u"/quit")
        return withoutArgument(QuitLine{}, command, rest);
    if (command == u"/help")
        return withoutArgument(HelpLine{}, command, rest);
    return chatError("CHAT_COMMAND"_L1,
        u"There is no command %1. Type /help for those that there are; to say it, write two slashes."_s.arg(
            command.left(32)));
}

QString chatHelp()
{
    return u"/join GROUP           join a group; what you type then goes to it\n"
           "/leave [GROUP]        leave it\n"
           "/event NAME [TEXT]    send an event to the app server\n"
           "/quit                 leave the program; so does the end of the input\n"
           "//TEXT                say a text that begins with a slash\n"_s;
}

} // namespace App
