#include "trace/traceoutput.h"

#include <QFileInfo>

namespace WebPubSub {

Result<std::shared_ptr<TraceFileOutput>> TraceFileOutput::create(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return Error{.kind = ErrorKind::Invalid,
            .name = QStringLiteral("TR_KIND"),
            .message =
                QStringLiteral("%1 is no regular file; choose a file to write the trace to.").arg(path)};
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered,
            QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return Error{.kind = ErrorKind::Invalid,
            .name = QStringLiteral("TR_ACCESS"),
            .message = QStringLiteral("%1 cannot be written (%2). Choose a folder of your own.")
                           .arg(path, file->errorString())};
    return std::make_shared<TraceFileOutput>(std::move(file));
}

TraceFileOutput::TraceFileOutput(std::unique_ptr<QFileDevice> file)
    : m_file(std::move(file))
{
}

bool TraceFileOutput::append(const QByteArray &bytes)
{
    if (m_file->write(bytes) == bytes.size()) {
        m_end += bytes.size();
        return true;
    }
    m_error = m_file->errorString();
    // A full disk may have taken a part: it goes, so that the file ends with a whole line.
    m_file->resize(m_end);
    if (!m_file->isSequential())
        m_file->seek(m_end);
    m_file->unsetError();
    return false;
}

} // namespace WebPubSub
