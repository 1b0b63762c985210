#include "trace/tracequery.h"

#include "trace/textsearch.h"
#include "trace/tracetext.h"

#include <QDateTime>

#include <algorithm>

using WebPubSub::TraceEntry;

namespace Ui {

namespace {

qint64 timeOfDayUs(qint64 timeUs)
{
    const QTime time = QDateTime::fromMSecsSinceEpoch(timeUs / 1000).time();
    return qint64(time.msecsSinceStartOfDay()) * 1000 + timeUs % 1000;
}

bool matchesStatus(const TraceEntry &entry, const QString &pattern)
{
    const auto state = TraceText::state(entry);
    const auto isWord = [&pattern](
                            QLatin1String word) { return pattern.compare(word, Qt::CaseInsensitive) == 0; };
    if (isWord(QLatin1String("failed")) && state == State::Failed)
        return true;
    if (isWord(QLatin1String("held")) && state == State::Held)
        return true;
    if (isWord(QLatin1String("ok")) && state == State::Acked)
        return true;
    return matchesPattern(entry.status, pattern);
}

bool holds(const TraceQuery::Term &term, const TraceEntry &entry)
{
    using Field = TraceQuery::Field;
    switch (term.field) {
    case Field::Text:
        return TextSearch(term.text).isIn(entry);
    case Field::Group:
        return matchesPattern(entry.group, term.text);
    case Field::User:
        return matchesPattern(entry.userId, term.text);
    case Field::Lane:
        return matchesPattern(entry.lane, term.text);
    case Field::Type:
        return matchesPattern(entry.event, term.text);
    case Field::Hub:
        return matchesPattern(entry.hub, term.text);
    case Field::Trace:
        return matchesPattern(entry.correlation, term.text);
    case Field::Status:
        return matchesStatus(entry, term.text);
    case Field::Direction:
        return qint64(entry.direction) == term.number;
    case Field::Level:
        return qint64(entry.level) >= term.number;
    case Field::Since:
        return entry.timeUs >= term.number;
    case Field::Until:
        return entry.timeUs < term.number;
    case Field::TimeOfDaySince:
        return timeOfDayUs(entry.timeUs) >= term.number;
    case Field::TimeOfDayUntil:
        return timeOfDayUs(entry.timeUs) < term.number;
    case Field::Above:
        return entry.bytes > term.number;
    case Field::Below:
        return entry.bytes < term.number;
    case Field::Longer:
        return entry.durationUs > term.number;
    case Field::Shorter:
        return entry.durationUs >= 0 && entry.durationUs < term.number;
    }
    return false;
}

} // namespace

bool TraceQuery::matches(const TraceEntry &entry) const
{
    return std::all_of(m_terms.cbegin(), m_terms.cend(),
        [&entry](const Term &term) { return holds(term, entry) != term.exclude; });
}

//! Fields that TraceStore::outline() leaves out.
static bool needsWholeRow(const TraceQuery::Term &term)
{
    using Field = TraceQuery::Field;
    return term.field == Field::Text || term.field == Field::Status || term.field == Field::Hub
        || term.field == Field::Longer || term.field == Field::Shorter;
}

static bool isFailedTerm(const TraceQuery::Term &term)
{
    return term.field == TraceQuery::Field::Status && !term.exclude
        && term.text.compare(QLatin1String("failed"), Qt::CaseInsensitive) == 0;
}

bool TraceQuery::mayMatch(const TraceEntry &outline) const
{
    return std::all_of(m_terms.cbegin(), m_terms.cend(), [&](const Term &term) {
        if (isFailedTerm(term) && !TraceText::mayFail(outline))
            return false;
        return needsWholeRow(term) || holds(term, outline) != term.exclude;
    });
}

bool TraceQuery::needsOutlineOnly() const
{
    return std::none_of(m_terms.cbegin(), m_terms.cend(), needsWholeRow);
}

bool matchesPattern(QStringView value, QStringView pattern)
{
    // Greedy with one step back to the last star: linear for any sane pattern, quadratic at worst, never
    // exponential.
    qsizetype v = 0;
    qsizetype p = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (v < value.size()) {
        if (p < pattern.size() && pattern[p] == QLatin1Char('*')) {
            star = p++;
            resume = v;
        } else if (p < pattern.size() && pattern[p].toCaseFolded() == value[v].toCaseFolded()) {
            ++p;
            ++v;
        } else if (star >= 0) {
            p = star + 1;
            v = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == QLatin1Char('*'))
        ++p;
    return p == pattern.size();
}

} // namespace Ui
