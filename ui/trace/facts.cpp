#include "trace/facts.h"

#include "shared/format.h"
#include "trace/jsonlexer.h"
#include "trace/payloadline.h"
#include "trace/tracetext.h"

#include <algorithm>

using WebPubSub::TraceDirection;
using WebPubSub::TraceEntry;

namespace Ui {

namespace {

QString shown(const QString &remote)
{
    return Format::visible(remote, false);
}

QString filterTerm(const QString &field, const QString &value)
{
    const bool plain = !value.contains(u' ') && !value.contains(u'"') && !value.contains(u'*');
    return value.isEmpty() ? QString() : plain ? field + value : QString();
}

Fact plain(const QString &key, const QString &value, TextRole role = TextRole::Small)
{
    return {.key = key, .value = {{.text = shown(value), .role = role}}, .copy = value};
}

TextPart meta(const QString &text)
{
    return {.text = text, .color = Token::Text2};
}

} // namespace

QList<Fact> Facts::of(const TraceEntry &entry, const LaneLookup &lanes, const Context &context)
{
    QList<Fact> facts;
    Fact type = plain(tr("Type"), TraceText::event(entry), TextRole::Mono);
    type.filter = filterTerm(QStringLiteral("type:"), entry.event);
    facts.append(type);
    facts.append(who(entry, lanes));
    if (!entry.url.isEmpty())
        facts.append(plain(tr("Request"), entry.method + QLatin1Char(' ') + entry.url, TextRole::Mono));
    if (!entry.group.isEmpty())
        facts.append(group(entry, context.members));
    if (entry.sequenceId)
        facts.append(plain(tr("Sequence"), QString::number(*entry.sequenceId)));
    if (entry.ackId)
        facts.append(ack(entry, context.story));
    if (entry.event == QLatin1String("sendToGroup"))
        facts.append(options(entry));
    if (!entry.status.isEmpty() && !entry.ackId)
        facts.append(status(entry));
    if (const QString note = TraceText::note(entry); !note.isEmpty())
        facts.append(plain(tr("Note"), note));
    if (entry.bytes > 0)
        facts.append(size(entry));
    facts.append(plain(tr("Time"), Format::clockUs(entry.timeUs)));
    if (!entry.correlation.isEmpty()) {
        Fact trace = plain(tr("Trace id"), entry.correlation, TextRole::Mono);
        trace.value.append(meta(tr("%n rows", nullptr, context.storyRows)));
        trace.filter = filterTerm(QStringLiteral("trace:"), entry.correlation);
        facts.append(trace);
    }
    return facts;
}

Fact Facts::who(const TraceEntry &entry, const LaneLookup &lanes)
{
    const bool received = entry.direction == TraceDirection::In;
    Fact fact{.key = received ? tr("At") : tr("From"), .copy = entry.lane};
    fact.value = {{.text = shown(entry.lane), .lane = lanes(entry.lane)}};
    if (!entry.connectionId.isEmpty()) {
        fact.value.append(meta(tr("conn", "short for connection, before its id")));
        fact.value.append({.text = shown(entry.connectionId), .role = TextRole::Mono});
    }
    fact.filter = filterTerm(QStringLiteral("lane:"), entry.lane);
    return fact;
}

Fact Facts::group(const TraceEntry &entry, int members)
{
    Fact fact{.key = tr("Group"), .copy = entry.group};
    fact.value = {
        {.text = {}, .color = Token::Text2, .icon = QStringLiteral("room")}, {.text = shown(entry.group)}};
    if (members >= 0)
        fact.value.append(meta(tr("%n members", nullptr, members)));
    fact.filter = filterTerm(QStringLiteral("group:"), entry.group);
    return fact;
}

//! Of a request the answer, if it came; of an answer itself.
Fact Facts::ack(const TraceEntry &entry, const QList<StoryRow> &story)
{
    const auto answers = [&entry](const StoryRow &row) {
        return row.entry.event == QLatin1String("ack") && row.entry.ackId == entry.ackId;
    };
    const auto found = std::find_if(story.cbegin(), story.cend(), answers);
    const QString id = QString::number(*entry.ackId);
    Fact fact{.key = tr("Ack"), .copy = id};
    if (found == story.cend()) {
        const StateLook look = lookOf(State::Queued);
        fact.value = {{.text = tr("%1 not answered yet").arg(id),
            .color = look.color,
            .icon = QString::fromLatin1(look.icon)}};
        return fact;
    }
    const bool failed = TraceText::isFailed(found->entry);
    const StateLook look = lookOf(failed ? State::Failed : State::Acked);
    const QString text =
        failed ? tr("%1 failed: %2").arg(id, shown(found->entry.status)) : tr("%1 acknowledged").arg(id);
    fact.value = {{.text = text, .color = look.color, .icon = QString::fromLatin1(look.icon)}};
    if (found->entry.durationUs >= 0)
        fact.value.append(meta(Format::duration(found->entry.durationUs)));
    return fact;
}

Fact Facts::options(const TraceEntry &entry)
{
    const bool noEcho = topLevelValue(entry.payload, "noEcho") == "true";
    const QString ttl =
        QString::fromUtf8(topLevelValue(entry.payload, "ttlSeconds")
                              .first(qMin(topLevelValue(entry.payload, "ttlSeconds").size(), qsizetype(8))));
    Fact fact{.key = tr("Options")};
    fact.value = {{.text = QStringLiteral("noEcho")}, meta(noEcho ? tr("on") : tr("off")),
        {.text = QStringLiteral("TTL"), .apart = true},
        meta(ttl.isEmpty() ? tr("off") : tr("%1 s").arg(shown(ttl)))};
    fact.copy = plainText(fact.value);
    return fact;
}

Fact Facts::status(const TraceEntry &entry)
{
    Fact fact = plain(tr("Status"), entry.status);
    if (const auto state = TraceText::state(entry)) {
        const StateLook look = lookOf(*state);
        fact.value.first().color = look.color;
        fact.value.first().icon = QString::fromLatin1(look.icon);
    }
    if (entry.durationUs >= 0)
        fact.value.append(meta(Format::duration(entry.durationUs)));
    fact.filter = filterTerm(QStringLiteral("status:"), entry.status);
    return fact;
}

Fact Facts::size(const TraceEntry &entry)
{
    Fact fact{.key = tr("Size"), .copy = QString::number(entry.bytes)};
    fact.value = {{.text = Format::byteCount(entry.bytes)}};
    const qsizetype data = userData(entry).size();
    if (data > 0 && data < entry.payload.size())
        fact.value.append(meta(tr("payload %1").arg(data)));
    return fact;
}

} // namespace Ui
