#include "client/groupstatesync.h"

#include "client/upstream.h"

#include <QPointer>

namespace WebPubSub {

namespace {

Error refusedHere(const QString &name, const QString &group, const QString &what)
{
    return {.kind = ErrorKind::Invalid,
        .name = name,
        .message = QStringLiteral("Group \"%1\" %2").arg(group.left(128), what)};
}

} // namespace

GroupStateSync::GroupStateSync(Upstream &upstream, QObject *parent)
    : QObject(parent)
    , m_upstream(upstream)
{
}

void GroupStateSync::set(
    AckReply *reply, const QString &group, const std::optional<GroupState> &state, const SendOptions &options)
{
    // Connected before the caller can connect: when it is told, own() tells the same.
    reply->then(this, [this, group, state, ticket = m_states.takeTicket()](const Result<Ack> &result) {
        if (result)
            m_states.ownSet(group, state, ticket);
    });
    m_upstream.submit(reply, SetGroupStateFrame{.group = group, .state = state}, options);
}

void GroupStateSync::subscribe(AckReply *reply, const QString &group, const SendOptions &options)
{
    reply->then(this, [this, group, ticket = m_states.takeTicket()](const Result<Ack> &result) {
        if (m_states.subscribeAnswered(group, bool(result), ticket))
            Q_EMIT changed(group);
    });
    m_states.subscribing(group);
    m_upstream.submit(reply, SubscribeGroupStateFrame{.group = group}, options);
}

void GroupStateSync::unsubscribe(AckReply *reply, const QString &group, const SendOptions &options)
{
    m_states.unsubscribed(group);
    m_upstream.submit(reply, UnsubscribeGroupStateFrame{.group = group}, options);
}

void GroupStateSync::received(const ServerFrame &frame)
{
    const QString group = m_states.received(frame, std::chrono::steady_clock::now());
    if (!group.isEmpty())
        Q_EMIT changed(group);
}

Result<std::optional<GroupState>> GroupStateSync::own(const QString &group) const
{
    const std::optional<GroupState> state = m_states.own(group);
    if (!state && !m_upstream.joinedGroups().contains(group))
        return refusedHere(QStringLiteral("GROUP_NOT_JOINED"), group,
            QStringLiteral("was not joined through joinGroup(), so this client has no state in it. Join it, "
                           "wait for the answer, then set a state."));
    return state;
}

Result<QList<GroupStateItem>> GroupStateSync::list(const QString &group) const
{
    if (!m_states.isSubscribed(group))
        return refusedHere(QStringLiteral("GROUP_NOT_SUBSCRIBED"), group,
            QStringLiteral("is not subscribed to, so its states are not known here. Call "
                           "subscribeGroupStates() and wait for the answer."));
    return m_states.list(group);
}

void GroupStateSync::connectionLost(bool keep)
{
    ++m_round;
    m_states.connectionLost();
    if (!keep)
        m_states.clear();
}

void GroupStateSync::restore()
{
    const QPointer<GroupStateSync> alive(this);
    const QStringList own = m_states.groupsWithOwn();
    const QStringList subscribed = m_states.subscriptions();
    for (const QString &group : own) {
        set(restoring(group, [this, group] { m_states.left(group); }), group, m_states.own(group), {});
        if (!alive)
            return;
    }
    for (const QString &group : subscribed) {
        subscribe(restoring(group, [this, group] { m_states.unsubscribed(group); }), group, {});
        if (!alive)
            return;
    }
}

//! \param giveUp when the service refused: it will not change its mind on the next connection.
AckReply *GroupStateSync::restoring(const QString &group, const std::function<void()> &giveUp)
{
    auto *reply = new AckReply(this);
    reply->then(this, [this, group, giveUp, round = m_round](const Result<Ack> &result) {
        if (result || round != m_round)
            return;
        if (result.error().kind == ErrorKind::Rejected)
            giveUp();
        Q_EMIT restoreFailed(group, result.error());
    });
    return reply;
}

} // namespace WebPubSub
