#pragma once

#include "core/result.h"
#include "trace/traceindex.h"
#include "trace/tracereader.h"

#include <atomic>
#include <functional>

namespace WebPubSub {

//! What a scan of a whole file met beside good rows.
struct TraceLoadReport {
    qint64 tornBytes = 0; //!< of a last line without its line feed, left out
    int badLines = 0; //!< lines in the middle that are no rows, left out
    qint64 firstBadOffset = -1;
    bool hasTooLongLine = false; //!< one of them was longer than a line may be
    bool isCut = false; //!< the file became shorter while it was read

    //! TR_TORN, TR_LINES, TR_LIMIT, TR_CHANGED: at most one each.
    QList<Error> warnings() const;
};

/*!
    Indexes an existing file, block by block, in the thread that calls it; memory is bounded by the
    longest line. The header line is taken as checked. \p progress is called after each block; \p
    cancelled ends the scan early.
*/
TraceLoadReport loadTrace(TraceReader &reader, TraceIndex &index, const std::function<void()> &progress,
    const std::atomic<bool> &cancelled);

//! Reads and checks the first line. TR_EMPTY, TR_FORMAT, TR_VERSION.
Result<Done> checkTraceHeader(TraceReader &reader);

} // namespace WebPubSub
