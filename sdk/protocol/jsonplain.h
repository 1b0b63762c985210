#pragma once

#include <QtGlobal>

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace WebPubSub {

inline bool isPlainInJson(char c)
{
    return uchar(c) >= 0x20 && uchar(c) < 0x80 && c != '"' && c != '\\';
}

//! Length of the well-formed UTF-8 sequence at \p s (Unicode 15, table 3-7), or 0.
int utf8Length(const char *s, qsizetype left);

/*!
    The first byte that is not plain in a JSON string: a quote, backslash, control character or part of a
   character outside ASCII; \p end when all are plain. Sixteen bytes a step where SSE2 is there (every
   x86-64), since the hot paths of reading and writing are mostly this.
*/
inline const char *skipPlainInJson(const char *at, const char *end)
{
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i space = _mm_set1_epi8(' ');
    while (end - at >= 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i quoted = _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash));
        // The comparison is signed, so that bytes from 0x80 count as below the space, too.
        const int found = _mm_movemask_epi8(_mm_or_si128(quoted, _mm_cmplt_epi8(bytes, space)));
        if (found)
            return at + std::countr_zero(unsigned(found));
        at += 16;
    }
#endif
    while (at != end && isPlainInJson(*at))
        ++at;
    return at;
}

} // namespace WebPubSub
