#pragma once

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace WebPubSub {

/*!
    Each distinct name once, as a small number. Texts lie in blocks: a name costs its characters
    and about 20 bytes more, where a QString in a hash costs over 100. Not thread-safe; ids stay valid for
    the interner's life.
*/
class StringInterner {
public:
    //! Longer names are known by their first part only, so that a hostile file cannot fill the memory with
    //! names.
    static constexpr qsizetype maxLength = 1024; //!< UTF-16 units

    StringInterner();

    quint32 intern(QStringView text); //!< 0 is the empty text
    std::optional<quint32> find(QStringView text) const;
    QString text(quint32 id) const;
    quint32 count() const { return quint32(m_texts.size()); }

private:
    size_t slotOf(QStringView text) const;
    QStringView view(quint32 id) const;
    const char16_t *store(QStringView text);
    void grow();

    std::vector<std::unique_ptr<char16_t[]>> m_blocks;
    size_t m_blockUsed = 0;
    std::vector<const char16_t *> m_texts; // each: its length, then the text
    std::vector<quint32> m_slots; // open addressing, id + 1; the size is a power of two
};

} // namespace WebPubSub
