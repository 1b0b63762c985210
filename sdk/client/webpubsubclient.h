#pragma once

#include "client/clienttypes.h"
#include "client/groupstreamsubscription.h"
#include "client/groupstreamwriter.h"
#include "core/trace.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace WebPubSub {
class Transport;
}

/*!
    A client connection to a hub of Azure Web PubSub (or the local hub): the Qt dress of `WebPubSubClient` of
    @azure/web-pubsub-client.

    Owner: its parent. Thread: wherever it lives; all calls and signals belong to that thread. Signals are
   news, replies are answers. Signal order in a life (each once unless said): stateChanged(Connecting) ->
   stateChanged(Connected) -> connected -> … (Recovering -> recovering -> Connected
    -> recovered)* -> disconnected -> (Reconnecting -> Connected -> connected -> … while autoReconnect)
    -> stateChanged(Stopped) -> errorOccurred (when a failure and not stop() ended it) -> stopped.
    Messages may come before connected(), which waits for the groups to be joined again, at most for the ack
   timeout.
*/
class WebPubSubClient : public QObject {
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
public:
    enum class State { Stopped, Connecting, Connected, Recovering, Reconnecting };
    Q_ENUM(State)
    //! Asked again for each new connection (not for a recovery), as a token may have expired.
    using UrlProvider = std::function<WebPubSubReplyOf<QUrl> *()>;
    using AckReply = WebPubSub::AckReply;
    using InvokeReply = WebPubSub::InvokeReply;
    using TransportFactory = std::function<std::unique_ptr<WebPubSub::Transport>()>;

    explicit WebPubSubClient(const QUrl &clientAccessUrl, QObject *parent = nullptr);
    explicit WebPubSubClient(UrlProvider provider, QObject *parent = nullptr);
    ~WebPubSubClient() override; //!< safe in every state and from inside a signal; emits nothing

    void setOptions(const WebPubSub::ClientOptions &options); //!< takes effect at the next start()
    const WebPubSub::ClientOptions &options() const;
    //! Replaces QWebSocket, for tests and other transports. Before start().
    void setTransportFactory(TransportFactory factory);
    //! Name under which traced() speaks of this connection; free text such as "Alice".
    void setTraceLane(const QString &lane);

    State state() const;
    QString connectionId() const; //!< empty until the service has told it
    QString userId() const;
    QUrl url() const; //!< of the connection, redacted
    QStringList joinedGroups() const; //!< joined through joinGroup(); what a reconnect joins again

    AckReply *joinGroup(const QString &group, const WebPubSub::SendOptions &options = {});
    AckReply *leaveGroup(const QString &group, const WebPubSub::SendOptions &options = {});
    AckReply *sendToGroup(
        const QString &group, const WebPubSub::Payload &payload, const WebPubSub::SendOptions &options = {});
    AckReply *sendEvent(
        const QString &event, const WebPubSub::Payload &payload, const WebPubSub::SendOptions &options = {});

    /*!
        Calls the app server's handler of \a event and waits for its answer (client-protocol.md section 3.4).

        abort() on the reply, and InvokeOptions::timeout, tell the service that the answer is not wanted any
       more; the event may have been handled all the same. Every pending call fails when the connection ends,
       also when it is recovered. Nothing is tried again.

        Errors: kind Rejected with the service's own name (InvocationFailed when it gives none);
       InvocationTimeout; InvocationUnreadable (an answer that is none); INVOCATION_ID_IN_USE, EVENT_NAME,
       FRAME_JSON, FRAME_SIZE, METADATA, NotConnected and WouldBlock, for which nothing was sent; Cancelled.
    */
    InvokeReply *invokeEvent(const QString &event, const WebPubSub::Payload &payload,
        const WebPubSub::InvokeOptions &options = {});
    InvokeReply *invokeEvent(const QString &event, const WebPubSub::InvokeOptions &options = {});

