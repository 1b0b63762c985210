#include "localhub/hubgroupstates.h"

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

// Our choices. No source states a limit; these only keep a broken client from filling the hub's memory.
constexpr qsizetype maxStateBytes = 64 * 1024; // keys and values of one state, as UTF-8
constexpr size_t maxSubscriptionsPerConnection = 10'000;

qsizetype sizeOf(const GroupState &state)
{
    qsizetype bytes = 0;
    for (auto it = state.begin(); it != state.end(); ++it)
        bytes += it.key().toUtf8().size() + it.value().toUtf8().size();
    return bytes;
}

} // namespace

HubGroupStates::HubGroupStates(HubState &state, Fanout &fanout, const HubClock &clock)
    : m_state(state)
    , m_fanout(fanout)
    , m_clock(clock)
{
}

//! Our choice: a member may speak of itself, with or without the role to join; nobody else may.
HubGroupStates::Failure HubGroupStates::handle(HubSession &from, const SetGroupStateFrame &frame)
{
    if (!isMember(from, frame.group))
        return AckError{u"Forbidden"_s,
            u"not a member of group %1, which it takes to have a state in it; join it first"_s.arg(
                frame.group)};
    if (!frame.state) {
        m_state.groupStates().clear(from, frame.group);
        return {};
    }
    if (const qsizetype bytes = sizeOf(*frame.state); bytes > maxStateBytes)
        return AckError{u"BadRequest"_s,
            u"the state has %1 bytes; this hub keeps at most %2"_s.arg(bytes).arg(maxStateBytes)};
    m_state.groupStates().set(from, frame.group, *frame.state);
    return {};
}

//! Our choice: who might join may look, also without being a member.
HubGroupStates::Failure HubGroupStates::handle(HubSession &from, const SubscribeGroupStateFrame &frame)
{
    if (!from.permissions.allows(Permission::JoinLeaveGroup, frame.group))
        return AckError{u"Forbidden"_s,
            u"not allowed to subscribe to the states of group %1; the token needs the role %2"_s.arg(
                frame.group, roleFor(Permission::JoinLeaveGroup, frame.group))};
    if (m_state.groupStates().subscriptionsOf(from) >= maxSubscriptionsPerConnection)
        return AckError{u"BadRequest"_s,
            u"a connection may subscribe to %1 groups; unsubscribe from some"_s.arg(
                maxSubscriptionsPerConnection)};
    m_state.groupStates().subscribe(from, frame.group);
    return {};
}

HubGroupStates::Failure HubGroupStates::handle(HubSession &from, const UnsubscribeGroupStateFrame &frame)
{
    m_state.groupStates().unsubscribe(from, frame.group);
    return {};
}

void HubGroupStates::tell(const HubCause &cause)
{
    const auto allNews = m_state.groupStates().takeNews(m_clock.utcNow().toMSecsSinceEpoch());
    for (const GroupStateNews &news : allNews)
        m_fanout.deliver(news.to, news.frame, cause);
}

} // namespace WebPubSub
