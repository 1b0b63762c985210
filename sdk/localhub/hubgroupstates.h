#pragma once

#include "localhub/fanout.h"
#include "localhub/hubclock.h"

namespace WebPubSub {

/*!
    The hub's answer to the frames of group state: permissions, changes, and the news that go out to
    subscribers. What the real service does with them is stated nowhere (client-protocol.md section 3.7), so
    all choices are made here.
*/
class HubGroupStates {
public:
    using Failure = std::optional<AckError>;

    HubGroupStates(HubState &state, Fanout &fanout, const HubClock &clock);

    Failure handle(HubSession &from, const SetGroupStateFrame &frame);
    Failure handle(HubSession &from, const SubscribeGroupStateFrame &frame);
    Failure handle(HubSession &from, const UnsubscribeGroupStateFrame &frame);

    //! Sends what has changed. Receivers that could hold no more are left for Fanout::takeOverflowed().
    void tell(const HubCause &cause);

private:
    HubState &m_state;
    Fanout &m_fanout;
    HubClock m_clock;
};

} // namespace WebPubSub
