#pragma once

#include "client/connectionsession.h"
#include "client/groupstatesync.h"
#include "client/invoker.h"
#include "client/outboundstreams.h"
#include "client/reconnector.h"
#include "client/rejoin.h"
#include "client/streamreaders.h"
#include "client/upstream.h"
#include "client/urlsource.h"
#include "client/webpubsubclient.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

/*!
    What moves behind WebPubSubClient: carries out what the Reconnector decides, and tells what came of it.

    It works through one queue, so that news keeps its order even when a handler calls back in. After each
   signal the client may be gone, hence the QPointer guards.
*/
class WebPubSubClient::Private : public QObject {
public:
    Private(WebPubSubClient *client, std::unique_ptr<WebPubSub::UrlSource> urls);
    ~Private() override;

    void start();
    void stop();
    void reconnectNow();
    void dropTransport();
    AckReply *submit(const WebPubSub::ClientFrame &frame, const WebPubSub::SendOptions &sendOptions);

    WebPubSub::ClientOptions options; //!< for the next start()
    TransportFactory transportFactory;
    State state = State::Stopped; //!< as last told
    std::unique_ptr<WebPubSub::ConnectionSession> session;
    std::unique_ptr<WebPubSub::Upstream> upstream;
    std::unique_ptr<WebPubSub::Invoker> invoker;
    std::unique_ptr<WebPubSub::GroupStateSync> groupStates;
    std::unique_ptr<WebPubSub::OutboundStreams> streams;
    std::unique_ptr<WebPubSub::StreamReaders> streamReaders;

private:
    using Action = WebPubSub::Reconnector::Action;
    using MachineState = WebPubSub::Reconnector::State;

    WebPubSub::FrameTracer::Outlet traceOutlet();
    void listen();
    void feed(const WebPubSub::Reconnector::Actions &actions);
    void drain();
    void perform(const Action &action);
    void tell(const Action &action);
    void tellState(MachineState machineState);
    void tellRetry(const Action &action);
    void tellRecovering();
    void tellRecovered();
    void tellLoss(const Action &action);
    void tellError(const WebPubSub::Error &error);
    void tellStopped();
    void tellConnected();
    void announceWritable();
    void tellUnreadable(const WebPubSub::Error &error, const QByteArray &bytes);

    WebPubSubClient *q;
    std::unique_ptr<WebPubSub::UrlSource> m_urls;
    std::unique_ptr<WebPubSub::Rejoin> m_rejoin;
    WebPubSub::ClientOptions m_options; //!< of this run
    WebPubSub::Reconnector m_reconnector;
    std::deque<Action> m_queue;
    QTimer m_wait;
    QUrl m_url; //!< of the attempt
    WebPubSub::Error m_lastLoss;
    std::optional<QString> m_lostConnection; //!< its discontinuity has been told, its disconnected() not yet
    bool m_drainPosted = false;
    bool m_writablePosted = false;
    bool m_connectedOwed = false; //!< connected() has not been told of this connection id
    bool m_startAgain = false; //!< start() was called while stopping
};
