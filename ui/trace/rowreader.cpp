#include "trace/rowreader.h"

#include "trace/tracestore.h"

using WebPubSub::TraceDirection;
using WebPubSub::TraceEntry;
using WebPubSub::TraceSource;
using WebPubSub::TraceStore;

namespace Ui {

namespace {

//! Sender, receipt and routing are the first rows of a story, and the table must stay quick with any fan-out.
constexpr qsizetype rowsLookedAt = 64;

bool holds(const TraceEntry &other, const TraceEntry &delivery)
{
    return other.event.startsWith(QLatin1String("held")) && other.sequenceId == delivery.sequenceId
        && (other.connectionId == delivery.connectionId || other.userId == delivery.userId);
}

} // namespace

bool isDelivery(const TraceEntry &entry)
{
    return entry.source == TraceSource::Client && entry.direction == TraceDirection::In
        && entry.event.startsWith(QLatin1String("message"));
}

TraceEntry readRow(const TraceStore &store, int row)
{
    TraceEntry entry = store.row(row);
    if (!isDelivery(entry))
        return entry;
    const QList<int> story = store.rowsOf(entry.correlation);
    qint64 startUs = -1;
    bool routed = false;
    bool held = false;
    for (qsizetype i = 0; i < qMin(story.size(), rowsLookedAt); ++i) {
        const TraceEntry other = store.outline(story.at(i));
        if (startUs < 0 || (!routed && other.event == QLatin1String("routed")))
            startUs = other.timeUs;
        routed = routed || other.event == QLatin1String("routed");
        held = held || (entry.sequenceId && holds(other, entry));
    }
    if (entry.durationUs < 0 && startUs >= 0 && startUs < entry.timeUs)
        entry.durationUs = entry.timeUs - startUs;
    if (held && entry.message.isEmpty())
        entry.message = QStringLiteral("replayed");
    if (entry.status.isEmpty() && (entry.message.isEmpty() || held))
        entry.status = QStringLiteral("delivered");
    return entry;
}

} // namespace Ui
