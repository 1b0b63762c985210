#pragma once

#include "helpers/faultedstream.h"

#include <QObject>
#include <QTcpSocket>

/*!
    One connection through a FaultProxy: two sockets and a FaultedStream each way. The Host header of the
    request is made the target's, as the hub lets in its own name only. Deletes itself when both ends are
   gone.
*/
class FaultLink : public QObject {
    Q_OBJECT
public:
    //! Takes \p client over.
    FaultLink(QTcpSocket *client, quint16 targetPort, QObject *parent);
    ~FaultLink() override;

    void add(const Fault &fault); //!< counted from the start of the connection
    void addFromHere(Fault fault); //!< counted from the bytes that have passed by now
    bool isLive() const; //!< both ends are there, and nothing has cut or swallowed it

Q_SIGNALS:
    void struck(const Fault &fault);

private:
    struct Direction {
        QTcpSocket *from = nullptr;
        QTcpSocket *to = nullptr;
        FaultedStream stream = {};
        bool isPaused = false;
    };

    Direction &direction(Fault::Way way) { return way == Fault::Up ? m_up : m_down; }
    void read(Direction &direction);
    void pump(Direction &direction);
    void strike(Direction &direction, const Fault &fault);
    void ended(Direction &direction);
    void passEndOn(Direction &direction);
    QByteArray withTargetsHost(const QByteArray &bytes);

    QTcpSocket *m_client;
    quint16 m_targetPort;
    QTcpSocket m_server;
    Direction m_up;
    Direction m_down;
    QByteArray m_head; //!< of the request, until it is whole
    bool m_headPassed = false;
    bool m_isCut = false;
};
