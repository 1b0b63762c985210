#include "trace/failuremarks.h"

#include "trace/markedscrollbar.h"
#include "trace/tracemodel.h"
#include "trace/tracestore.h"

#include <algorithm>

namespace Ui {

FailureMarks::FailureMarks(WebPubSub::TraceStore *store, const TraceModel *model, MarkedScrollBar *bar)
    : m_model(model)
    , m_bar(bar)
    , m_filter(store)
{
    connect(&m_filter, &TraceFilter::matched, this, &FailureMarks::onMatched);
    connect(store, &WebPubSub::TraceStore::reset, this, [this] { m_failed.clear(); });
    bar->setMarks([this](double from, double to) { return anyIn(from, to); });
    m_filter.start(TraceQuery::parse(QStringLiteral("status:failed"), 0).query, 0);
}

bool FailureMarks::anyIn(double from, double to) const
{
    const int rows = m_model->rowCount();
    const int first = int(from * rows);
    const int last = qMin(rows, qMax(first + 1, int(to * rows))) - 1;
    if (last < first || m_failed.isEmpty())
        return false;
    const auto begin = std::lower_bound(m_failed.cbegin(), m_failed.cend(), m_model->storeRow(first));
    const auto end = std::upper_bound(begin, m_failed.cend(), m_model->storeRow(last));
    // Under a filter some of them are hidden; a few looks are enough for a mark of two pixels.
    constexpr qsizetype mostLooks = 16;
    const auto isShown = [this](int storeRow) { return m_model->rowOf(storeRow) >= 0; };
    return std::any_of(begin, begin + qMin(end - begin, mostLooks), isShown);
}

void FailureMarks::onMatched(int first, int last, const QList<int> &rows)
{
    const auto from = std::lower_bound(m_failed.cbegin(), m_failed.cend(), first);
    const auto to = std::upper_bound(from, m_failed.cend(), last);
    if (std::equal(from, to, rows.cbegin(), rows.cend()))
        return;
    const qsizetype at = from - m_failed.cbegin();
    m_failed.erase(from, to);
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_failed.insert(at + i, rows.at(i));
    m_bar->update();
}

} // namespace Ui
