#include "helpers/faultedstream.h"

#include <algorithm>

void FaultedStream::add(const Fault &fault)
{
    const auto after = std::upper_bound(m_faults.begin(), m_faults.end(), fault,
        [](const Fault &a, const Fault &b) { return a.atByte < b.atByte; });
    m_faults.insert(after, fault);
}

void FaultedStream::feed(const QByteArray &bytes)
{
    if (!m_isSwallowed)
        m_waiting += bytes;
}

FaultedStream::Step FaultedStream::next()
{
    if (m_isSwallowed)
        return {};
    if (!m_faults.isEmpty() && m_faults.first().atByte <= m_passed)
        return {.kind = Step::Strike, .fault = m_faults.takeFirst()};
    if (m_waiting.isEmpty())
        return {};
    qint64 size = m_waiting.size();
    if (!m_faults.isEmpty())
        size = std::min(size, m_faults.first().atByte - m_passed);
    const QByteArray bytes = m_waiting.first(size);
    m_waiting.remove(0, size);
    m_passed += size;
    return {.kind = Step::Write, .bytes = bytes};
}

void FaultedStream::swallow()
{
    m_isSwallowed = true;
    m_waiting.clear();
    m_faults.clear();
}
