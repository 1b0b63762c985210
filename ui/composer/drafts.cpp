#include "composer/drafts.h"

namespace Ui {

void Drafts::keep(const QString &speaker, const QString &room, const Draft &draft)
{
    const Key key(speaker, room);
    m_drafts.remove(key);
    m_order.removeAll(key);
    if (draft.text.isEmpty())
        return;
    m_drafts.insert(key, draft);
    m_order.append(key);
    if (m_order.size() > capacity)
        m_drafts.remove(m_order.takeFirst());
}

std::optional<Draft> Drafts::find(const QString &speaker, const QString &room) const
{
    const auto found = m_drafts.constFind(Key(speaker, room));
    return found == m_drafts.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace Ui
