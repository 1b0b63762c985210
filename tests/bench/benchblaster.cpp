// bench_blaster COUNT: a WebSocket server that accepts one JSON client at a time and sends it COUNT group
// messages as fast as it reads them. The same source for every client that is measured. Prints its port.
#include "loadsocket.h"

#include <QCryptographicHash>
#include <QList>

#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

using namespace Bench;

namespace {

QByteArray headerValue(const QByteArray &head, const QByteArray &name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        if (line.left(name.size() + 1).compare(name + ':', Qt::CaseInsensitive) == 0)
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

void accept(int socket)
{
    const QByteArray head = readHead(socket);
    const QByteArray key = headerValue(head, "Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    writeAll(socket,
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
        "Upgrade\r\nSec-WebSocket-Accept: "
            + QCryptographicHash::hash(key, QCryptographicHash::Sha1).toBase64()
            + "\r\nSec-WebSocket-Protocol: " + headerValue(head, "Sec-WebSocket-Protocol") + "\r\n\r\n");
    writeAll(socket,
        textFrame(
            R"({"type":"system","event":"connected","userId":"u","connectionId":"c","reconnectionToken":"t"})"));
}

QByteArray message(int sequenceId)
{
    return textFrame(R"({"type":"message","from":"group","group":"fan","fromUserId":"pub",)"
                     R"("dataType":"text","data":")"
        + QByteArray(100, 'x') + "\",\"sequenceId\":" + QByteArray::number(sequenceId) + '}');
}

//! Made beforehand, so that the sender costs a client on the same machine as little as can be.
QByteArray stream(int count)
{
    QByteArray bytes;
    bytes.reserve(qsizetype(count) * 256);
    for (int sequenceId = 1; sequenceId <= count; ++sequenceId)
        bytes += message(sequenceId);
    return bytes;
}

} // namespace

int main(int argc, char *argv[])
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 0;
    if (count < 1) {
        std::fprintf(stderr, "usage: bench_blaster COUNT\n");
        return 1;
    }
    const QByteArray messages = stream(count);
    int port = 0;
    const int server = listenOnLoopback(&port);
    std::printf("%d\n", port);
    std::fflush(stdout);
    for (;;) {
        const int socket = ::accept(server, nullptr, nullptr);
        if (socket < 0)
            return 1;
        accept(socket);
        writeAll(socket, messages);
        char rest[4096];
        while (::recv(socket, rest, sizeof rest, 0) > 0) { }
        ::close(socket);
    }
}
