#pragma once

#include <QObject>

#include <array>

namespace App {

/*!
    SIGTERM and SIGINT as a Qt signal. A handler may hardly do anything, so it writes a byte into a socket
    pair that the event loop reads. One object at a time.
*/
class TerminationSignals : public QObject {
    Q_OBJECT
public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override; //!< restores the default handlers

Q_SIGNALS:
    void received();

private:
    std::array<int, 2> m_sockets{-1, -1};
};

} // namespace App
