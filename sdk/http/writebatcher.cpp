#include "http/writebatcher.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace WebPubSub {

WriteBatcher::WriteBatcher(QObject *parent)
    : QObject(parent)
    , m_scratch(scratchSize, Qt::Uninitialized)
{
}

void WriteBatcher::add(BatchedWriter *writer)
{
    m_waiting.push_back(writer);
    if (m_posted)
        return;
    m_posted = true;
    // Behind the socket events already under way, so that what they send joins the same batch.
    QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::LowEventPriority);
}

void WriteBatcher::remove(BatchedWriter *writer)
{
    std::replace(m_waiting.begin(), m_waiting.end(), writer, static_cast<BatchedWriter *>(nullptr));
    std::replace(m_writing.begin(), m_writing.end(), writer, static_cast<BatchedWriter *>(nullptr));
}

bool WriteBatcher::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    m_posted = false;
    m_writing.swap(m_waiting);
    // By index: a writer may remove itself or another while it writes.
    for (size_t i = 0; i < m_writing.size(); ++i) {
        if (m_writing[i])
            m_writing[i]->writeBatch();
    }
    m_writing.clear();
    return true;
}

} // namespace WebPubSub
