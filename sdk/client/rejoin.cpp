#include "client/rejoin.h"

#include "client/upstream.h"

#include <QPointer>

namespace WebPubSub {

Rejoin::Rejoin(Upstream &upstream, QObject *parent)
    : QObject(parent)
    , m_upstream(upstream)
{
}

void Rejoin::start(const QStringList &groups)
{
    cancel();
    m_left = groups.size();
    if (m_left == 0) {
        Q_EMIT finished();
        return;
    }
    const QPointer<Rejoin> alive(this);
    const quint64 round = m_round;
    for (const QString &group : groups) {
        auto *reply = new AckReply(this);
        reply->then(this, [this, round, group](const Result<Ack> &result) {
            if (round == m_round)
                settled(group, result);
        });
        m_upstream.submitRejoin(reply, group);
        if (!alive)
            return;
    }
}

void Rejoin::cancel()
{
    ++m_round;
}

void Rejoin::settled(const QString &group, const Result<Ack> &result)
{
    const QPointer<Rejoin> alive(this);
    const quint64 round = m_round;
    const bool isLast = --m_left == 0;
    if (!result)
        Q_EMIT failed(group, result.error());
    if (alive && round == m_round && isLast)
        Q_EMIT finished();
}

} // namespace WebPubSub
