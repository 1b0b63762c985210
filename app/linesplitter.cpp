#include "linesplitter.h"

#include <utility>

namespace App {

LineSplitter::LineSplitter(qsizetype maxBytes)
    : m_maxBytes(maxBytes)
{
}

void LineSplitter::feed(QByteArrayView bytes)
{
    // What was taken goes first, so that the buffer holds one line and what was fed last.
    m_buffer.remove(0, m_start);
    m_searched -= m_start;
    m_start = 0;
    m_buffer.append(bytes);
}

void LineSplitter::end()
{
    m_ended = true;
}

std::optional<qsizetype> LineSplitter::findEnd()
{
    const qsizetype found = m_buffer.indexOf('\n', m_searched);
    if (found >= 0)
        return found - m_start;
    m_searched = m_buffer.size();
    return {};
}

LineSplitter::Line LineSplitter::take(qsizetype length)
{
    QByteArray line = m_buffer.mid(m_start, length);
    m_start = qMin(m_start + length + 1, m_buffer.size());
    m_searched = m_start;
    if (line.endsWith('\r'))
        line.chop(1);
    return {.bytes = line};
}

std::optional<LineSplitter::Line> LineSplitter::next()
{
    for (;;) {
        const auto length = findEnd();
        const qsizetype waiting = m_buffer.size() - m_start;
        if (m_skipping && !length) {
            m_start = m_searched = m_buffer.size();
            return {};
        }
        if (std::exchange(m_skipping, false)) {
            take(*length);
            continue;
        }
        if (length.value_or(waiting) > m_maxBytes) {
            if (length)
                take(*length);
            else
                m_skipping = true;
            return Line{.isTooLong = true};
        }
        if (length)
            return take(*length);
        if (m_ended && waiting > 0)
            return take(waiting);
        return {};
    }
}

} // namespace App
