#pragma once

#include "client/clienttypes.h"

#include <chrono>
#include <functional>
#include <utility>
#include <vector>

namespace WebPubSub {

/*!
    The life of a client as a state machine (client-protocol.md sections 4.5 and 5.4). Pure: what happened
   goes in together with the time it happened, what is to be done comes out. It has one clock request at a
   time: Wait replaces the one before, and its end comes back as timeUp().

    Better than the official client where section 10.x finds it at fault: attempts are never closer together
   than the recovery delay, an open socket alone is not a recovery, and stop() ends every loop.
*/
class Reconnector {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using Milliseconds = std::chrono::milliseconds;

    enum class State { Stopped, Connecting, Connected, Recovering, Reconnecting, Stopping };

    struct Action {
        enum Kind {
            AskUrl, //!< answered by urlReady() or ended()
            OpenNew, //!< answered by opened() or ended()
            OpenRecovery, //!< likewise
            Probe, //!< the recovery socket is open: make the peer say something
            Close, //!< politely; answered by ended()
            Abort, //!< forget the URL request or the transport under way; no answer wanted
            Wait,
            CancelWait,
            TellState,
            TellRetry,
            TellRecovering,
            TellRecovered,
            TellDisconnected,
            TellError,
            TellStopped,
        };
        Kind kind = CancelWait;
        State state = State::Stopped; //!< of TellState
        int attempt = 0; //!< of TellRetry, from 1
        Milliseconds delay = {}; //!< of Wait and TellRetry
        Error error = {}; //!< of TellRetry, TellDisconnected and TellError
    };
    using Actions = std::vector<Action>;

    //! How an attempt or a connection ended.
    struct Ending {
        int closeCode = 0; //!< 0: it could not be opened
        Error error = {};
    };

    //! \param random 0 to 1, for the jitter.
    Reconnector(const ClientOptions &options, std::function<double()> random);

    State state() const { return m_state; }

    Actions start(); //!< nothing unless stopped
    Actions stop();
    Actions urlReady();
    Actions opened(TimePoint now);
    //! The first `connected` frame of a connection. \p recoverable: reliable protocol, with a reconnection
    //! token.
    Actions connectedFrame(TimePoint now, bool recoverable);
    //! The service answered a recovery with a session of another connection id.
    Actions sessionReplaced(const Error &error);
    Actions frameSeen(TimePoint now); //!< proof that a recovery worked
    Actions ended(TimePoint now, const Ending &ending);
    Actions timeUp(TimePoint now);
    Actions retryNow(TimePoint now); //!< ends a wait between attempts

private:
    enum class Phase { Idle, Waiting, AskingUrl, Opening, AwaitingConnected, Probing };

    void add(Action action) { m_actions.push_back(std::move(action)); }
    void add(Action::Kind kind, const Error &error = {}) { add(Action{.kind = kind, .error = error}); }
    void wait(Milliseconds delay) { add(Action{.kind = Action::Wait, .delay = delay}); }
    void enter(State state);
    Actions take() { return std::exchange(m_actions, {}); }

    void askUrl();
    void finishStop();
    void giveUp(const Error &error);
    void end(TimePoint now, const Ending &ending);
    bool isPointless(const Ending &ending);
    void lose(TimePoint now, const Ending &ending);
    void loseForGood(const Error &error, bool retryIsPointless = false);
    void beginRecovery(TimePoint now, const Ending &ending);
    void nextRecovery(TimePoint now, const Error &why, Milliseconds extraDelay);
    void openRecovery(TimePoint now);
    void recovered(TimePoint now);
    void nextConnect(const Error &why);
    void endWait(TimePoint now);

    ClientOptions m_options;
    std::function<double()> m_random;
    Actions m_actions;
    State m_state = State::Stopped;
    Phase m_phase = Phase::Idle;
    int m_recoveryAttempt = 0; //!< of this recovery
    int m_connectAttempt = 0; //!< since the last connection that held
    int m_protocolFaults = 0; //!< likewise
    bool m_recoverable = false;
    bool m_urlRenewed = false; //!< a new URL was already asked for because of a 401
    bool m_disconnectOwed = false;
    Error m_lastError;
    TimePoint m_connectedAt;
    TimePoint m_windowEnd;
    std::optional<TimePoint> m_lastRecovery;
};

} // namespace WebPubSub
