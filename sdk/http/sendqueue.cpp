#include "http/sendqueue.h"

#include "http/nativesocket.h"
#include "http/writebatcher.h"

#include <QTcpSocket>

namespace WebPubSub {

namespace {

//! From this size on, a system call of its own costs less than copying.
constexpr qsizetype largeFrame = 16 * 1024;
//! Room for this many frames is kept; what a burst needed beyond is given back.
constexpr size_t keptFrames = 4096;

} // namespace

SendQueue::SendQueue(QTcpSocket *socket, WriteBatcher &batcher)
    : m_socket(socket)
    , m_batcher(batcher)
{
}

void SendQueue::append(const QByteArray &frame)
{
    m_frames.push_back(frame);
    m_bytes += frame.size();
}

void SendQueue::flush()
{
    // What the socket buffers already is older, so it goes first.
    while (!isEmpty() && m_socket->bytesToWrite() == 0) {
        size_t next = m_first;
        const QByteArrayView batch = gather(next);
        const qsizetype sent = sendNow(*m_socket, batch);
        if (sent < batch.size())
            m_socket->write(batch.data() + sent, batch.size() - sent);
        m_bytes -= batch.size();
        dropFirst(next - m_first);
    }
}

void SendQueue::writeAll()
{
    for (; m_first < m_frames.size(); ++m_first)
        m_socket->write(m_frames[m_first]);
    clear();
}

void SendQueue::clear()
{
    m_frames.clear();
    if (m_frames.capacity() > keptFrames)
        std::vector<QByteArray>().swap(m_frames);
    m_first = 0;
    m_bytes = 0;
}

qint64 SendQueue::size() const
{
    return m_bytes + m_socket->bytesToWrite();
}

//! The bytes of one or more whole frames from \p next on, which is moved behind them.
QByteArrayView SendQueue::gather(size_t &next) const
{
    if (m_frames[next].size() >= largeFrame || next + 1 == m_frames.size())
        return m_frames[next++];
    char *out = m_batcher.scratch();
    char *const end = out + WriteBatcher::scratchSize;
    for (; next < m_frames.size(); ++next) {
        const QByteArray &frame = m_frames[next];
        if (frame.size() >= largeFrame || frame.size() > end - out)
            break;
        memcpy(out, frame.constData(), size_t(frame.size()));
        out += frame.size();
    }
    return QByteArrayView(m_batcher.scratch(), out);
}

void SendQueue::dropFirst(size_t count)
{
    m_first += count;
    if (isEmpty()) {
        clear();
    } else if (m_first >= 1024 && m_first * 2 >= m_frames.size()) {
        m_frames.erase(m_frames.begin(), m_frames.begin() + qptrdiff(m_first));
        m_first = 0;
    }
}

} // namespace WebPubSub
