#pragma once

#include "protocol/codec.h"

#include <QJsonObject>
#include <QWebSocket>

/*!
    A client of Qt's own, independent of ours: JSON text frames in and out, nothing understood. Owner: the
    test.
*/
class WireClient : public QObject {
    Q_OBJECT
public:
    explicit WireClient(const QUrl &url,
        const QString &subprotocol = QString(WebPubSub::Subprotocol::reliableJson),
        const QByteArray &authorization = {});

    //! Waits for `connected`; false when it did not come.
    bool waitForConnected() { return waitForFrames(1); }
    bool waitForFrames(qsizetype count);
    //! Waits for the end; \returns the close code, 0 when it did not come.
    int waitForClose();
    void send(const QByteArray &json) { m_socket.sendTextMessage(QString::fromUtf8(json)); }
    //! Publishes text to a group.
    void publish(const QString &group, const QString &text);
    //! The "data" of the messages that came, in order.
    QStringList messages() const;
    QString connectionId() const;
    //! \a url with the recovery parameters of this connection.
    QUrl recoveryUrl(const QUrl &url) const;
    QWebSocket &socket() { return m_socket; }

    QList<QJsonObject> frames;
    bool failed = false; //!< the handshake, or the socket

Q_SIGNALS:
    void changed(); //!< a frame came, or the connection failed
    void ended();

private:
    QWebSocket m_socket;
};
