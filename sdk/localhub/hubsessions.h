#pragma once

#include "localhub/hubstate.h"
#include "localhub/hubtrace.h"
#include "localhub/reconnectiontokens.h"

#include <chrono>

namespace WebPubSub {

//! Who wants to know of connections that come, change and go.
struct HubSessionEvents {
    std::function<void(const HubSession &)> opened = [](const HubSession &) {};
    //! Joined or left a group, went away, came back.
    std::function<void(const HubSession &)> changed = [](const HubSession &) {};
    std::function<void(const HubSession &, int closeCode, const QString &reason)> closed =
        [](const HubSession &, int, const QString &) {};
};

/*!
    The life of connections: from `connected` over lost sockets and recoveries to the end
    (client-protocol.md sections 4.5 and 4.6). A session reference is dead after end(), closeByApplication()
    and expire(), and after detach() unless its peer() may come back.
*/
class HubSessions {
public:
    struct Options {
        std::chrono::milliseconds recoveryWindow = std::chrono::seconds(30);
        ReplayBuffer::Limits replay = {};
    };

    HubSessions(HubState &state, HubTrace &trace, const HubClock &clock, const Options &options,
        const HubSessionEvents &events);

    //! Gives the session a connection id and \p peer, joins \p groups and greets the client with `connected`.
    HubSession &open(std::unique_ptr<HubSession> session, const QStringList &groups, HubPeer *peer);

    struct RecoveryRequest {
        QString hub = {};
        QString connectionId = {};
        QString token = {};
    };
    //! Null when nothing can be recovered for \p request; the handshake answers with its protocol otherwise.
    HubSession *recoverable(const RecoveryRequest &request) const;
    /*!
        Gives the session its new socket; a live old one is aborted. `connected` goes first, then the replay.
        On an error the new socket is to be closed with 1008.
    */
    Result<HubSession *> recover(const RecoveryRequest &request, HubPeer *peer);

    //! The socket ended with \p code (1005: empty close frame, 1006: none at all); the peer is not used any
    //! more.
    void detach(HubSession &session, quint16 code, const QString &reason);
    //! Closes the socket because of a fault of the client; whether it may come back depends on the code.
    void drop(HubSession &session, quint16 code, const QString &reason);
    //! Cuts the socket without a close frame, as a broken network would.
    void cut(HubSession &session, const QString &reason);
    //! Over for good.
    void end(HubSession &session, quint16 code, const QString &reason);
    //! REST: `disconnected` with \p reason, then an empty close 1000; no recovery.
    void closeByApplication(HubSession &session, const QString &reason);

    //! Ends sessions whose recovery window is over.
    void expire();
    std::optional<qint64> nextExpiryMs() const; //!< HubClock::steadyMs, nothing when no session is away

    void notifyChanged(const HubSession &session) const { m_events.changed(session); }

private:
    void sendConnected(HubSession &session);
    void finish(HubSession &session, quint16 code, const QString &reason, bool expected);

    HubState &m_state;
    HubTrace &m_trace;
    HubClock m_clock;
    ReconnectionTokens m_tokens;
    Options m_options;
    HubSessionEvents m_events;
};

//! Whether a reliable client may come back after its socket ended with this code (client-protocol.md
//! section 4.6).
bool isRecoverable(quint16 closeCode);

} // namespace WebPubSub