    // ---- group state: what each connection says of itself in a group (client-protocol.md section 3.7) ----
    /*!
        Sets our state in \a group, of which we must be a member; replaces the one before. It ends when we
       leave the group or the connection is lost for good; on a new connection it is set again
       (ClientOptions::autoRejoinGroups), as subscriptions are. rejoinGroupFailed() tells when that fails.
    */
    AckReply *setGroupState(
        const QString &group, const WebPubSub::GroupState &state, const WebPubSub::SendOptions &options = {});
    AckReply *clearGroupState(const QString &group, const WebPubSub::SendOptions &options = {});
    //! Our state as the service last acknowledged it, none when cleared; no request. Error GROUP_NOT_JOINED.
    WebPubSub::Result<std::optional<WebPubSub::GroupState>> getGroupState(const QString &group) const;
    //! From the answer on listGroupStates() works, and groupStatesChanged() tells when to look again.
    AckReply *subscribeGroupStates(const QString &group, const WebPubSub::SendOptions &options = {});
    AckReply *unsubscribeGroupStates(const QString &group, const WebPubSub::SendOptions &options = {});
    //! The states of all connections of \a group, as last heard, ordered by connection id; no request. Empty
    //! until the service's first news. Error GROUP_NOT_SUBSCRIBED.
    WebPubSub::Result<QList<WebPubSub::GroupStateItem>> listGroupStates(const QString &group) const;

    // ---- streams (client-protocol.md section 3.6) ----
    //! Opens a stream of fragments to \p group; it lives as long as the connection id. Needs the permission to
    //! send. Errors: the service's (Forbidden…), Timeout, NotConnected, the loss of the connection,
    //! STREAM_ID_IN_USE, IDLE_TIMEOUT, GROUP_NAME.
    WebPubSub::OpenStreamReply *openGroupStream(const QString &group, const WebPubSub::StreamOptions &options = {});
    //! Reads the streams that others publish to groups this client is in. Owner of the subscription: the client.
    WebPubSub::GroupStreamSubscription *onGroupStream(const WebPubSub::StreamReaderOptions &options = {});

public Q_SLOTS:
    //! Nothing while running. While a stop() is under way: starts again when it is done.
    void start();
    //! Ends every loop, and the connection within ClientOptions::closeTimeout. Nothing when stopped.
    void stop();
    //! Tries again now instead of at the end of the delay (Recovering and Reconnecting).
    void reconnectNow();
    //! Cuts the transport as a broken network would; recovery follows. For demonstrations and tests.
    void dropTransport();

Q_SIGNALS:
    void stateChanged(WebPubSubClient::State state);
    void connected(const QString &connectionId, const QString &userId);
    //! The connection id is lost for good; \a error tells why (kind Cancelled after stop()). Told also when
    //! the connection ended before connected() could be told.
    void disconnected(const QString &connectionId, const WebPubSub::Error &error);
    void stopped(); //!< final: no reconnect follows
    //! A new attempt starts after \a delay; \a attempt counts from 1; \a why is the failure before it.
    void retryScheduled(int attempt, std::chrono::milliseconds delay, const WebPubSub::Error &why);
    void recovering(const QString &connectionId);
    void recovered(const QString &connectionId);
    //! Messages \a first to \a last never came: told, never silent. \a last is 0 when nobody can know it, as
    //! a connection was lost for good; reliable subprotocols only.
    void discontinuity(quint64 first, quint64 last, const QString &reason);
    //! start() could not connect or reconnecting was given up (state is Stopped again), or a frame could not
    //! be understood (nothing else changes).
    void errorOccurred(const WebPubSub::Error &error);
    void groupMessageReceived(const WebPubSub::GroupMessage &message);
    void serverMessageReceived(const WebPubSub::ServerMessage &message);
    //! On a new connection \a group could not be joined again, or its state not be set or subscribed to.
    //! After a send that failed with WouldBlock: sends are taken again. Once for all that failed since the last
    //! time, also when another connection took the place of the slow one; not after stop().
    void writable();
    void rejoinGroupFailed(const QString &group, const WebPubSub::Error &error);
    void groupStatesChanged(const QString &group); //!< listGroupStates() has news
    void traced(const WebPubSub::TraceEntry &entry);

private:
    class Private;
    std::unique_ptr<Private> d;
};
