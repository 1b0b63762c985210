#pragma once

#include <QByteArrayView>

namespace App {

/*!
    Writes all of \p bytes to \p descriptor at once, without a buffer of its own; a reader that is slow is
    waited for, so that nothing piles up here. False when the reader is gone (SIGPIPE must be ignored).
*/
bool writeAll(int descriptor, QByteArrayView bytes);

} // namespace App
