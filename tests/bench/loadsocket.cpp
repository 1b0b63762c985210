#include "loadsocket.h"

#include <QList>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

namespace Bench {

namespace {

[[noreturn]] void die(const char *what)
{
    std::fprintf(stderr, "bench: %s: %s\n", what, std::strerror(errno));
    std::exit(1);
}

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(uint16_t(port));
    return address;
}

QByteArray frameHeader(qsizetype size, unsigned char maskBit)
{
    QByteArray header;
    header.append(char(0x81));
    if (size < 126) {
        header.append(char(maskBit | size));
    } else if (size < 65536) {
        header.append(char(maskBit | 126)).append(char(size >> 8)).append(char(size));
    } else {
        header.append(char(maskBit | 127));
        for (int shift = 56; shift >= 0; shift -= 8)
            header.append(char(uint64_t(size) >> shift));
    }
    return header;
}

} // namespace

int connectTo(int port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    if (fd < 0 || ::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        die("connect");
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

int listenOnLoopback(int *port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (fd < 0 || ::bind(fd, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(fd, 8) != 0
        || ::getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        die("listen");
    *port = ntohs(address.sin_port);
    return fd;
}

void writeAll(int socket, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t sent =
            ::send(socket, bytes.constData() + done, size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (sent < 0)
            die("send");
        done += sent;
    }
}

QByteArray readHead(int socket)
{
    QByteArray head;
    char byte = 0;
    while (!head.endsWith("\r\n\r\n")) {
        if (::recv(socket, &byte, 1, 0) != 1)
            die("reading the handshake");
        head.append(byte);
    }
    return head;
}

void upgrade(int socket, int port, const QByteArray &target, const QByteArray &subprotocol)
{
    writeAll(socket,
        "GET " + target + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port)
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Protocol: "
            + subprotocol + "\r\n\r\n");
    const QByteArray answer = readHead(socket);
    if (answer.startsWith("HTTP/1.1 101"))
        return;
    std::fprintf(stderr, "bench: the handshake was refused: %s\n", answer.constData());
    std::exit(1);
}

QByteArray maskedTextFrame(const QByteArray &payload)
{
    return frameHeader(payload.size(), 0x80) + QByteArray(4, '\0') + payload;
}

QByteArray textFrame(const QByteArray &payload)
{
    return frameHeader(payload.size(), 0) + payload;
}

double cpuSeconds(int process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    text = text.substr(text.rfind(')') + 2); // the name may hold blanks
    const QList<QByteArray> fields = QByteArray::fromStdString(text).split(' ');
    return double(fields.value(11).toLongLong() + fields.value(12).toLongLong())
        / double(::sysconf(_SC_CLK_TCK));
}

int64_t FrameCounter::feed(const char *data, size_t size, size_t minimum)
{
    int64_t frames = 0;
    while (size > 0) {
        if (m_left > 0) {
            const size_t step = size_t(std::min<uint64_t>(m_left, size));
            m_left -= step;
            data += step;
            size -= step;
            if (m_left == 0)
                frames += m_length >= minimum;
            continue;
        }
        m_header[m_headerSize++] = *data++;
        --size;
        const unsigned shortLength = m_headerSize > 1 ? unsigned(m_header[1]) & 0x7f : 0;
        const size_t wanted = shortLength == 127 ? 10 : shortLength == 126 ? 4 : 2;
        if (m_headerSize < wanted)
            continue;
        m_length = shortLength;
        if (wanted > 2) {
            m_length = 0;
            for (size_t i = 2; i < wanted; ++i)
                m_length = m_length << 8 | uint8_t(m_header[i]);
        }
        m_left = m_length;
        m_headerSize = 0;
    }
    return frames;
}

} // namespace Bench
