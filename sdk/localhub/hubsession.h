#pragma once

#include "auth/role.h"
#include "localhub/ackcache.h"
#include "localhub/replaybuffer.h"
#include "protocol/codec.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace WebPubSub {

struct HubGroup;

//! The socket of a session as the router sees it. No method calls back before the event loop runs again.
class HubPeer {
public:
    virtual ~HubPeer() = default;
    //! \p frame was made by encodeFrame() (http/websocketframe.h); its bytes are shared with other receivers.
    virtual void send(const QByteArray &frame) = 0;
    //! A close frame behind what was sent before. The session is no longer this peer's.
    virtual void close(quint16 code, const QString &reason) = 0;
    //! Cuts the socket without a close frame. The session is no longer this peer's.
    virtual void abort() = 0;
};

//! What a simple client's frames become (client-protocol.md section 2.3): without a group an event.
struct SimpleMode {
    QString group = {};
    bool noEcho = false;
};

/*!
    One connection in the protocol's sense: it has the connection id, the user, the groups and, on a reliable
    subprotocol, outlives its socket. Plain data of the hub's thread; HubState owns it.
*/
struct HubSession {
    QString hub = {}; //!< lower case: hub names compare without case
    QString connectionId = {};
    QString userId = {}; //!< empty: anonymous
    QString ip = {};
    QStringList roles = {}; //!< as the token said them, for display
    Permissions permissions = {};
    Codec *codec = nullptr; //!< shared by all sessions of its subprotocol; null for a simple client
    SimpleMode simpleMode = {}; //!< simple clients only
    HubPeer *peer = nullptr; //!< null while the client is away
    std::vector<HubGroup *> groups = {};
    AckCache acks = {};
    ReplayBuffer replay = ReplayBuffer({}); //!< reliable subprotocols only
    qint64 awayUntilMs = 0; //!< end of the recovery window, while there is no peer
    quint64 socketOrdinal = 1; //!< counts the sockets it has had
    quint64 unackedOrdinal = 0; //!< upstream frames without ackId so far (core/correlation.h)
    quint64 messageOrdinal = 0; //!< `message` frames so far, where they have no sequence id

    bool isReliable() const { return codec && codec->isReliable(); }
    QString protocol() const { return codec ? QString(codec->name()) : QString(); }
};

} // namespace WebPubSub
