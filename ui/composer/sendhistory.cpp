#include "composer/sendhistory.h"

namespace Ui {

void SendHistory::add(const Draft &draft)
{
    if (!draft.text.isEmpty()) {
        m_drafts.removeAll(draft);
        m_drafts.append(draft);
        if (m_drafts.size() > capacity)
            m_drafts.removeFirst();
    }
    rewind();
}

std::optional<Draft> SendHistory::older()
{
    if (m_at == 0)
        return std::nullopt;
    return m_drafts.at(--m_at);
}

std::optional<Draft> SendHistory::newer()
{
    if (!isRecalling())
        return std::nullopt;
    ++m_at;
    return isRecalling() ? m_drafts.at(m_at) : Draft();
}

} // namespace Ui
