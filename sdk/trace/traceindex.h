#pragma once

#include "core/trace.h"
#include "trace/stringinterner.h"

#include <QList>

#include <array>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <vector>

namespace WebPubSub {

//! What memory keeps of one row; names are ids of the index's interner.
struct TraceIndexRow {
    enum Flag : quint8 {
        HasSequenceId = 1, //!< \c sequence is a sequence id
        HasOrdinal = 2, //!< \c sequence is an ordinal
        CorrelationFilled = 4, //!< \c correlation became known after the line was written
    };

    qint64 offset = 0; //!< of the line in the file, bytes
    qint64 timeUs = 0;
    quint64 sequence = 0;
    quint32 size = 0; //!< of the line with its line feed, bytes
    quint32 bytes = 0; //!< of the frame; the largest value stands for anything above
    quint32 lane = 0;
    quint32 event = 0;
    quint32 group = 0;
    quint32 user = 0;
    quint32 connection = 0;
    quint32 correlation = 0;
    quint32 next = 0; //!< next row of the same correlation, plus one; 0 at the end
    TraceSource source = TraceSource::Client;
    TraceDirection direction = TraceDirection::Inside;
    TraceLevel level = TraceLevel::Informational;
    quint8 flags = 0;
};
static_assert(sizeof(TraceIndexRow) <= 64, "the index keeps at most 64 bytes a row");

/*!
    The rows of a session in memory, in file order, and the rows of each correlation. One thread
    appends; every function may be called from any thread.
*/
class TraceIndex {
public:
    void append(const TraceEntry &entry, qint64 offset, quint32 size);
    //! Gives a row the correlation it lacked. False when there is no such row or it has one.
    bool fillCorrelation(int row, const QString &correlation);
    void clear();

    int count() const;
    std::optional<TraceIndexRow> at(int row) const;
    //! The indexed fields as an entry, the others empty; no file access.
    TraceEntry outline(int row) const;
    QString correlation(int row) const;
    QList<int> rowsOf(const QString &correlation) const; //!< ascending; empty for an empty id
    std::optional<int> rowAt(qint64 offset) const; //!< the row whose line starts there

private:
    // Chunks: growing never copies what is there, so the peak is the size.
    static constexpr int chunkRows = 4096;
    using Chunk = std::array<TraceIndexRow, chunkRows>;
    struct Story {
        quint32 first = 0; // rows plus one; 0: none
        quint32 last = 0;
    };

    TraceIndexRow &slot(quint32 row) { return (*m_chunks[row / chunkRows])[row % chunkRows]; }
    const TraceIndexRow &slot(quint32 row) const { return (*m_chunks[row / chunkRows])[row % chunkRows]; }
    void linkStory(quint32 row, quint32 correlation);
    Story &story(quint32 correlation);

    mutable std::shared_mutex m_lock;
    std::vector<std::unique_ptr<Chunk>> m_chunks;
    quint32 m_count = 0;
    StringInterner m_names;
    StringInterner m_correlations; // of its own, so that m_stories has no holes
    std::vector<Story> m_stories; // by correlation id
};

} // namespace WebPubSub
