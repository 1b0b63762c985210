#include "lineinput.h"

#include <QPointer>
#include <QSocketNotifier>

#include <array>
#include <cerrno>

#include <unistd.h>

namespace App {

LineInput::LineInput(int descriptor, qsizetype maxLineBytes, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_lines(maxLineBytes)
    , m_notifier(new QSocketNotifier(descriptor, QSocketNotifier::Read, this))
{
    connect(m_notifier, &QSocketNotifier::activated, this, &LineInput::read);
}

void LineInput::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    m_notifier->setEnabled(!paused && !m_ended);
    // From the event loop: the caller may be in the middle of something.
    if (!paused)
        QMetaObject::invokeMethod(this, &LineInput::deliver, Qt::QueuedConnection);
}

void LineInput::read()
{
    std::array<char, 64 * 1024> bytes; // one read() for each notice, which never blocks
    const auto count = ::read(m_descriptor, bytes.data(), bytes.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count > 0) {
        m_lines.feed(QByteArrayView(bytes.data(), count));
    } else {
        m_ended = true;
        m_notifier->setEnabled(false);
        m_lines.end();
    }
    deliver();
}

void LineInput::deliver()
{
    if (m_delivering)
        return;
    const QPointer<LineInput> alive(this);
    m_delivering = true;
    bool isEmpty = false;
    while (alive && !m_paused && !isEmpty) {
        const auto line = m_lines.next();
        isEmpty = !line;
        if (line && line->isTooLong)
            Q_EMIT lineTooLong();
        else if (line)
            Q_EMIT lineRead(line->bytes);
    }
    if (!alive)
        return;
    m_delivering = false;
    if (isEmpty && m_ended)
        Q_EMIT ended();
}

} // namespace App
