#pragma once

#include "core/result.h"

#include <QTcpServer>

#include <functional>

namespace WebPubSub {

//! Accepts connections on one address, hands each over at once, and goes on trying when the system refuses
//! more.
class Listener : public QTcpServer {
    Q_OBJECT
public:
    //! Receives a new socket without parent.
    using Accepted = std::function<void(QTcpSocket *socket)>;

    explicit Listener(Accepted accepted);

    //! Errors: PORT_TAKEN, ADDRESS.
    Result<Done> listenOn(const QHostAddress &address, quint16 port);

Q_SIGNALS:
    //! The system accepts no more; told once until it does again.
    void refused(const WebPubSub::Error &error);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void goOn();

    Accepted m_accepted;
    bool m_refuses = false;
    bool m_acceptedSinceError = false;
};

} // namespace WebPubSub
