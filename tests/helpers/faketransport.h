#pragma once

#include "client/transport.h"

#include <QByteArrayList>
#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

/*!
    A Transport whose other end is the test: nothing happens until the test says so, and what the client sent
   is looked at frame by frame. Owned by the client, so the test holds it through FakeNetwork.
*/
class FakeTransport : public WebPubSub::Transport {
    Q_OBJECT
public:
    // What the client calls.
    void open(const QUrl &url, const QString &subprotocol, const WebPubSub::TransportLimits &limits) override;
    void sendText(const QByteArray &utf8) override { send(utf8, false); }
    void sendBinary(const QByteArray &bytes) override { send(bytes, true); }
    void ping() override { ++pings; }
    void close(int code) override;
    void abort() override { m_isAborted = true; }
    qint64 bytesToWrite() const override { return unsentBytes; }

    // What the test does as the network and the service.
    void accept() { Q_EMIT opened(m_subprotocol); }
    void refuse(const WebPubSub::Error &error) { Q_EMIT failed(error); }
    void reply(const QByteArray &frame, bool isBinary = false) { Q_EMIT received(frame, isBinary); }
    //! The network took bytes; \a left are still unsent.
    void takeBytes(qint64 left)
    {
        unsentBytes = left;
        Q_EMIT bytesWritten();
    }
    void answerPing() { Q_EMIT pong(); }
    void drop() { Q_EMIT closed(1006, QStringLiteral("cut by the test")); }
    void closeFromPeer(int code, const QString &reason = {}) { Q_EMIT closed(code, reason); }

    //! Whether the next frame the client sent is this JSON text, whatever the order of its members; takes it.
    bool expect(const QByteArray &frame);
    QByteArray takeSent() { return m_sent.isEmpty() ? QByteArray() : m_sent.takeFirst(); }
    qsizetype sentCount() const { return m_sent.size(); }

    QUrl url() const { return m_url; }
    QString subprotocol() const { return m_subprotocol; }
    WebPubSub::TransportLimits limits() const { return m_limits; }
    int closeCode() const { return m_closeCode; } //!< 0 until close() is called

    bool lastWasBinary = false; //!< of the frames sent
    int pings = 0; //!< WebSocket pings, not frames
    bool answersClose = true; //!< a peer that does not leaves close() without closed()
    qint64 unsentBytes = 0;

private:
    void send(const QByteArray &bytes, bool isBinary)
    {
        m_sent += bytes;
        lastWasBinary = isBinary;
    }

    QByteArrayList m_sent;
    QUrl m_url;
    QString m_subprotocol;
    WebPubSub::TransportLimits m_limits;
    int m_closeCode = 0;
    bool m_isAborted = false;
};

//! Hands out FakeTransports and remembers them. Outlives the client.
class FakeNetwork {
public:
    std::function<std::unique_ptr<WebPubSub::Transport>()> factory();

    qsizetype opened() const { return qsizetype(m_transports.size()); } //!< how many were asked for
    FakeTransport *at(qsizetype index) const { return m_transports.at(size_t(index)); } //!< null once deleted
    FakeTransport *last() const { return m_transports.empty() ? nullptr : m_transports.back().data(); }

private:
    std::vector<QPointer<FakeTransport>> m_transports;
};
