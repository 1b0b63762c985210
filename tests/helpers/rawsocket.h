#pragma once

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>
#include <optional>

//! A frame as a client may send it, or must not. \p first is fin, reserved bits and opcode.
QByteArray clientFrame(quint8 first, const QByteArray &payload = {}, bool masked = true);

//! The whole handshake request for \p port; \p headers are more header lines, each with CR LF.
QByteArray handshakeRequest(quint16 port, const QByteArray &headers = {});

//! A client on loopback that speaks in bytes, right or wrong. In the thread of the server it tests.
class RawSocket : public QObject {
    Q_OBJECT
public:
    explicit RawSocket(quint16 port);

    struct Response {
        int status = 0;
        QByteArray head; //!< status line and headers
        QByteArray body;
    };
    struct Frame {
        quint8 first = 0; //!< fin and opcode
        QByteArray payload;
        int closeCode() const; //!< of a close frame; -1 when it has none
    };

    void send(const QByteArray &bytes);
    //! What came and was not taken yet.
    const QByteArray &received();
    //! The next whole answer; nothing when the connection ended or five seconds passed. \p bodiless for HEAD.
    std::optional<Response> nextResponse(bool bodiless = false);
    //! The next whole frame, likewise.
    std::optional<Frame> nextFrame();
    //! The server ended the connection and all it sent was read.
    bool isEnded();
    QTcpSocket &socket() { return m_socket; }

private:
    template <typename Take>
    auto waitFor(Take take) -> decltype(take());
    std::optional<Response> takeResponse(bool bodiless);
    std::optional<Frame> takeFrame();

    QTcpSocket m_socket;
    QByteArray m_received;
};

//! Both ends of one connection on loopback: the server's is a bare QTcpSocket for the unit under test.
class SocketPair {
public:
    SocketPair();

    QTcpSocket *takeServerEnd() { return m_serverEnd.release(); }
    RawSocket &client() { return *m_client; }

private:
    QTcpServer m_listener;
    std::unique_ptr<RawSocket> m_client;
    std::unique_ptr<QTcpSocket> m_serverEnd;
};
