#include "core/correlation.h"

#include "core/trace.h"

#include <QRandomGenerator>

#include <chrono>

namespace WebPubSub {

namespace {

QString hex8(quint32 value)
{
    return QString::number(value, 16).rightJustified(8, QLatin1Char('0'));
}

// FNV-1a: stable across runs and machines, which qHash() does not promise.
quint64 fnv1a(quint64 hash, const void *data, size_t size)
{
    const auto *bytes = static_cast<const unsigned char *>(data);
    for (size_t i = 0; i < size; ++i)
        hash = (hash ^ bytes[i]) * 1099511628211ULL;
    return hash;
}

} // namespace

QString correlationOf(const QString &connectionId, std::optional<quint64> ackId, quint64 ordinal)
{
    const quint64 number = ackId.value_or(ordinal);
    const char kind = ackId ? 'a' : 'n';
    quint64 hash = 14695981039346656037ULL;
    hash = fnv1a(hash, connectionId.utf16(), size_t(connectionId.size()) * sizeof(char16_t));
    hash = fnv1a(hash, &kind, 1);
    hash = fnv1a(hash, &number, sizeof number);
    return hex8(quint32(hash ^ (hash >> 32)));
}

QString newCorrelation()
{
    return hex8(QRandomGenerator::global()->generate());
}

qint64 nowUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace WebPubSub
