#pragma once

#include <QByteArray>

#include <cstdint>
#include <functional>

//! Plain blocking and non-blocking sockets for the load generators: as little as possible between them and
//! the hub.
namespace Bench {

int connectTo(int port); //!< blocking, TCP_NODELAY; ends the program when it fails
int listenOnLoopback(int *port);
void writeAll(int socket, const QByteArray &bytes);
QByteArray readHead(int socket); //!< up to and with the blank line, byte by byte: nothing behind it is lost
//! Client handshake for \p target ("/client/hubs/chat?access_token=…"); ends the program unless it is
//! answered 101.
void upgrade(int socket, int port, const QByteArray &target, const QByteArray &subprotocol);
QByteArray maskedTextFrame(const QByteArray &payload); //!< masked with zeros, as a client must
QByteArray textFrame(const QByteArray &payload);
double cpuSeconds(int process); //!< user and system time so far

//! Counts whole frames in a stream of unmasked frames without keeping their payload.
class FrameCounter {
public:
    //! \returns text frames of at least \p minimum bytes that ended in these bytes: smaller ones are
    //! housekeeping.
    int64_t feed(const char *data, size_t size, size_t minimum);

private:
    char m_header[10];
    size_t m_headerSize = 0;
    uint64_t m_left = 0; // payload bytes of the current frame still to come
    uint64_t m_length = 0;
};

} // namespace Bench
