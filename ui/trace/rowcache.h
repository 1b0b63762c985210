#pragma once

#include "core/trace.h"
#include "trace/payloadline.h"
#include "trace/tracecolumns.h"

#include <QCache>

#include <array>

namespace WebPubSub {
class TraceStore;
}

namespace Ui {

//! A row ready to be drawn: what a view asks for again and again is worked out once.
struct CachedRow {
    WebPubSub::TraceEntry entry = {}; //!< its payload cut after a few KiB
    std::array<QString, TraceColumn::Count> cells = {}; //!< Thread and Delta stay empty
    PayloadLine line = {};
    QString directionIcon = {};
    int state = -1; //!< Ui::State, -1: no status
    bool failed = false;
};

//! The last few hundred rows that were looked at, whatever the length of the session. \p store outlives it.
class RowCache {
public:
    explicit RowCache(const WebPubSub::TraceStore *store);

    const CachedRow &at(int storeRow); //!< valid until the next call
    void forget(int first, int last); //!< store rows that changed
    void clear() { m_rows.clear(); }

private:
    const WebPubSub::TraceStore *m_store;
    QCache<int, CachedRow> m_rows;
};

} // namespace Ui
