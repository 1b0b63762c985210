#pragma once

#include "core/result.h"

#include <QString>

#include <variant>

//! What a person types into hubscope-client: text for the group, or a command that begins with a slash.
namespace App {

struct SayLine {
    QString text = {};
    friend bool operator==(const SayLine &, const SayLine &) = default;
};

struct JoinLine {
    QString group = {};
    friend bool operator==(const JoinLine &, const JoinLine &) = default;
};

struct LeaveLine {
    QString group = {}; //!< empty: the one that is spoken to
    friend bool operator==(const LeaveLine &, const LeaveLine &) = default;
};

struct EventLine {
    QString event = {};
    QString text = {};
    friend bool operator==(const EventLine &, const EventLine &) = default;
};

struct QuitLine {
    friend bool operator==(QuitLine, QuitLine) = default;
};

struct HelpLine {
    friend bool operator==(HelpLine, HelpLine) = default;
};

using ChatLine = std::variant<SayLine, JoinLine, LeaveLine, EventLine, QuitLine, HelpLine>;

//! CHAT_COMMAND for an unknown command, CHAT_ARGUMENT when one lacks its name or has too many words. A text
//! that begins with a slash is written with two.
WebPubSub::Result<ChatLine> parseChatLine(const QString &line);

QString chatHelp(); //!< one line for each command

} // namespace App
