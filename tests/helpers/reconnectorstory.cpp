#include "helpers/reconnectorstory.h"

using namespace WebPubSub;
using namespace std::chrono_literals;
using Action = Reconnector::Action;

const QString ReconnectorStory::connected = uR"(
    0 start: Connecting, AskUrl
    0 url: OpenNew
    0 opened: Wait 10000
    0 connected: CancelWait, Connected)"_qs;

namespace {

Error named(const QString &name)
{
    if (name == u"401")
        return {.kind = ErrorKind::Unauthorized, .name = u"TokenRefused"_qs, .httpStatus = 401};
    if (name == u"TlsFailed")
        return {.kind = ErrorKind::Network, .name = name};
    if (name == u"TOKEN_TOO_LONG")
        return {.kind = ErrorKind::Invalid, .name = name};
    return {.kind = ErrorKind::Network, .name = name};
}

QString stateName(Reconnector::State state)
{
    static const char *const names[] = {
        "Stopped", "Connecting", "Connected", "Recovering", "Reconnecting", "Stopping"};
    return QLatin1String(names[int(state)]);
}

QString inWords(const Action &action)
{
    switch (action.kind) {
    case Action::AskUrl:
        return u"AskUrl"_qs;
    case Action::OpenNew:
        return u"OpenNew"_qs;
    case Action::OpenRecovery:
        return u"OpenRecovery"_qs;
    case Action::Probe:
        return u"Probe"_qs;
    case Action::Close:
        return u"Close"_qs;
    case Action::Abort:
        return u"Abort"_qs;
    case Action::Wait:
        return u"Wait %1"_qs.arg(action.delay.count());
    case Action::CancelWait:
        return u"CancelWait"_qs;
    case Action::TellState:
        return stateName(action.state);
    case Action::TellRetry:
        return u"retry %1 in %2"_qs.arg(action.attempt).arg(action.delay.count());
    case Action::TellRecovering:
        return u"recovering"_qs;
    case Action::TellRecovered:
        return u"recovered"_qs;
    case Action::TellDisconnected:
        return u"disconnected "_qs + action.error.name;
    case Action::TellError:
        return u"error "_qs + action.error.name;
    case Action::TellStopped:
        return u"stopped"_qs;
    }
    return {};
}

} // namespace

ReconnectorStory::ReconnectorStory(const ClientOptions &options)
    : machine(options, [] { return 0.5; })
{
}

QString ReconnectorStory::play(const QString &step)
{
    const QStringList words = step.section(u':', 0, 0).split(u' ', Qt::SkipEmptyParts);
    const Reconnector::TimePoint now{std::chrono::milliseconds(words.at(0).toLongLong())};
    const QString event = words.at(1);
    const QString argument = words.value(2);
    Reconnector::Actions actions;
    if (event == u"start")
        actions = machine.start();
    else if (event == u"stop")
        actions = machine.stop();
    else if (event == u"url")
        actions = machine.urlReady();
    else if (event == u"opened")
        actions = machine.opened(now);
    else if (event == u"connected")
        actions = machine.connectedFrame(now, argument != u"unreliable");
    else if (event == u"replaced")
        actions = machine.sessionReplaced(named(u"SessionReplaced"_qs));
    else if (event == u"frame")
        actions = machine.frameSeen(now);
    else if (event == u"failed")
        actions = machine.ended(now, {.closeCode = 0, .error = named(argument)});
    else if (event == u"closed")
        actions = machine.ended(now, {.closeCode = argument.toInt(), .error = named(argument)});
    else if (event == u"timeUp")
        actions = machine.timeUp(now);
    else if (event == u"retryNow")
        actions = machine.retryNow(now);
    else
        return u"unknown event "_qs + event;
    QStringList told;
    for (const Action &action : actions)
        told += inWords(action);
    return told.join(u", "_qs);
}

QString ReconnectorStory::differsFrom(const QString &story)
{
    const QStringList steps = story.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : steps) {
        const QString step = line.trimmed();
        const QString expected = step.section(u':', 1).trimmed();
        const QString actual = play(step);
        if (actual != expected)
            return QStringLiteral("\n  %1\nled to: %2").arg(step, actual);
    }
    return {};
}
