#include "trace/rowcache.h"

#include "trace/rowreader.h"
#include "trace/tracetext.h"

namespace Ui {

namespace {

constexpr int mostRows = 512;
//! Enough for the line in the table; a whole session of large frames must not end up in the cache.
constexpr int mostPayloadBytes = 4096;

} // namespace

RowCache::RowCache(const WebPubSub::TraceStore *store)
    : m_store(store)
    , m_rows(mostRows)
{
}

const CachedRow &RowCache::at(int storeRow)
{
    if (const CachedRow *known = m_rows.object(storeRow))
        return *known;
    auto *row = new CachedRow;
    row->entry = readRow(*m_store, storeRow);
    if (row->entry.payload.size() > mostPayloadBytes)
        row->entry.payload = row->entry.payload.first(mostPayloadBytes); // a copy: the large one is let go
    for (int column = TraceColumn::Time; column < TraceColumn::Payload; ++column)
        row->cells[size_t(column)] = TraceText::cell(row->entry, column);
    row->line = payloadLine(row->entry);
    row->cells[TraceColumn::Payload] = row->line.text;
    row->directionIcon = TraceText::directionIcon(row->entry);
    const auto state = TraceText::state(row->entry);
    row->state = state ? int(*state) : -1;
    row->failed = state == State::Failed;
    m_rows.insert(storeRow, row);
    return *row;
}

void RowCache::forget(int first, int last)
{
    if (last - first >= mostRows)
        m_rows.clear();
    for (int row = first; row <= last && !m_rows.isEmpty(); ++row)
        m_rows.remove(row);
}

} // namespace Ui
