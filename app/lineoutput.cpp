#include "lineoutput.h"

#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace App {

bool writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto count = ::write(descriptor, bytes.data(), size_t(bytes.size()));
        if (count >= 0) {
            bytes = bytes.sliced(count);
        } else if (errno == EAGAIN) { // whoever shares the descriptor made it non-blocking
            pollfd ready{.fd = descriptor, .events = POLLOUT, .revents = 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

} // namespace App
