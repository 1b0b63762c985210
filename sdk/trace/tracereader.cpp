#include "trace/tracereader.h"

#include <QFileInfo>

#include <algorithm>

namespace WebPubSub {

Result<Done> TraceReader::open(const QString &path)
{
    const std::lock_guard lock(m_lock);
    m_blocks.clear();
    m_file.close();
    const QFileInfo info(path);
    // Asked before opening: to open a pipe would wait for its other end.
    if (info.exists() && !info.isFile())
        return Error{.kind = ErrorKind::Invalid,
            .name = QStringLiteral("TR_KIND"),
            .message = QStringLiteral("%1 is no regular file; choose a *.hubtrace file.").arg(path)};
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{.kind = ErrorKind::Invalid,
            .name = QStringLiteral("TR_ACCESS"),
            .message =
                QStringLiteral("%1 cannot be read (%2). Check that it exists and that you may read it.")
                    .arg(path, m_file.errorString())};
    return Done();
}

void TraceReader::close()
{
    const std::lock_guard lock(m_lock);
    m_blocks.clear();
    m_file.close();
}

std::optional<QByteArray> TraceReader::read(qint64 offset, qint64 size)
{
    const std::lock_guard lock(m_lock);
    QByteArray bytes;
    // Asked each time: what another program cut off is gone, though a block may still be cached.
    const qint64 end = m_file.size();
    if (offset < 0 || size < 0 || size > end || offset > end - size)
        return std::nullopt;
    bytes.reserve(size);
    while (size > 0) {
        const qint64 inBlock = offset % blockBytes;
        const qint64 part = std::min(size, blockBytes - inBlock);
        const QByteArray *found = block(offset / blockBytes, inBlock + part);
        if (!found)
            return std::nullopt;
        bytes.append(found->constData() + inBlock, part);
        offset += part;
        size -= part;
    }
    return bytes;
}

qint64 TraceReader::fileSize() const
{
    const std::lock_guard lock(m_lock);
    return m_file.size();
}

// The last block grows with the file: it is read again when it is too short.
const QByteArray *TraceReader::block(qint64 number, qint64 neededBytes)
{
    if (const QByteArray *known = m_blocks.object(number); known && known->size() >= neededBytes)
        return known;
    if (!m_file.isOpen() || !m_file.seek(number * blockBytes))
        return nullptr;
    auto *fresh = new QByteArray(m_file.read(blockBytes));
    const bool isEnough = fresh->size() >= neededBytes;
    m_blocks.insert(number, fresh);
    return isEnough ? m_blocks.object(number) : nullptr;
}

} // namespace WebPubSub
