#include "rooms/bubblemeta.h"

#include "rooms/bubblebody.h"
#include "shared/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace Ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Ui::BubbleMeta)
};

QString iconOf(State state)
{
    return QLatin1String(lookOf(state).icon);
}

MetaPart part(State state, const QString &text)
{
    return {iconOf(state), text, lookOf(state).color};
}

QString seenText(const TimelineMessage &message)
{
    return Words::tr("seen by %1 of %2").arg(message.seenBy).arg(message.expected);
}

//! Nothing for what needs no word: a message that simply came in.
std::optional<MetaPart> deliveryPart(const TimelineMessage &message, bool own)
{
    switch (message.delivery) {
    case State::Queued:
        return part(State::Queued, Words::tr("queued"));
    case State::Sent:
        return part(State::Sent,
            message.expectsAck ? Words::tr("sent, waiting for ack") : Words::tr("sent, no ack asked"));
    case State::Replayed:
        if (message.latencyUs < 0)
            return part(State::Replayed, Words::tr("replayed"));
        return part(State::Replayed, Words::tr("arrived %1 late").arg(Format::duration(message.latencyUs)));
    case State::Acked:
        if (!own)
            return std::nullopt;
        if (message.latencyUs < 0)
            return part(State::Acked, Words::tr("acked"));
        return part(State::Acked, Words::tr("acked %1").arg(Format::duration(message.latencyUs)));
    default:
        return std::nullopt;
    }
}

QString spokenDelivery(const TimelineMessage &message)
{
    if (message.delivery == State::Failed)
        return failureReason(message);
    if (message.mine && message.delivery == State::Acked && message.latencyUs >= 0)
        return Words::tr("acknowledged in %1").arg(Format::duration(message.latencyUs));
    const auto delivery = deliveryPart(message, message.mine);
    return delivery ? delivery->text : QString();
}

} // namespace

QList<MetaPart> metaParts(const TimelineMessage &message, bool own)
{
    QList<MetaPart> parts{{{}, Format::clock(message.timeUs), Token::Text2}};
    if (const auto delivery = deliveryPart(message, own))
        parts.append(*delivery);
    if (message.expected > 0 && own)
        parts.append(part(State::Seen, seenText(message)));
    else if (message.expected > 0)
        parts.first().text += Words::tr(" · %1").arg(seenText(message));
    if (!message.lateNote.isEmpty())
        parts.append(part(State::Held, Format::visible(message.lateNote, false)));
    return parts;
}

QString failureReason(const TimelineMessage &message)
{
    if (message.delivery != State::Failed)
        return {};
    const QString time = Format::clock(message.timeUs);
    if (!message.error)
        return Words::tr("%1 · not delivered").arg(time);
    return Words::tr("%1 · not delivered: %2, %3")
        .arg(time, Format::visible(message.error->name, false),
            Format::visible(message.error->message, false));
}

QString spokenMessage(const TimelineMessage &message)
{
    const BubbleBody body = bubbleBody(message.payload, Fold::Head, true);
    QStringList parts{Format::visible(message.speaker, false), Format::clock(message.timeUs)};
    if (!body.kind.isEmpty())
        parts << body.kind << Format::byteCount(message.payload.bytes.size());
    parts << body.text << body.more << spokenDelivery(message);
    if (message.expected > 0)
        parts << seenText(message);
    if (!message.lateNote.isEmpty())
        parts << Format::visible(message.lateNote, false);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace Ui
