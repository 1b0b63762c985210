#include "trace/stringinterner.h"

#include <QHashFunctions>

#include <algorithm>

namespace WebPubSub {

namespace {

constexpr size_t blockUnits = 32 * 1024;
constexpr size_t firstSlots = 256;

} // namespace

StringInterner::StringInterner()
    : m_slots(firstSlots, 0)
{
    intern({});
}

quint32 StringInterner::intern(QStringView text)
{
    const QStringView key = text.left(maxLength);
    const size_t slot = slotOf(key);
    if (m_slots[slot])
        return m_slots[slot] - 1;
    m_texts.push_back(store(key));
    m_slots[slot] = count();
    if (m_texts.size() * 4 > m_slots.size() * 3)
        grow();
    return count() - 1;
}

std::optional<quint32> StringInterner::find(QStringView text) const
{
    const quint32 entry = m_slots[slotOf(text.left(maxLength))];
    if (!entry)
        return std::nullopt;
    return entry - 1;
}

QString StringInterner::text(quint32 id) const
{
    return view(id).toString();
}

// The slot that holds the text, or the free one where it belongs.
size_t StringInterner::slotOf(QStringView text) const
{
    // Seeded per process: names come from the network, and must not be able to choose their slots.
    size_t slot = qHash(text, QHashSeed::globalSeed());
    for (;; ++slot) {
        slot &= m_slots.size() - 1;
        if (!m_slots[slot] || view(m_slots[slot] - 1) == text)
            return slot;
    }
}

QStringView StringInterner::view(quint32 id) const
{
    const char16_t *text = m_texts[id];
    return {text + 1, qsizetype(*text)};
}

const char16_t *StringInterner::store(QStringView text)
{
    static_assert(maxLength <= 0xffff, "the length is kept in one UTF-16 unit");
    const size_t needed = size_t(text.size()) + 1;
    if (m_blocks.empty() || m_blockUsed + needed > blockUnits) {
        m_blocks.push_back(std::make_unique<char16_t[]>(blockUnits));
        m_blockUsed = 0;
    }
    char16_t *place = m_blocks.back().get() + m_blockUsed;
    *place = char16_t(text.size());
    std::copy_n(text.utf16(), text.size(), place + 1);
    m_blockUsed += needed;
    return place;
}

void StringInterner::grow()
{
    m_slots.assign(m_slots.size() * 2, 0);
    for (quint32 id = 0; id < count(); ++id)
        m_slots[slotOf(view(id))] = id + 1;
}

} // namespace WebPubSub
