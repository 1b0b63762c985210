#include "rooms/messageannouncer.h"

#include "rooms/bubblemeta.h"
#include "rooms/timelinemodel.h"
#include "shared/format.h"

namespace Ui {

MessageAnnouncer::MessageAnnouncer(std::chrono::milliseconds batch, QObject *parent)
    : QObject(parent)
{
    m_batch.setSingleShot(true);
    m_batch.setInterval(batch);
    connect(&m_batch, &QTimer::timeout, this, &MessageAnnouncer::tellBatch);
}

void MessageAnnouncer::setTimeline(TimelineModel *model)
{
    if (m_timeline)
        disconnect(m_timeline, nullptr, this, nullptr);
    m_timeline = model;
    m_new = 0;
    m_batch.stop();
    if (!model)
        return;
    connect(model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { countNew(first, last); });
    connect(model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &first, const QModelIndex &last) { tellFailures(first.row(), last.row()); });
}

void MessageAnnouncer::countNew(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_new += m_timeline->at(row).mine ? 0 : 1;
    // Not started again by later messages: a steady stream would never be told.
    if (m_new > 0 && !m_batch.isActive())
        m_batch.start();
}

void MessageAnnouncer::tellFailures(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const TimelineMessage &message = m_timeline->at(row);
        if (message.delivery == State::Failed)
            Q_EMIT announced(failureReason(message), true);
    }
}

void MessageAnnouncer::tellBatch()
{
    if (!m_timeline || m_new == 0)
        return;
    const QString group = Format::visible(m_timeline->group(), false);
    const int count = std::exchange(m_new, 0);
    Q_EMIT announced(count == 1 ? tr("1 new message in %1").arg(group)
                                : tr("%n new messages in %1", nullptr, count).arg(group),
        false);
}

} // namespace Ui
