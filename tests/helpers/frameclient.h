#pragma once

#include "protocol/codec.h"

#include <QWebSocket>

#include <memory>

/*!
    A client on Qt's own socket that speaks in frames, of any subprotocol or none: nothing is acknowledged,
    retried or recovered by itself. Owner: the test.
*/
class FrameClient : public QObject {
    Q_OBJECT
public:
    //! \param subprotocol empty for a simple client, whose messages come as \c payloads only.
    FrameClient(const QUrl &url, const QString &subprotocol);

    void send(const WebPubSub::ClientFrame &frame);
    void publish(const QString &group, const WebPubSub::Payload &payload);
    QWebSocket &socket() { return m_socket; }

    //! Waits for so many frames, or payloads of a simple client.
    bool waitFor(qsizetype count);
    bool waitForOpen();
    //! Waits for the end; \returns the close code, 0 when it did not come.
    int waitForClose();

    WebPubSub::ConnectedFrame connectedFrame() const; //!< the first of them
    QList<quint64> sequenceIds() const; //!< of the messages that came, in order
    //! \a url with the recovery parameters of this connection.
    QUrl recoveryUrl(const QUrl &url) const;

    QList<WebPubSub::ServerFrame> frames;
    QList<WebPubSub::Payload> payloads; //!< of messages
    QStringList unreadable; //!< errors of frames that the codec refused, or of the wrong kind

Q_SIGNALS:
    void changed();

private:
    void receive(const QByteArray &bytes, bool isBinary);

    QWebSocket m_socket;
    std::unique_ptr<WebPubSub::Codec> m_codec;
};
