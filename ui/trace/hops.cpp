#include "trace/hops.h"

#include "shared/format.h"
#include "trace/rowreader.h"
#include "trace/tracestore.h"
#include "trace/tracetext.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using WebPubSub::TraceEntry;
using WebPubSub::TraceSource;
using WebPubSub::TraceStore;

namespace Ui {

namespace {

bool isRequest(const TraceEntry &entry)
{
    static const QSet<QString> names{QStringLiteral("joinGroup"), QStringLiteral("leaveGroup"),
        QStringLiteral("sendToGroup"), QStringLiteral("event"), QStringLiteral("invoke")};
    return names.contains(entry.event);
}

bool isMessage(const TraceEntry &entry)
{
    return entry.event.startsWith(QLatin1String("message"));
}

bool isHeld(const TraceEntry &entry)
{
    return entry.event.startsWith(QLatin1String("held"));
}

bool isRouted(const TraceEntry &entry)
{
    return entry.event == QLatin1String("routed");
}

//! The held row and the late delivery are the same message to the same client.
bool isSameDelivery(const TraceEntry &held, const TraceEntry &delivery)
{
    const bool sameClient = held.connectionId.isEmpty() || delivery.connectionId.isEmpty()
        ? held.userId == delivery.userId
        : held.connectionId == delivery.connectionId;
    return isMessage(delivery) && sameClient && held.sequenceId == delivery.sequenceId;
}

//! Held, and nobody knows yet until when.
bool isOpen(const Hop &hop)
{
    return hop.state == State::Held && hop.durationUs < 0;
}

//! In the order in which steps ended, as the eye follows the bars; what is still going on comes last.
void layOnAxis(HopList *list)
{
    if (list->hops.isEmpty())
        return;
    list->fromUs = list->hops.first().startUs;
    for (const Hop &hop : std::as_const(list->hops)) {
        list->fromUs = qMin(list->fromUs, hop.startUs);
        list->toUs = qMax(list->toUs, hop.endUs);
    }
    for (Hop &hop : list->hops) {
        if (isOpen(hop))
            hop.endUs = list->toUs;
    }
    QList<qint64> lengths;
    for (const Hop &hop : std::as_const(list->hops))
        lengths.append(hop.endUs - hop.startUs);
    std::sort(lengths.begin(), lengths.end());
    list->isLogarithmic = lengths.last() > 50 * qMax(qint64(1), lengths.at(lengths.size() / 2));
    std::stable_sort(list->hops.begin(), list->hops.end(),
        [](const Hop &a, const Hop &b) { return isOpen(a) == isOpen(b) ? a.endUs < b.endUs : isOpen(b); });
}

const StoryRow *find(const QList<StoryRow> &story, const auto &predicate)
{
    const auto found =
        std::find_if(story.cbegin(), story.cend(), [&](const StoryRow &r) { return predicate(r.entry); });
    return found == story.cend() ? nullptr : &*found;
}

} // namespace

QList<StoryRow> Hops::readStory(const TraceStore &store, const QString &correlation, int *total, int most)
{
    const QList<int> rows = store.rowsOf(correlation);
    *total = int(rows.size());
    QList<StoryRow> story;
    for (const int row : rows.first(qMin(rows.size(), qsizetype(most)))) {
        story.append({row, readRow(store, row)});
        story.last().entry.payload.clear(); // the hops need no bytes, and there may be many
    }
    std::stable_sort(story.begin(), story.end(),
        [](const StoryRow &a, const StoryRow &b) { return a.entry.timeUs < b.entry.timeUs; });
    return story;
}

HopList Hops::of(const QList<StoryRow> &story, int total)
{
    HopList list;
    list.more = total - int(story.size());
    for (const StoryRow &row : story) {
        const auto isItsEnd = [&row](const TraceEntry &held) {
            return isHeld(held) && isSameDelivery(held, row.entry);
        };
        if (isMessage(row.entry) && find(story, isItsEnd))
            continue; // told with the row that held it
        list.hops.append(hopOf(row, story));
        list.sawHub = list.sawHub || isRouted(row.entry);
    }
    layOnAxis(&list);
    judge(&list, story);
    return list;
}

Hop Hops::hopOf(const StoryRow &row, const QList<StoryRow> &story)
{
    const TraceEntry &entry = row.entry;
    if (isRequest(entry))
        return sent(row, story);
    if (isMessage(entry))
        return received(row);
    if (entry.event == QLatin1String("ack") || isHeld(entry))
        return answered(row, story);
    Hop hop{row.storeRow, entry.lane, TraceText::directionIcon(entry), TraceText::event(entry)};
    hop.durationUs = entry.durationUs;
    hop.startUs = entry.timeUs;
    hop.endUs = entry.timeUs + qMax(qint64(0), entry.durationUs);
    if (!entry.status.isEmpty())
        hop.what += QLatin1Char(' ') + entry.status;
    if (TraceText::isFailed(entry))
        hop.state = State::Failed;
    return hop;
}

Hop Hops::sent(const StoryRow &row, const QList<StoryRow> &story)
{
    const TraceEntry &entry = row.entry;
    Hop hop{row.storeRow, entry.lane, QStringLiteral("out"), tr("to hub")};
    hop.startUs = hop.endUs = entry.timeUs;
    if (entry.event != QLatin1String("sendToGroup"))
        hop.what = TraceText::event(entry);
    if (const StoryRow *routed = find(story, isRouted); routed && entry.source == TraceSource::Client) {
        hop.endUs = qMax(hop.startUs, routed->entry.timeUs);
        hop.durationUs = hop.endUs - hop.startUs;
    }
    return hop;
}

Hop Hops::received(const StoryRow &row)
{
    const TraceEntry &entry = row.entry;
    Hop hop{row.storeRow, entry.lane, QStringLiteral("in"), tr("receives")};
    hop.endUs = entry.timeUs;
    hop.startUs = entry.timeUs - qMax(qint64(0), entry.durationUs);
    hop.durationUs = entry.durationUs;
    return hop;
}

//! An ack ends a request; a held message waits for its delivery.
Hop Hops::answered(const StoryRow &row, const QList<StoryRow> &story)
{
    const TraceEntry &entry = row.entry;
    if (isHeld(entry)) {
        Hop hop{row.storeRow, entry.lane, QStringLiteral("held"), tr("held")};
        hop.startUs = hop.endUs = entry.timeUs;
        hop.state = State::Held;
        const auto isItsEnd = [&entry](const TraceEntry &other) { return isSameDelivery(entry, other); };
        if (const StoryRow *late = find(story, isItsEnd)) {
            hop.what = tr("held, then replayed");
            hop.lane = late->entry.lane;
            hop.endUs = qMax(hop.startUs, late->entry.timeUs);
            hop.durationUs = hop.endUs - hop.startUs;
        }
        return hop;
    }
    Hop hop = received(row);
    const QString id = entry.ackId ? QString::number(*entry.ackId) : QString();
    hop.what = tr("ack %1 %2", "ack id, then its result").arg(id, entry.status).simplified();
    if (TraceText::isFailed(entry))
        hop.state = State::Failed;
    return hop;
}

void Hops::judge(HopList *list, const QList<StoryRow> &story)
{
    const StoryRow *routed = find(story, isRouted);
    if (!routed)
        return;
    list->note = TraceText::note(routed->entry);
    static const QRegularExpression figure(QStringLiteral("^to (\\d+)"));
    const auto match = figure.match(routed->entry.message);
    if (!match.hasMatch())
        return;
    const int expected = match.captured(1).toInt();
    for (Hop &hop : list->hops) {
        if (hop.storeRow == routed->storeRow)
            hop.what = tr("routes to %1").arg(expected);
    }
    if (list->more > 0)
        return; // not all deliveries were looked at: no verdict is better than a wrong one
    const int got = int(
        std::count_if(story.cbegin(), story.cend(), [](const StoryRow &r) { return isMessage(r.entry); }));
    const int waiting = int(std::count_if(list->hops.cbegin(), list->hops.cend(), isOpen));
    // The hub counts whom it wrote to; those who were away come on top.
    const int all = qMax(expected, got + waiting);
    list->verdict = tr("%1 of %2 expected got it").arg(got).arg(all);
    list->verdictState = got >= all ? State::Acked : State::Held;
}

QString Hops::asText(const HopList &list)
{
    QStringList lines;
    for (const Hop &hop : list.hops) {
        lines.append(QStringLiteral("%1\t%2\t%3\t%4")
                         .arg(Format::clockUs(hop.startUs), Format::visible(hop.lane, false),
                             Format::visible(hop.what, false), Format::duration(hop.durationUs)));
    }
    if (!list.verdict.isEmpty())
        lines.append(list.verdict);
    return lines.join(u'\n');
}

} // namespace Ui
