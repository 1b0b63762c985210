#pragma once

#include <QtGlobal>

#include <cstring>

namespace WebPubSub {

inline bool isPlainInJson(char c)
{
    return uchar(c) >= 0x20 && uchar(c) < 0x80 && c != '"' && c != '\\';
}

/*!
    The first byte that is not plain in a JSON string: a quote, backslash, control character or part of a
   character outside ASCII; \p end when all are plain. Eight bytes a step, since the hot paths of reading and
   writing are mostly this.
*/
inline const char *skipPlainInJson(const char *at, const char *end)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 highBits = ones * 0x80;
    // A zero byte borrows from its high bit; a byte above it may then be reported wrongly, which only costs
    // time.
    const auto hasZero = [](quint64 word) { return (word - ones) & ~word & highBits; };
    while (end - at >= 8) {
        quint64 word;
        std::memcpy(&word, at, sizeof word);
        const quint64 controls = (word - ones * 0x20) & ~word & highBits;
        if ((word & highBits) | controls | hasZero(word ^ (ones * '"')) | hasZero(word ^ (ones * '\\')))
            break;
        at += 8;
    }
    while (at != end && isPlainInJson(*at))
        ++at;
    return at;
}

} // namespace WebPubSub
