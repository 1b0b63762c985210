#pragma once

#include "client/clienttypes.h"
#include "client/frametracer.h"
#include "client/keepalive.h"
#include "client/sendgate.h"
#include "client/transport.h"
#include "protocol/sequencetracker.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace WebPubSub {

/*!
    A connection id and the sockets it lives on, one after another: frames in and out, sequence ids and their
   acks, keep-alive. It knows the protocol, and nothing of when to connect (Reconnector) or what was asked
   (Upstream).

    Owner: the client. Every signal may be answered by destroying this object.
*/
class ConnectionSession : public QObject {
    Q_OBJECT
public:
    using TransportFactory = std::function<std::unique_ptr<Transport>()>;

    ConnectionSession(TransportFactory factory, FrameTracer::Outlet outlet, QObject *parent);
    ~ConnectionSession() override;

    //! Before each start: forgets everything. PROTOCOL, kind Invalid, when the options make no codec.
    Result<Done> configure(const ClientOptions &options);

    void openNew(const QUrl &url); //!< a new connection id
    void openRecovery(); //!< another socket for this connection id
    void close(); //!< politely; ended() follows unless the peer is silent
    void abort(); //!< no signal follows
    void forget(); //!< the connection id is lost for good

    //! Whether send() would take \p frame, at the cost of encoding it.
    Result<Done> check(const ClientFrame &frame) const;
    //! Hands a frame to the socket. \returns its correlation, FRAME_SIZE, or SIMPLE_CLIENT.
    Result<QString> send(const ClientFrame &frame);
    qint64 unsentBytes() const;
    //! Whether so little is unsent that more may be sent. If not, owesWritable() will be true at a
    //! bytesWritten(), or once there is another connection, until takeWritable() is called.
    bool mayWrite() { return m_gate.admits(unsentBytes()); }
    bool owesWritable() const { return m_gate.hasNews(unsentBytes()); }
    bool takeWritable(); //!< whether it was owed
    bool hasTransport() const { return m_transport != nullptr; }

    QUrl url() const { return m_url; }
    QString connectionId() const { return m_connectionId; }
    QString userId() const { return m_userId; }
    bool isReliable() const;
    //! False: no `connected`, no acks, no groups (client/barecodec.h).
    bool hasEnvelope() const { return m_codec && m_codec->hasEnvelope(); }
    bool isRecoverable() const { return isReliable() && !m_reconnectionToken.isEmpty(); }
    quint64 largestSequenceId() const { return m_sequence.largest(); }
    FrameTracer &tracer() { return m_tracer; }

Q_SIGNALS:
    void opened();
    //! The socket is gone. \a closeCode is 0 when it could not be opened.
    void ended(int closeCode, const WebPubSub::Error &error);
    void proven(); //!< first frame on this socket that shows the service to serve it
    void replaced(); //!< the service gave another connection id on recovery; the old one is still told here
    void bytesWritten(); //!< unsentBytes() has become less
    void connectedFrame(); //!< ids are up to date
    void acked(const WebPubSub::AckFrame &ack);
    void groupMessageReceived(const WebPubSub::GroupMessage &message);
    void fragmentReceived(
        const WebPubSub::GroupMessage &message); //!< a message of a stream, after the signal above
    void serverMessageReceived(const WebPubSub::ServerMessage &message);
    //! Any other answer of the service: to invocations, streams and group states.
    void answered(const WebPubSub::ServerFrame &frame, const QByteArray &bytes);
    void discontinuity(quint64 first, quint64 last, const QString &reason);
    void unreadable(const WebPubSub::Error &error, const QByteArray &bytes);

private:
    void open(const QUrl &url);
    void endWith(int closeCode, const Error &error);
    void onOpened();
    void onPong();
    void onReceived(const QByteArray &bytes, bool isBinary);
    void onFrame(ServerFrame &&frame, const QByteArray &bytes, qint64 timeUs);
    void onUnreadable(const QByteArray &bytes, qint64 timeUs, const Error &error);
    void onConnected(const ConnectedFrame &frame, const QByteArray &bytes, qint64 timeUs);
    void onOther(ServerFrame &&frame, const QByteArray &bytes, qint64 timeUs);
    bool noteSequence(quint64 sequenceId);
    void deliver(ServerFrame &&frame, const QByteArray &bytes, qint64 timeUs);
    void deliverMessage(GroupMessageFrame &&frame, qint64 timeUs);
    void sendSequenceAck();
    void checkKeepAlive();

    ClientOptions m_options;
    TransportFactory m_factory;
    FrameTracer m_tracer;
    KeepAlive m_keepAlive;
    SendGate m_gate;
    SequenceTracker m_sequence;
    std::unique_ptr<ClientCodec> m_codec;
    std::unique_ptr<Transport> m_transport;
    QTimer m_sequenceAckTimer;
    QTimer m_keepAliveTimer;
    QUrl m_url;
    QString m_connectionId;
    QString m_userId;
    QString m_reconnectionToken;
    QString m_disconnectedMessage;
    bool m_isProven = false;
    bool m_isClosing = false; //!< the close frame was the last that we send
};

} // namespace WebPubSub
