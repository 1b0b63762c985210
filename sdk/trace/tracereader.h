#pragma once

#include "core/result.h"

#include <QCache>
#include <QFile>

#include <mutex>
#include <optional>

namespace WebPubSub {

/*!
    Reads lines of a file that another thread appends to, by offset and size. Every function may be
    called from any thread.

    Reads by position into a small block cache, and does not map the file: a mapped page of a file
    that another program cut short ends the process (SIGBUS), however closely the size was checked
    before; and what is mapped counts as our memory.
*/
class TraceReader {
public:
    //! TR_ACCESS, TR_KIND.
    Result<Done> open(const QString &path);
    void close();

    //! The bytes, or nothing when the file no longer has them.
    std::optional<QByteArray> read(qint64 offset, qint64 size);
    qint64 fileSize() const;

private:
    static constexpr qint64 blockBytes = 64 * 1024;
    static constexpr qsizetype cachedBlocks = 16;

    const QByteArray *block(qint64 number, qint64 neededBytes);

    mutable std::mutex m_lock;
    QFile m_file;
    QCache<qint64, QByteArray> m_blocks{cachedBlocks};
};

} // namespace WebPubSub
