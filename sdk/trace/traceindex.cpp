#include "trace/traceindex.h"

#include <algorithm>
#include <limits>
#include <mutex>

namespace WebPubSub {

void TraceIndex::append(const TraceEntry &entry, qint64 offset, quint32 size)
{
    const std::unique_lock lock(m_lock);
    if (m_count % chunkRows == 0)
        m_chunks.push_back(std::make_unique<Chunk>());
    const quint32 row = m_count++;
    TraceIndexRow &place = slot(row);
    place.offset = offset;
    place.size = size;
    place.timeUs = entry.timeUs;
    place.bytes = quint32(std::clamp<qint64>(entry.bytes, 0, std::numeric_limits<quint32>::max()));
    place.lane = m_names.intern(entry.lane);
    place.event = m_names.intern(entry.event);
    place.group = m_names.intern(entry.group);
    place.user = m_names.intern(entry.userId);
    place.connection = m_names.intern(entry.connectionId);
    place.source = entry.source;
    place.direction = entry.direction;
    place.level = entry.level;
    if (entry.sequenceId) {
        place.sequence = *entry.sequenceId;
        place.flags |= TraceIndexRow::HasSequenceId;
    } else if (entry.ordinal) {
        place.sequence = *entry.ordinal;
        place.flags |= TraceIndexRow::HasOrdinal;
    }
    if (!entry.correlation.isEmpty())
        linkStory(row, m_correlations.intern(entry.correlation));
}

bool TraceIndex::fillCorrelation(int row, const QString &correlation)
{
    const std::unique_lock lock(m_lock);
    if (row < 0 || quint32(row) >= m_count || correlation.isEmpty() || slot(quint32(row)).correlation)
        return false;
    slot(quint32(row)).flags |= TraceIndexRow::CorrelationFilled;
    linkStory(quint32(row), m_correlations.intern(correlation));
    return true;
}

void TraceIndex::clear()
{
    const std::unique_lock lock(m_lock);
    m_chunks.clear();
    m_stories.clear();
    m_count = 0;
    m_names = {};
    m_correlations = {};
}

int TraceIndex::count() const
{
    const std::shared_lock lock(m_lock);
    return int(m_count);
}

std::optional<TraceIndexRow> TraceIndex::at(int row) const
{
    const std::shared_lock lock(m_lock);
    if (row < 0 || quint32(row) >= m_count)
        return std::nullopt;
    return slot(quint32(row));
}

TraceEntry TraceIndex::outline(int row) const
{
    const std::shared_lock lock(m_lock);
    TraceEntry entry;
    if (row < 0 || quint32(row) >= m_count)
        return entry;
    const TraceIndexRow &place = slot(quint32(row));
    entry.timeUs = place.timeUs;
    entry.source = place.source;
    entry.direction = place.direction;
    entry.level = place.level;
    entry.lane = m_names.text(place.lane);
    entry.event = m_names.text(place.event);
    entry.group = m_names.text(place.group);
    entry.userId = m_names.text(place.user);
    entry.connectionId = m_names.text(place.connection);
    entry.correlation = m_correlations.text(place.correlation);
    entry.bytes = place.bytes;
    if (place.flags & TraceIndexRow::HasSequenceId)
        entry.sequenceId = place.sequence;
    else if (place.flags & TraceIndexRow::HasOrdinal)
        entry.ordinal = place.sequence;
    return entry;
}

QString TraceIndex::correlation(int row) const
{
    const std::shared_lock lock(m_lock);
    if (row < 0 || quint32(row) >= m_count)
        return {};
    return m_correlations.text(slot(quint32(row)).correlation);
}

QList<int> TraceIndex::rowsOf(const QString &correlation) const
{
    const std::shared_lock lock(m_lock);
    QList<int> rows;
    const std::optional<quint32> id = m_correlations.find(correlation);
    if (!id || *id == 0 || *id >= m_stories.size())
        return rows;
    for (quint32 next = m_stories[*id].first; next; next = slot(next - 1).next)
        rows.append(int(next - 1));
    return rows;
}

std::optional<int> TraceIndex::rowAt(qint64 offset) const
{
    const std::shared_lock lock(m_lock);
    quint32 low = 0;
    quint32 high = m_count;
    while (low < high) {
        const quint32 middle = low + (high - low) / 2;
        if (slot(middle).offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == m_count || slot(low).offset != offset)
        return std::nullopt;
    return int(low);
}

// Keeps the chain ascending. Nearly always the row is the last one; a late fill looks for its place from the
// start.
void TraceIndex::linkStory(quint32 row, quint32 correlation)
{
    slot(row).correlation = correlation;
    Story &chain = story(correlation);
    if (!chain.first || row < chain.first - 1) {
        slot(row).next = chain.first;
        chain.first = row + 1;
        chain.last = std::max(chain.last, row + 1);
        return;
    }
    quint32 before = row > chain.last - 1 ? chain.last : chain.first;
    while (slot(before - 1).next && slot(before - 1).next - 1 < row)
        before = slot(before - 1).next;
    slot(row).next = slot(before - 1).next;
    slot(before - 1).next = row + 1;
    chain.last = std::max(chain.last, row + 1);
}

TraceIndex::Story &TraceIndex::story(quint32 correlation)
{
    if (m_stories.size() <= correlation)
        m_stories.resize(size_t(correlation) + 1);
    return m_stories[correlation];
}

} // namespace WebPubSub
