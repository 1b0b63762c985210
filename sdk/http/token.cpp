#include "http/token.h"

#include <algorithm>
#include <string_view>

namespace WebPubSub {

bool isToken(QByteArrayView text)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [marks](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || marks.find(c) != std::string_view::npos;
    });
}

} // namespace WebPubSub
