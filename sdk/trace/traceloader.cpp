#include "trace/traceloader.h"

#include "trace/traceformat.h"

#include <algorithm>

namespace WebPubSub {

namespace {

constexpr qint64 scanBytes = 1024 * 1024;

class Scan {
public:
    Scan(TraceIndex &index, TraceLoadReport &report)
        : m_index(index)
        , m_report(report)
    {
    }

    //! The next part of the file; complete lines are indexed, the rest waits for the next part.
    void feed(const QByteArray &part)
    {
        m_rest.append(part);
        qsizetype start = 0;
        for (qsizetype end; (end = m_rest.indexOf('\n', start)) >= 0; start = end + 1)
            line(QByteArrayView(m_rest).sliced(start, end - start));
        m_rest.remove(0, start);
        if (m_rest.size() > TraceFormat::maxLineBytes)
            skipRest();
    }
    //! The end of the file: a last line without its line feed is a row when it is whole, and torn otherwise.
    void finish()
    {
        const auto parsed = m_rest.isEmpty() || m_skipped ? std::nullopt : m_parser.parse(m_rest);
        if (parsed && m_offset > 0)
            take(*parsed, m_offset, quint32(m_rest.size()));
        else if (m_offset > 0)
            m_report.tornBytes = m_skipped + m_rest.size();
    }

private:
    void line(QByteArrayView text)
    {
        const qint64 offset = m_offset;
        const qint64 size = std::exchange(m_skipped, 0) + text.size() + 1;
        m_offset += size;
        if (offset == 0)
            return; // the header
        if (size > TraceFormat::maxLineBytes)
            m_report.hasTooLongLine = true;
        else if (const auto parsed = m_parser.parse(text)) {
            take(*parsed, offset, quint32(size));
            return;
        }
        ++m_report.badLines;
        if (m_report.firstBadOffset < 0)
            m_report.firstBadOffset = offset;
    }
    void take(const TraceLineParser::Line &line, qint64 offset, quint32 size)
    {
        if (const auto *entry = std::get_if<TraceEntry>(&line))
            m_index.append(*entry, offset, size);
        else if (const auto *amendment = std::get_if<TraceFormat::Amendment>(&line))
            m_index.fillCorrelation(m_index.rowAt(amendment->offset).value_or(-1), amendment->correlation);
    }
    // A line that is longer than any of ours is only counted up to its end.
    void skipRest()
    {
        m_skipped += m_rest.size();
        m_rest.clear();
    }

    TraceIndex &m_index;
    TraceLoadReport &m_report;
    TraceLineParser m_parser;
    QByteArray m_rest;
    qint64 m_offset = 0; // of the line under way
    qint64 m_skipped = 0; // of its bytes, no longer in m_rest
};

Error warning(const QString &name, const QString &message)
{
    return Error{.kind = ErrorKind::Protocol, .name = name, .message = message};
}

} // namespace

QList<Error> TraceLoadReport::warnings() const
{
    QList<Error> list;
    if (tornBytes)
        list.append(warning(QStringLiteral("TR_TORN"),
            QStringLiteral("The last line was cut off in the middle (%1 bytes without an end); it is left "
                           "out. All rows before it are here.")
                .arg(tornBytes)));
    if (badLines)
        list.append(warning(QStringLiteral("TR_LINES"),
            QStringLiteral("%1 lines are no trace rows and are left out, the first at byte %2. One JSON "
                           "object a line was expected; was the file edited?")
                .arg(badLines)
                .arg(firstBadOffset)));
    if (hasTooLongLine)
        list.append(warning(QStringLiteral("TR_LIMIT"),
            QStringLiteral("A line is longer than %1 MiB and is left out; no trace of ours has such lines.")
                .arg(TraceFormat::maxLineBytes / (1024 * 1024))));
    if (isCut)
        list.append(warning(QStringLiteral("TR_CHANGED"),
            QStringLiteral("The file became shorter while it was read; rows after the cut are missing. "
                           "Open it again when the other program is done with it.")));
    return list;
}

TraceLoadReport loadTrace(TraceReader &reader, TraceIndex &index, const std::function<void()> &progress,
    const std::atomic<bool> &cancelled)
{
    TraceLoadReport report;
    Scan scan(index, report);
    const qint64 end = reader.fileSize();
    for (qint64 offset = 0; offset < end && !cancelled; offset += scanBytes) {
        const std::optional<QByteArray> part = reader.read(offset, std::min(scanBytes, end - offset));
        if (!part) {
            report.isCut = true;
            break;
        }
        scan.feed(*part);
        progress();
    }
    if (!cancelled && !report.isCut)
        scan.finish();
    return report;
}

Result<Done> checkTraceHeader(TraceReader &reader)
{
    const qint64 size = std::min<qint64>(reader.fileSize(), TraceFormat::maxHeaderBytes);
    const std::optional<QByteArray> start = reader.read(0, size);
    if (!start)
        return TraceFormat::checkHeader({});
    const qsizetype end = start->indexOf('\n');
    return TraceFormat::checkHeader(QByteArrayView(*start).first(end < 0 ? start->size() : end + 1));
}

} // namespace WebPubSub
